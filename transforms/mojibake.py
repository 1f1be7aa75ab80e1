"""Text whose encoding was broken on the way -> the text that was meant, with every change explained."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from transforms.document import Repair
from transforms.mojibake_channels import Channel, channels
from transforms.mojibake_decode import Prices, Read, decode
from transforms.mojibake_edits import Edit, apply, compose
from transforms.mojibake_letters import cost_of


@dataclass(frozen=True, slots=True)
class Repaired:
    """The text after repair, and what was changed, in order of `start` and without overlap."""

    text: str
    repairs: tuple[Repair, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """When a reading is believed. All in nats.

    alone    gain that a run needs where nothing else in the document speaks for its channel
    least    gain that it needs where much does
    trust    how much of the others' gain counts for a run
    cap      how much one run may speak for a channel
    passes   how often text may have been garbled on itself
    """

    alone: float = 9.0
    least: float = 1.0
    trust: float = 0.4
    cap: float = 15.0
    passes: int = 4
    sample: int = 60


RULES = Rules()
_TOKEN = re.compile(r"\S+")


def repair(text: str) -> Repaired:
    """Repair one text on the evidence that it holds itself."""
    return repair_all((text,))[0]


def repair_all(texts: Sequence[str]) -> tuple[Repaired, ...]:
    """Repair the pieces of one document: evidence found in one piece counts in all of them."""
    current = list(texts)
    edits: list[tuple[Edit, ...]] = [() for _ in texts]
    for _ in range(RULES.passes):
        found = _pass(current)
        if not found:
            break
        for place, new in found.items():
            edits[place] = compose(edits[place], current[place], new)
            current[place] = apply(current[place], new)
    return tuple(
        Repaired(now, tuple(_repair(before, edit) for edit in made))
        for before, now, made in zip(texts, current, edits, strict=True)
    )


def _repair(text: str, edit: Edit) -> Repair:
    return Repair(edit.rule, edit.start, text[edit.start : edit.end], edit.after, edit.channel, edit.confidence)


@dataclass(slots=True)
class Run:
    """A piece of text without spaces, or with such as may stand for a byte; everywhere it occurs."""

    text: str
    places: list[tuple[int, int]] = field(default_factory=list)
    reads: dict[str, tuple[float, Read]] = field(default_factory=dict)


def _runs(texts: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    for place, text in enumerate(texts):
        if text.isascii():
            continue
        held = -1
        for token in _TOKEN.finditer(text):
            start, end = token.span()
            if held >= 0:
                start, held = held, -1
            elif token[0].isascii():
                continue
            if text[end - 1] in "ÃÂÐÅàâĂĹĐ" and text[end : end + 1] == " " and end - start < 60:
                if text[end + 1 : end + 2].isspace() or end + 1 >= len(text):
                    end += 1
                else:
                    held = start
                    continue
            yield text[start:end], place, start


def _pass(texts: Sequence[str]) -> dict[int, tuple[Edit, ...]]:
    runs: dict[str, Run] = {}
    for text, place, start in _runs(texts):
        runs.setdefault(text, Run(text)).places.append((place, start))
    evidence: dict[str, float] = defaultdict(float)
    prices = Prices()
    kept = []
    for run in runs.values():
        if len(run.text) > 400:
            continue
        before = None
        for way in channels():
            if not touches(run.text, way):
                continue
            if before is None:
                before = cost_of(run.text)
                kept.append(run)
            read = decode(run.text, way, prices)
            if read.changed:
                gain = before - read.cost
                run.reads[way.codec] = (gain, read)
                if gain > 0:
                    evidence[way.codec] += min(RULES.cap, gain)
    edits: dict[int, list[Edit]] = defaultdict(list)
    for run in kept:
        best = max(
            ((gain + 0.5 * evidence[codec], gain, codec, read) for codec, (gain, read) in run.reads.items()),
            key=lambda x: x[:2],
            default=None,
        )
        if best is None:
            continue
        _, gain, codec, read = best
        others = evidence[codec] - min(RULES.cap, max(gain, 0))
        if gain > max(RULES.least, RULES.alone - RULES.trust * others):
            for place, start in run.places:
                edits[place].append(_edit(run.text, start, read, codec))
    return {place: tuple(sorted(some, key=lambda e: e.start)) for place, some in edits.items()}


def touches(run: str, way: Channel) -> bool:
    return way.whole.search(run) is not None or not way.losing.isdisjoint(run)


def _edit(run: str, start: int, read: Read, codec: str) -> Edit:
    return Edit(start, start + len(run), read.text, "reread", codec, 0.9)
