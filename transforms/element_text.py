"""The text of an element, on one line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import iterwalk
from lxml.html import HtmlElement

# The ideographic space is a mark of its script, between the parts of a headline, and stays.
_SPACE = re.compile(r"[^\S\u3000]+")
_NOT_WORD = re.compile(r"[\W_]+")


def text_of(element: HtmlElement, longest: int) -> str:
    """The text of an element; empty where it is longer than a line can be, without reading all of it."""
    if not len(element):
        text = element.text
        return "" if not text or len(text) > 4 * longest + 200 else _short(one_line(text), longest)
    parts: list[str] = []
    size = 0
    for part in element.itertext():
        parts.append(part)
        size += len(part)
        if size > 4 * longest + 200:
            return ""
    return _short(one_line(" ".join(parts)), longest)


def line_of(element: HtmlElement, longest: int) -> str:
    """The text of an element, as `text_of`, with a bar where a block inside it or a line break parts it."""
    if not len(element) or next(element.iter(*_PARTING), None) is None:
        return text_of(element, longest)
    text = text_of(element, longest)
    return _BARS.sub(" | ", one_line("".join(_parts(element)))).strip(" |") if text else ""


def _parts(element: HtmlElement) -> Iterator[str]:
    for event, at in iterwalk(element, events=("start", "end")):
        inner = at is not element
        bar = "" if not inner else "|" if at.tag in _PARTING else " "
        yield bar
        if event == "start":
            yield at.text or ""
        elif inner:
            yield at.tail or ""


# Elements that stand on a line of their own.
_PARTING = (
    "br",
    "div",
    "p",
    "li",
    "ul",
    "ol",
    "h2",
    "h3",
    "h4",
    "h5",
    "section",
    "header",
    "table",
    "tr",
    "td",
    "time",
)
_BARS = re.compile(r"\s?\|[\s|]*")


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else ""


def one_line(text: str) -> str:
    """A text with one space for each run of white space."""
    return _SPACE.sub(" ", text).strip()


def fold(text: str) -> str:
    """Letters and figures only, casefolded."""
    return _NOT_WORD.sub("", text.casefold())
