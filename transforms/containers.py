"""The containers around the blocks of a page, and the blocks built alike, numbered so that sums over all of them are
made at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

LEVELS = 5
"""The four containers around a block from the nearest out, and the blocks built alike."""


@dataclass(frozen=True, slots=True)
class Containers:
    """Where each block of a page lies.

    ids      for each level, and in it for each block, the number of what holds it; all in a row
    firsts   the first number of each level
    count    how many numbers there are
    """

    ids: npt.NDArray[np.int64]
    firsts: npt.NDArray[np.int64]
    count: int

    def sums(self, row: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """What the blocks in each container have together. row: a number for each block."""
        return np.bincount(self.ids, np.tile(row, LEVELS), minlength=self.count)

    def each(self, values: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """For each level a row with the value of the container that holds each block."""
        return values.take(self.ids).reshape(LEVELS, -1)


def containers(levels: npt.NDArray[np.int64]) -> Containers:
    """levels: a row for each level with the number that a block has there, from 0 on."""
    ends = np.cumsum(levels.max(axis=1) + 1)
    firsts = np.zeros(LEVELS, dtype=np.int64)
    firsts[1:] = ends[:-1]
    return Containers((levels + firsts[:, None]).ravel(), firsts, int(ends[-1]))
