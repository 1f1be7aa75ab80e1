"""A line that says how long ago it was ("3 hours ago", "gestern, 14:30") -> a date, against the time of the fetch."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from transforms.clock_times import find_times
from transforms.date_forms import Written
from transforms.tables import mention_words as words

# A date line is short; what is longer is a sentence, and its "yesterday" another day's.
LONGEST = 60
_STEPS = (timedelta(minutes=1), timedelta(hours=1), timedelta(days=1), timedelta(weeks=1))


def read_relative(line: str, now: datetime, language: str | None) -> Written | None:
    """The date that a short line gives relative to now (aware: when the page was fetched), or None where it gives none.

    Minutes and hours give a moment to the hour at best, so its precision is the day it falls on in UTC.
    """
    if language not in words.DAYS or not 3 <= len(line) <= LONGEST:
        return None
    folded = line.casefold()
    match = _ago(language).search(folded)
    if match:
        number, unit = (group for group in match.groups() if group is not None)
        count = words.NUMBERS.get(language, {}).get(number) or int(number)
        day = (now.astimezone(UTC) - count * _STEPS[_units(language)[unit]]).date()
        return Written(day, start=match.start(), end=match.end())
    for days, forms in words.DAYS[language].items():
        for form in forms.split("|"):
            at = folded.find(form)
            alone = (
                at >= 0
                and not folded[at - 1 : at].isalpha()
                and not folded[at + len(form) : at + len(form) + 1].isalpha()
            )
            if days <= 0 and alone and len(folded) - len(form) <= LONGEST // 3:
                clocks = find_times(line)
                written = Written((now.astimezone(UTC) + timedelta(days=days)).date(), start=at, end=at + len(form))
                return replace(written, precision="minute", at=clocks[0].at) if clocks else written
    return None


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
    # Chinese and Japanese write number, unit and "ago" without spaces.
    space = "" if language in {"zh", "ja"} else r"\s"
    number = rf"(?<![\d.,:])(\d{{1,3}}{'|' + numbers if numbers else ''}){space}?({units})"
    forms = [form.split("#") for form in words.AGO[language].split("|")]
    return re.compile("|".join(f"{before}{number}{after}" for before, after in forms))
