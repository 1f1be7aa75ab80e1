"""The pipeline that a good engineer would write in an afternoon, to compare with: a pool of processes, trafilatura with
metadata and ftfy for pages, ftfy and C4's rules for texts; S3 read by boto3 in threads, JSON lines written to S3.

    python benchmarks/afternoon.py s3://bucket/raw s3://bucket/out --kind html|warc|text [--processes 2] [--floor]

--floor reads and parses alone (lxml's tree of a page, json of a line) and writes nothing: what any pipeline must do.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing as mp
import os
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache, partial
from typing import Any

import boto3
import ftfy
import lxml.html
import trafilatura
from botocore.config import Config
from warcio.archiveiterator import ArchiveIterator

PAGES_A_TASK, THREADS = 64, 16
_ENDS = (".", "?", "!", '"', "'", "”", "。", "؟", "।")
_POLICY = ("terms of use", "privacy policy", "cookie policy", "uses cookies", "use of cookies", "use cookies")
_SENTENCE = re.compile(r"[.!?。؟।]+(?:\s|$)")


@lru_cache(maxsize=1)
def client() -> Any:
    return boto3.client(
        "s3", endpoint_url=os.environ.get("AWS_ENDPOINT_URL"), config=Config(max_pool_connections=THREADS)
    )


def split(location: str) -> tuple[str, str]:
    bucket, _, prefix = location.removeprefix("s3://").partition("/")
    return bucket, prefix


def bodies(raw: str, keys: list[str], kind: str) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each document."""
    bucket, _ = split(raw)

    def get(key: str) -> Any:
        return client().get_object(Bucket=bucket, Key=key)["Body"]

    if kind == "html":
        with ThreadPoolExecutor(THREADS) as threads:
            yield from zip(keys, threads.map(lambda key: get(key).read(), keys), strict=True)
        return
    for key in keys:
        if kind == "warc":
            for number, record in enumerate(ArchiveIterator(get(key))):
                if record.rec_type == "response":
                    yield f"{key}#{number}", record.content_stream().read()
        else:
            for number, line in enumerate(get(key).iter_lines(chunk_size=1 << 20)):
                yield f"{key}#{number}", line


def of_page(name: str, body: bytes) -> dict[str, Any] | None:
    found = trafilatura.bare_extraction(body, with_metadata=True, include_comments=False)
    if found is None:
        return None
    values = found.as_dict()
    names = ("title", "author", "date", "url", "sitename", "description", "language")
    row = {key: ftfy.fix_text(values[key]) if values.get(key) else None for key in names}
    return {"id": name, "text": ftfy.fix_text(values.get("text") or ""), **row}


def of_text(name: str, body: bytes) -> dict[str, Any] | None:
    row = json.loads(body)
    kept = []
    for raw in ftfy.fix_text(row["text"]).split("\n"):
        line, low = raw.strip(), raw.lower()
        words = line.split()
        if len(words) < 3 or not line.endswith(_ENDS) or line.endswith("...") or any(len(w) > 1000 for w in words):
            continue
        if "lorem ipsum" in low or "{" in line:
            return None
        if "javascript" not in low and not any(phrase in low for phrase in _POLICY):
            kept.append(line)
    text = "\n".join(kept)
    return {"id": name, "url": row["url"], "text": text} if len(_SENTENCE.findall(text)) >= 5 else None


def floor(kind: str, body: bytes) -> None:
    if kind == "text":
        json.loads(body)
    else:
        lxml.html.document_fromstring(body)


def task(numbered: tuple[int, list[str]], raw: str, out: str, kind: str, only_floor: bool) -> int:
    number, keys = numbered
    rows, count = [], 0
    for name, body in bodies(raw, keys, kind):
        count += 1
        if only_floor:
            floor(kind, body)
            continue
        row = of_text(name, body) if kind == "text" else of_page(name, body)
        if row is not None:
            rows.append(json.dumps(row, ensure_ascii=False))
    if rows:
        bucket, prefix = split(out)
        client().put_object(Bucket=bucket, Key=f"{prefix}/{number:06}.jsonl", Body="\n".join(rows).encode())
    return count


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("raw")
    ap.add_argument("out")
    ap.add_argument("--kind", choices=("html", "warc", "text"), required=True)
    ap.add_argument("--processes", type=int, default=2)
    ap.add_argument("--floor", action="store_true")
    a = ap.parse_args()
    bucket, prefix = split(a.raw)
    listing = client().get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=f"{prefix}/")
    keys = [each["Key"] for found in listing for each in found.get("Contents", [])]
    size = PAGES_A_TASK if a.kind == "html" else 1
    tasks = list(enumerate(keys[n : n + size] for n in range(0, len(keys), size)))
    work = partial(task, raw=a.raw, out=a.out, kind=a.kind, only_floor=a.floor)
    with mp.get_context("spawn").Pool(a.processes) as pool:
        print(json.dumps({"documents": sum(pool.imap_unordered(work, tasks))}))


if __name__ == "__main__":
    main()
