"""A page -> one column of numbers a block: what its text, its markup and its place say. No judgement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from transforms import characters as ch
from transforms.containers import Containers, containers
from transforms.document import Block, Markup, Page
from transforms.menus import label, menu_entry
from transforms.regions import REGION_NAMES, TAGS, Region, Regions
from transforms.stems import Stems
from transforms.unmarked import usual
from transforms.wording import CONCEPTS, Lexicon, Weighed, ends_of, said, unspaced_concepts, weighed, words_of

Matrix = npt.NDArray[np.float32]
"""One row a number, one column a block: what is worked out for all blocks at once lies side by side."""
Masks = tuple[int, int, int, int]
"""Bits of a block: concepts its words name, tags around it, regions named near it and farther out."""

TEXT_NAMES: tuple[str, ...] = (
    "units", "words", "ends_sentence", "ends_colon", "ends_closer", "ends_letter", "starts_upper", "starts_lower",
    "starts_digit", "starts_quote", "commas", "stops", "digits", "capitals", "at_sign", "address", "sign", "question",
    "bars", "clock", "lines", "word_sum", "word_mean", "word_least", "word_most", "in_title", "in_description",
    "copies", "concepts", "capitalised", "junctions", "quotes", "sentence_units",
)  # fmt: skip
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
_BIT_ROWS = np.concatenate([64 * at + np.arange(width) for at, width in enumerate(_WIDTHS)])
_KIND = {
    "paragraph": 0, "heading": 1, "item": 2, "quote": 3, "caption": 4, "table": 5, "code": 6, "title": 7, "header": 8,
    # set aside before anything is measured
    "link": 0,
}  # fmt: skip
_NONE = Markup()
_NOWHERE: Region = ([0.0] * 5, 0, 0, 0)
_UNPLACED = (0, 0, 0)
# Words of the title tell in short blocks; a paragraph has them all.
_SHORT = 200
# Ideographs say as much in one character as letters in 2.2.
_WIDE = 1.2
_STEMMED = 120
# A text of this many ideographs in all its characters is in a script without spaces.
_UNSPACED = 0.3


class Measured:
    """The numbers of a page's blocks: `values` by TEXT_NAMES and MARKUP_NAMES, `bits` by BITS, and what places them.

    stems   what the blocks are about
    usual   of a page without markup how usual on it the words of each block are, as `unmarked.usual` says; else None
    nearest, containers   of a page with markup the number of the nearest container of each block, and all of them
    """

    __slots__ = ("bits", "concepts", "containers", "entries", "kinds", "masks", "nearest", "stems", "usual", "values")

    def __init__(self, said: _Said, placed: _Placed) -> None:
        self.values = np.concatenate([said.values, placed.values])
        self.masks: list[Masks] = [(bits, *rest) for bits, rest in zip(said.concepts, placed.masks, strict=True)]
        self.bits = _bits(self.masks if said.usual is None else said.concepts)
        self.concepts = said.concepts
        self.entries = said.entries
        self.stems = said.stems
        self.usual = said.usual
        self.kinds = placed.kinds
        self.containers = placed.containers
        self.nearest = placed.nearest


def measure(page: Page, lexicon: Lexicon, regions: Regions) -> Measured:
    """The numbers of every block. lexicon and regions hold what training learnt of single words and of class names."""
    return Measured(_Said(page, lexicon), _Placed(page.blocks, regions))


def _bits(masks: Sequence[Masks] | Sequence[int]) -> npt.NDArray[np.uint8]:
    """The rows of BITS, of blocks without markup only those of what their words say."""
    # of 64-bit masks the bytes, least first
    table = np.array(masks, dtype="<u8").reshape(len(masks), -1).view(np.uint8)
    bits = np.unpackbits(table.T, axis=0, bitorder="little")
    return bits[_BIT_ROWS] if len(bits) > len(BITS) else bits[: len(CONCEPTS)]


class _Said:
    """What the texts of a page's blocks say: `values` by TEXT_NAMES, concepts as bits. Of the entries of menus nothing
    is asked but how long they are."""

    __slots__ = ("concepts", "entries", "stems", "usual", "values")

    stems: Stems

    def __init__(self, page: Page, lexicon: Lexicon) -> None:
        blocks = page.blocks
        self.entries = np.zeros(len(blocks), dtype=bool)
        self.usual: Matrix | None = None
        if blocks[0].markup is None:
            told = _Told(page, [block.text for block in blocks], lexicon)
            self.values, self.concepts = told.values, told.concepts
            self.stems = Stems(len(blocks), *told.pairs)
            self.usual = usual(told.weights.numbers, told.weights.sizes)
            return
        self.concepts = [0] * len(blocks)
        self.values = np.zeros((len(TEXT_NAMES), len(blocks)), dtype=np.float32)
        self.stems = Stems(len(blocks))
        places = []
        for place, block in enumerate(blocks):
            if menu_entry(block):
                self._entry(place, block.text)
            elif label(block):
                self._entry(place, block.text)
                self.concepts[place] = said(ends_of(block.text), lexicon)[0]
            else:
                places.append(place)
        if places:
            self._tell(_Told(page, [blocks[place].text for place in places], lexicon), places)

    def _entry(self, place: int, text: str) -> None:
        self.entries[place] = True
        self.values[:2, place] = len(text), 3

    def _tell(self, told: _Told, places: list[int]) -> None:
        at = np.array(places)
        self.values[:, at] = told.values
        for place, concepts in zip(places, told.concepts, strict=True):
            self.concepts[place] = concepts
        self.stems = Stems(len(self.entries), at[told.pairs[0]], told.pairs[1])


class _Told:
    """What texts say: `values` by TEXT_NAMES, their concepts as bits, the weights of their words, what they are
    about."""

    __slots__ = ("concepts", "pairs", "values", "weights")

    def __init__(self, page: Page, texts: list[str], lexicon: Lexicon) -> None:
        counted = ch.Counted(texts)
        words = [ends_of(text) or [""] for text in texts]
        self.weights = weights = weighed(words, lexicon)
        self.concepts = weights.concepts
        unspaced = counted.classes[ch.WIDE] > _UNSPACED * counted.size
        for at in np.flatnonzero(unspaced | (counted.classes[ch.THAI] > 0)).tolist():
            self.concepts[at] |= unspaced_concepts(texts[at])
        self.values = _shape(counted, weights.sizes)
        self.values[_WORD_SUM : _WORD_SUM + 4] = weights.values
        self.values[_IN_TITLE : _IN_TITLE + 2] = _repeated(page, texts, words)
        copies = Counter(texts)
        self.values[_COPIES] = [copies[text] for text in texts]
        self.values[_CONCEPTS] = [concepts.bit_count() for concepts in self.concepts]
        self.values[_ADDRESS] = ["http" in text or "www." in text for text in texts]
        self.pairs = _stems(texts, weights, unspaced)


_TEXT_AT = {name: index for index, name in enumerate(TEXT_NAMES)}
_WORD_SUM, _IN_TITLE, _COPIES, _CONCEPTS, _ADDRESS = (
    _TEXT_AT[name] for name in ("word_sum", "in_title", "copies", "concepts", "address")
)


def _shape(counted: ch.Counted, words: npt.NDArray[np.intp]) -> Matrix:
    """The rows of TEXT_NAMES that only the shape of a text decides; the others stay zero."""
    classes, events, size = counted.classes, counted.events, counted.size
    first, last = counted.first, counted.last
    closes = (last == ch.CLOSER) | (last == ch.QUOTE)
    inner = np.where(closes, counted.before_last, last)
    stops = events[ch.SENTENCE_BREAK] + classes[ch.FULL_STOP]
    units = size + _WIDE * classes[ch.WIDE]
    begun = np.maximum(events[ch.CAPITAL] + events[ch.SMALL], 1)
    values = np.zeros((len(TEXT_NAMES), len(size)), dtype=np.float32)
    rows = {
        "units": units, "words": words,
        "ends_sentence": (inner == ch.STOP) | (inner == ch.QUESTION) | (inner == ch.FULL_STOP),
        "ends_colon": last == ch.COLON, "ends_closer": closes,
        "ends_letter": (last <= ch.THAI) & (last != ch.OTHER),
        "starts_upper": first == ch.UPPER, "starts_lower": first == ch.LOWER, "starts_digit": first == ch.DIGIT,
        "starts_quote": (first == ch.OPENER) | (first == ch.QUOTE),
        "commas": classes[ch.COMMA] / units, "stops": stops, "digits": classes[ch.DIGIT] / size,
        "capitals": classes[ch.UPPER] / size, "at_sign": classes[ch.AT] > 0, "sign": classes[ch.SIGN] > 0,
        "question": classes[ch.QUESTION] > 0, "bars": classes[ch.BAR], "clock": events[ch.CLOCK] > 0,
        "lines": classes[ch.BREAK], "capitalised": events[ch.CAPITAL] / begun,
        "junctions": events[ch.JUNCTION] / begun, "quotes": (classes[ch.OPENER] + classes[ch.QUOTE]) / units,
        "sentence_units": units / (stops + 1),
    }  # fmt: skip
    for name, row in rows.items():
        values[_TEXT_AT[name]] = row
    return values


def _repeated(page: Page, texts: Sequence[str], words: Sequence[Sequence[str]]) -> tuple[list[float], ...]:
    """The shares of the words of each block that the page's title has, and its description."""
    title, description = _words(page, "title"), _words(page, "description")
    none = [0.0] * len(texts)
    return (
        [
            len(title.intersection(own)) / len(own) if len(text) <= _SHORT else 0.0
            for text, own in zip(texts, words, strict=True)
        ] if title else none,
        [len(description.intersection(own)) / len(own) for own in words] if description else none,
    )  # fmt: skip


