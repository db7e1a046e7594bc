"""The teacher: a pretrained encoder with the engine's features beside it, tuned on the corpus.

Too large for a page. The small net learns from its chances of each label at each token, and from its best labels.
"""
import time

import numpy as np
import torch
from torch import nn

import corpus
import net
import schema
from encoder import BEGIN, END, PAD, WIDTH, Encoder, Pieces

#: Word pieces of a window, and windows of a step.
WINDOW, BATCH = 256, 8
#: Layers of the encoder that are frozen (they know words in general, and their output is computed only once), and layers in
#: all: the top two layers, for whole sentences, are not used.
FROZEN, LAYERS = 6, 10
#: Initial learning rates of the encoder and of the heads; both rise over the first steps and fall to a fiftieth.
RATES, RISE, LEAST = (6e-5, 1.5e-3), 30, 0.02


def pieces(pieces_of, article):
    """Word pieces of each token. All quotation marks are one mark, as in the engine's features."""
    out = []
    for r in article.rows:
        place = (r[corpus.QUOTE] - 1) % 3 if r[corpus.QUOTE] else 1
        word = article.text[r[corpus.START]:r[corpus.END]]
        out.append(pieces_of.of('"' if place != 1 and r[corpus.SHAPE] >= 14 else word))
    return out


class Teacher(nn.Module):
    def __init__(self, cache):
        super().__init__()
        self.encoder = Encoder(cache, FROZEN, LAYERS)
        self.shape = nn.Embedding(schema.SHAPES, 8)
        self.quote = nn.Embedding(schema.QUOTES, 16)
        self.rule = nn.Embedding(net.RULES, 16)
        self.bits = nn.Linear(len(schema.BITS), 24)
        self.drop = nn.Dropout(0.2)
        self.over = nn.GRU(WIDTH + 64, 128, batch_first=True, bidirectional=True)
        self.label = nn.Linear(256, net.LABELS)
        self.side = nn.Linear(256, net.SIDES)

    def forward(self, low, there, first, features, flags):
        hidden = self.encoder.upper(nn.functional.dropout(low.float(), 0.1, self.training), there)
        hidden = torch.gather(hidden, 1, first[:, :, None].expand(-1, -1, hidden.shape[2]))
        x = torch.cat([hidden, self.shape(features[..., 0]), self.quote(features[..., 1]), self.rule(features[..., 2]),
                       self.bits(flags)], 2)
        x = self.drop(self.over(self.drop(x))[0])
        return self.label(x), self.side(x)


def batches(articles, of):
    """Batches of windows of similar length: (article, token range) lists."""
    out = []
    for n, article in enumerate(articles):
        lengths, at = [], 0
        for b in corpus.blocks(article.rows):
            lengths.append(sum(len(p) for p in of[n][at:at + b]))
            at += b
        # Windows in pieces, then in tokens.
        ends = np.cumsum([len(p) for p in of[n]])
        for s, e in corpus.windows(lengths, WINDOW - 2):
            i, j = np.searchsorted(ends, s, "right"), np.searchsorted(ends, e, "right")
            if j > i:
                out.append((n, i, j))
    out.sort(key=lambda w: w[2] - w[1])
    return [out[i:i + BATCH] for i in range(0, len(out), BATCH)]


def tensors(articles, of, batch):
    most = max(j - i for _, i, j in batch)
    rows = [[BEGIN] + [p for ps in of[n][i:j] for p in ps][:510] + [END] for n, i, j in batch]
    longest = max(map(len, rows))
    ids = torch.full((len(batch), longest), PAD)
    first = torch.zeros(len(batch), most, dtype=torch.long)
    features, flags = torch.zeros(len(batch), most, 3, dtype=torch.long), torch.zeros(len(batch), most, len(schema.BITS))
    labels, sides = torch.full((len(batch), most), -1), torch.full((len(batch), most), -1)
    weight = torch.zeros(len(batch), most)
    for b, (n, i, j) in enumerate(batch):
        a = articles[n]
        r = a.rows[i:j]
        ids[b, :len(rows[b])] = torch.tensor(rows[b])
        starts = 1 + np.cumsum([0] + [len(p) for p in of[n][i:j]])[:-1]
        first[b, :j - i] = torch.from_numpy(np.minimum(starts, longest - 1))
        features[b, :j - i] = torch.from_numpy(r[:, [corpus.SHAPE, corpus.QUOTE, corpus.RULE]])
        flags[b, :j - i] = torch.from_numpy(corpus.bits(r).astype(np.float32))
        if a.labels is not None:
            labels[b, :j - i] = torch.from_numpy(a.labels[i:j])
            sides[b, :j - i] = torch.from_numpy(a.sides[i:j])
            weight[b, :j - i] = a.weight
    return (ids, ids != PAD, first, features, flags), (labels, sides, weight)


