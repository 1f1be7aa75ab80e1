"""Names of months in any language, and the order in which a place writes day, month and year: lookups."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from transforms.tables.calendar_words import (
    ETHIOPIC_MONTHS,
    EXTRA_MONTHS,
    ISLAMIC_MONTHS,
    ONE_LETTER,
    PERSIAN_MONTHS,
    ROMAN_MONTHS,
)
from transforms.tables.date_names import FILLERS, MONTHS, ORDERS, WEEKDAYS

# CLDR's codes beside the ones that pages and identifiers use.
_SAME = {"nb": "no", "fil": "tl", "iw": "he", "in": "id", "ji": "yi", "mo": "ro", "sh": "sr"}
# Languages whose abbreviations win where others use the same word for another month and no language is known.
_COMMON = ("en", "es", "fr", "de", "pt", "it", "ru", "pl", "tr", "id", "cs", "nl", "sv", "da", "nb", "fi",
           "ca", "ro", "hu", "sk", "sl", "hr", "gl", "et", "eu", "az", "sq", "vi")  # fmt: skip
_SHORT = 3


@lru_cache(maxsize=1)
def _months() -> dict[str, dict[str, int]]:
    index: dict[str, dict[str, int]] = {}
    for language, months in MONTHS.items():
        for number, forms in enumerate(months, start=1):
            for form in forms.split("|"):
                if form:
                    index.setdefault(form, {})[language] = number
                    index.setdefault(_plain(form), {}).setdefault(language, number)
    for number, forms in enumerate(MONTHS["my"], start=1):
        # Burmese writes the word for month behind its name, without a space.
        index.update({form + "လ": {"my": number} for form in forms.split("|") if form})
    for form, (number, language) in EXTRA_MONTHS.items():
        index.setdefault(form, {}).setdefault(language, number)
    for two, one in ONE_LETTER.items():
        index |= {form.replace(two, one): named for form, named in index.items() if two in form}
    return index


@lru_cache(maxsize=3)
def other_months(calendar: str) -> dict[str, int]:
    """Names of months of the "persian", "islamic" or "ethiopic" calendar -> their numbers."""
    table = {"persian": PERSIAN_MONTHS, "islamic": ISLAMIC_MONTHS, "ethiopic": ETHIOPIC_MONTHS}[calendar]
    return {form: number for number, forms in enumerate(table, start=1) for form in forms.split("|")}


# Words before the number of a month: Vietnamese, and the `M07` of CLDR's languages without names of months.
NUMBERED = frozenset(("tháng", "thg", "m"))


@lru_cache(maxsize=1)
def month_heads() -> frozenset[str]:
    """The first words of all names of months, in all calendars: what begins with none of them names no month."""
    forms = [*_months(), *ROMAN_MONTHS, *NUMBERED]
    for calendar in ("persian", "islamic", "ethiopic"):
        forms += other_months(calendar)
    return frozenset(form.partition(" ")[0] for form in forms)


def _plain(word: str) -> str:
    """A Latin word without its marks: `fevrier`, `aout`, as keyboards and old systems have it."""
    if not word or not "a" <= word[0] <= "ɏ":
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


@lru_cache(maxsize=16384)
def month_of(word: str, language: str | None, *, own: bool = False) -> int | None:
    """The month that a word (casefolded, full stops off) names in a language; without one, what most languages mean.

    own   in running text: of other languages only the full English names count, so that `set` and `out` are no months
    """
    found = _months().get(word)
    if found is None:
        return None
    if language:
        month = found.get(language) or found.get(_SAME.get(language, language))
        if month:
            return month
        if own and (language in MONTHS or language in _SAME):
            return found.get("en") if len(word) > _SHORT else None
    if word in _weekdays("en") or word in _weekdays(language or "en"):
        return None
    if len(word) <= _SHORT and word.isascii():
        # `see`, `man` and `mas` are months too, in languages that an unknown text is hardly in.
        return next((found[common] for common in _COMMON if common in found), None)
    numbers = set(found.values())
    if len(numbers) == 1:
        return numbers.pop()
    for common in _COMMON:
        if common in found:
            return found[common]
    counts = sorted((sum(n == number for n in found.values()), number) for number in numbers)
    return counts[-1][1] if counts[-1][0] >= 3 * counts[-2][0] else None


@lru_cache(maxsize=256)
def _weekdays(language: str) -> frozenset[str]:
    days = WEEKDAYS.get(language) or WEEKDAYS.get(_SAME.get(language, language), ())
    return frozenset(form for forms in days for form in forms.split("|"))


def is_filler(word: str) -> bool:
    """Whether a word stands in dates without meaning anything, such as `de` or `gada`."""
    return word in FILLERS or word in _ALSO_FILLERS


# Small words of dates that CLDR's patterns do not hold, and ordinal endings.
_ALSO_FILLERS = frozenset((
    "of", "the", "st", "nd", "rd", "th", "er", "º", "ª", "°", "el", "den", "le", "of the", "il", "ya", "ngày", "năm",
    "tháng", "year", "года", "року", "год", "година", "års", "del", "ημέρα", "ที่", "พ", "ศ", "в", "dne", "dnia",
    "roku", "r", "г", "року", "ж", "жылы", "м", "'", "’", "‘", "י", "ב", "w", "de", "do", "da", "ta", "'n", "day",
    "t", "u", "e", "ko", "mh", "dhen", "l", "л", "yil", "йил", "жыл", "ቀን", "ዓ", "ም", "ခုနှစ်", "ရက်", "ရက်နေ့", "ခု",
))  # fmt: skip


def order_for(language: str | None, country: str | None) -> str | None:
    """`dmy`, `mdy` or `ymd`: how a language writes a date in figures in a country; None where it is not known.

    English without a country is not known: half its newspapers write it one way, half the other.
    """
    if language:
        language = _SAME.get(language, language) if language not in MONTHS else language
    if country:
        territory = {"uk": "GB"}.get(country, country.upper())
        if language and f"{language}-{territory}" in ORDERS:
            return ORDERS[f"{language}-{territory}"]
        if language == "en" or language is None:
            if country in {"us", "ph"}:
                return "mdy"
            return ORDERS.get(f"en-{territory}", "dmy" if language == "en" else None)
    if language and language != "en":
        return ORDERS.get(language)
    return None
