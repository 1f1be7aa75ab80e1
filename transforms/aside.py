"""Blocks of a scraped text that its reader already knows to be no text are set aside before the others are judged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from transforms.document import Page, Verdict
from transforms.vocabulary import Caution, RemovalReason


@dataclass(frozen=True, slots=True)
class Judgement:
    """One verdict for each block of a page, in order, and what a reader should know of them."""

    verdicts: tuple[Verdict, ...]
    warnings: tuple[Caution, ...] = ()


# What a reader of text took for nothing but links, and for pictures; and how surely it is no text: lists of links of
# pages with markup are an article's one time in a hundred.
_KINDS = {"link": RemovalReason.NAVIGATION, "caption": RemovalReason.CAPTION}
_SCORE = 0.99


def set_aside(page: Page) -> dict[int, RemovalReason]:
    """The blocks that are no text, and what they are. Pages with markup have none: their judge knows links himself."""
    if not page.blocks or page.blocks[0].markup is not None:
        return {}
    return {place: _KINDS[block.kind] for place, block in enumerate(page.blocks) if block.kind in _KINDS}


def without(page: Page, aside: Mapping[int, RemovalReason], judge: Callable[[Page], Judgement]) -> Judgement:
    """The judgement on a page as if some of its blocks were not there; those are removed."""
    places = [place for place in range(len(page.blocks)) if place not in aside]
    index = {place: at for at, place in enumerate(places)}
    found = [replace(f, block=index.get(f.block)) for f in page.found if f.block is None or f.block in index]
    judged = judge(Page(tuple([page.blocks[place] for place in places]), tuple(found)))
    verdicts = iter(judged.verdicts)
    return Judgement(
        tuple([
            Verdict(False, _SCORE, aside[place]) if place in aside else next(verdicts)
            for place in range(len(page.blocks))
        ]),
        judged.warnings,
    )  # fmt: skip
