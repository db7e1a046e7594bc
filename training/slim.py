"""Makes the weights smaller: leaves out words, and changes numbers to cheaper ones, where the error is worth less than the bits.

`slim.py WEIGHTS TEXTS... --features BINARY --out FILE` does so to a weights file, by texts without annotations (folders with
`text/`); `train.py` does it to a new net.

Rate and distortion are weighed as in video coding (Sullivan and Wiegand 1998). The rate of a number is its share of the order-0
entropy of its column or matrix, which is what brotli reaches within a hundredth. The distortion is how much the labels' chances
change, as the second-order term of the divergence: the Fisher information of each row (of a table or a matrix), from labels
drawn from the net's own chances, with the products of its columns, so that one number can make up for another (as in GPTQ,
Frantar et al. 2023). One number at a time is moved to its best value until nothing changes.
"""
import argparse
import os
import time

import numpy as np
import torch
from torch import nn

import corpus
import net
import score
import weights
import words
from data import Data

#: What a bit is worth, in nats over a million tokens: in the table of words, in two others, in a matrix.
WORD_BIT, TABLE_BIT, QUOTE_BIT, GATE_BIT = 0.015, 0.0085, 0.0025, 0.017
#: Bits of a word's hash, beside those of its row.
HASH = 9.4
#: How much coarser a row of a matrix may become.
COARSER = (1, 1.2, 1.4, 1.6, 1.8, 2, 2.25, 2.5, 2.8, 3.2, 3.6)
#: Shares of the outputs in the divergence, as in the loss of train.py: labels, sides, classes.
SHARES = (1, 0.3, 0.05)
ROUNDS, SWEEPS = 4, 4


class Curvature:
    """Sums of the products of slopes: of each row of a table, (rows, columns²), and of each row of a matrix, likewise. `uses`:
    how many tokens use each row of a table."""

    def __init__(self, model, data):
        self.of, self.uses, self.here = {}, {}, {}
        torch.manual_seed(1)
        model.train()
        model.dropout = 0.0
        parts = {(n, "gates"): layer.gates for n, layer in enumerate(model.layers)}
        parts |= {t: getattr(model, t) for t in ("word", "suffix", "quote")}
        hooks = [module.register_forward_hook(self.keep(part)) for part, module in parts.items()]
        for batch in data.batches():
            inputs, targets = data.tensors(batch)
            there = targets[-1].reshape(-1)
            total = 0.0
            for scores, share in zip(model(*inputs), SHARES):
                scores = scores.reshape(-1, scores.shape[-1])[there]
                drawn = torch.multinomial(scores.detach().softmax(1), 1).squeeze(1)
                total = total + share ** 0.5 * nn.functional.cross_entropy(scores, drawn, reduction="sum")
            model.zero_grad()
            total.backward()
            for part, (x, out) in self.here.items():
                self.add(part, x.reshape(len(there), -1)[there], out.grad.reshape(len(there), -1)[there], parts[part])
        for hook in hooks:
            hook.remove()

    def keep(self, part):
        def hook(_, inputs, out):
            out.retain_grad()
            self.here[part] = inputs[0].detach(), out
        return hook

    def add(self, part, x, slope, module):
        if isinstance(module, nn.Linear):
            products = (x[:, :, None] * x[:, None, :]).flatten(1)
            self.of[part] = self.of.get(part, 0) + ((slope * slope).T @ products).double()
            return
        rows, products = x[:, 0], (slope[:, :, None] * slope[:, None, :]).flatten(1)
        of = self.of.setdefault(part, torch.zeros(len(module.weight), products.shape[1]))
        of.index_add_(0, rows, products)
        self.uses.setdefault(part, torch.zeros(len(of))).index_add_(0, rows, torch.ones(len(rows)))

    def table(self, part):
        """Per row, as if one more token of the mean kind used it."""
        of, uses = self.of[part].double().numpy(), self.uses[part].double().numpy()
        first = words.FIRST if part == "word" else 0
        of = of + of[first:].sum(0) / uses[first:].sum()
        return of.reshape(len(of), *2 * [round(of.shape[1] ** 0.5)])

    def matrix(self, part):
        of = self.of[part].numpy()
        return of.reshape(len(of), *2 * [round(of.shape[1] ** 0.5)])


def bits(numbers, most):
    """The bits of each number from -most to most in each column, by how often it is there."""
    counts = np.stack([np.bincount(column.astype(int) + most, minlength=2 * most + 1) for column in numbers.T]) + 0.5
    return -np.log2(counts / counts.sum(1, keepdims=True))


