"""The numbers of a page's blocks -> more of them: what stands before, after, around and above each block."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from transforms import unmarked
from transforms.features import BITS, MARKUP_NAMES, TEXT_NAMES, Matrix, Measured
from transforms.windows import outside, shift, summed, sums
from transforms.wording import CONCEPTS

_AT = {name: index for index, name in enumerate((*TEXT_NAMES, *MARKUP_NAMES))}
UNITS, ENDS_SENTENCE, LINK_SHARE, HIDDEN = (_AT[name] for name in ("units", "ends_sentence", "link_share", "hidden"))
"""Rows of the numbers: length in characters (ideographs count as 2.2), whether a sentence ends the block, linked
share, whether the markup hides it."""
_SHIFTS = (-3, -2, -1, 1, 2, 3)
_WATCHED = ("units", "ends_sentence", "link_share", "word_mean", "concepts", "token_sum", "starts_upper", "digits")
_WATCHED_AT = [_AT[name] for name in _WATCHED]
_WINDOWS = (2, 6, 15)
_NEAR = (1, 3, 8)
# A block of this probability neither adds to a stretch of the article nor takes from it.
_EVEN = 0.4
# Headings that begin what is not the article: what follows them is judged with them.
_TURNING = sum(
    1 << CONCEPTS.index(name)
    for name in (
        "rating",
        "newsletter",
        "follow",
        "author_profile",
        "related",
        "comments",
        "tags",
        "contact",
        "subscription",
    )
)

NAMES: tuple[str, ...] = (
    *TEXT_NAMES, *MARKUP_NAMES, *BITS,
    "kind", "index", "index_back", "place", "before", "after", "count", "page_units", "page_mass", "mass",
    *(f"within{level}_{what}" for level in (2, 3, 4, 5) for what in ("mass", "count", "link")),
    "shape_mass", "shape_count",
    *(f"{name}{shift:+d}" for shift in _SHIFTS for name in _WATCHED), *(f"same{shift:+d}" for shift in (-1, 1)),
    *(f"window{size}_{what}" for size in _WINDOWS for what in ("mass", "link")),
    "since_heading", "heading_turns", "heading_words", "heading_units", "since_title", "since_turn",
)  # fmt: skip

SECOND: tuple[str, ...] = (
    "p", *(f"p{shift:+d}" for shift in _SHIFTS), *(f"p_window{size}" for size in (1, 3, 8)), "p_before", "p_after",
    "p_within2", "p_within3", "p_within4", "p_within5", "p_shape", "p_heading", "p_share_before", "p_share_after",
    "p_page", "since_likely", "until_likely", "p_most",
    *(f"p_share{level}" for level in (2, 3, 4, 5)), *(f"p_lead{level}" for level in (2, 3, 4, 5)), "p_shape_share",
    "topic", "topic_weight", "stretch_off", "stretch_share", "stretch_start", "stretch_end",
)  # fmt: skip


def widen(seen: Measured) -> Matrix:
    """For each block a column by NAMES; of a page without markup by `unmarked.NAMES` as well."""
    values = seen.values
    count = values.shape[1]
    units, link = values[UNITS], values[LINK_SHARE]
    ends = values[ENDS_SENTENCE]
    heading = (seen.kinds == 1) | (seen.kinds == 7)
    mass = units * (1 - link) * np.where(ends > 0, 1.0, 0.3) * (units > 60)
    mass = np.where(heading, 0.0, mass).astype(np.float32)
    total = max(1.0, float(mass.sum()))
    order = np.arange(count, dtype=np.float32)
    running = np.cumsum(mass)
    table = np.zeros((len(NAMES) + (0 if seen.usual is None else len(unmarked.NAMES)), count), dtype=np.float32)
    at = len(values)
    table[:at] = values
    table[at : at + len(seen.bits)] = seen.bits
    at += len(BITS)
    at = _fill(table, at, [
        seen.kinds, order, count - 1 - order, order / count, (running - mass) / total, 1 - running / total, count,
        float(units.sum()), total, mass, *_grouped(seen, mass / total, link),
    ])  # fmt: skip
    watched = values[_WATCHED_AT]
    for by in _SHIFTS:
        shift(watched, by, table[at : at + len(_WATCHED)])
        at += len(_WATCHED)
    at = _fill(table, at, _same(seen))
    for size, around in zip(_WINDOWS, sums((mass, link), _WINDOWS), strict=True):
        table[at : at + 2] = around / (2 * size + 1)
        at += 2
    at = _fill(table, at, _led(seen, heading, order))
    if seen.usual is not None:
        at = _fill(table, at, unmarked.runs(units, ends, values[_AT["stops"]], seen.usual))
        _fill(table, at, unmarked.cohesion(seen.stems, count))
    return table


def _fill(table: Matrix, at: int, rows: Sequence[npt.NDArray[Any] | float]) -> int:
    """Write rows one below the other from the row `at` on; gives the row behind them."""
    for row in rows:
        table[at] = row
        at += 1
    return at


def deepen(wide: Matrix, seen: Measured, p: npt.NDArray[np.float32]) -> Matrix:
    """What a first judgement p (1: surely the article) says of the neighbours, by SECOND; of a page without markup by
    `unmarked.SECOND` as well. It goes below the rows of `widen`."""
    mass = wide[UNITS] * (1 - wide[LINK_SHARE])
    likely = p * mass
    total = max(1.0, float(likely.sum()))
    running = np.cumsum(likely)
    count = len(p)
    order = np.arange(count)
    sure = (p > 0.5) & (mass > 60)
    last = np.maximum.accumulate(np.where(sure, order, -50))
    following = np.minimum.accumulate(np.where(sure, order, count + 50)[::-1])[::-1]
    table = np.zeros((len(SECOND) + (0 if seen.usual is None else len(unmarked.SECOND)), count), dtype=np.float32)
    table[0] = p
    for at, by in enumerate(_SHIFTS, start=1):
        shift(p, by, table[at])
    at = _fill(table, 1 + len(_SHIFTS), _around(p))
    means, held, leads = _contained(seen, p, mass, total)
    heading = (seen.kinds == 1) | (seen.kinds == 7)
    led = np.maximum.accumulate(np.where(heading, order, 0))
    at = _fill(table, at, [
        *means, np.where(led > 0, p[led], 0.5), (running - likely) / total, 1 - running / total, total,
        np.minimum(order - last, 50), np.minimum(following - order, 50), float(p.max()),
        *held[:4], *leads, held[4], *seen.stems.topical(p), *_stretch(p, mass),
    ])  # fmt: skip
    if seen.usual is not None:
        _fill(table, at, unmarked.judged(seen.stems, p, mass))
    return table


def _around(p: npt.NDArray[np.float32]) -> list[npt.NDArray[Any]]:
    """The means over the blocks at most so many places away; of the five before, and of the five behind."""
    count, most = len(p), max(_NEAR)
    running, back = summed((p, p[::-1]), most)
    first = most + 1
    means = [(running[first + size :][:count] - running[first - size - 1 :][:count]) / (2 * size + 1) for size in _NEAR]
    before, after = ((each[most:][:count] - each[most - 5 :][:count]) / 5 for each in (running, back))
    return [*means, before, after[::-1]]


def _contained(
    seen: Measured, p: npt.NDArray[Any], mass: npt.NDArray[Any], total: float
) -> tuple[Sequence[Any], Sequence[Any], Sequence[Any]]:
    """Of the containers around each block and of the blocks built alike: how likely they are on the whole, the share of
    the total likely text that they hold, and that to the greatest such share; without markup all are the page."""
    if seen.containers is None:
        likely = p * mass
        share = float(likely.sum()) / total
        mean = float((p * (mass + 5)).sum() / (mass + 5).sum())
        return [mean] * 5, [share] * 5, [share / max(1e-6, share)] * 4
    around = seen.containers
    sums, weights, parts = (around.sums(row) for row in (p * (mass + 5), mass + 5, p * mass))
    shares = parts / total
    held = around.each(shares)
    greatest = np.maximum(np.maximum.reduceat(shares, around.firsts), 1e-6)
    return [*around.each(sums / np.maximum(weights, 1e-6))], [*held], [*(held / greatest[:, None])[:4]]


def _stretch(p: npt.NDArray[np.float32], mass: npt.NDArray[np.float32]) -> list[npt.NDArray[Any]]:
    """Of the run of blocks with the most likely text and the least other text: whether a block lies in it, how far
    outside, and the share of the run's text that lies before it.

    An article is one stretch of its page; the run is the maximal sum of a sequence (Kadane).
    """
    rows = len(p)
    gain = (p - _EVEN) * np.minimum(mass + 10, 400)
    running = np.zeros(rows + 1)
    running[1:] = gain.cumsum()
    lowest = np.minimum.accumulate(running[:-1])
    end = int(np.argmax(running[1:] - lowest))
    start = int(np.argmin(running[: end + 1]))
    order = np.arange(rows)
    inside = (running[1:] - running[start]) / max(1.0, float(running[end + 1] - running[start]))
    return [-outside(order, start, end), np.minimum(np.maximum(inside, -1), 2), order - start, end - order]


def _same(seen: Measured) -> list[npt.NDArray[Any] | float]:
    """Whether a block's nearest container is that of the block before it, and of the one behind it."""
    if seen.usual is not None:
        return [1.0, 1.0]
    nearest = seen.nearest
    before, after = np.zeros((2, len(nearest)), dtype=nearest.dtype)
    before[1:], after[:-1] = nearest[:-1], nearest[1:]
    return [before == nearest, after == nearest]


