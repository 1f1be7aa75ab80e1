"""What tells an article from teasers, menus and dialogs where no markup does: its paragraphs follow one another, and
share their words."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from transforms.stems import Stems
from transforms.windows import outside, sums

Column = npt.NDArray[Any]

# Characters from which a sentence is a paragraph of prose; shorter ones are headlines and captions too.
_PROSE = 60
# A word that a page has so often, its logarithm, is one of those that only whole sentences need.
_USUAL = 1.5
# What is said of the paragraphs around a block: so many blocks to either side.
_AROUND = (4, 9)
# Stems that meet again within so many blocks hold a text together.
_NEAR, _FAR = 3, 8
# A stem in more than this share of the blocks, and this many more, is no subject.
_RARE, _FEW = 0.1, 5
_NOWHERE = 10_000
_STEPS = np.array([[1], [2], [3]])
_ZERO = np.zeros(1, dtype=np.intp)
_LIKELY, _UNLIKELY = 0.7, 0.3
# From this probability on a block of prose is one that the article's first and last are looked for among.
_SURE = 0.6

NAMES: tuple[str, ...] = (
    "run_count", "run_units", "run_place", "run_near", "run_wide", "run_before", "run_after", "run_off", "run_share",
    *(f"around{size}_{what}" for size in _AROUND for what in ("prose", "sentences", "units", "spread")),
    "page_short", "page_run", "units_like", "usual", "usual_share", "usual_near",
    "met_near", "met", "met_rare", "met_share", "met_around",
)  # fmt: skip

SECOND: tuple[str, ...] = (
    "since_first", "until_last", "page_likely", "page_doubted",
    *(f"p_prose{shift:+d}" for shift in (-1, -2)), "p_prose_before",
    *(f"p_prose{shift:+d}" for shift in (1, 2)), "p_prose_after",
    "odds", "odds_met",
)  # fmt: skip


def usual(numbers: npt.NDArray[np.intp], sizes: npt.NDArray[np.intp]) -> npt.NDArray[np.float32]:
    """Of each block the mean logarithm of how often the page has its words, and the share of those it has often, a row
    each.

    numbers: of all words in a row; sizes: words of each block, none 0. Sentences need words that menus and headlines
    do without, in every language.
    """
    often = np.log(np.bincount(numbers)[numbers])
    starts = np.cumsum(sizes) - sizes
    sums = [np.add.reduceat(often, starts), np.add.reduceat(often > _USUAL, starts, dtype=np.float64)]
    return (np.stack(sums) / sizes).astype(np.float32)


def runs(units: Column, ends: Column, stops: Column, often: Column) -> list[Column | float]:
    """The numbers of NAMES up to those of `cohesion`: of the run of paragraphs that a block stands in, of the runs
    around it, and of the longest; how many and how even the paragraphs around it are.

    units: length; ends: whether a sentence ends the block; stops: sentences that end within it; often: as `usual` says.
    """
    rows = len(units)
    order = np.arange(rows)
    long = units >= _PROSE
    prose = long & (ends > 0)
    mass = units * prose
    starts = prose.copy()
    starts[1:] &= ~prose[:-1]
    number = starts.cumsum()
    ids = number * prose
    counts = np.bincount(ids, minlength=1)
    counts[0] = 0
    masses = np.bincount(ids, mass)
    firsts = np.concatenate([_ZERO, np.flatnonzero(starts)])
    total = max(1.0, float(mass.sum()))
    best = int(np.argmax(masses))
    off: Column | float = _NOWHERE
    if best:
        first = int(firsts[best])
        off = outside(order, first, first + int(counts[best]) - 1)
    count, run = counts[ids], masses[ids]
    padded = np.concatenate([_ZERO, _ZERO, counts[1:], _ZERO])
    summed = (prose, mass, (stops + 1) * prose, mass * units, count, often[0])
    closest, near, wide, *around = sums(summed, (2, 3, 8, *_AROUND))
    columns: list[Column | float] = [
        count, run, (order - firsts[ids]) * prose, near[4], wide[4],
        padded[number + 1 - prose], padded[number + 2], off, run / total,
    ]  # fmt: skip
    wider = np.stack(around)
    means = wider[:, 1:4] / np.maximum(wider[:, :1], 1)
    length = means[:, 0]
    spread = np.sqrt(np.maximum(means[:, 2] - length * length, 0)) / np.maximum(length, 1)
    for size in range(len(_AROUND)):
        columns += [wider[size, 0], means[size, 1], length[size], spread[size]]
    like = units * wider[0, 0] / np.maximum(wider[0, 1], 1)
    return [
        *columns,
        1 - np.count_nonzero(long) / rows,
        float(masses.max() / total),
        like,
        often[0],
        often[1],
        closest[5],
    ]


def cohesion(stems: Stems, rows: int) -> list[Column]:
    """The last five columns of NAMES: the shares of a block's stems that blocks near by have, any other block, and, of
    those that are rare, blocks not far; how many of those that others have are met near by; the first for the blocks
    around as well."""
    owners, numbers = stems.owners, stems.numbers
    if not len(owners):
        return [np.zeros(rows)] * 5
    gaps = np.full(len(numbers) + 1, _NOWHERE)
    np.copyto(gaps[1:-1], owners[1:] - owners[:-1], where=numbers[1:] == numbers[:-1])
    nearest = np.minimum(gaps[1:], gaps[:-1])
    holding = stems.others + 1
    rare = (nearest <= _FAR) & (holding < _RARE * rows + _FEW)
    near, met = (np.bincount(owners, nearest <= most, minlength=rows) for most in (_NEAR, _NOWHERE - 1))
    told = np.bincount(owners, rare / np.log1p(holding), minlength=rows)
    some = np.maximum(stems.counts, 1)
    (around,) = sums((near, stems.counts), (2,))
    return [near / some, met / some, told / some, near / np.maximum(met, 1), around[0] / np.maximum(around[1], 1)]


def judged(stems: Stems, p: Column, mass: Column) -> list[Column | float]:
    """The columns of SECOND, by a first judgement p (1: surely the article) of blocks with so much text: the place to
    the first and last of the likely, what the prose before and after is, and whether the words are the article's."""
    rows = len(p)
    order = np.arange(rows)
    long = mass > _PROSE
    sure = np.flatnonzero((p > _SURE) & long)
    first, last = (int(sure[0]), int(sure[-1])) if len(sure) else (0, rows)
    doubted = np.count_nonzero((p > _UNLIKELY) & (p < _LIKELY)) / rows
    columns: list[Column | float] = [order - first, last - order, len(sure), doubted]
    prose = np.concatenate([np.zeros(3), p[long], np.zeros(3)])
    at = long.cumsum() - long + 3
    before = prose[at - _STEPS]
    after = prose[at + long + (_STEPS - 1)]
    columns += [before[0], before[1], before.sum(axis=0) / 3, after[0], after[1], after.sum(axis=0) / 3]
    return [*columns, *stems.odds(p)]
