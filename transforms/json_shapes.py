"""The shapes in which interfaces and editors give an article as JSON: names, wrappers, words and rich texts."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from math import isfinite
from typing import Any

from transforms.tables.json_names import (
    BESIDE,
    CHILDREN,
    HEADINGS,
    HTML_NAMES,
    INLINE,
    ITEMS,
    LISTS,
    NO_TEXT,
    OWN,
    QUOTES,
    TEXT_NAMES,
    WORDS,
    WRAPPERS,
)

Record = Mapping[str, tuple[str, Any]]
"""An object: name as `name_of` gives it -> the name as written, and the value."""

# A list of articles inside an object inside an answer is as deep as any interface has them.
_DEEPEST = 4
# Rich texts nest lists in lists.
_NESTED = 12
# An object that has one of these is an article of its own, and no text.
_RECORD = frozenset(("title", "headline", "webtitle", "author", "url", "weburl", "link"))
_JOINTS = str.maketrans("", "", "_- .:")
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_BLOCK = re.compile(r"<(?:p|div|li|h[1-6]|blockquote|table|article|section|ul|ol)\b", re.IGNORECASE)


def name_of(name: str) -> str:
    """A name without capitals and joints: articlebody of articleBody, article_body and Article-Body."""
    return name.casefold().translate(_JOINTS)


def names_of(value: Mapping[str, Any]) -> Record:
    """An object by its names; of two that are one, the first that has a value, one without capitals before others."""
    record: dict[str, tuple[str, Any]] = {}
    for name, each in sorted(value.items(), key=lambda item: item[0] != item[0].lower()):
        short = name_of(name)
        if short not in record or record[short][1] in (None, "", []):
            record[short] = (name, each)
    return record


def text_in(record: Record, names: tuple[str, ...]) -> tuple[str | None, str]:
    """The first of these names that has a text, as it is written, and the text; rich text as markup."""
    for name in names:
        written, value = record.get(name, (name, None))
        text = _text(value)
        if text.strip():
            return written, text
    return None, ""


def has_text(record: Record) -> bool:
    """Whether an object has text or markup under a name for it."""
    return text_in(record, TEXT_NAMES + HTML_NAMES)[0] is not None


def layers(value: Mapping[str, Any]) -> list[Record]:
    """The object that is the article, then what says more of it: objects beside its text, those that it is wrapped in.

    Where none of them has a text, the object itself comes first.
    """
    around = _wrapped([names_of(value)], _DEEPEST) or [names_of(value)]
    inner = around[-1]
    beside = [names_of(each[1]) for name in BESIDE if (each := inner.get(name)) and isinstance(each[1], dict)]
    return [inner, *beside, *around[-2::-1]]


def _wrapped(around: list[Record], deepest: int) -> list[Record] | None:
    """The objects from the outermost to the first that has a text."""
    if has_text(around[-1]):
        return around
    inner = [each[1] for name in WRAPPERS if deepest and (each := around[-1].get(name)) and isinstance(each[1], dict)]
    found = (_wrapped([*around, names_of(each)], deepest - 1) for each in inner)
    return next(filter(None, found), None)


def articles_in(value: object, deepest: int = _DEEPEST) -> list[Mapping[str, Any]]:
    """The records in what an interface answered, such as `{"articles": [...]}`; none where it is a record itself."""
    if not isinstance(value, dict) or (deepest == _DEEPEST and has_text(layers(value)[0])):
        return []
    record = names_of(value)
    for name in LISTS:
        each = record.get(name, ("", None))[1]
        if isinstance(each, list) and any(isinstance(one, dict) and _is_article(one) for one in each):
            return [one for one in each if isinstance(one, dict)]
    inner = (record[name][1] for name in (*LISTS, *WRAPPERS) if deepest and name in record)
    return next(filter(None, (articles_in(each, deepest - 1) for each in inner)), [])


def _is_article(value: Mapping[str, Any]) -> bool:
    record = names_of(value)
    return has_text(layers(value)[0]) or not {"title", "headline", "url", "link"}.isdisjoint(record)


def words_in(value: object, deepest: int = _DEEPEST) -> Iterator[str]:
    """The words of a value: itself, each of a list, the name or the like of an object."""
    if isinstance(value, str) and value.strip():
        yield value.strip()
    elif isinstance(value, int | float) and not isinstance(value, bool):
        if isinstance(value, int) or isfinite(value):
            yield str(value)
    elif isinstance(value, list) and deepest:
        for each in value:
            yield from words_in(each, deepest - 1)
    elif isinstance(value, dict) and deepest:
        record = names_of(value)
        both = [record[name][1] for name in ("firstname", "lastname") if name in record]
        if len(both) == 2 and all(isinstance(each, str) for each in both) and not record.get("name", ("", ""))[1]:
            yield " ".join(both).strip()
            return
        found = (list(words_in(record[name][1], deepest - 1)) for name in WORDS if name in record)
        yield from next(filter(None, found), [])


def _text(value: object) -> str:
    """A text, paragraphs as a list of strings, or a rich text as markup."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(each, str | None) for each in value):
        return "\n\n".join(each for each in value if each is not None)
    if isinstance(value, dict):
        record = names_of(value)
        if not _RECORD.isdisjoint(record):
            return ""
        # WordPress, and others that write a text as an object of one
        own = [record[name][1] for name in OWN if name in record and isinstance(record[name][1], str)]
        if own and not any(isinstance(each, list | dict) for _, each in record.values()):
            return own[0] if isinstance(own[0], str) else ""
    return "".join(_markup(value, "p", _NESTED)) if isinstance(value, list | dict) else ""


