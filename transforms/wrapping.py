"""Text that was broken into lines of a fixed width (mail, terminals, printed pages) -> its whole paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from transforms.mojibake_edits import Edit


@dataclass(frozen=True, slots=True)
class Rules:
    """When lines are those of broken paragraphs: whoever fills lines breaks them where the next word has no room.

    narrow, wide  columns of a filled line (mail and terminals: 65 to 80, printed pages from 45); an ideograph has two
    fewest        full lines of a text, from which it is taken as broken; of one that holds longer lines too `several`
    full          share of the longer lines that must be full; of 117 pages scraped to lines 0.2 is the most
    nearly        share of the width that a line must have, within a sentence, to run into one that begins small
    widths        widths that are tried, from the longest line on: a heading or an address may stick out
    hyphens       line ends with a hyphen, from which a text is taken as one that parts its words there
    """

    narrow: int = 45
    wide: int = 100
    fewest: int = 3
    several: int = 5
    full: float = 0.75
    nearly: float = 0.75
    widths: int = 6
    hyphens: int = 3


RULES = Rules()
HYPHEN = "line_break"
"""The rule of edits that undo a hyphen at a line's end, as `Repair.rule` says it."""
# What opens a block of its own: bullets, numbers, and the signs of markdown.
_OPENS = re.compile(r"[-*+•·◦▪‣●○■□>]\s|\||#{1,6}\s|[=~-]{3}|\[?\d{1,2}[.)\]]\s|!\[|```|:::|\[\^?[^\]\s]{1,20}\]:\s")
# What stands in columns: the running head of a page.
_COLUMNS = re.compile(r"\S\s{3,}\S")
_ENDS = frozenset(".!?…。！？।؟:：")
_CLOSERS = " \t\r\"'”’»)」』）"
_WIDE_FROM = "\u1100"


def columns(text: str) -> int:
    """How many columns a line takes in a terminal."""
    if text.isascii() or max(text) < _WIDE_FROM:
        return len(text)
    return sum(2 if is_wide(char) else 1 for char in text)


def is_wide(char: str) -> bool:
    """Whether a character takes two columns: ideographs, kana, hangul, and the signs that stand between them."""
    return "\u1100" <= char <= "\u115f" or "\u2e80" <= char <= "\ud7ff" or "\uf900" <= char <= "\ufaff" or (
        "\uff01" <= char <= "\uff60"
    )  # fmt: skip


def opens_block(line: str) -> bool:
    """Whether a line (stripped) begins a block of its own, whatever stands above it."""
    return _OPENS.match(line) is not None


def width_of(lines: Sequence[str]) -> int | None:
    """The width at which the lines of a text were broken, in columns; None where they were not.

    lines: with their indent, empty between paragraphs.
    """
    breaks = []
    for line, below in pairwise(lines):
        # an address has no room anywhere, and tells of no width
        if 2 * len(line) < RULES.narrow or not below or below.isspace() or "://" in line or "://" in below:
            continue
        size = columns(line.rstrip())
        if RULES.narrow <= size <= RULES.wide and not opens_block(below.lstrip()) and not _COLUMNS.search(line.strip()):
            breaks.append((size, _first(below), line.rstrip(_CLOSERS)[-1:] in _ENDS))
    fewest = RULES.fewest if len(max(lines, key=len, default="")) <= RULES.wide else RULES.several
    if len(breaks) < fewest:
        return None
    for width in sorted({size for size, _, _ in breaks}, reverse=True)[: RULES.widths]:
        # what ends like a sentence may be the last line of its paragraph, or all of it
        full = [size <= width < size + first for size, first, ends in breaks if not ends]
        if sum(full) >= fewest and sum(full) >= RULES.full * len(full):
            return width
    return None


def _first(line: str) -> int:
    """The columns that the first word of a line takes, with the space before it."""
    word = line.split(None, 1)[0]
    # no line begins with a comma or ends with a bracket that opens: signs move together, or stand out at the end
    return 6 if is_wide(word[0]) else columns(word) + 1


def runs_into(line: str, below: str, width: int) -> bool:
    """Whether a line was broken before the one below it: that one's first word had no room in it."""
    bare = below.lstrip()
    if not line or not bare or opens_block(bare) or _COLUMNS.search(line.strip()):
        return False
    size = columns(line.rstrip())
    # lines that are set to one width break early, too, before a word that would not be parted
    return size + _first(bare) > width or (size >= RULES.nearly * width and bare[0].islower() and _is_open(line))


def _is_open(line: str) -> bool:
    return line.rstrip(_CLOSERS)[-1:] not in _ENDS


def unbroken(lines: Sequence[str], width: int) -> list[str]:
    """The paragraphs of lines that were broken at a width: each stripped, joined where it ran on."""
    out: list[str] = []
    above = ""
    for line in lines:
        bare = line.strip()
        if not bare:
            above = ""
            continue
        if above and runs_into(above, line, width):
            out[-1] += _joint(out[-1], bare) + bare
        else:
            out.append(bare)
        above = line
    return out


def _joint(line: str, below: str) -> str:
    if is_wide(line[-1]) and is_wide(below[0]):
        return ""
    return "" if line[-1] == "-" and line[-2:-1].isalpha() and below[0].islower() else " "


def parted(lines: Sequence[str], width: int) -> frozenset[str]:
    """The words that the ends of lines part, as they stand there (`har-bour`), where that is how a text is set and not
    how the word is spelt."""
    words = set()
    ends = 0
    for line, below in pairwise(lines):
        end, start = line.rstrip(), below.lstrip()
        if end[-1:] == "-" and end[-2:-1].isalpha() and start[:1].islower() and runs_into(line, below, width):
            ends += 1
            words.add(_LAST.search(end)[0] + _FIRST.match(start)[0])  # type: ignore[index]
    if ends < RULES.hyphens:
        return frozenset()
    within = "\n".join(lines)
    return frozenset(word for word in words if word not in within)


_LAST = re.compile(r"[\w'’-]*-$")
_FIRST = re.compile(r"[\w'’]+")


def hyphens(paragraph: str, words: frozenset[str]) -> tuple[Edit, ...]:
    """The edits that undo the hyphens of parted words in a paragraph."""
    if not words or "-" not in paragraph:
        return ()
    edits = []
    for word in _HYPHENED.finditer(paragraph):
        if word[0] in words:
            at = word.start() + word[0].rindex("-")
            edits.append(Edit(at, at + 1, "", HYPHEN, "hyphen at the end of a line", 0.9))
    return tuple(edits)


_HYPHENED = re.compile(r"[\w'’-]*-[\w'’]+")
