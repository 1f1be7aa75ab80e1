"""A string -> the dates written in it: any language of CLDR, any usual order, several calendars, with time and zone.

Two ways in: `read_date` for a value that should be a date (a meta tag, a header line), `find_dates` for a line of text.
Neither looks at a clock; what is relative to a day is read in date_mentions.py.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from transforms.calendars import ERAS, MINGUO_OFFSET, from_ethiopic, from_islamic, from_persian, gregorian_year
from transforms.clock_times import Clock, find_times
from transforms.date_names import is_filler, month_heads, month_of, other_months
from transforms.tables.calendar_words import ROMAN_MONTHS
from transforms.zones import offset_of


@dataclass(frozen=True, slots=True)
class Rules:
    """Bounds on what is read as a date.

    earliest, latest   years of the Gregorian calendar
    longest            characters of a text that are looked at
    pivot              a two-digit year up to this is of this century: news on the web began in the 1990s
    gap                words and marks that may stand between the parts of a date
    """

    earliest: int = 1600
    latest: int = 2100
    longest: int = 20_000
    pivot: int = 69
    gap: int = 4


RULES = Rules()


@dataclass(frozen=True, slots=True)
class Hints:
    """What decides a date that can be read in two ways: language (ISO 639-1), country (ISO 3166, lower case), order."""

    language: str | None = None
    country: str | None = None
    order: str | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A date as it is written.

    precision   "year", "month", "day" or "minute"; the day of a month, or month of a year, that is not named is 1
    at          the local time of day, where it is written
    offset      minutes east of Greenwich, where the zone is written and known
    other       the date it would be with day and month changed round, where nothing in it decides which is meant
    start, end  its place in the text
    """

    day: date
    precision: str = "day"
    at: time | None = None
    offset: int | None = None
    other: date | None = None
    start: int = 0
    end: int = 0

    @property
    def moment(self) -> datetime | None:
        """The moment, aware; None where time of day or zone is not written."""
        if self.at is None or self.offset is None:
            return None
        try:
            return (datetime.combine(self.day, self.at) - timedelta(minutes=self.offset)).replace(tzinfo=UTC)
        except OverflowError:
            return None


NO_HINTS = Hints()

_ISO = re.compile(
    r"\s*(\d{4})([-/.])(\d{1,2})\2(\d{1,2})"
    r"(?:\s*[T _,-]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,:]\d{1,9})?)?\s*([+\-−]\d{1,2}:?\d{2}|[+\-−]\d{1,2}|\d{2}:\d{2}|[A-Za-z]{1,5})?)?\s*$"
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:[T ]?(\d{2})(\d{2})(\d{2})?(?:\.\d+)?([+-]\d{4}|Z)?)?")
_EPOCH = re.compile(r"(?:/Date\()?(-?\d{9,10})(?:\.\d+)?(\d{3})?(?:\d{3})?(?:\)/)?")
_YEAR_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})")
# Two parts of one length must agree on their mark, so that 3.2/2022 is none; a further figure behind makes it a version.
_FIGURES = re.compile(
    r"(?<![\d.,:/\-_€$£#])(\d{1,4})(\s?[./\-–]\s?)(\d{1,2})(\s?[./\-–]\s?)(\d{4}|\d{1,2})(?!\d|[.,:/\-_]\d|%)(?:\s?(?:г|р|ж)\b\.?)?"
)
_EAST_ASIAN = re.compile(
    r"(?:(令和|平成|昭和|大正|明治|民國|民国|[RHS])\s?)?([\d〇零一二三四五六七八九十元]{1,5})\s?[年년]\s?"
    r"([\d一二三四五六七八九十]{1,3})\s?[月월]\s?(?:([\d一二三四五六七八九十]{1,4})\s?[日일號号])?"
)
_TOKEN = re.compile(r"\d+|[^\s\d.,/:;()|·–—\-\[\]<>]+|[.,/:;()|·–—\-\[\]<>]")
_MARKS = {ord(c): " " for c in "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\xa0\u202f\u2009\ufeff"} | {
    ord("\u0640"): None
}
# Words behind which the number of a month stands: Vietnamese, and the `M07` of CLDR's languages without names of months.
_NUMBERED = frozenset(("tháng", "thg", "m"))
_MONGOLIAN = re.compile(r"(\d{4})\s(?:оны|он)\s(\d{1,2})(?:-р|\sдугаар|\sдүгээр)?\sсарын\s(\d{1,2})")
_APOSTROPHES = ("'", "’", "‘", "ʼ")


