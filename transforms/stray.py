"""Markup that was left in text: entities and inline tags are undone, block tags say that the text is a page."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence, Set
from itertools import islice

from transforms.mojibake_edits import Edit, apply, compose

# A closing tag, or one that never has one: prose that only names a tag ("the <p> element") has neither.
_BLOCK = re.compile(r"</(?:p|div|li|h[1-6]|article|section|table|blockquote|body|ul|ol)\s*>|<br\s*/?>", re.IGNORECASE)
_NAMES = r"a|b|i|u|em|strong|span|font|small|sup|sub|cite|q|mark|time|abbr"
_CLOSING = re.compile(rf"</({_NAMES})\s*>", re.IGNORECASE)
# Entities that stand for what prose writes by itself; a numeric one, or one of these, is never meant as it stands.
_ENTITY = (
    r"&(?:amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[lr]aquo|[mn]dash|hellip|[aeiouy]acute|[aeiou]grave|[aeiou]circ"
    r"|[aeiou]uml|[ano]tilde|[cs]cedil|szlig|[ao]elig|aring|oslash|pound|euro|iquest|iexcl|#\d{2,6}|#x[\da-f]{2,5});"
)
_EVERY = re.compile(_ENTITY, re.IGNORECASE)
_MARK = re.compile(rf"</?({_NAMES})(?:\s[^<>=]{{1,40}}=[^<>]{{0,300}})?\s?>|{_ENTITY}", re.IGNORECASE)
_GLUED = re.compile(rf"(?<=[\w.,!?…]){_ENTITY}|{_ENTITY}(?=\w)", re.IGNORECASE)
STRAY = "stray_markup"
"""The rule of such edits, as `Repair.rule` says it."""
_LEFT_ENTITY, _LEFT_TAG, _SPACE = "entity left in the text", "tag left in the text", "white space beside it"


def has_blocks(text: str, at_least: int = 1) -> bool:
    """Whether a text is markup with blocks of its own, to be read as a page.

    at_least  how many block tags say so: one is enough in a field that is filled from a page's markup, while a text
              about markup may quote one or two.
    """
    return "<" in text and sum(1 for _ in islice(_BLOCK.finditer(text), at_least)) == at_least


def marks(texts: Sequence[str]) -> list[tuple[Edit, ...]]:
    """For each piece of a document the edits that undo the inline tags and entities that were left in it.

    A tag goes only where its closing one is in the document, too. Prose is never parsed as markup, which would take
    `<john@example.org>` or everything behind a `<style>` for tags.
    """
    closed = {name.lower() for text in texts if "</" in text for name in _CLOSING.findall(text)}
    return [_marks(text, closed) if "&" in text or (closed and "<" in text) else () for text in texts]


def escaped_twice(texts: Sequence[str]) -> list[tuple[Edit, ...]]:
    """The same of texts that were read from a page's markup, where nothing but entities escaped twice is left over.

    A page about entities names them between spaces or marks; what was escaped twice stands against the letters around
    it (`caf&eacute;`, `l&#39;eau`, `&quot;We`). Where most do, all go; else none.
    """
    signs = [text for text in texts if "&" in text and ";" in text]
    every = sum(len(_EVERY.findall(text)) for text in signs)
    glued = sum(len(_GLUED.findall(text)) for text in signs) if every else 0
    if 2 * glued <= every:
        return []
    return [_marks(text, frozenset()) if "&" in text else () for text in texts]


def _marks(text: str, closed: Set[str]) -> tuple[Edit, ...]:
    """The edits of one piece. The white space that they leave at its ends goes with them, as it does everywhere."""
    edits = tuple(_undone(text, closed))
    left = apply(text, edits)
    bare = left.strip()
    if not edits or len(bare) == len(left):
        return edits
    first = left.index(bare)
    ends = ((0, first), (first + len(bare), len(left)))
    trimmed = [Edit(start, end, "", STRAY, _SPACE, 1.0) for start, end in ends if end > start]
    return compose(edits, left, trimmed)


def _undone(text: str, closed: Set[str]) -> Iterator[Edit]:
    for mark in _MARK.finditer(text):
        if mark[1] is None:
            yield Edit(*mark.span(), html.unescape(mark[0]), STRAY, _LEFT_ENTITY, 1.0)
        elif mark[1].lower() in closed:
            yield Edit(*mark.span(), "", STRAY, _LEFT_TAG, 1.0)


def unmarked(text: str) -> str:
    """A text without the inline tags and entities that were left in it; all else stays, to the character."""
    return apply(text, marks((text,))[0])
