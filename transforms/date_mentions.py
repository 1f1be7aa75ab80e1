"""The days that an article names ("this Thursday", "le 24 février") -> dates, seen from the day it appeared.

News tells of what was: a weekday or a day without a year is the nearest one past, unless its sentence speaks of what is
to come. The text itself stays as it was written; what is resolved here is a reading of it, with its place.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice

from transforms.date_forms import Hints, find_dates
from transforms.date_names import is_filler, month_heads, month_of
from transforms.document import DateMention
from transforms.tables import mention_words as words
from transforms.tables.date_names import MONTHS
from transforms.tables.date_names import WEEKDAYS as CLDR_WEEKDAYS


@dataclass(frozen=True, slots=True)
class Rules:
    """Bounds on what is resolved.

    most      mentions of one article, and of one word in it
    tried     numbers of four figures, or three with marks between, around which a date is looked for
    sentence  characters before a mention in which a word of the future still speaks of it
    ahead     days ahead of publication that a day without a year can lie without such a word: announcements are near
    years     of a "years ago" that is still a date and not a way of speaking
    """

    most: int = 200
    tried: int = 400
    sentence: int = 80
    ahead: int = 31
    years: int = 30


RULES = Rules()
_SENTENCE_ENDS = ".!?。！？\n"
_ANY_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Language:
    """The words of one language, ready for looking up."""

    days: dict[str, int]
    weekdays: dict[str, int]
    months: frozenset[str]
    units: dict[str, int]
    near: dict[str, int]
    into: frozenset[str]
    future: re.Pattern[str]
    ago: re.Pattern[str] | None
    triggers: frozenset[str]
    ago_words: frozenset[str]
    compounds: frozenset[str]


@lru_cache(maxsize=32)
def _language(code: str) -> _Language | None:
    if code not in words.DAYS:
        return None
    days = {form: n for n, forms in words.DAYS[code].items() for form in forms.split("|")}
    forms = words.WEEKDAYS.get(code) or CLDR_WEEKDAYS[code]
    weekdays = {
        w: n for n, group in enumerate(forms) for w in group.split("|") if len(w) > 3 and code not in {"zh", "ja"}
    }
    months = frozenset(w for group in MONTHS.get(code, ()) for w in group.split("|") if w)
    units = {u: n for n, group in enumerate(words.UNITS.get(code, ())) for u in group.split("|")}
    near = {
        w: step
        for step, table in ((-1, words.PAST), (1, words.COMING), (0, words.THIS))
        for w in table.get(code, "").split("|")
        if w
    }
    future = re.compile(rf"\b(?:{words.FUTURE.get(code) or '(?!)'})\b", re.IGNORECASE)
    periods = {u for u, n in units.items() if n > 0 and u not in words.PLURALS}
    triggers = frozenset(days) | frozenset(weekdays) | months | periods
    into = frozenset(words.IN.get(code, "").split("|"))
    ago_words = frozenset(w for form in words.AGO.get(code, "").split("|") for w in form.split() if len(w) > 1)
    compounds = frozenset(t for t in triggers if not t.isalpha())
    return _Language(days, weekdays, months, units, near, into, future, _ago(code), triggers, ago_words, compounds)


def _ago(code: str) -> re.Pattern[str] | None:
    units = "|".join(u for group in words.UNITS.get(code, ()) for u in group.split("|"))
    numbers = "|".join(words.NUMBERS.get(code, ())) or "(?!)"
    if not units or code in {"zh", "ja"}:
        return None
    number = rf"(\d{{1,3}}|{numbers})\s({units})"
    forms = [form.replace("#", "@").split("@") for form in words.AGO[code].split("|")]
    # Two groups for each way of saying it: the number and the unit.
    return re.compile("|".join(rf"\b{before}{number}{after}\b" for before, after in forms), re.IGNORECASE)


def mentions_in(text: str, published: date, hints: Hints) -> tuple[DateMention, ...]:
    """The dates that a text names, in order of place and without overlap.

    published is the day the text appeared; hints tell its language (without one, or with one that has no table, only
    dates written with their year are found). Values are ISO 8601: a day, a week (2022-W09), a month or a year.
    """
    found = list(_written(text, hints))
    language = _language(hints.language) if hints.language else None
    if language is not None:
        starts, ends = [m.start for m in found], [m.end for m in found]
        for mention in _named(text, published, hints, language):
            # What was found first is the surer reading; places that it takes are taken.
            at = bisect_left(ends, mention.start + 1)
            if at == len(starts) or mention.end <= starts[at]:
                starts.insert(at, mention.start)
                ends.insert(at, mention.end)
                found.append(mention)
    return tuple(sorted(found, key=lambda m: m.start)[: RULES.most])


_YEAR = re.compile(r"\d(?:\d{3}(?!\d)|\s?[./-]\s?\d{1,2}\s?[./-]\s?\d)|[年년]")


def _written(text: str, hints: Hints) -> Iterator[DateMention]:
    """Dates with their year, looked for only around what can be a year."""
    end = 0
    for match in islice(_YEAR.finditer(text), RULES.tried):
        if match.start() < end:
            continue
        start = max(end, match.start() - _BEFORE_YEAR)
        window = text[start : match.end() + _BEHIND_YEAR]
        if len(match[0]) == 4 and not _may_hold_a_date(window):
            continue
        for written in find_dates(window, hints):
            place = start + written.start
            # A date cut by the edge of its window is read again from the next year, or whole in this one.
            if written.precision == "year" or place < end:
                continue
            end = start + written.end
            value = written.day.isoformat() if written.precision != "month" else written.day.isoformat()[:7]
            yield DateMention(value, text[place:end], place, end, "written")


_BEFORE_YEAR, _BEHIND_YEAR = 36, 28
_MARKED = re.compile(r"\d\s?[./-]\s?\d|[年년]|сарын")


def _may_hold_a_date(window: str) -> bool:
    """Whether a year has a month's name, or figures with marks between, beside it."""
    heads = month_heads()
    return any(w in heads or w.partition("'")[0] in heads for w in _WORD_ANY.findall(window.casefold())) or (
        _MARKED.search(window) is not None
    )


