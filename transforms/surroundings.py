"""The rows of a page's blocks -> wider rows: what stands before, after, around and above each block."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import numpy.typing as npt

from transforms.features import BITS, MARKUP_NAMES, TEXT_NAMES, Matrix, Measured
from transforms.wording import CONCEPTS

_AT = {name: index for index, name in enumerate((*TEXT_NAMES, *MARKUP_NAMES))}
UNITS, ENDS_SENTENCE, LINK_SHARE = (_AT[name] for name in ("units", "ends_sentence", "link_share"))
"""Columns of the rows: length in characters (ideographs count as 2.2), whether a sentence ends the block, linked
share."""
_SHIFTS = (-3, -2, -1, 1, 2, 3)
_WATCHED = ("units", "ends_sentence", "link_share", "word_mean", "concepts", "token_sum", "starts_upper", "digits")
_WINDOWS = (2, 6, 15)
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
    "topic", "topic_weight",
)  # fmt: skip


def widen(seen: Measured) -> Matrix:
    """One row a block by NAMES."""
    values = seen.values
    rows = len(values)
    units, link = values[:, _AT["units"]], values[:, _AT["link_share"]]
    heading = (seen.kinds == 1) | (seen.kinds == 7)
    mass = units * (1 - link) * np.where(values[:, _AT["ends_sentence"]] > 0, 1.0, 0.3) * (units > 60)
    mass = np.where(heading, 0.0, mass).astype(np.float32)
    total = max(1.0, float(mass.sum()))
    order = np.arange(rows, dtype=np.float32)
    running = np.cumsum(mass)
    columns: list[npt.NDArray[Any]] = [
        seen.kinds.astype(np.float32), order, rows - 1 - order, order / rows, (running - mass) / total,
        1 - running / total, np.full(rows, rows, np.float32), np.full(rows, units.sum(), np.float32),
        np.full(rows, total, np.float32), mass,
    ]  # fmt: skip
    for level in range(3, -1, -1):
        columns += _grouped(seen.within[:, level], mass / total, link)
    columns += _grouped(seen.shapes, mass / total, link)[:2]
    watched = values[:, [_AT[name] for name in _WATCHED]]
    shifted = [shift(watched, by) for by in _SHIFTS]
    nearest = seen.within[:, 3]
    same = [(shift(nearest, by) == nearest).astype(np.float32) for by in (-1, 1)]
    for size in _WINDOWS:
        columns += [window(mass, size), window(link, size)]
    columns += _led(seen, heading, order)
    # shifted blocks come as matrices: they stand where NAMES has them
    cut = 10 + 12 + 2
    table = np.column_stack(columns).astype(np.float32)
    return np.concatenate(
        [values, seen.bits, table[:, :cut], *shifted, np.column_stack(same), table[:, cut:]], axis=1
    ).astype(np.float32)


def deepen(wide: Matrix, seen: Measured, p: npt.NDArray[np.float32]) -> Matrix:
    """The rows of `widen` with what a first judgement p (1: surely the article) says of the neighbours, by SECOND."""
    mass = wide[:, NAMES.index("units")] * (1 - wide[:, NAMES.index("link_share")])
    likely = p * mass
    total = max(1.0, float(likely.sum()))
    running = np.cumsum(likely)
    rows = len(p)
    order = np.arange(rows)
    sure = (p > 0.5) & (mass > 60)
    last = np.maximum.accumulate(np.where(sure, order, -50))
    following = np.minimum.accumulate(np.where(sure, order, rows + 50)[::-1])[::-1]
    columns = [p, *(shift(p, by) for by in _SHIFTS), *(window(p, size) for size in (1, 3, 8))]
    columns += [_trailing(p), _trailing(p[::-1])[::-1]]
    columns += [_weighted(seen.within[:, level], p, mass + 5) for level in range(3, -1, -1)]
    columns += [_weighted(seen.shapes, p, mass + 5)]
    heading = (seen.kinds == 1) | (seen.kinds == 7)
    led = np.maximum.accumulate(np.where(heading, order, 0))
    columns += [np.where(led > 0, p[led], 0.5), (running - likely) / total, 1 - running / total]
    columns += [np.full(rows, total), np.minimum(order - last, 50), np.minimum(following - order, 50)]
    columns += [np.full(rows, p.max() if rows else 0.0)]
    shares = [np.bincount(ids, likely)[ids] / total for ids in (*seen.within.T[::-1], seen.shapes)]
    columns += [*shares[:4], *(share / max(1e-6, float(share.max())) for share in shares[:4]), shares[4]]
    columns += _topical(seen, p)
    return np.concatenate([wide, np.column_stack(columns)], axis=1).astype(np.float32)


def _topical(seen: Measured, p: npt.NDArray[np.float32]) -> list[npt.NDArray[np.float32]]:
    """Share of a block's stems that the likely blocks have too, itself not counted: of all, and weighted by how
    many have them.

    Teasers of other articles read like prose, but they are about something else.
    """
    counts: Counter[str] = Counter()
    likely = (p > _LIKELY).tolist()
    for stems, counted in zip(seen.stems, likely, strict=True):
        if counted and stems:
            counts.update(stems)
    shares, weights = [], []
    for stems, own in zip(seen.stems, likely, strict=True):
        if not stems:
            shares.append(-1.0)
            weights.append(0.0)
            continue
        found = [count - own for count in map(counts.get, stems) if count is not None and count > own]
        shares.append(len(found) / len(stems))
        weights.append(sum(found) / len(stems))
    return [np.array(shares, dtype=np.float32), np.array(weights, dtype=np.float32)]


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


def _grouped(
    ids: npt.NDArray[np.int32], mass: npt.NDArray[np.float32], link: npt.NDArray[np.float32]
) -> list[npt.NDArray[np.float32]]:
    counts = np.bincount(ids)
    sums = np.bincount(ids, mass)
    links = np.bincount(ids, link)
    return [
        sums[ids].astype(np.float32),
        counts[ids].astype(np.float32),
        (links / np.maximum(counts, 1))[ids].astype(np.float32),
    ]


def _weighted(
    ids: npt.NDArray[np.int32], p: npt.NDArray[np.float32], weight: npt.NDArray[np.float32]
) -> npt.NDArray[np.float32]:
    """The mean of p over the blocks of the same group, by weight."""
    sums = np.bincount(ids, p * weight)
    weights = np.bincount(ids, weight)
    return (sums / np.maximum(weights, 1e-6))[ids].astype(np.float32)


def _led(
    seen: Measured, heading: npt.NDArray[np.bool_], order: npt.NDArray[np.float32]
) -> list[npt.NDArray[np.float32]]:
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
        (places - led).astype(np.float32), turns[led].astype(np.float32), values[led, _AT["word_mean"]],
        values[led, _AT["units"]], (order - title if title >= 0 else np.full(rows, -999.0)).astype(np.float32),
        np.minimum(places - turned, 100).astype(np.float32),
    ]  # fmt: skip