def read_date(value: str, hints: Hints = NO_HINTS) -> Written | None:
    """The date that a value is, or the first that it holds; None where it holds none."""
    value = value.strip()
    if not value or len(value) > RULES.longest:
        return None
    if value[:1].isascii() and (value[0].isdigit() or value[0] in "-/"):
        read = _machine(value, hints)
        if read:
            return read
    return next(find_dates(value, hints), None)


def _machine(value: str, hints: Hints) -> Written | None:
    match = _ISO.match(value)
    if match and not (1300 <= int(match[1]) < 1500):
        day = _day(int(match[1]), int(match[3]), int(match[4]))
        if day:
            return _at(day, match[5], match[6], match[7], match[8], hints, len(value))
        swapped = _day(int(match[1]), int(match[4]), int(match[3]))
        return _at(swapped, match[5], match[6], match[7], match[8], hints, len(value)) if swapped else None
    match = _COMPACT.fullmatch(value)
    if match:
        day = _day(int(match[1]), int(match[2]), int(match[3]))
        if day:
            return _at(day, match[4], match[5], match[6], match[7], hints, len(value))
    match = _EPOCH.fullmatch(value)
    if match:
        seconds = int(match[1])
        if 631_152_000 <= seconds <= 4_102_444_800:
            moment = datetime.fromtimestamp(seconds, UTC)
            return Written(moment.date(), "minute", moment.time(), 0, end=len(value))
    match = _YEAR_MONTH.fullmatch(value)
    if match:
        day = _day(int(match[1]), int(match[2]), 1)
        return Written(day, "month", end=len(value)) if day else None
    if len(value) == 4 and value.isdigit() and 1900 <= int(value) <= RULES.latest:
        return Written(date(int(value), 1, 1), "year", end=4)
    return None


def _at(
    day: date, hour: str | None, minute: str | None, second: str | None, zone: str | None, hints: Hints, end: int
) -> Written:
    if hour is None or minute is None:
        return Written(day, end=end)
    h, m, s = int(hour), int(minute), int(second or 0)
    if h == 24 and m == s == 0:
        return Written(day + timedelta(days=1), "minute", time(0, 0), _offset(zone, day, hints), end=end)
    if h > 23 or m > 59:
        return Written(day, end=end)
    at = time(h, m, min(s, 59))
    return Written(day, "minute", at, _offset(zone, day, hints, at), end=end)


def _offset(zone: str | None, day: date, hints: Hints, at: time = time(0, 0)) -> int | None:
    if not zone:
        return None
    # A plus sign in an address or form becomes a space.
    zone = "+" + zone if zone[0].isdigit() else zone
    return offset_of(zone, datetime.combine(day, at), hints.country)


def _day(year: int, month: int, day: int) -> date | None:
    if not RULES.earliest <= year <= RULES.latest:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def find_dates(text: str, hints: Hints = NO_HINTS) -> Iterator[Written]:
    """Every date written in a text with its year, in order of place, each with the time of day beside it."""
    text = text[: RULES.longest].translate(_MARKS)
    clocks = find_times(text, hints.country)
    masked = _mask(text, [(c.start, c.end) for c in clocks], " ")
    found = [*_figures(masked, hints), *_numbered(masked)]
    taken = _mask(masked, [(w.start, w.end) for w in found], "|")
    found += _named(taken, hints)
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


