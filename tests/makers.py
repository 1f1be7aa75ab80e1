"""Raw objects as tests need them: compressed, archived, broken, each made here and nowhere stored."""

from __future__ import annotations

import gzip
import io
from datetime import UTC, datetime
from pathlib import Path

from backports import zstd
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from flows.settings import Settings
from flows.sources import Item, items
from flows.store import ObjectRef, Opened

STORED = datetime(2025, 5, 1, 12, tzinfo=UTC)
STORY = (
    "The harbour bridge reopens to lorries on Monday after nine months of repairs, the town council said.",
    "Engineers replaced all forty cables and strengthened the northern pier, which had been damaged by the winter storms.",
    "“We have waited long enough,” said the harbour master, who expects two hundred lorries a day to return to the quay.",
    "The works cost four million, a third more than planned, because divers found cracks below the waterline in spring.",
    "Traffic through the old town, which had doubled since the closure, should ease within days, according to the council.",
)


def page(title: str = "Bridge reopens", paragraphs: tuple[str, ...] = STORY, head: str = "") -> str:
    """A small news page."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{title}</title>{head}</head>"
        f"<body><nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav>"
        f"<article><h1>{title}</h1>{body}</article><footer>All rights reserved</footer></body></html>"
    )


def text(title: str = "Bridge reopens after nine months", paragraphs: tuple[str, ...] = STORY) -> str:
    """A page scraped to text."""
    return "\n\n".join((title, *paragraphs))


def opened(name: str, body: bytes, content_type: str | None = None) -> tuple[ObjectRef, Opened]:
    """An object as a store would give it."""
    ref = ObjectRef(name, f"s3://raw/{name}", "etag", len(body), STORED)
    return ref, Opened(io.BytesIO(body), content_type)


def items_of(name: str, body: bytes, settings: Settings, content_type: str | None = None) -> list[Item]:
    """The documents of an object."""
    return list(items(*opened(name, body, content_type), settings))


def packed(body: bytes, packing: str) -> bytes:
    """The bytes as `.gz`, `.zst` or as they are."""
    return {"": lambda: body, ".gz": lambda: gzip.compress(body, mtime=0), ".zst": lambda: zstd.compress(body)}[
        packing
    ]()


def warc(*bodies: str | bytes, gzipped: bool = False, status: str = "200 OK", kind: str = "text/html") -> bytes:
    """A WARC file with a head, and a request and a response for each body."""
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=gzipped)
    writer.write_record(writer.create_warcinfo_record("test.warc", {"software": "test"}))
    for number, body in enumerate(bodies):
        url = f"https://news.example.org/{number}"
        head = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        payload = io.BytesIO(body.encode() if isinstance(body, str) else body)
        when = {"WARC-Date": f"2025-03-0{number % 9 + 1}T10:00:00Z"}
        request = StatusAndHeaders("GET / HTTP/1.1", [("Host", "news.example.org")], is_http_request=True)
        writer.write_record(writer.create_warc_record(url, "request", http_headers=request, payload=io.BytesIO()))
        writer.write_record(
            writer.create_warc_record(url, "response", payload=payload, http_headers=head, warc_headers_dict=when)
        )
    return file.getvalue()


def write(folder: Path, files: dict[str, bytes | str]) -> Path:
    """A folder of raw objects."""
    for name, body in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body.encode() if isinstance(body, str) else body)
    return folder
