"""Where the CPU time of a run goes, stage by stage, in one process over the corpora of `whole_job`.

    python benchmarks/stages.py [text|html|warc …] [--count 300]

Milliseconds of CPU a document: reading from S3 (requests, decompression, taking objects apart), cleaning (transforms:
of a page, read_html of it is the parse), the row as a dict, Arrow columns, pickling them over to the run's process, and
writing and committing them. Then what a run costs before its first document: imports and first use, in CPU seconds.
"""

from __future__ import annotations

import argparse
import os
import pickle
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from benchmarks.usage import measured
from benchmarks.whole_job import KINDS, Bench
from flows.batches import Work
from flows.clean_table import CleanTable
from flows.parts import as_table
from flows.rows import clean_row, quarantined_row
from flows.settings import Settings
from flows.sources import Item, items
from flows.store import store_at
from infra.seaweed import s3_server
from transforms import RawDocument, Unusable, clean
from transforms.decoding import decode
from transforms.html import read_html

PART = 500


class Clock:
    """CPU seconds of this process by stage."""

    def __init__(self) -> None:
        self.stages: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        started = time.process_time()
        yield
        self.stages[name] = self.stages.get(name, 0.0) + time.process_time() - started


def measure(kind: str, count: int, table: CleanTable, settings: Settings) -> Clock:
    """All stages over the corpus of one kind."""
    clock = Clock()
    store = store_at(f"s3://raw/{kind}", settings)
    with clock.stage("read"):
        found: list[tuple[Work, Item]] = []
        for ref in store.list():
            with store.open(ref) as opened:
                found += [(Work(ref), item) for item in items(ref, opened, settings)]
    assert len(found) == count
    if kind != "text":
        for _, item in found:
            assert item.raw is not None
            text = decode(item.raw.body, item.raw.content_type, markup=True).text
            with clock.stage("(of cleaning: parse)"):
                _quietly(lambda text=text: read_html(text))
    rows: list[Any] = []
    for work, item in found:
        assert item.raw is not None
        try:
            with clock.stage("clean"):
                record = clean(item.raw)
            with clock.stage("row"):
                rows.append(clean_row(work.ref, item, record))
        except Unusable as problem:
            rows.append(quarantined_row(work.ref, item, problem))
    for first in range(0, len(rows), PART):
        with clock.stage("Arrow"):
            part = as_table(rows[first : first + PART])
        with clock.stage("pipe"):
            part = pickle.loads(pickle.dumps(part))  # what multiprocessing's connections do
        with clock.stage("commit"):
            table.commit(part, [], "benchmark")
    return clock


def _quietly(call: Callable[[], object]) -> None:
    try:
        call()
    except Unusable:
        return


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("kinds", nargs="*", metavar="text|html|warc")
    ap.add_argument("--count", type=int, default=300)
    a = ap.parse_args()
    with tempfile.TemporaryDirectory() as folder, s3_server(Path(folder)) as server:
        os.environ.update(server.environment())
        settings = Settings(workers=0)
        bench = Bench(server, None)
        bench.client.create_bucket(Bucket="out")
        clean(RawDocument("memory:", b"<h1>Warm</h1><p>" + b"What is loaded on first use. " * 40, "text/html"))
        for kind in a.kinds or KINDS:
            bench.fill(kind, a.count, kind)
            table = CleanTable(f"s3://out/{kind}", settings)
            table.ensure()
            table.snapshot()
            clock = measure(kind, a.count, table, settings)
            print(f"{kind}, ms of CPU a document:", flush=True)
            for name, seconds in clock.stages.items():
                print(f"  {name:22s} {1000 * seconds / a.count:8.3f}", flush=True)
        bench.client.put_object(Bucket="raw", Key="one/a.txt", Body=b"One text, and not a long one.\n" * 20)
        for workers in (0, 1, 2):
            command = [sys.executable, "-m", "flows", "clean", "s3://raw/one", "--to", f"s3://out/{workers}"]
            used = measured([*command, "--workers", str(workers)], bench.env)
            print(f"one text, {workers} workers: {used.cpu:.2f} CPU s, {used.seconds:.2f} s by the clock")


if __name__ == "__main__":
    main()
