"""A clean record -> the text that was read: proof that nothing is lost, and what `explain` shows a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from transforms.document import CleanRecord, Repair


class Piece(NamedTuple):
    """A block of the document, and what became of it: "kept", "removed" or "lifted", and why or whereto."""

    text: str
    fate: str
    why: str | None


def pieces(text: str, removed: Mapping[int, tuple[str, str]], lifted: Mapping[int, tuple[str, str]]) -> list[Piece]:
    """All blocks of a document in their order, of its kept text and the places of the others.

    removed, lifted  block index -> (text, reason or field)
    """
    kept = iter(text.split("\n\n") if text else ())
    count = len(removed) + len(lifted) + (text.count("\n\n") + 1 if text else 0)
    order = []
    for place in range(count):
        if place in removed:
            order.append(Piece(removed[place][0], "removed", removed[place][1]))
        elif place in lifted:
            order.append(Piece(lifted[place][0], "lifted", lifted[place][1]))
        else:
            order.append(Piece(next(kept), "kept", None))
    return order


def pieces_of(record: CleanRecord) -> list[Piece]:
    """All blocks of a record in their order."""
    return pieces(
        record.text,
        {each.block: (each.text, str(each.reason)) for each in record.removed},
        {each.block: (each.text, each.field) for each in record.lifted},
    )


def text_as_read(record: CleanRecord) -> list[str]:
    """The blocks of the document as they were read, before any repair."""
    found: dict[int, list[Repair]] = {}
    for repair in record.repairs:
        if repair.block is not None:
            found.setdefault(repair.block, []).append(repair)
    return [undone(piece.text, found.get(place, ())) for place, piece in enumerate(pieces_of(record))]


def undone(text: str, repairs: Sequence[Repair]) -> str:
    """A repaired text as it was before: `start` of each repair counts in that older text."""
    shift, read, parts = 0, 0, []
    for repair in sorted(repairs, key=lambda each: each.start):
        at = repair.start + shift
        parts += [text[read:at], repair.before]
        read = at + len(repair.after)
        shift += len(repair.after) - len(repair.before)
    return "".join([*parts, text[read:]])
