"""Rewrites the recurrent matrices of a weights file with fewer levels, without training again: coarsen.py FILE LEVELS.
Whole numbers of a row go from -LEVELS to LEVELS, on the scale that comes closest to what they were."""
import struct
import sys
from pathlib import Path

import numpy as np

from weights import MAGIC, VERSION, bf16, checksum, fit

#: Rows of the tables that are not words', and outputs of a token, as in src/attribution/tagger/.
OUTPUTS = 14


def floats(raw):
    return (np.frombuffer(raw, "<u2").astype(np.uint32) << 16).view(np.float32)


def main(path, levels):
    file = Path(path).read_bytes()
    assert file[:4] == MAGIC and struct.unpack("<H", file[4:6])[0] == VERSION
    body = bytearray(file[10:])
    words, *widths, hidden, _ = struct.unpack("<8H", body[:16])
    size = sum(widths)
    # Two directions stand before the steps and the calibration; each is three matrices of rows with scale and bias.
    layer = sum(rows * (4 + columns) for rows, columns in ((3 * hidden, size), (3 * hidden, hidden), (OUTPUTS, hidden)))
    tail = 2 * (7 * 7 + 7 + 6)
    at = len(body) - tail - 2 * layer
    for _ in range(2):
        rows = 3 * hidden
        begin = at + rows * (4 + size)
        scale = floats(bytes(body[begin:begin + 2 * rows]))[:, None]
        numbers = begin + 4 * rows
        n = np.frombuffer(bytes(body[numbers:numbers + rows * hidden]), np.int8).reshape(rows, hidden)
        x = n * scale
        new = fit(x, levels, 1)
        coarse = np.clip(np.round(x / new), -levels, levels).astype(np.int8)
        body[begin:begin + 2 * rows] = (bf16(new[:, 0]).view(np.uint32) >> 16).astype("<u2").tobytes()
        body[numbers:numbers + rows * hidden] = coarse.tobytes()
        at += layer
    Path(path).write_bytes(MAGIC + struct.pack("<HI", VERSION, checksum(body)) + body)


main(sys.argv[1], int(sys.argv[2]))
