"""The elements around a block, with their classes and ids -> the regions that they name and learnt weights."""

from __future__ import annotations

from collections.abc import Mapping

from transforms.document import tokens_of
from transforms.tables.markup_words import REGIONS

TAGS: tuple[str, ...] = (
    "p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "blockquote", "figcaption", "figure", "article", "main",
    "aside",
    "nav", "header", "footer", "form", "button", "section", "time", "a", "address", "dl", "ul", "ol", "details",
    "script", "pre", "table", "select", "textarea", "label", "noscript", "template",
)  # fmt: skip
_TAG_BIT = {tag: 1 << index for index, tag in enumerate(TAGS)}
CONTROLS = sum(_TAG_BIT[tag] for tag in ("button", "select", "textarea"))
"""The bits of the elements that a reader operates: of 730 pages with known texts no article stands in one."""
REGION_NAMES: tuple[str, ...] = tuple(REGIONS)
_REGION_BIT: dict[str, int] = {}
for _index, _words in enumerate(REGIONS.values()):
    for _word in _words.split():
        _REGION_BIT[_word] = _REGION_BIT.get(_word, 0) | 1 << _index
# Tokens this near to the block speak of it alone; those farther out of the region that it stands in.
_NEAR = 2
# What is remembered of surroundings in one process; then it begins anew, so that a long run does not grow.
_REMEMBERED = 20_000

Region = tuple[list[float], int, int, int]
"""Depth, and sum, least, greatest and innermost of the weights; tags, regions near and regions far as bits."""


class Regions(dict[tuple[tuple[str, ...], tuple[str, ...]], Region]):
    """What a path and the names on it say, worked out once: the pages of a site are built alike.

    weights: what training learnt of single words of class and id attributes.
    """

    def __init__(self, weights: Mapping[str, float]) -> None:
        super().__init__()
        self.tokens = {word: (_REGION_BIT.get(word, 0), weights.get(word, 0.0)) for word in {*_REGION_BIT, *weights}}
        self.names: dict[str, tuple[int, float, float, float]] = {}

    def __missing__(self, key: tuple[tuple[str, ...], tuple[str, ...]]) -> Region:
        """Work out surroundings that were not met before."""
        if len(self) >= _REMEMBERED:
            self.clear()
            self.names.clear()
        path, names = key
        tags = near = far = 0
        for tag in path:
            tags |= _TAG_BIT.get(tag, 0)
        total = least = most = last = 0.0
        edge = len(names) - _NEAR
        for index, name in enumerate(names):
            bits, last, low, high = self.names.get(name) or self._named(name)
            if index >= edge:
                near |= bits
            else:
                far |= bits
            total += last
            # min() and max() take four times as long, and a page has a thousand such
            if low < least:
                least = low
            if high > most:
                most = high
        found = self[key] = ([len(path), total, least, most, last], tags, near, far)
        return found

    def _named(self, name: str) -> tuple[int, float, float, float]:
        """What the class or id of one element says: regions, and sum, least and greatest of the learnt weights."""
        bits = 0
        total = least = most = 0.0
        for token in tokens_of(name):
            found = self.tokens.get(token)
            if found is not None:
                region, weight = found
                bits |= region
                total += weight
                if weight < least:
                    least = weight
                elif weight > most:
                    most = weight
        named = self.names[name] = (bits, total, least, most)
        return named
