"""Days that an article names, seen from the day it appeared; and what only looks like one."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.date_forms import Hints
from transforms.date_mentions import mentions_in
from transforms.tables.mention_words import DAYS

CASES = json.loads((Path(__file__).parent / "cases/dates_mentioned.json").read_text("utf-8"))
THURSDAY = date(2022, 3, 3)


@pytest.mark.parametrize(("language", "text", "expected"), CASES["mentions"], ids=[c[1] for c in CASES["mentions"]])
def test_named_days_are_resolved_in_their_places(language, text, expected):
    found = mentions_in(text, THURSDAY, Hints(language))
    assert [[m.written, m.value] for m in found] == expected
    assert [text[m.start : m.end] for m in found] == [m.written for m in found]


@pytest.mark.parametrize(("language", "text"), CASES["no_mentions"], ids=[c[1] for c in CASES["no_mentions"]])
def test_what_names_no_day_is_left_alone(language, text):
    assert mentions_in(text, THURSDAY, Hints(language)) == ()


def test_without_a_language_only_whole_dates_are_found():
    text = "On Wednesday, 24 February 1999, and last month."
    assert [m.value for m in mentions_in(text, THURSDAY, Hints())] == ["1999-02-24"]


def test_mentions_do_not_overlap_and_are_in_order():
    text = "On Wednesday 2 March 2022, Thursday 3 March and two days ago, last Friday, in February 2021."
    found = mentions_in(text, THURSDAY, Hints("en"))
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
    assert [m.value for m in found] == [
        "2022-03-02",
        "2022-03-02",
        "2022-03-03",
        "2022-03-03",
        "2022-03-01",
        "2022-02-25",
        "2021-02",
    ]


@given(st.text(max_size=200), st.sampled_from(sorted(DAYS)), st.dates(date(1991, 8, 6), date(2090, 1, 1)))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_without_an_error(text, language, day):
    for mention in mentions_in(text, day, Hints(language)):
        assert text[mention.start : mention.end] == mention.written


def test_long_texts_take_linear_time():
    for piece in ("on Monday ", "two weeks ago ", "2 March ", "2022 ", "2022-", "Mar 2 ", "last "):
        assert len(mentions_in(piece * 20_000, THURSDAY, Hints("en"))) <= 200
