"""Fits the confidence of the engine's attributions to how often they are right, and writes the result into the weights file.

A logistic regression (Platt 1999) on the output of `whosaid-features --weigh`: the log-odds of content, cue and source,
whether it is quoted, and whether a rule finds it too. An attribution is right if the corpus's scorer accepts its content and
source.
"""
import argparse
import json
import struct
import subprocess

import numpy as np

import score
import weights


def judged(binary, module, folder):
    """(parts, right) of each attribution of the tagger."""
    gold = module.gold_files(f"{folder}/attributions")
    files = [f"{folder}/text/{stem}.txt" for stem in sorted(gold)]
    run = subprocess.run([binary, "--weigh", *files], stdout=subprocess.PIPE, check=True)
    parts, right = [], []
    for line in run.stdout.decode().splitlines():
        article = json.loads(line)
        text = module.Text(module.read_text(f"{folder}/text", article["id"]))
        of = lambda found: [(p, a) for p, a in ((p, module.Attr(text, p)) for p in found) if a.content]
        ours, theirs = of(article["attributions"]), of(module.read_ann(gold[article["id"]][0]))
        pairs = dict(module.greedy([a.content for _, a in ours], [a.content for _, a in theirs]))
        for n, (found, a) in enumerate(ours):
            if found["parts"] is not None:
                parts.append(found["parts"])
                right.append(n in pairs and module.source_half(a.source, theirs[pairs[n]][1].source))
    return np.array(parts), np.array(right, float)


def logistic(x, y, ridge=1.0):
    """Weights of a logistic regression, the constant first (Newton's method)."""
    x = np.column_stack([np.ones(len(x)), x])
    w = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        slope = x.T @ (y - p) - ridge * w
        curve = (x * (p * (1 - p))[:, None]).T @ x + ridge * np.eye(len(w))
        w += np.linalg.solve(curve, slope)
    return w


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("dev")
    args.add_argument("--features", required=True)
    args.add_argument("--scorer", required=True)
    args.add_argument("--weights", required=True)
    args = args.parse_args()
    x, y = judged(args.features, score.scorer(args.scorer), args.dev)
    w = weights.bf16(logistic(x, y))
    p = 1 / (1 + np.exp(-(w[0] + x @ w[1:])))
    print(f"{len(y)} attributions, {y.mean():.3f} right; weights {np.round(w, 3)}")
    for low in np.arange(0, 1, 0.1):
        here = (p >= low) & (p < low + 0.1)
        if here.any():
            print(f"confidence {low:.1f} to {low + 0.1:.1f}: {here.sum():5d} attributions, {y[here].mean():.2f} right")
    with open(args.weights, "rb") as f:
        whole = f.read()
    body = whole[10:-2 * weights.CALIBRATION] + (w.view(np.uint32) >> 16).astype("<u2").tobytes()
    with open(args.weights, "wb") as f:
        f.write(whole[:6] + struct.pack("<I", weights.checksum(body)) + body)


if __name__ == "__main__":
    main()
