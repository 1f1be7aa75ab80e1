"""A page -> one row of numbers a block: what its text, its markup and its place say. No judgement."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from transforms.document import Block, Markup, Page
from transforms.menus import label, menu_entry
from transforms.regions import REGION_NAMES, TAGS, Regions
from transforms.wording import CONCEPTS, Lexicon, ends_of, said, unspaced_concepts, words_of

Matrix = npt.NDArray[np.float32]
Masks = tuple[int, int, int, int]
"""Bits of a block: concepts its words name, tags around it, regions named near it and farther out."""

SENTENCE_ENDS = frozenset(".!?…。！？।؟۔॥՝։።᙮")
CLOSERS = frozenset("\"'”“’»›)]」』）")
_STARTS = frozenset("\"'“„«‘”「『—–-")

TEXT_NAMES: tuple[str, ...] = (
    "units", "words", "ends_sentence", "ends_colon", "ends_closer", "ends_letter", "starts_upper", "starts_lower",
    "starts_digit", "starts_quote", "commas", "stops", "digits", "capitals", "at_sign", "address", "sign", "question",
    "bars", "clock", "lines", "word_sum", "word_mean", "word_least", "word_most", "in_title", "in_description",
    "copies", "concepts",
)  # fmt: skip
_COPIES = TEXT_NAMES.index("copies")
_ENTRY_ROW = (3.0, *([0.0] * (len(TEXT_NAMES) - 2)))
MARKUP_NAMES: tuple[str, ...] = (
    "link_share", "depth", "hidden", "declared", "token_sum", "token_least", "token_most", "token_last",
)  # fmt: skip
BITS: tuple[str, ...] = (
    *(f"says_{name}" for name in CONCEPTS),
    *(f"tag_{name}" for name in TAGS),
    *(f"near_{name}" for name in REGION_NAMES),
    *(f"far_{name}" for name in REGION_NAMES),
)
_WIDTHS = (len(CONCEPTS), len(TAGS), len(REGION_NAMES), len(REGION_NAMES))


def _bits(masks: list[Masks]) -> Matrix:
    table = np.array(masks, dtype=np.int64).reshape(len(masks), 4)
    return np.concatenate(
        [(table[:, i : i + 1] >> np.arange(width)) & 1 for i, width in enumerate(_WIDTHS)], axis=1
    ).astype(np.float32)


class Measured:
    """The rows of a page's blocks: `values` by TEXT_NAMES and MARKUP_NAMES, `bits` by BITS, and what places them."""

    __slots__ = ("bits", "concepts", "entries", "kinds", "masks", "shapes", "stems", "values", "within")

    def __init__(self, values: Matrix, masks: list[Masks], placed: _Placed, stems: list[frozenset[str] | None]) -> None:
        self.values = values
        self.stems = stems
        self.bits = _bits(masks)
        self.masks = masks
        self.entries = np.array([each is None for each in stems], dtype=bool)
        self.concepts = [mask[0] for mask in masks]
        self.kinds = placed.kinds
        self.shapes = placed.shapes
        self.within = placed.within


_KIND = {
    "paragraph": 0,
    "heading": 1,
    "item": 2,
    "quote": 3,
    "caption": 4,
    "table": 5,
    "code": 6,
    "title": 7,
    "header": 8,
}
_NONE = Markup()
_DIGITS, _CAPITALS = b"0123456789", b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_OTHERS = re.compile(r"[^\x00-\x7f]")
_UPPER_LIMIT, _SHORT = 80, 200
_STEM, _STEMMED = 5, 120
_CLOCK = re.compile(r"\d:\d")


