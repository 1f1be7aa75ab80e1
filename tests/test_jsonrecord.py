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
    ],
)
def test_an_empty_field_hides_no_text(fields: dict[str, object]) -> None:
    record = clean(RawDocument("a.jsonl#0", json.dumps(fields).encode(), "application/json"))
    assert record.text == TEXT


def test_what_is_no_number_is_no_title() -> None:
    body = f'{{"title": Infinity, "date": NaN, "author": -Infinity, "text": {json.dumps(TEXT)}}}'
    record = clean(RawDocument("a.jsonl#0", body.encode(), "application/json"))
    assert (record.title, record.published_date, record.authors) == (None, None, ())
