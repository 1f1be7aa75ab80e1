"""A line that says how long ago it was ("3 hours ago", "gestern, 14:30") -> a date, against the time of the fetch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from transforms.clock_times import find_times
from transforms.date_forms import Written
from transforms.tables import mention_words as words
from transforms.tables.calendar_words import NEAR_DAYS
from transforms.tables.relative_names import PAST

# A date line is short; what is longer is a sentence, and its "yesterday" another day's.
LONGEST = 60
_STEPS = (timedelta(minutes=1), timedelta(hours=1), timedelta(days=1), timedelta(weeks=1))
# Languages that write words without spaces between.
_JOINED = frozenset(("zh", "ja", "ko", "th", "km", "lo", "my"))


def read_relative(line: str, now: datetime, language: str | None) -> Written | None:
    """The date that a short line gives relative to now (aware: when the page was fetched), or None where it gives none.

    Minutes and hours give a moment to the hour at best, so its precision is the day it falls on in UTC.
    """
    if language is None or not 3 <= len(line) <= LONGEST:
        return None
    folded = line.casefold()
    match = _ago(language).search(folded)
    if match:
        number, unit = (group for group in match.groups() if group is not None)
        count = words.NUMBERS.get(language, {}).get(number) or int(number)
        day = (now.astimezone(UTC) - count * _STEPS[_units(language)[unit]]).date()
        return Written(day, start=match.start(), end=match.end())
    for step, pattern in enumerate(_cldr(language)):
        match = pattern.search(folded)
        if match:
            count = int(next(group for group in match.groups() if group is not None))
            return Written((now.astimezone(UTC) - count * _STEPS[step]).date(), start=match.start(), end=match.end())
    return _named(line, folded, now, language)


def _named(line: str, folded: str, now: datetime, language: str) -> Written | None:
    """The day of a line such as `Yesterday, 14:30`."""
    for days, form in _days(language):
        at = folded.find(form)
        end = at + len(form)
        alone = language in _JOINED or not (folded[at - 1 : at].isalpha() or folded[end : end + 1].isalpha())
        if at >= 0 and alone and len(folded) - len(form) <= LONGEST // 3:
            clocks = find_times(line)
            written = Written((now.astimezone(UTC) + timedelta(days=days)).date(), start=at, end=end)
            return replace(written, precision="minute", at=clocks[0].at) if clocks else written
    return None


def _days(language: str) -> Iterator[tuple[int, str]]:
    for days, forms in words.DAYS.get(language, {}).items():
        if days <= 0:
            yield from ((days, form.casefold()) for form in forms.split("|"))
    for step, forms in enumerate(NEAR_DAYS.get(language, ())):
        yield from ((-step, form.casefold()) for form in forms.split("|") if form)


@lru_cache(maxsize=32)
def _cldr(language: str) -> tuple[re.Pattern[str], ...]:
    """CLDR's ways to say minutes, hours, days and weeks ago, each with the number in a group."""
    patterns = []
    edge, behind = ("", "") if language in _JOINED else (r"(?<!\w)", r"(?!\w)")
    for forms in PAST.get(language, ()):
        # Longer forms first; a full stop may end each word, and two spaces stand where a page has an element between.
        said = sorted(filter(None, forms.casefold().split("|")), key=len, reverse=True)
        escaped = (
            re.escape(form).replace(r"\ ", r"\.?\s{1,2}").replace(r"\#", r"(?<![\d.,:])(\d{1,3})") for form in said
        )
        patterns.append(re.compile("|".join(f"{edge}{form}{behind}" for form in escaped) or r"(?!)"))
    return tuple(patterns)


@lru_cache(maxsize=32)
def _units(language: str) -> dict[str, int]:
    groups = (*words.SHORT_UNITS.get(language, ("", "")), *words.UNITS.get(language, ("", ""))[:2])
    return {unit: step for step, group in enumerate(groups) for unit in group.split("|") if unit}


@lru_cache(maxsize=32)
def _ago(language: str) -> re.Pattern[str]:
    numbers = "|".join(words.NUMBERS.get(language, ()))
    units = "|".join(sorted(map(re.escape, _units(language)), key=len, reverse=True))
    if not units:
        return re.compile(r"(?!)")
    space = r"\s{0,2}"
    number = rf"(?<![\d.,:])(\d{{1,3}}{'|' + numbers if numbers else ''}){space}({units})"
    forms = [form.split("#") for form in words.AGO[language].split("|")]
    return re.compile("|".join(f"{before}{number}{after}" for before, after in forms))
