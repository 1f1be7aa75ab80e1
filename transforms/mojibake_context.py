"""Which of several readings of a word stands between its neighbours: chosen for whole lines, by pairs of words.

Bytes that are lost leave words of some scripts alike one by one (`من` or `في`); the words beside them tell them apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from transforms.mojibake_decode import CLEAR, Read
from transforms.mojibake_pairs import Pairs, pairs_of
from transforms.mojibake_runs import Found, Run

# A reading's cost, and where it came from: the places of the reading before it, by index.
_Step = tuple[float, int]
_FIRST = re.compile(r"[^\W\d_]+")
_LAST = re.compile(r"[^\W\d_]+$")
# What stands between the end of a sentence and the first word of the next, and what ends one.
_BETWEEN, _ENDS = " \t\"'([„“”«»‚‘’–—-", frozenset(".!?…\n")
# What a small letter costs more than a capital at a sentence's start (nats).
SMALL_AT_START = 2.5


@dataclass(frozen=True, slots=True)
class Place:
    """Where a run stands, and which it is."""

    start: int
    end: int
    index: int


def in_context(texts: Sequence[str], found: list[Found], language: str | None) -> list[Found]:
    """The same runs, each with the reading that its neighbours make likeliest, apart where these differ."""
    pairs = pairs_of(language)
    if not any(one.read.others for one in found):
        return found
    chosen: dict[tuple[int, str], list[tuple[int, int]]] = defaultdict(list)
    margins: dict[tuple[int, str], float] = {}
    for which, chain in _chains(texts, found):
        options = [_options(found[place.index].read, pairs, _begins(texts[which], place.start)) for place in chain]
        for place, (text, margin) in zip(chain, _best(options, pairs), strict=True):
            key = (place.index, text)
            chosen[key].append((which, place.start))
            margins[key] = min(margin, margins.get(key, CLEAR))
    return [
        replace(
            found[index],
            run=Run(found[index].run.text, places),
            read=_chosen(found[index].read, text, margins[index, text]),
        )
        for (index, text), places in chosen.items()
    ]


def _chains(texts: Sequence[str], found: Sequence[Found]) -> Iterator[tuple[int, list[Place]]]:
    """The places of the runs, by text and in order, cut where anything but one space stands between two of them."""
    places = sorted(
        (which, start, start + len(one.run.text), index)
        for index, one in enumerate(found)
        for which, start in one.run.places
    )
    chain: list[Place] = []
    last = 0
    for which, start, end, index in places:
        if chain and (which != last or texts[which][chain[-1].end : start] != " "):
            yield last, chain
            chain = []
        chain.append(Place(start, end, index))
        last = which
    if chain:
        yield last, chain


@dataclass(frozen=True, slots=True)
class _Option:
    """One reading of a run: its cost, and the numbers of its first and last words, None where none is next to it."""

    text: str
    cost: float
    first: int | None
    last: int | None


def _begins(text: str, start: int) -> bool:
    """Whether a sentence begins there."""
    before = text[max(0, start - 8) : start].rstrip(_BETWEEN)
    return before[-1] in _ENDS if before else start < 8


def _options(read: Read, pairs: Pairs, begins: bool) -> list[_Option]:
    found = []
    for text, cost in [(read.text, read.cost), *((other.text, other.cost) for other in read.others)]:
        if begins and next(filter(str.isalpha, text), "").islower():
            cost += SMALL_AT_START
        first, last = _FIRST.match(plain := pairs.plain(text)), _LAST.search(plain)
        found.append(_Option(text, cost, first and pairs.number.get(first[0], -1), last and pairs.number.get(last[0])))
    return found


def _best(options: Sequence[list[_Option]], pairs: Pairs) -> list[tuple[str, float]]:
    """The likeliest way through, and of each place how much more the next likely reading costs between these."""
    steps: list[list[_Step]] = [[(option.cost, 0) for option in options[0]]]
    for before, here in pairwise(options):
        done = steps[-1]
        row = []
        for option in here:
            cost, at = min((done[n][0] + pairs.link(one.last, option.first), n) for n, one in enumerate(before))
            row.append((cost + option.cost, at))
        steps.append(row)
    at = min(range(len(steps[-1])), key=lambda n: (steps[-1][n][0], n))
    way = [at]
    for row in reversed(steps[1:]):
        at = row[at][1]
        way.append(at)
    way.reverse()
    return [(options[n][at].text, _margin(options, way, n, pairs)) for n, at in enumerate(way)]


def _margin(options: Sequence[list[_Option]], way: Sequence[int], place: int, pairs: Pairs) -> float:
    before = options[place - 1][way[place - 1]].last if place else None
    behind = options[place + 1][way[place + 1]].first if place + 1 < len(way) else None
    costs = [
        option.cost + pairs.link(before, option.first) + pairs.link(option.last, behind) for option in options[place]
    ]
    mine = costs.pop(way[place])
    return min([CLEAR, *(max(0.0, cost - mine) for cost in costs)])


def _chosen(read: Read, text: str, margin: float) -> Read:
    """The reading, or that of the others beside it which has the text."""
    one = read if read.text == text else next(other for other in read.others if other.text == text)
    return replace(one, margin=margin, listed=read.listed)
