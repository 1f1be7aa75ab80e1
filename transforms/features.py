"""A page -> one row of numbers a block: what its text, its markup and its place say. No judgement."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from transforms.document import Block, Page
from transforms.menus import menu_entry
from transforms.regions import REGION_NAMES, TAGS, Region, Regions
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

    def __init__(self, values: Matrix, masks: list[Masks], page: Page, stems: list[frozenset[str] | None]) -> None:
        self.values = values
        self.stems = stems
        self.bits = _bits(masks)
        self.masks = masks
        self.entries = np.array([each is None for each in stems], dtype=bool)
        self.concepts = [mask[0] for mask in masks]
        self.kinds = np.array([_KIND[block.kind] for block in page.blocks], dtype=np.int32)
        shapes: dict[tuple[str, ...], int] = {}
        known: dict[tuple[int, int], int] = {}
        within = np.zeros((len(page.blocks), 4), dtype=np.int32)
        self.shapes = np.zeros(len(page.blocks), dtype=np.int32)
        for index, block in enumerate(page.blocks):
            markup = block.markup
            if markup is not None:
                key = (id(markup.path), id(markup.names))
                shape = known.get(key)
                if shape is None:
                    own = (*markup.path[-4:], *markup.names[-2:])
                    shape = known[key] = shapes.setdefault(own, len(shapes))
                self.shapes[index] = shape
                near = markup.within
                if near:
                    within[index, 4 - len(near) :] = near
        self.within = within


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
_DIGIT = re.compile(r"\d")
_UPPER_LIMIT, _SHORT = 80, 200
_STEM, _STEMMED = 5, 120
_BARS = re.compile(r"[|•›·]| / ")
_CLOCK = re.compile(r"\d:\d")
_COMMA = re.compile("[,،、，]")
_STOP = re.compile(r"[.?!] |。")


class Known:
    """What the rows of one page are measured with: learnt weights, the words of its title and of its description."""

    __slots__ = ("description", "lexicon", "regions", "title")

    def __init__(self, page: Page, lexicon: Lexicon, regions: Regions) -> None:
        self.lexicon = lexicon
        self.regions = regions
        self.title = self._words(page, "title")
        self.description = self._words(page, "description")

    @staticmethod
    def _words(page: Page, name: str) -> frozenset[str]:
        return frozenset(w for f in page.found if f.name == name for w in (*ends_of(f.value), *words_of(f.value)))


def measure(page: Page, lexicon: Lexicon, regions: Regions) -> Measured:
    """The numbers of every block. lexicon and regions hold what training learnt of single words and of class names."""
    known = Known(page, lexicon, regions)
    copies = Counter([block.text for block in page.blocks])
    rows: list[list[float]] = []
    masks: list[Masks] = []
    cache: dict[tuple[int, int], Region] = {}
    stems: list[frozenset[str] | None] = []
    for block in page.blocks:
        if menu_entry(block):
            row, concepts = [len(block.text), *_ENTRY_ROW], 0
            stems.append(None)
        else:
            words = ends_of(block.text)
            row, concepts = _text(block.text, words, known)
            row[27] = copies[block.text]
            stems.append(stems_of(block.text, words))
        rest, tags, near, far = _markup(block, known, cache)
        rows.append(row + rest)
        masks.append((concepts, tags, near, far))
    values = np.array(rows, dtype=np.float32).reshape(len(rows), len(TEXT_NAMES) + len(MARKUP_NAMES))
    return Measured(values, masks, page, stems)


def stems_of(text: str, words: Sequence[str]) -> frozenset[str]:
    """What a block is about: the beginnings of its longer words, so that inflected forms meet; pairs of ideographs."""
    if text[len(text) // 2] > "\u2e7f":
        return frozenset([text[at : at + 2] for at in range(min(len(text), _STEMMED) - 1)])
    return frozenset([word[:_STEM] for word in words if len(word) >= _STEM])


def _text(text: str, words: list[str], known: Known) -> tuple[list[float], int]:
    size = len(text)
    first, last = text[0], text[-1]
    closes = last in CLOSERS
    inner = text[-2:-1] if closes else last
    middle = text[size // 2]
    wide = middle > "\u2e7f" or first > "\u2e7f"
    units = size * 2.2 if wide else float(size)
    count = max(1, len(words))
    says = said(words, known.lexicon)
    concepts = says.concepts
    if wide or "\u0e00" <= middle <= "\u0e7f":
        concepts |= unspaced_concepts(text)
    short = size <= _SHORT
    plain = text.isascii()
    digits = len(_DIGIT.findall(text)) / size if short else 0.02
    return [
        units, count, inner in SENTENCE_ENDS, last in ":：", closes, last.isalnum(), first.isupper(), first.islower(),
        first.isdigit(), first in _STARTS, (text.count(",") if plain else len(_COMMA.findall(text))) / units,
        text.count(". ") if plain else len(_STOP.findall(text)), digits,
        sum(map(str.isupper, text)) / size if size <= _UPPER_LIMIT else 0.05, "@" in text, "http" in text or "www."
        in text,
        "©" in text or "(c)" in text, "?" in text, len(_BARS.findall(text)) if short else 0.0,
        digits > 0 and short and _CLOCK.search(text) is not None, text.count("\n"),
        says.total, says.total / max(1, says.weighed), says.least, says.most,
        len(known.title.intersection(words)) / count if short else 0.0,
        len(known.description.intersection(words)) / count if known.description else 0.0, 0.0, concepts.bit_count(),
    ], concepts  # fmt: skip


def _markup(block: Block, known: Known, cache: dict[tuple[int, int], Region]) -> tuple[list[float], int, int, int]:
    markup = block.markup
    if markup is None:
        return [0.0] * len(MARKUP_NAMES), 0, 0, 0
    # blocks that lie side by side share these tuples: their identity is enough, and much cheaper than their hash
    key = (id(markup.path), id(markup.names))
    found = cache.get(key)
    if found is None:
        found = cache[key] = known.regions[markup.path, markup.names]
    numbers, tags, near, far = found
    declared = 0.0 if markup.declared is None else 1.0 if markup.declared else -1.0
    link = min(1.0, markup.link_chars / len(block.text))
    return [link, numbers[0], markup.hidden, declared, *numbers[1:]], tags, near, far
