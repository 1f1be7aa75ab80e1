"""The words of a block -> the concepts of page furniture that they name, as bits; and their learnt weights."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from transforms.tables.concepts import UNSPACED, WORDING

CONCEPTS: tuple[str, ...] = tuple(WORDING)
"""The concepts, each the bit of its index in `Said.concepts`. All are values of RemovalReason."""

_EDGES = ".,:;!?()[]{}\"'`´’‘“”„«»‹›|•·–—-…/<>*#،؛؟।"
# Longer stems only: shorter ones begin too many other words.
_STEM = 4
# In long blocks wording tells at the ends; the middle of a paragraph names no furniture.
_LONG, _HEAD, _TAIL = 260, 170, 80
# What is remembered of words in one process; then it begins anew, so that a long run does not grow.
_REMEMBERED = 60_000

Phrase = tuple[tuple[str, ...], int]


class Said(NamedTuple):
    """What the words of a block say: concepts as bits; sum, least and greatest of the learnt weights, how many
    had one."""

    concepts: int
    total: float
    least: float
    most: float
    weighed: int


def _phrase(entry: str) -> tuple[str, ...]:
    return tuple(word for word in (raw.strip(_EDGES.replace("*", "")) for raw in entry.casefold().split()) if word)


def _compiled() -> tuple[dict[str, list[Phrase]], dict[str, list[tuple[str, int]]]]:
    exact: dict[str, list[Phrase]] = {}
    stems: dict[str, list[tuple[str, int]]] = {}
    for index, entries in enumerate(WORDING.values()):
        for entry in entries.split(";"):
            words = _phrase(entry)
            if not words:
                continue
            if len(words) == 1 and words[0].endswith("*") and len(words[0]) > _STEM:
                stem = words[0][:-1]
                stems.setdefault(stem[:_STEM], []).append((stem, 1 << index))
            else:
                words = tuple(word.rstrip("*") for word in words)
                exact.setdefault(words[0], []).append((words[1:], 1 << index))
    return exact, stems


_EXACT, _STEMS = _compiled()
_ANYWHERE = tuple((word, 1 << CONCEPTS.index(name)) for name, words in UNSPACED.items() for word in words.split(";"))


class Lexicon(dict[str, "tuple[float | None, int, tuple[Phrase, ...]] | None"]):
    """What a word says by itself, looked up once a word: learnt weight, concepts, and the phrases that it may begin.

    Asked with a case-folded word as it stands in the text, punctuation around it included.
    """

    def __init__(self, weights: Mapping[str, float]) -> None:
        super().__init__()
        self.weights = weights

    def __missing__(self, raw: str) -> tuple[float | None, int, tuple[Phrase, ...]] | None:
        """Work out a word that was not asked for before."""
        if len(self) >= _REMEMBERED:
            self.clear()
        word = raw.strip(_EDGES)
        bits = 0
        phrases = []
        for rest, bit in _EXACT.get(word, ()):
            if rest:
                phrases.append((rest, bit))
            else:
                bits |= bit
        for stem, bit in _STEMS.get(word[:_STEM], ()):
            if word.startswith(stem):
                bits |= bit
        weight = self.weights.get(word)
        found = (weight, bits, tuple(phrases)) if bits or phrases or weight is not None else None
        if len(raw) < 40:
            self[raw] = found
        return found


def ends_of(text: str) -> list[str]:
    """The case-folded words of a block as they stand; of a long block those at its ends."""
    if len(text) > _LONG:
        text = f"{text[:_HEAD]} {text[-_TAIL:]}"
    return text.casefold().split()


def words_of(text: str) -> list[str]:
    """The words of `ends_of` without the punctuation around them."""
    return [word for word in [raw.strip(_EDGES) for raw in ends_of(text)] if word]


def said(words: list[str], lexicon: Lexicon) -> Said:
    """What words as `ends_of` gives them say."""
    bits = weighed = 0
    total = least = most = 0.0
    for index, raw in enumerate(words):
        entry = lexicon[raw]
        if entry is None:
            continue
        weight, concepts, phrases = entry
        bits |= concepts
        if weight is not None:
            weighed += 1
            total += weight
            if weight < least:
                least = weight
            elif weight > most:
                most = weight
        for rest, bit in phrases:
            if tuple([word.strip(_EDGES) for word in words[index + 1 : index + 1 + len(rest)]]) == rest:
                bits |= bit
    return Said(bits, total, least, most, weighed)


def unspaced_concepts(text: str) -> int:
    """The concepts named in a text of a script without spaces (Chinese, Japanese, Thai)."""
    bits = 0
    for word, bit in _ANYWHERE:
        if word in text:
            bits |= bit
    return bits


def phrases_in(words: list[str], lexicon: Lexicon) -> list[tuple[int, int, int]]:
    """Where words as `ends_of` gives them name concepts: place, number of words, and the concepts as bits."""
    found = []
    for index, raw in enumerate(words):
        entry = lexicon[raw]
        if entry is None:
            continue
        _, concepts, phrases = entry
        if concepts:
            found.append((index, 1, concepts))
        for rest, bit in phrases:
            if tuple([word.strip(_EDGES) for word in words[index + 1 : index + 1 + len(rest)]]) == rest:
                found.append((index, 1 + len(rest), bit))
    return found
