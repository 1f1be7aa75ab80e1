"""Markup that was left in text: entities and inline tags are read away, block tags say that the text is a page."""

from __future__ import annotations

import re
import warnings
from itertools import islice

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, XMLParsedAsHTMLWarning

# A closing tag, or one that never has one: prose that only names a tag ("the <p> element") has neither.
_BLOCK = re.compile(r"</(?:p|div|li|h[1-6]|article|section|table|blockquote|body|ul|ol)\s*>|<br\s*/?>", re.IGNORECASE)
_INLINE = re.compile(
    r"</(?:a|b|i|u|em|strong|span|font|small|sup|sub|cite|q|mark|time|abbr)\s*>"
    r"|&(?:amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip|#\d{2,6}|#x[\da-f]{2,5});",
    re.IGNORECASE,
)


def has_blocks(text: str, at_least: int = 1) -> bool:
    """Whether a text is markup with blocks of its own, to be read as a page.

    at_least  how many block tags say so: one is enough in a field that is filled from a page's markup, while a text
              about markup may quote one or two.
    """
    return "<" in text and sum(1 for _ in islice(_BLOCK.finditer(text), at_least)) == at_least


def unmarked(text: str) -> str:
    """A text without the inline tags and entities that were left in it; line ends stay as they are."""
    if ("<" not in text and "&" not in text) or not _INLINE.search(text):
        return text
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        return BeautifulSoup(text, "html.parser").get_text()
