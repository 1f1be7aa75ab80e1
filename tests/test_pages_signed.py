"""Whole pages in 24 languages with unusual titles, bylines and dates: who wrote what, and when."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from transforms import RawDocument, clean

CASES = json.loads((Path(__file__).parent / "cases" / "pages_signed.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_page_tells_its_title_authors_and_day(case: dict) -> None:
    record = clean(RawDocument("file:///page.html", case["html"].encode(), "text/html; charset=utf-8", url=case["url"]))
    known = {
        "title": record.title,
        "authors": list(record.authors),
        "date": record.published_date and record.published_date.isoformat(),
    }
    assert {name: known[name] for name in case["known"]} == case["known"]
