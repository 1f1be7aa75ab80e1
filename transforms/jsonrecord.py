"""One JSON object of a scraped collection -> its blocks and what it says of itself."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import isfinite
from typing import Any

from transforms.document import Field, Page, Unusable
from transforms.html import read_html
from transforms.plaintext import read_text
from transforms.stray import has_blocks, unmarked
from transforms.tables.json_names import FIELD_NAMES, HTML_NAMES, TEXT_NAMES
from transforms.vocabulary import QuarantineReason

Record = Mapping[str, Any]

# The most digits of an integer that every Python reads, however it is set (sys.int_info.str_digits_check_threshold).
_DIGITS = 640
_JSON_NAMES = {dict: "object", list: "array", str: "string", bool: "boolean", int: "number", float: "number"}

_EXACT = frozenset((*HTML_NAMES, *TEXT_NAMES, *(name for names in FIELD_NAMES.values() for name in names)))
_JOINTS = dict.fromkeys(map(ord, "_- "))
# Of names that are one but for case and joints, the most telling counts.
_KNOWN: dict[str, str] = {}
for _name in (*HTML_NAMES, *TEXT_NAMES, *(name for names in FIELD_NAMES.values() for name in names)):
    _KNOWN.setdefault(_name.translate(_JOINTS).lower(), _name)
# Where an object says its word: schema.org's, and what mongoexport writes of dates and long numbers.
_WORDS = ("name", "@id", "$date", "$numberLong")

# An object inside an object inside a list, as schema.org writes authors, is the deepest that a value of ours lies.
_DEEPEST = 4


def read_json(text: str) -> Page:
    """Read one record of JSON, by whichever names its fields go.

    Raises Unusable where it is no JSON object, or holds neither text nor markup under any known name.
    """
    record = _article_in(_also_as_known(_parsed(text)))
    fields = tuple(_fields(record))
    name, markup = _first(record, HTML_NAMES)
    # Markup tells more than its text, unless it is a teaser's and the article stands in the text.
    if name is None or len(markup.strip()) <= len(_first(record, TEXT_NAMES)[1]):
        name, body = _first(record, TEXT_NAMES)
        if name is None or not body.strip():
            raise Unusable(QuarantineReason.NO_TEXT_FIELD, _without_text(record)[:300])
        if not has_blocks(body):
            return _of_text(body, fields)
        markup = body
    page = read_html(markup)
    return replace(page, found=fields + page.found)


def _also_as_known(value: Any) -> Any:
    """An object, or each of a list, with the names of our tables added where it has them in another case or jointed
    otherwise (`publishedAt`, `Body`), as databases and other tools write them; a name that is there goes first."""
    if isinstance(value, list):
        return [_also_as_known(each) for each in value]
    if not isinstance(value, dict):
        return value
    others = {_KNOWN.get(_folded(name), name): name for name in value if name not in _EXACT}
    return {ours: value[name] for ours, name in others.items()} | value


def _folded(name: str) -> str:
    # Not what begins otherwise: `_source` of an index is no `source`.
    return name.translate(_JOINTS).lower() if name[:1].isalpha() else name


def _without_text(record: Record) -> str:
    """Why a record has no text, in words."""
    there = [name for name in TEXT_NAMES + HTML_NAMES if name in record]
    if not there:
        others = {_folded(name) for name in record if name not in _EXACT}
        written = sorted(name for name in record if name not in _EXACT or _folded(name) not in others)
        return f"no text and no markup among the fields: {', '.join(written[:12])}"
    value = record[there[0]]
    empty = value is None or value == [] or (isinstance(value, str) and not value.strip())
    return f"the field {there[0]} is {'empty' if empty else f'no text but a JSON {_json_name(value)}'}"


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


def _article_in(value: Any) -> Record:
    """The object itself, or the one with a body in a list of them (`@graph`, a list of JSON-LD)."""
    if (
        isinstance(value, dict)
        and isinstance(value.get("@graph"), list)
        and not _first(value, TEXT_NAMES + HTML_NAMES)[0]
    ):
        value = _also_as_known(value["@graph"])
    if isinstance(value, list):
        objects = [each for each in value if isinstance(each, dict)]
        if not objects:
            raise Unusable(QuarantineReason.BROKEN_JSON, "a JSON array that holds no object")
        with_text = [each for each in objects if _first(each, TEXT_NAMES + HTML_NAMES)[0]]
        # Of schema.org's objects one is the article; without types each is one, and none may be passed over unsaid.
        if len(with_text) > 1 and not any("@type" in each for each in objects):
            raise Unusable(
                QuarantineReason.BROKEN_JSON, f"a JSON array of {len(with_text)} records where one should be"
            )
        value = with_text[0] if with_text else objects[0]
    if not isinstance(value, dict):
        raise Unusable(QuarantineReason.BROKEN_JSON, f"a JSON {_json_name(value)} where an object was expected")
    return value


def _first(record: Record, names: tuple[str, ...]) -> tuple[str | None, str]:
    for name in names:
        value = record.get(name)
        if isinstance(value, list) and all(isinstance(each, str | None) for each in value):
            value = "\n\n".join(each for each in value if each is not None)
        if isinstance(value, str) and value.strip():
            return name, value
    return None, ""


def _fields(record: Record) -> Iterator[Field]:
    for ours, names in FIELD_NAMES.items():
        for name in names:
            for value in _strings(record.get(name), _DEEPEST):
                yield Field(ours, value, f"json:{name}")


def _strings(value: Any, deepest: int) -> Iterator[str]:
    """The words of a value: itself, each of a list, the name or date of an object."""
    if isinstance(value, str) and value.strip():
        yield value.strip()
    elif isinstance(value, int | float) and not isinstance(value, bool):
        if isinstance(value, int) or isfinite(value):
            yield str(value)
    elif isinstance(value, list) and deepest:
        for each in value:
            yield from _strings(each, deepest - 1)
    elif isinstance(value, dict) and deepest:
        yield from _strings(next((value[word] for word in _WORDS if value.get(word)), None), deepest - 1)


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
    return Page(blocks, fields + head)
