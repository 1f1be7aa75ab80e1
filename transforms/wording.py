"""The words of a block -> the concepts of page furniture that they name, as bits; and their learnt weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter

import numpy as np
import numpy.typing as npt

from transforms.tables.concepts import UNSPACED, WORDING
from transforms.tables.requests import REQUESTS

CONCEPTS: tuple[str, ...] = tuple(WORDING)
"""The concepts, each the bit of its index in what `said` gives. All are values of RemovalReason."""

_EDGES = ".,:;!?()[]{}\"'`´’‘“”„«»‹›|•·–—-…/<>*#،؛؟।"
# Longer stems only: shorter ones begin too many other words.
_STEM = 4
# Words are about the same when so many letters at their beginning are the same.
_BEGUN = 5
# In long blocks wording tells at the ends; the middle of a paragraph names no furniture.
_LONG, _HEAD, _TAIL = 260, 170, 80
# What is remembered of words in one process; then it begins anew, so that a long run does not grow.
_REMEMBERED = 60_000

_ARRAYS = ("weight", "stem", "tells", "begins", "follows")

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
    for name, requests in REQUESTS.items():
        for request in requests:
            exact.setdefault(request.strip(_EDGES), []).append(((), 1 << list(WORDING).index(name)))
    return exact, stems


_EXACT, _STEMS = _compiled()
_SECONDS = frozenset(rest[0] for entries in _EXACT.values() for rest, _ in entries if rest)
_ANYWHERE = tuple((word, 1 << CONCEPTS.index(name)) for name, words in UNSPACED.items() for word in words.split(";"))


class Lexicon(dict[str, int]):
    """What a word says by itself, worked out once a word: its number here, and by that number the rest.

    Asked with a case-folded word as it stands in the text, punctuation around it included.

    gains    learnt weights, 0 without one; `weight` has the same as an array
    stem     a number for the beginning of each word of some length, the same for inflected forms; -1 for shorter words
    telling  for words that name something, their concepts as bits and, by its second word, what may follow in a phrase;
             `tells`, `begins` and `follows` say whether a word names something alone, begins a phrase, is second in one
    """

    def __init__(self, weights: Mapping[str, float]) -> None:
        super().__init__()
        self.weights = weights
        self.gains: list[float] = []
        self.telling: dict[str, tuple[int, dict[str, list[Phrase]]]] = {}
        self.begun: dict[str, int] = {}
        self.weight = np.zeros(_REMEMBERED, dtype=np.float32)
        self.stem = np.zeros(_REMEMBERED, dtype=np.intp)
        self.tells, self.begins, self.follows = np.zeros((3, _REMEMBERED), dtype=bool)

    def __missing__(self, raw: str) -> int:
        """Work out a word that was not asked for before."""
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
        number = self[raw] = len(self)
        if number >= len(self.weight):
            # a document of more words than are remembered
            for name in _ARRAYS:
                old = getattr(self, name)
                setattr(self, name, np.concatenate([old, np.zeros_like(old)]))
        # to set one place of an array takes as long as to look a word up: most words have nothing but a stem
        if bits or phrases:
            self.telling[raw] = (bits, phrases)
            self.tells[number], self.begins[number] = bool(bits), bool(phrases)
        if word in _SECONDS:
            self.follows[number] = True
        self.stem[number] = self.begun.setdefault(raw[:_BEGUN], len(self.begun)) if len(raw) >= _BEGUN else -1
        gain = self.weights.get(word, 0.0)
        if gain:
            self.weight[number] = gain
        self.gains.append(gain)
        return number

    def rest(self) -> None:
        """Forget all words, if there are many: between two pages, never within one, so that a page's stems keep their
        numbers."""
        if len(self) >= _REMEMBERED:
            self.clear()
            self.gains.clear()
            self.telling.clear()
            self.begun.clear()
            for name in _ARRAYS:
                getattr(self, name).fill(0)


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
    lexicon.rest()
    weights = [lexicon.gains[lexicon[word]] for word in words]
    bits = 0
    telling = lexicon.telling
    if not telling.keys().isdisjoint(words):
        for _, _, named in _named(words, telling):
            bits |= named
    return bits, sum(weights), min(0.0, min(weights)), max(0.0, max(weights)), len(weights) - weights.count(0.0)


@dataclass(frozen=True, slots=True)
class Weighed:
    """What `said` gives, for many blocks at once.

    concepts  as bits, for each block
    values    for each block sum, mean of those that have one, least and greatest of the weights of its words: four rows
    sizes     words of each block
    stems     for all words in a row, the numbers of their stems, -1 for short words
    numbers   for all words in a row, their own
    """

    concepts: list[int]
    values: npt.NDArray[np.float32]
    sizes: npt.NDArray[np.intp]
    stems: npt.NDArray[np.intp]
    numbers: npt.NDArray[np.intp]


def weighed(blocks: Sequence[list[str]], lexicon: Lexicon) -> Weighed:
    """Weigh the words of blocks, each as `ends_of` gives them, and none empty."""
    lexicon.rest()
    words = list(chain.from_iterable(blocks))
    # one look into the table a word: it is far larger than the processor's memory, and three would take thrice as long
    numbers = np.array(itemgetter(*words, "")(lexicon), dtype=np.intp)[:-1]
    weights = lexicon.weight[numbers]
    sizes = np.fromiter(map(len, blocks), dtype=np.intp, count=len(blocks))
    ends = np.cumsum(sizes)
    starts = ends - sizes
    values = np.empty((4, len(blocks)), dtype=np.float32)
    values[0] = np.add.reduceat(weights, starts)
    values[1] = values[0] / np.maximum(np.add.reduceat(weights != 0, starts, dtype=np.float32), 1)
    values[2] = np.minimum(np.minimum.reduceat(weights, starts), 0)
    values[3] = np.maximum(np.maximum.reduceat(weights, starts), 0)
    tells = lexicon.tells[numbers]
    tells[:-1] |= lexicon.begins[numbers[:-1]] & lexicon.follows[numbers[1:]]
    hits = np.flatnonzero(tells)
    return Weighed(_concepts(words, ends, hits, lexicon.telling), values, sizes, lexicon.stem[numbers], numbers)


def _concepts(
    words: list[str],
    ends: npt.NDArray[np.intp],
    hits: npt.NDArray[np.intp],
    telling: Mapping[str, tuple[int, dict[str, list[Phrase]]]],
) -> list[int]:
    """The concepts of each block; ends: where in all words each block ends; hits: where words stand that tell."""
    bits = [0] * len(ends)
    owners = np.searchsorted(ends, hits, side="right").tolist()
    limits = ends.tolist()
    for at, own in zip(hits.tolist(), owners, strict=True):
        concepts, phrases = telling[words[at]]
        if phrases and at + 1 < limits[own]:
            for rest, bit in phrases.get(words[at + 1].strip(_EDGES), ()):
                behind = words[at + 2 : min(at + 2 + len(rest), limits[own])]
                if not rest or tuple([word.strip(_EDGES) for word in behind]) == rest:
                    concepts |= bit
        bits[own] |= concepts
    return bits


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
    lexicon.rest()
    for raw in words:
        lexicon[raw]
    telling = lexicon.telling
    return [] if telling.keys().isdisjoint(words) else _named(words, telling)
