"""What the blocks of a page are about: which stems each holds, and which of them others hold."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

# From this probability on a block tells what the article is about.
_LIKELY = 0.6
_NO_BLOCK = np.zeros(0, dtype=np.intp)

Column = npt.NDArray[Any]


class Stems:
    """Pairs of a block and a stem that it holds, each once, in the order of stems and then of blocks.

    owners    the block of each pair
    numbers   the stem of each pair, from 0 on
    others    for each pair how many other blocks hold its stem
    counts    how many stems each block holds
    """

    __slots__ = ("counts", "numbers", "others", "owners")

    def __init__(
        self, rows: int, owners: npt.NDArray[np.intp] = _NO_BLOCK, numbers: npt.NDArray[np.intp] = _NO_BLOCK
    ) -> None:
        self.owners, self.numbers = owners, numbers
        self.counts = np.bincount(owners, minlength=rows)
        self.others = np.bincount(numbers)[numbers] - 1 if len(numbers) else _NO_BLOCK

    def topical(self, p: npt.NDArray[np.float32]) -> list[Column]:
        """Share of a block's stems that the likely blocks have too, itself not counted: of all, and weighted by how
        many have them. p: how likely each block is the article's.

        Teasers of other articles read like prose, but they are about something else.
        """
        rows = len(p)
        if not len(self.owners):
            return [np.full(rows, -1.0, np.float32), np.zeros(rows, np.float32)]
        own = (p > _LIKELY)[self.owners]
        others = np.bincount(self.numbers, own)[self.numbers] - own
        some = np.maximum(self.counts, 1)
        shares = np.bincount(self.owners, others > 0, minlength=rows) / some
        weights = np.bincount(self.owners, others, minlength=rows) / some
        return [np.where(self.counts > 0, shares, -1.0), weights]

    def odds(self, p: npt.NDArray[np.float32]) -> list[Column]:
        """The mean log-odds of a block's stems to be of likely blocks, itself not counted: of all, and of those that
        others have."""
        rows = len(p)
        if not len(self.owners):
            return [np.zeros(rows)] * 2
        own = p[self.owners].astype(np.float64)
        yes = np.bincount(self.numbers, own)[self.numbers] - own
        likely = float(own.sum())
        odds = np.log((yes + 0.5) / (self.others - yes + 0.5)) - np.log((likely + 1) / (len(own) - likely + 1))
        met = self.others > 0
        return [
            np.bincount(of, of_odds, minlength=rows) / np.maximum(np.bincount(of, minlength=rows), 1)
            for of, of_odds in ((self.owners, odds), (self.owners[met], odds[met]))
        ]
