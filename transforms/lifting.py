"""Blocks that become fields of the record: lines that a reader took one from, and the heading that is the title."""

from __future__ import annotations

from transforms.document import Page
from transforms.wording import words_of

# Letters of a headline of one or two words.
_LETTERS = 10


def lifted_blocks(page: Page) -> dict[int, str]:
    """Blocks that a field was read from, and the first heading that repeats the title."""
    fields = {field.block: field.name for field in page.found if field.block is not None}
    titles = [
        words for words in (words_of(f.value) for f in page.found if f.name == "title" and f.block is None) if words
    ]
    if titles and "title" not in fields.values():
        for place, block in enumerate(page.blocks):
            if block.kind == "heading" and block.markup is not None and "h1" in block.markup.path[-3:]:
                words = words_of(block.text)
                if any(_same(words, title) for title in titles):
                    fields[place] = "title"
                    break
    return fields


def _same(words: list[str], title: list[str]) -> bool:
    """A heading is the title where all its words stand in it; a title often names its site as well.

    A headline in a script without spaces is a word or two: its letters are looked for.
    """
    if len(words) > 2:
        return len(words) >= len(title) * 0.4 and set(words) <= set(title)
    letters, whole = "".join(words), "".join(title)
    return len(letters) >= max(_LETTERS, len(whole) * 0.4) and letters in whole
