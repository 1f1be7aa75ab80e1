"""Boosted oblivious trees, exported by training to plain arrays: rows of numbers -> probabilities."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees whose every level asks one question of all rows, so that a row's leaf is the number its answers spell.

    columns   the columns of the rows that are asked about, each once
    asked     for each question, level by level over all trees, its index in `columns`
    borders   for each question, what the number must exceed for a yes
    leaves    one row a tree, 2 ** depth values
    bias      added to the sum of the leaves: the log-odds of a yes
    """

    columns: npt.NDArray[np.intp]
    asked: npt.NDArray[np.intp]
    borders: npt.NDArray[np.float32]
    leaves: npt.NDArray[np.float32]
    bias: float

    def __call__(self, rows: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """The probability of each row."""
        trees, width = self.leaves.shape
        depth = width.bit_length() - 1
        # a leaf's number fits a byte, and the answers of all trees are eight times as quick to add in bytes
        answers = (rows.T[self.columns][self.asked] > self.borders[:, None]).view(np.uint8)
        spelt = answers[:trees].copy()
        for level in range(1, depth):
            spelt |= answers[level * trees : (level + 1) * trees] << np.uint8(level)
        places = spelt + (np.arange(trees, dtype=np.int32) * width)[:, None]
        odds = self.leaves.ravel()[places].sum(axis=0) + self.bias
        likely: npt.NDArray[np.float32] = (1.0 / (1.0 + np.exp(-odds))).astype(np.float32)
        return likely


def forest_of(arrays: dict[str, npt.NDArray[np.generic]], name: str) -> Forest:
    """The forest that training saved under this name: features (trees x depth), borders, leaves, bias."""
    features = arrays[f"{name}_features"].astype(np.intp).T.ravel()
    columns, asked = np.unique(features, return_inverse=True)
    return Forest(
        columns,
        asked.astype(np.intp),
        arrays[f"{name}_borders"].astype(np.float32).T.ravel(),
        arrays[f"{name}_leaves"].astype(np.float32),
        float(arrays[f"{name}_bias"][0]),
    )
