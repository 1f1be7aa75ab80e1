"""Texts -> how many characters of each class they have, counted for all of a page's blocks at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

(
    OTHER, DIGIT, UPPER, LOWER, LETTER, WIDE, THAI, STOP, FULL_STOP, QUESTION, CLOSER, OPENER, QUOTE, COLON, COMMA, BAR,
    SPACE, BREAK, AT, SIGN,
) = range(20)  # fmt: skip
"""Classes of characters. FULL_STOP ends a sentence of a script without spaces; CLOSER and OPENER are marks around
quotations, QUOTE those that may be either; BAR parts the entries of a line."""
SENTENCE_BREAK, CAPITAL, JUNCTION, CLOCK, SMALL = range(1, 6)
"""Pairs of characters: the end of a sentence within a block, a word that begins with a capital, a capital right behind
a small letter, a time of day, a word that does not begin with a capital."""
_CLASSES = 32
_EVENTS = 8
# Beyond the basic plane are rare ideographs and signs.
_PLANE = 0x10000
_FIRST_IDEOGRAPH = 0x2E80
_MARKS = {
    STOP: ".!…।۔॥՝։።᙮", FULL_STOP: "。！", QUESTION: "?؟？", CLOSER: "”’»›)]」』）", OPENER: "“„«‘「『—–-",
    QUOTE: "\"'",
    COLON: ":：", COMMA: ",،、，", BAR: "|•›·", SPACE: " \t\u00a0\u3000", BREAK: "\n", AT: "@", SIGN: "©",
}  # fmt: skip


def _class_of(mark: str) -> int:
    if mark.isdecimal():
        return DIGIT
    if mark.isupper():
        return UPPER
    if "\u0e00" <= mark <= "\u0e7f":
        return THAI
    if mark.islower():
        return LOWER
    if not mark.isalnum():
        return OTHER
    return WIDE if ord(mark) >= _FIRST_IDEOGRAPH else LETTER


@cache
def _classes() -> npt.NDArray[np.uint8]:
    """The class of each character of the basic plane, and of all beyond it."""
    table = np.fromiter(map(_class_of, map(chr, range(_PLANE))), dtype=np.uint8, count=_PLANE)
    for kind, marks in _MARKS.items():
        table[[ord(mark) for mark in marks]] = kind
    return np.append(table, np.uint8(OTHER))


@cache
def _events() -> npt.NDArray[np.uint8]:
    """What two characters in a row are, by the number that their classes make."""
    table = np.zeros((_CLASSES, _CLASSES), dtype=np.uint8)
    table[[STOP, QUESTION], SPACE] = SENTENCE_BREAK
    for gap in (SPACE, BREAK, OPENER, QUOTE):
        table[gap, UPPER] = CAPITAL
        table[gap, [LOWER, LETTER, WIDE]] = SMALL
    table[LOWER, UPPER] = JUNCTION
    table[DIGIT, COLON] = CLOCK
    return table.ravel()


class Counted:
    """Of each text: `size` in characters, `classes` and `events` (a row each), classes of its ends."""

    __slots__ = ("before_last", "classes", "events", "first", "last", "size")

    def __init__(self, texts: Sequence[str]) -> None:
        """None of the texts may be empty."""
        count = len(texts)
        # each text stands behind a line break, so that its first character has one before it
        data = "\n".join(["", *texts]).encode("utf-32-le", "surrogatepass")
        codes = np.minimum(np.frombuffer(data, dtype=np.int32), _PLANE)
        found = _classes().take(codes)
        self.size = np.fromiter(map(len, texts), dtype=np.int64, count=count)
        ends = np.cumsum(self.size + 1)
        own = np.repeat(np.arange(count), self.size + 1)
        each = np.multiply(found, count, dtype=np.intp)
        each += own
        self.classes = np.bincount(each, minlength=count * _CLASSES).reshape(_CLASSES, count)
        self.classes[BREAK] -= 1
        pairs = _events().take(found[:-1].astype(np.intp) * _CLASSES + found[1:])
        each = np.multiply(pairs, count, dtype=np.intp)
        each += own[1:]
        self.events = np.bincount(each, minlength=count * _EVENTS).reshape(_EVENTS, count)
        self.first = found[ends - self.size]
        self.last = found[ends - 1]
        self.before_last = found[ends - 2]
