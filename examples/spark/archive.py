"""Analyses an archive on Apache Spark: each task runs one `whosaid` process and streams its articles through it.

    spark-submit archive.py articles.jsonl.gz analysed/ --whosaid /usr/local/bin/whosaid

The input is JSON lines or Parquet with a column `text`; all other columns are kept. The output is Parquet with two more
columns: `analysis`, the JSON of docs/ANALYSIS.md with spans in characters, and `speakers`, an array of names. Both are null
if an article could not be read. Every worker needs the `whosaid` binary: install it on the workers, or ship it with
`--files whosaid` and use `--whosaid ./whosaid`.
"""

import argparse
import json
import subprocess
import threading
from collections.abc import Iterator

import pandas as pd
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.types import ArrayType, StringType, StructField, StructType


LAST = "“That was all,” said the clerk."
"""An extra text after each batch: its record marks the end, even if texts before it gave no record."""


def analysed(articles: DataFrame, whosaid: str = "whosaid") -> DataFrame:
    """Adds the columns `analysis` and `speakers` to the articles. Keeps the order within a partition."""
    more = [StructField("analysis", StringType()), StructField("speakers", ArrayType(StringType()))]
    schema = StructType([*articles.schema.fields, *more])
    return articles.mapInPandas(lambda batches: through(batches, whosaid), schema)


def through(batches: Iterator[pd.DataFrame], whosaid: str) -> Iterator[pd.DataFrame]:
    """Streams a partition through one process. An article without a record gets null."""
    # One job, because Spark already runs one task per core.
    command = [whosaid, "analyze", "--input", "jsonl", "--format", "jsonl", "--offsets", "chars", "--jobs", "1", "-"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    try:
        for batch in batches:
            yield batch.assign(**records(process, list(batch["text"])))
    finally:
        process.stdin.close()
        process.stdout.close()
        code = process.wait()
    # 2: some articles could not be read.
    if code not in (0, 2):
        raise RuntimeError(f"{whosaid} exited with code {code}")


def records(process: subprocess.Popen, texts: list) -> dict:
    """Analyses texts. A thread writes them, because writing and reading in turn could deadlock."""

    def write() -> None:
        for number, text in enumerate(texts):
            # A null gives an error message and no record. Unpaired surrogates are replaced, because UTF-8 cannot encode
            # them.
            text = text.encode("utf-8", "replace").decode() if isinstance(text, str) else None
            process.stdin.write(json.dumps({"id": number, "text": text}) + "\n")
        process.stdin.write(json.dumps({"id": "end", "text": LAST}) + "\n")
        process.stdin.flush()

    writer = threading.Thread(target=write)
    writer.start()
    analyses, speakers = [None] * len(texts), [None] * len(texts)
    for line in process.stdout:
        record = json.loads(line)
        number = record.pop("id")
        if number == "end":
            break
        analyses[number] = json.dumps(record, ensure_ascii=False)
        speakers[number] = [speaker["name"] for speaker in record["speakers"]]
    writer.join()
    return {"analysis": analyses, "speakers": speakers}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input", help="JSON lines (also .gz) or Parquet, with a column `text`")
    parser.add_argument("output", help="the folder for Parquet files")
    parser.add_argument("--whosaid", default="whosaid", help="the binary on the workers")
    parser.add_argument("--partitions", type=int, help="number of tasks (by default, a .gz file is a single task)")
    args = parser.parse_args()

    spark = SparkSession.builder.appName("whosaid").getOrCreate()
    is_parquet = args.input.rstrip("/").endswith(".parquet")
    articles = spark.read.parquet(args.input) if is_parquet else spark.read.json(args.input)
    if args.partitions:
        articles = articles.repartition(args.partitions)
    analysed(articles, args.whosaid).write.mode("overwrite").parquet(args.output)


if __name__ == "__main__":
    main()
