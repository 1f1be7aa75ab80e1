"""Records of JSON whose fields are not as they should be."""

from __future__ import annotations

import json

import pytest

from tests.makers import STORY
from transforms import RawDocument, clean

TEXT = "\n\n".join(STORY)


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
