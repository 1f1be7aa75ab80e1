"""The whole job, from S3 to the clean table, against other ways to do it, in one run on the same cores.

    python benchmarks/whole_job.py [text] [html] [warc] [--full] [--processes 1 2] [--trove PYTHON] [--floor]

text   plain texts in JSONL objects of a thousand        html   pages as objects of their own        warc   in archives
A real S3 server (SeaweedFS) runs on loopback and takes its share of the same cores. Contenders run one after another:
copydesk (`python -m flows clean`), the afternoon's pipeline (benchmarks/afternoon.py), datatrove (benchmarks/trove.py,
where --trove names a Python that has it), and the floor: reading and parsing alone. For each: documents a second by the
clock, documents a second of CPU (of all its processes, without the server's), the server's CPU seconds, the peak
memory of its first process and of the largest of the others, and what it wrote. --start runs each over one document
as well, and gives the ratios without what each has to load before it begins, which --full has no need of. On a machine that others use as well,
trust the CPU column. --full is 50,000 texts and 5,000 pages; else a fiftieth and a twenty-fifth of that.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import boto3

from benchmarks import corpus
from benchmarks.usage import Usage, cpu_of, measured, name_of, tree_of
from infra.seaweed import S3Server, s3_server

ROOT = Path(__file__).resolve().parents[1]
KINDS = ("text", "html", "warc")
TEXTS_AN_OBJECT, PAGES_A_WARC = 1000, 250


@dataclass(frozen=True)
class Run:
    """One contender over one corpus."""

    kind: str
    who: str
    processes: int
    documents: int
    usage: Usage
    server: float
    written: int

    @property
    def rate(self) -> float:
        """Documents a second by the clock."""
        return self.documents / self.usage.seconds

    @property
    def cpu_rate(self) -> float:
        """Documents a second of CPU."""
        return self.documents / self.usage.cpu


class Bench:
    """The server, the corpora on it, and the contenders."""

    def __init__(self, server: S3Server, trove: str | None) -> None:
        self.server, self.trove = server, trove
        self.env = server.environment() | {"PYTHONPATH": str(ROOT), "PREFECT_API_URL": "", "TQDM_DISABLE": "1"}
        self.client = boto3.client(
            "s3",
            endpoint_url=server.endpoint,
            aws_access_key_id=server.access_key,
            aws_secret_access_key=server.secret_key,
            region_name="us-east-1",
        )
        self.client.create_bucket(Bucket="raw")
        self.runs = 0

    def fill(self, kind: str, count: int, folder: str) -> None:
        """Put the corpus of one kind into a folder of the bucket."""
        with ThreadPoolExecutor(8) as threads:
            waiting = []
            for key, body in objects(kind, count):
                waiting.append(threads.submit(self.client.put_object, Bucket="raw", Key=f"{folder}/{key}", Body=body))
                if len(waiting) >= 32:
                    waiting.pop(0).result()
            for each in waiting:
                each.result()

    def contenders(self, floor: bool) -> list[str]:
        """Who takes part."""
        return ["copydesk", "afternoon", *(["datatrove"] if self.trove else []), *(["floor"] if floor else [])]

    def run(self, kind: str, who: str, processes: int, count: int) -> Run:
        """One contender over the corpus of one kind, into a new place. A count of 1 is the folder of one document."""
        self.runs += 1
        bucket = f"out-{self.runs}"
        self.client.create_bucket(Bucket=bucket)
        raw, out = f"s3://raw/{kind}{'-one' if count == 1 else ''}", f"s3://{bucket}/{who}"
        before = self._server_cpu()
        usage = measured(self._command(who, kind, raw, out, processes), self.env)
        server = self._server_cpu() - before
        return Run(kind, who, processes, count, usage, server, self._size(bucket))

    def _command(self, who: str, kind: str, raw: str, out: str, processes: int) -> list[str]:
        n = str(processes)
        if who == "copydesk":
            return [sys.executable, "-m", "flows", "clean", raw, "--to", out, "--workers", n, "--json"]
        if who == "datatrove":
            return [str(self.trove), "benchmarks/trove.py", raw, out, "--kind", kind, "--processes", n]
        floor = ["--floor"] if who == "floor" else []
        return [sys.executable, "benchmarks/afternoon.py", raw, out, "--kind", kind, "--processes", n, *floor]

    def _size(self, bucket: str) -> int:
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=bucket)
        return sum(each["Size"] for page in pages for each in page.get("Contents", []))

    def _server_cpu(self) -> float:
        return sum(cpu_of(pid) for pid in tree_of(os.getpid()) if name_of(pid) == "weed")


def objects(kind: str, count: int) -> Iterator[tuple[str, bytes]]:
    """Key and bytes of each raw object."""
    if kind == "html":
        for number, body in enumerate(corpus.pages(corpus.page_seeds(), 0, count)):
            yield f"{number % 100:02}/{number:06}.html", body
        return
    seeds: Any = corpus.text_seeds() if kind == "text" else corpus.page_seeds()
    make, size, suffix = (
        (corpus.jsonl, TEXTS_AN_OBJECT, "jsonl") if kind == "text" else (corpus.warc, PAGES_A_WARC, "warc.gz")
    )
    for first in range(0, count, size):
        yield f"{first:08}.{suffix}", make(seeds, first, min(size, count - first))


def report(runs: list[Run]) -> Iterator[str]:
    """The runs as a table, and copydesk's ratios to the others."""
    yield (
        f"{'':5} {'':10} {'proc':>4} {'docs/s':>8} {'docs/CPU s':>10} {'s':>7} {'CPU s':>7} {'server':>7} "
        f"{'MB first':>8} {'MB other':>8} {'MB written':>10}"
    )
    for run in runs:
        used = run.usage
        yield (
            f"{run.kind:5} {run.who:10} {run.processes:4} {run.rate:8.1f} {run.cpu_rate:10.1f} {used.seconds:7.1f} "
            f"{used.cpu:7.1f} {run.server:7.1f} {used.peaks[0]:8.0f} {max(used.peaks[1:], default=0):8.0f} "
            f"{run.written / 1e6:10.1f}"
        )
    yield ""
    by = {(run.kind, run.who, run.processes): run for run in runs if run.documents > 1}
    begin = {(run.kind, run.who): run.usage.cpu for run in runs if run.documents == 1}
    for (kind, who, processes), other in by.items():
        mine = by.get((kind, "copydesk", processes))
        if who != "copydesk" and mine is not None:
            ratio, cpu = mine.rate / other.rate, mine.cpu_rate / other.cpu_rate
            beyond = ""
            if (kind, who) in begin:
                both = [run.usage.cpu - begin[kind, run.who] for run in (mine, other)]
                beyond = f", {both[1] / both[0]:.2f} by CPU without the start"
            yield f"{kind:5} {processes} proc: copydesk is {ratio:.2f} times {who} by the clock, {cpu:.2f} by CPU{beyond}"
    for kind in dict.fromkeys(run.kind for run in runs):
        for who in dict.fromkeys(run.who for run in runs):
            one, two = by.get((kind, who, 1)), by.get((kind, who, 2))
            if one and two:
                yield f"{kind:5} {who}: two processes are {two.rate / one.rate:.2f} times one by the clock"


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("kinds", nargs="*", metavar="text|html|warc")
    ap.add_argument("--full", action="store_true")
    ap.add_argument("--texts", type=int)
    ap.add_argument("--pages", type=int)
    ap.add_argument("--processes", type=int, nargs="+", default=[2])
    ap.add_argument("--trove", metavar="PYTHON")
    ap.add_argument("--floor", action="store_true")
    ap.add_argument("--start", action="store_true")
    ap.add_argument("--only", nargs="+", help="only these contenders")
    a = ap.parse_args()
    if unknown := set(a.kinds) - set(KINDS):
        ap.error(f"no such corpus: {', '.join(unknown)}")
    texts = a.texts or (50_000 if a.full else 1_000)
    pages = a.pages or (5_000 if a.full else 200)
    runs: list[Run] = []
    with tempfile.TemporaryDirectory() as folder, s3_server(Path(folder)) as server:
        bench = Bench(server, a.trove)
        for kind in a.kinds or KINDS:
            count = texts if kind == "text" else pages
            bench.fill(kind, count, kind)
            bench.fill(kind, 1, f"{kind}-one")
            jobs = [(processes, count) for processes in a.processes] + ([(1, 1)] if a.start else [])
            for processes, documents in jobs:
                for who in a.only or bench.contenders(a.floor):
                    runs.append(bench.run(kind, who, processes, documents))
                    print(list(report(runs[-1:]))[1], f" load {os.getloadavg()[0]:.1f}", flush=True)
    print()
    print("\n".join(report(runs)))


if __name__ == "__main__":
    main()
