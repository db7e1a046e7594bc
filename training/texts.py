"""Texts that nobody annotated, for the teachers to label: from documents to `text/*.txt`, a paragraph a line.

`texts.py OUT FILE… [--words N]` reads HTML files (paragraphs of at least twelve words, without what stands in square brackets,
where a work is cited; N words of them, drawn at random) and files of one news item a line (`.cor`, all of them). Made for two
packages whose licences allow it: Debian's `anarchism` (GPL-2), a book of essays that says in every paragraph who argued what,
and `lee_background.cor` among the test data of PyPI's gensim 4.3.3 (LGPL-2.1), 300 short news items from Australia.
"""
import argparse
import html.parser
import pathlib
import random
import re

#: A paragraph has so many words at least: shorter ones are headings and lists of links.
LEAST = 12
#: Words of one text: about an article's.
ARTICLE = 800
BLOCKS = {"p", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "td", "div", "body"}


class Paragraphs(html.parser.HTMLParser):
    """The paragraphs of a document."""

    def __init__(self):
        super().__init__()
        self.out, self.open = [], []

    def handle_starttag(self, tag, attrs):
        if tag in BLOCKS:
            self.close_paragraph()

    def handle_endtag(self, tag):
        if tag in BLOCKS:
            self.close_paragraph()

    def handle_data(self, data):
        self.open.append(data)

    def close_paragraph(self):
        text = re.sub(r"\s*\[[^\]]*\]", "", "".join(self.open))
        text = re.sub(r"\s+", " ", text).strip()
        self.open = []
        if len(text.split()) >= LEAST:
            self.out.append(text)


def items(file):
    """The news items of a file of one a line, each with paragraphs of two sentences, as news has them."""
    for n, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines()):
        sentences = re.split(r"(?<=[a-z][.?!]) (?=[A-Z\"])", line.strip())
        yield f"{file.stem}-{n}", [" ".join(sentences[i:i + 2]) for i in range(0, len(sentences), 2)]


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("out", type=pathlib.Path)
    args.add_argument("files", type=pathlib.Path, nargs="+")
    args.add_argument("--words", type=int, default=400_000)
    args = args.parse_args()
    articles, seen = [], set()
    (args.out / "text").mkdir(parents=True, exist_ok=True)
    write = lambda name, lines: (args.out / "text" / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for file in sorted(args.files):
        if file.suffix == ".cor":
            for name, lines in items(file):
                write(name, lines)
            continue
        parser = Paragraphs()
        parser.feed(file.read_text(encoding="utf-8", errors="replace"))
        parser.close_paragraph()
        article, words = [], 0
        for paragraph in parser.out:
            if paragraph in seen:
                continue
            seen.add(paragraph)
            article.append(paragraph)
            words += len(paragraph.split())
            if words >= ARTICLE:
                articles.append((f"{file.stem}-{len(articles)}", article, words))
                article, words = [], 0
    random.Random(1).shuffle(articles)
    total = 0
    for name, article, words in articles:
        if total >= args.words:
            break
        write(name, article)
        total += words
    print(f"{total} words of HTML, {len(list((args.out / 'text').iterdir()))} texts in all")


if __name__ == "__main__":
    main()
