"""A string -> the dates written in it: any language of CLDR, any usual order, several calendars, with time and zone.

Two ways in: `read_date` for a value that should be a date (a meta tag, a header line), `find_dates` for a line of text.
Neither looks at a clock; what is relative to a day is read in relative_dates.py and date_mentions.py.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from transforms.calendars import ERAS, MINGUO_OFFSET, from_islamic, from_persian, gregorian_year
from transforms.clock_times import Clock, find_times
from transforms.date_lookalikes import is_lookalike
from transforms.date_values import read_value
from transforms.date_words import named_dates
from transforms.date_written import NO_HINTS, RULES, Hints, Written, valid_day, year_of
from transforms.zones import offset_of

__all__ = ["NO_HINTS", "Hints", "Written", "find_dates", "read_date"]

# Two parts of one length must agree on their mark, so that 3.2/2022 is none; a further figure makes it a version.
_FIGURES = re.compile(
    r"(?<![\d.,:/\-_€$£#])(\d{1,4})(\s?[./|\-–]\s?)(\d{1,2})(\s?[./|\-–]\s?)(\d{4}|\d{1,2})(?!\d|[.,:/\-_]\d|%)"
    r"(?:\s?(?:г|р|ж)\b\.?)?"
)
_EAST_ASIAN = re.compile(
    r"(?:(令和|平成|昭和|大正|明治|民國|民国|[RHS])\s?)?([\d〇零一二三四五六七八九十元]{1,5})\s?[年년]\s?"
    r"([\d一二三四五六七八九十]{1,3})\s?[月월]\s?(?:([\d一二三四五六七八九十]{1,4})\s?[日일號号])?"
)
# Each stands for one space, so that places stay.
_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\xa0\u202f\u2009\ufeff"), " ")
_MARKS |= dict.fromkeys(map(ord, "\u2010\u2011"), "-")
_MONGOLIAN = re.compile(r"(\d{4})\s(?:оны|он)\s(\d{1,2})(?:-р|\sдугаар|\sдүгээр)?\sсарын\s(\d{1,2})")


def read_date(value: str, hints: Hints = NO_HINTS) -> Written | None:
    """The date that a value is, or the first that it holds; None where it holds none."""
    value = value.strip()
    if not value or len(value) > RULES.longest:
        return None
    if value[:1].isascii() and (value[0].isdigit() or value[0] in "-/"):
        read = read_value(value, hints)
        if read:
            return read
    return next(find_dates(value, hints), None)


def find_dates(text: str, hints: Hints = NO_HINTS) -> Iterator[Written]:
    """Every date written in a text with its year, in order of place, each with the time of day beside it."""
    text = text[: RULES.longest]
    if not text.isascii():
        text = text.translate(_MARKS)
    clocks = find_times(text, hints.country)
    masked = _mask(text, [(c.start, c.end) for c in clocks], " ")
    if hints.order is None and any(c.zone and c.zone.upper() in _AMERICAN for c in clocks):
        hints = replace(hints, order="mdy")
    found = [*_figures(masked, hints), *_numbered(masked)]
    taken = _mask(masked, [(w.start, w.end) for w in found], "|")
    found += named_dates(taken, hints)
    for written in sorted(found, key=lambda w: w.start):
        yield _with_time(written, clocks)


def _mask(text: str, spans: list[tuple[int, int]], mark: str) -> str:
    """The text with spans blanked, so that places stay: by spaces, or by a mark that no date holds."""
    for start, end in spans:
        text = text[:start] + mark * (end - start) + text[end:]
    return text


def _with_time(written: Written, clocks: list[Clock]) -> Written:
    """The time nearest to a date on the same line: right behind it, else right before it."""
    if written.precision != "day":
        return written
    inside = [c for c in clocks if written.start <= c.start < written.end]
    behind = inside or [c for c in clocks if 0 <= c.start - written.end <= RULES.gap * 5]
    before = [c for c in clocks if 0 <= written.start - c.end <= RULES.gap * 4]
    clock = behind[0] if behind else before[-1] if before else None
    if clock is None:
        return written
    offset = offset_of(clock.zone, datetime.combine(written.day, clock.at), clock.country) if clock.zone else None
    return replace(written, precision="minute", at=clock.at, offset=offset)


def _figures(text: str, hints: Hints) -> Iterator[Written]:
    for match in _FIGURES.finditer(text):
        first, one, second, two, third = match.groups()
        if one.strip() != two.strip() or (one != two and one.strip() != "."):
            continue
        if not _is_date_shaped(match, text, hints) or is_lookalike(text, match.start(1), match.end(5), hints.language):
            continue
        read = _ordered(first, second, third, hints)
        if read:
            yield replace(read, start=match.start(), end=match.end())


def _is_date_shaped(match: re.Match[str], text: str, hints: Hints) -> bool:
    """A year of four figures at one end; or three pairs, with hyphens only where nothing else stands.

    Where nothing else stands, and the order is known, `8.5.12` and `5/8/12` are dates, too.
    """
    first, mark, second, _, third = match.groups()
    if len(first) == 3:
        return False
    if (len(first) == 4) != (len(third) == 4):
        return True
    ordered = {".": ("dmy",), "/": ("dmy", "mdy")}.get(mark.strip(), ())
    if len(third) == 2 and hints.order in ordered and match[0] == text.strip(" ,;|"):
        return True
    pairs = len(first) == len(second) == len(third) == 2 and mark.strip() != "|"
    return pairs and (mark.strip() not in "-–" or match[0] == text.strip())


def _ordered(first: str, second: str, third: str, hints: Hints) -> Written | None:
    if len(first) == 4:
        year = int(first)
        if 1300 <= year < 1500:
            day = (from_islamic if hints.language == "ar" else from_persian)(year, int(second), int(third))
        else:
            day = valid_day(year_of(first), int(second), int(third)) or valid_day(
                year_of(first), int(third), int(second)
            )
        return Written(day) if day else None
    year = int(third)
    if len(third) == 4 and 1300 <= year < 1500:
        day = from_persian(year, int(second), int(first))
        return Written(day) if day else None
    dmy = valid_day(year_of(third), int(second), int(first))
    mdy = valid_day(year_of(third), int(first), int(second))
    if len(third) == 2 and hints.order == "ymd":
        ymd = valid_day(year_of(first), int(second), int(third))
        if ymd:
            return Written(ymd)
    if hints.order == "mdy" and mdy:
        return Written(mdy)
    if hints.order in {"dmy", "ymd"} and dmy:
        return Written(dmy)
    if dmy and mdy and dmy != mdy:
        return Written(dmy, other=mdy)
    day = dmy or mdy
    return Written(day) if day else None


def _numbered(text: str) -> Iterator[Written]:
    for match in _MONGOLIAN.finditer(text) if "сарын" in text else ():
        read = valid_day(int(match[1]), int(match[2]), int(match[3]))
        if read:
            yield Written(read, start=match.start(), end=match.end())
    if not any(c in text for c in "年년"):
        return
    for match in _EAST_ASIAN.finditer(text):
        era, written_year, month, day = match.groups()
        year = _han(written_year)
        if year is None:
            continue
        if era:
            year += ERAS.get(era.casefold(), MINGUO_OFFSET)
        elif year < 100:
            year += 2000
        read = valid_day(gregorian_year(year), _han(month) or 0, (_han(day) or 0) if day else 1)
        if read:
            yield Written(read, "day" if day else "month", start=match.start(), end=match.end())


# Zones whose people write the month first.
_AMERICAN = frozenset(("EST", "EDT", "ET", "CDT", "CT", "MDT", "MT", "PST", "PDT", "PT", "AKST", "AKDT", "HST"))
_HAN = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "元": 1}


def _han(figures: str) -> int | None:
    """A number in Chinese figures, positional or with tens, or in any decimal digits."""
    if figures.isdecimal():
        return int(figures)
    if "十" in figures:
        tens, _, ones = figures.partition("十")
        if len(tens) > 1 or len(ones) > 1:
            return None
        return (_HAN.get(tens, 1) if tens else 1) * 10 + (_HAN.get(ones, 0) if ones else 0)
    digits = [unicodedata.decimal(c, -1) if c.isdecimal() else _HAN.get(c, -1) for c in figures]
    return None if -1 in digits else int("".join(map(str, digits)))
