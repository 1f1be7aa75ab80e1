"""Changes to a text as values: apply them, and put the changes of two passes together as changes of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace


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


@dataclass(slots=True)
class _Group:
    """A stretch of the text between, and the edits of both passes that touch it, by their places in order."""

    low: int
    high: int
    ones: list[int]
    twos: list[int]


def compose(first: Sequence[Edit], between: str, second: Sequence[Edit]) -> tuple[Edit, ...]:
    """The edits that lead from the text before `first` to the text after `second`; `between` is the text between."""
    if not first or not second:
        return tuple(first or second)
    moved = _moved(first)
    spans = [(start, end, 0, place) for place, (start, end) in enumerate(moved)]
    spans += [(edit.start, edit.end, 1, place) for place, edit in enumerate(second)]
    groups: list[_Group] = []
    for start, end, which, place in sorted(spans):
        if groups and start < groups[-1].high:
            groups[-1].high = max(groups[-1].high, end)
        else:
            groups.append(_Group(start, end, [], []))
        (groups[-1].twos if which else groups[-1].ones).append(place)
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
    group: _Group, first: Sequence[Edit], moved: list[tuple[int, int]], between: str, second: Sequence[Edit]
) -> Edit:
    if not group.ones:
        back = _shift(first, moved, group.low)
        return replace(second[group.twos[0]], start=group.low - back, end=group.high - back)
    if not group.twos:
        return first[group.ones[0]]
    ones = [first[place] for place in group.ones]
    twos = [second[place] for place in group.twos]
    pieces: list[str] = []
    at = group.low
    for edit in twos:
        pieces += (between[at : edit.start], edit.after)
        at = edit.end
    pieces.append(between[at : group.high])
    return Edit(
        start=ones[0].start - (moved[group.ones[0]][0] - group.low),
        end=ones[-1].end + (group.high - moved[group.ones[-1]][1]),
        after="".join(pieces),
        rule=twos[0].rule,
        channel=", then ".join(dict.fromkeys(edit.channel for edit in ones + twos)),
        confidence=min(edit.confidence for edit in ones + twos),
    )


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
