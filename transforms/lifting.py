"""Blocks that become fields of the record: lines that a reader took one from, and the heading that is the title."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.document import Block, Page
from transforms.wording import words_of

_HEADINGS = frozenset(("html:h1", "html:h2", "html:h1, other", "html:h1, lone", "html:h1, part"))
# Letters of a headline of one or two words, where a title has more.
_LETTERS = 10


def lifted_blocks(page: Page) -> dict[int, str]:
    """Blocks that a field was read from, and the heading that is the title."""
    fields = {field.block: field.name for field in page.found if field.block is not None}
    if "title" not in fields.values():
        # a heading is always the same as what was read from it: what else the page calls its title counts
        said = (f.value for f in page.found if f.name == "title" and f.block is None and f.source not in _HEADINGS)
        titles = [words for words in map(words_of, said) if words]
        place = _headline(page.blocks, titles) if titles else None
        if place is None:
            place = _chosen(page)
        if place is not None:
            fields[place] = "title"
    return fields


def _chosen(page: Page) -> int | None:
    """The h1 that the reader of the page's markup took for the headline, if it is more than a name."""
    text = next((field.value for field in page.found if field.source == "html:h1" and field.name == "title"), "")
    words = words_of(text)
    if len(words) <= 2 and len(text) < _LETTERS:
        return None
    return next(
        (place for place, b in enumerate(page.blocks) if b.kind == "heading" and words_of(b.text) == words), None
    )


def _headline(blocks: Sequence[Block], titles: Sequence[list[str]]) -> int | None:
    """The first h1 that is a title of the page word for word, else the first h1 that is part of one, else any other
    heading that is one."""
    part = other = None
    for place, block in enumerate(blocks):
        if block.kind != "heading" or block.markup is None:
            continue
        words = words_of(block.text)
        if not words:
            continue
        same = any(words == title for title in titles)
        if "h1" in block.markup.path[-3:]:
            if same:
                return place
            if part is None and any(_is_part(words, title) for title in titles):
                part = place
        elif same and other is None and len(words) > 2:
            other = place
    return other if part is None else part


def _is_part(words: list[str], title: list[str]) -> bool:
    """A heading is the title where all its words stand in it; a title often names its site as well.

    A headline in a script without spaces is a word or two: its letters are looked for.
    """
    if len(words) > 2:
        return len(words) >= len(title) * 0.4 and set(words) <= set(title)
    letters, whole = "".join(words), "".join(title)
    return len(letters) >= max(_LETTERS, len(whole) * 0.4) and letters in whole