def _grouped(seen: Measured, mass: npt.NDArray[Any], link: npt.NDArray[Any]) -> list[npt.NDArray[Any]] | list[float]:
    """Of the containers around each block from the nearest out: mass, number of blocks, linked share; of the blocks
    built alike the first two; without markup all are the page."""
    if seen.containers is None:
        return [float(mass.sum()), len(mass), float(link.mean())] * 4 + [float(mass.sum()), len(mass)]
    around = seen.containers
    counts = np.bincount(around.ids, minlength=around.count)
    sums, links = around.sums(mass), around.sums(link) / np.maximum(counts, 1)
    each = [around.each(column) for column in (sums, counts, links)]
    return [each[what][level] for level in range(5) for what in range(3)][:-1]


def _led(
    seen: Measured, heading: npt.NDArray[np.bool_], order: npt.NDArray[np.float32]
) -> list[npt.NDArray[Any] | float]:
    """Of the heading above each block: how far, whether it turns away from the article, its words and length."""
    values = seen.values
    units, mean = values[UNITS], values[_AT["word_mean"]]
    turns = (np.array(seen.concepts, dtype=np.int64) & _TURNING > 0) & (units < 60)
    places = order.astype(np.int64)
    led = np.maximum.accumulate(np.where(heading, places, 0))
    titled = heading & (values[_AT["in_title"]] > 0.6) & (values[_AT["words"]] > 3)
    title = int(np.argmax(titled)) if titled.any() else -1
    turned = np.maximum.accumulate(np.where(turns, places, -100))
    return [
        places - led, turns[led], mean[led], units[led],
        order - title if title >= 0 else -999.0, np.minimum(places - turned, 100),
    ]  # fmt: skip