def settle(exact, curve, rate, most):
    """Integers near `exact`, row by row, with the least sum of distortion and `rate` (for each column and integer), and the
    distortion of each row."""
    choices = np.arange(-most, most + 1, dtype=np.float32)
    numbers = np.clip(np.round(exact), -most, most).astype(np.float32)
    error = numbers - exact
    slope = np.einsum("rij,rj->ri", curve, error)
    for _ in range(SWEEPS):
        changed = False
        for c in range(exact.shape[1]):
            own, away = curve[:, c, c], choices[None] - exact[:, c:c + 1]
            others = slope[:, c] - own * error[:, c]
            cost = 0.5 * own[:, None] * away ** 2 + away * others[:, None] + rate[c % len(rate)]
            step = choices[cost.argmin(1)] - numbers[:, c]
            moved = step != 0
            changed |= moved.any()
            numbers[:, c] += step
            error[:, c] += step
            slope[moved] += curve[moved][:, :, c] * step[moved, None]
        if not changed:
            break
    return numbers, divergence(error, curve)


def divergence(error, curve):
    return 0.5 * (error * np.einsum("rij,rj->ri", curve, error)).sum(1)


def scaled(curve, scale):
    """The curvature in units of the integers. `scale`: of each column, or of each row."""
    return (curve * scale * np.swapaxes(scale, -1, -2)).astype(np.float32)


def table(part, curve, worth, most, optional=False):
    """A table with cheaper numbers, and which rows stay: with `optional` rows, one goes if the row of unknown words does it less
    harm than its bits are worth."""
    exact, scale = part[0].astype(np.float32), part[1]
    curve, stay = scaled(curve, scale[None, :, None]), np.ones(len(exact), bool)
    numbers = exact
    for _ in range(ROUNDS):
        rate = worth * bits(numbers[stay], most)
        numbers, lost = settle(exact, curve, rate, most)
        if optional:
            spent = sum(column[numbers[:, c].astype(int) + most] for c, column in enumerate(rate))
            stay = divergence(numbers[1] - exact, curve) >= lost + spent + worth * HASH
            stay[:words.FIRST] = True
    return (numbers[stay], scale), stay


def matrix(part, curve, worth, most):
    """A matrix whose rows have coarser scales and cheaper numbers."""
    exact, scale, bias = part
    best, numbers, finer = None, np.round(exact / 2), scale
    for _ in range(ROUNDS - 1):
        rate = worth * bits(numbers.reshape(-1, 1), most)
        least, best, finest = np.full(len(exact), np.inf), exact.copy(), scale.copy()
        for step in COARSER:
            coarse = weights.bf16(scale * step)
            tried, lost = settle((exact * (scale / coarse)[:, None]).astype(np.float32),
                                 scaled(curve, coarse[:, None, None]), rate, most)
            cost = lost + rate[0][tried.astype(int) + most].sum(1)
            better = cost < least
            least[better], best[better], finest[better] = cost[better], tried[better], coarse[better]
        numbers, finer = best, finest
    return numbers, finer, bias


def slim(model, parts, short, data, log=lambda line: print(line, flush=True)):
    """Smaller parts of a rounded net, and the hashes of the words that stay. `model`: the net with these parts."""
    begin, levels, out = time.time(), weights.LEVELS, dict(parts)
    curve = Curvature(model, data)
    millions = sum(len(p["word"]) for p in data.parts) / 1e6
    for t, worth in (("suffix", TABLE_BIT), ("quote", QUOTE_BIT)):
        out[t], _ = table(parts[t], curve.table(t), worth * millions, levels[t])
    out["word"], stay = table(parts["word"], curve.table("word"), WORD_BIT * millions, levels["word"], optional=True)
    for n in range(len(model.layers)):
        out[n, "gates"] = matrix(parts[n, "gates"], curve.matrix((n, "gates")), GATE_BIT * millions, levels["gates"])
    log(f"{stay.sum() - words.FIRST} of {len(short)} words stay; {time.time() - begin:.0f} s")
    return out, short[stay[words.FIRST:]]


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("weights")
    args.add_argument("texts", nargs="+", help="folders with text/")
    args.add_argument("--features", required=True, help="the engine's whosaid-features")
    args.add_argument("--out", required=True)
    args = args.parse_args()
    torch.set_flush_denormal(True)
    with open(args.weights, "rb") as f:
        parts, short, window, calibration = weights.unpack(f.read())
    articles = [a for folder in args.texts for a in score.first_views(corpus.read(args.features, folder))]
    data = Data([a._replace(labels=None) for a in articles], words.Known(short))
    model = net.Net(len(short) + words.FIRST, **net.SIZES)
    model.load_state_dict(weights.state(parts, model.barred.numpy()))
    parts, short = slim(model, parts, short, data)
    with open(args.out, "wb") as f:
        f.write(weights.pack(parts, short, window, calibration))
    print(f"{args.weights} {os.path.getsize(args.weights)} bytes, {args.out} {os.path.getsize(args.out)} bytes")


if __name__ == "__main__":
    main()