class Known:
    """What the rows of one page are measured with: learnt weights, the words of its title and of its description."""

    __slots__ = ("description", "lexicon", "title")

    def __init__(self, page: Page, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.title = self._words(page, "title")
        self.description = self._words(page, "description")

    @staticmethod
    def _words(page: Page, name: str) -> frozenset[str]:
        return frozenset(w for f in page.found if f.name == name for w in (*ends_of(f.value), *words_of(f.value)))


def measure(page: Page, lexicon: Lexicon, regions: Regions) -> Measured:
    """The numbers of every block. lexicon and regions hold what training learnt of single words and of class names."""
    known = Known(page, lexicon)
    copies = Counter([block.text for block in page.blocks])
    rows: list[list[float]] = []
    spoken: list[int] = []
    stems: list[frozenset[str] | None] = []
    for block in page.blocks:
        text = block.text
        if menu_entry(block):
            rows.append([len(text), *_ENTRY_ROW])
            spoken.append(0)
            stems.append(None)
        elif label(block):
            rows.append([len(text), *_ENTRY_ROW])
            spoken.append(said(ends_of(text), lexicon)[0])
            stems.append(None)
        else:
            words = ends_of(text)
            row, concepts = _text(text, words, known)
            row[_COPIES] = copies[text]
            rows.append(row)
            spoken.append(concepts)
            stems.append(stems_of(text, words))
    placed = _Placed(page.blocks, regions)
    values = np.concatenate(
        [np.array(rows, dtype=np.float32).reshape(len(rows), len(TEXT_NAMES)), placed.values], axis=1
    )
    masks = [(concepts, *rest) for concepts, rest in zip(spoken, placed.masks, strict=True)]
    return Measured(values, masks, placed, stems)


class _Placed:
    """What the markup says of a page's blocks: `values` by MARKUP_NAMES, and the rest as `Measured` has it."""

    __slots__ = ("kinds", "masks", "shapes", "values", "within")

    def __init__(self, blocks: Sequence[Block], regions: Regions) -> None:
        # blocks that lie side by side share these tuples: their identity is enough, and much cheaper than their hash
        known: dict[tuple[int, int], int] = {}
        alike: dict[tuple[str, ...], int] = {}
        around: list[tuple[list[float], tuple[int, int, int]]] = []
        shapes: list[int] = []
        own: list[tuple[int, int, int, float]] = []
        within: list[tuple[int, ...]] = []
        for block in blocks:
            markup = block.markup or _NONE
            path, names = markup.path, markup.names
            key = (id(path), id(names))
            at = known.get(key)
            if at is None:
                at = known[key] = len(around)
                numbers, *rest = regions[path, names]
                around.append((numbers, (rest[0], rest[1], rest[2])) if markup is not _NONE else ([0.0] * 5, (0, 0, 0)))
                shapes.append(alike.setdefault((*path[-4:], *names[-2:]), len(alike)))
            declared = markup.declared
            own.append(
                (at, markup.hidden, 0 if declared is None else 1 if declared else -1,
                 min(1.0, markup.link_chars / len(block.text)))
            )  # fmt: skip
            near = markup.within
            within.append(near if len(near) == 4 else (*(0,) * (4 - len(near)), *near[-4:]))
        count = len(blocks)
        table = np.array(own, dtype=np.float32).reshape(count, 4)
        places = table[:, 0].astype(np.intp)
        numbers_of = np.array([numbers for numbers, _ in around], dtype=np.float32).reshape(len(around), 5)[places]
        self.values = np.column_stack((table[:, 3], numbers_of[:, 0], table[:, 1:3], numbers_of[:, 1:]))
        self.masks = [around[int(each[0])][1] for each in own]
        self.shapes = np.array(shapes, dtype=np.int32)[places] if count else np.zeros(0, dtype=np.int32)
        self.within = np.array(within, dtype=np.int32).reshape(count, 4)
        self.kinds = np.array([_KIND[block.kind] for block in blocks], dtype=np.int32)


def stems_of(text: str, words: Sequence[str]) -> frozenset[str]:
    """What a block is about: the beginnings of its longer words, so that inflected forms meet; pairs of ideographs."""
    if text[len(text) // 2] > "\u2e7f":
        return frozenset([text[at : at + 2] for at in range(min(len(text), _STEMMED) - 1)])
    return frozenset([word[:_STEM] for word in words if len(word) >= _STEM])


class _First(dict[str, tuple[bool, bool, bool, bool]]):
    def __missing__(self, mark: str) -> tuple[bool, bool, bool, bool]:
        """Whether a first character is a capital, a small letter, a digit, a quote; remembered."""
        found = self[mark] = (mark.isupper(), mark.islower(), mark.isdigit(), mark in _STARTS)
        return found


class _Last(dict[str, tuple[bool, bool, bool]]):
    def __missing__(self, mark: str) -> tuple[bool, bool, bool]:
        """Whether a last character is a colon, a closing mark, a letter or figure; remembered."""
        found = self[mark] = (mark in ":：", mark in CLOSERS, mark.isalnum())
        return found


# There are no more of them than characters.
_FIRST, _LAST = _First(), _Last()


def _text(text: str, words: list[str], known: Known) -> tuple[list[float], int]:
    size = len(text)
    first, last = text[0], text[-1]
    colon, closes, letter = _LAST[last]
    inner = text[-2:-1] if closes else last
    middle = text[size // 2]
    wide = middle > "\u2e7f" or first > "\u2e7f"
    units = size * 2.2 if wide else float(size)
    count = len(words) or 1
    concepts, total, least, most, weighed = said(words, known.lexicon)
    if wide or "\u0e00" <= middle <= "\u0e7f":
        concepts |= unspaced_concepts(text)
    short = size <= _SHORT
    plain = text.isascii()
    digits, upper, bars = _counts(text, plain) if short else (0.02, 0.05, 0.0)
    commas, stops = text.count(","), text.count(". ")
    if not plain:
        commas += text.count("،") + text.count("、") + text.count("，")
        stops += text.count("? ") + text.count("! ") + text.count("。")
    return [
        units, count, inner in SENTENCE_ENDS, colon, closes, letter, *_FIRST[first], commas / units, stops, digits,
        upper, "@" in text, "http" in text or "www." in text, "©" in text or "(c)" in text, "?" in text, bars,
        digits > 0 and short and _CLOCK.search(text) is not None, text.count("\n"),
        total, total / (weighed or 1), least, most,
        len(known.title.intersection(words)) / count if short else 0.0,
        len(known.description.intersection(words)) / count if known.description else 0.0, 0.0, concepts.bit_count(),
    ], concepts  # fmt: skip


def _counts(text: str, plain: bool) -> tuple[float, float, int]:
    """Shares of digits and of capitals in a short text, and how many bars part it."""
    size = len(text)
    # what is left when all of a kind are deleted: ten times as fast as looking at each
    data = text.encode("ascii", "ignore")
    digits = len(data) - len(data.translate(None, _DIGITS))
    upper = len(data) - len(data.translate(None, _CAPITALS))
    bars = text.count("|") + text.count(" / ")
    if not plain:
        others = _OTHERS.findall(text)
        digits += sum(map(str.isdecimal, others))
        upper += sum(map(str.isupper, others))
        bars += text.count("•") + text.count("›") + text.count("·")
    return digits / size, upper / size if size <= _UPPER_LIMIT else 0.05, bars
