"""One raw object -> the documents in it, streamed; what is bad becomes an item with a reason, and the rest goes on."""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, BinaryIO, Protocol, cast

from flows.formats import format_of, suffix_of
from flows.inflate import GZIP_MAGIC, ZSTD_MAGIC, Inflated
from flows.ranges import Ranged, spooled
from flows.settings import Settings
from flows.store import ObjectRef, Opened, ReadAt
from flows.streams import BUFFER, Stream, buffered, in_utf8
from transforms.document import RawDocument, Unusable
from transforms.kinds import media_type, unread
from transforms.tables.formats import UNREAD_SUFFIX, UNREAD_TYPE
from transforms.vocabulary import QuarantineReason


@dataclass(frozen=True, slots=True)
class Item:
    """One document of a raw object, or a place in it where one should be.

    index      its place in the object: line of JSONL, record of WARC, element of a JSON array, row of a table, item of
               a feed; from 0; in an archive `flows.archives.EACH` times the member's place besides
    format     as found: one of `readers`, with ".gz" or ".zst" behind it, of a member with its archive's behind that
    raw        the document; None where `problem` says why there is none
    record_id  the WARC-Record-ID, the guid of a feed's item; in an archive the member's name before it
    """

    index: int
    format: str
    raw: RawDocument | None
    problem: Unusable | None = None
    record_id: str | None = None


class Read(Protocol):
    """What was read, and what was wrong with it, known once it has ended."""

    @property
    def problem(self) -> Unusable | None:
        """Why it ended early; None where it is whole."""


@dataclass(frozen=True, slots=True)
class Source:
    """A raw object, or a member of an archive, decompressed: what the readers of each format work on.

    name    what tells the format: the key of the object, or the member's name
    under   what was read to get here: archive and compression, the outermost first
    at      reads the object at any place, where it lies there as its format has it
    first   items before this one are not asked for; a reader may leave them out
    within  whether it is a member of an archive
    """

    ref: ObjectRef
    stream: Stream
    name: str
    format: str
    content_type: str | None
    settings: Settings
    under: tuple[Read, ...] = ()
    at: ReadAt | None = None
    first: int = 0
    within: bool = False

    def document(self, index: int, body: bytes, content_type: str | None, record_id: str | None = None) -> Item:
        """An item for a document that was read whole."""
        uri = self.ref.uri if self.is_single else f"{self.ref.uri}#{index}"
        raw = RawDocument(uri=uri, body=body, content_type=content_type, stored_at=self.ref.stored_at)
        return Item(index, self.format, raw, None, record_id)

    def bad(self, index: int, reason: QuarantineReason, detail: str, record_id: str | None = None) -> Item:
        """An item for a place where no document could be read."""
        return Item(index, self.format, None, Unusable(reason, detail), record_id)

    @property
    def limit(self) -> int:
        """The most bytes of a document."""
        return self.settings.max_document_bytes

    @property
    def is_single(self) -> bool:
        """Whether the whole object is one document."""
        return self.format.partition(".")[0] in ("txt", "html")

    @property
    def problem(self) -> Unusable | None:
        """What was wrong with the archived or compressed bytes, known once the stream has ended."""
        return next((each.problem for each in self.under if each.problem), None)

    def seekable(self) -> BinaryIO:
        """The bytes as a file that can be sought in: by ranges of the object, or where it is compressed or a member, of
        a temporary file. Raises Unusable where they are damaged, or more than a temporary file may hold.
        """
        if self.at is not None:
            return cast("BinaryIO", Ranged(self.at, self.ref.size))
        file = spooled(cast("BinaryIO", self.stream), self.settings.max_spool_bytes)
        if self.problem:
            file.close()
            raise self.problem
        return file


Reader = Callable[[Source], Iterator[Item]]

PEEK = 4096
_JSON = json.JSONEncoder(ensure_ascii=False)
_SKIP = 1024 * 1024


def items(ref: ObjectRef, opened: Opened, settings: Settings, first: int = 0) -> Iterator[Item]:
    """The documents of one object, in order; at least one item, so that each object leaves its trace in the table.

    first  those before it are not asked for, and may be left out
    """
    yield from items_in(open_source(ref, opened, settings, first))


