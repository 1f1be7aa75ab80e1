"""Figures in the shape of a date that are a score, a version, a price or a number to call: by what stands around."""

from __future__ import annotations

import re

from transforms.date_names import is_filler
from transforms.tables.calendar_words import BEFORE_DATES, DAY_IN_HYPHENS, NOT_DATED

# Characters before the figures that are looked at.
_BEFORE = 28
_CURRENCY = "€$£¥₹₽₺₩₴₫₦"
_PRICE_BEFORE = re.compile(rf"(?:[{_CURRENCY}]|\b(?:eur|usd|gbp|chf|inr|rs|rp|pln|sek|nok|dkk|czk|huf|r\$))\.?\s?$")
_PRICE_BEHIND = re.compile(
    rf"\s?(?:[{_CURRENCY}]|(?:eur|euros?|usd|dollars?|gbp|chf|zł|kr|kč|руб|грн)\b)", re.IGNORECASE
)
# A country's code, or a number in brackets, and figures only up to the date.
_PHONE = re.compile(r"(?:\+\d|\(\d{2,5}\))[\d\s()./-]{0,12}$")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\.?[\s(#-]{0,2}$")
_WORD_AND_NUMBER = re.compile(r"([^\W\d_]+)[.:]?\s[\d\s()/-]{1,10}$")


def is_lookalike(text: str, start: int, end: int, language: str | None) -> bool:
    """Whether text[start:end], figures with marks between, is no date by what stands right before and behind it."""
    before = text[max(0, start - _BEFORE) : start].casefold()
    if before and not before[-1].isspace() and before[-1] in "vx" and not before[-2:-1].isalpha():
        return True
    if _PRICE_BEFORE.search(before) or _PRICE_BEHIND.match(text, end) or _PHONE.search(before):
        return True
    match = _WORD_BEFORE.search(before)
    word = match[1] if match else ""
    if word in NOT_DATED:
        return True
    numbered = _WORD_AND_NUMBER.search(before)
    if numbered and numbered[1] in NOT_DATED:
        return True
    at = len(before) - (match.start(1) if match else 0)
    lower = word and text[start - at].islower()
    return bool(lower) and before[-1].isspace() and _is_score(text[start:end], word, language)


def _is_score(figures: str, word: str, language: str | None) -> bool:
    """`won 3-2-2022`: unpadded figures with hyphens right behind a word that stands before no date."""
    unpadded = figures[1:2] == "-"
    return unpadded and language not in DAY_IN_HYPHENS and word not in BEFORE_DATES and not is_filler(word)