# A run of letters with the marks that some scripts set on them.
_WORD_ANY = re.compile(r"[^\s\d.,/:;()|·–—\-\[\]<>]+")


def _named(text: str, published: date, hints: Hints, language: _Language) -> Iterator[DateMention]:
    folded = text.casefold()
    if len(folded) != len(text):
        folded = text.lower() if len(text.lower()) == len(text) else text
    if hints.language in {"zh", "ja"}:
        yield from _unspaced(folded, text, published, language)
        return
    present = set(_ANY_WORD.findall(folded))
    if language.ago is not None and not language.ago_words.isdisjoint(present):
        yield from _counted(text, folded, published, language, words.NUMBERS[hints.language or ""])
    present |= {word for word in language.compounds if word in folded}
    for word in sorted(present & language.triggers):
        for start in islice(_places(folded, word), RULES.most):
            mention = _trigger(_Place(text, folded, word, start, start + len(word)), published, language, hints)
            if mention:
                yield mention


@dataclass(frozen=True, slots=True)
class _Place:
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


def _places(folded: str, word: str) -> Iterator[int]:
    """Where a word stands by itself."""
    at = folded.find(word)
    while at >= 0:
        end = at + len(word)
        if not folded[at - 1 : at].isalpha() and not folded[end : end + 1].isalpha():
            yield at
        at = folded.find(word, end)


def _counted(
    text: str, folded: str, published: date, language: _Language, numbers: dict[str, int]
) -> Iterator[DateMention]:
    assert language.ago is not None
    for match in _around_ago(folded, language):
        number, unit = (group for group in match.groups() if group is not None)
        value = _back(published, numbers.get(number) or int(number), language.units[unit])
        if value:
            yield DateMention(value, text[match.start() : match.end()], match.start(), match.end(), "counted")


def _around_ago(folded: str, language: _Language) -> Iterator[re.Match[str]]:
    """Where a number and a unit stand beside a word such as `ago`: looked for only around that word."""
    assert language.ago is not None
    seen = set()
    for word in sorted(language.ago_words):
        for place in islice(_places(folded, word), RULES.most):
            match = language.ago.search(folded, max(0, place - _BESIDE_AGO), place + len(word) + _BESIDE_AGO)
            if match and match.span() not in seen:
                seen.add(match.span())
                yield match


_BESIDE_AGO = 24


def _unspaced(folded: str, text: str, published: date, language: _Language) -> Iterator[DateMention]:
    for word, step in language.days.items():
        at = folded.find(word)
        while at >= 0:
            # 前天 inside 前天津, 今日 inside a name: a longer word that starts here would be another day's.
            value = (published + timedelta(days=step)).isoformat()
            yield DateMention(value, text[at : at + len(word)], at, at + len(word), "counted")
            at = folded.find(word, at + len(word))


