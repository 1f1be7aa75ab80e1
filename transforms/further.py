"""Further articles on a page: readers who scroll on get the next one below the first, in the same markup."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt

from transforms.document import Block, Page
from transforms.vocabulary import RemovalReason


@dataclass(frozen=True, slots=True)
class Rules:
    """When what follows a heading is another article.

    article  characters that stay between the two headlines, from which the first is an article
    heading  characters of a second headline
    headings headings marked up as the headline that are looked at
    lines    blocks behind a headline in which its date or byline stands
    line     characters of such a line
    """

    article: int = 250
    heading: int = 12
    headings: int = 20
    lines: int = 6
    line: int = 90


RULES = Rules()
_Look = tuple[tuple[str, ...], tuple[str, ...]]
_FIGURES = re.compile(r"\d+")
_SIGNS = re.compile(r"author|byline|date|time|publi|autor|meta")


def further_articles(page: Page, kept: npt.NDArray[np.bool_], headlines: Collection[int]) -> dict[int, RemovalReason]:
    """The kept blocks of further articles: all from a heading on that is marked up as the page's headline is, and has a
    date or a byline of its own that is marked up as the first one's, but what lies with the first article's paragraphs.

    A subheading has no date, and an entry of a live blog is not marked up as the headline.
    """
    blocks = page.blocks
    first = min(headlines, default=len(blocks))
    if first >= len(blocks) or blocks[first].kind != "heading" or blocks[first].markup is None:
        return {}
    look, signs = _look(blocks[first]), _signs_below(blocks, first)
    alike = (
        place
        for place in range(first + 1, len(blocks))
        if signs
        and blocks[place].kind == "heading"
        and (markup := blocks[place].markup) is not None
        and markup.path == look[0]
        and len(blocks[place].text) >= RULES.heading
        and blocks[place].text != blocks[first].text
        and _look(blocks[place]) == look
    )
    looked_at = islice(alike, RULES.headings)
    second = next((place for place in looked_at if not signs.isdisjoint(_signs_below(blocks, place))), None)
    if second is None:
        return {}
    own = np.flatnonzero(kept[first:second]).tolist()
    if sum(len(blocks[first + place].text) for place in own) < RULES.article:
        return {}
    around = {_within(blocks[first + place]) for place in own}
    below = (second + place for place in np.flatnonzero(kept[second:]).tolist())
    return {place: RemovalReason.TEASER for place in below if _within(blocks[place]) not in around}


def _look(block: Block) -> _Look:
    """How a block is marked up, but for numbers in the names around it."""
    markup = block.markup
    if markup is None:
        return (), ()
    return markup.path, tuple(_FIGURES.sub("", name) for name in markup.names[-2:])


def _signs_below(blocks: tuple[Block, ...], headline: int) -> set[_Look]:
    """How the short lines below a headline are marked up that hold a date or a name."""
    return {_look(block) for block in blocks[headline + 1 : headline + 1 + RULES.lines] if _is_sign(block)}


def _is_sign(block: Block) -> bool:
    markup = block.markup
    if markup is None or len(block.text) > RULES.line:
        return False
    return "time" in markup.path[-1:] or any(_SIGNS.search(name.casefold()) for name in markup.names[-1:])


def _within(block: Block) -> int:
    return block.markup.within[-1] if block.markup is not None and block.markup.within else -1
