"""A corpus of articles as arrays: the engine's features for every token, and the annotators' labels.

A corpus is a folder with `text/<article>.txt` and, if it is annotated, `attributions/<article>_<annotator>.ann` (brat
standoff, offsets in code points). Labels are flat, as in the engine: of overlapping attributions only the outermost counts.
"""
import collections
import os
import re
import subprocess

import numpy as np

import schema

#: Labels of a token: none, then begin and inside of source, cue, content.
LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
ROLES = ("source", "cue", "content")
#: Columns of a row of the engine's output; see src/training.rs.
START, END, BLOCK, WORD, SUFFIX, SHAPE, QUOTE, BITS, RULE = 0, 1, 2, 3, 4, 5, 6, slice(7, 11), 11
COLUMNS = 12

Article = collections.namedtuple("Article", "id text rows labels sides classes weight")


def rows(binary, files):
    """The rows of each file, as the engine computes them."""
    out, at = [], 0
    for i in range(0, len(files), 200):
        run = subprocess.run([binary, *files[i:i + 200]], stdout=subprocess.PIPE, check=True)
        numbers, at = np.frombuffer(run.stdout, "<u4"), 0
        while at < len(numbers):
            n = int(numbers[at])
            out.append(numbers[at + 1:at + 1 + n * COLUMNS].reshape(n, COLUMNS).astype(np.int64))
            at += 1 + n * COLUMNS
    return out


T_RE = re.compile(r"(T\d+)\t(\S+) ([\d ;]+)(?:\t|$)")
E_RE = re.compile(r"(E\d+)\t(.+)")


def attributions(path):
    """The attributions of a brat file: for each role a list of (start, end)."""
    spans, out = {}, []
    with open(path, encoding="utf-8", newline="\n") as f:
        lines = f.read().split("\n")
    for line in lines:
        if m := T_RE.match(line):
            spans[m.group(1)] = [tuple(map(int, p.split())) for p in m.group(3).split(";")]
    for line in lines:
        if m := E_RE.match(line):
            a = {r: [] for r in ROLES}
            for part in m.group(2).split()[1:]:
                role, _, ref = part.partition(":")
                role = re.sub(r"\d+$", "", role).lower()
                if role in a:
                    a[role] += spans.get(ref, [])
            if a["content"]:
                out.append(a)
    return out


def flat(rows, found):
    """Label and side of each token. Side: 0 none, 1 its cue is to the left, 2 to the right."""
    labels, sides = np.zeros(len(rows), np.int64), np.zeros(len(rows), np.int64)
    starts, ends = rows[:, START], rows[:, END]
    size = lambda a: sum(e - s for s, e in a["content"])
    for a in sorted(found, key=size):
        cue = min((s for s, _ in a["cue"]), default=None)
        for role, name in enumerate(ROLES):
            for s, e in a[name]:
                i, j = np.searchsorted(ends, s, "right"), np.searchsorted(starts, e, "left")
                if i >= j:
                    continue
                labels[i:j] = 2 + 2 * role
                labels[i] = 1 + 2 * role
                sides[i:j] = 0 if cue is None or role == 1 else 1 if cue < s else 2
    # Content that an outer attribution has split, or that continues in the next block, begins anew.
    cut = np.diff(rows[:, BLOCK], prepend=-1) != 0
    for i in range(len(labels)):
        if labels[i] and labels[i] % 2 == 0 and (cut[i] or labels[i - 1] not in (labels[i] - 1, labels[i])):
            labels[i] -= 1
    return labels, sides


def bits(rows):
    """The bits of rows as numbers, 0 or 1."""
    words = rows[:, BITS]
    return ((words[:, :, None] >> np.arange(32)) & 1).reshape(len(rows), -1)[:, :len(schema.BITS)].astype(np.uint8)


def classes(rows, labels):
    """For each token of a cue, the class of its last verb in the lexicon; -1 for other tokens."""
    out = np.full(len(rows), -1)
    known = bits(rows)[:, schema.CLASS_BITS:schema.CLASS_BITS + 4]
    end = len(rows)
    for i in range(len(rows) - 1, -1, -1):
        if labels[i] not in (3, 4):
            end = i
        elif known[i].any():
            start = i
            while labels[start] == 4 and start > 0:
                start -= 1
            if (out[start:end] == -1).all():
                out[start:end] = known[i].argmax()
    return out


def read(binary, folder):
    """The articles of a corpus, in order of their names. An article with several annotators is returned once for each, with its
    share as weight, in alphabetical order of the annotators."""
    texts = sorted(f for f in os.listdir(f"{folder}/text") if f.endswith(".txt"))
    files = [f"{folder}/text/{f}" for f in texts]
    gold = collections.defaultdict(list)
    if os.path.isdir(f"{folder}/attributions"):
        for name in sorted(os.listdir(f"{folder}/attributions")):
            if name.endswith(".ann"):
                gold[name[:-4].rpartition("_")[0]].append(f"{folder}/attributions/{name}")
    out = []
    for file, r in zip(files, rows(binary, files)):
        stem = os.path.basename(file)[:-4]
        with open(file, encoding="utf-8", newline="") as f:
            text = f.read()
        for path in gold[stem] or [None]:
            labels, sides = flat(r, attributions(path)) if path else (None, None)
            cues = classes(r, labels) if path else None
            out.append(Article(stem, text, r, labels, sides, cues, 1 / max(1, len(gold[stem]))))
    return out


def windows(lengths, limit, offset=0):
    """Ranges of consecutive blocks with at most `limit` tokens together (a longer block is cut): the engine's sequences.
    `lengths`: tokens of each block. `offset` shortens the first one, so that each round of training has other cuts."""
    out, start, end, room = [], 0, 0, limit - offset
    for n in lengths:
        if end > start and end + n - start > room:
            out.append((start, end))
            start, room = end, limit
        end += n
        while end - start > limit:
            out.append((start, start + limit))
            start, room = start + limit, limit
    if end > start:
        out.append((start, end))
    return out


def blocks(rows):
    """The number of tokens of each block."""
    _, counts = np.unique(rows[:, BLOCK], return_counts=True)
    return counts.tolist()
