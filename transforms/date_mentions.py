"""The days that an article names ("this Thursday", "le 24 février") -> dates, seen from the day it appeared.

News tells of what was: a weekday or a day without a year is the nearest one past, unless its sentence speaks of what is
to come. The text itself stays as it was written; what is resolved here is a reading of it, with its place.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from transforms.date_forms import Hints, find_dates
from transforms.date_names import month_heads
from transforms.document import DateMention
from transforms.mention_days import Place, back, resolved
from transforms.mention_joined import joined_mentions
from transforms.mention_language import Language, language_of
from transforms.tables import mention_words as words
from transforms.tables.mention_words_cjk import MONTH_AND_DAY


@dataclass(frozen=True, slots=True)
class Rules:
    """Bounds on what is resolved.

    most    mentions of one article, and of one word in it
    tried   numbers of four figures, or three with marks between, around which a date is looked for
    """

    most: int = 200
    tried: int = 400


RULES = Rules()
_ANY_WORD = re.compile(r"\w+")


def mentions_in(text: str, published: date, hints: Hints) -> tuple[DateMention, ...]:
    """The dates that a text names, in order of place and without overlap.

    published is the day the text appeared; hints tell its language (without one, or with one that has no table, only
    dates written with their year are found). Values are ISO 8601: a day, a week (2022-W09), a month or a year.
    """
    found = list(_written(text, replace(hints, prose=True)))
    named = _counted_or_named(text, published, hints)
    if named is not None:
        starts, ends = [m.start for m in found], [m.end for m in found]
        for mention in named:
            # What was found first is the surer reading; places that it takes are taken.
            at = bisect_left(ends, mention.start + 1)
            if at == len(starts) or mention.end <= starts[at]:
                starts.insert(at, mention.start)
                ends.insert(at, mention.end)
                found.append(mention)
    return tuple(sorted(found, key=lambda m: m.start)[: RULES.most])


def _counted_or_named(text: str, published: date, hints: Hints) -> Iterator[DateMention] | None:
    if hints.language in MONTH_AND_DAY:
        return joined_mentions(text, published, hints.language)
    language = language_of(hints.language) if hints.language else None
    return _named(text, published, hints, language) if language else None


# One class of all figures at its head: an alternative with another first letter is searched ten times as slowly.
_DIGITS = "".join(filter(str.isdecimal, map(chr, (*range(0x1C60), *range(0xFF10, 0xFF1A)))))
_YEAR = re.compile(rf"[{_DIGITS}年년](?:(?<=[年년])|\d{{3}}(?!\d)|\s?[./-]\s?\d{{1,2}}\s?[./-]\s?\d)")


def _written(text: str, hints: Hints) -> Iterator[DateMention]:
    """Dates with their year, looked for only around what can be a year."""
    end = 0
    for match in islice(_YEAR.finditer(text), RULES.tried):
        if match.start() < end:
            continue
        start = max(end, match.start() - _BEFORE_YEAR)
        window = text[start : match.end() + _BEHIND_YEAR]
        if len(match[0]) == 4 and not _may_hold_a_date(window, match.start() - start):
            continue
        for written in find_dates(window, hints):
            place = start + written.start
            # What ends before this year has been read with its own, and with what stands before it.
            if written.precision == "year" or place < end or start + written.end <= match.start():
                continue
            end = start + written.end
            value = written.day.isoformat() if written.precision != "month" else written.day.isoformat()[:7]
            yield DateMention(value, text[place:end], place, end, "written")


_BEFORE_YEAR, _BEHIND_YEAR = 36, 28
# Words between a month and its year at most, with the month: `the 3rd of March in the year 2022`.
_BETWEEN = 4
_MARKED = re.compile(r"\d\s?[./-]\s?\d|[年년]|сарын")


def _may_hold_a_date(window: str, year: int) -> bool:
    """Whether a year has a month's name, or figures with marks between, beside it."""
    heads = month_heads()
    folded = window.casefold()
    beside = _WORD_ANY.findall(folded[:year])[-_BETWEEN:] + _WORD_ANY.findall(folded[year:])[:_BETWEEN]
    return any(w in heads or w.partition("'")[0] in heads for w in beside) or _MARKED.search(window) is not None


# A run of letters with the marks that some scripts set on them.
_WORD_ANY = re.compile(r"[^\s\d.,/:;()|·–—\-\[\]<>]+")


def _named(text: str, published: date, hints: Hints, language: Language) -> Iterator[DateMention]:
    folded = text.casefold()
    if len(folded) != len(text):
        folded = text.lower() if len(text.lower()) == len(text) else text
    present = _words_of(folded)
    if language.ago is not None and not language.ago_words.isdisjoint(present):
        yield from _counted(text, folded, published, language, words.NUMBERS[hints.language or ""])
    present |= {word for word in language.compounds if word in folded}
    for word in sorted(present & language.triggers):
        for start in islice(_places(folded, word), RULES.most):
            mention = resolved(Place(text, folded, word, start, start + len(word)), published, language, hints)
            if mention:
                yield mention


def _words_of(folded: str) -> set[str]:
    """The words of a text; only pieces between spaces that hold a mark are taken apart, which takes longer."""
    pieces = set(folded.split())
    words = set(filter(str.isalnum, pieces))
    words.update(_ANY_WORD.findall(" ".join(pieces - words)))
    return words


def _places(folded: str, word: str) -> Iterator[int]:
    """Where a word stands by itself."""
    at = folded.find(word)
    while at >= 0:
        end = at + len(word)
        if not folded[at - 1 : at].isalpha() and not folded[end : end + 1].isalpha():
            yield at
        at = folded.find(word, end)


def _counted(
    text: str, folded: str, published: date, language: Language, numbers: dict[str, int]
) -> Iterator[DateMention]:
    assert language.ago is not None
    for match in _around_ago(folded, language):
        number, unit = (group for group in match.groups() if group is not None)
        value = back(published, numbers.get(number) or int(number), language.units[unit])
        if value:
            yield DateMention(value, text[match.start() : match.end()], match.start(), match.end(), "counted")


def _around_ago(folded: str, language: Language) -> Iterator[re.Match[str]]:
    """Where a number and a unit stand beside a word such as `ago`: looked for only around that word."""
    assert language.ago is not None
    seen = set()
    for word in sorted(language.ago_words):
        for place in islice(_places(folded, word), RULES.most):
            for match in language.ago.finditer(folded, max(0, place - _BESIDE_AGO), place + len(word) + _BESIDE_AGO):
                if match.span() not in seen:
                    seen.add(match.span())
                    yield match


_BESIDE_AGO = 24
