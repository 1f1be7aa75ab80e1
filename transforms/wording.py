"""The words of a block -> the concepts of page furniture that they name, as bits; and their learnt weights."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from transforms.tables.concepts import UNSPACED, WORDING

CONCEPTS: tuple[str, ...] = tuple(WORDING)
"""The concepts, each the bit of its index in what `said` gives. All are values of RemovalReason."""

_EDGES = ".,:;!?()[]{}\"'`´’‘“”„«»‹›|•·–—-…/<>*#،؛؟।"
# Longer stems only: shorter ones begin too many other words.
_STEM = 4
# In long blocks wording tells at the ends; the middle of a paragraph names no furniture.
_LONG, _HEAD, _TAIL = 260, 170, 80
# What is remembered of words in one process; then it begins anew, so that a long run does not grow.
_REMEMBERED = 60_000

Phrase = tuple[tuple[str, ...], int]


Said = tuple[int, float, float, float, int]
"""What the words of a block say: concepts as bits; sum, least and greatest of the learnt weights, how many had one."""


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


class Lexicon(dict[str, float]):
    """What a word says by itself, looked up once a word: its learnt weight, 0 without one.

    Asked with a case-folded word as it stands in the text, punctuation around it included. `telling` has, for those
    words asked so far that name something, their concepts as bits and, by its second word, what may follow in a phrase.
    """

    def __init__(self, weights: Mapping[str, float]) -> None:
        super().__init__()
        self.weights = weights
        self.telling: dict[str, tuple[int, dict[str, list[Phrase]]]] = {}

    def __missing__(self, raw: str) -> float:
        """Work out a word that was not asked for before."""
        if len(self) >= _REMEMBERED:
            self.clear()
        word = raw.strip(_EDGES)
        bits = 0
        phrases: dict[str, list[Phrase]] = {}
        for rest, bit in _EXACT.get(word, ()):
            if rest:
                phrases.setdefault(rest[0], []).append((rest[1:], bit))
            else:
                bits |= bit
        for stem, bit in _STEMS.get(word[:_STEM], ()):
            if word.startswith(stem):
                bits |= bit
        if bits or phrases:
            if len(self.telling) >= _REMEMBERED:
                # no word may stand here alone, or it would never be asked for anew
                self.telling.clear()
                self.clear()
            self.telling[raw] = (bits, phrases)
        weight = self.weights.get(word, 0.0)
        if len(raw) < 40:
            self[raw] = weight
        return weight


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
    if not words:
        return 0, 0.0, 0.0, 0.0, 0
    asked = list(map(lexicon.get, words))
    weights = [lexicon[word] for word in words] if None in asked else cast(list[float], asked)
    bits = 0
    telling = lexicon.telling
    if not telling.keys().isdisjoint(words):
        for _, _, named in _named(words, telling):
            bits |= named
    return bits, sum(weights), min(0.0, min(weights)), max(0.0, max(weights)), len(weights) - weights.count(0.0)


def _named(words: list[str], telling: Mapping[str, tuple[int, dict[str, list[Phrase]]]]) -> list[tuple[int, int, int]]:
    found: list[tuple[int, int, int]] = []
    last = len(words) - 1
    for index, raw in enumerate(words):
        if raw not in telling:
            continue
        concepts, phrases = telling[raw]
        if concepts:
            found.append((index, 1, concepts))
        if phrases and index < last:
            for rest, bit in phrases.get(words[index + 1].strip(_EDGES), ()):
                at = index + 2
                if not rest or tuple([word.strip(_EDGES) for word in words[at : at + len(rest)]]) == rest:
                    found.append((index, 2 + len(rest), bit))
    return found


def unspaced_concepts(text: str) -> int:
    """The concepts named in a text of a script without spaces (Chinese, Japanese, Thai)."""
    bits = 0
    for word, bit in _ANYWHERE:
        if word in text:
            bits |= bit
    return bits


def phrases_in(words: list[str], lexicon: Lexicon) -> list[tuple[int, int, int]]:
    """Where words as `ends_of` gives them name concepts: place, number of words, and the concepts as bits."""
    for raw in words:
        lexicon[raw]
    telling = lexicon.telling
    return [] if telling.keys().isdisjoint(words) else _named(words, telling)
