"""Years and days of other calendars -> the Gregorian one.

Arithmetic after Reingold and Dershowitz, *Calendrical Calculations*; the Persian leap rule is the 33-year one, right
for 1178 to 1633 AP (1799 to 2254), the Islamic calendar is the tabular civil one, which sightings may shift by a day.
"""

from __future__ import annotations

from datetime import date

BUDDHIST_OFFSET = 543
MINGUO_OFFSET = 1911
# The year before the first of each Japanese era, so that year n of an era is base + n.
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867, "r": 2018, "h": 1988, "s": 1925}
# 29 August 8 of the Julian calendar.
_ETHIOPIC_EPOCH = date(8, 8, 27).toordinal()
_ISLAMIC_EPOCH = date(622, 7, 19).toordinal()


def from_persian(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a day of the Solar Hijri calendar, or None where there is no such day."""
    if not (1178 <= year <= 1633 and 1 <= month <= 12 and 1 <= day <= (31 if month <= 6 else 30)):
        return None
    before = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    # 1 Farvardin 1400 was 21 March 2021; leap years fall where (25 y + 11) mod 33 < 8.
    start = date(2021, 3, 21).toordinal()
    leaps = sum(_is_persian_leap(y) for y in range(min(year, 1400), max(year, 1400)))
    days = 365 * abs(year - 1400) + leaps
    if month == 12 and day == 30 and not _is_persian_leap(year):
        return None
    return date.fromordinal(start + (days if year >= 1400 else -days) + before + day - 1)


def _is_persian_leap(year: int) -> bool:
    return (25 * year + 11) % 33 < 8


def from_islamic(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a day of the tabular Islamic calendar (a day off at most), or None where there is none."""
    if not (1200 <= year <= 1600 and 1 <= month <= 12 and 1 <= day <= 30):
        return None
    days = day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(_ISLAMIC_EPOCH - 1 + days)


def from_ethiopic(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a day of the Ethiopic calendar, or None where there is none."""
    if not (1500 <= year <= 2100 and 1 <= month <= 13 and 1 <= day <= (30 if month < 13 else 6)):
        return None
    return date.fromordinal(_ETHIOPIC_EPOCH - 1 + 365 * (year - 1) + year // 4 + 30 * (month - 1) + day)


def gregorian_year(year: int, *, thai: bool = False) -> int:
    """A year as written next to a month of the Gregorian calendar; Buddhist years are told by their size."""
    if 2400 <= year <= 2700 or (thai and year > 2300):
        return year - BUDDHIST_OFFSET
    return year
