"""Whole pages of shapes that newsrooms use and few collections hold: what stays, what goes, and what is known of them."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from transforms import RawDocument, Unusable, clean

CASES = json.loads((Path(__file__).parent / "cases" / "page_shapes.json").read_text(encoding="utf-8"))


def raw(case: dict) -> RawDocument:
    fetched = datetime.fromisoformat(case["fetched"]) if "fetched" in case else None
    return RawDocument(
        "page.html", case["html"].encode(), case.get("type", "text/html"), url=case.get("url"), fetched_at=fetched
    )


@pytest.mark.parametrize("case", [c for c in CASES if not c.get("refused")], ids=lambda case: case["name"])
def test_an_article_is_read_whole(case: dict) -> None:
    record = clean(raw(case))
    text = " ".join(record.text.split())
    assert [piece for piece in case.get("stays", ()) if piece not in text] == []
    assert [piece for piece in case.get("goes", ()) if piece in text] == []
    known = {
        "title": record.title,
        "authors": list(record.authors),
        "section": record.section,
        "date": record.published_date and record.published_date.isoformat(),
        "at": record.published_at and record.published_at.isoformat(),
        "url": record.url,
    }
    wanted = case.get("known", {})
    assert {name: known[name] for name in wanted} == wanted


@pytest.mark.parametrize("case", [c for c in CASES if c.get("refused")], ids=lambda case: case["name"])
def test_a_page_without_an_article_is_refused(case: dict) -> None:
    with pytest.raises(Unusable):
        clean(raw(case))
