"""One JSON object of a scraped collection -> its blocks and what it says of itself."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from transforms.document import Field, Page, Unusable
from transforms.html import read_html
from transforms.json_shapes import Record, articles_in, has_text, layers, names_of, text_in, words_in
from transforms.plaintext import read_text
from transforms.stray import has_blocks, unmarked
from transforms.tables.json_names import CRAWLED, FIELD_NAMES, HTML_NAMES, TEXT_NAMES
from transforms.vocabulary import QuarantineReason

# The most digits of an integer that every Python reads, however it is set (sys.int_info.str_digits_check_threshold).
_DIGITS = 640
_JSON_NAMES = {dict: "object", list: "array", str: "string", bool: "boolean", int: "number", float: "number"}

# What may be nothing but the number by which an interface keeps it; an article may well be headed "1984".
_NUMBERED = frozenset(("section", "author", "site_name"))
_TITLES = frozenset(FIELD_NAMES["title"])


def read_json(text: str) -> Page:
    """Read one record of JSON, by whichever names its fields go.

    Raises Unusable where it is no JSON object, or holds neither text nor markup under any known name.
    """
    value = _article_in(_parsed(text))
    record, *more = layers(value)
    fields = tuple(_fields([record, *more]))
    name, markup = text_in(record, HTML_NAMES)
    # Markup tells more than its text, unless it is a teaser's and the article stands in the text.
    if name is None or len(markup.strip()) <= len(text_in(record, TEXT_NAMES)[1]):
        name, body = text_in(record, TEXT_NAMES)
        if name is None or not body.strip():
            raise Unusable(QuarantineReason.NO_TEXT_FIELD, _without_text(record)[:300])
        if not has_blocks(body):
            return _of_text(body, fields)
        markup = body
    page = read_html(markup)
    return replace(page, found=fields + page.found)


def fields_of(value: Mapping[str, Any]) -> tuple[Field, ...]:
    """What a record says of itself, whether or not it holds a text."""
    return tuple(_fields(layers(value)))


def _without_text(record: Record) -> str:
    """Why a record has no text, in words."""
    there = [record[name] for name in TEXT_NAMES + HTML_NAMES if name in record]
    if not there:
        names = sorted(name for name, _ in record.values())
        return f"no text and no markup among the fields: {', '.join(names[:12])}"
    name, value = there[0]
    empty = value in (None, [], {}) or (isinstance(value, str) and not value.strip())
    return f"the field {name} is {'empty' if empty else f'no text but a JSON {_json_name(value)}'}"


def _json_name(value: Any) -> str:
    return _JSON_NAMES.get(type(value), "null")


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, parse_int=_integer)
    except RecursionError:
        raise Unusable(QuarantineReason.TOO_DEEP, "JSON nested deeper than Python reads") from None
    except ValueError as error:
        raise Unusable(QuarantineReason.BROKEN_JSON, str(error)[:200]) from None


def _integer(digits: str) -> int | None:
    """An integer; one that is too long to be a number of anything reads as none, and costs the record nothing."""
    return int(digits) if len(digits) <= _DIGITS else None


def _article_in(value: Any) -> Mapping[str, Any]:
    """The object itself, or the one with a body in a list of them (`@graph`, a list of JSON-LD, what an interface
    answered)."""
    if isinstance(value, dict) and isinstance(value.get("@graph"), list) and not has_text(names_of(value)):
        value = value["@graph"]
    if isinstance(value, dict):
        value = articles_in(value) or value
    if isinstance(value, list):
        objects = [each for each in value if isinstance(each, dict)]
        if not objects:
            raise Unusable(QuarantineReason.BROKEN_JSON, "a JSON array that holds no object")
        with_text = [each for each in objects if has_text(layers(each)[0])]
        # Of schema.org's objects one is the article; without types each is one, and none may be passed over unsaid.
        if len(with_text) > 1 and not any("@type" in each for each in objects):
            raise Unusable(
                QuarantineReason.BROKEN_JSON, f"a JSON array of {len(with_text)} records where one should be"
            )
        value = with_text[0] if with_text else objects[0]
    if not isinstance(value, dict):
        raise Unusable(QuarantineReason.BROKEN_JSON, f"a JSON {_json_name(value)} where an object was expected")
    return value


def _fields(records: Sequence[Record]) -> Iterator[Field]:
    """What a record says of itself, each field from the nearest of the objects in and around it that has it."""
    for ours, names in FIELD_NAMES.items():
        for record in records:
            found = [field for name in names if name in record for field in _named(ours, *record[name])]
            if found:
                yield from _aimed(found, records)
                break


def _named(ours: str, written: str, value: Any) -> Iterator[Field]:
    for words in words_in(value):
        if not (ours in _NUMBERED and words.isdecimal()):
            yield Field(ours, words, f"json:{written}")


def _aimed(found: Sequence[Field], records: Sequence[Record]) -> Iterator[Field]:
    """The same fields, but for the time of publication of crawled text, whose records know no time but the crawl's."""
    crawled = found[0].name == "published" and any(name in record for name in CRAWLED for record in records)
    stamped = found[0].name == "published" and all(_TITLES.isdisjoint(record) for record in records)
    for field in found:
        of_crawl = (crawled and field.source == "json:date") or (stamped and field.source == "json:timestamp")
        yield replace(field, name="fetched") if of_crawl else field


def _of_text(text: str, fields: tuple[Field, ...]) -> Page:
    """A text whose record names its title: a first line that differs is text, whatever it looks like."""
    page = read_text(text)
    titles = {unmarked(field.value) for field in fields if field.name == "title"}
    if not titles:
        return replace(page, found=fields + page.found)
    head = tuple(f for f in page.found if f.name != "title" or unmarked(page.blocks[f.block or 0].text) in titles)
    named = {field.block for field in head}
    blocks = tuple(
        replace(block, kind="paragraph") if block.kind == "title" and place not in named else block
        for place, block in enumerate(page.blocks)
    )
    return replace(page, blocks=blocks, found=fields + head)
