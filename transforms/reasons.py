"""Why a block that is not the article's was removed: the most telling of its words, its markup and its heading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from transforms.document import Block
from transforms.regions import REGION_NAMES, TAGS
from transforms.tables.requests import BYLINES
from transforms.vocabulary import RemovalReason
from transforms.wording import CONCEPTS, Lexicon, ends_of, said


@dataclass(frozen=True, slots=True)
class Rules:
    """When wording names a block.

    wordy    characters above which words name no furniture, for a paragraph mentions everything
    short    characters of a line that a byline, a date or a credit fits in
    opening  words at the start of a block that go before all others
    begun    characters among which those words are looked for
    linked   share of linked characters that makes a block a list of links
    teaser   characters from which a linked line is the headline of another article, not an entry of a menu
    """

    wordy: int = 400
    short: int = 110
    opening: int = 3
    begun: int = 60
    linked: float = 0.6
    teaser: int = 35


RULES = Rules()
_LEXICON = Lexicon({})
_DIGIT = re.compile(r"\d")
# The order decides between two concepts in one block: what is rarer in other furniture goes first.
_BY_WORDS = (
    "cookies", "rating", "newsletter", "subscription", "comments", "advertisement", "copyright", "author_profile",
    "follow",
    "related", "read_more", "sharing", "contact", "legal", "agency", "tags", "caption", "credit", "navigation",
)  # fmt: skip
_WORD_BITS = tuple((1 << CONCEPTS.index(name), RemovalReason(name)) for name in _BY_WORDS)
_BIT = {name: 1 << index for index, name in enumerate(CONCEPTS)}
_BY_REGION = (
    ("consent", RemovalReason.COOKIES), ("comment", RemovalReason.COMMENTS), ("subscription",
    RemovalReason.SUBSCRIPTION),
    ("share", RemovalReason.SHARING), ("ad", RemovalReason.ADVERTISEMENT), ("media", RemovalReason.CAPTION),
    ("tags", RemovalReason.TAGS), ("related", RemovalReason.RELATED), ("navigation", RemovalReason.NAVIGATION),
    ("card", RemovalReason.TEASER), ("header", RemovalReason.NAVIGATION), ("footer", RemovalReason.NAVIGATION),
    ("sidebar", RemovalReason.TEASER),
)  # fmt: skip
_REGION_BITS = tuple((1 << REGION_NAMES.index(name), reason) for name, reason in _BY_REGION)
_AUTHOR = 1 << REGION_NAMES.index("author")
_DATE = 1 << REGION_NAMES.index("date")
_TAG = {name: 1 << index for index, name in enumerate(TAGS)}
_FIGURE = _TAG["figcaption"] | _TAG["figure"]
_OPERATED = _TAG["nav"] | _TAG["form"] | _TAG["button"]
_EDGE = _TAG["header"] | _TAG["footer"]
_ASKS_READER = _BIT["follow"] | _BIT["subscription"]
_PROFILE, _DATELINE, _BYLINE, _CREDIT = (_BIT[name] for name in ("author_profile", "dateline", "byline", "credit"))
# Headings under which everything is of their kind.
_HEADS = tuple(
    (_BIT[name], RemovalReason(name))
    for name in ("related", "comments", "newsletter", "author_profile", "follow", "tags", "subscription", "contact")
)


NOTHING = (0, 0, 0, 0)
"""The bit sets of a block of which nothing is known."""


class Clues(NamedTuple):
    """What is known of a removed block beside its text: bit sets as `features` makes them; those of its heading too."""

    concepts: int
    tags: int
    near: int
    far: int
    heading: int
    authors: frozenset[str]


def reason_of(block: Block, clues: Clues) -> RemovalReason:
    """The reason, from the closed list; OTHER where nothing names it."""
    size = len(block.text)
    if size <= RULES.short:
        line = _line(block, clues)
        if line is not None:
            return line
    if block.kind == "caption" or clues.tags & _FIGURE:
        return RemovalReason.CREDIT if clues.concepts & _CREDIT and size < 60 else RemovalReason.CAPTION
    if size <= RULES.wordy and clues.concepts:
        # what a prompt begins with is what it asks for; what it names later on is how
        several = clues.concepts & (clues.concepts - 1)
        begun = said(ends_of(block.text[: RULES.begun])[: RULES.opening], _LEXICON)[0] if several else 0
        worded = _worded(begun) or _worded(clues.concepts)
        if worded is not None:
            return worded
    headed = next((reason for bit, reason in _HEADS if clues.heading & bit), None) if clues.heading else None
    return headed or _placed(block, clues)


@lru_cache(4096)
def _worded(concepts: int) -> RemovalReason | None:
    """What a block is that names these concepts."""
    return next((reason for bit, reason in _WORD_BITS if concepts & bit), None)


def plain_reason(block: Block) -> RemovalReason:
    """The reason of a block of which nothing is known: what `reason_of` says without any clue, in a third of the
    time."""
    text, markup = block.text, block.markup
    if len(text) <= RULES.short and _in_figures(text, len(_DIGIT.findall(text))):
        return RemovalReason.DATELINE
    if block.kind == "caption":
        return RemovalReason.CAPTION
    short = len(text) < RULES.teaser
    if not short and markup is not None and markup.link_chars > RULES.linked * len(text):
        return RemovalReason.TEASER
    return RemovalReason.NAVIGATION if short else RemovalReason.OTHER


def _in_figures(text: str, digits: int) -> bool:
    return digits * 3 >= len(text) >= 5


def _line(block: Block, clues: Clues) -> RemovalReason | None:
    """A line that is a byline or a date."""
    text = block.text
    digits = len(_DIGIT.findall(text))
    if clues.concepts & _PROFILE and not digits and block.kind == "heading":
        return RemovalReason.AUTHOR_PROFILE
    if (clues.authors and any(map(text.casefold().__contains__, clues.authors))) or (
        digits <= 2 and clues.near & _AUTHOR and not clues.concepts & _ASKS_READER
    ):
        return RemovalReason.BYLINE
    dated = digits >= 3 and (clues.concepts & _DATELINE or clues.near & _DATE or clues.tags & _TAG["time"])
    if dated or _in_figures(text, digits):
        return RemovalReason.DATELINE
    if clues.concepts & _BYLINE and len(text) < 60 and text[-1] not in ".!?":
        first = text.casefold().split(maxsplit=1)[0].strip(":")
        return RemovalReason.BYLINE if first in BYLINES else None
    return None


def _placed(block: Block, clues: Clues) -> RemovalReason:
    """By the region of the page that the block stands in."""
    if clues.tags & _OPERATED:
        return RemovalReason.NAVIGATION
    for region in filter(None, (clues.near, clues.far)):
        for bit, reason in _REGION_BITS:
            if region & bit:
                return reason
    if clues.tags & _EDGE:
        return RemovalReason.NAVIGATION
    markup = block.markup
    if markup is not None and markup.link_chars > RULES.linked * len(block.text):
        return RemovalReason.TEASER if len(block.text) >= RULES.teaser else RemovalReason.NAVIGATION
    if clues.tags & _TAG["aside"]:
        return RemovalReason.TEASER
    return RemovalReason.NAVIGATION if len(block.text) < RULES.teaser else RemovalReason.OTHER