def _trigger(place: _Place, published: date, language: _Language, hints: Hints) -> DateMention | None:
    word = place.word
    if word in language.days:
        # German `Morgen` with a capital letter is the morning, but at the head of a sentence.
        if hints.language == "de" and place.text[place.start].isupper() and not _opens(place.text, place.start):
            return None
        return place.mention((published + timedelta(days=language.days[word])).isoformat(), "counted")
    if word in language.weekdays:
        return _weekday(place, published, language)
    if word in language.units:
        return _period(place, published, language)
    return _day_of_month(place, published, language, hints)


def _opens(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \"'„“«»(–-")
    return not before or before[-1] in ".!?:\n"


_WORD_BEHIND = re.compile(r"\s([^\W\d_]+)")


def _word_before(folded: str, start: int) -> str:
    """The word right before a place, with one space between; empty where there is none."""
    if not folded[start - 1 : start].isspace():
        return ""
    head = folded[max(0, start - 25) : start - 1]
    return head[max(head.rfind(" "), head.rfind("\n")) + 1 :].lstrip("(\"'„“«»‚‘[—–")


def _beside(place: _Place, language: _Language) -> tuple[int, int, int] | None:
    """(step, start, end) with a word like `last`, `next` or `this` right before or right behind."""
    before = _word_before(place.folded, place.start)
    if before in language.near:
        return language.near[before], place.start - len(before) - 1, place.end
    behind = _WORD_BEHIND.match(place.folded, place.end)
    if behind and behind[1] in language.near:
        return language.near[behind[1]], place.start, behind.end()
    return None


def _weekday(place: _Place, published: date, language: _Language) -> DateMention:
    wanted = language.weekdays[place.word]
    back = (published.weekday() - wanted) % 7
    step, start, end = _beside(place, language) or (None, place.start, place.end)
    if step is None:
        days = (7 - back) % 7 if _is_future(place.folded, start, language) else -back
    elif step < 0:
        days = -(back or 7)
    elif step > 0:
        days = (7 - back) if back else 7
    else:
        # "this Thursday": today, or the one of this week.
        days = wanted - published.weekday()
    return place.mention((published + timedelta(days=days)).isoformat(), "weekday", start, end)


def _is_future(folded: str, start: int, language: _Language) -> bool:
    before = folded[max(0, start - RULES.sentence) : start]
    end = max(map(before.rfind, _SENTENCE_ENDS))
    return language.future.search(before, end + 1) is not None


def _period(place: _Place, published: date, language: _Language) -> DateMention | None:
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
        value = _month(published, step) if unit == 2 else str(published.year + step)
    return place.mention(value, "counted", start, end)


def _month(published: date, step: int) -> str:
    months = published.year * 12 + published.month - 1 + step
    return f"{months // 12:04d}-{months % 12 + 1:02d}"


def _back(published: date, count: int, unit: int) -> str | None:
    if unit == 0:
        return (published - timedelta(days=count)).isoformat() if count <= 366 else None
    if unit == 1:
        year, week, _ = (published - timedelta(weeks=count)).isocalendar()
        return f"{year}-W{week:02d}"
    if unit == 2:
        return _month(published, -count)
    return str(published.year - count) if count <= RULES.years else None


_DAY_BEFORE = re.compile(r"(?<![\d.,:/-])(\d{1,2})(?:\.|st|nd|rd|th|er|º|°|-?го|-го)?\s(?:of\s|de\s|d['’])?$")
_DAY_BEHIND = re.compile(
    r"\.?\s(\d{1,2})(?:st|nd|rd|th)?(?![\d:]|[.,]\d|\s?[%€$°]|\s(?:per|prozent|percent|million|people))"
)


def _day_of_month(place: _Place, published: date, language: _Language, hints: Hints) -> DateMention | None:
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
        value = _nearest(published, month, int(found[1]), future=_is_future(folded, start, language))
        return place.mention(value, "day without year", start, end) if value else None
    previous = _word_before(folded, start)
    short = len(place.word) < (_SHORT_MONTH if hints.language in {"en", "de"} else _SHORT_MONTH + 1)
    if short or previous not in language.into or is_filler(place.word):
        return None
    ahead = month > published.month and not _is_future(folded, start, language)
    return place.mention(f"{published.year - ahead}-{month:02d}", "month without year")


# Shorter words are abbreviations, or words of other meaning: `mai`, `mars`, `set`.
_SHORT_MONTH = 4


def _nearest(published: date, month: int, day: int, *, future: bool) -> str | None:
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
