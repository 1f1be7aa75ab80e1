"""The whole of clean() against trafilatura on the same pages, in one process: python benchmarks/extraction.py
FOLDER [--pages 200] [--warm 40]

FOLDER holds pages as served, gzipped or not (*.html, *.html.gz). Prints milliseconds of processor time a page (nothing
here waits, and a shared machine stretches the wall clock) for copydesk (text, metadata, dates and accounting), for its
stages, and for trafilatura fast, default, and with metadata. Each page is seen once, after others that warm a contender
up: at second sight copydesk takes a quarter less, for it remembers words and class names, but a crawl has no such pages.
"""

from __future__ import annotations

import argparse
import gzip
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from transforms import RawDocument, Unusable, clean
from transforms.boilerplate import judge
from transforms.html import read_html


def pages_of(folder: Path, most: int) -> list[bytes]:
    paths = sorted(p for p in folder.iterdir() if p.name.endswith((".html", ".html.gz")))[:most]
    return [gzip.decompress(p.read_bytes()) if p.suffix == ".gz" else p.read_bytes() for p in paths]


def refused(call: Callable[[object], object]) -> Callable[[object], object]:
    def quiet(item: object) -> object:
        try:
            return call(item)
        except Unusable:
            return None

    return quiet


def contenders() -> dict[str, Callable[[bytes], object]]:
    def whole(body: bytes) -> object:
        return clean(RawDocument(uri="file:///page.html", body=body, content_type="text/html"))

    out: dict[str, Callable[[bytes], object]] = {"copydesk clean()": refused(whole)}
    try:
        import trafilatura
    except ImportError:
        print("trafilatura is not installed: pip install trafilatura")
        return out
    out["trafilatura fast"] = lambda body: trafilatura.extract(body, fast=True, include_comments=False)
    out["trafilatura"] = lambda body: trafilatura.extract(body, include_comments=False)
    out["trafilatura with metadata"] = lambda body: trafilatura.bare_extraction(
        body, include_comments=False, with_metadata=True
    )
    return out


def once(call: Callable[[object], object], items: Sequence[object], warm: int) -> float:
    """Milliseconds of processor time an item, behind the first that warm it up."""
    for item in items[:warm]:
        call(item)
    start = time.process_time()
    for item in items[warm:]:
        call(item)
    return (time.process_time() - start) / (len(items) - warm) * 1e3


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folder", type=Path)
    ap.add_argument("--pages", type=int, default=200)
    ap.add_argument("--warm", type=int, default=40)
    a = ap.parse_args()
    bodies = pages_of(a.folder, a.warm + a.pages)
    if len(bodies) <= a.warm:
        ap.error(f"{a.folder} holds {len(bodies)} pages, and {a.warm} are to warm up with")
    measured = bodies[a.warm :]
    print(f"{len(measured)} pages, {sum(map(len, measured)) / len(measured) / 1e3:.0f} KB each, after {a.warm} others")
    for name, call in contenders().items():
        print(f"  {name:28s} {once(call, bodies, a.warm):7.2f} ms a page", flush=True)
    texts = [body.decode("utf-8", "replace") for body in bodies]
    reading = refused(read_html)
    print(f"  {'of which read_html':28s} {once(reading, texts, a.warm):7.2f} ms a page")
    read = [page for page in map(reading, texts) if page is not None]
    print(f"  {'of which judge, words known':28s} {once(refused(judge), read, a.warm):7.2f} ms a page")


if __name__ == "__main__":
    main()