def _year(figures: str, *, thai: bool = False) -> int:
    year = int(figures)
    if len(figures) == 2:
        return 2000 + year if year <= RULES.pivot else 1900 + year
    return gregorian_year(year, thai=thai)


def _figures(text: str, hints: Hints) -> Iterator[Written]:
    for match in _FIGURES.finditer(text):
        first, one, second, two, third = match.groups()
        if one.strip() != two.strip() or (one != two and one.strip() != "."):
            continue
        if len(first) in {3} or (len(first) == 4) == (len(third) == 4):
            if (
                len(first) != 2
                or len(third) != 2
                or len(second) != 2
                or (one.strip() in "-–" and match[0] != text.strip())
            ):
                continue
        read = _ordered(first, second, third, hints)
        if read:
            yield replace(read, start=match.start(), end=match.end())


def _ordered(first: str, second: str, third: str, hints: Hints) -> Written | None:
    if len(first) == 4:
        year = int(first)
        if 1300 <= year < 1500:
            day = (from_islamic if hints.language == "ar" else from_persian)(year, int(second), int(third))
        else:
            day = _day(_year(first), int(second), int(third)) or _day(_year(first), int(third), int(second))
        return Written(day) if day else None
    year = int(third)
    if len(third) == 4 and 1300 <= year < 1500:
        day = from_persian(year, int(second), int(first))
        return Written(day) if day else None
    dmy = _day(_year(third), int(second), int(first))
    mdy = _day(_year(third), int(first), int(second))
    if len(third) == 2 and hints.order == "ymd":
        ymd = _day(_year(first), int(second), int(third))
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
        read = _day(int(match[1]), int(match[2]), int(match[3]))
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
        read = _day(gregorian_year(year), _han(month) or 0, (_han(day) or 0) if day else 1)
        if read:
            yield Written(read, "day" if day else "month", start=match.start(), end=match.end())


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


_BETWEEN = frozenset(".,/-–():،⹁")


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int
    number: bool


def _tokens(text: str) -> list[_Token]:
    out = []
    for match in _TOKEN.finditer(text):
        word = match[0]
        number = word.isdecimal()
        out.append(_Token(word if number else word.casefold(), match.start(), match.end(), number))
    return out


def _named(text: str, hints: Hints) -> Iterator[Written]:
    """Dates with a month by its name: the month first, then what stands around it."""
    tokens = _tokens(text)
    numbers = [t.number for t in tokens]
    if True not in numbers:
        return
    place, last = 0, 0
    while place < len(tokens):
        read = None
        if not numbers[place] and _may_be_month(tokens[place].text) and _near_number(numbers, place):
            for width in (3, 2, 1):
                calendar, month, behind = _month_at(tokens, place, width, hints.language)
                if month:
                    read = _around(tokens, (last, place, behind), (calendar, month), hints)
                    break
        if read:
            written, place = read
            last = place
            yield written
        else:
            place += 1


def _may_be_month(word: str) -> bool:
    return word in month_heads() or word in _NUMBERED or any(mark in word for mark in _APOSTROPHES)


def _near_number(numbers: list[bool], place: int) -> bool:
    return True in numbers[max(0, place - 2 - RULES.gap) : place + 3 + RULES.gap]


def _month_at(tokens: list[_Token], place: int, width: int, language: str | None) -> tuple[str, int | None, int]:
    """(calendar, month, index behind it) where `width` words from here name a month."""
    words: list[str] = []
    at = place
    while at < len(tokens) and len(words) < width:
        token = tokens[at]
        if token.number:
            break
        if words and (token.text == "." or (token.text == "-" and at == place + 1)):
            at += 1
            continue
        if len(token.text) == 1 and not token.text.isalnum():
            break
        words.append(token.text)
        at += 1
    if len(words) < width:
        return "", None, place
    name = " ".join(words)
    if language == "am" and name in other_months("ethiopic"):
        return "ethiopic", other_months("ethiopic")[name], at
    month = month_of(name, language) if name not in ROMAN_MONTHS else None
    if month:
        return "gregorian", month, at
    if name in _NUMBERED and at < len(tokens) and tokens[at].number and 1 <= int(tokens[at].text) <= 12:
        return "gregorian", int(tokens[at].text), at + 1
    for calendar in ("persian", "islamic"):
        month = other_months(calendar).get(name)
        if month:
            return calendar, month, at
    if width == 1:
        if name in ROMAN_MONTHS:
            return ("gregorian", ROMAN_MONTHS[name], at) if _roman_between(tokens, place) else ("", None, place)
        for mark in _APOSTROPHES:
            head, found, _ = name.partition(mark)
            if found and head:
                return "gregorian", month_of(head, language), at
    return "", None, place


