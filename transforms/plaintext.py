"""Scraped text without markup -> its blocks and its header lines. Keeps everything, judges nothing.

Layouts known from scraped collections: paragraphs with blank lines between, after a title line that may name its
section behind a bar; lines, where title, compact date and URL come first and each further line is a paragraph; and
either of them with its paragraphs broken into lines of a fixed width.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from transforms.document import Block, Field, Page
from transforms.headlines import headline_at, opens_with_verse
from transforms.markdown import is_markdown, is_title, pieces_of
from transforms.mojibake_edits import Edit, apply, compose
from transforms.references import is_entry, listed, numbers
from transforms.text_heads import SOURCE as HEAD_SOURCE
from transforms.text_heads import Head, head_of
from transforms.wrapping import hyphens, parted, unbroken, width_of

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
# The number of a printed page, alone in its line.
_PAGE = re.compile(
    r"[-–—\s]{0,4}(?:(?:page|seite|página|pagina|pág\.|pag\.|str\.|стр\.|sida|side|s\.|p\.)\s)?\d{1,4}(?:\s?(?:of|von|de|di|van|z|из|/)\s?\d{1,4})?[-–—\s]{0,4}",
    re.IGNORECASE,
)
_WHITE = "".join(char for char in map(chr, range(0x3001)) if char.isspace() and char not in _NO_END)
_STOPS = ".。।"
_CLOSERS = "\"'”’»)"


@dataclass(frozen=True, slots=True)
class Rules:
    """How a text is laid out.

    longest_title   characters; above it a first line is a paragraph without its full stop: the longest of 117
                    titles made by
                    parsers of their publishers has 158
    header_lines    lines after the title among which date and address are looked for
    """

    longest_title: int = 200
    header_lines: int = 4


RULES = Rules()


def read_text(text: str) -> Page:
    """Read a plain text into blocks, a paragraph each, and the fields that its head names."""
    if "&#" in text:
        text = _BREAK.sub("\n", text)
    odd = any(mark in text for mark in _NO_END)
    lines = _LINE_END.split(text) if odd else text.splitlines()
    above = head_of(lines)
    body = lines[above.size :] if above.size else lines
    marked = above.fenced or is_markdown(text)
    page = read_markdown(body) if marked else _read_lines(body, headed=above.size > 0, odd=odd)
    return _headed(lines[: above.size], above, page) if above.size else page


def _bare(line: str) -> str:
    """A line without the white space around it. Python alone takes half a letter that was misread for white space."""
    return line.strip(_WHITE) if not line.isspace() else ""


def _read_lines(lines: Sequence[str], *, headed: bool, odd: bool) -> Page:
    """A text without markup. headed: whether fields were read above it; odd: whether it has half letters that Python
    takes for white space."""
    width = width_of(lines)
    bare = [line.strip() for line in lines] if not odd else [_bare(line) for line in lines]
    paragraphs = unbroken(lines, width) if width else [line for line in bare if line]
    addresses = listed(paragraphs) if "[1]" in "".join(paragraphs) else None
    edits = _edits(paragraphs, addresses.count if addresses else 0, parted(lines, width) if width else frozenset())
    verse = not width and opens_with_verse(bare) and not _is_header(paragraphs[1])
    head = () if verse or headed else tuple(_head([*map(apply, paragraphs[:8], edits[:8])] if edits else paragraphs))
    kinds = {field.block: field.name for field in head}
    blocks = [_block(line, kinds.get(index)) for index, line in enumerate(paragraphs)]
    if width:
        blocks = [replace(b, kind="link") if _PAGE.fullmatch(b.text) else b for b in blocks]
    if addresses:
        links = [at >= addresses.first or is_entry(line, addresses.count) for at, line in enumerate(paragraphs)]
        blocks = [
            replace(b, kind="link") if link and b.kind != "title" else b for b, link in zip(blocks, links, strict=True)
        ]
    return Page(tuple(blocks), head, edits)


def _edits(paragraphs: Sequence[str], links: int, words: frozenset[str]) -> tuple[tuple[Edit, ...], ...]:
    """For each paragraph the edits that undo the numbers of links, and the hyphens that parted words."""
    if not links and not words:
        return ()
    undone = [numbers(line, links) for line in paragraphs]
    return tuple([
        compose(edits, (left := apply(line, edits)), hyphens(left, words))
        for line, edits in zip(paragraphs, undone, strict=True)
    ])  # fmt: skip


def _headed(lines: Sequence[str], above: Head, page: Page) -> Page:
    """The page with the lines of its head as blocks above it, each with the field that it names."""
    filled = [place for place, line in enumerate(lines) if _bare(line)]
    named = {place: name for place, name, _ in reversed(above.named)}
    blocks = [Block(_bare(lines[place]), "title" if named.get(place) == "title" else "header") for place in filled]
    at = {place: index for index, place in enumerate(filled)}
    fields = [Field(name, value, HEAD_SOURCE, at[place]) for place, name, value in above.named]
    fields += [Field("head", blocks[at[place]].text, HEAD_SOURCE, at[place]) for place in filled if place not in named]
    moved = [replace(f, block=None if f.block is None else f.block + len(blocks)) for f in page.found]
    syntax = ((),) * len(blocks) + page.syntax if page.syntax else ()
    return Page((*blocks, *page.blocks), (*fields, *moved), syntax)


def read_markdown(lines: Sequence[str]) -> Page:
    """A text in markdown: its blocks, the edits that undo its syntax, and the title that its first heading is."""
    width = width_of(lines)
    pieces = pieces_of(unbroken(lines, width) if width else [bare for line in lines if (bare := _bare(line))])
    place = next((at for at, piece in enumerate(pieces) if is_title(piece)), None)
    if place is None:
        shown = [piece.text for piece in pieces]
        opens = bool(pieces) and pieces[0].block.kind == "paragraph" and not opens_with_verse(shown)
        head = tuple(_head(shown)) if opens else ()
    else:
        head = (Field("title", pieces[place].text, "text:heading", place),)
    kinds = {field.block: field.name for field in head}
    blocks = [
        replace(piece.block, kind="title" if kinds[index] == "title" else "header") if index in kinds else piece.block
        for index, piece in enumerate(pieces)
    ]
    return Page(tuple(blocks), head, tuple([piece.edits for piece in pieces]))


def _block(line: str, field: str | None) -> Block:
    return Block(line, "title" if field == "title" else "header" if field else "paragraph")


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