def items_in(source: Source) -> Iterator[Item]:
    """The documents of a source; at least one item."""
    count = 0
    for item in readers()[source.format.partition(".")[0]](source):
        count += 1
        yield item
    if count == 0 and source.first == 0:
        yield source.bad(0, QuarantineReason.EMPTY, "the object holds no document")


def readers() -> dict[str, Reader]:
    """The reader of each format."""
    from flows.archives import read_tar, read_zip
    from flows.csv_rows import read_csv
    from flows.feeds import read_feed
    from flows.json_objects import read_json
    from flows.parquet import read_parquet
    from flows.warc import read_warc

    return {
        "csv": read_csv,
        "tsv": read_csv,
        "txt": read_single,
        "html": read_single,
        "json": read_json,
        "jsonl": read_jsonl,
        "warc": read_warc,
        "parquet": read_parquet,
        "zip": read_zip,
        "tar": read_tar,
        "rss": read_feed,
        "atom": read_feed,
        "other": refuse_other,
    }


def open_source(ref: ObjectRef, opened: Opened, settings: Settings, first: int = 0) -> Source:
    """A raw object as a source."""
    source = Source(ref, buffered(opened.stream), ref.key, "", opened.content_type, settings, at=opened.at, first=first)
    return told(source)


def told(source: Source) -> Source:
    """Decompress a source if it is compressed, and tell its format."""
    stream, packing = source.stream, ""
    magic = stream.peek(4)[:4]
    if magic.startswith((GZIP_MAGIC, ZSTD_MAGIC)):
        packing = ".gz" if magic.startswith(GZIP_MAGIC) else ".zst"
        inflated = Inflated(stream, source.settings.max_expansion)
        stream = io.BufferedReader(inflated, BUFFER)
        source = replace(source, under=(*source.under, inflated), at=None)
    form = format_of(source.name, source.content_type, stream.peek(PEEK)[:PEEK])
    if form in ("json", "jsonl", "csv", "tsv"):
        stream = in_utf8(stream)
    return replace(source, stream=stream, format=form + packing)


def in_json(record: dict[str, Any]) -> bytes:
    """A row or an item as the JSON object that it says; letters that stand for bytes that are no UTF-8 as those."""
    return _JSON.encode(record).encode("utf-8", "surrogateescape")


def read_single(source: Source) -> Iterator[Item]:
    """An object that is one document."""
    body = source.stream.read(source.limit + 1)
    if len(body) > source.limit:
        yield source.bad(0, QuarantineReason.TOO_LARGE, f"longer than {source.limit} bytes")
    elif source.problem:
        yield source.bad(0, source.problem.reason, source.problem.detail)
    else:
        kind = "text/html" if source.format.startswith("html") else "text/plain"
        declared = source.content_type or ""
        yield source.document(0, body, declared if declared.startswith(kind) else kind)


def refuse_other(source: Source) -> Iterator[Item]:
    """An object in a format that nothing here reads, by its name or type; its bytes are not looked at."""
    suffix = suffix_of(source.name)
    what = UNREAD_SUFFIX[suffix] if suffix in UNREAD_SUFFIX else UNREAD_TYPE[media_type(source.content_type)]
    problem = unread(what)
    yield source.bad(0, problem.reason, problem.detail)


def read_jsonl(source: Source) -> Iterator[Item]:
    """A record a line; blank lines count in the numbering, and a line that is too long is passed over."""
    index = -1
    for index, (line, whole) in enumerate(lines(source)):
        if not whole:
            yield source.bad(index, QuarantineReason.TOO_LARGE, f"a line longer than {source.limit} bytes")
        elif source.problem and not line.endswith(b"\n"):
            break
        elif line.strip():
            yield source.document(index, line, "application/json")
    if source.problem:
        yield source.bad(index + 1, source.problem.reason, source.problem.detail)


def lines(source: Source) -> Iterator[tuple[bytes, bool]]:
    """Each line of a source and whether it is whole; of one over the limit, the first bytes."""
    mark = codecs.BOM_UTF8
    if source.stream.peek(3).startswith(mark):
        source.stream.read(3)
    while line := source.stream.readline(source.limit + 1):
        whole = len(line) <= source.limit or line.endswith(b"\n")
        yield line, whole
        rest = line
        while not whole and rest and not rest.endswith(b"\n"):
            rest = source.stream.readline(_SKIP)
