"""One raw object -> the documents in it, streamed; what is bad becomes an item with a reason, and the rest goes on."""

from __future__ import annotations

import codecs
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from flows.inflate import GZIP_MAGIC, ZSTD_MAGIC, Inflated
from flows.settings import Settings
from flows.store import ObjectRef, Opened
from flows.streams import BUFFER, Stream, buffered, in_utf8
from transforms.document import RawDocument, Unusable
from transforms.json_shapes import articles_in
from transforms.kinds import KIND_OF_SUFFIX, KIND_OF_TYPE, holds_records, looks_like, media_type, unread
from transforms.tables.formats import UNREAD_SUFFIX, UNREAD_TYPE
from transforms.vocabulary import QuarantineReason


@dataclass(frozen=True, slots=True)
class Item:
    """One document of a raw object, or a place in it where one should be.

    index      its place in the object: line of JSONL, record of WARC, element of a JSON array, row of CSV; from 0
    format     as found: "txt", "html", "json", "jsonl", "warc", "csv" or "tsv", with ".gz" or ".zst" behind it;
               "other" is no reader's
    raw        the document; None where `problem` says why there is none
    record_id  the WARC-Record-ID
    """

    index: int
    format: str
    raw: RawDocument | None
    problem: Unusable | None = None
    record_id: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A raw object, opened and decompressed: what the readers of each format work on."""

    ref: ObjectRef
    stream: Stream
    inflated: Inflated | None
    format: str
    content_type: str | None
    limit: int

    def document(self, index: int, body: bytes, content_type: str | None) -> Item:
        """An item for a document that was read whole."""
        uri = self.ref.uri if self.is_single else f"{self.ref.uri}#{index}"
        raw = RawDocument(uri=uri, body=body, content_type=content_type, stored_at=self.ref.stored_at)
        return Item(index, self.format, raw)

    def bad(self, index: int, reason: QuarantineReason, detail: str) -> Item:
        """An item for a place where no document could be read."""
        return Item(index, self.format, None, Unusable(reason, detail))

    @property
    def is_single(self) -> bool:
        """Whether the whole object is one document."""
        return self.format.partition(".")[0] in ("txt", "html")

    @property
    def problem(self) -> Unusable | None:
        """What was wrong with the compressed bytes, known once the stream has ended."""
        return self.inflated.problem if self.inflated else None


Reader = Callable[[Source], Iterator[Item]]

# The kinds of documents, and of objects that hold many; a text's format goes by its usual suffix.
_NAMES = {
    "jsonl": "jsonl", "ndjson": "jsonl", "jl": "jsonl", "warc": "warc", **KIND_OF_SUFFIX,
    **dict.fromkeys(UNREAD_SUFFIX, "other"), "csv": "csv", "tsv": "tsv",
}  # fmt: skip
_TYPES = {
    "application/x-ndjson": "jsonl", "application/jsonl": "jsonl", "application/warc": "warc", **KIND_OF_TYPE,
    **dict.fromkeys(UNREAD_TYPE, "other"), "text/csv": "csv", "text/tab-separated-values": "tsv",
}  # fmt: skip
# Only where a value ends is asked here: Python refuses to make numbers of more than some thousand digits.
_JSON = json.JSONDecoder(parse_int=str)
_SPACE = b" \t\r\n"
_PEEK = 4096
_SKIP = 1024 * 1024


def items(ref: ObjectRef, opened: Opened, settings: Settings) -> Iterator[Item]:
    """The documents of one object, in order; at least one item, so that each object leaves its trace in the table."""
    source = open_source(ref, opened, settings)
    count = 0
    for item in readers()[source.format.partition(".")[0]](source):
        count += 1
        yield item
    if count == 0:
        yield source.bad(0, QuarantineReason.EMPTY, "the object holds no document")


def readers() -> dict[str, Reader]:
    """The reader of each format."""
    from flows.csv_rows import read_csv
    from flows.warc import read_warc

    return {
        "csv": read_csv,
        "tsv": read_csv,
        "txt": read_single,
        "html": read_single,
        "json": read_json,
        "jsonl": read_jsonl,
        "warc": read_warc,
        "other": refuse_other,
    }


def open_source(ref: ObjectRef, opened: Opened, settings: Settings) -> Source:
    """Decompress an object if it is compressed, and tell its format by name, then content type, then by looking."""
    stream = buffered(opened.stream)
    inflated, packing = None, ""
    magic = stream.peek(4)[:4]
    if magic.startswith((GZIP_MAGIC, ZSTD_MAGIC)):
        packing = ".gz" if magic.startswith(GZIP_MAGIC) else ".zst"
        inflated = Inflated(stream, settings.max_expansion)
        stream = io.BufferedReader(inflated, BUFFER)
    form = _format(ref.key, opened.content_type, stream.peek(_PEEK)[:_PEEK])
    if form in ("json", "jsonl", "csv", "tsv"):
        stream = in_utf8(stream)
    return Source(ref, stream, inflated, form + packing, opened.content_type, settings.max_document_bytes)


def _format(key: str, content_type: str | None, head: bytes) -> str:
    kind = _NAMES.get(suffix_of(key)) or _TYPES.get(media_type(content_type)) or _by_looking(head)
    if kind == "text":
        return "json" if holds_records(head) else "txt"
    return kind


def suffix_of(key: str) -> str:
    """The end of a name that tells its format, in lower case: jsonl of `News.JSONL.gz`."""
    _, dot, suffix = re.sub(r"\.(?:gz|zst|zstd)$", "", key.lower()).rpartition(".")
    return suffix if dot else ""


def _by_looking(head: bytes) -> str:
    return "warc" if head.startswith(b"WARC/") else looks_like(head)


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
    suffix = suffix_of(source.ref.key)
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


def read_json(source: Source) -> Iterator[Item]:
    """One object, an array of them, an answer that holds one, or, as `.json` files often are, an object a line."""
    head = source.stream.peek(_PEEK)[:_PEEK]
    if head.lstrip(codecs.BOM_UTF8 + _SPACE).startswith(b"["):
        yield from _read_array(source)
        return
    blank = source.stream.read(len(head) - len(head.lstrip(_SPACE)))
    body = source.stream.readline(source.limit + 1)
    if body.endswith(b"\n") and _is_object(body) and source.stream.peek(1).strip():
        first = blank.count(b"\n")
        yield source.document(first, body, "application/json")
        for item in read_jsonl(source):
            place = first + 1 + item.index
            yield Item(place, item.format, _moved(item.raw, source, place), item.problem)
        return
    body = blank + body
    body += source.stream.read(max(0, source.limit + 1 - len(body)))
    if len(body) > source.limit:
        yield source.bad(0, QuarantineReason.TOO_LARGE, f"longer than {source.limit} bytes")
    elif source.problem:
        yield source.bad(0, source.problem.reason, source.problem.detail)
    else:
        for index, record in enumerate(_records(body)):
            yield source.document(index, record, "application/json")


def _records(body: bytes) -> list[bytes]:
    """The records in what an interface answered, written anew; an object that is a record itself as it stands."""
    try:
        found = articles_in(json.loads(body, parse_int=str))
    except (ValueError, RecursionError):
        return [body]
    return [json.dumps(each).encode() for each in found] or [body]


def _moved(raw: RawDocument | None, source: Source, index: int) -> RawDocument | None:
    return raw and RawDocument(f"{source.ref.uri}#{index}", raw.body, raw.content_type, stored_at=raw.stored_at)


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line, parse_int=str), dict)
    except (ValueError, RecursionError):
        return False


def _read_array(source: Source) -> Iterator[Item]:
    """The elements of a JSON array, each read as soon as its last brace has come; arrays may follow one another."""
    text = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    index, ended = 0, False
    buffer = text.decode(source.stream.read(_SKIP)).lstrip("\ufeff \t\r\n")[1:]
    while True:
        buffer = buffer.lstrip(" \t\r\n,")
        if buffer.startswith("]"):
            buffer = _behind(buffer[1:], text, source)
            if buffer.startswith("["):
                buffer = buffer[1:]
                continue
            if buffer or source.problem:
                yield _array_broken(source, index, buffer, "something else stands behind its end")
            return
        try:
            _, end = _JSON.raw_decode(buffer)
        except (ValueError, RecursionError) as error:
            # Read as much again as there is, so that an element of n bytes is tried log n times.
            more = text.decode(source.stream.read(max(_SKIP, len(buffer)))) if len(buffer) <= source.limit else ""
            ended = not more
            buffer += more
            if ended:
                yield _array_broken(source, index, buffer, str(error))
                return
            continue
        yield source.document(index, buffer[:end].encode("utf-8", "surrogateescape"), "application/json")
        buffer, index = buffer[end:], index + 1


def _behind(buffer: str, text: codecs.IncrementalDecoder, source: Source) -> str:
    """What stands behind an array, from its first letter on."""
    while not (buffer := buffer.lstrip(" \t\r\n")) and (more := source.stream.read(_SKIP)):
        buffer = text.decode(more)
    return buffer


def _array_broken(source: Source, index: int, rest: str, error: str) -> Item:
    if len(rest) > source.limit:
        return source.bad(index, QuarantineReason.TOO_LARGE, f"an element longer than {source.limit} bytes")
    if source.problem:
        return source.bad(index, source.problem.reason, source.problem.detail)
    reason = QuarantineReason.BROKEN_JSON if rest else QuarantineReason.TRUNCATED
    return source.bad(index, reason, f"the array cannot be read on from element {index}: {error}"[:300])
