"""Times of day in a text: `14:30`, `2.30 pm`, `14h30`, `14 Uhr`, `下午3:20`, each with the zone behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

from transforms.tables.calendar_words import HALVES
from transforms.tables.zone_names import ZONE_PHRASES
from transforms.zones import is_zone


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as written: `zone` is the words behind it where they name one; country decides ambiguous ones."""

    at: time
    zone: str | None
    country: str | None
    start: int
    end: int


# Each pattern begins with a figure, what must not stand before it behind: the search then leaps from figure to figure.
_ALONE = r"(?<!\d\d)(?<!\d[.,:/]\d)"
_BEFORE = re.compile(r"(上午|下午|午前|午後|오전|오후)\s?$")
_TIME = re.compile(
    rf"(\d{_ALONE}\d?)(?:\s?[:٫∶h]\s?|\s?[時时시点點]\s?)(\d{{2}})"
    r"\s?[分분]?(?::(\d{2})(?:[.,]\d{1,9})?)?(?!\d)"
)
_MINUTES = re.compile(rf"(\d{_ALONE}\d?)\s?[時时시点點]\s?(\d{{1,2}})\s?[分분]")
_DOTTED = re.compile(
    rf"(\d{_ALONE}\d?)[.](\d{{2}})(?![\d.])(?=\s?(?:uhr|uur|hrs?\b|h\b|น\.|[ap]\.?m\b|wib|ist\b|klo))",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"(?:\bkl\.?|\bklo|\bom|\bgodz\.?|\bgodzinie|\bob|\bore|\bpukul|\balle|\bum|\bat|\bjam|\bà|kell)\s(\d{1,2})[.](\d{2})(?![\d.])",
    re.IGNORECASE,
)
_HOUR = re.compile(rf"(\d{_ALONE}\d?)\s?(uhr|[ap]\.?m\b\.?|h\b)", re.IGNORECASE)
# Patterns of times before which `午後` may stand.
_EAST_ASIAN = (_TIME, _MINUTES)
# What stands behind a figure in every time of day: most lines with a date have none.
_ANY = re.compile(r"\d\s?[:٫∶h時时시点點.uap]", re.IGNORECASE)
_DOT = re.compile(r"\d\.\d\d")
_HALF = re.compile(r"\s?([ap]\.?\s?m\b\.?|[πμ]\.μ\.|ص\b|م\b|ق\.ظ|ب\.ظ|sa\b|ch\b)", re.IGNORECASE)
_ZONE = re.compile(
    r"\s?(?:uhr|hrs?|hours|น\.)?\s?\(?((?:utc|gmt|z)?\s?[+−-]\d{1,2}:?(?:\d{2})?(?!\d)|[^\W\d_]{1,5}\b)", re.IGNORECASE
)


_WORDS = "|".join(sorted(map(re.escape, ZONE_PHRASES), key=len, reverse=True))
_PHRASE = re.compile(rf"(?:\s?(?:uhr|h|heures))?,?\s?\(?({_WORDS})\b\)?", re.IGNORECASE)
_PHRASE_BEFORE = re.compile(r"((?:北京|台北|香港|日本)[时時][间間])\s?$")


def find_times(text: str, country: str | None = None) -> list[Clock]:
    """Every time of day in a text, in order and without overlap."""
    if not _ANY.search(text):
        return []
    found: list[Clock] = []
    patterns = [_TIME, _HOUR] if text.isascii() else [_TIME, _MINUTES, _HOUR]
    if _DOT.search(text):
        patterns[1:1] = [_DOTTED, _CALLED]
    for pattern in patterns:
        for match in pattern.finditer(text):
            clock = _clock(text, match, pattern, country)
            if clock and not any(c.start < clock.end and clock.start < c.end for c in found):
                found.append(clock)
    return sorted(found, key=lambda c: c.start)


def _clock(text: str, match: re.Match[str], pattern: re.Pattern[str], country: str | None) -> Clock | None:
    half: bool | None = None
    start = match.start()
    if pattern in _EAST_ASIAN:
        before = None if text.isascii() else _BEFORE.search(text, max(0, start - 3), start)
        if before:
            half, start = HALVES.get(before[1]), before.start()
        hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0) if pattern is _TIME else 0
    elif pattern is _HOUR:
        hour, minute, second = int(match[1]), 0, 0
        half = HALVES.get(match[2].casefold().strip("."))
    else:
        hour, minute, second = int(match[1]), int(match[2]), 0
    end = match.end()
    after = _HALF.match(text, end)
    if after and half is None:
        half = HALVES.get(re.sub(r"\s", "", after[1].casefold()))
        end = after.end()
    if half is not None and hour <= 12:
        hour = hour % 12 + (12 if half else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    zone = _ZONE.match(text, end)
    if zone and (zone[1][-1:].isdigit() or is_zone(zone[1])):
        return Clock(time(hour, minute, second), zone[1], country, start, zone.end())
    phrase = _PHRASE.match(text, end) or (
        None if text.isascii() else _PHRASE_BEFORE.search(text, max(0, start - 6), start)
    )
    if phrase:
        start, end = min(start, phrase.start()), max(end, phrase.end())
    return Clock(time(hour, minute, second), phrase[1] if phrase else None, country, start, end)
