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
from transforms.regions import Regions
from transforms.surroundings import deepen, widen
from transforms.wording import Lexicon


@dataclass(frozen=True, slots=True)
class Model:
    """What training learnt: weights of single words and class names, and the trees of its two stages."""

    words: Lexicon
    regions: Regions
    first: Forest
    second: Forest


@dataclass(frozen=True, slots=True)
class Likely:
    """For each block of a page the probability that it is the article's, and the numbers that say so."""

    probability: npt.NDArray[np.float32]
    seen: Measured
    wide: Matrix


# What is said of a menu's entry without looking: 0.010 of them are of an article, all in lists of links.
_MENU_ENTRY = 0.01


@cache
def load(kind: str) -> Model:
    """The model for pages with markup ("html") or without ("text"), read once from the package."""
    folder = files("transforms") / "weights"
    words = json.loads((folder / f"boilerplate_{kind}.json").read_text(encoding="utf-8"))
    with np.load(io.BytesIO((folder / f"boilerplate_{kind}.npz").read_bytes()), allow_pickle=False) as saved:
        arrays = dict(saved)
    return Model(
        Lexicon(words["words"]), Regions(words["tokens"]), forest_of(arrays, "first"), forest_of(arrays, "second")
    )


def likely(page: Page) -> Likely:
    """Judge every block of a page that has at least one."""
    marked = any(block.markup is not None for block in page.blocks)
    model = load("html" if marked else "text")
    seen = measure(page, model.words, model.regions)
    wide = widen(seen)
    return Likely(probabilities(model.first, model.second, seen, wide), seen, wide)


def probabilities(first: Forest, second: Forest | None, seen: Measured, wide: Matrix) -> npt.NDArray[np.float32]:
    """How likely each block is the article's, by the first stage or by both; entries of menus are not asked about."""
    asked = np.flatnonzero(~seen.entries)
    p = np.full(wide.shape[1], _MENU_ENTRY, dtype=np.float32)
    if len(asked):
        p[asked] = first(_of(wide[first.rows], asked))
        if second is not None:
            said = second.rows[second.rows < len(wide)]
            deep = deepen(wide, seen, p)[second.rows[len(said) :] - len(wide)]
            p[asked] = second(_of(np.concatenate([wide[said], deep]), asked))
    return p


def _of(table: Matrix, asked: npt.NDArray[np.intp]) -> Matrix:
    return table if len(asked) == table.shape[1] else table[:, asked]
