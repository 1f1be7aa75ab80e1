"""Why each removed block of a page is removed: what is known of the page as a whole, and then of the block."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from transforms.document import Block, Page
from transforms.features import Measured
from transforms.reasons import NOTHING, Clues, plain_reason, reason_of
from transforms.vocabulary import RemovalReason


@dataclass(frozen=True, slots=True)
class Rules:
    """What is looked at.

    repeated  characters from which a text that stands in the article already is a repetition of it
    alike     characters by which entries of a menu may differ in length and still have one reason
    heading   characters of a heading that tells what stands below it
    bare      the same of a line that is no heading by its markup
    name      characters of an author's name, between
    """

    repeated: int = 60
    alike: int = 35
    heading: int = 60
    bare: int = 40
    name: tuple[int, int] = (5, 59)


RULES = Rules()


class Why:
    """The reasons of one page: its headings, authors and kept texts, and what was found for blocks alike.

    given: reasons that are certain, by the places of their blocks.
    """

    def __init__(self, page: Page, seen: Measured, kept: Sequence[bool], given: Mapping[int, RemovalReason]) -> None:
        self.blocks = page.blocks
        self.masks = seen.masks
        self.given = given
        self.entries = seen.entries.tolist()
        self.heads = _headings(page.blocks, seen.concepts)
        least, most = RULES.name
        self.authors = frozenset(
            field.value.casefold()
            for field in page.found
            if field.name == "author" and least <= len(field.value) <= most
        )
        self.text = "\n".join([block.text for block, stays in zip(page.blocks, kept, strict=True) if stays])
        self.alike: dict[object, RemovalReason] = {}

    def reason(self, place: int) -> RemovalReason:
        """Why the block at this place is removed."""
        block = self.blocks[place]
        if place in self.given:
            return self.given[place]
        if len(block.text) >= RULES.repeated and block.text in self.text:
            return RemovalReason.REPEAT
        masks, head = self.masks[place], self.heads[place]
        if not head and masks == NOTHING and not self.authors:
            return plain_reason(block)
        if not self.entries[place]:
            return reason_of(block, Clues(*masks, head, self.authors))
        if self.authors and block.text.casefold() in self.authors:
            return RemovalReason.BYLINE
        # menus have hundreds of entries, and nothing but their surroundings tells them apart
        key = (masks, head, len(block.text) // RULES.alike)
        found = self.alike.get(key)
        if found is None:
            found = self.alike[key] = reason_of(block, Clues(*masks, head, self.authors))
        return found


def _headings(blocks: Sequence[Block], concepts: Sequence[int]) -> list[int]:
    """For each block the concepts of the short heading above it."""
    out = []
    current = 0
    for block, bits in zip(blocks, concepts, strict=True):
        if block.kind == "heading" or (bits and len(block.text) < RULES.bare and block.text[-1] not in ".!?"):
            current = bits if len(block.text) < RULES.heading else 0
        out.append(current)
    return out
