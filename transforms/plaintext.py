"""Scraped text without markup -> its blocks and its header lines. Keeps everything, judges nothing.

Two layouts are known from scraped collections: paragraphs with blank lines between, after a title line that may name its
section behind a bar; and lines, where title, compact date and URL come first and each further line is a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.document import Block, Field, Page

_URL_LINE = re.compile(r"https?://\S+")
_DATE_LINE = re.compile(r"\d{8}|\d{4}-\d{2}-\d{2}")
# A headline above this is a paragraph without its full stop: the longest of 117 fundus titles has 158 characters.
_LONGEST_TITLE = 200


def read_text(text: str) -> Page:
    """Read a plain text into blocks, one a line, and the fields that its head names."""
    lines = tuple(line.strip() for line in text.splitlines() if line.strip())
    head = tuple(_head(lines))
    kinds = {field.block: field.name for field in head}
    blocks = tuple(_block(line, kinds.get(index)) for index, line in enumerate(lines))
    return Page(blocks, head)


def _block(line: str, field: str | None) -> Block:
    return Block(line, "title" if field == "title" else "header" if field else "paragraph")


def _head(lines: tuple[str, ...]) -> Iterator[Field]:
    if not lines:
        return
    if len(lines) > 1 and len(lines[0]) <= _LONGEST_TITLE and lines[0][-1] not in ".!…。":
        yield Field("title", lines[0], "text:first line", 0)
    for index, line in enumerate(lines[1:4], start=1):
        if _DATE_LINE.fullmatch(line):
            yield Field("published", line, "text:header line", index)
        elif _URL_LINE.fullmatch(line):
            yield Field("url", line, "text:header line", index)
        else:
            return
