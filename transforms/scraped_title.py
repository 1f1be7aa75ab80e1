"""The headline of a scraped text: above its first paragraph, below the menus, and about what the text is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.byline_frame import BY_WORDS
from transforms.date_forms import find_dates
from transforms.document import Block, Page
from transforms.headlines import is_furniture
from transforms.prompts import FURNITURE
from transforms.wording import words_of


@dataclass(frozen=True, slots=True)
class Rules:
    """Which line is a headline.

    above      blocks above the first paragraph among which it is looked for
    shortest   characters of one; ideographs count double
    longest    characters of one
    words      words of one, in scripts that part them
    stem       letters that words must share to be about the same
    brief      letters of a word that is too short to tell; of a Hebrew or Arabic one those that tell
    about      share of its words that the text must have
    hinted     the same where a byline or a date stands below it
    signed     what a byline or a date below a line says for it, in shares of its words; `line` is the longest of these
    read       characters of the text in which a headline's words are looked for
    deck       characters of a line from which it may be what stands below a headline, as long as one stands above it
    prose      characters of the paragraph that it stands above
    """

    above: int = 24
    shortest: int = 16
    longest: int = 200
    words: int = 3
    stem: int = 5
    brief: int = 3
    about: float = 0.3
    hinted: float = 0.1
    signed: float = 0.5
    line: int = 90
    read: int = 4000
    deck: int = 90
    prose: int = 60


RULES = Rules()
FIRST_LINE = "text:first line"
"""The source of a title that is only the first line of a text, as its reader gives it."""
_DIGIT = re.compile(r"\d")
_ENDS = ".。।…:："
_CLOSERS = "\"'”’»)"
_LETTERS_WIDE = "\u0e00"
_IDEOGRAPHS = "\u2e80"
# Hebrew and Arabic words are of few letters, and what belongs to them is written before and behind them.
_RIGHT_TO_LEFT = ("\u0590", "\u08ff")


def headline_of(page: Page, concepts: Sequence[int], kept: Sequence[bool]) -> int | None:
    """The place of the headline of a scraped text that its reader found none in, or took a line far above it for."""
    titles = [field for field in page.found if field.name == "title"]
    if page.blocks[0].markup is not None or any(field.source != FIRST_LINE for field in titles):
        return None
    return headline_above(page.blocks, concepts, kept, next((field.block for field in titles), None))


def headline_above(
    blocks: Sequence[Block], concepts: Sequence[int], kept: Sequence[bool], title: int | None = None
) -> int | None:
    """The place of the headline above the first paragraph that stays, if a line there can be one.

    concepts: of each block, as `features` finds them. kept: whether it stays. title: the place of
    the line that its reader took for the title.
    """
    first = next((at for at, stays in enumerate(kept) if stays and _size(blocks[at].text) >= RULES.prose), None)
    if first is None:
        return None
    places = [*_candidates(blocks, concepts, first)]
    if title is not None:
        # below a line that may be the title nothing that stays is one: the parts of a recipe, the stanzas of a poem
        places = [at for at in places if not any(kept[title + 1 : at + 1])]
    if not places:
        return None
    text = " ".join([blocks[at].text for at in range(first, len(blocks)) if kept[at]])[: RULES.read].casefold()
    scored = []
    said = {place: _said(blocks[place].text, text) for place in places}
    for place in [place for place in places if said[place] >= RULES.hinted]:
        signed = _signed(blocks, place, first)
        if said[place] >= (RULES.hinted if signed else RULES.about):
            scored.append((-said[place] - signed, place))
    # what is costly to ask is asked of the best only
    best = next((at for _, at in sorted(scored) if _is_free(blocks[at].text)), None)
    if best is None or len(blocks[best].text) < RULES.deck or said.get(best - 1, 0.0) < RULES.hinted:
        return best
    above = blocks[best - 1].text
    return best - 1 if len(above) < len(blocks[best].text) and _is_free(above) else best


def _said(line: str, text: str) -> float:
    """The share of a line's words that a text has."""
    words = list(_stems(line))
    return sum(word in text for word in words) / max(1, len(words))


def _is_free(text: str) -> bool:
    """Whether a line is no byline, date, label, path or notice."""
    return not (_is_line(text) or is_furniture(text))


def _candidates(blocks: Sequence[Block], concepts: Sequence[int], first: int) -> Iterator[int]:
    for place in range(max(0, first - RULES.above), first):
        text = blocks[place].text
        wide = text[0] >= _LETTERS_WIDE
        if _size(text) < RULES.shortest or len(text) > RULES.longest or blocks[place].kind in {"link", "caption"}:
            continue
        if text.rstrip(_CLOSERS)[-1:] in _ENDS or (not wide and len(text.split()) < RULES.words):
            continue
        if concepts[place] & FURNITURE and len(text) < RULES.prose:
            continue
        yield place


def _size(text: str) -> int:
    return len(text) * (2 if text[0] >= _IDEOGRAPHS else 1)


def _signed(blocks: Sequence[Block], place: int, first: int) -> float:
    """How much what stands below a line speaks for it: a byline or a date right below a headline."""
    for below in range(place + 1, min(first, place + 3)):
        text = blocks[below].text
        if len(text) <= RULES.line and _is_line(text):
            return RULES.signed
    return 0.0


def _is_line(text: str) -> bool:
    """Whether a line is a byline, or holds a date."""
    if BY_WORDS.match(text):
        return True
    return _DIGIT.search(text) is not None and next(find_dates(text), None) is not None


def _stems(text: str) -> Iterator[str]:
    """What the words of a text share with others about the same: their beginnings; of unspaced scripts pairs."""
    for word in words_of(text):
        if word[0] >= _LETTERS_WIDE:
            for at in range(len(word) - 1):
                yield word[at : at + 2]
        elif _RIGHT_TO_LEFT[0] <= word[0] <= _RIGHT_TO_LEFT[1]:
            yield word[: RULES.brief]
            yield word.removeprefix("ال")[: RULES.brief]
        elif len(word) > RULES.brief:
            yield word[: RULES.stem]
