"""The days that a Chinese, Japanese or Korean text names -> dates, seen from the day the text appeared.

These scripts join words, so that they are found by one pattern for each language: a year, month or week that is counted
from the day of publication, with what follows it (`去年12月5日`, `先週の水曜日`, `지난달 3일`), or a day by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache

from transforms.document import DateMention
from transforms.mention_days import back, month_on, nearest_day
from transforms.tables import mention_words_cjk as words

_NUMBER = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_HAN = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"两": 2, "兩": 2}


def joined_mentions(text: str, published: date, language: str) -> Iterator[DateMention]:
    """The days, weeks, months and years that a text in zh, ja or ko names, in order of place."""
    for match in _pattern(language).finditer(text):
        value = _value(match, published, language)
        if value:
            how = "day without year" if match["month"] else "weekday" if match["weekday"] else "counted"
            yield DateMention(value, match[0], match.start(), match.end(), how)


@lru_cache(maxsize=4)
def _pattern(language: str) -> re.Pattern[str]:
    month, day = words.MONTH_AND_DAY[language]
    behind, alone = words.WEEKDAYS[language]
    letters = words.WEEKDAY_LETTERS[language]
    units = "|".join(words.UNITS[language])
    return re.compile(
        "|".join(
            (
                words.NAMES[language],
                rf"(?P<years>{_any(words.YEARS[language])})"
                rf"(?:\s?(?P<its_month>{_NUMBER}){month}(?:\s?(?P<its_day>{_NUMBER}){day})?)?",
                rf"(?P<months>{_any(words.MONTHS[language])})(?:\s?(?P<month_day>{_NUMBER}){day})?",
                rf"(?P<weeks>{_any(words.WEEKS[language])})(?:{behind.replace('@', f'(?P<week_day>[{letters}])')})?",
                alone.replace("@", f"(?P<weekday>[{letters}])"),
                rf"(?P<days>{_any(words.DAYS[language])})",
                rf"(?<![\d.,第])(?P<count>\d{{1,3}}|[一二两兩三四五六七八九十]{{1,3}})\s?(?P<unit>{units}){words.AGO[language]}",
                rf"(?<![\d年.,/])(?<!년)(?<!년\s)(?P<month>{_NUMBER}){month}\s?(?P<day>{_NUMBER}){day}",
            )
        )
    )


def _any(forms: Mapping[str, int]) -> str:
    return "|".join(sorted(map(re.escape, forms), key=len, reverse=True))


def _value(match: re.Match[str], published: date, language: str) -> str | None:
    named = match.groupdict()
    if named["years"]:
        return _of_year(named, published.year + words.YEARS[language][named["years"]])
    if named["months"]:
        month = month_on(published, words.MONTHS[language][named["months"]])
        return _whole(f"{month}-{_number(named['month_day']):02d}") if named["month_day"] else month
    if named["weeks"] or named["weekday"]:
        return _of_week(named, published, language)
    if named["days"]:
        return (published + timedelta(days=words.DAYS[language][named["days"]])).isoformat()
    if named["count"]:
        unit = next(n for n, forms in enumerate(words.UNITS[language]) if named["unit"] in forms.split("|"))
        return back(published, _number(named["count"]), unit)
    return nearest_day(published, _number(named["month"]), _number(named["day"])) if named["month"] else None


def _of_year(named: Mapping[str, str | None], year: int) -> str | None:
    if not named["its_month"]:
        return str(year)
    value = f"{year:04d}-{_number(named['its_month']):02d}"
    if named["its_day"]:
        return _whole(f"{value}-{_number(named['its_day']):02d}")
    return value if 1 <= _number(named["its_month"]) <= 12 else None


def _of_week(named: Mapping[str, str | None], published: date, language: str) -> str:
    letters = words.WEEKDAY_LETTERS[language]
    if named["weeks"]:
        monday = published + timedelta(weeks=words.WEEKS[language][named["weeks"]], days=-published.weekday())
        if named["week_day"]:
            return (monday + timedelta(days=min(letters.index(named["week_day"]), 6))).isoformat()
        year, week, _ = monday.isocalendar()
        return f"{year}-W{week:02d}"
    wanted = min(letters.index(named["weekday"] or ""), 6)
    return (published - timedelta(days=(published.weekday() - wanted) % 7)).isoformat()


def _whole(value: str) -> str | None:
    """A day as ISO 8601, if there is such a day."""
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        return None


def _number(figures: str | None) -> int:
    """A number below a hundred in figures or in Chinese ones."""
    if not figures:
        return 0
    if figures.isdecimal():
        return int(figures)
    tens, ten, ones = figures.rpartition("十")
    if not ten:
        return _HAN.get(figures, 0) if len(figures) == 1 else 0
    return (_HAN.get(tens, 0) if tens else 1) * 10 + (_HAN.get(ones, 0) if ones else 0)
