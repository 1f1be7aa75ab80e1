"""Further articles on a page: readers who scroll on get the next one below the first, in the same markup."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from transforms.document import Block, Page
from transforms.vocabulary import RemovalReason


@dataclass(frozen=True, slots=True)
class Rules:
    """When what follows a heading is another article.

    article  characters that stay between the two headlines, from which the first is an article
    heading  characters of a second headline
    lines    blocks behind a headline in which its date or byline stands
    line     characters of such a line
    """

    article: int = 250
    heading: int = 12
    lines: int = 6
    line: int = 90


RULES = Rules()
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
    look = _look(blocks[first])
    alike = [
        place
        for place in range(first + 1, len(blocks))
        if blocks[place].kind == "heading"
        and len(blocks[place].text) >= RULES.heading
        and blocks[place].text != blocks[first].text
        and _look(blocks[place]) == look
    ]
    second = next((place for place in alike if _signed_alike(blocks, first, place)), None)
    if second is None:
        return {}
    own = np.flatnonzero(kept[first:second]).tolist()
    if sum(len(blocks[first + place].text) for place in own) < RULES.article:
        return {}
    around = {_within(blocks[first + place]) for place in own}
    below = (second + place for place in np.flatnonzero(kept[second:]).tolist())
    return {place: RemovalReason.TEASER for place in below if _within(blocks[place]) not in around}


def _look(block: Block) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """How a block is marked up, but for numbers in the names around it."""
    markup = block.markup
    if markup is None:
        return (), ()
    return markup.path, tuple(_FIGURES.sub("", name) for name in markup.names[-2:])


def _signed_alike(blocks: tuple[Block, ...], first: int, second: int) -> bool:
    """Whether below both headlines a short line stands with a date or a name, marked up alike."""
    looks = [
        {_look(block) for block in blocks[place + 1 : place + 1 + RULES.lines] if _is_sign(block)}
        for place in (first, second)
    ]
    return not looks[0].isdisjoint(looks[1])


def _is_sign(block: Block) -> bool:
    markup = block.markup
    if markup is None or len(block.text) > RULES.line:
        return False
    return "time" in markup.path[-1:] or any(_SIGNS.search(name.casefold()) for name in markup.names[-1:])


def _within(block: Block) -> int:
    return block.markup.within[-1] if block.markup is not None and block.markup.within else -1
