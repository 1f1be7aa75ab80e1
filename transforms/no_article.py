"""Pages that hold text and yet no article: a few words, error pages, and those that ask for consent before all else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.document import Page
from transforms.lines import reports
from transforms.prompts import COOKIES
from transforms.tables.requests import NOT_FOUND, NOT_LET_IN, SIGN_IN


@dataclass(frozen=True, slots=True)
class Rules:
    """When a page is such a one. None of 730 pages with known texts is, by cross-validated verdicts.

    least    characters of a text; a few words are no article
    error    characters of text beside a title such as "page not found" or "log in", from which it is an article about
             one; of text that says that nobody is let in
    consent  characters of a text that speaks of consent, from which it is an article about that
    share    share of such a text that must stand in paragraphs that speak of consent
    """

    least: int = 20
    error: int = 500
    consent: int = 1500
    share: float = 0.5


RULES = Rules()
_BAR = re.compile(r"\s[-–—|·•:»]\s|[|｜]")


def is_no_article(page: Page, concepts: Sequence[int], kept: Sequence[bool]) -> bool:
    """Whether what would stay is a few words, the text of an error page, or of one that asks for consent to cookies.

    concepts: of each block, as `features` finds them. kept: whether it would stay.
    """
    texts = [(block.text, bits) for block, bits, stays in zip(page.blocks, concepts, kept, strict=True) if stays]
    size = sum(len(text) for text, _ in texts)
    asking = sum(len(text) for text, bits in texts if bits & COOKIES and not reports(text))
    # an ideograph says as much as two letters
    if size < RULES.least and sum(len(text.encode()) for text, _ in texts) < RULES.least:
        return True
    if size < RULES.consent and asking > RULES.share * size:
        return True
    if size >= RULES.error:
        return False
    titles = [field.value.casefold() for field in page.found if field.name == "title" and field.block is None]
    if any(words in title for title in titles for words in NOT_FOUND):
        return True
    if any(part.strip() in SIGN_IN for title in titles for part in _BAR.split(title)):
        return True
    said = " ".join(text.casefold() for text, _ in texts)
    return any(words in said for words in NOT_LET_IN)
