"""What tells an article from teasers and menus where no markup does: runs of paragraphs, how even they are, and how
common their words are on the page."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]

NAMES: tuple[str, ...] = (
    "run_count", "run_mass", "run_place", "run_near", "run_wide", "run_before", "run_after", "run_off", "run_share",
    *(f"near{size}_{what}" for size in (4, 9) for what in ("prose", "stops", "units", "spread")),
    "short_share", "usual", "usual_least", "usual_near", "units_like", "longest",
    "linked_near", "linked_page", "linked_rare", "linked_share", "linked_around", "cut_off",
)  # fmt: skip


def _window(values, size):
    padded = np.concatenate([np.zeros(size + 1), values, np.zeros(size)]).cumsum()
    return padded[2 * size + 1 :] - padded[: -2 * size - 1]


def runs(units, ends, stops, usual) -> list:
    rows = len(units)
    order = np.arange(rows)
    prose = (units >= 60) & (ends > 0)
    mass = units * prose
    starts = prose & ~np.concatenate([[False], prose[:-1]])
    ids = np.cumsum(starts) * prose
    counts = np.bincount(ids, minlength=1)
    counts[0] = 0
    masses = np.bincount(ids, mass)
    count, run = counts[ids], masses[ids]
    total = max(1.0, float(mass.sum()))
    firsts = np.zeros(len(counts), dtype=int)
    firsts[1:] = np.flatnonzero(starts)
    place = (order - firsts[ids]) * prose
    best = int(np.argmax(masses)) if len(masses) > 1 else 0
    if best:
        first, last = firsts[best], firsts[best] + counts[best] - 1
        off = np.clip(np.maximum(order - last, 0) - np.maximum(first - order, 0), -60, 60)
    else:
        off = np.full(rows, 99)
    number = np.cumsum(starts)
    padded = np.concatenate([[0, 0], counts[1:], [0, 0]])
    before = padded[number + 1 - prose]
    after = padded[number + 2]
    columns = [count, run, place, _window(count, 3) / 7, _window(count, 8) / 17, before, after, off, run / total]
    for size in (4, 9):
        many = _window(prose, size)
        some = np.maximum(many, 1)
        mean = _window(mass, size) / some
        square = _window(mass * units, size) / some
        columns += [many, _window((stops + 1) * prose, size) / some, mean,
                    np.sqrt(np.maximum(square - mean * mean, 0)) / np.maximum(mean, 1)]
    near = _window(usual[:, 0], 2) / 5
    columns += [np.full(rows, (units < 60).mean()), usual[:, 0], usual[:, 1], near,
                units / np.maximum(columns[11], 1), np.full(rows, masses.max() / total)]
    return columns


def cohesion(stems, rows) -> list:
    """How far the words of a block stand in blocks nearby, and anywhere else on the page."""
    owners, ids = stems
    out = [np.zeros(rows) for _ in range(5)]
    if not len(owners):
        return out
    order = np.argsort(ids, kind="stable")
    own, ids = owners[order], ids[order]
    same = ids[1:] == ids[:-1]
    gap = np.where(same, own[1:] - own[:-1], 10_000)
    back = np.concatenate([[10_000], gap])
    ahead = np.concatenate([gap, [10_000]])
    nearest = np.minimum(back, ahead)
    counts = np.bincount(own, minlength=rows)
    some = np.maximum(counts, 1)
    df = np.bincount(ids)[ids]
    near = np.bincount(own, nearest <= 3, minlength=rows)
    anywhere = np.bincount(own, nearest < 10_000, minlength=rows)
    idf = 1 / np.log1p(df)
    weighted = np.bincount(own, idf * ((nearest <= 8) & (df < 0.1 * rows + 5)), minlength=rows)
    out = [near / some, anywhere / some, weighted / some, near / np.maximum(anywhere, 1)]
    return [*out, _window(near, 2) / np.maximum(_window(counts, 2), 1)]


def contrast(stems, p, mass) -> list:
    """12 columns."""
    rows = len(p)
    owners, ids = stems
    order = np.arange(rows)
    likely = p * mass
    first = np.flatnonzero((p > 0.6) & (mass > 60))
    start, end = (first[0], first[-1]) if len(first) else (0, rows)
    out = [order - start, end - order, np.full(rows, len(first)), np.full(rows, float(((p > 0.3) & (p < 0.7)).mean()))]
    # neighbours of some length only
    long = np.flatnonzero(mass > 60)
    if len(long):
        at = np.searchsorted(long, order)
        pl = np.concatenate([[0, 0, 0], p[long], [0, 0, 0, 0]])
        is_long = (mass > 60).astype(int)
        before = [pl[at + 3 - k] for k in (1, 2, 3)]
        after = [pl[at + 3 + is_long + k] for k in (0, 1, 2)]
        out += [before[0], before[1], sum(before) / 3, after[0], after[1], sum(after) / 3]
    else:
        out += [np.zeros(rows)] * 6
    if not len(owners):
        return [*out, np.zeros(rows), np.zeros(rows)]
    most = int(ids.max()) + 1
    own = p[owners]
    yes = np.bincount(ids, own, minlength=most)[ids] - own
    no = np.bincount(ids, 1 - own, minlength=most)[ids] - (1 - own)
    odds = np.log((yes + 0.5) / (no + 0.5))
    base = np.log((own.sum() + 1) / ((1 - own).sum() + 1))
    count = np.maximum(np.bincount(owners, minlength=rows), 1)
    seen = (yes + no) > 0.5
    nb = np.bincount(owners, odds - base, minlength=rows) / count
    nb2 = np.bincount(owners, (odds - base) * seen, minlength=rows) / np.maximum(np.bincount(owners, seen, minlength=rows), 1)
    return [*out, nb, nb2]
