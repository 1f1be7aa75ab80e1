"""The article's text as a page gives it to machines (JSON-LD `articleBody` and the like), beside the text it shows."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import unescape

from transforms.document import Block, Markup

_KEY = re.compile(r'"articleBody"\s{0,20}:\s{0,20}"')
# Where the scripts of East Asia begin in Unicode: CJK radicals.
_WIDE = "\u2e80"
_TAG = re.compile(r"<(?:p|br|div|h[1-6]|a|strong|em|ul|blockquote)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rules:
    """When a text for machines counts, and when it stands in for a text that is not shown.

    shortest   characters of a declared body that can be an article's text; below it lies a summary; ideographs count
               twice
    summary    the same where the page shows no prose and its scripts hold none
    compared   characters of a block that are looked up in the declared body; fewer are in any text by chance
    covered    share of the declared body that the shown blocks must hold; below it the page does not show its article.
    prose      characters of an unlinked block from which it may be a paragraph of the article
    shown      share of the declared body's length that such blocks must reach in sum; a page may show its article in a
               spelling that its data for machines garbled
    """

    shortest: int = 300
    summary: int = 80
    compared: int = 25
    covered: float = 0.25
    prose: int = 80
    shown: float = 0.5


RULES = Rules()


def declared_body(text: str, least: int = RULES.shortest) -> str | None:
    """The longest `articleBody` in the source of a page; None where none has an article's length."""
    longest = ""
    for match in _KEY.finditer(text):
        try:
            body, _ = json.decoder.scanstring(text, match.end(), False)  # type: ignore[attr-defined]
        except ValueError:
            continue
        if len(body) > len(longest):
            longest = body
    return unescape(longest) if size(longest, least) >= least else None


def size(text: str, enough: int) -> int:
    """The characters of a text, each ideograph, kana or syllable of Hangul twice; those of a long one as they are."""
    return len(text) if len(text) >= enough else len(text) + sum(c >= _WIDE for c in text)


def compared(blocks: Sequence[Block], body: str, read: Callable[[str], tuple[Block, ...]]) -> tuple[Block, ...]:
    """The blocks, each marked whether the declared body has it; the body's own blocks behind, where hardly any is
    shown.

    read makes blocks of markup, for bodies that hold some.
    """
    paragraphs = (
        tuple(b.text for b in read(body)) if _TAG.search(body) else tuple(filter(None, map(_line, body.split("\n"))))
    )
    whole = " ".join(paragraphs)
    marked: list[Block] = []
    alike: dict[tuple[int, bool], Markup] = {}
    shown = 0
    for block in blocks:
        text = block.text
        inside = len(text) >= RULES.compared and text in whole
        shown += len(text) if inside else 0
        marked.append(_marked(block, inside, alike))
    prose = sum(len(b.text) for b in blocks if len(b.text) > RULES.prose and b.markup and not b.markup.link_chars)
    if shown < RULES.covered * len(whole) and prose < RULES.shown * len(whole):
        unseen = Markup(path=("script",), names=("articleBody",), hidden=True, declared=True)
        marked += [Block(text, "paragraph", unseen) for text in paragraphs]
    return tuple(marked)


def _marked(block: Block, inside: bool, alike: dict[tuple[int, bool], Markup]) -> Block:
    """The block with `declared` set. Blocks that shared their markup share the new one too; alike holds those
    made so far."""
    old = block.markup
    if old is None:
        return block
    new = alike.get((id(old), inside))
    if new is None:
        new = Markup(old.path, old.names, old.link_chars, old.within, old.hidden, inside)
        alike[id(old), inside] = new
    return Block(block.text, block.kind, new)


def _line(raw: str) -> str:
    return " ".join(raw.split())
