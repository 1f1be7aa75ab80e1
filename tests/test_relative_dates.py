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
    ("cs", "před 2 dny", date(2024, 3, 13)),
    ("sk", "pred 2 dňami", date(2024, 3, 13)),
    ("ko", "3시간 전", date(2024, 3, 15)),
    ("ko", "어제 14:30", date(2024, 3, 14)),
    ("vi", "2 ngày trước", date(2024, 3, 13)),
    ("vi", "Hôm qua, 14:30", date(2024, 3, 14)),
    ("th", "2 วันที่แล้ว", date(2024, 3, 13)),
    ("th", "เมื่อวาน 14:30", date(2024, 3, 14)),
    ("fi", "2 päivää sitten", date(2024, 3, 13)),
    ("hu", "2 nappal ezelőtt", date(2024, 3, 13)),
    ("hu", "tegnap, 14:30", date(2024, 3, 14)),
    ("ro", "acum 2 zile", date(2024, 3, 13)),
    ("bg", "преди 2 дни", date(2024, 3, 13)),
    ("el", "πριν από 2 ημέρες", date(2024, 3, 13)),
    ("el", "χθες 14:30", date(2024, 3, 14)),
    ("he", "לפני 2 ימים", date(2024, 3, 13)),
    ("fa", "۲ روز پیش", date(2024, 3, 13)),
    ("hi", "2 दिन पहले", date(2024, 3, 13)),
    ("bn", "২ দিন আগে", date(2024, 3, 13)),
    ("da", "for 2 dage siden", date(2024, 3, 13)),
    ("no", "for 2 dager siden", date(2024, 3, 13)),
    ("hr", "prije 2 dana", date(2024, 3, 13)),
    ("sr", "пре 2 дана", date(2024, 3, 13)),
    ("lt", "prieš 2 dienas", date(2024, 3, 13)),
    ("sw", "siku 2 zilizopita", date(2024, 3, 13)),
    ("ur", "2 دن پہلے", date(2024, 3, 13)),
    ("kk", "2 күн бұрын", date(2024, 3, 13)),
    ("ka", "2 დღის წინ", date(2024, 3, 13)),
    ("zh", "2天前", date(2024, 3, 13)),
    ("ja", "2 日前", date(2024, 3, 13)),
    ("en", "2 hr. ago", date(2024, 3, 15)),
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
        ("zh", "日前发布"), ("ja", "日前"), ("ko", "3시간"), ("cs", "před branou"), ("cs", "2 dny"), ("vi", "2 ngày"), ("th", "2 วัน"), ("fi", "eilenkin"), ("hu", "mai"),
        ("hi", "कल"), ("ko", "오늘 시장에서 열린 회의에서 의원들이 다리 건설을 놓고 표결했다고 한다"), ("da", "for 2 dage"), ("el", "πριν"), ("he", "2 ימים"),
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
