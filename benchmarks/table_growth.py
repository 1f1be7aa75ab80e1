"""How a clean table's upkeep grows with its commits: python benchmarks/table_growth.py [--commits 400]

Appends small parts to a table in a folder, and after each quarter measures, in CPU milliseconds: a commit, opening the
table anew, and the progress query that each 2,000 listed objects cost; with the bytes of the log's newest checkpoint and
the files in it. Then compacts, and measures again. What a part holds hardly matters to these; how many there are does.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import os

from benchmarks import corpus
from benchmarks.usage import memory_of
from flows.clean_table import CleanTable
from flows.parts import as_table
from flows.rows import clean_row
from flows.settings import Settings
from flows.sources import Item
from flows.store import ObjectRef
from tests.makers import STORED
from transforms import RawDocument, clean

ROWS, ASKED = 20, 2000


def records() -> list[tuple[Item, Any]]:
    found = []
    for text in corpus.texts(corpus.text_seeds(), 0, ROWS):
        raw = RawDocument("memory:", text.encode("utf8", "replace"), "text/plain")
        found.append((Item(0, "txt", raw), clean(raw)))
    return found


def cpu(call: Callable[[], object]) -> tuple[float, object]:
    """CPU milliseconds of a call, with what its threads used, and what it gave."""
    started = time.process_time()
    result = call()
    return 1000 * (time.process_time() - started), result


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--commits", type=int, default=200)
    a = ap.parse_args()
    documents, settings = records(), Settings(workers=0)

    def part(number: int) -> Any:
        rows = []
        for n, (item, record) in enumerate(documents):
            name = f"{number:07}/{n}.txt"
            ref = ObjectRef(name, f"s3://raw/news/{name}", "etag", 1, STORED)
            rows.append(clean_row(ref, replace(item, index=0), record) | {"raw_last": True})
        return as_table(rows)

    with tempfile.TemporaryDirectory() as folder:
        table = CleanTable(folder, settings)
        table.ensure()
        table.snapshot()
        print("commits  files  commit ms  open ms  progress ms  checkpoint KB  log KB  table MB  resident MB")

        def report(commits: int, spent: float) -> None:
            asked = [f"s3://raw/news/{n // ROWS:07}/{n % ROWS}.txt" for n in range(ASKED)]
            opened, snapshot = cpu(lambda: CleanTable(folder, settings).snapshot())
            progress, done = cpu(lambda: snapshot.progress(asked))  # type: ignore[attr-defined]
            assert len(done) == min(ASKED, commits * ROWS)  # type: ignore[arg-type]
            log = list((Path(folder) / "_delta_log").iterdir())
            points = sorted(each for each in log if ".checkpoint" in each.name and each.suffix == ".parquet")
            files = [each for each in Path(folder).rglob("*.parquet") if "_delta_log" not in each.parts]
            live = len(snapshot._dataset.files)  # type: ignore[attr-defined]
            print(
                f"{commits:7} {live:6} {spent:10.1f} {opened:8.1f} {progress:12.1f} "
                f"{points[-1].stat().st_size / 1000 if points else 0:14.1f} {sum(p.stat().st_size for p in log) / 1000:7.0f} "
                f"{sum(p.stat().st_size for p in files) / 1e6:9.1f} {memory_of(os.getpid())[0]:12.0f}",
                flush=True,
            )

        step = max(1, a.commits // 4)
        for quarter in range(4):
            parts = [part(n) for n in range(quarter * step, (quarter + 1) * step)]
            spent, _ = cpu(lambda parts=parts: [table.commit(each, [], "benchmark") for each in parts])
            report((quarter + 1) * step, spent / step)
        took, compacted = cpu(table.compact)
        print(f"compacted: {compacted}, {took:.0f} ms")
        spent, _ = cpu(lambda: table.commit(part(4 * step), [], "benchmark"))
        report(4 * step + 1, spent)


if __name__ == "__main__":
    main()
