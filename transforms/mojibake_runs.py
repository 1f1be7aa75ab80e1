"""Suspicious pieces of the texts of a document, each once with all its places, and the readings believed of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from transforms.mojibake_channels import Channel
from transforms.mojibake_decode import Read
from transforms.mojibake_scan import hits, in_order, touched


@dataclass(slots=True)
class Run:
    """A piece of text, and everywhere it stands: (which text, offset)."""

    text: str
    places: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Found:
    """A reading that is believed: by which channels, and with what gain (its own, and with what the others add)."""

    run: Run
    read: Read
    channel: Channel
    again: int
    gain: float
    support: float


def runs_of(texts: Sequence[str], way: Channel | None = None) -> list[Run]:
    """The suspicious runs of all texts, or those that the channel touches: each once, in order of first appearance."""
    runs: dict[str, Run] = {}
    for which, text in enumerate(texts):
        if not text.isascii():
            for start, end in hits(text) if way is None else touched(text, way):
                seen = text[start:end]
                if "://" in seen or in_order(seen):
                    continue
                runs.setdefault(seen, Run(seen)).places.append((which, start))
    return list(runs.values())


def apart(found: list[Found]) -> list[Found]:
    """Without the readings of runs that overlap with one that gains more."""
    spans = [
        (which, start, start + len(one.run.text), -one.support, index)
        for index, one in enumerate(found)
        for which, start in one.run.places
    ]
    kept: dict[int, list[tuple[int, int]]] = defaultdict(list)
    last = (-1, 0, 0, 0.0, 0)
    for span in sorted(spans):
        if span[0] == last[0] and span[1] < last[2]:
            if span[3] >= last[3]:
                continue
            kept[last[4]].remove(last[:2])
        kept[span[4]].append(span[:2])
        last = span
    return [replace(one, run=Run(one.run.text, kept[index])) for index, one in enumerate(found) if kept[index]]
