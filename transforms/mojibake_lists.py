"""Lists of frequent words: of scripts whose letters lost bytes make alike, and of those that letters alone misread.

benchmarks/train_mojibake_words.py writes them. A language's list is read when the first text in it asks.
"""

from __future__ import annotations

import math
import zipfile
from functools import cache
from importlib.resources import files

# What a step of the stored costs is worth, in nats (4 of the letter model's).
_STEP = 3.0
# The languages whose lists count, least cost of all, in a text of another language, by the first letters' block: the
# code point from which it begins.
_BLOCKS = (
    (0x0370, ("el",)), (0x0400, ("bg", "mk", "ru", "uk")), (0x0530, ()), (0x0590, ("he",)),
    (0x0600, ("ar", "fa", "ur")), (0x0700, ()),
    (0x0900, ("hi",)), (0x0980, ("bn",)), (0x0A00, ()), (0x0B80, ("ta",)), (0x0C00, ()),
)  # fmt: skip


@cache
def listed(language: str) -> dict[str, float]:
    """The listed words of a language and their costs in nats; none where the package has no list of it."""
    return frequent(language) | _read(language + " more")


@cache
def frequent(language: str) -> dict[str, float]:
    """The most frequent of these."""
    return _read(language)


@cache
def ranked(language: str) -> list[str]:
    """The listed words of a language, the most frequent first, and those of one cost in order."""
    words = listed(language)
    return sorted(words, key=lambda word: (words[word], word))


def _read(name: str) -> dict[str, float]:
    text = member(name)
    if not text:
        return {}
    *entries, codes = text.split("\n")
    found, last = {}, ""
    for entry, code in zip(entries, codes, strict=True):
        last = last[: ord(entry[0]) - 48] + entry[1:]
        found[last] = (ord(code) - 33) / _STEP
    return found


def listed_anywhere(word: str) -> float | None:
    """The least cost of a word (in small letters) among the most frequent of its script; None where it is not there."""
    return _of_block(_block(word[0])).get(word)


def _block(char: str) -> tuple[str, ...]:
    point = ord(char)
    return next((languages for first, languages in reversed(_BLOCKS) if point >= first), ())


@cache
def _of_block(languages: tuple[str, ...]) -> dict[str, float]:
    found: dict[str, float] = {}
    for language in languages:
        for word, cost in frequent(language).items():
            found[word] = min(cost, found.get(word, 99.0))
    return found


@cache
def characters() -> tuple[dict[str, float], ...]:
    """The frequent characters of Chinese, Japanese and Korean and their costs in nats, about: by Zipf's law."""
    return tuple(
        {char: 2.0 + math.log(rank) for rank, char in enumerate(member(language + " characters"), start=3)}
        for language in ("zh", "ja", "ko")
    )


def member(name: str, archive: str = "words") -> str:
    """What one of the package's archives, of words or pairs, stores under the name; nothing where it has none."""
    with files("transforms").joinpath("weights", f"mojibake_{archive}.zip").open("rb") as file:
        stored = zipfile.ZipFile(file)
        return stored.read(name).decode() if name in stored.namelist() else ""