def _roman_between(tokens: list[_Token], place: int) -> bool:
    """A roman figure is a month only right between a day and a year."""
    left = [t for t in tokens[max(0, place - 2) : place] if t.text != "."]
    right = [t for t in tokens[place + 1 : place + 3] if t.text != "."]
    return bool(left and right and left[-1].number and right[0].number and len(right[0].text) == 4)


def _skip(tokens: list[_Token], at: int, step: int, limit: int) -> int | None:
    """The index of the next number in a direction, over fillers and marks only."""
    for _ in range(RULES.gap + 1):
        if not limit <= at < len(tokens):
            return None
        token = tokens[at]
        if token.number:
            return at
        if not (token.text in _BETWEEN or token.text in _APOSTROPHES or is_filler(token.text)):
            return None
        at += step
    return None


def _around(
    tokens: list[_Token], span: tuple[int, int, int], named: tuple[str, int], hints: Hints
) -> tuple[Written, int] | None:
    """The date of a month's name at span=(first free, start, behind) from the numbers beside it."""
    free, start, behind = span
    left = _skip(tokens, start - 1, -1, free)
    right = _skip(tokens, behind, 1, 0)
    further_left = _skip(tokens, left - 1, -1, free) if left is not None else None
    further_right = _skip(tokens, right + 1, 1, 0) if right is not None else None
    options = (
        (left, right, (left, right)),
        (right, further_right, (right, further_right)),
        (right, left, (left, right)),
        (left, further_left, (further_left, left)),
        (right, further_left, (further_left, right)),
    )
    for day_at, year_at, ends in options:
        if day_at is None or year_at is None:
            continue
        day, year = tokens[day_at], tokens[year_at]
        if len(day.text) > 2 or not _plausible_year(year, day_at, year_at):
            continue
        read = _build(named, year.text, int(day.text), hints)
        if read:
            first, last = min(ends[0] or 0, start), max(ends[1] or 0, behind - 1)
            return replace(read, start=tokens[first].start, end=tokens[last].end), last + 1
    for year_at in (right, left):
        # `32 March 2024` is no month either: a number that cannot be the day makes it something else.
        other = left if year_at == right else right
        if year_at is not None and len(tokens[year_at].text) == 4 and other is None:
            read = _build(named, tokens[year_at].text, 1, hints)
            if read:
                first, last = min(year_at, start), max(year_at, behind - 1)
                return replace(read, precision="month", start=tokens[first].start, end=tokens[last].end), last + 1
    return None


def _plausible_year(token: _Token, day_at: int, year_at: int) -> bool:
    if len(token.text) == 4:
        return True
    # `15 Mar 24`: two figures are a year only behind the day.
    return len(token.text) == 2 and year_at > day_at


def _build(named: tuple[str, int], year: str, day: int, hints: Hints) -> Written | None:
    calendar, month = named
    if calendar == "persian" and int(year) < 1700:
        read = from_persian(int(year), month, day)
    elif calendar == "ethiopic":
        read = from_ethiopic(int(year), month, day)
    elif calendar == "islamic":
        read = from_islamic(int(year), month, day)
    elif calendar == "gregorian":
        read = _day(_year(year, thai=hints.language == "th"), month, day)
    else:
        read = None
    return Written(read) if read else None
