"""Lines that say how long ago it was, against the time of the fetch."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from lxml import html as lxml_html

from transforms.dates import When, decide
from transforms.document import Page
from transforms.html_found import found_in
from transforms.relative_dates import read_relative

NOW = datetime(2024, 3, 15, 10, 30, tzinfo=UTC)

CASES = [
    ("en", "3 hours ago", date(2024, 3, 15)),
    ("en", "12 hours ago", date(2024, 3, 14)),
    ("en", "Posted 2 days ago", date(2024, 3, 13)),
    ("en", "a week ago", date(2024, 3, 8)),
    ("en", "Yesterday, 14:30", date(2024, 3, 14)),
    ("fr", "il y a 2 jours", date(2024, 3, 13)),
    ("fr", "hier à 14h30", date(2024, 3, 14)),
    ("de", "vor 3 Stunden", date(2024, 3, 15)),
    ("de", "gestern, 14:30 Uhr", date(2024, 3, 14)),
    ("de", "vor einem Tag", date(2024, 3, 14)),
    ("es", "hace 5 horas", date(2024, 3, 15)),
    ("es", "ayer", date(2024, 3, 14)),
    ("pt", "há 3 dias", date(2024, 3, 12)),
    ("it", "2 giorni fa", date(2024, 3, 13)),
    ("nl", "3 dagen geleden", date(2024, 3, 12)),
    ("sv", "för 2 dagar sedan", date(2024, 3, 13)),
    ("pl", "2 dni temu", date(2024, 3, 13)),
    ("ru", "2 часа назад", date(2024, 3, 15)),
    ("ru", "вчера, 14:30", date(2024, 3, 14)),
    ("tr", "2 gün önce", date(2024, 3, 13)),
    ("id", "2 hari lalu", date(2024, 3, 13)),
    ("zh", "3小时前", date(2024, 3, 15)),
    ("ja", "2日前", date(2024, 3, 13)),
]


@pytest.mark.parametrize(("language", "line", "day"), CASES, ids=[c[1] for c in CASES])
def test_relative_lines(language, line, day):
    read = read_relative(line, NOW, language)
    assert read is not None
    assert read.day == day


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "3 hours"), ("en", "5 min read"), ("en", "two councils"), ("en", "tomorrow"), ("xx", "3 hours ago"), (None, "hier"),
        ("en", "Yesterday the council voted for the bridge that it had not wanted"), ("de", "vor der Brücke"), ("de", "Gesternabend"), ("fr", "hierarchie"),
        ("es", "ayuntamiento"), ("it", "oggigiorno"), ("en", ""), ("en", "999999 hours ago"), ("en", "15 March 2024"), ("ru", "назад"), ("nl", "3 dagen"), ("pl", "2 dni"),
        ("sv", "2 dagar"), ("tr", "2 gün"), ("id", "2 hari"), ("zh", "3小时"), ("ja", "2日"), ("pt", "3 dias"),
    ],
)  # fmt: skip
def test_lines_that_are_not_relative(language, line):
    assert read_relative(line, NOW, language) is None


def test_a_local_time_beside_it_has_no_zone():
    read = read_relative("Yesterday, 14:30", NOW, "en")
    assert (read.at, read.moment) == (time(14, 30), None)


def test_it_dates_a_page_only_where_the_fetch_is_known():
    page = Page((), found_in(lxml_html.document_fromstring("<h1>Head</h1><time>2 days ago</time><p>text</p>")))
    assert decide(page, (), When(None, NOW, None, "en")).published_date == date(2024, 3, 13)
    assert decide(page, (), When(None, None, None, "en")).published_date is None
