"""Numbers of the blocks of a page -> what stands a few places away, or around."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Row = npt.NDArray[Any]
# Farther away is as far.
_FAR = 60


def sums(rows: Sequence[Row] | Row, sizes: Sequence[int]) -> list[Row]:
    """For each size the sums over the blocks at most so many places away; beyond the ends stands zero."""
    most = max(sizes)
    running, count = summed(rows, most), len(rows[0])
    return [
        running[:, most + 1 + size : most + 1 + size + count] - running[:, most - size : most - size + count]
        for size in sizes
    ]


def summed(rows: Sequence[Row] | Row, most: int) -> Row:
    """The sums of all blocks before each, with `most` places more at either end."""
    count = len(rows[0])
    padded = np.zeros((len(rows), count + 2 * most + 1))
    for at, row in enumerate(rows):
        padded[at, most + 1 : most + 1 + count] = row
    return padded.cumsum(axis=1)


def shift(values: Row, by: int, out: Row) -> None:
    """Write the values of the block `by` places on into rows that hold zeros."""
    if by < 0:
        out[..., -by:] = values[..., :by]
    else:
        out[..., :-by] = values[..., by:]


def outside(order: Row, first: int, last: int) -> Row:
    """How many places a block stands behind a run, or (below zero) before it, up to 60."""
    behind: Row = np.minimum(np.maximum(order - last, 0), _FAR)
    before: Row = np.minimum(np.maximum(first - order, 0), _FAR)
    return behind - before
