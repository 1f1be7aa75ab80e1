"""Whether a text speaks of garbled characters: what is quoted there must stay as it is.

The marks of such a line are that the right character stands beside the garbled one, that a lone garbled sequence is
quoted, and words about encodings. A line counts as one only if all that is garbled in it is so marked: what is garbled
by accident is so all over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from transforms.mojibake_channels import channels
from transforms.tables.mojibake_talk import ABOUT, CHARACTERS, CONTRAST, INTRODUCING, NEXT_TO_WORDS, QUOTES


@dataclass(frozen=True, slots=True)
class Rules:
    """When a line speaks of garbled characters.

    lone     characters that a sequence may read as, to be one that is spoken of and no word
    near     characters between a garbled sequence and its right form, from which on these are no pair by themselves
    longest  characters of a line; longer ones are text whose line breaks were lost, and are cut around the place
    """

    lone: int = 4
    near: int = 3
    longest: int = 400


RULES = Rules()


@dataclass(frozen=True, slots=True)
class Seen:
    """One garbled run: where it stands in which text, and what it reads."""

    which: int
    start: int
    text: str
    read: str


def spoken_of(texts: Sequence[str], runs: Iterable[Seen]) -> set[tuple[int, int]]:
    """The runs that are spoken of, by text and offset."""
    lines: dict[tuple[int, int], list[Seen]] = {}
    for one in runs:
        lines.setdefault((one.which, texts[one.which].rfind("\n", 0, one.start)), []).append(one)
    return {
        (one.which, one.start)
        for some in lines.values()
        for told in (all(_spoken(texts[one.which], one) for one in some),)
        for one in some
        if told or _introduced(texts[one.which], one)
    }


def _introduced(text: str, one: Seen) -> bool:
    """Whether a lone sequence stands bare behind words that name what follows: `I see Â before every space`."""
    start, end, read = _core(one)
    lone = len(read) <= RULES.lone and not any(char.isascii() and char.isalnum() for char in text[start:end])
    return (
        lone and _bare(text, start, end) and text[max(0, start - RULES.near * 8) : start].lower().endswith(INTRODUCING)
    )


def _spoken(text: str, one: Seen) -> bool:
    start, end, read = _core(one)
    line, at = _line(text, start)
    small = line.lower()
    quoted = _quoted(text, start, end)
    # A sequence is lone where no ASCII letter or digit is part of it.
    lone = len(read) <= RULES.lone and not any(char.isascii() and char.isalnum() for char in text[start:end])
    about = any(word in small for word in ABOUT)
    reads = [read] + [other for way in channels() if lone and (other := way.read(text[start:end]))]
    places = [found for each in reads if (found := _beside(line, at, end - start, each)) is not None]
    beside = min(places, default=None)
    if beside is not None:
        return about or quoted or (lone and beside <= RULES.near) or any(word in small for word in CONTRAST)
    if lone and read in NEXT_TO_WORDS and not text[start - 1 : start].strip() and not text[end : end + 1].strip():
        return True
    if lone and _bare(text, start, end) and any(word in small for word in CHARACTERS):
        return True
    return (lone and quoted) or (about and (quoted or not any(char.isascii() for char in text[start:end])))


def _core(one: Seen) -> tuple[int, int, str]:
    """Where the words are that the reading changes, and what it reads there."""
    low, high = 0, 0
    most = min(len(one.text), len(one.read))
    while low < most and one.text[low] == one.read[low]:
        low += 1
    while high < most - low and one.text[-1 - high] == one.read[-1 - high]:
        high += 1
    while low and one.text[low - 1].isalnum():
        low -= 1
    while high and one.text[-high].isalnum() and one.text[-high - 1] != " ":
        high -= 1
    return one.start + low, one.start + len(one.text) - high, one.read[low : len(one.read) - high]


def _line(text: str, start: int) -> tuple[str, int]:
    """The line around a place, and where the place is in it."""
    low = max(text.rfind("\n", 0, start) + 1, start - RULES.longest)
    high = text.find("\n", start)
    return text[low : min(high if high >= 0 else len(text), start + RULES.longest)], start - low


def _bare(text: str, start: int, end: int) -> bool:
    """Whether spaces stand before and behind, of which one may be all that is left of a byte."""
    before, behind = text[start - 1 : start], text[end - 1 : end + 1]
    return (not before or before.isspace()) and (end == len(text) or behind[:1].isspace() or behind[1:].isspace())


def _quoted(text: str, start: int, end: int) -> bool:
    before, behind = text[:start][-2:], text[end : end + 2]
    if before.endswith(" ") and behind.startswith(" "):
        before, behind = before[:1], behind[1:]
    return bool(before and behind) and behind[0] in QUOTES.get(before[-1], "")


def _beside(line: str, at: int, size: int, read: str) -> int | None:
    """How far from the garbled sequence its right form stands in the line, or None."""
    wanted = read.strip("“”„‘’ ") or read
    found = [
        match.start()
        for match in re.finditer(re.escape(wanted), line)
        if not line[match.start() - 1 : match.start()].isalnum()
        and not line[match.end() : match.end() + 1].isalnum()
        and not at <= match.start() < at + size
    ]
    return min((max(place - at - size, at - place - len(wanted)) for place in found), default=None)
