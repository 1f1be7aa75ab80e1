"""Records of JSON whose fields are not as they should be."""

from __future__ import annotations

import json

import pytest

from tests.makers import STORY
from transforms import CleanRecord, RawDocument, Unusable, clean

TEXT = "\n\n".join(STORY)
ADDRESS = "https://www.example.org/news/bridge"


@pytest.mark.parametrize(
    "fields",
    [
        {"text": " \n", "content": TEXT},
        {"text": None, "maintext": "", "content": TEXT},
        {"text": [STORY[0], None, *STORY[1:]]},
        {"text": TEXT, "@graph": []},
        {"text": TEXT, "@graph": [{"@type": "Organization", "name": "The Harbour Post"}]},
    ],
)
def test_an_empty_field_hides_no_text(fields: dict[str, object]) -> None:
    record = clean(RawDocument("a.jsonl#0", json.dumps(fields).encode(), "application/json"))
    assert record.text == TEXT


def test_what_is_no_number_is_no_title() -> None:
    body = f'{{"title": Infinity, "date": NaN, "author": -Infinity, "text": {json.dumps(TEXT)}}}'
    record = clean(RawDocument("a.jsonl#0", body.encode(), "application/json"))
    assert (record.title, record.published_date, record.authors) == (None, None, ())


def test_half_a_pair_in_markup_is_a_lost_letter_and_not_a_question_mark() -> None:
    body = json.dumps({"html": "".join(f"<p>{each} \ud83d</p>" for each in STORY) + "<p>Who asked \ud83d\ude00?</p>"})
    record = clean(RawDocument("a.jsonl#0", body.encode(), "application/json"))
    assert record.text.split("\n\n")[0] == f"{STORY[0]} \ufffd"
    assert record.text.endswith("Who asked \U0001f600?")
    assert "mojibake_left" in record.warnings


def cleaned(fields: dict[str, object]) -> CleanRecord:
    return clean(RawDocument("a.jsonl#0", json.dumps(fields).encode(), "application/json"))


@pytest.mark.parametrize(
    "fields",
    [
        {"Title": "Bridge", "Body": TEXT, "Url": ADDRESS, "Date": "2025-03-04", "Author": "Anna Petersen"},
        {"TITLE": "Bridge", "TEXT": TEXT, "URL": ADDRESS, "PUBLISHED_AT": "2025-03-04", "BYLINE": "Anna Petersen"},
        {"title": "Bridge", "content": TEXT, "url": ADDRESS, "publishedAt": "2025-03-04T10:00:00Z", "author": "Anna Petersen"},
        {"title": "Bridge", "full-text": TEXT, "web_url": ADDRESS, "pub date": "2025-03-04", "Authors": ["Anna Petersen"]},
        {"title": "Bridge", "plaintext": TEXT, "permalink": ADDRESS, "publishing_date": "2025-03-04", "authors": ["Anna Petersen"]},
        {"title": "Bridge", "content_text": TEXT, "url": ADDRESS, "date_published": "2025-03-04", "authors": [{"name": "Anna Petersen"}]},
        {"title": "Bridge", "paragraphs": list(STORY), "url": ADDRESS, "date": {"$date": "2025-03-04T10:00:00Z"}, "author": "Anna Petersen"},
        {"title": "Bridge", "text": TEXT, "url": ADDRESS, "date": {"$date": {"$numberLong": "1741082400000"}}, "author": "Anna Petersen"},
        {"title": "Bridge", "body_html": f"<p>{'</p><p>'.join(STORY)}</p>", "Url": ADDRESS, "date": "2025-03-04", "author": "Anna Petersen"},
        {"@graph": [{"@type": "NewsArticle", "Title": "Bridge", "Text": TEXT, "url": ADDRESS, "Date": "2025-03-04", "author": "Anna Petersen"}]},
    ],
)  # fmt: skip
def test_fields_go_by_the_names_that_tools_and_databases_give_them(fields: dict[str, object]) -> None:
    record = cleaned(fields)
    assert (record.title, record.text, record.url) == ("Bridge", TEXT, ADDRESS)
    assert (str(record.published_date), record.authors) == ("2025-03-04", ("Anna Petersen",))


@pytest.mark.parametrize("name", ["text2", "context", "description", "summary", "textlength", "html_url"])
def test_other_words_are_no_names_of_a_text(name: str) -> None:
    with pytest.raises(Unusable, match=f"no text and no markup among the fields: Web URL, {name}"):
        cleaned({name: TEXT, "Web URL": ADDRESS})


def test_a_name_as_we_know_it_goes_before_the_same_in_other_letters() -> None:
    assert cleaned({"Text": "Not this.", "text": TEXT, "TEXT": "Nor this."}).text == TEXT
    assert cleaned({"Title": "Not this", "title": "Bridge", "text": TEXT}).title == "Bridge"
