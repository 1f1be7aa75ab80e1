"""The lines of a scraped text, and what is known of each: whether it is a sentence, whether it names furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from transforms.document import Page
from transforms.dumps import RULES as DUMPS
from transforms.model import Likely
from transforms.prompts import COMMENTS, prompt_in
from transforms.surroundings import UNITS

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Rules:
    """What the form of a line, and of the lines around it, must be. Measured on 234 scraped texts by cross-validated
    verdicts ("all": all paragraphs of a page, F1 0.9089 -> 0.9101; "body": those of its article's container, 0.9553 ->
    0.9554), and on 92 texts in 25 languages that were written for it, of 5 to 28 lines, 22 of them with no article:
    304 of 526 lines were lost, and 14 are.

    longest    blocks of a short text: with 25 body loses 0.0005, with 30 0.001
    share      share of what names no furniture that must be sentences, for a short text to be taken at its word; with
               0.6 two of 143 more such texts are refused
    fewest     lines of such a text that a sentence ends
    several    the same of a long list of lines, for it to be an article,
    least      characters of its sentences then
    told       share of its characters that they must be then, or
    best       how likely the likeliest of them must be; a request to log in and an error page have 0.47 and 0.03
    sentence   characters of a sentence, or of several in a row, that stay on their own
    trusted    the least probability of those; but at least
    beneath    this part of the likeliest line's: where the judge is sure of the article, it is of the rest too
    far        the least probability of sentences in a longer text, beside one that stays. 0.1: 3 paragraphs of 121 less
               are lost there, and 20 lines more of furniture stay
    brief      the same of those shorter than `sentence`, between two that stay: questions, replies
    edge       the same of a sentence that seems to name furniture and stands at the edge of the others
    leading    characters from which what a colon ends is a paragraph that leads to verse or a list
    asked      characters from which a line that seems to name furniture can be a sentence
    alike      characters of a line that is the head of readers' comments
    run        lines of verse, or items of a list, between two paragraphs
    running    share of them that must run on, and two at least; in a longer text all
    results    lines of results below a line that leads to them, at least
    heads      numbered heads of paragraphs, at least
    name       characters of a name below a letter; `words` of it at most
    few, odd   lines of verse, quantities and the like, and their share of what is no sentence, from which a text of
               sentences is looked at as lines
    """

    longest: int = 20
    share: float = 0.5
    fewest: int = 2
    several: int = 3
    least: int = 100
    told: float = 0.6
    best: float = 0.1
    sentence: int = 30
    trusted: float = 0.005
    far: float = 0.2
    beneath: float = 0.015
    brief: float = 0.05
    edge: float = 0.2
    leading: int = 60
    asked: int = 40
    alike: int = 35
    run: int = 12
    running: float = 0.5
    results: int = 2
    heads: int = 2
    name: int = 40
    words: int = 4
    few: int = 2
    odd: float = 0.3


RULES = Rules()
_ENDS = frozenset(".!?…。！？।؟۔։።။។")
_CLOSERS = "\"'”’“»«›‹)]」』）"
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}(?: ?(?:uhr|h|[ap]\.?m\.?))?", re.IGNORECASE)
_CLOCK_LENGTH = 14
# Scripts that end sentences with a space, Thai and Lao: what is long is one.
_THAI = ("\u0e01", "\u0edf")


@dataclass(frozen=True, slots=True)
class Lines:
    """What is known of each line of a text.

    texts    the lines
    units    length in characters, ideographs as 2.2
    ends     whether a sentence ends the line
    free     whether nothing else has decided on it
    plain    whether it is free, none of its words names furniture, and no readers' comments are above it
    doubted  the same, where its words name furniture as a sentence may
    p        probability of being the article's
    short    whether the text is short
    """

    texts: Sequence[str]
    units: npt.NDArray[np.float32]
    ends: Mask
    free: Mask
    plain: Mask
    doubted: Mask
    p: npt.NDArray[np.float32]
    short: bool


def is_short(page: Page) -> bool:
    """Whether a text has so few blocks that the judge has too little to go by."""
    return len(page.blocks) <= RULES.longest


def lines_of(page: Page, found: Likely, free: Mask, asking: Mask) -> Lines:
    """The lines of a scraped text. free: what nothing else has decided; asking: which name furniture."""
    texts = [block.text for block in page.blocks]
    units = found.wide[UNITS]
    ends = np.array([ends_sentence(text) for text in texts])
    plain = ~asking & free
    doubted = np.zeros(len(texts), dtype=bool)
    short = is_short(page)
    if short:
        for place in np.flatnonzero(asking & free & ends & (units >= RULES.asked)).tolist():
            doubted[place] = prompt_in(texts[place]) is None
    # a clock time is part of what it stands above, or of nothing
    clocks = [place for place in np.flatnonzero(plain & (units <= _CLOCK_LENGTH)) if _CLOCK.fullmatch(texts[place])]
    plain[clocks] = False
    first = int(np.argmax(plain & ends))
    for place in np.flatnonzero(asking & (units < RULES.alike)).tolist():
        if place > first and found.seen.concepts[place] & COMMENTS:
            plain[place:] = doubted[place:] = False
            break
    return Lines(texts, units, ends, free, plain, doubted, found.probability, short)


def ends_sentence(text: str) -> bool:
    """Whether a sentence ends a line, or speech that holds one, or what leads to the next line."""
    if text[-1] in _ENDS:
        return True
    bare = text.rstrip(_CLOSERS)
    last = bare[-1:]
    if last in _ENDS:
        return True
    if last and last in ":：" and len(text) >= RULES.leading:
        return True
    if _THAI[0] <= last <= _THAI[1] and len(text) >= DUMPS.paragraph:
        return True
    # the Greek question mark is a semicolon
    if last == ";":
        return "\u0370" <= bare[-2:-1] <= "\u03ff" or "\u1f00" <= bare[-2:-1] <= "\u1fff"
    return text[-1] in "」』" or (text[-1] in _CLOSERS and any(mark in text for mark in ".!?"))


def clocks_of(texts: Sequence[str]) -> list[int]:
    """The lines that are clock times and nothing else, where there are two or more, as in a ticker."""
    at = [place for place, text in enumerate(texts) if len(text) <= _CLOCK_LENGTH and _CLOCK.fullmatch(text)]
    return at if len(at) > 1 else []


def spans(mask: Mask) -> list[tuple[int, int]]:
    """Where the runs of a mask begin and end."""
    padded = np.zeros(len(mask) + 2, dtype=bool)
    padded[1:-1] = mask
    edges = np.flatnonzero(padded[1:] != padded[:-1]).tolist()
    return list(zip(edges[::2], edges[1::2], strict=True))
