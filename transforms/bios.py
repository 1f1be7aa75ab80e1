"""Runs of blocks that are the author's profile: a head such as "About the author" and the paragraphs that follow it.

Each paragraph of a profile reads like prose; only the run under its head tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.document import Block
from transforms.tables.persons import FIRST_PERSON, PROFILE_HEADS
from transforms.wording import CONCEPTS, words_of


@dataclass(frozen=True, slots=True)
class Rules:
    """What a profile is.

    head     words of its head at most
    name     words of the name line at most
    longest  blocks of a profile at most
    share    share of a document's characters that a profile may take; beyond it the document is about a person
    sure     the score of a block in such a run
    """

    head: int = 6
    name: int = 5
    longest: int = 14
    share: float = 0.6
    sure: float = 0.9


RULES = Rules()
_PROFILE = 1 << CONCEPTS.index("author_profile")
_OTHER = sum(1 << CONCEPTS.index(name) for name in ("related", "comments", "newsletter", "rating", "tags"))


def bio_blocks(blocks: Sequence[Block], concepts: Sequence[int]) -> dict[int, float]:
    """The places of the blocks of profiles, each with its score."""
    places: dict[int, float] = {}
    total = sum(len(block.text) for block in blocks)
    for start, block in enumerate(blocks):
        if start in places or not concepts[start] & _PROFILE or not _is_head(block):
            continue
        run = _run(blocks, concepts, start)
        if len(run) > 1 and sum(len(blocks[at].text) for at in run) <= RULES.share * total:
            places.update(dict.fromkeys(run, RULES.sure))
    return places


def _is_head(block: Block) -> bool:
    return len(block.text) < 60 and " ".join(words_of(block.text)) in PROFILE_HEADS


def _run(blocks: Sequence[Block], concepts: Sequence[int], start: int) -> list[int]:
    """The head, the name line, and what follows as long as it speaks of the author."""
    run = [start]
    home = _homes(blocks[start])
    for at in range(start + 1, min(len(blocks), start + RULES.longest)):
        block = blocks[at]
        if home and not home & _homes(block):
            break
        name = at == start + 1 and _is_name(block.text)
        if not name and len(block.text) < 60 and concepts[at] & _OTHER:
            break
        if not name and at > start + 2 and not speaks_of_author(block.text, concepts[at]):
            break
        run.append(at)
    return run


def _homes(block: Block) -> set[int]:
    return set(block.markup.within[-4:-1]) if block.markup else set()


def _is_name(text: str) -> bool:
    words = text.split()
    return 1 < len(words) <= RULES.name and all(word[0].isupper() or not word[0].isalpha() for word in words)


def speaks_of_author(text: str, concepts: int) -> bool:
    """In the first person outside of quotation, or in the words of a profile."""
    quoted = any(mark in text for mark in '"“”«»„')
    return bool(concepts & _PROFILE) or (not quoted and bool(FIRST_PERSON.intersection(text.casefold().split())))
