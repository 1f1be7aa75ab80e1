"""Blocks of a scraped text that are surely no text are set aside before the others are judged: lists of links,
pictures, and the lines that stand in press releases, wire copy and letters of news."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from transforms.document import Page, Unusable, Verdict
from transforms.tables.release_marks import ABOUT, MARKS, OPENINGS
from transforms.vocabulary import Caution, QuarantineReason, RemovalReason

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One verdict for each block of a page, in order, and what a reader should know of them."""

    verdicts: tuple[Verdict, ...]
    warnings: tuple[Caution, ...] = ()


@dataclass(frozen=True, slots=True)
class Rules:
    """What is known by its wording.

    line   characters of a line that may be such a one
    head   characters of the line above what a house says of itself
    teasers  blocks that stay, from which all of them below links are teasers
    named  characters of a paragraph among which that house is named
    """

    line: int = 120
    head: int = 70
    named: int = 80
    teasers: int = 3


RULES = Rules()
# What a reader of text took for nothing but links, and for pictures; and how surely it is no text: lists of links of
# pages with markup are an article's one time in a hundred.
_KINDS = {"link": RemovalReason.NAVIGATION, "caption": RemovalReason.CAPTION}
_SCORE = 0.99


def set_aside(page: Page) -> dict[int, RemovalReason]:
    """The blocks that are no text, and what they are. Pages with markup have none: their judge knows links himself."""
    if not page.blocks or page.blocks[0].markup is not None:
        return {}
    aside = {place: _KINDS[block.kind] for place, block in enumerate(page.blocks) if block.kind in _KINDS}
    texts = [block.text for block in page.blocks]
    marks = {place: reason for place, text in enumerate(texts) if (reason := _mark(text))}
    if any(reason in _OF_RELEASES for reason in marks.values()):
        marks |= dict.fromkeys(about_house(texts), RemovalReason.AUTHOR_PROFILE)
    # a text of hardly more than such a line is what it is
    return aside | marks if len(marks) + len(aside) < len(texts) else aside


def _mark(text: str) -> RemovalReason | None:
    """What a line marks, if it is one of those known."""
    if len(text) > RULES.line:
        return None
    bare = text.casefold().strip(_EDGES) or text
    return _MARKS.get(bare) or (RemovalReason.NEWSLETTER if bare.startswith(OPENINGS) else None)


def is_release(texts: Sequence[str]) -> bool:
    """Whether one of the lines marks a press release."""
    return any(_mark(text) in _OF_RELEASES for text in texts)


def about_house(texts: Sequence[str]) -> Iterator[int]:
    """What a house says of itself at the end of a release: the line with its name, and the paragraphs below that begin
    with it."""
    total, above = sum(map(len, texts)), 0
    for place in range(len(texts) - 1):
        above += len(texts[place])
        if 2 * above < total:
            continue
        head = texts[place]
        folded = head.casefold()
        word = next((word for word in ABOUT if folded.startswith(word + " ")), None)
        if word is None or len(head) > RULES.head or head[-1] in ".!?":
            continue
        name = folded[len(word) :].strip(_EDGES).split(" ")[0]
        below = place + 1
        while len(name) > 2 and below < len(texts) and name in texts[below][: RULES.named].casefold():
            below += 1
        if below > place + 1:
            yield from range(place, below)
            return


_MARKS = {words: RemovalReason(name) for name, lines in MARKS.items() for words in lines}
_OF_RELEASES = frozenset((RemovalReason.OTHER, RemovalReason.CONTACT))
_EDGES = " *-–—_.:•"


def without(page: Page, aside: Mapping[int, RemovalReason], judge: Callable[[Page], Judgement]) -> Judgement:
    """The judgement on a page as if some of its blocks were not there; those are removed."""
    places = [place for place in range(len(page.blocks)) if place not in aside]
    index = {place: at for at, place in enumerate(places)}
    found = [
        replace(f, block=None if f.block is None else index[f.block])
        for f in page.found
        if f.block is None or f.block in index
    ]
    judged = judge(Page(tuple([page.blocks[place] for place in places]), tuple(found)))
    if _is_front(page, [place for place, verdict in zip(places, judged.verdicts, strict=True) if verdict.kept]):
        raise Unusable(QuarantineReason.NO_ARTICLE, "nothing but what stands below links")
    verdicts = iter(judged.verdicts)
    return Judgement(
        tuple([
            Verdict(False, _SCORE, aside[place]) if place in aside else next(verdicts)
            for place in range(len(page.blocks))
        ]),
        judged.warnings,
    )  # fmt: skip


def _is_front(page: Page, kept: Sequence[int]) -> bool:
    """Whether each of several blocks that would stay stands right below a link: a page of teasers."""
    return len(kept) >= RULES.teasers and all(page.blocks[place - 1].kind == "link" for place in kept)


def listed_with(page: Page, free: Mask, kept: Mask) -> Mask:
    """What the reader of a markdown text took for the headings of what stays, and for items and quotes beside others
    that stay; entries of menus are links, and were set aside. free: what nothing else has decided."""
    more = np.zeros(len(kept), dtype=bool)
    kinds = [block.kind for block in page.blocks]
    if not _JOINED.isdisjoint(kinds):
        first = int(np.argmax(kept))
        for place in range(first + 1, len(kinds)):
            more[place] = (
                _joins(kinds[place], kinds[place - 1]) and free[place] and (kept[place - 1] or more[place - 1])
            )
        for place in range(len(kinds) - 2, first - 1, -1):
            above = kinds[place] == "heading" or _joins(kinds[place], kinds[place + 1])
            more[place] |= above and bool(free[place]) and bool(kept[place + 1] or more[place + 1])
    return more


_JOINED = frozenset(("heading", "item", "quote"))


def _joins(kind: str, other: str) -> bool:
    return kind == other and kind in {"item", "quote"}
