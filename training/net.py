"""The small net as it is trained; `src/attribution/tagger/net.rs` is the same as it is run.

Tables looked up by the engine's features, a bidirectional GRU (Cho et al. 2014), a linear layer, and a CRF over the labels
(Lafferty et al. 2001; on a recurrent net: Huang et al. 2015). Two more outputs tell on which side a label's cue stands, and
the class of a cue, which the lexicon teaches.
"""
import numpy as np
import torch
from torch import nn

import corpus

LABELS, SIDES, CLASSES = len(corpus.LABELS), 3, 4
BIT_COUNT, SHAPES, QUOTES, SUFFIXES = 104, 16, 64, 1024


def allowed():
    """Which label may follow which: an inside only what it goes on from. Row: before; the last row: the start."""
    ok = torch.ones(LABELS + 1, LABELS, dtype=torch.bool)
    for inside in (2, 4, 6):
        ok[:, inside] = False
        ok[inside, inside] = ok[inside - 1, inside] = True
    return ok


class Net(nn.Module):
    def __init__(self, words, hidden=64, word=24, suffix=8, shape=4, quote=8, bits=12, vectors=None, big=False, layers=1,
                 rule=0, dropout=0.3):
        super().__init__()
        self.word = nn.Embedding(words, word)
        self.suffix = nn.Embedding(SUFFIXES, suffix)
        self.shape = nn.Embedding(SHAPES, shape)
        self.quote = nn.Embedding(QUOTES, quote)
        self.rule = nn.Embedding(96, rule) if rule else None
        self.bits = nn.Linear(BIT_COUNT, bits, bias=False)
        for table in (self.word, self.suffix, self.shape, self.quote):
            nn.init.normal_(table.weight, std=0.3)
        nn.init.normal_(self.bits.weight, std=0.2)
        if vectors is not None and not big:
            with torch.no_grad():
                self.word.weight.copy_(vectors)
        # Fixed vectors beside the learned ones: for a larger net only.
        self.fixed = nn.Embedding.from_pretrained(vectors, freeze=True) if big else None
        size = word + suffix + shape + quote + bits + rule + (vectors.shape[1] if big else 0)
        self.rnn = nn.GRU(size, hidden, batch_first=True, bidirectional=True, num_layers=layers,
                          dropout=dropout if layers > 1 else 0)
        self.out = nn.Linear(2 * hidden, LABELS + SIDES + CLASSES)
        self.steps = nn.Parameter(torch.zeros(LABELS + 1, LABELS))
        self.register_buffer("barred", torch.where(allowed(), 0.0, -1e4))
        self.drop = nn.Dropout(dropout)
        self.dropout = dropout

    def inputs(self, words, f, bits):
        x = [self.word(words), self.suffix(f[..., 0]), self.shape(f[..., 1]), self.quote(f[..., 2]), self.bits(bits)]
        if self.rule is not None:
            x.append(self.rule(f[..., 3]))
        if self.fixed is not None:
            x.append(self.fixed(words))
        return torch.cat(x, 2)

    def forward(self, words, f, bits):
        x = self.inputs(words, f, bits)
        if self.training:
            # One mask for a whole sequence (Gal and Ghahramani 2016).
            x = x * torch.bernoulli(torch.full((x.shape[0], 1, x.shape[2]), 1 - self.dropout * 0.5)) / (1 - self.dropout * 0.5)
        h, _ = self.rnn(x)
        if self.training:
            h = h * torch.bernoulli(torch.full((h.shape[0], 1, h.shape[2]), 1 - self.dropout)) / (1 - self.dropout)
        out = self.out(h)
        return out.split([LABELS, SIDES, CLASSES], 2)

    def transitions(self):
        return self.steps + self.barred

    def crf_loss(self, emissions, labels, lengths):
        """Negative log-likelihood of each sequence. Sequences are padded at the end."""
        t = self.transitions()
        inner, start = t[:LABELS], t[LABELS]
        batch, longest, _ = emissions.shape
        score = start[labels[:, 0]] + emissions[:, 0].gather(1, labels[:, :1]).squeeze(1)
        # The sum over all paths is a product of small matrices: taken in pairs, not one after the other.
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
    inner, start = transitions[:LABELS], transitions[LABELS]
    score, back = start + emissions[0], []
    for e in emissions[1:]:
        all_ = score[:, None] + inner
        back.append(all_.argmax(0))
        score = all_.max(0) + e
    best = [int(score.argmax())]
    for b in reversed(back):
        best.append(int(b[best[-1]]))
    return np.array(best[::-1])


def marginals(emissions, transitions):
    """The chance of each label of one sequence."""
    inner, start = transitions[:LABELS], transitions[LABELS]
    lse = lambda x, a: np.log(np.exp(x - x.max(a, keepdims=True)).sum(a)) + x.max(a)
    n = len(emissions)
    alpha, beta = np.zeros((n, LABELS)), np.zeros((n, LABELS))
    alpha[0] = start + emissions[0]
    for i in range(1, n):
        alpha[i] = lse(alpha[i - 1][:, None] + inner, 0) + emissions[i]
    for i in range(n - 2, -1, -1):
        beta[i] = lse(inner + (emissions[i + 1] + beta[i + 1])[None], 1)
    m = alpha + beta
    m = np.exp(m - m.max(1, keepdims=True))
    return m / m.sum(1, keepdims=True)
