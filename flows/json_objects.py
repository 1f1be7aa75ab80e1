"""A `.json` file -> the records in it: one, an array of them, an answer that holds some, or an object a line."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator

from flows.feeds import is_json_feed, json_feed
from flows.sources import PEEK, Item, Source, read_jsonl
from transforms.document import RawDocument
from transforms.json_shapes import articles_in
from transforms.vocabulary import QuarantineReason

# Only where a value ends is asked here: Python refuses to make numbers of more than some thousand digits.
_JSON = json.JSONDecoder(parse_int=str)
_SPACE = b" \t\r\n"
_MORE = 1024 * 1024


def read_json(source: Source) -> Iterator[Item]:
    """One object, an array of them, an answer that holds one, or, as `.json` files often are, an object a line."""
    head = source.stream.peek(PEEK)[:PEEK]
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
        yield from _records(source, body)


def _records(source: Source, body: bytes) -> Iterator[Item]:
    """The items of a feed, or the records in what an interface answered, written anew; an object that is a record
    itself as it stands."""
    try:
        value = json.loads(body, parse_int=str)
        found = articles_in(value)
    except (ValueError, RecursionError):
        value, found = None, []
    if is_json_feed(value):
        yield from json_feed(source, value)
        return
    for index, record in enumerate([json.dumps(each).encode() for each in found] or [body]):
        yield source.document(index, record, "application/json")


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
    buffer = text.decode(source.stream.read(_MORE)).lstrip("\ufeff \t\r\n")[1:]
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
            more = text.decode(source.stream.read(max(_MORE, len(buffer)))) if len(buffer) <= source.limit else ""
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
    while not (buffer := buffer.lstrip(" \t\r\n")) and (more := source.stream.read(_MORE)):
        buffer = text.decode(more)
    return buffer


def _array_broken(source: Source, index: int, rest: str, error: str) -> Item:
    if len(rest) > source.limit:
        return source.bad(index, QuarantineReason.TOO_LARGE, f"an element longer than {source.limit} bytes")
    if source.problem:
        return source.bad(index, source.problem.reason, source.problem.detail)
    reason = QuarantineReason.BROKEN_JSON if rest else QuarantineReason.TRUNCATED
    return source.bad(index, reason, f"the array cannot be read on from element {index}: {error}"[:300])