class Batches:
    """Batches of a corpus, with the output of the frozen layers. `keep`: cache that output."""

    def __init__(self, encoder, cache, articles, keep=False):
        piece = Pieces(cache)
        self.encoder, self.articles, self.of = encoder, articles, [pieces(piece, a) for a in articles]
        self.batches, self.keep, self.kept = batches(articles, self.of), keep, {}

    def get(self, n):
        if n in self.kept:
            return self.kept[n]
        (ids, there, *inputs), targets = tensors(self.articles, self.of, self.batches[n])
        out = (self.encoder.lower(ids, there), there, *inputs), targets
        if self.keep:
            self.kept[n] = out
        return out


def say(model, corpus_):
    """The teacher's chances for the tokens of each article: arrays (tokens × (labels + sides)) in half precision."""
    out = [np.zeros((len(a.rows), net.LABELS + net.SIDES), np.float16) for a in corpus_.articles]
    model.eval()
    with torch.inference_mode():
        for n, batch in enumerate(corpus_.batches):
            label, side = model(*corpus_.get(n)[0])
            chances = torch.cat([label.softmax(2), side.softmax(2)], 2).numpy()
            for b, (k, i, j) in enumerate(batch):
                out[k][i:j] = chances[b, :j - i]
    return out


def tags(said, articles, bias=0.0):
    """Label + 16 × side of each token of each article, by the best path through the chances of each window."""
    steps, out = np.where(net.allowed().numpy(), 0.0, -1e4), []
    for chances, article in zip(said, articles):
        scores = np.log(np.maximum(chances[:, :net.LABELS].astype(np.float32), 1e-6))
        scores[:, 0] -= bias
        labels = np.zeros(len(chances), np.int64)
        for i, j in corpus.windows(corpus.blocks(article.rows), WINDOW):
            labels[i:j] = net.viterbi(scores[i:j], steps)
        out.append(labels + 16 * chances[:, net.LABELS:].argmax(1))
    return out


def label(cache, file, articles):
    """The predictions of the teacher in a file for articles."""
    model = Teacher(cache)
    model.load_state_dict(torch.load(file))
    return say(model, Batches(model.encoder, cache, articles))


def train(articles, dev, cache, file, seed, minutes, judge, log=print):
    """Tunes a teacher for the given minutes on any machine (the rate falls with time), and writes it to a file."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    model = Teacher(cache)
    kept, held = Batches(model.encoder, cache, articles, keep=True), Batches(model.encoder, cache, dev, keep=True)
    slow = list(model.encoder.high.parameters())
    fast = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    groups = [{"params": p, "lr": rate} for p, rate in zip((slow, fast), RATES)]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    begin, away, step, losses, epoch = time.time(), 0.0, 0, [], 0
    spent = lambda: (time.time() - begin - away) / (60 * minutes)
    while spent() < 1:
        model.train()
        for n in rng.permutation(len(kept.batches)):
            if spent() >= 1:
                break
            for group, rate in zip(optimiser.param_groups, RATES):
                group["lr"] = rate * min(1.0, (step + 1) / RISE) * max(LEAST, 1 - spent())
            inputs, (labels, sides, weight) = kept.get(n)
            label, side = model(*inputs)
            ce = nn.functional.cross_entropy(label.flatten(0, 1), labels.flatten(), ignore_index=-1, reduction="none")
            ce2 = nn.functional.cross_entropy(side.flatten(0, 1), sides.flatten(), ignore_index=-1, reduction="none")
            loss = ((ce + 0.3 * ce2) * weight.flatten()).sum() / weight.sum()
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(slow + fast, 1.0)
            optimiser.step()
            losses.append(loss.item())
            step += 1
            if step % 50 == 0:
                log(f"teacher {seed} step {step} ({step / len(kept.batches):.2f} epochs, {100 * spent():.0f} % of the time) "
                    f"loss {np.mean(losses[-50:]):.4f}")
        epoch += 1
        paused = time.time()
        said = say(model, held)
        right = sum(int((s[:, :net.LABELS].argmax(1) == a.labels).sum()) for s, a in zip(said, dev))
        log(f"teacher {seed} after {step / len(kept.batches):.2f} epochs: dev token accuracy "
            f"{right / sum(len(a.rows) for a in dev):.4f} {judge(tags(said, dev, -0.4))}")
        torch.save(model.state_dict(), file)
        away += time.time() - paused
