"""Whether a small element of a page, a date above all, belongs to the teaser of another page."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from transforms.element_text import fold, text_of
from transforms.markup_walk import Seen


@dataclass(frozen=True, slots=True)
class Rules:
    """What makes a teaser. On 611 pages it moves wrong dates aside on 31, and right ones on 3, which teasers repeat.

    levels    elements around a date that can be the teaser
    links     links of such an element that are looked at
    headline  characters of a link's text from which on it is a headline; half as many in scripts without spaces
    longest   characters of a link's text
    """

    levels: int = 3
    links: int = 3
    headline: int = 25
    longest: int = 240


RULES = Rules()
# Where the scripts of East Asia begin in Unicode: CJK radicals.
_EAST_ASIAN = "\u2e80"


def in_teaser(seen: Seen, element: HtmlElement) -> bool:
    """Whether a date or a byline is in one of several elements alike that each hold, or precede, a link with the text
    of a headline.
    """
    at: HtmlElement | None = element
    for _ in range(RULES.levels):
        if at is None or at in seen.holders or at.tag == "body":
            return False
        before, behind = at.getprevious(), at.getnext()
        alike = next((one for one in (behind, before) if _like(one, at)), None)
        headline = _links_elsewhere(seen, at) if alike is not None else ""
        # below each name of a list of authors stands one and the same link
        if alike is not None and headline and headline != _links_elsewhere(seen, alike):
            return True
        if behind is not None and _like(behind.getnext(), at) and _links_elsewhere(seen, behind):
            return True
        at = at.getparent()
    return False


def _like(element: HtmlElement | None, like: HtmlElement) -> bool:
    return element is not None and element.tag == like.tag and element.get("class") == like.get("class")


def _links_elsewhere(seen: Seen, element: HtmlElement) -> str:
    """The text of the first link to another page that reads like its headline."""
    links = (link for link in islice(element.iter("a"), RULES.links) if link.get("href") and _is_other(seen, link))
    return next((text_of(link, RULES.longest) for link in links), "")


def _is_other(seen: Seen, link: HtmlElement) -> bool:
    text = text_of(link, RULES.longest)
    if 2 * len(text) < RULES.headline:
        return False
    worded = len(text) >= RULES.headline and text.count(" ") >= 3
    if not worded and 2 * sum(c > _EAST_ASIAN for c in text) < len(text):
        return False
    own = fold(text_of(seen.headline, 400)) if seen.headline is not None else ""
    folded = fold(text)
    return not own or (own not in folded and folded not in own)
