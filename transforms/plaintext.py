"""Scraped text without markup -> its blocks and its header lines. Keeps everything, judges nothing.

Layouts known from scraped collections: paragraphs with blank lines between, after a title line that may name its
section behind a bar; lines, where title, compact date and URL come first and each further line is a paragraph; and
either of them with its paragraphs broken into lines of a fixed width.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.document import Block, Field, Page
from transforms.headlines import headline_at, opens_with_verse

_URL_LINE = re.compile(r"(?:https?://|www\.)\S+")
_DATE_LINE = re.compile(
    r"(?:19|20)\d{2}(?P<gap>[-/.]?)\d{2}(?P=gap)\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?"
)
# What XML writes for a line's end.
_BREAK = re.compile(r"&#(?:0*1[03]|x0*[ad]);", re.IGNORECASE)
# Not U+0085, which str.splitlines and str.strip take for the end of a line: it is half of Å, 先 and 全 in UTF-8 that
# was read as Latin-1. Nor the separators of U+001C to U+001F, which end nothing that people write.
_LINE_END = re.compile("\r\n|[\n\r\v\f\u2028\u2029]")
_NO_END = "\x85\x1c\x1d\x1e\x1f"
_WHITE = "".join(char for char in map(chr, range(0x3001)) if char.isspace() and char not in _NO_END)
_ENDS = ".!?…。！？।؟"
_STOPS = ".。।"
_CLOSERS = "\"'”’»)"


@dataclass(frozen=True, slots=True)
class Rules:
    """How a text is laid out.

    longest_title   characters; above it a first line is a paragraph without its full stop: the longest of 117
                    titles made by
                    parsers of their publishers has 158
    header_lines    lines after the title among which date and address are looked for
    narrow, wide    characters of a line that was broken at a fixed width (mail and terminals: 65 to 80)
    broken          share of the lines of paragraphs of several that are of such a width, for a text to be taken as
                    broken
    """

    longest_title: int = 200
    header_lines: int = 4
    narrow: int = 45
    wide: int = 100
    broken: float = 0.75


RULES = Rules()


def read_text(text: str) -> Page:
    """Read a plain text into blocks, a paragraph each, and the fields that its head names."""
    if "&#" in text:
        text = _BREAK.sub("\n", text)
    odd = any(mark in text for mark in _NO_END)
    lines = _lines(text) if odd else [line.strip() for line in text.splitlines()]
    paragraphs = _unbroken(lines) if "\n\n" in text or "\r\n\r\n" in text else [line for line in lines if line]
    verse = opens_with_verse(lines) and not _is_header(paragraphs[1])
    head = () if verse else tuple(_head(paragraphs))
    kinds = {field.block: field.name for field in head}
    return Page(tuple([_block(line, kinds.get(index)) for index, line in enumerate(paragraphs)]), head)


def _lines(text: str) -> list[str]:
    """The lines of a text that holds what Python, and nobody else, takes for their ends."""
    return ["" if line.isspace() else line.strip(_WHITE) for line in _LINE_END.split(text)]


def _block(line: str, field: str | None) -> Block:
    return Block(line, "title" if field == "title" else "header" if field else "paragraph")


def _unbroken(lines: Sequence[str]) -> list[str]:
    """The paragraphs of a text with blank lines; its lines are joined where they were broken at a fixed width."""
    groups: list[list[str]] = [[]]
    for line in lines:
        if line:
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    inner = [line for group in groups for line in group[:-1]]
    fixed = sum(RULES.narrow <= len(line) <= RULES.wide and line[-1] not in _ENDS for line in inner)
    if len(inner) >= 3 and fixed >= RULES.broken * len(inner) and len(max(lines, key=len)) <= RULES.wide:
        return [" ".join(group) for group in groups if group]
    return [line for line in lines if line]


def _head(lines: Sequence[str]) -> Iterator[Field]:
    """The title, if the first line can be one, and the date and address among the lines after it."""
    first = headline_at(lines[: RULES.header_lines])
    if first is not None and len(lines) > first + 1 and (_is_title(lines[first]) or _is_header(lines[first + 1])):
        yield Field("title", lines[first], "text:first line", first)
    start = (first or 0) + 1
    for index, line in enumerate(lines[start : start + RULES.header_lines], start=start):
        if _DATE_LINE.fullmatch(line) and len(line) <= 30:
            yield Field("published", line, "text:header line", index)
        elif _URL_LINE.fullmatch(line):
            yield Field("url", line, "text:header line", index)
        else:
            return


def _is_header(line: str) -> bool:
    return (len(line) <= 30 and _DATE_LINE.fullmatch(line) is not None) or _URL_LINE.fullmatch(line) is not None


def _is_title(line: str) -> bool:
    """Whether a first line can be a headline: it may ask or exclaim; a full stop ends the first sentence of a text."""
    if len(line) > RULES.longest_title or _is_header(line):
        return False
    return line.rstrip(_CLOSERS)[-1:] not in _STOPS
