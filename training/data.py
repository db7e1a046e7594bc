"""Articles as batches of tensors for the net."""
import numpy as np
import torch

import corpus
import net
import schema

#: Tokens of a window; windows of a batch.
WINDOW, BATCH = 256, 16
#: Share of words, and of names, that are made unknown in training.
HIDDEN, HIDDEN_NAMES = 0.08, 0.2


class Data:
    """Articles as input of the net."""

    def __init__(self, articles, known, said=None):
        self.articles, self.said = articles, said
        self.parts = [
            dict(word=known.of(a.rows[:, corpus.WORD]),
                 features=a.rows[:, [corpus.SUFFIX, corpus.SHAPE, corpus.QUOTE]],
                 bits=corpus.bits(a.rows), blocks=corpus.blocks(a.rows),
                 **({} if a.labels is None else dict(labels=a.labels, sides=a.sides, classes=a.classes)))
            for a in articles]

    def batches(self, offset=0, rng=None):
        out = [(n, i, j) for n, p in enumerate(self.parts) for i, j in corpus.windows(p["blocks"], WINDOW, offset)]
        out.sort(key=lambda w: w[2] - w[1])
        out = [out[i:i + BATCH] for i in range(0, len(out), BATCH)]
        if rng is not None:
            rng.shuffle(out)
        return out

    def tensors(self, batch, rng=None):
        most, n = max(j - i for _, i, j in batch), len(batch)
        word, features = np.zeros((n, most), np.int64), np.zeros((n, most, 3), np.int64)
        bits = np.zeros((n, most, len(schema.BITS)), np.float32)
        labels, sides = np.zeros((n, most), np.int64), np.zeros((n, most), np.int64)
        classes, weight = np.full((n, most), -1), np.zeros((n, most), np.float32)
        said, there = np.zeros((n, most, net.LABELS + net.SIDES), np.float32), np.zeros((n, most), bool)
        lengths = np.array([j - i for _, i, j in batch])
        for b, (k, i, j) in enumerate(batch):
            p, length = self.parts[k], j - i
            for to, key in ((word, "word"), (features, "features"), (bits, "bits"), (labels, "labels"),
                            (sides, "sides"), (classes, "classes")):
                if key in p:
                    to[b, :length] = p[key][i:j]
            there[b, :length] = True
            weight[b, :length] = self.articles[k].weight if "labels" in p else 0.0
            # A block that was cut continues as if it began here.
            labels[b, 0] -= labels[b, 0] in (2, 4, 6)
            if self.said is not None:
                said[b, :length] = self.said[k][i:j]
        if rng is not None:
            # Make some words unknown, half of them with all their lexicon features, and some names, with their endings.
            hidden = (rng.random(word.shape) < HIDDEN) & (word > 1)
            word[hidden] = 1
            bits[hidden & (rng.random(word.shape) < 0.5), :schema.PLACE_BITS] = 0
            names = (features[..., 1] == 4) & (rng.random(word.shape) < HIDDEN_NAMES)
            word[names] = 1
            features[names, 0] = 0
        t = torch.from_numpy
        return [t(x) for x in (word, features, bits, lengths)], [t(x) for x in (labels, sides, classes, weight, lengths, said, there)]
