"""The words of one language that name days, ready for looking up: see tables/mention_words.py."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from transforms.tables import mention_words as words
from transforms.tables.date_names import MONTHS
from transforms.tables.date_names import WEEKDAYS as CLDR_WEEKDAYS


@dataclass(frozen=True, slots=True)
class Language:
    """The words of one language: days, weekdays and months by name, units, words around them, and how it says `ago`.

    full_months   full names of the months; plain: plain forms of the weekdays; for the rest see tables/mention_words.py
    """

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
    full_months: frozenset[str]
    plain: frozenset[str]
    will: re.Pattern[str]
    ahead: frozenset[str]
    no_day: frozenset[str]
    names: tuple[frozenset[str], frozenset[str]]


@lru_cache(maxsize=32)
def language_of(code: str) -> Language | None:
    """The words of a language by its code; None where no table has them."""
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
    will = re.compile(rf"\b(?:{words.WILL.get(code) or '(?!)'})\b")
    full = frozenset(max(group.split("|"), key=len) for group in MONTHS.get(code, ()))
    plain = frozenset(group.partition("|")[0] for group in forms)
    before, behind = words.NAMES.get(code, ("", ""))
    ahead, no_day, before_name, behind_name = map(
        _words, (words.AHEAD.get(code, ""), words.NO_DAY.get(code, ""), before, behind)
    )
    return Language(
        days, weekdays, months, units, near, into, future, _ago(code), triggers, ago_words, compounds,
        full, plain, will, ahead, no_day, (before_name, behind_name),
    )  # fmt: skip


def _words(forms: str) -> frozenset[str]:
    return frozenset(filter(None, forms.split("|")))


def _ago(code: str) -> re.Pattern[str] | None:
    units = "|".join(u for group in words.UNITS.get(code, ()) for u in group.split("|"))
    numbers = "|".join(words.NUMBERS.get(code, ())) or "(?!)"
    if not units or code in {"zh", "ja"}:
        return None
    number = rf"(\d{{1,3}}|{numbers})\s({units})"
    forms = [form.replace("#", "@").split("@") for form in words.AGO[code].split("|")]
    # Two groups for each way of saying it: the number and the unit.
    return re.compile("|".join(rf"\b{before}{number}{after}\b" for before, after in forms), re.IGNORECASE)