def _words(page: Page, name: str) -> frozenset[str]:
    return frozenset(w for f in page.found if f.name == name for w in (*ends_of(f.value), *words_of(f.value)))


def _stems(
    texts: Sequence[str], weights: Weighed, unspaced: npt.NDArray[np.bool_]
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """What each block is about: the beginnings of its longer words, so that inflected forms meet; pairs of ideographs.

    Numbers of texts and numbers of stems, each pair once, in the order of stems and of texts.
    """
    owners = np.repeat(np.arange(len(texts)), weights.sizes)
    long = (weights.stems >= 0) & ~unspaced[owners]
    owners, stems = owners[long], weights.stems[long]
    if unspaced.any():
        numbers: dict[str, int] = {}
        # behind those of the words
        first = int(weights.stems.max()) + 1
        pairs = [
            (place, first + numbers.setdefault(texts[place][at : at + 2], len(numbers)))
            for place in np.flatnonzero(unspaced).tolist()
            for at in range(min(len(texts[place]), _STEMMED) - 1)
        ]
        more = np.array(pairs, dtype=np.intp).reshape(-1, 2)
        owners, stems = np.concatenate([owners, more[:, 0]]), np.concatenate([stems, more[:, 1]])
    # each pair once, by stems
    every = np.sort(stems * len(texts) + owners)
    once = np.ones(len(every), dtype=bool)
    np.not_equal(every[1:], every[:-1], out=once[1:])
    stems, owners = np.divmod(every[once], len(texts))
    # numbered anew, for what is counted by stem is counted in a table of the greatest number
    change = np.zeros(len(stems), dtype=np.intp)
    change[1:] = stems[1:] != stems[:-1]
    return owners, change.cumsum()


class _Placed:
    """What the markup says of a page's blocks: `values` by MARKUP_NAMES, and the rest as `Measured` has it."""

    __slots__ = ("containers", "kinds", "masks", "nearest", "values")

    containers: Containers | None

    def __init__(self, blocks: Sequence[Block], regions: Regions) -> None:
        self.kinds = np.array([_KIND[block.kind] for block in blocks], dtype=np.int32)
        count = len(blocks)
        if blocks[0].markup is None:
            self.values = np.zeros((len(MARKUP_NAMES), count), dtype=np.float32)
            self.masks = [_UNPLACED] * count
            self.containers, self.nearest = None, np.zeros(count, dtype=np.int32)
            return
        # blocks side by side share their markup, and others its tuples: their identity is enough, and much cheaper than
        # their hash
        known: dict[int, int] = {}
        alike: dict[tuple[str, ...], int] = {}
        shapes: dict[tuple[int, int], int] = {}
        marks: list[tuple[float, ...]] = []
        masks: list[tuple[int, int, int]] = []
        places: list[int] = []
        for block in blocks:
            markup = block.markup or _NONE
            at = known.get(id(markup))
            if at is None:
                at = known[id(markup)] = len(marks)
                path, names = markup.path, markup.names
                shape = shapes.get((id(path), id(names)))
                if shape is None:
                    shape = alike.setdefault((*path[-4:], *names[-2:]), len(alike))
                    shapes[id(path), id(names)] = shape
                (depth, *weights), *bits = regions[path, names] if block.markup else _NOWHERE
                masks.append((bits[0], bits[1], bits[2]))
                near = markup.within
                declared = 0 if markup.declared is None else 1 if markup.declared else -1
                marks.append(
                    (markup.link_chars, depth, markup.hidden, declared, *weights, shape,
                     *(near if len(near) == 4 else (*(0,) * (4 - len(near)), *near[-4:])))
                )  # fmt: skip
            places.append(at)
        table = np.array(marks, dtype=np.float64).reshape(len(marks), 13)[places].T
        self.values = table[:8].astype(np.float32)
        sizes = np.fromiter([len(block.text) for block in blocks], dtype=np.float32, count=count)
        self.values[0] = np.minimum(1.0, self.values[0] / sizes)
        self.masks = [masks[at] for at in places]
        # the shapes are the last level
        self.containers = containers(table[:7:-1].astype(np.int64))
        self.nearest = table[12].astype(np.int32)
