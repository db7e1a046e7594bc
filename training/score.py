"""Scores labels with the engine's own linker and the corpus's scorer."""
import importlib.util
import json
import os
import subprocess
import tempfile

import numpy as np


def scorer(path):
    spec = importlib.util.spec_from_file_location("attributions_scorer", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def first_views(articles):
    """Each article once, with the labels of its first annotator."""
    seen = set()
    return [a for a in articles if not (a.id in seen or seen.add(a.id))]


def link(binary, folder, articles, tags):
    """The linker's attributions for the tags (label + 16 × side) of each article: {id: attributions}."""
    with tempfile.NamedTemporaryFile(suffix=".tags", delete=False) as f:
        f.write(b"".join(np.asarray(t).astype(np.uint8).tobytes() for t in tags))
    files = [f"{folder}/text/{a.id}.txt" for a in articles]
    run = subprocess.run([binary, "--link", f.name, *files], stdout=subprocess.PIPE, check=True)
    os.unlink(f.name)
    lines = map(json.loads, run.stdout.decode().splitlines())
    return {d["id"]: d["attributions"] for d in lines}


def score(module, folder, predicted):
    return module.score(f"{folder}/text", f"{folder}/attributions", predicted)


def line(s):
    f = lambda x: f"{100 * x['f1']:.1f} (P {100 * x['p']:.1f} R {100 * x['r']:.1f})"
    return (f"ATTR {f(s['attribution'])} direct {f(s['direct']['attribution'])} mixed {f(s['mixed']['attribution'])} "
            f"indirect {f(s['indirect']['attribution'])} content {f(s['content_iou'])} "
            f"source given content {100 * s['source_given_content']['half']:.1f}")
