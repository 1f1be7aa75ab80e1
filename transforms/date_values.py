"""A value that a system wrote -> the date it is: ISO 8601 and its near misses, compact, seconds of the epoch."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta

from transforms.date_written import RULES, Hints, Written, valid_day
from transforms.zones import offset_of

_ISO = re.compile(
    r"\s*(\d{4})([-/.])(\d{1,2})\2(\d{1,2})"
    r"(?:\s*[T _,-]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,:]\d{1,9})?)?"
    r"\s*([+\-−]\d{1,2}:?\d{2}|[+\-−]\d{1,2}|\d{2}:\d{2}|[A-Z][A-Za-z]{2,9}/[A-Z][A-Za-z_]{2,20}|[A-Za-z]{1,5})?"
    r"(?:\s?\[([A-Z][A-Za-z]{2,9}/[A-Z][A-Za-z_]{2,20})\])?)?\s*$"
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:[T ]?(\d{2})(\d{2})(\d{2})?(?:\.\d+)?([+-]\d{4}|Z)?)?")
_EPOCH = re.compile(r"(?:/Date\()?(-?\d{9,10})(?:\.\d+)?(\d{3})?(?:\d{3})?(?:(?:[+-]\d{4})?\)/)?")
_WEEK_DAY = re.compile(r"\d{4}-?W\d\d-?\d")
_YEAR_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})")
# Seconds of the epoch that are dates of the web: 1990 to 2100. Other numbers of ten figures are identifiers.
_FIRST_SECOND, _LAST_SECOND = 631_152_000, 4_102_444_800
# Years that are of the Persian or the Islamic calendar.
_OTHER_CALENDARS = range(1300, 1500)


def read_value(value: str, hints: Hints) -> Written | None:
    """The date of a value with nothing else in it, or None."""
    match = _ISO.match(value)
    if match and int(match[1]) not in _OTHER_CALENDARS:
        year, second, third = int(match[1]), int(match[3]), int(match[4])
        day = valid_day(year, second, third) or valid_day(year, third, second)
        hour, minute, seconds, zone, named = match.groups()[4:]
        return _timed(day, (hour, minute, seconds, zone or named), hints, len(value)) if day else None
    match = _COMPACT.fullmatch(value)
    day = valid_day(int(match[1]), int(match[2]), int(match[3])) if match else None
    if match and day:
        return _timed(day, match.groups()[3:], hints, len(value))
    match = _EPOCH.fullmatch(value)
    if match and _FIRST_SECOND <= int(match[1]) <= _LAST_SECOND:
        moment = datetime.fromtimestamp(int(match[1]), UTC)
        return Written(moment.date(), "minute", moment.time(), 0, end=len(value))
    if _WEEK_DAY.fullmatch(value):
        with suppress(ValueError):
            return Written(date.fromisoformat(value), end=len(value))
    return _rough(value)


def _rough(value: str) -> Written | None:
    match = _YEAR_MONTH.fullmatch(value)
    if match:
        day = valid_day(int(match[1]), int(match[2]), 1)
        return Written(day, "month", end=len(value)) if day else None
    if len(value) == 4 and value.isdigit() and 1900 <= int(value) <= RULES.latest:
        return Written(date(int(value), 1, 1), "year", end=4)
    return None


def _timed(day: date, clock: tuple[str | None, ...], hints: Hints, end: int) -> Written:
    """A day with its clock: hour, minute, second and zone as they were matched, each perhaps missing."""
    hour, minute, second, zone = clock
    if hour is None or minute is None:
        return Written(day, end=end)
    h, m, s = int(hour), int(minute), int(second or 0)
    # ISO 8601 ends a day with 24:00, which is where the next begins.
    if h == 24 and m == s == 0:
        day, h = day + timedelta(days=1), 0
    if h > 23 or m > 59:
        return Written(day, end=end)
    at = time(h, m, min(s, 59))
    return Written(day, "minute", at, _offset(zone, datetime.combine(day, at), hints), end=end)


def _offset(zone: str | None, local: datetime, hints: Hints) -> int | None:
    if not zone:
        return None
    # A plus sign in an address or form becomes a space.
    return offset_of("+" + zone if zone[0].isdigit() else zone, local, hints.country)
