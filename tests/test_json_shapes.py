"""Articles as interfaces, editors and stores write them: `tests/cases/json_shapes.json`, `{0}` for a paragraph."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from flows.settings import Settings
from tests.makers import STORY, items_of
from transforms import RawDocument, Unusable, clean
from transforms.json_shapes import articles_in
from transforms.vocabulary import QuarantineReason

CASES: list[dict[str, Any]] = json.loads(Path(__file__).with_name("cases").joinpath("json_shapes.json").read_text())


def read(value: object) -> Any:
    return clean(RawDocument("a.jsonl#0", json.dumps(value).encode(), "application/json"))


def filled(value: Any) -> Any:
    if isinstance(value, str):
        for place in range(3):
            value = value.replace(f"{{{place}}}", STORY[place])
        return value
    if isinstance(value, list):
        return [filled(each) for each in value]
    return {name: filled(each) for name, each in value.items()} if isinstance(value, dict) else value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_an_article_in_the_shape_of_an_interface(case: dict[str, Any]) -> None:
    record = read(filled(case["value"]))
    kept = record.text.split("\n\n")
    assert [each for each in kept if each != case.get("heading")] == list(STORY[:3])
    assert ("heading" in case) == (case.get("heading") in kept)
    assert record.title == "The ferry sails again"
    assert record.authors == ("Maren Osei",)
    assert record.published_date.isoformat() == "2025-03-04"
    assert record.published_at is None or record.published_at.astimezone(UTC) == datetime(
        2025, 3, 4, 10, 15, tzinfo=UTC
    )
    assert record.url == case.get("url", "https://www.example.org/ferry")
    assert record.section == case.get("section")
    assert not any(words in record.text for words in case.get("gone", ()))


TEXT = "\n\n".join(STORY)
ONE = {"title": "The ferry sails again", "text": TEXT}


@pytest.mark.parametrize(
    "beside",
    [
        {"comments": [{"author": "Sven", "text": "First."}]},
        {"related": {"title": "Timetable of the ferry", "text": STORY[0] * 3}},
        {"articles": [{"title": "Timetable of the ferry", "text": STORY[0] * 3}]},
        {"source": {"id": None, "name": "Harbour Post", "text": "A paper."}},
        {"data": {"text": "1"}, "content": []},
        {"author": 12, "categories": [7, "9"]},
        {"body": {"blocks": [{"type": "image", "text": "A ferry."}]}},
    ],
)
def test_what_stands_beside_a_text_changes_nothing(beside: dict[str, object]) -> None:
    record = read(ONE | beside)
    assert (record.text, record.title, record.authors, record.section) == (TEXT, ONE["title"], (), None)


@pytest.mark.parametrize(
    ("value", "count"),
    [
        ({"articles": [ONE, ONE]}, 2),
        ({"response": {"docs": [ONE, {"title": "Nothing more"}]}}, 2),
        ({"hits": {"hits": [{"_source": ONE}]}}, 1),
        ({"results": [{"url": "https://www.example.org/a"}]}, 1),
        ({"data": [1, 2, 3], "articles": [], "items": [{"id": 1}]}, 0),
        ({"comments": [ONE]}, 0),
        (ONE | {"articles": [ONE]}, 0),
        ({"data": ONE}, 0),
        ([ONE], 0),
        ("articles", 0),
    ],
)
def test_what_an_interface_answered_is_parted(value: object, count: int) -> None:
    assert len(articles_in(value)) == count


def test_several_articles_are_no_document() -> None:
    with pytest.raises(Unusable, match="2 records where one should be") as refused:
        read({"status": "ok", "articles": [ONE, ONE]})
    assert refused.value.reason == QuarantineReason.BROKEN_JSON


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ({"text": TEXT, "timestamp": "2025-03-04T10:15:00Z", "url": "https://www.example.org/ferry"}, None),
        ({"text": TEXT, "date": "2025-03-04", "dump": "CC-MAIN-2025-13", "file_path": "s3://crawl/1"}, None),
        (ONE | {"timestamp": "2025-03-04T10:15:00Z"}, "2025-03-04"),
        ({"headline": "Ferry", "text": TEXT, "timestamp": "2025-03-04T10:15:00Z"}, "2025-03-04"),
        ({"text": TEXT, "date": "2025-03-04"}, "2025-03-04"),
        (ONE | {"date": None, "pubDate": "", "pub_date": "2025-03-04"}, "2025-03-04"),
    ],
)
def test_the_time_of_a_crawl_is_no_publication(fields: dict[str, object], day: str | None) -> None:
    date = read(fields).published_date
    assert (date and date.isoformat()) == day


def test_a_headline_may_be_a_number() -> None:
    assert read({"title": "1984", "text": TEXT, "author": "12"}).title == "1984"


def test_signs_of_markup_in_a_rich_text_are_its_own() -> None:
    leaf = {"type": "text", "text": f"{STORY[1]} 3 < 4 & 5 > 4, <they> said."}
    value = {"title": "Signs", "content": {"type": "doc", "content": [{"type": "paragraph", "content": [leaf]}]}}
    assert read(value).text == leaf["text"]


def test_a_text_of_nothing_but_depth_is_refused() -> None:
    value: object = STORY[0]
    for _ in range(60):
        value = [value]
    with pytest.raises(Unusable):
        read({"title": "Deep", "text": value})


@pytest.mark.parametrize("lead", [b"", b"\xef\xbb\xbf", b"\n "])
def test_the_articles_of_an_answer_are_documents_of_their_object(lead: bytes) -> None:
    answer = {"status": "ok", "articles": [ONE, {"title": "No text"}, ONE | {"title": "Café \ud83d"}]}
    found = items_of("answer.json", lead + json.dumps(answer, indent=1).encode(), Settings())
    assert [item.index for item in found] == [0, 1, 2]
    raws = [item.raw for item in found if item.raw]
    assert [raw.uri for raw in raws] == [f"s3://raw/answer.json#{place}" for place in range(3)]
    assert [json.loads(raw.body)["title"] for raw in raws] == [ONE["title"], "No text", "Café \ud83d"]
    assert clean(raws[0]).text == TEXT


def test_an_object_that_is_a_record_keeps_its_bytes() -> None:
    body = json.dumps({"data": ONE, "n": 10**30}, indent=2).encode()
    (item,) = items_of("one.json", body, Settings())
    assert item.raw is not None
    assert item.raw.body == body


@pytest.mark.parametrize(
    ("end", "cut"), [("… [+2314 chars]", True), (" It is [+2314 chars] long.", False), ("", False)]
)
def test_what_an_interface_cut_is_said(end: str, cut: bool) -> None:
    assert ("cut_short" in read({"title": "Cut", "content": TEXT + end}).warnings) == cut
