"""A page -> one row of numbers a block: what its text, its markup and its place say. No judgement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from transforms.document import Block, Page
from transforms.tables.markup_words import REGIONS
from transforms.wording import CONCEPTS, concepts_of, unspaced_concepts, words_of

Matrix = npt.NDArray[np.float32]
Masks = tuple[int, int, int, int]
"""Bits of a block: concepts its words name, tags around it, regions named near it and farther out."""

SENTENCE_ENDS = frozenset(".!?…。！？।؟۔॥՝։።᙮")
CLOSERS = frozenset("\"'”“’»›)]」』）")
_STARTS = frozenset("\"'“„«‘”「『—–-")
_PROSE = 80.0

TAGS: tuple[str, ...] = (
    "p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "blockquote", "figcaption", "figure", "article", "main", "aside",
    "nav", "header", "footer", "form", "button", "section", "time", "a", "address", "dl", "ul", "ol", "details", "script",
    "pre", "table",
)  # fmt: skip
_TAG_BIT = {tag: 1 << index for index, tag in enumerate(TAGS)}
REGION_NAMES: tuple[str, ...] = tuple(REGIONS)
_REGION_BIT: dict[str, int] = {}
for _index, _words in enumerate(REGIONS.values()):
    for _word in _words.split():
        _REGION_BIT[_word] = _REGION_BIT.get(_word, 0) | 1 << _index
# Tokens this near to the block speak of it alone; those farther out of the region that it stands in.
_NEAR = 6

TEXT_NAMES: tuple[str, ...] = (
    "units", "words", "ends_sentence", "ends_colon", "ends_closer", "ends_letter", "starts_upper", "starts_lower",
    "starts_digit", "starts_quote", "commas", "stops", "digits", "capitals", "at_sign", "address", "sign", "question",
    "bars", "clock", "lines", "word_sum", "word_mean", "word_least", "word_most", "in_title", "in_description",
    "copies", "concepts",
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


class Measured:
    """The rows of a page's blocks: `values` by TEXT_NAMES and MARKUP_NAMES, `bits` by BITS, and what places them."""

    __slots__ = ("bits", "concepts", "kinds", "masks", "shapes", "values", "within")

    def __init__(self, values: Matrix, bits: Matrix, masks: list[Masks], page: Page) -> None:
        self.values = values
        self.bits = bits
        self.masks = masks
        self.concepts = [mask[0] for mask in masks]
        self.kinds = np.array([_KIND[block.kind] for block in page.blocks], dtype=np.int32)
        shapes: dict[tuple[str, ...], int] = {}
        within = np.zeros((len(page.blocks), 4), dtype=np.int32)
        self.shapes = np.zeros(len(page.blocks), dtype=np.int32)
        for index, block in enumerate(page.blocks):
            markup = block.markup
            if markup is not None:
                self.shapes[index] = shapes.setdefault((*markup.path[-4:], *markup.tokens[-3:]), len(shapes))
                near = markup.within[-5:-1]
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


def measure(page: Page, word_weights: Mapping[str, float], token_weights: Mapping[str, float]) -> Measured:
    """The numbers of every block. The weights are what training learnt of single words and of class names."""
    fields: dict[str, str] = {}
    for field in page.found:
        fields[field.name] = f"{fields.get(field.name, '')} {field.value}"
    title = frozenset(words_of(fields.get("title", "")))
    description = frozenset(words_of(fields.get("description", "")))
    copies = Counter(block.text for block in page.blocks)
    rows: list[list[float]] = []
    masks: list[Masks] = []
    cache: dict[Any, tuple[list[float], int, int, int]] = {}
    for block in page.blocks:
        row, concepts = _text(block, word_weights, (title, description))
        row[27] = copies[block.text]
        rest, tags, near, far = _markup(block, token_weights, cache)
        rows.append(row + rest)
        masks.append((concepts, tags, near, far))
    values = np.array(rows, dtype=np.float32).reshape(len(rows), len(TEXT_NAMES) + len(MARKUP_NAMES))
    return Measured(values, _bits(masks), masks, page)


def _bits(masks: list[Masks]) -> Matrix:
    table = np.array(masks, dtype=np.int64).reshape(len(masks), 4)
    return np.concatenate(
        [(table[:, i : i + 1] >> np.arange(width)) & 1 for i, width in enumerate(_WIDTHS)], axis=1
    ).astype(np.float32)


def _text(
    block: Block, weights: Mapping[str, float], known: tuple[frozenset[str], frozenset[str]]
) -> tuple[list[float], int]:
    text = block.text
    size = len(text)
    words = words_of(text)
    first, last = text[0], text[-1]
    closes = last in CLOSERS
    inner = text[-2:-1] if closes else last
    wide = text[size // 2] > "\u2e7f" or first > "\u2e7f"
    units = size * 2.2 if wide else float(size)
    count = max(1, len(words))
    concepts = concepts_of(words)
    if wide or "\u0e00" <= text[size // 2] <= "\u0e7f":
        concepts |= unspaced_concepts(text)
    scores = [score for score in map(weights.get, words) if score is not None] or [0.0]
    total = sum(scores)
    short = size <= 200
    title, description = known
    return [
        units, count, inner in SENTENCE_ENDS, last in ":：", closes, last.isalnum(), first.isupper(), first.islower(),
        first.isdigit(), first in _STARTS, (text.count(",") + text.count("،") + text.count("、") + text.count("，")) / count,
        text.count(". ") + text.count("。") + text.count("? "), sum(map(str.isdigit, text)) / size if short else 0.02,
        sum(map(str.isupper, text)) / size if short else 0.05, "@" in text, "http" in text or "www." in text or ".com" in text,
        "©" in text or "(c)" in text, "?" in text, text.count("|") + text.count("•") + text.count("›") + text.count(" / "),
        short and _clock(text), text.count("\n"), total, total / len(scores), min(scores), max(scores),
        len(title.intersection(words)) / count if short else 0.0,
        sum(word in description for word in words) / count if description else 0.0, 0.0, concepts.bit_count(),
    ], concepts  # fmt: skip


def _clock(text: str) -> bool:
    at = text.find(":")
    return 0 < at < len(text) - 1 and text[at - 1].isdigit() and text[at + 1].isdigit()


def _markup(
    block: Block, weights: Mapping[str, float], cache: dict[Any, tuple[list[float], int, int, int]]
) -> tuple[list[float], int, int, int]:
    markup = block.markup
    if markup is None:
        return [0.0] * len(MARKUP_NAMES), 0, 0, 0
    key = (markup.path, markup.tokens)
    found = cache.get(key)
    if found is None:
        tags = near = far = 0
        for tag in markup.path:
            tags |= _TAG_BIT.get(tag, 0)
        edge = len(markup.tokens) - _NEAR
        for index, token in enumerate(markup.tokens):
            bit = _REGION_BIT.get(token)
            if bit is None:
                continue
            if index >= edge:
                near |= bit
            else:
                far |= bit
        scores = [score for score in map(weights.get, markup.tokens) if score is not None] or [0.0]
        found = ([len(markup.path), sum(scores), min(scores), max(scores), scores[-1]], tags, near, far)
        cache[key] = found
    numbers, tags, near, far = found
    declared = 0.0 if markup.declared is None else 1.0 if markup.declared else -1.0
    link = min(1.0, markup.link_chars / len(block.text))
    return [link, numbers[0], markup.hidden, declared, *numbers[1:]], tags, near, far
