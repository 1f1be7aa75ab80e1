"""Markup that was left in text: entities and inline tags are read away, block tags say that the text is a page."""

from __future__ import annotations

import html
import re
from itertools import islice

# A closing tag, or one that never has one: prose that only names a tag ("the <p> element") has neither.
_BLOCK = re.compile(r"</(?:p|div|li|h[1-6]|article|section|table|blockquote|body|ul|ol)\s*>|<br\s*/?>", re.IGNORECASE)
_NAMES = r"a|b|i|u|em|strong|span|font|small|sup|sub|cite|q|mark|time|abbr"
_CLOSING = re.compile(rf"</({_NAMES})\s*>", re.IGNORECASE)
_TAG = re.compile(rf"</?({_NAMES})(?:\s[^<>=]{{1,40}}=[^<>]{{0,300}})?\s?>", re.IGNORECASE)
# Entities that stand for what prose writes by itself; a numeric one, or one of these, is never meant as it stands.
_ENTITY = re.compile(
    r"&(?:amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[lr]aquo|[mn]dash|hellip|eacute|egrave|agrave|ccedil|[aou]uml|szlig|ntilde"
    r"|#\d{2,6}|#x[\da-f]{2,5});",
    re.IGNORECASE,
)


def has_blocks(text: str, at_least: int = 1) -> bool:
    """Whether a text is markup with blocks of its own, to be read as a page.

    at_least  how many block tags say so: one is enough in a field that is filled from a page's markup, while a text
              about markup may quote one or two.
    """
    return "<" in text and sum(1 for _ in islice(_BLOCK.finditer(text), at_least)) == at_least


def unmarked(text: str) -> str:
    """A text without the inline tags and entities that were left in it; all else stays, to the character.

    A tag goes only where its closing one is in the text, too. Prose is never parsed as markup, which would take
    `<john@example.org>` or everything behind a `<style>` for tags.
    """
    if "<" in text:
        closed = {name.lower() for name in _CLOSING.findall(text)}
        if closed:
            text = _TAG.sub(lambda tag: "" if tag[1].lower() in closed else tag[0], text)
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), text) if "&" in text else text
