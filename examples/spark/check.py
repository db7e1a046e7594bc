"""Checks archive.py in local mode: each row that Spark writes must equal the record that the command line writes.

    python check.py path/to/whosaid
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from pyspark.sql import SparkSession

from archive import analysed

TEXTS = [
    "“The wheel turns again,” said Petra Sandoval, the miller.\n\nShe may be late.",
    "The bridge will close, according to the mayor, Jane Roe.",
    "“Über 😀,” said Ida Krone.",
    "",
    None,
    "Le maire a dit vendredi qu’il ne se présenterait pas.",
]


def main() -> None:
    whosaid = str(Path(sys.argv[1]).resolve())
    rows = [(n, TEXTS[n % len(TEXTS)], f"day {n}") for n in range(600)]
    with tempfile.TemporaryDirectory() as folder:
        lines = [json.dumps({"id": n, "text": text}) + "\n" for n, text, _ in rows]
        source = Path(folder, "in.jsonl")
        source.write_text("".join(lines), encoding="utf-8")
        command = [whosaid, "analyze", "--format", "jsonl", "--offsets", "chars", source]
        alone = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
        assert alone.returncode == 2, "a null text is an unreadable article"
        wanted = {record.pop("id"): record for record in map(json.loads, alone.stdout.splitlines())}

        spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
        spark.sparkContext.addPyFile(str(Path(__file__).with_name("archive.py")))
        articles = spark.createDataFrame(rows, "id int, text string, day string").repartition(5)
        got = analysed(articles, whosaid).collect()
        spark.stop()

    assert sorted(row.id for row in got) == list(range(len(rows))), "every row occurs once"
    for row in got:
        record = wanted.get(row.id)
        assert row.day == f"day {row.id}"
        assert (record is None) == (row.analysis is None) == (row.text is None), row
        if record is not None:
            assert json.loads(row.analysis) == record, row
            assert row.speakers == [speaker["name"] for speaker in record["speakers"]], row
    print(f"{len(got)} rows, {sum(row.analysis is not None for row in got)} analysed, equal to the output of the command line")


if __name__ == "__main__":
    main()
