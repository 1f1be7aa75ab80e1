"""Cards that stand for other articles: a linked headline and a line or two of text, several alike in one container."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from transforms.document import Block, Page


@dataclass(frozen=True, slots=True)
class Rules:
    """What a card is.

    headline  characters of the linked line above a card's text
    linked    share of it that is linked
    text      characters of a card's text; half as many in ideographs
    longest   the longest of it
    alike     cards in one container from which they are
    above     blocks above the text in which the headline stands; a date or a section may stand between
    sure      how sure the judge must be of a card's text for it to stay: of seven such texts on 730 pages the three of
              an article have 0.95 and more
    article   characters of other text from which there is an article beside the cards
    many      cards from which a page may be a list of articles, `mostly` the share of its text that they then have; of
              the 730 pages none is
    """

    headline: int = 12
    linked: float = 0.9
    text: int = 20
    longest: int = 320
    alike: int = 2
    above: int = 2
    sure: float = 0.85
    article: int = 250
    many: int = 5
    mostly: float = 0.6


RULES = Rules()
Marks = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.float32]
_Shape = tuple[tuple[int, ...], tuple[str, ...], tuple[str, ...]]


def without_cards(page: Page, probability: Numbers, kept: Marks) -> Marks:
    """The kept blocks without the texts of cards that the judge is not sure of; none, where cards are nearly all that
    stays: such a page is a list of articles.
    """
    places = np.flatnonzero(kept).tolist()
    cards = card_texts(page, places)
    if not cards:
        return kept
    sizes = {place: len(page.blocks[place].text) for place in places if page.blocks[place].kind != "heading"}
    listed = sum(sizes[place] for place in cards)
    every = sum(sizes.values())
    if every - listed < RULES.article:
        if len(cards) >= RULES.many and listed >= RULES.mostly * every and not _is_dated(page):
            return np.zeros_like(kept)
    else:
        kept = kept.copy()
        kept[[place for place in cards if probability[place] < RULES.sure]] = False
    return kept


def _is_dated(page: Page) -> bool:
    """Whether a page tells machines when it was published, as a digest of the day's news does and a list does not."""
    return any(f.name == "published" and f.source.startswith(("meta:", "jsonld:datePublished")) for f in page.found)


def card_texts(page: Page, places: Sequence[int]) -> list[int]:
    """The places among some of the texts on cards, in order."""
    blocks = page.blocks
    texts = [place for place in places if place and _is_text(blocks[place]) and _headed(blocks, place)]
    if len(texts) < RULES.alike:
        return []
    shapes = {place: _shape(blocks[place]) for place in texts}
    held = Counter(_own(blocks[place]) for place in places if len(blocks[place].text) >= RULES.text)
    alike = Counter(shapes.values())
    return [place for place in texts if alike[shapes[place]] >= RULES.alike and held[_own(blocks[place])] <= 2]


def _is_text(block: Block) -> bool:
    markup = block.markup
    return (
        markup is not None
        and len(markup.within) > 1
        and RULES.text <= len(block.text) <= RULES.longest
        and 2 * markup.link_chars < len(block.text)
        and block.kind in {"paragraph", "item"}
    )


def _headed(blocks: tuple[Block, ...], place: int) -> bool:
    """Whether right above a text, or above a short line over it, a linked headline stands."""
    for above in range(place - 1, max(-1, place - 1 - RULES.above), -1):
        block = blocks[above]
        if block.markup is None:
            return False
        if block.markup.link_chars >= RULES.linked * len(block.text):
            return len(block.text) >= RULES.headline and "\n" not in block.text
        if len(block.text) >= 2 * RULES.text:
            return False
    return False


def _shape(block: Block) -> _Shape:
    markup = block.markup
    return (markup.within[-2:-1], markup.names, markup.path) if markup is not None else ((), (), ())


def _own(block: Block) -> int:
    return block.markup.within[-1] if block.markup is not None and block.markup.within else -1
