"""Features of several options -> the one with the most weight; the weights are learnt, see weights/ and their cards."""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Generic, TypeVar

Option = TypeVar("Option", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Choice(Generic[Option]):
    """The option that won and its weight, in log-odds."""

    option: Option
    weight: float


@lru_cache(maxsize=8)
def weights_of(name: str) -> dict[str, float]:
    """The learnt weights of a decision: `dates`, `titles` or `authors`."""
    text = resources.files("transforms").joinpath(f"weights/{name}.json").read_text("utf-8")
    weights: dict[str, float] = json.loads(text)["weights"]
    return weights


def choose(name: str, options: Mapping[Option, Sequence[str]]) -> Choice[Option] | None:
    """The option with the most weight; of two that have the same, the one that stands first."""
    weights = weights_of(name)
    best: Choice[Option] | None = None
    for option, features in options.items():
        weight = round(sum(weights.get(feature, 0.0) for feature in features), 6)
        if best is None or weight > best.weight:
            best = Choice(option, weight)
    return best
