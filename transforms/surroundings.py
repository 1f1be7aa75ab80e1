"""The rows of a page's blocks -> wider rows: what stands before, after, around and above each block."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from transforms import unmarked
from transforms.features import BITS, MARKUP_NAMES, TEXT_NAMES, Matrix, Measured
from transforms.wording import CONCEPTS

_AT = {name: index for index, name in enumerate((*TEXT_NAMES, *MARKUP_NAMES))}
UNITS, ENDS_SENTENCE, LINK_SHARE, HIDDEN = (_AT[name] for name in ("units", "ends_sentence", "link_share", "hidden"))
"""Columns of the rows: length in characters (ideographs count as 2.2), whether a sentence ends the block, linked
share, whether the markup hides it."""
_SHIFTS = (-3, -2, -1, 1, 2, 3)
_WATCHED = ("units", "ends_sentence", "link_share", "word_mean", "concepts", "token_sum", "starts_upper", "digits")
_WATCHED_AT = [_AT[name] for name in _WATCHED]
_WINDOWS = (2, 6, 15)
# A block of this probability neither adds to a stretch of the article nor takes from it.
_EVEN = 0.4
# From this probability on a block tells what the article is about.
_LIKELY = 0.6
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
    """One row a block by NAMES; of a page without markup by `unmarked.NAMES` as well."""
    values = seen.values
    rows = len(values)
    units, link = values[:, _AT["units"]], values[:, _AT["link_share"]]
    heading = (seen.kinds == 1) | (seen.kinds == 7)
    mass = units * (1 - link) * np.where(values[:, _AT["ends_sentence"]] > 0, 1.0, 0.3) * (units > 60)
    mass = np.where(heading, 0.0, mass).astype(np.float32)
    total = max(1.0, float(mass.sum()))
    order = np.arange(rows, dtype=np.float32)
    running = np.cumsum(mass)
    table = np.empty((rows, len(NAMES) + (0 if seen.usual is None else len(unmarked.NAMES))), dtype=np.float32)
    at = values.shape[1]
    table[:, :at] = values
    table[:, at : at + seen.bits.shape[1]] = seen.bits
    at += seen.bits.shape[1]
    columns: list[npt.NDArray[Any] | float] = [
        seen.kinds, order, rows - 1 - order, order / rows, (running - mass) / total, 1 - running / total, rows,
        float(units.sum()), total, mass, *_grouped(seen, mass / total, link),
    ]  # fmt: skip
    at = _fill(table, at, columns)
    watched = values[:, _WATCHED_AT]
    for by in _SHIFTS:
        table[:, at : at + len(_WATCHED)] = shift(watched, by)
        at += len(_WATCHED)
    nearest = seen.within[:, 3]
    columns = [shift(nearest, by) == nearest for by in (-1, 1)]
    for size in _WINDOWS:
        columns += [window(mass, size), window(link, size)]
    columns += _led(seen, heading, order)
    if seen.usual is not None:
        columns += unmarked.runs(units, values[:, ENDS_SENTENCE], values[:, _AT["stops"]], seen.usual)
        columns += unmarked.cohesion(seen.stems, rows)
    _fill(table, at, columns)
    return table


def _fill(table: Matrix, at: int, columns: Sequence[npt.NDArray[Any] | float]) -> int:
    """Write columns side by side from the column `at` on; gives the column behind them."""
    for column in columns:
        table[:, at] = column
        at += 1
    return at


def deepen(wide: Matrix, seen: Measured, p: npt.NDArray[np.float32]) -> Matrix:
    """The rows of `widen` with what a first judgement p (1: surely the article) says of the neighbours, by SECOND;
    of a page without markup by `unmarked.SECOND` as well."""
    mass = wide[:, UNITS] * (1 - wide[:, LINK_SHARE])
    likely = p * mass
    total = max(1.0, float(likely.sum()))
    running = np.cumsum(likely)
    rows = len(p)
    order = np.arange(rows)
    sure = (p > 0.5) & (mass > 60)
    last = np.maximum.accumulate(np.where(sure, order, -50))
    following = np.minimum.accumulate(np.where(sure, order, rows + 50)[::-1])[::-1]
    columns: list[npt.NDArray[Any] | float] = [p, *(shift(p, by) for by in _SHIFTS)]
    columns += [window(p, size) for size in (1, 3, 8)]
    columns += [_trailing(p), _trailing(p[::-1])[::-1]]
    means, held, leads = _contained(seen, p, mass, total)
    columns += means
    heading = (seen.kinds == 1) | (seen.kinds == 7)
    led = np.maximum.accumulate(np.where(heading, order, 0))
    columns += [np.where(led > 0, p[led], 0.5), (running - likely) / total, 1 - running / total, total]
    columns += [np.minimum(order - last, 50), np.minimum(following - order, 50), float(p.max()) if rows else 0.0]
    columns += [*held[:4], *leads, held[4], *_topical(seen, p), *_stretch(p, mass)]
    if seen.usual is not None:
        columns += unmarked.judged(seen.stems, p, mass)
    out = np.empty((rows, wide.shape[1] + len(columns)), dtype=np.float32)
    out[:, : wide.shape[1]] = wide
    _fill(out, wide.shape[1], columns)
    return out


def _contained(
    seen: Measured, p: npt.NDArray[Any], mass: npt.NDArray[Any], total: float
) -> tuple[Sequence[Any], Sequence[Any], Sequence[Any]]:
    """Of the containers around each block and of the blocks built alike: how likely they are on the whole, the share of
    the total likely text that they hold, and that to the greatest such share; without markup all are the page."""
    rows = len(p)
    likely = p * mass
    if seen.usual is not None:
        share = float(likely.sum()) / total
        mean = float((p * (mass + 5)).sum() / (mass + 5).sum())
        return [mean] * 5, [share] * 5, [share / max(1e-6, share)] * 4
    ids, spans = _groups(seen)
    sums, weights, parts = (np.bincount(ids, np.tile(each, 5), minlength=spans[-1]) for each in (
        p * (mass + 5), mass + 5, likely))  # fmt: skip
    means = (sums / np.maximum(weights, 1e-6))[ids].reshape(5, rows)
    shares = parts / total
    held = shares[ids].reshape(5, rows)
    leads = [held[level] / max(1e-6, float(shares[spans[level] : spans[level + 1]].max())) for level in range(4)]
    return [*means], [*held], leads


def _groups(seen: Measured) -> tuple[npt.NDArray[np.int64], list[int]]:
    """The containers of each block from the nearest out, and the blocks built alike, numbered one after the other; and
    where the numbers of each of these five begin."""
    ids = np.concatenate([seen.within.T[::-1], seen.shapes[None, :]]).astype(np.int64)
    spans = np.concatenate([[0], np.cumsum(ids.max(axis=1) + 1)])
    return (ids + spans[:-1, None]).ravel(), spans.tolist()


def _stretch(p: npt.NDArray[np.float32], mass: npt.NDArray[np.float32]) -> list[npt.NDArray[Any]]:
    """Of the run of blocks with the most likely text and the least other text: whether a block lies in it, how far
    outside, and the share of the run's text that lies before it.

    An article is one stretch of its page; the run is the maximal sum of a sequence (Kadane).
    """
    rows = len(p)
    gain = (p - _EVEN) * np.minimum(mass + 10, 400)
    running = np.concatenate([[0.0], np.cumsum(gain)])
    lowest = np.minimum.accumulate(running[:-1])
    end = int(np.argmax(running[1:] - lowest))
    start = int(np.argmin(running[: end + 1]))
    order = np.arange(rows)
    outside = np.maximum(start - order, 0) - np.maximum(order - end, 0)
    inside = (running[1:] - running[start]) / max(1.0, float(running[end + 1] - running[start]))
    return [np.clip(outside, -60, 60), np.clip(inside, -1, 2), order - start, end - order]


def _topical(seen: Measured, p: npt.NDArray[np.float32]) -> list[npt.NDArray[np.float32]]:
    """Share of a block's stems that the likely blocks have too, itself not counted: of all, and weighted by how
    many have them.

    Teasers of other articles read like prose, but they are about something else.
    """
    owners, stems = seen.stems
    rows = len(p)
    if not len(owners):
        return [np.full(rows, -1.0, np.float32), np.zeros(rows, np.float32)]
    own = (p > _LIKELY)[owners]
    others = np.bincount(stems[own], minlength=int(stems.max()) + 1)[stems] - own
    counts = np.bincount(owners, minlength=rows)
    shares = np.bincount(owners, others > 0, minlength=rows) / np.maximum(counts, 1)
    weights = np.bincount(owners, others, minlength=rows) / np.maximum(counts, 1)
    return [np.where(counts > 0, shares, -1.0).astype(np.float32), weights.astype(np.float32)]


def shift(values: npt.NDArray[np.generic], by: int) -> npt.NDArray[np.generic]:
    """The rows of the block `by` places on; zero beyond the ends."""
    out = np.zeros_like(values)
    if by < 0:
        out[-by:] = values[:by]
    else:
        out[:-by] = values[by:]
    return out


def window(values: npt.NDArray[Any], size: int) -> npt.NDArray[Any]:
    """The mean over the blocks at most `size` places away; beyond the ends stands zero."""
    padded = np.concatenate([np.zeros(size + 1), values, np.zeros(size)]).cumsum()
    means: npt.NDArray[Any] = (padded[2 * size + 1 :] - padded[: -2 * size - 1]) / (2 * size + 1)
    return means


def _trailing(p: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """The mean of the five blocks before."""
    padded = np.concatenate([np.zeros(6), p]).cumsum()
    means: npt.NDArray[Any] = (padded[5:-1] - padded[:-6]) / 5
    return means


def _grouped(seen: Measured, mass: npt.NDArray[Any], link: npt.NDArray[Any]) -> list[npt.NDArray[Any]] | list[float]:
    """Of the containers around each block from the nearest out: mass, number of blocks, linked share; of the blocks
    built alike the first two; without markup all are the page."""
    if seen.usual is not None:
        return [float(mass.sum()), len(mass), float(link.mean())] * 4 + [float(mass.sum()), len(mass)]
    ids, spans = _groups(seen)
    counts = np.bincount(ids, minlength=spans[-1])
    sums = np.bincount(ids, np.tile(mass, 5), minlength=spans[-1])
    links = np.bincount(ids, np.tile(link, 5), minlength=spans[-1]) / np.maximum(counts, 1)
    rows = len(mass)
    each = [column[ids].reshape(5, rows) for column in (sums, counts, links)]
    return [each[what][level] for level in range(5) for what in range(3)][:-1]


def _led(seen: Measured, heading: npt.NDArray[np.bool_], order: npt.NDArray[np.float32]) -> list[npt.NDArray[Any]]:
    """Of the heading above each block: how far, whether it turns away from the article, its words and length."""
    rows = len(order)
    values = seen.values
    short = values[:, _AT["units"]] < 60
    turns = (np.array(seen.concepts, dtype=np.int64) & _TURNING > 0) & short
    places = order.astype(np.int64)
    led = np.maximum.accumulate(np.where(heading, places, 0)) if rows else places
    titled = heading & (values[:, _AT["in_title"]] > 0.6) & (values[:, _AT["words"]] > 3)
    title = int(np.argmax(titled)) if titled.any() else -1
    turned = np.maximum.accumulate(np.where(turns, places, -100)) if rows else places
    return [
        places - led, turns[led], values[led, _AT["word_mean"]], values[led, _AT["units"]],
        order - title if title >= 0 else np.full(rows, -999.0), np.minimum(places - turned, 100),
    ]  # fmt: skip
