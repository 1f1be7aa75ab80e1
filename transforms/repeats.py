"""Paragraphs of a scraped text that say again what another one says: copies, and quotes set apart from their text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.document import Block


@dataclass(frozen=True, slots=True)
class Rules:
    """What repeats another paragraph. By cross-validated verdicts on 234 scraped texts, F1 0.9077 -> 0.9094 where all
    paragraphs of a page were scraped, and 0.9563 -> 0.9577 where its body was. Pages with markup gain nothing.

    shortest   characters of a block that can be a repetition; shorter lines are refrains and subheadings
    around     characters of the block that a quote is taken from
    """

    shortest: int = 60
    around: int = 120


RULES = Rules()


def repeats(blocks: Sequence[Block], kept: Sequence[int]) -> frozenset[int]:
    """Those of the kept blocks (by their places) whose text stands before them, or within a longer kept block."""
    first: dict[str, int] = {}
    again: set[int] = set()
    for place in kept:
        text = blocks[place].text
        if len(text) >= RULES.shortest and first.setdefault(text, place) != place:
            again.add(place)
    whole = "\n".join([text for text in first if len(text) > RULES.around])
    # a long block is found once in all of them together, where it stands itself
    for text, place in first.items():
        at = whole.find(text)
        if len(text) > RULES.around:
            at = whole.find(text, at + 1)
        if at >= 0:
            again.add(place)
    return frozenset(again)
