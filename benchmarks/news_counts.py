"""Counts of words in news: Arabic, and of pairs of them, from ar-corrector (33 million words); Russian, from natasha.

pip install --no-deps --target FOLDER ar-corrector==1.1.6 natasha==1.6.0       (both MIT)
"""

from __future__ import annotations

import gzip
import pickle
import tarfile
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

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


def counts_of_words(folder: Path, language: str) -> Counter[str]:
    """How often each word stands in news of the language; none where there are no counts of it."""
    found: Counter[str] = Counter()
    if language == "ar":
        for some in arabic(folder).values():
            found.update(some)
    elif language == "ru":
        (path,) = (folder / "natasha" / "data" / "emb").glob("navec_news_*.tar")
        with tarfile.open(path) as archive, archive.extractfile("vocab.bin") as file:  # type: ignore[union-attr]
            data = gzip.decompress(file.read())
        size = int.from_bytes(data[:4], "little")
        counts = np.frombuffer(data[4 : 4 + 4 * size], np.uint32).tolist()
        found.update(dict(zip(data[4 + 4 * size :].decode().split("\n"), counts, strict=True)))
    return found
