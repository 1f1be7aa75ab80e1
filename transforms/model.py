"""The trained judge of blocks: how likely each block of a page is the article's. Weights and card: `weights/`."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
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

STAGES = ("first", "second", "third")
"""The names of the stages in saved weights; each after the first asks what the one before it said of the neighbours."""


@dataclass(frozen=True, slots=True)
class Model:
    """What training learnt: weights of single words and class names, and the trees of its stages."""

    words: Lexicon
    regions: Regions
    stages: tuple[Forest, ...]


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
    stages = tuple(forest_of(arrays, name) for name in STAGES if f"{name}_bias" in arrays)
    return Model(Lexicon(words["words"]), Regions(words["tokens"]), stages)


def likely(page: Page) -> Likely:
    """Judge every block of a page that has at least one."""
    marked = any(block.markup is not None for block in page.blocks)
    model = load("html" if marked else "text")
    seen = measure(page, model.words, model.regions)
    wide = widen(seen)
    return Likely(probabilities(model.stages, seen, wide), seen, wide)


def probabilities(stages: Sequence[Forest], seen: Measured, wide: Matrix) -> npt.NDArray[np.float32]:
    """How likely each block is the article's, by the last of the stages."""
    p = judged(stages[0], seen, wide)
    for stage in stages[1:]:
        p = judged(stage, seen, wide, p)
    return p


def judged(
    stage: Forest, seen: Measured, wide: Matrix, before: npt.NDArray[np.float32] | None = None
) -> npt.NDArray[np.float32]:
    """How likely each block is the article's by one stage; before: by the stage before it. Entries of menus are not
    asked about."""
    # the rows of both tables that the stage asks about, in their order
    said = int(np.searchsorted(stage.rows, len(wide)))
    table = wide[stage.rows[:said]]
    if before is not None:
        table = np.concatenate([table, deepen(wide, seen, before)[stage.rows[said:] - len(wide)]])
    if not seen.entries.any():
        return stage(table)
    p = np.full(wide.shape[1], _MENU_ENTRY, dtype=np.float32)
    asked = np.flatnonzero(~seen.entries)
    if len(asked):
        p[asked] = stage(table[:, asked])
    return p
