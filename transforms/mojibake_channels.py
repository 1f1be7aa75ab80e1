"""The channels: how UTF-8 looks when it is read in one code page, and what may be lost of it on the way."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import ftfy.bad_codecs  # noqa: F401  registers the sloppy-* codecs

from transforms.mojibake_kinds import DOTTED
from transforms.mojibake_letters import letters
from transforms.tables.mojibake_channels import CODE_PAGES, NO_BREAK_SPACE, PLAUSIBLE, SOFT_HYPHEN, UNLIKE_LATIN
from transforms.tables.mojibake_signs import SIGNS

# From here on so many characters share their first bytes that none can be told once bytes are lost.
CJK = "\u2e80"
Reading = tuple[str, int]  # a character, and how many of its bytes are missing


@dataclass(frozen=True, slots=True, eq=False)
class Channel:
    """UTF-8 read as one code page.

    char_of   byte -> character as it is seen
    byte_of   character as it is seen -> the byte it was, for bytes from 0x80
    leads     characters that are the first byte of a letter of two to four bytes

    What follows from these is made when it is first asked for: of all channels it takes a quarter of a second.
    """

    codec: str
    name: str
    prior: float
    char_of: dict[int, str]
    byte_of: dict[str, int]
    leads: frozenset[str]

    @property
    def readings(self) -> dict[str, tuple[Reading, ...]]:
        """What is seen -> the characters of the letter model that it may have been, whole or with bytes lost."""
        return _readings(self)

    @property
    def losing(self) -> frozenset[str]:
        """Characters that may be all that is left of one."""
        return _losing(self)

    @property
    def whole(self) -> re.Pattern[str]:
        """One whole character's bytes, as they are seen."""
        return _patterns(self)[0]

    @property
    def touch(self) -> re.Pattern[str]:
        """Those, or what may be all that is left of a character."""
        return _patterns(self)[1]

    def see(self, text: str) -> str:
        """The text as the channel shows it; without what its code page cannot show."""
        known = self.char_of
        return "".join(char if char.isascii() else "".join(known.get(n, "") for n in char.encode()) for char in text)

    def read(self, seen: str) -> str | None:
        """The one character whose bytes are seen, or None where they are not the bytes of one."""
        try:
            char = bytes([self.byte_of[c] for c in seen]).decode("utf-8")
        except (KeyError, UnicodeDecodeError):
            return None
        return char if len(char) == 1 and plausible(char) else None


@cache
def plausible(char: str) -> bool:
    """Whether running text holds such a character: what a wrong guess reads is mostly none of these."""
    if char in _alphabet():
        return True
    point = ord(char)
    if any(low <= point <= high for low, high in PLAUSIBLE):
        return unicodedata.category(char) not in ("Cn", "Co", "Cs")
    return False


@cache
def _alphabet() -> frozenset[str]:
    return frozenset(alphabet())


def is_lost(char: str) -> bool:
    """Whether scrapers drop the character: a C1 control or the soft hyphen."""
    return "\x80" <= char <= "\x9f" or char == SOFT_HYPHEN


@cache
def channel(codec: str) -> Channel:
    """The channel of one code page of tables.mojibake_channels."""
    name, prior = CODE_PAGES[codec]
    char_of = {n: bytes([n]).decode(codec, "replace") for n in range(0x80, 0x100)}
    byte_of = {c: n for n, c in char_of.items() if c != "\ufffd"}
    return Channel(
        codec,
        name,
        prior,
        {n: c for c, n in byte_of.items()},
        byte_of,
        frozenset(char_of[n] for n in range(0xC2, 0xF5)) - {"\ufffd"},
    )


@cache
def _readings(way: Channel) -> dict[str, tuple[Reading, ...]]:
    readings: dict[str, list[Reading]] = {}
    lossy = way.codec not in UNLIKE_LATIN
    for char in alphabet():
        seen = [way.char_of.get(n, "") for n in char.encode()]
        if all(seen):
            for variant, lost in variants(seen) if lossy and char < CJK else [("".join(seen), 0)]:
                readings.setdefault(variant, []).append((char, lost))
    return {seen: tuple(found) for seen, found in readings.items()}


@cache
def _losing(way: Channel) -> frozenset[str]:
    return frozenset(seen[0] for seen in way.readings if len(seen) == 1 or seen[1:] == " ")


@cache
def _patterns(way: Channel) -> tuple[re.Pattern[str], re.Pattern[str]]:
    whole = _whole(way.char_of)
    return re.compile(whole), re.compile("|".join([whole, *_partial(way.readings, way.losing)]))


def _partial(readings: Mapping[str, Sequence[Reading]], losing: frozenset[str]) -> list[str]:
    """Patterns of what is left of a character that lost bytes: its first alone, or its first and one more."""
    second: dict[str, set[str]] = {}
    for seen, found in readings.items():
        if len(seen) == 2 and seen[0] not in losing and any(lost for _, lost in found):
            second.setdefault(seen[0], set()).add(seen[1])
    some = [f"{re.escape(first)}[{re.escape(''.join(sorted(tails)))}]" for first, tails in sorted(second.items())]
    return [f"[{re.escape(''.join(sorted(losing)))}]", *some] if losing else some


def variants(seen: list[str]) -> list[Reading]:
    """What may be left of one character: all of it; without what scrapers drop; and with no-break spaces as spaces."""
    whole = "".join(seen)
    found = {whole: 0}
    kept = [c for c in seen[1:] if not is_lost(c)]
    for spaced in (" ", ""):
        left = seen[0] + "".join(spaced if c == NO_BREAK_SPACE else c for c in kept)
        found.setdefault(left, len(whole) - len(left) + left.count(" "))
    return list(found.items())


def _whole(char_of: dict[int, str]) -> str:
    def some(first: int, last: int) -> str:
        return "[" + re.escape("".join(char_of[n] for n in range(first, last + 1) if n in char_of)) + "]"

    tail = some(0x80, 0xBF)
    return f"{some(0xC2, 0xDF)}{tail}|{some(0xE0, 0xEF)}{tail}{{2}}|{some(0xF0, 0xF4)}{tail}{{3}}"


@cache
def alphabet() -> str:
    """Letters that the model knows, small and capital, and signs of running text."""
    small = sorted(letters().script)
    capital = [c.upper() for c in small if len(c.upper()) == 1]
    known = dict.fromkeys([*small, *capital, *SIGNS, *DOTTED, "İ", "ẞ"])
    return "".join(c for c in known if not c.isascii() and unicodedata.category(c) != "Cn")


@cache
def channels() -> tuple[Channel, ...]:
    """All of them, likeliest first."""
    return tuple(channel(codec) for codec in CODE_PAGES)
