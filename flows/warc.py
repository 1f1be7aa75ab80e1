"""WARC as Common Crawl writes it (ISO 28500): one item for each response, in the order of the file."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from flows.http_body import unpacked
from flows.sources import Item, Source
from transforms.document import RawDocument, Unusable
from transforms.vocabulary import QuarantineReason

# Requests, metadata and the file's own head describe documents and are none themselves.
_DOCUMENTS = ("response", "resource", "conversion", "revisit")
# What every Python can undo.
_PACKINGS = ("", "identity", "gzip", "x-gzip", "deflate", "chunked")
_TEXT = ("text/html", "application/xhtml+xml", "text/plain", "")
# Every record ends with two line ends; a file that was cut in the head of a record does not end with them.
_CHUNK = 64 * 1024
_END = b"\r\n\r\n"


def read_warc(source: Source) -> Iterator[Item]:
    """The documents of a WARC file. One that was cut off gives what is whole, and an item that says where it ends."""
    index = -1
    if source.stream.peek(5)[:5] not in (b"WARC/", b""):
        yield source.bad(0, QuarantineReason.CORRUPT, "does not begin with a WARC record")
        return
    tail = _Tail(source.stream, source.limit)
    records = ArchiveIterator(tail)
    try:
        for index, record in enumerate(records):
            if record.rec_type in _DOCUMENTS:
                item = _item(source, index, record)
                yield item
                if record.raw_stream.limit:
                    return
    except AttributeError:  # warcio's, of a record head that stops after its first line
        yield source.bad(index + 1, QuarantineReason.CORRUPT, "no WARC record can be read: its head breaks off")
        return
    except (ArchiveLoadFailed, ValueError, EOFError) as error:
        yield source.bad(index + 1, QuarantineReason.CORRUPT, f"no WARC record can be read: {error}"[:300])
        return
    if source.problem:
        yield source.bad(index + 1, source.problem.reason, source.problem.detail)
    elif records.err_count:
        yield source.bad(index + 1, QuarantineReason.CORRUPT, "bytes between the records belong to none of them")
    elif tail.last and tail.last != _END:
        yield source.bad(index + 1, QuarantineReason.TRUNCATED, "the file ends within the head of a record")


def _item(source: Source, index: int, record: Any) -> Item:
    record_id = record.rec_headers.get_header("WARC-Record-ID")
    try:
        raw = _document(source, index, record)
    except (EOFError, ValueError, OSError, zlib.error) as error:
        problem = Unusable(QuarantineReason.CORRUPT, f"the body cannot be decoded: {error}"[:300])
        return Item(index, source.format, None, _cut(source, record) or problem, record_id)
    except Unusable as problem:
        # A head that was cut off says anything: whether the record is whole is known at its end only.
        return Item(index, source.format, None, _cut(source, record) or problem, record_id)
    return Item(index, source.format, raw, None, record_id)


def _cut(source: Source, record: Any) -> Unusable | None:
    """What was wrong where a record ends before the length it gave; None for a whole one."""
    while record.raw_stream.read(_CHUNK):
        pass
    if not record.raw_stream.limit:
        return None
    return source.problem or Unusable(QuarantineReason.TRUNCATED, "the file ends within this record")


def _document(source: Source, index: int, record: Any) -> RawDocument:
    head, http = record.rec_headers, record.http_headers
    declared = (http.get_header("Content-Type") if http else head.get_header("Content-Type")) or ""
    if record.rec_type == "revisit":
        raise Unusable(QuarantineReason.UNSUPPORTED, "a revisit record: the page itself is in another record")
    if http and not http.protocol.upper().startswith("HTTP/"):
        raise Unusable(QuarantineReason.CORRUPT, "a response without the head that HTTP gives it")
    status = http.get_statuscode() if http else "200"
    if status and not status.startswith("2"):
        raise Unusable(QuarantineReason.HTTP_ERROR, f"the server answered {status}")
    if declared.partition(";")[0].strip().lower() not in _TEXT:
        raise Unusable(QuarantineReason.UNSUPPORTED, f"a response of type {declared[:80]}")
    packing = (http.get_header("Content-Encoding") or "" if http else "").strip().lower()
    if packing not in _PACKINGS:
        raise Unusable(QuarantineReason.UNSUPPORTED, f"a body in the encoding {packing[:40]}")
    # Twice the limit: chunks have heads, and what hardly compresses may be longer than it was.
    body = record.raw_stream.read(2 * source.limit + 1)
    whole = len(body) <= 2 * source.limit
    if whole and (cut := _cut(source, record)):
        raise cut
    body = unpacked(body, packing, _chunks(http), source.limit) if whole else body
    if len(body) > source.limit:
        raise Unusable(QuarantineReason.TOO_LARGE, f"longer than {source.limit} bytes")
    return RawDocument(
        uri=f"{source.ref.uri}#{index}",
        body=body,
        content_type=declared or "text/html",
        url=head.get_header("WARC-Target-URI"),
        fetched_at=_time(head.get_header("WARC-Date")),
        headers=tuple(_headers(head, http)),
        stored_at=source.ref.stored_at,
    )


def _headers(head: Any, http: Any) -> Iterator[tuple[str, str]]:
    """Those of the response, and whether the crawler stopped before its end, for time, length or a lost connection."""
    if http:
        yield from ((name.lower(), value) for name, value in http.headers)
    if cut := head.get_header("WARC-Truncated"):
        yield "warc-truncated", cut


def _chunks(http: Any) -> bool:
    return bool(http) and (http.get_header("Transfer-Encoding") or "").strip().lower() == "chunked"


def _time(written: str | None) -> datetime | None:
    """WARC-Date is UTC in ISO 8601 by its standard."""
    try:
        at = datetime.fromisoformat(written) if written else None
    except ValueError:
        return None
    return at.replace(tzinfo=UTC) if at and at.tzinfo is None else at


class _Tail(io.RawIOBase):
    """A stream that remembers the last bytes that went through it, and refuses a line that would fill the memory."""

    def __init__(self, inner: io.BufferedReader[io.RawIOBase], longest_line: int) -> None:
        self._inner, self._longest_line = inner, longest_line
        self._line = 0
        self.last = b""

    def readable(self) -> bool:
        """Always."""
        return True

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        data = self._inner.read(size)
        self.last = (self.last + data[-4:])[-4:]
        # warcio reads the head of a record line by line, each line whole.
        self._line = self._line + len(data) if b"\n" not in data else len(data) - data.rindex(b"\n")
        if self._line > self._longest_line:
            raise ValueError(f"a line longer than {self._longest_line} bytes")
        return data
