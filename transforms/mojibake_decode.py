"""One run of text and one channel -> the likeliest text that the channel would have made look so.

A search over the run from left to right keeps the best few readings of what came so far (a beam search): at each place
the character may stand for itself, or be the start of a garbled one, whole or with bytes lost.
"""

from __future__ import annotations

from dataclasses import dataclass

from transforms.mojibake_channels import Channel
from transforms.mojibake_letters import FRESH, State, ending, step

BEAM = 16


@dataclass(frozen=True, slots=True)
class Prices:
    """What a document makes its readings cost, in nats.

    loss  that a character's bytes are partly gone
    keep  that a character which could begin a garbled one stands for itself
    """

    loss: float = 1.0
    keep: float = 0.0


@dataclass(frozen=True, slots=True)
class Read:
    """A reading: its text, its cost, and how many of its characters had lost bytes."""

    text: str
    cost: float
    lost: int
    changed: int


Path = tuple[float, State, str, int, int]


def decode(run: str, channel: Channel, prices: Prices) -> Read:
    """The likeliest reading of the run in the channel."""
    size = len(run)
    at: list[list[Path]] = [[] for _ in range(size + 1)]
    at[0].append((0.0, FRESH, "", 0, 0))
    leads = channel.leads
    for place in range(size):
        paths = at[place]
        if len(paths) > 1:
            paths = _best(paths)
        at[place] = []
        char = run[place]
        options = _options(run, place, channel, prices) if char in leads else [(char, 1, 0.0, 0)]
        for cost, state, text, lost, changed in paths:
            for letter, length, price, gone in options:
                spent, after = step(state, letter)
                at[place + length].append(
                    (cost + price + spent, after, text + letter, lost + gone, changed + (letter != char or length > 1))
                )
    cost, _, text, lost, changed = min((c + ending(s), t, t, g, n) for c, s, t, g, n in at[size])
    return Read(text, cost, lost, changed)


def _best(paths: list[Path]) -> list[Path]:
    paths.sort(key=lambda path: (path[0], path[2]))
    seen: set[State] = set()
    kept: list[Path] = []
    for path in paths:
        if path[1] not in seen:
            seen.add(path[1])
            kept.append(path)
            if len(kept) == BEAM:
                break
    return kept


def _options(run: str, place: int, channel: Channel, prices: Prices) -> list[tuple[str, int, float, int]]:
    options = [(run[place], 1, prices.keep, 0)]
    readings = channel.readings
    for length in (1, 2, 3, 4):
        seen = run[place : place + length]
        if len(seen) < length:
            break
        found = readings.get(seen)
        if found:
            for char, lost in found:
                options.append((char, length, prices.loss if lost else 0.0, 1 if lost else 0))
        elif length > 1:
            char_ = channel.read(seen)
            if char_ is not None:
                options.append((char_, length, 0.0, 0))
    return options
