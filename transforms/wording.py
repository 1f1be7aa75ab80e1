"""The words of a block -> the concepts of page furniture that they name, as bits; and their learnt weights."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.tables.concepts import UNSPACED, WORDING

CONCEPTS: tuple[str, ...] = tuple(WORDING)
"""The concepts, each the bit of its index in what `concepts_of` returns. All are values of RemovalReason."""

_EDGES = ".,:;!?()[]{}\"'`´’‘“”„«»‹›|•·–—-…/<>*#،؛؟।"
# Longer stems only: shorter ones begin too many other words.
_STEM = 4
# In long blocks wording tells at the ends; the middle of a paragraph names no furniture.
_LONG, _HEAD, _TAIL = 420, 280, 110


def _phrase(entry: str) -> tuple[str, ...]:
    return tuple(word for word in (raw.strip(_EDGES.replace("*", "")) for raw in entry.casefold().split()) if word)


def _compiled() -> tuple[dict[str, list[tuple[tuple[str, ...], int]]], dict[str, list[tuple[str, int]]]]:
    exact: dict[str, list[tuple[tuple[str, ...], int]]] = {}
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


def words_of(text: str) -> list[str]:
    """The case-folded words of a block, without the punctuation around them; of a long block those at its ends."""
    if len(text) > _LONG:
        text = f"{text[:_HEAD]} {text[-_TAIL:]}"
    return [word for word in [raw.strip(_EDGES) for raw in text.casefold().split()] if word]


def concepts_of(words: Sequence[str]) -> int:
    """The concepts that spaced words name, as bits in the order of CONCEPTS."""
    bits = 0
    for index, word in enumerate(words):
        for rest, bit in _EXACT.get(word, ()):
            if not rest or tuple(words[index + 1 : index + 1 + len(rest)]) == rest:
                bits |= bit
        for stem, bit in _STEMS.get(word[:_STEM], ()):
            if word.startswith(stem):
                bits |= bit
    return bits


def unspaced_concepts(text: str) -> int:
    """The concepts named in a text of a script without spaces (Chinese, Japanese, Thai)."""
    bits = 0
    for word, bit in _ANYWHERE:
        if word in text:
            bits |= bit
    return bits
