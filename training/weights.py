"""Rounds a trained net to integers and writes the weights file; src/attribution/tagger/weights.rs describes the format."""
import struct

import numpy as np
import torch

MAGIC, VERSION = b"WTAG", 2
#: Number of weights of the calibration, which calibrate.py fits.
CALIBRATION = 6
#: Bits of a word's hash that are compared.
HASH_BITS = 20
#: Largest integer of each part: tables of words and endings need 4 bits, the others 5 to 8.
LEVELS = {"word": 7, "suffix": 7, "shape": 31, "quote": 31, "bits": 31, "gates": 15, "output": 127}
#: In the order of a token's numbers.
TABLES = ("word", "suffix", "shape", "quote", "bits")


def bf16(x):
    """Rounds floats to those that fit in the upper half of 32 bits."""
    bits = np.asarray(x, np.float32).view(np.uint32).astype(np.uint64)
    return (((bits + 0x8000) >> 16) << 16).astype(np.uint32).view(np.float32)


def fit(x, levels, axis):
    """The scale along `axis` for which integers up to `levels` are closest to `x`."""
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


def layers(state):
    return 1 + max(int(k.split(".")[1]) for k in state if k.startswith("layers."))


def quantise(state, levels=LEVELS):
    """The parts of a net as integers with their scales, and the state dictionary of the rounded net.
    Parts: {table: (numbers, scale of each column)}, {(layer, "gates") or "out": (numbers, scale, bias of each row)}, and
    floats."""
    s = {k: v.detach().numpy().astype(np.float32) for k, v in state.items()}
    parts, out = {}, dict(state)
    put = lambda key, x: out.__setitem__(key, torch.from_numpy(np.ascontiguousarray(x, np.float32)))

    def whole(x, most, axis):
        scale = fit(x, most, axis)
        n = np.clip(np.round(x / scale), -most, most)
        return n, scale, n * scale

    def floats(part, key):
        parts[part] = bf16(s[key])
        put(key, parts[part])

    def matrix(part, key, most):
        n, scale, x = whole(s[f"{key}.weight"], most, 1)
        parts[part] = n, scale[:, 0], bf16(s[f"{key}.bias"])
        put(f"{key}.weight", x)
        put(f"{key}.bias", parts[part][2])

    for t in TABLES:
        n, scale, x = whole(s[f"{t}.weight"].T if t == "bits" else s[f"{t}.weight"], levels[t], 0)
        parts[t] = n, scale[0]
        put(f"{t}.weight", x.T if t == "bits" else x)
    for n in range(layers(s)):
        floats((n, "near"), f"layers.{n}.near")
        floats((n, "carry"), f"layers.{n}.carry")
        matrix((n, "gates"), f"layers.{n}.gates", levels["gates"])
    matrix("out", "out", levels["output"])
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


def write(state, hashes, schema, window, calibration=(0.0,) * CALIBRATION):
    """The weights file. `hashes`: those of the words in rows 2 and up of the word table; `schema`: the hash of the layout."""
    parts, _ = quantise(state)
    short = np.array([h >> (32 - HASH_BITS) for h in hashes], np.int64)
    order = np.argsort(short, kind="stable")
    short = short[order]
    gaps = np.diff(short, prepend=0)
    assert gaps.max() < 65536
    bytes_of = lambda n: n.astype(np.int8).tobytes()
    floats = lambda x: (np.asarray(x, np.float32).view(np.uint32) >> 16).astype("<u2").tobytes()
    units = state["layers.0.carry"].shape[1]
    widths = [parts[t][0].shape[1] for t in TABLES]
    body = struct.pack("<I", schema)
    body += struct.pack(f"<{len(widths) + 4}H", len(hashes), *widths, units, layers(state), window)
    body += (gaps & 255).astype(np.uint8).tobytes() + (gaps >> 8).astype(np.uint8).tobytes()
    for t in TABLES:
        n, scale = parts[t]
        body += floats(scale) + bytes_of(np.concatenate([n[:2], n[2:][order]]) if t == "word" else n)
    for n in range(layers(state)):
        numbers, scale, bias = parts[n, "gates"]
        body += floats(parts[n, "near"]) + floats(parts[n, "carry"]) + floats(scale) + floats(bias) + bytes_of(numbers)
    numbers, scale, bias = parts["out"]
    body += floats(scale) + floats(bias) + bytes_of(numbers) + floats(parts["steps"]) + floats(bf16(calibration))
    return MAGIC + struct.pack("<HI", VERSION, checksum(body)) + body
