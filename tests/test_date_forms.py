"""Dates as they are written: forms of some seventy languages, and what looks like a date and is none."""

from __future__ import annotations

import json
from datetime import date, time
from pathlib import Path

import pytest
from babel import Locale, localedata
from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.calendars import from_islamic, from_persian
from transforms.clock_times import find_times
from transforms.date_forms import Hints, find_dates, read_date
from transforms.date_names import month_of, order_for

CASES = json.loads((Path(__file__).parent / "cases/dates_written.json").read_text("utf-8"))


def hints(language, country):
    return Hints(language, country, order_for(language, country))


@pytest.mark.parametrize("case", CASES["dates"], ids=lambda c: f"{c[1]} {c[0]}")
def test_written_dates_are_read(case):
    text, language, country, day, at, offset = case
    read = read_date(text, hints(language, country))
    if day is None:
        assert read is None or read.day.year < 1991
        return
    assert read is not None
    assert read.day.isoformat() == day
    assert read.at == (time.fromisoformat(at) if at else None)
    assert read.offset == offset


@pytest.mark.parametrize("case", CASES["no_dates"], ids=lambda c: c[0])
def test_what_is_no_date_is_not_read(case):
    assert list(find_dates(case[0], hints(case[1] and case[1][:2], None))) == []


def test_what_is_no_date_is_no_value_either():
    for text in ("0000-00-00", "2024-02-30", "2024-13-13", "n/a", "99999999", "12345", "0", "-1"):
        assert read_date(text) is None


def test_figures_that_nothing_decides_are_marked():
    read = read_date("03/04/2024", Hints("en"))
    assert read is not None
    assert {read.day, read.other} == {date(2024, 3, 4), date(2024, 4, 3)}
    assert read_date("13/04/2024", Hints("en")).other is None
    assert read_date("04/04/2024", Hints("en")).other is None


def test_a_local_time_has_no_moment():
    assert read_date("2024-03-15 08:05").moment is None
    assert read_date("2024-03-15 08:05Z").moment.isoformat() == "2024-03-15T08:05:00+00:00"
    assert read_date("2024-03-15T01:30:00+05:30").moment.isoformat() == "2024-03-14T20:00:00+00:00"


def test_months_and_years_have_their_precision():
    assert read_date("2024-03").precision == "month"
    assert read_date("März 2024", Hints("de")).precision == "month"
    assert read_date("2024").precision == "year"
    assert read_date("15 March 2024").precision == "day"
    assert read_date("15 March 2024 10:00").precision == "minute"


def test_every_date_of_a_line_has_its_place():
    text = "Publié le 07 mai 2019 à 13h59 - Mis à jour le 08 mai 2019 à 09h03"
    found = list(find_dates(text, Hints("fr", "fr")))
    assert [text[w.start : w.end] for w in found] == ["07 mai 2019", "08 mai 2019"]
    assert [w.at for w in found] == [time(13, 59), time(9, 3)]


def test_a_word_means_another_month_in_another_language():
    assert month_of("listopad", "pl") == 11
    assert month_of("listopad", "hr") == 10
    assert month_of("srpen", "cs") == 8
    assert month_of("abril", None) == 4


def test_persian_and_islamic_days():
    assert from_persian(1400, 1, 1) == date(2021, 3, 21)
    assert from_persian(1399, 12, 30) == date(2021, 3, 20)
    assert from_persian(1400, 12, 30) is None
    assert from_persian(1357, 11, 22) == date(1979, 2, 11)
    assert from_islamic(1445, 1, 1) == date(2023, 7, 19)
    assert from_islamic(1445, 13, 1) is None


def test_times_of_day():
    assert [c.at for c in find_times("at 9.30 am and 14h05, 23:59:59")] == [time(9, 30), time(14, 5), time(23, 59, 59)]
    assert find_times("won 3:2 after 99:99, ratio 16:9") == []


# CLDR's languages whose long or medium form hides the month in a number or a phrase that no list holds.
UNREAD = {"blo", "bo", "byn", "dz", "kcg", "kde", "kgp", "kkj", "kok", "ksf", "nmg", "prg", "tok", "yav", "yo"}
LOCALES = sorted(
    name
    for name in localedata.locale_identifiers()
    if name not in {"root", "en_US_POSIX"}
    and name.partition("_")[0] not in UNREAD
    and "_Dsrt" not in name
    and "_Shaw" not in name
)


@settings(max_examples=1500, deadline=None)
@given(
    st.sampled_from(LOCALES),
    st.sampled_from(["long", "medium"]),
    st.dates(date(1991, 9, 1), date(2049, 12, 31)),
)
def test_a_date_written_in_any_locale_is_read_back(name, width, day):
    locale = Locale.parse(name)
    country = locale.territory.casefold() if locale.territory and len(locale.territory) == 2 else None
    written = format_date(day, width, locale=locale)
    read = read_date(written, hints(locale.language, country))
    assert read is not None, written
    assert read.day == day, written


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text):
    for written in find_dates(text):
        assert 0 <= written.start < written.end <= len(text)
    read_date(text)


def test_long_lines_of_figures_take_linear_time():
    for piece in ("1", "1.", "1/", "12:", "1 ", "Mar ", "1 Mar ", "十", "2024-", "年", "12.12."):
        list(find_dates(piece * 20_000))
        read_date(piece * 20_000)
