"""Boosted oblivious trees, exported by training to plain arrays: tables of numbers -> probabilities."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees whose every level asks one question of all blocks, so that a block's leaf is the number its answers spell.

    rows      the rows of numbers that are asked about, each once, in order
    asked     for each question, a list a level with one question a tree, its index in `rows`
    borders   for each question what the number must exceed for a yes, as a column
    leaves    the values of all trees, 2 ** depth a tree
    firsts    where in `leaves` each tree begins, as a column
    bias      added to the sum of the leaves: the log-odds of a yes
    """

    rows: npt.NDArray[np.intp]
    asked: npt.NDArray[np.intp]
    borders: npt.NDArray[np.float32]
    leaves: npt.NDArray[np.float32]
    firsts: npt.NDArray[np.intp]
    bias: float

    def __call__(self, table: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """The probability of each block. table: a row for each of `rows`, a column for each block."""
        answers = (table.take(self.asked, axis=0) > self.borders).view(np.uint8)
        # a leaf's number fits a byte, and the answers of all trees are eight times as quick to add in bytes
        spelt = answers[-1]
        for level in answers[-2::-1]:
            spelt += spelt
            spelt += level
        odds = self.leaves.take(spelt + self.firsts).sum(axis=0) + self.bias
        likely: npt.NDArray[np.float32] = (1.0 / (1.0 + np.exp(-odds))).astype(np.float32)
        return likely


def forest_of(arrays: dict[str, npt.NDArray[np.generic]], name: str) -> Forest:
    """The forest that training saved under this name: features (trees x depth), borders, leaves, bias."""
    features = arrays[f"{name}_features"].astype(np.intp).T
    rows, asked = np.unique(features, return_inverse=True)
    leaves = arrays[f"{name}_leaves"].astype(np.float32)
    trees, width = leaves.shape
    return Forest(
        rows,
        asked.astype(np.intp).reshape(features.shape),
        np.ascontiguousarray(arrays[f"{name}_borders"].astype(np.float32).T)[:, :, None],
        leaves.ravel(),
        (np.arange(trees) * width)[:, None],
        float(arrays[f"{name}_bias"][0]),
    )
