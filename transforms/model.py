"""The trained judge of blocks: how likely each block of a page is the article's. Weights and card: `weights/`."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from transforms.document import Page
from transforms.features import Matrix, Measured, measure
from transforms.forest import Forest, forest_of
from transforms.surroundings import deepen, widen


@dataclass(frozen=True, slots=True)
class Model:
    """What training learnt: weights of single words and class names, and the trees of its two stages."""

    words: dict[str, float]
    tokens: dict[str, float]
    first: Forest
    second: Forest


@dataclass(frozen=True, slots=True)
class Likely:
    """For each block of a page the probability that it is the article's, and the numbers that say so."""

    probability: npt.NDArray[np.float32]
    seen: Measured
    wide: Matrix


@cache
def load(kind: str) -> Model:
    """The model for pages with markup ("html") or without ("text"), read once from the package."""
    folder = files("transforms") / "weights"
    words = json.loads((folder / f"boilerplate_{kind}.json").read_text(encoding="utf-8"))
    with np.load(io.BytesIO((folder / f"boilerplate_{kind}.npz").read_bytes()), allow_pickle=False) as saved:
        arrays = dict(saved)
    return Model(words["words"], words["tokens"], forest_of(arrays, "first"), forest_of(arrays, "second"))


def likely(page: Page) -> Likely:
    """Judge every block of a page that has at least one."""
    marked = any(block.markup is not None for block in page.blocks)
    model = load("html" if marked else "text")
    seen = measure(page, model.words, model.tokens)
    wide = widen(seen)
    return Likely(model.second(deepen(wide, seen, model.first(wide))), seen, wide)
