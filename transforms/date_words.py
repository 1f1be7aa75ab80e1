"""Dates with a month by its name, in a text: the month is found first, then the day and year around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from transforms.calendars import from_ethiopic, from_islamic, from_persian
from transforms.date_names import NUMBERED, is_filler, month_heads, month_of, other_months
from transforms.date_written import RULES, Hints, Written, valid_day, year_of
from transforms.tables.calendar_words import ROMAN_MONTHS

_TOKEN = re.compile(r"\d+|[^\s\d.,/:;()|·–—\-\[\]<>]+|[.,/:;()|·–—\-\[\]<>]")
_APOSTROPHES = ("'", "’", "‘", "ʼ")
_BETWEEN = frozenset(".,/-–():،⹁")


@dataclass(slots=True)
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


def named_dates(text: str, hints: Hints) -> Iterator[Written]:
    """Dates with a month by its name: the month first, then what stands around it."""
    if not _names_a_month(text):
        return
    tokens = _tokens(text)
    numbers = [t.number for t in tokens]
    if True not in numbers:
        return
    place, last = 0, 0
    while place < len(tokens):
        read = None
        likely = not numbers[place] and _may_be_month(tokens[place].text) and _near_number(numbers, place)
        if likely and not _is_verb(text, tokens[place], hints.language):
            for width in (3, 2, 1):
                calendar, month, behind = _month_at(tokens, place, width, hints)
                if month:
                    read = _around(tokens, (last, place, behind), (calendar, month), hints)
                    break
        if read:
            written, place = read
            last = place
            yield written
        else:
            place += 1


_WORD = re.compile(r"[^\s\d.,/:;()|·–—\-\[\]<>]+")


def _names_a_month(text: str) -> bool:
    """Whether any word of a text can begin a month's name; the text is folded word by word, as its tokens are."""
    return any(map(_may_be_month, map(str.casefold, _WORD.findall(text))))


def _is_verb(text: str, token: _Token, language: str | None) -> bool:
    """Whether an English word is in small letters right behind another: `they may 10 times`, `to march 2 miles`."""
    if language != "en" or token.text not in {"may", "march"} or not text[token.start].islower():
        return False
    before = text[: token.start].rstrip()
    return before[-1:].isalpha() and len(before) < token.start


_NO_APOSTROPHE = frozenset(_APOSTROPHES).isdisjoint


def _may_be_month(word: str) -> bool:
    return word in month_heads() or not _NO_APOSTROPHE(word)


def _near_number(numbers: list[bool], place: int) -> bool:
    return True in numbers[max(0, place - 2 - RULES.gap) : place + 3 + RULES.gap]


def _month_at(tokens: list[_Token], place: int, width: int, hints: Hints) -> tuple[str, int | None, int]:
    """(calendar, month, index behind it) where `width` words from here name a month."""
    language = hints.language
    name, behind = _name_at(tokens, place, width)
    if not name:
        return "", None, place
    if name in ROMAN_MONTHS:
        return "gregorian", ROMAN_MONTHS[name] if _roman_between(tokens, place) else None, behind
    if language == "am" and name in other_months("ethiopic"):
        return "ethiopic", other_months("ethiopic")[name], behind
    month = month_of(name, language, own=hints.prose)
    if month:
        return "gregorian", month, behind
    if name in NUMBERED and behind < len(tokens) and tokens[behind].number and 1 <= int(tokens[behind].text) <= 12:
        return "gregorian", int(tokens[behind].text), behind + 1
    for calendar in ("persian", "islamic"):
        if name in other_months(calendar):
            return calendar, other_months(calendar)[name], behind
    # Turkish sets endings off: `Mart'ta`.
    heads = [name.partition(mark)[0] for mark in _APOSTROPHES if mark in name] if width == 1 else []
    return "gregorian", month_of(heads[0], language, own=hints.prose) if heads and heads[0] else None, behind


def _name_at(tokens: list[_Token], place: int, width: int) -> tuple[str, int]:
    """`width` words from here with one space between, full stops left out, and the index behind them."""
    words: list[str] = []
    at = place
    while at < len(tokens) and len(words) < width:
        token = tokens[at]
        mark = len(token.text) == 1 and not token.text.isalnum()
        inside = words and (token.text == "." or (token.text == "-" and at == place + 1))
        if token.number or (mark and not inside):
            break
        if not mark:
            words.append(token.text)
        at += 1
    return (" ".join(words), at) if len(words) == width else ("", place)


def _roman_between(tokens: list[_Token], place: int) -> bool:
    """A roman figure is a month only right between a day and a year."""
    left = [t for t in tokens[max(0, place - 2) : place] if t.text != "."]
    right = [t for t in tokens[place + 1 : place + 3] if t.text != "."]
    # `3x2x2022` are dimensions.
    if tokens[place].start == tokens[max(0, place - 1)].end and tokens[place - 1].number:
        return False
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
        read = valid_day(year_of(year, thai=hints.language == "th"), month, day)
    else:
        read = None
    return Written(read) if read else None
