"""Links that browsers for terminals number (`[12]The bridge`), and the list of addresses at the end -> the edits that
undo the numbers, and the lines of the list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.mojibake_edits import Edit

NUMBER = "link_number"
"""The rule of such edits, as `Repair.rule` says it."""
_ADDRESS = re.compile(r"(\d{1,4})\.\s{1,4}(?:https?|ftp|file|mailto|javascript|gopher|about|tel):\S+")
_NUMBERED = re.compile(r"\[(\d{1,4})\](?=\S)|\[(\d{1,4})\]$")


@dataclass(frozen=True, slots=True)
class Listed:
    """first: where the list of addresses begins; count: the number of the last."""

    first: int
    count: int


def listed(lines: Sequence[str]) -> Listed | None:
    """The list of addresses that ends a text, if any does. lines: stripped, none of them empty."""
    at = len(lines)
    count = 0
    while at:
        match = _ADDRESS.match(lines[at - 1])
        if match:
            count = count or int(match[1])
        elif not (count and _continues(lines, at)):
            break
        at -= 1
    while at < len(lines) and not _ADDRESS.match(lines[at]):
        at += 1
    if not count or at == len(lines) or not lines[at].startswith("1."):
        return None
    for _ in range(2):
        if at and lines[at - 1].rstrip(":").casefold() in _HEADS:
            at -= 1
    return Listed(at, count)


def _continues(lines: Sequence[str], at: int) -> bool:
    """Whether a line before the end of the list is one of its heads (`Hidden links:`), with addresses above it."""
    return lines[at - 1].rstrip(":").casefold() in _HEADS and at > 1 and _ADDRESS.match(lines[at - 2]) is not None


# As lynx, links and their kin write them in English, and lynx in the languages that it was translated to.
_HEADS = frozenset((
    "references", "visible links", "hidden links", "links", "referenzen", "verweise", "références", "referencias",
    "riferimenti", "referenties", "referenser", "referências", "ссылки", "odkazy", "odwołania", "liens visibles",
    "sichtbare links", "enlaces visibles", "посилання",
))  # fmt: skip


def is_entry(text: str, count: int) -> bool:
    """Whether a line is a numbered link and nothing before it, and no sentence: an entry of a menu or a list."""
    match = _ENTRY.match(text)
    return match is not None and 0 < int(match[1]) <= count and text[-1] not in _ENDS


_ENTRY = re.compile(r"(?:[*+o•·#-]\s{1,4}|\d{1,3}\.\s{1,4})?\[(\d{1,4})\]\S")
_ENDS = ".!?…。！？।؟"


def numbers(text: str, count: int) -> tuple[Edit, ...]:
    """The edits that take the numbers of links from a line."""
    if "[" not in text:
        return ()
    return tuple(
        Edit(*match.span(), "", NUMBER, "number of a link", 1.0)
        for match in _NUMBERED.finditer(text)
        if 0 < int(match[1] or match[2]) <= count
    )
