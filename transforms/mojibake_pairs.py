"""Pairs of words: how much likelier a word is behind another than anywhere.

benchmarks/train_mojibake_pairs.py writes them. A language's pairs are read when the first text asks that needs them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from transforms.mojibake_lists import member, ranked

# What a step of the stored costs is worth, in nats.
STEP = 4.0
# Vowel signs of Arabic, which lists of words leave out.
_MARKS = re.compile("[\u064b-\u0652]")


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """The pairs of one language.

    number   word -> its number
    follows  number of a word times the count of words, and that of the next -> what the next costs more than anywhere
    leaves   number of a word -> what any other word costs more behind it
    """

    number: dict[str, int]
    follows: dict[int, float]
    leaves: dict[int, float]

    def link(self, before: int | None, behind: int | None) -> float:
        """What a word costs more (or less) behind another, in nats, by their numbers."""
        if before is None or behind is None:
            return 0.0
        known = self.follows.get(before * len(self.number) + behind)
        return self.leaves.get(before, 0.0) if known is None else known

    def plain(self, text: str) -> str:
        """The text as words are listed."""
        return _MARKS.sub("", text).lower()


@cache
def pairs_of(language: str | None) -> Pairs:
    """The pairs of a language; none where the package has none of it."""
    packed = member(str(language), "pairs")
    if not packed:
        return Pairs({}, {}, {})
    words = ranked(str(language))
    number = {word: n for n, word in enumerate(words)}
    follows, leaves = {}, {}
    head = -1
    for line in packed.split("\n"):
        skipped, leaving, numbers, costs = line.split("\t")
        head += int(skipped, 36)
        leaves[head] = (ord(leaving) - 33) / STEP
        at = -1
        for delta, cost in zip(numbers.split(" "), costs, strict=True):
            at += int(delta, 36)
            follows[head * len(words) + at] = -(ord(cost) - 33) / STEP
    return Pairs(number, follows, leaves)
