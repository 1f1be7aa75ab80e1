"""The whole of clean() against trafilatura on the same pages, in one process: python benchmarks/extraction.py
FOLDER [--repeat 3]

FOLDER holds pages as served, gzipped or not (*.html, *.html.gz). Prints milliseconds of processor time a page (nothing
here waits, and a shared machine stretches the wall clock), best of the repeats, for
copydesk (text, metadata, dates and accounting), for its stages, and for trafilatura fast, default, and with metadata.
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


def best_of(call: Callable[[object], object], items: Sequence[object], repeat: int) -> float:
    """Milliseconds of processor time an item, the fastest of the repeats."""
    times = []
    for _ in range(repeat):
        start = time.process_time()
        for item in items:
            call(item)
        times.append((time.process_time() - start) / len(items) * 1e3)
    return min(times)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folder", type=Path)
    ap.add_argument("--repeat", type=int, default=3)
    ap.add_argument("--pages", type=int, default=200)
    a = ap.parse_args()
    bodies = pages_of(a.folder, a.pages)
    print(f"{len(bodies)} pages, {sum(map(len, bodies)) / len(bodies) / 1e3:.0f} KB each; best of {a.repeat}")
    for name, call in contenders().items():
        print(f"  {name:28s} {best_of(call, bodies, a.repeat):7.2f} ms a page", flush=True)
    texts = [body.decode("utf-8", "replace") for body in bodies]
    reading = refused(read_html)
    print(f"  {'of which read_html':28s} {best_of(reading, texts, a.repeat):7.2f} ms a page")
    read = [page for page in map(reading, texts) if page is not None]
    print(f"  {'of which judge':28s} {best_of(refused(judge), read, a.repeat):7.2f} ms a page")


if __name__ == "__main__":
    main()
