"""From a trained net to the weights file, by way of whole numbers; the format is described in
src/attribution/tagger/weights.rs."""
import struct

import numpy as np
import torch

MAGIC, VERSION = b"WTAG", 1
#: Numbers of the calibration, which calibrate.py fits.
CALIBRATION = 6
#: Bits of a word's hash that are compared.
HASH_BITS = 20
#: What a hidden unit of 1 is as a whole number.
ONE = 4096.0
#: Largest whole number of each part: the recurrent weights stand 3 bits (F1 70.2 on the development articles for 70.0 with 5,
#: and 19 KB less), tables of words and endings 4, the rest 5 to 8.
LEVELS = {"word": 7, "suffix": 7, "shape": 31, "quote": 31, "bits": 31, "input": 15, "state": 3, "output": 127}
TABLES = ("word", "suffix", "shape", "quote", "bits")


def bf16(x):
    """Floats that fit in the upper half of 32 bits, rounded to the nearest."""
    bits = np.asarray(x, np.float32).view(np.uint32).astype(np.uint64)
    return (((bits + 0x8000) >> 16) << 16).astype(np.uint32).view(np.float32)


def fit(x, levels, axis):
    """The scale along `axis` with which whole numbers up to `levels` come closest to `x`."""
    top = np.abs(x).max(axis, keepdims=True) + 1e-8
    best, least = top / levels, None
    for share in np.linspace(0.35, 1.0, 14):
        scale = bf16(top * share / levels)
        error = ((np.clip(np.round(x / scale), -levels, levels) * scale - x) ** 2).sum(axis, keepdims=True)
        if least is None:
            best, least = scale, error
        else:
            best, least = np.where(error < least, scale, best), np.minimum(error, least)
    return best


def quantise(state):
    """The parts of a net as whole numbers with their scales: {part: (numbers, scale)}; and the state dictionary of the
    net that these whole numbers stand for."""
    s = {k: v.detach().numpy().astype(np.float32) for k, v in state.items()}
    parts, out = {}, dict(state)
    columns = []
    put = lambda key, x: out.__setitem__(key, torch.from_numpy(np.ascontiguousarray(x, np.float32)))
    for t in TABLES:
        x = s[f"{t}.weight"].T if t == "bits" else s[f"{t}.weight"]
        scale = fit(x, LEVELS[t], 0)
        n = np.clip(np.round(x / scale), -LEVELS[t], LEVELS[t])
        parts[t] = n
        columns.append(scale[0])
        put(f"{t}.weight", (n * scale).T if t == "bits" else n * scale)
    columns = np.concatenate(columns)
    for d, end in enumerate(("", "_reverse")):
        for part, key, by in (("input", f"rnn.weight_ih_l0{end}", columns), ("state", f"rnn.weight_hh_l0{end}", 1 / ONE)):
            x = s[key] * by
            scale = fit(x, LEVELS[part], 1)
            n = np.clip(np.round(x / scale), -LEVELS[part], LEVELS[part])
            bias = bf16(s[key.replace("weight", "bias")])
            parts[part, d] = n, scale[:, 0], bias
            put(key, n * scale / by)
            put(key.replace("weight", "bias"), bias)
        hidden = s["out.weight"].shape[1] // 2
        x = s["out.weight"][:, d * hidden:(d + 1) * hidden] / ONE
        scale = fit(x, LEVELS["output"], 1)
        n = np.clip(np.round(x / scale), -LEVELS["output"], LEVELS["output"])
        # The bias is the forward half's.
        parts["output", d] = n, scale[:, 0], bf16(s["out.bias"]) if d == 0 else np.zeros(len(n), np.float32)
        whole = out["out.weight"].numpy().copy()
        whole[:, d * hidden:(d + 1) * hidden] = n * scale * ONE
        put("out.weight", whole)
    put("out.bias", bf16(s["out.bias"]))
    steps = bf16(s["steps"] + s["barred"])
    parts["steps"] = steps
    put("steps", np.where(s["barred"] < 0, s["steps"], steps))
    return parts, out


def checksum(body):
    """FNV-1a."""
    check = 0x811C9DC5
    for b in body:
        check = ((check ^ b) * 0x01000193) & 0xFFFFFFFF
    return check


def write(state, hashes, window, calibration=(0.0,) * CALIBRATION):
    """The weights file. `hashes`: of the words of rows 2 and up of the word table."""
    parts, _ = quantise(state)
    short = np.array([h >> (32 - HASH_BITS) for h in hashes], np.int64)
    order = np.argsort(short, kind="stable")
    short = short[order]
    gaps = np.diff(short, prepend=0)
    assert gaps.max() < 65536
    bytes_of = lambda n: n.astype(np.int8).tobytes()
    floats = lambda x: (np.asarray(x, np.float32).view(np.uint32) >> 16).astype("<u2").tobytes()
    body = struct.pack("<8H", len(hashes), *(parts[t].shape[1] for t in TABLES), parts["state", 0][0].shape[1], window)
    body += (gaps & 255).astype(np.uint8).tobytes() + (gaps >> 8).astype(np.uint8).tobytes()
    word = parts["word"]
    body += bytes_of(np.concatenate([word[:2], word[2:][order]]))
    body += b"".join(bytes_of(parts[t]) for t in TABLES[1:])
    for d in (0, 1):
        for part in ("input", "state", "output"):
            n, scale, bias = parts[part, d]
            body += floats(scale) + floats(bias) + bytes_of(n)
    body += floats(parts["steps"]) + floats(bf16(calibration))
    return MAGIC + struct.pack("<HI", VERSION, checksum(body)) + body
