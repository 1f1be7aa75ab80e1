"""Which date a document is given, and which it is not."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from lxml import html as lxml_html

from transforms.dates import When, decide
from transforms.document import Block, Field, Page, Verdict
from transforms.html_found import found_in
from transforms.vocabulary import Caution, RemovalReason

CASES = json.loads((Path(__file__).parent / "cases/dates_decided.json").read_text("utf-8"))
FETCHED = datetime(2024, 4, 1, 12, tzinfo=UTC)


def page_of(markup):
    return Page((), found_in(lxml_html.document_fromstring(markup)))


def decided(page, url=None, fetched=FETCHED, language="en", verdicts=()):
    return decide(page, verdicts, When(url, fetched, None, language))


@pytest.mark.parametrize("case", CASES["pages"], ids=lambda c: c["why"])
def test_a_page_gets_its_date(case):
    dates = decided(page_of(case["markup"]), case.get("url"), language=case.get("language", "en"))
    assert (dates.published_date and dates.published_date.isoformat()) == case["day"]
    assert (dates.published_at and dates.published_at.isoformat()) == case.get("at")
    if case["day"] is None:
        assert Caution.NO_PUBLISHED_DATE in dates.warnings
    else:
        assert dates.source


@pytest.mark.parametrize("case", CASES["texts"], ids=lambda c: c["why"])
def test_a_text_gets_its_date(case):
    blocks = tuple(Block(line) for line in case["lines"])
    dates = decided(Page(blocks), case.get("url"), language=case.get("language", "en"))
    assert (dates.published_date and dates.published_date.isoformat()) == case["day"]


def test_a_header_line_goes_before_the_address_and_both_are_told():
    url = "https://www.example.org/news/2022-03-02/a-story"
    page = Page((), (Field("published", "20220303", "text:header line", 1), Field("url", url, "text:header line", 2)))
    dates = decided(page, url)
    assert dates.published_date == date(2022, 3, 3)
    assert dates.published_at is None
    assert dates.precision == "day"
    assert [(e.date, e.source) for e in dates.disagree] == [(date(2022, 3, 2), "url")]
    assert Caution.DATES_DISAGREE in dates.warnings


def test_a_json_field_is_believed_and_an_http_header_is_only_a_change():
    page = Page(
        (),
        (
            Field("published", "2024-03-15T08:05:00+02:00", "json:published_at"),
            Field("modified", "Mon, 25 Mar 2024 10:00:00 GMT", "http:last-modified"),
        ),
    )
    dates = decided(page)
    assert dates.published_at == datetime(2024, 3, 15, 6, 5, tzinfo=UTC)
    assert dates.modified_at == datetime(2024, 3, 25, 10, tzinfo=UTC)
    assert dates.source == "json:published_at"
    assert dates.disagree == ()


def test_nothing_is_published_after_it_was_fetched():
    markup = '<meta property="article:published_time" content="2024-05-15T08:00:00Z"><p>text</p>'
    dates = decided(page_of(markup))
    assert dates.published_date is None
    assert Caution.DATE_IN_FUTURE in dates.warnings
    assert decided(page_of(markup), fetched=None).published_date == date(2024, 5, 15)


@pytest.mark.parametrize(
    "value", ["1970-01-01T00:00:00Z", "0001-01-01T00:00:00", "1969-12-31", "1985-06-01", "0", "-62135596800"]
)
def test_what_systems_write_for_no_date_is_none(value):
    dates = decided(page_of(f'<meta property="article:published_time" content="{value}"><p>text</p>'))
    assert dates.published_date is None


def test_a_local_time_is_not_passed_off_as_utc():
    page = page_of('<meta property="article:published_time" content="2024-03-15T08:05:00"><p>text</p>')
    assert decided(page).published_date == date(2024, 3, 15)
    assert decided(page).published_at is None
    assert decided(page).precision == "day"


def test_a_local_time_gets_the_zone_that_the_page_shows():
    page = page_of(
        '<meta property="article:published_time" content="2024-03-15 08:05:00">'
        '<meta property="article:modified_time" content="2024-03-15T09:17:00+02:00">'
        '<h1>Head</h1><p class="date">Updated: 15 March 2024, 09:17</p>'
    )
    assert decided(page).published_at == datetime(2024, 3, 15, 6, 5, tzinfo=UTC)


def test_figures_are_read_in_the_order_of_the_place():
    markup = '<h1>Head</h1><p class="date">03/04/2023</p>'
    assert decided(page_of(markup), "https://example.co.uk/a").published_date == date(2023, 4, 3)
    assert decided(page_of(f'<html lang="en-US">{markup}</html>'), "https://example.com/a").published_date == date(
        2023, 3, 4
    )
    undecided = decided(page_of(markup), "https://example.com/a")
    assert Caution.DATE_AMBIGUOUS in undecided.warnings


def test_other_dates_of_the_document_decide_the_order():
    markup = '<h1>Head</h1><p class="date">03/04/2023</p><p class="date updated">Updated: 04/28/2023</p>'
    dates = decided(page_of(markup), "https://example.com/a")
    assert dates.published_date == date(2023, 3, 4)
    assert Caution.DATE_AMBIGUOUS not in dates.warnings


def test_figures_that_open_an_early_paragraph_are_its_dateline() -> None:
    blocks = (
        Block("The agency reports on the labour market each month, and has done so for sixty years now."),
        Block("The month in figures", "heading"),
        Block("01.02.2022 The labour market of the valley has begun the year well, said the head of the agency. " * 2),
    )
    when = When("https://agency.example.de/market")
    assert decide(Page(blocks), [Verdict(True, 0.0)] * 3, when).published_date == date(2022, 2, 1)
    told = (*blocks[:2], Block("On 01.02.2022 the labour market of the valley began to grow, said the head. " * 2))
    assert decide(Page(told), [Verdict(True, 0.0)] * 3, when).published_date is None


def test_a_day_that_only_teasers_call_published_is_still_that_of_a_change() -> None:
    own = Field("published", "2024-03-15", "meta:article:published_time")
    change = Field("modified", "2024-05-20", "meta:article:modified_time")
    teasers = [Field("published", day, "itemprop:datepublished, near headline") for day in ("2024-03-14", "2024-05-20")]
    assert decide(Page((), (own, change, *teasers)), (), When()).published_date == date(2024, 3, 15)


@pytest.mark.parametrize(
    ("url", "markup", "at"),
    [
        (
            "https://post.example.de/a",
            "<p class='date'>15.03.2024, 08:05 Uhr</p>",
            datetime(2024, 3, 15, 7, 5, tzinfo=UTC),
        ),
        (
            "https://post.example.de/a",
            "<p class='date'>15.07.2023, 08:05 Uhr</p>",
            datetime(2023, 7, 15, 6, 5, tzinfo=UTC),
        ),
        (
            "https://post.example.jp/a",
            "<p class='date'>2024年3月15日 08:05</p>",
            datetime(2024, 3, 14, 23, 5, tzinfo=UTC),
        ),
        (
            "https://post.example.de/a",
            "<p class='date'>15.03.2024, 08:05 GMT</p>",
            datetime(2024, 3, 15, 8, 5, tzinfo=UTC),
        ),
        ("https://post.example.com/a", "<p class='date'>March 15, 2024, 8:05</p>", None),
        ("https://post.example.ca/a", "<p class='date'>March 15, 2024, 8:05</p>", None),
        ("https://post.example.de/a", "<p class='date'>15.03.2024</p>", None),
        ("https://post.example.de/a", "<p class='date'>15.03.2024, 00:00</p>", None),
        ("https://post.example.de/a", "<time datetime='2024-03-15T08:05:00'>15. März</time>", None),
        ("https://post.example.de/a", "<p>15. März 2024</p><aside><p class='date'>15.03.2024, 08:05</p></aside>", None),
    ],
)
def test_a_time_that_is_shown_has_the_zone_of_a_country_with_one(url, markup, at):
    dates = decided(page_of(f"<h1>Head</h1>{markup}"), url, language="de")
    assert dates.published_at == at
    assert dates.precision == ("minute" if at else "day")
    assert (dates.source or "").endswith("zone of the country") is (at is not None and "GMT" not in markup)


def test_the_moment_for_machines_goes_before_the_one_that_is_shown():
    shown = "<p class='date'>July 15, 2023 5:50 pm CET</p><p class='date published'>July 15, 2023 5:50 pm CET</p>"
    markup = f"<meta property='article:published_time' content='2023-07-15T15:50:00+00:00'><h1>Head</h1>{shown}"
    assert decided(page_of(markup)).published_at == datetime(2023, 7, 15, 15, 50, tzinfo=UTC)
    assert decided(page_of(f"<h1>Head</h1>{shown}")).published_at == datetime(2023, 7, 15, 16, 50, tzinfo=UTC)


def test_the_number_of_an_article_is_no_day():
    page = page_of("<h1>Head</h1><p>text</p>")
    assert decided(page, "https://example.org/news/a-story/2039026", fetched=None).published_date is None
    assert decided(page, "https://example.org/news/a-story/20240315").published_date == date(2024, 3, 15)


def test_the_judges_datelines_are_date_lines():
    lines = [
        "Council votes on bridge",
        "Posted in Town on 15.03.2024 by staff of the paper and shown in the list",
        "A text.",
    ]
    verdicts = [Verdict(True, 0.0), Verdict(False, 0.9, RemovalReason.DATELINE), Verdict(True, 0.0)]
    page = Page(tuple(Block(line) for line in lines))
    assert decided(page, language="de", verdicts=verdicts).published_date == date(2024, 3, 15)


def test_malformed_input_raises_nothing():
    for markup in (
        '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":</script>',
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
        '<meta name="date" content="' + "9" * 5_000_000 + '">',
        '<meta name="date" content="' + "2024-" * 1_000_000 + '">',
        '<time datetime="{{ post.date }}">soon</time>',
        '<meta property="article:published_time" content="2024-99-99T99:99:99+99:99">',
    ):
        assert decided(page_of(markup + "<p>text</p>")).published_date is None
    assert decided(Page(()), url="http://[bad/2024/01/01/").published_date in {None, date(2024, 1, 1)}


def test_the_same_page_gets_the_same_answer():
    markup = "".join(f'<time datetime="2024-03-{d:02d}T10:00:00Z">x</time>' for d in range(1, 29))
    assert len({decided(page_of(markup)) for _ in range(5)}) == 1


def test_the_day_is_the_readers_where_the_moment_is_told_in_utc():
    page = page_of(
        '<meta property="article:published_time" content="2024-03-16T03:05:00Z">'
        '<h1>Head</h1><p class="date">Published: March 15, 2024 at 10:05 p.m.</p>'
    )
    dates = decided(page, "https://example.com/2024/03/15/head")
    assert dates.published_date == date(2024, 3, 15)
    assert dates.published_at == datetime(2024, 3, 16, 3, 5, tzinfo=UTC)
    assert dates.disagree == ()