def _markup(value: object, tag: str, deepest: int) -> Iterator[str]:
    """A rich text as markup, a tag a block."""
    if isinstance(value, str):
        yield _block(value, tag)
    elif isinstance(value, list) and deepest:
        if value and all(map(_is_inline, value)) and not all(isinstance(each, str) for each in value):
            yield _block("".join(_inline(each, deepest) for each in value), tag, written=True)
            return
        for each in value:
            yield from _markup(each, tag, deepest - 1)
    elif isinstance(value, dict) and deepest:
        record = names_of(value)
        kind = _kind(record)
        if kind in NO_TEXT:
            return
        tag = _tag(record, kind) or tag
        own = next(
            (each for name in OWN if isinstance(each := record.get(name, ("", None))[1], str) and each.strip()), None
        )
        if own is not None:
            yield _block(own, tag)
            return
        for name, (_, each) in record.items():
            if name in CHILDREN and isinstance(each, list | dict):
                yield from _markup(each, "h2" if name == "headline" else tag, deepest - 1)


def _kind(record: Record) -> str:
    kinds = [name_of(each) for name in ("type", "nodetype") if isinstance(each := record.get(name, ("", ""))[1], str)]
    return next((kind for kind in kinds if kind), "")


def _tag(record: Record, kind: str) -> str | None:
    """The tag for an element of this kind; Portable Text says what a block is by its style."""
    style = record.get("style", ("", ""))[1]
    kinds = (kind, name_of(style) if isinstance(style, str) else "")
    for tag, names in (("h2", HEADINGS), ("li", ITEMS), ("blockquote", QUOTES)):
        if any(each.startswith(names) for each in kinds if each):
            return tag
    return None


def _is_inline(value: object) -> bool:
    """Whether something stands within a line: a string, or an object with a text that is of no kind of block."""
    if isinstance(value, str):
        return True
    if not isinstance(value, dict):
        return False
    record = names_of(value)
    kind = record.get("type", record.get("nodetype", ("", "")))[1]
    kind = name_of(kind) if isinstance(kind, str) else ""
    texts = [record[name][1] for name in ("text", "value") if name in record]
    return kind in INLINE or (not kind and len(texts) == 1 and isinstance(texts[0], str))


def _inline(value: object, deepest: int) -> str:
    if isinstance(value, str):
        return html.escape(value, quote=False)
    if not isinstance(value, dict) or not deepest:
        return ""
    record = names_of(value)
    for name in ("text", "value"):
        if isinstance(own := record.get(name, ("", None))[1], str):
            return html.escape(own, quote=False)
    inner = next((each for name in CHILDREN if isinstance(each := record.get(name, ("", None))[1], list)), ())
    return "".join(_inline(each, deepest - 1) for each in inner)


def _block(text: str, tag: str, *, written: bool = False) -> str:
    """A block of a page. written: the text is markup already; else it is taken for markup where it has tags."""
    if _BLOCK.search(text) and not written:
        return text
    text = text if written or _TAG.search(text) or "&" in text else html.escape(text, quote=False)
    return f"<{tag}>{text}</{tag}>\n"
