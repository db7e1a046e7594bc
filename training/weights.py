"""Rounds a trained net to integers, and writes and reads the weights file; src/attribution/tagger/weights.rs describes the
format."""
import struct

import numpy as np
import torch

import schema

MAGIC, VERSION = b"WTAG", 2
#: Number of labels, and of scores per token.
LABELS, OUTPUTS = 7, 14
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
    """The parts of a net as integers with their scales: {table: (numbers, scale of each column)}, {(layer, "gates") or "out":
    (numbers, scale and bias of each row)}, and floats."""
    s = {k: v.detach().numpy().astype(np.float32) for k, v in state.items()}
    parts = {}

    def whole(x, most, axis):
        scale = fit(x, most, axis)
        return np.clip(np.round(x / scale), -most, most), scale

    def matrix(part, key, most):
        n, scale = whole(s[f"{key}.weight"], most, 1)
        parts[part] = n, scale[:, 0], bf16(s[f"{key}.bias"])

    for t in TABLES:
        n, scale = whole(s[f"{t}.weight"].T if t == "bits" else s[f"{t}.weight"], levels[t], 0)
        parts[t] = n, scale[0]
    for n in range(layers(s)):
        for key in ("near", "carry"):
            parts[n, key] = bf16(s[f"layers.{n}.{key}"])
        matrix((n, "gates"), f"layers.{n}.gates", levels["gates"])
    matrix("out", "out", levels["output"])
    parts["steps"] = bf16(s["steps"] + s["barred"])
    return parts


def state(parts, barred):
    """The state dictionary of a net with these parts."""
    out = {"barred": barred, "steps": np.where(barred < 0, 0, parts["steps"].reshape(barred.shape))}
    for t in TABLES:
        n, scale = parts[t]
        out[f"{t}.weight"] = (n * scale).T if t == "bits" else n * scale
    names = {"out": "out", **{key: f"layers.{key[0]}.{key[1]}" for key in parts if isinstance(key, tuple)}}
    for key, name in names.items():
        if isinstance(parts[key], tuple):
            n, scale, bias = parts[key]
            out |= {f"{name}.weight": n * scale[:, None], f"{name}.bias": bias}
        else:
            out[name] = parts[key]
    return {k: torch.from_numpy(np.ascontiguousarray(x, np.float32)) for k, x in out.items()}


def checksum(body):
    """FNV-1a."""
    check = 0x811C9DC5
    for b in body:
        check = ((check ^ b) * 0x01000193) & 0xFFFFFFFF
    return check


def pack(parts, short, window, calibration=(0.0,) * CALIBRATION):
    """The weights file. `short`: the first bits of the hashes of the words in rows 2 and up of the word table, in order."""
    gaps = np.diff(short, prepend=0)
    assert 0 <= gaps.min() and gaps.max() < 65536
    bytes_of = lambda n: np.ascontiguousarray(n).astype(np.int8).tobytes()
    floats = lambda x: (np.asarray(x, np.float32).view(np.uint32) >> 16).astype("<u2").tobytes()
    count = 1 + max(key[0] for key in parts if isinstance(key, tuple))
    units = parts[0, "carry"].shape[1]
    widths = [parts[t][0].shape[1] for t in TABLES]
    body = struct.pack("<I", schema.HASH)
    body += struct.pack(f"<{len(widths) + 4}H", len(short), *widths, units, count, window)
    body += (gaps & 255).astype(np.uint8).tobytes() + (gaps >> 8).astype(np.uint8).tobytes()
    for t in TABLES:
        n, scale = parts[t]
        body += floats(scale) + bytes_of(n)
    for n in range(count):
        numbers, scale, bias = parts[n, "gates"]
        body += floats(parts[n, "near"]) + floats(parts[n, "carry"]) + floats(scale) + floats(bias) + bytes_of(numbers)
    numbers, scale, bias = parts["out"]
    body += floats(scale) + floats(bias) + bytes_of(numbers) + floats(parts["steps"]) + floats(bf16(calibration))
    return MAGIC + struct.pack("<HI", VERSION, checksum(body)) + body


def unpack(file):
    """(parts, short, window, calibration) of a weights file."""
    at = 10

    def numbers(count, kind):
        nonlocal at
        out = np.frombuffer(file, kind, count, at)
        at += out.nbytes
        return out

    floats = lambda *shape: (numbers(int(np.prod(shape)), "<u2").astype(np.uint32) << 16).view(np.float32).reshape(shape)
    whole = lambda *shape: numbers(int(np.prod(shape)), np.int8).astype(np.float32).reshape(shape)
    assert numbers(1, "<u4")[0] == schema.HASH, "weights of another layout"
    words, *widths, units, count, window = numbers(len(TABLES) + 4, "<u2").tolist()
    low, high = numbers(words, np.uint8), numbers(words, np.uint8)
    short = np.cumsum(low.astype(np.int64) | high.astype(np.int64) << 8)
    rows = (words + 2, schema.SUFFIXES, schema.SHAPES, schema.QUOTES, len(schema.BITS))
    parts = {}
    for t, rows, width in zip(TABLES, rows, widths):
        scale = floats(width)
        parts[t] = whole(rows, width), scale
    width = sum(widths)

    def matrix(rows):
        scale, bias = floats(rows), floats(rows)
        return whole(rows, width), scale, bias

    for n in range(count):
        parts[n, "near"], parts[n, "carry"] = floats(3, width), floats(2, units)
        parts[n, "gates"] = matrix(4 * units)
        width = 2 * units
    parts["out"] = matrix(OUTPUTS)
    parts["steps"] = floats(LABELS + 1, LABELS)
    calibration = floats(CALIBRATION)
    assert at == len(file), "the length is wrong"
    return parts, short, window, calibration
