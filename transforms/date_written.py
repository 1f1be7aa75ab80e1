"""What a date is as it is written: its day, precision, time, zone and place; and what decides how to read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from transforms.calendars import gregorian_year


@dataclass(frozen=True, slots=True)
class Rules:
    """Bounds on what is read as a date.

    earliest, latest   years of the Gregorian calendar
    longest            characters of a text that are looked at
    pivot              a two-digit year up to this is of this century: news on the web began in the 1990s
    buddhist           beside a month in Thai, a two-digit year from this on is of the Buddhist calendar: 2534 was 1991
    gap                words and marks that may stand between the parts of a date
    """

    earliest: int = 1600
    latest: int = 2100
    longest: int = 20_000
    pivot: int = 69
    buddhist: int = 34
    gap: int = 4


RULES = Rules()


@dataclass(frozen=True, slots=True)
class Hints:
    """What decides a date that can be read in two ways: language (ISO 639-1), country (ISO 3166, lower case), order.

    prose   running text in that language: words of other languages are not taken for months
    """

    language: str | None = None
    country: str | None = None
    order: str | None = None
    prose: bool = False


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


def valid_day(year: int, month: int, day: int) -> date | None:
    """A day of the Gregorian calendar within the bounds, or None where there is none."""
    if not RULES.earliest <= year <= RULES.latest:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def year_of(figures: str, *, thai: bool = False) -> int:
    """The Gregorian year that two or four figures mean beside a month of the Gregorian calendar."""
    year = int(figures)
    if len(figures) == 2 and thai and year >= RULES.buddhist:
        return gregorian_year(2500 + year)
    if len(figures) == 2:
        return 2000 + year if year <= RULES.pivot else 1900 + year
    return gregorian_year(year, thai=thai)
