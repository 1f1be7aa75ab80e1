"""A word of a text that may name a day -> the day, seen from the day the text appeared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from transforms.date_forms import Hints
from transforms.date_names import is_filler, month_of
from transforms.document import DateMention
from transforms.mention_language import Language
from transforms.tables.speech import REPORTING


@dataclass(frozen=True, slots=True)
class Rules:
    """Bounds on what is resolved.

    clause    characters from a mention on in which a verb of the future still speaks of it
    sentence  characters before a mention in which a word of the future still speaks of it
    ahead     days ahead of publication that a day without a year can lie without such a word: announcements are near
    years     of a "years ago" that is still a date and not a way of speaking
    """

    clause: int = 60
    sentence: int = 80
    ahead: int = 31
    years: int = 30


RULES = Rules()
_SENTENCE_ENDS = ".!?。！？\n"


@dataclass(frozen=True, slots=True)
class Place:
    """A word at its place in a text, which stands beside it casefolded."""

    text: str
    folded: str
    word: str
    start: int
    end: int

    def mention(self, value: str, how: str, start: int | None = None, end: int | None = None) -> DateMention:
        """The mention that this word is the heart of."""
        start, end = self.start if start is None else start, self.end if end is None else end
        return DateMention(value, self.text[start:end], start, end, how)


def resolved(place: Place, published: date, language: Language, hints: Hints) -> DateMention | None:
    """What a word at its place names; None where it names no day, week, month or year there."""
    word = place.word
    if word in language.days:
        # German `Morgen` with a capital letter is the morning, but at the head of a sentence.
        if hints.language == "de" and place.text[place.start].isupper() and not _opens(place.text, place.start):
            return None
        if _word_before(place.folded, place.start) in language.no_day:
            return None
        return place.mention((published + timedelta(days=language.days[word])).isoformat(), "counted")
    if word in language.weekdays and not _is_unit(place, language):
        return None if _is_name(place, language) else _weekday(place, published, language)
    if word in language.units:
        return _period(place, published, language)
    return _day_of_month(place, published, language, hints)


def _opens(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \"'„“«»(–-")
    return not before or before[-1] in ".!?:\n"


_WORD_BEHIND = re.compile(r"\s([^\W\d_]+)(\s[^\W\d_]+)?")


def _word_before(folded: str, start: int) -> str:
    """The word right before a place, with one space between; empty where there is none."""
    if not folded[start - 1 : start].isspace():
        return ""
    head = folded[max(0, start - 25) : start - 1]
    return head[max(head.rfind(" "), head.rfind("\n")) + 1 :].lstrip("(\"'„“«»‚‘[—–")


def _beside(place: Place, language: Language) -> tuple[int, int, int] | None:
    """(step, start, end) with a word like `last`, `next` or `this` right before or right behind."""
    before = _word_before(place.folded, place.start)
    if before in language.near:
        return language.near[before], place.start - len(before) - 1, place.end
    behind = _WORD_BEHIND.match(place.folded, place.end)
    if behind and behind[2] and behind[1] + behind[2] in language.near:
        return language.near[behind[1] + behind[2]], place.start, behind.end()
    if behind and behind[1] in language.near:
        return language.near[behind[1]], place.start, behind.end(1)
    return None


def _is_unit(place: Place, language: Language) -> bool:
    """Indonesian `minggu` is a week, and with a capital letter Sunday."""
    return place.word in language.units and place.text[place.start].islower() and _beside(place, language) is not None


def _is_name(place: Place, language: Language) -> bool:
    """Whether a weekday is part of a name: `Good Friday`, `the Sunday Times`."""
    before, behind = language.names
    if _word_before(place.folded, place.start) in before:
        return True
    match = _WORD_BEHIND.match(place.text, place.end)
    return match is not None and match[1][0].isupper() and match[1].casefold() in behind


# Newspapers add the day of the month: `na quarta-feira (2)`, `Rabu (2/3)`.
_BRACKETED = re.compile(r"\s?\((\d{1,2})(?:/(\d{1,2}))?\)")


def _numbered(place: Place, published: date, wanted: int) -> DateMention | None:
    match = _BRACKETED.match(place.text, place.end)
    if not match:
        return None
    near = (published + timedelta(days=step) for step in sorted(range(-RULES.ahead, RULES.ahead + 1), key=abs))
    for day in near:
        if day.weekday() == wanted and day.day == int(match[1]) and (not match[2] or day.month == int(match[2])):
            return place.mention(day.isoformat(), "weekday", end=match.end())
    return None


def _weekday(place: Place, published: date, language: Language) -> DateMention:
    wanted = language.weekdays[place.word]
    numbered = _numbered(place, published, wanted)
    if numbered:
        return numbered
    back = (published.weekday() - wanted) % 7
    step, start, end = _beside(place, language) or (None, place.start, place.end)
    if step is None:
        ahead = place.word in language.plain and _word_before(place.folded, start) in language.ahead
        days = (7 - back) % 7 if ahead or _is_future(place.folded, start, language) else -back
    elif step < 0:
        days = -(back or 7)
    elif step > 0:
        days = (7 - back) if back else 7
    else:
        # "this Thursday": today, or the one of this week.
        days = wanted - published.weekday()
    return place.mention((published + timedelta(days=days)).isoformat(), "weekday", start, end)


def _is_future(folded: str, start: int, language: Language) -> bool:
    before = folded[max(0, start - RULES.sentence) : start]
    end = max(map(before.rfind, _SENTENCE_ENDS))
    if language.future.search(before, end + 1):
        return True
    # `On Friday, the court will rule`, but not `On Friday, the court said it will`.
    if len(before[end + 1 :].split()) > 1:
        return False
    clause = re.split(r"[.!?。\n]", folded[start : start + RULES.clause], maxsplit=1)[0]
    will = language.will.search(clause)
    return will is not None and REPORTING.isdisjoint(clause[: will.start()].split())


def _period(place: Place, published: date, language: Language) -> DateMention | None:
    """`last week`, `el mes pasado`, `nächstes Jahr`."""
    beside = _beside(place, language)
    if beside is None:
        return None
    step, start, end = beside
    unit = language.units[place.word]
    if unit == 1:
        year, week, _ = (published + timedelta(weeks=step)).isocalendar()
        value = f"{year}-W{week:02d}"
    else:
        value = month_on(published, step) if unit == 2 else str(published.year + step)
    return place.mention(value, "counted", start, end)


def month_on(published: date, step: int) -> str:
    """The month that lies so many on, as ISO 8601."""
    months = published.year * 12 + published.month - 1 + step
    return f"{months // 12:04d}-{months % 12 + 1:02d}"


def back(published: date, count: int, unit: int) -> str | None:
    """The day, week, month or year (unit 0 to 3) that lies so many back, as ISO 8601."""
    if unit == 0:
        return (published - timedelta(days=count)).isoformat() if count <= 366 else None
    if unit == 1:
        year, week, _ = (published - timedelta(weeks=count)).isocalendar()
        return f"{year}-W{week:02d}"
    if unit == 2:
        return month_on(published, -count)
    return str(published.year - count) if count <= RULES.years else None


_DAY_BEFORE = re.compile(r"(?<![\d.,:/-])(\d{1,2})(?:\.|st|nd|rd|th|er|º|°|-?го|-го)?\s(?:of\s|de\s|d['’])?$")
_DAY_BEHIND = re.compile(
    r"\.?\s(\d{1,2})(?:st|nd|rd|th)?(?![\d:]|[.,]\d|\s?[%€$°]|\s(?:per|prozent|percent|million|people))"
)


def _day_of_month(place: Place, published: date, language: Language, hints: Hints) -> DateMention | None:
    """A month with a day and no year, or alone behind a word such as `in`."""
    start, end, folded = place.start, place.end, place.folded
    month = month_of(place.word, hints.language)
    # English months are also verbs and names, German ones parts of names; they have a capital letter.
    if month is None or (hints.language in {"en", "de"} and not place.text[start].isupper()):
        return None
    before = _DAY_BEFORE.search(folded[max(0, start - 12) : start])
    behind = _DAY_BEHIND.match(folded[end : end + 14]) if hints.language == "en" or not before else None
    found = before or behind
    if found and 1 <= int(found[1]) <= 31:
        if found is before:
            start = max(0, start - 12) + found.start(1)
        else:
            end += found.end()
        value = nearest_day(published, month, int(found[1]), future=_is_future(folded, start, language))
        return place.mention(value, "day without year", start, end) if value else None
    previous = _word_before(folded, start)
    short = len(place.word) < (_SHORT_MONTH if hints.language in {"en", "de"} else _SHORT_MONTH + 1)
    if (short and place.word not in language.full_months) or previous not in language.into or is_filler(place.word):
        return None
    ahead = month > published.month and not _is_future(folded, start, language)
    return place.mention(f"{published.year - ahead}-{month:02d}", "month without year")


# Shorter words are abbreviations, or words of other meaning (`set`), unless they are the month's full name (`mai`).
_SHORT_MONTH = 4


def nearest_day(published: date, month: int, day: int, *, future: bool = False) -> str | None:
    """The day of a month that is nearest; the past one where both are far, unless the sentence looks ahead."""
    days = [d for y in range(published.year - 1, published.year + 2) if (d := _valid(y, month, day))]
    coming = next((d for d in days if d >= published), None)
    gone = next((d for d in reversed(days) if d <= published), None)
    if coming is None or gone is None:
        return (coming or gone or published).isoformat() if coming or gone else None
    ahead, back = (coming - published).days, (published - gone).days
    if future:
        # A word of the future belongs to another part of its sentence where the day has just gone by.
        return (gone if back <= RULES.ahead < ahead else coming).isoformat()
    return (coming if ahead <= RULES.ahead and ahead < back else gone).isoformat()


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
