"""The small net for training; `src/attribution/tagger/net.rs` is the same net for use.

Tables indexed by the engine's features; thin layers, each reading the tokens in both directions; a linear layer; and a CRF
over the labels (Lafferty et al. 2001; on a recurrent net: Huang et al. 2015). Two more outputs give the side on which a
label's cue is, and the class of a cue, which is learned from the lexicon.

A layer mixes a token with its neighbours (a depthwise convolution), multiplies by one matrix, and runs a recurrence for each
unit separately. So the products of all tokens are computed at once, and only a little token by token (Bradbury et al. 2017,
Lei et al. 2018; the gate that sees the unit's own state: Li et al. 2018).
"""
import numpy as np
import torch
from torch import nn

import corpus
import schema
from recurrence import Recurrence

LABELS, SIDES, CLASSES = len(corpus.LABELS), 3, 4
#: Units of a direction, layers, the numbers of a token from each table, and dropout.
SIZES = dict(units=40, layers=4, word=16, suffix=8, shape=4, quote=8, bits=12, dropout=0.1)
#: The rules' labels of a token are numbers below this; only the teacher reads them.
RULES = 96


def allowed():
    """Which label may follow which: inside only after begin or inside of the same role. Rows: the label before; last, the start."""
    ok = torch.ones(LABELS + 1, LABELS, dtype=torch.bool)
    for inside in (2, 4, 6):
        ok[:, inside] = False
        ok[inside, inside] = ok[inside - 1, inside] = True
    return ok


class Layer(nn.Module):
    """From `width` numbers per token to twice `units`."""

    def __init__(self, width, units):
        super().__init__()
        self.units = units
        self.near = nn.Parameter(torch.randn(3, width) * 0.1)
        self.gates = nn.Linear(width, 4 * units)
        self.carry = nn.Parameter(torch.zeros(2, units))
        with torch.no_grad():
            self.near[1] += 1
            # Units with long and with short memory.
            self.gates.bias.view(2, 2, units)[:, 0] = torch.linspace(-1, 3, units)

    def forward(self, x, lengths, there):
        x = x * there
        before, after = nn.functional.pad(x, (0, 0, 1, 0))[:, :-1], nn.functional.pad(x, (0, 0, 0, 1))[:, 1:]
        mixed = before * self.near[0] + x * self.near[1] + after * self.near[2]
        gates = self.gates(mixed).view(*x.shape[:2], 2, 2, self.units)
        out = Recurrence.apply(gates, self.carry, lengths)
        return out + x if out.shape == x.shape else out


class Net(nn.Module):
    def __init__(self, words, units=40, layers=4, word=16, suffix=8, shape=4, quote=8, bits=12, vectors=None, dropout=0.1):
        super().__init__()
        self.word = nn.Embedding(words, word)
        self.suffix = nn.Embedding(schema.SUFFIXES, suffix)
        self.shape = nn.Embedding(schema.SHAPES, shape)
        self.quote = nn.Embedding(schema.QUOTES, quote)
        self.bits = nn.Linear(len(schema.BITS), bits, bias=False)
        for table in (self.word, self.suffix, self.shape, self.quote):
            nn.init.normal_(table.weight, std=0.3)
        nn.init.normal_(self.bits.weight, std=0.2)
        if vectors is not None:
            with torch.no_grad():
                self.word.weight.copy_(vectors)
        size = word + suffix + shape + quote + bits
        self.layers = nn.ModuleList(Layer(2 * units if n else size, units) for n in range(layers))
        self.out = nn.Linear(2 * units, LABELS + SIDES + CLASSES)
        self.steps = nn.Parameter(torch.zeros(LABELS + 1, LABELS))
        self.register_buffer("barred", torch.where(allowed(), 0.0, -1e4))
        self.dropout = dropout

    def dropped(self, x, share):
        """One mask for a whole sequence (Gal and Ghahramani 2016)."""
        if not self.training:
            return x
        return x * torch.bernoulli(torch.full((x.shape[0], 1, x.shape[2]), 1 - share)) / (1 - share)

    def forward(self, words, f, bits, lengths):
        x = [self.word(words), self.suffix(f[..., 0]), self.shape(f[..., 1]), self.quote(f[..., 2])]
        x = self.dropped(torch.cat([*x, self.bits(bits)], 2), self.dropout * 0.5)
        there = (torch.arange(x.shape[1])[None] < lengths[:, None])[..., None].float()
        for layer in self.layers:
            x = self.dropped(layer(x, lengths, there), self.dropout)
        return self.out(x).split([LABELS, SIDES, CLASSES], 2)

    def transitions(self):
        return self.steps + self.barred

    def crf_loss(self, emissions, labels, lengths):
        """Negative log-likelihood of each sequence. Sequences are padded at the end."""
        t = self.transitions()
        inner, start = t[:LABELS], t[LABELS]
        batch, longest, _ = emissions.shape
        score = start[labels[:, 0]] + emissions[:, 0].gather(1, labels[:, :1]).squeeze(1)
        # The sum over all paths is a product of small matrices: compute it in pairs rather than one after the other.
        steps = inner[None, None] + emissions[:, 1:, None, :]
        past = torch.arange(1, longest)[None] >= lengths[:, None]
        nothing = torch.full((LABELS, LABELS), -1e4).fill_diagonal_(0.0)
        steps = torch.where(past[:, :, None, None], nothing, steps)
        top = steps.flatten(2).amax(2).detach()
        product, scale = (steps - top[:, :, None, None]).exp(), top.sum(1)
        while product.shape[1] > 1:
            if product.shape[1] % 2:
                product = torch.cat([product, torch.eye(LABELS).expand(batch, 1, LABELS, LABELS)], 1)
            product = product[:, ::2] @ product[:, 1::2]
            top = product.flatten(2).amax(2).detach()
            product, scale = product / top[:, :, None, None], scale + top.log().sum(1)
        first = start + emissions[:, 0]
        top = first.amax(1).detach()
        total = (first - top[:, None]).exp()[:, None]
        if longest > 1:
            total = total @ product[:, 0]
        total = total.sum((1, 2)).log() + top + scale
        mask = torch.arange(longest)[None] < lengths[:, None]
        steps = inner[labels[:, :-1], labels[:, 1:]] + emissions[:, 1:].gather(2, labels[:, 1:, None]).squeeze(2)
        score = score + (steps * mask[:, 1:]).sum(1)
        return total - score


def viterbi(emissions, transitions):
    """The best labels of one sequence (tokens × labels), as numpy arrays."""
    inner, start = transitions[:-1], transitions[-1]
    score, back = start + emissions[0], []
    for e in emissions[1:]:
        all_ = score[:, None] + inner
        back.append(all_.argmax(0))
        score = all_.max(0) + e
    best = [int(score.argmax())]
    for b in reversed(back):
        best.append(int(b[best[-1]]))
    return np.array(best[::-1])
