"""Changes to a text as values: apply them, and put the changes of two passes together as changes of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """text[start:end] becomes `after`, for the reason given (see document.Repair)."""

    start: int
    end: int
    after: str
    rule: str
    channel: str
    confidence: float


def apply(text: str, edits: Sequence[Edit]) -> str:
    """The text with the edits made; they are in order and do not overlap."""
    pieces: list[str] = []
    at = 0
    for edit in edits:
        pieces += (text[at : edit.start], edit.after)
        at = edit.end
    return "".join([*pieces, text[at:]])


def compose(first: Sequence[Edit], between: str, second: Sequence[Edit]) -> tuple[Edit, ...]:
    """The edits that lead from the text before `first` to the text after `second`; `between` is the text between."""
    if not first or not second:
        return tuple(first or second)
    moved = _moved(first)
    spans = sorted(
        [(s, e, 0, i) for i, (s, e) in enumerate(moved)] + [(x.start, x.end, 1, i) for i, x in enumerate(second)]
    )
    groups: list[tuple[int, int, list[int], list[int]]] = []
    for start, end, which, index in spans:
        if groups and start < groups[-1][1]:
            low, high, *members = groups.pop()
            groups.append((low, max(high, end), *members))
        else:
            groups.append((start, end, [], []))
        groups[-1][2 + which].append(index)
    return tuple(_joined(group, first, moved, between, second) for group in groups)


def _moved(edits: Sequence[Edit]) -> list[tuple[int, int]]:
    spans = []
    shift = 0
    for edit in edits:
        start = edit.start + shift
        spans.append((start, start + len(edit.after)))
        shift += len(edit.after) - (edit.end - edit.start)
    return spans


def _joined(
    group: tuple[int, int, list[int], list[int]],
    first: Sequence[Edit],
    moved: list[tuple[int, int]],
    between: str,
    second: Sequence[Edit],
) -> Edit:
    low, high, ones, twos = group
    if not ones:
        back = _shift(first, moved, low)
        only = second[twos[0]]
        return Edit(low - back, high - back, only.after, only.rule, only.channel, only.confidence)
    if not twos:
        return first[ones[0]]
    inner = [second[i] for i in twos]
    pieces = []
    at = low
    for edit in inner:
        pieces += (between[at : edit.start], edit.after)
        at = edit.end
    pieces.append(between[at:high])
    one, last = first[ones[0]], first[ones[-1]]
    start = one.start - (moved[ones[0]][0] - low)
    end = last.end + (high - moved[ones[-1]][1])
    names = dict.fromkeys([first[i].channel for i in ones] + [edit.channel for edit in inner])
    sure = min([first[i].confidence for i in ones] + [edit.confidence for edit in inner])
    return Edit(start, end, "".join(pieces), inner[0].rule, ", then ".join(names), sure)


def _shift(first: Sequence[Edit], moved: list[tuple[int, int]], place: int) -> int:
    """How far the text at `place`, which no edit of `first` touches, was moved by those before it."""
    low, high = 0, len(moved)
    while low < high:
        middle = (low + high) // 2
        if moved[middle][1] <= place:
            low = middle + 1
        else:
            high = middle
    return moved[low - 1][1] - first[low - 1].end if low else 0
