"""Front matter and lines of names and values above a text."""

from __future__ import annotations

import pytest

from transforms import RawDocument, clean
from transforms.plaintext import read_text
from transforms.replay import text_as_read
from transforms.text_heads import head_of


def told(text: str) -> list[tuple[str, str]]:
    return [(name, value) for _, name, value in head_of(text.splitlines()).named]


def test_front_matter() -> None:
    text = (
        "---\ntitle: \"The last \\\"charcoal\\\" burner\"\nsource: https://post.example/burner\nauthor:\n  - \"[[Maria Lenz]]\"\n"
        "  - '[[Otto Kern]]'\npublished: 2026-02-11\ncreated: 2026-03-01\ntags: [clippings, crafts]\ndescription: >-\n"
        "  One kiln\n  still burns.\n---\nOne kiln still burns."
    )  # fmt: skip
    assert told(text) == [
        ("title", 'The last "charcoal" burner'), ("url", "https://post.example/burner"), ("author", "Maria Lenz"),
        ("author", "Otto Kern"), ("published", "2026-02-11"), ("fetched", "2026-03-01"),
    ]  # fmt: skip
    assert head_of(text.splitlines()).size == 13


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Title: A\n\nURL Source: https://a.example/b\n\nPublished Time: 2026-02-11T07:00:00Z\n\nMarkdown Content:\nText.",
         ["title", "url", "published"]),
        ("Titel: A\nAutor: Jan Rot\nDatum: 11.02.2026\n\nText.", ["title", "author", "published"]),
        ("标题：甲\n作者：乙\n\n正文。", ["title", "author"]),
        ("URL: https://a.example/b\nDate: 2026-02-11\n\nText.", ["url", "published"]),
        ("+++\ntitle = 'A'\ndate = 2026-02-11\n+++\nText.", ["title", "published"]),
        ("title: A\nsource: The Post\nauthor: [Ann Lee, Bo Ek]\n\nText.", ["title", "site_name", "author", "author"]),
    ],
)  # fmt: skip
def test_heads(text: str, fields: list[str]) -> None:
    assert [name for name, _ in told(text)] == fields


@pytest.mark.parametrize(
    "text",
    [
        "Title: A\n\nText.",
        "Author: Ann Lee\nDate: 11 February 2026\n\nText.",
        "Warning: the road is closed.\n\nText.",
        "Storm: what we know\nDate: unknown\n\nText.",
        "---\nA text that begins with a rule.\n---\nAnd goes on.",
        "---\nQ: Who are you?\nA: Nobody.\n---\nText.",
        "---\ntitle: A\nthat never ends",
        "Title: A\nDate: 2026-02-11",
        "- title: A\n- date: B\n\nText.",
    ],
)
def test_what_is_no_head(text: str) -> None:
    assert head_of(text.splitlines()).size == 0


def test_a_head_becomes_fields_and_nothing_is_lost() -> None:
    body = """Title: Beekeepers count their losses after a wet spring
Author: Rowan Teller
Date: 2026-06-02
URL: https://www.hivepost.example/beekeepers

Beekeepers in the south have lost almost a third of their colonies after the wettest spring in forty years.

Hungry bees could not fly for most of April, and many queens had stopped laying by then, the association said.
"""
    record = clean(RawDocument(uri="a.txt", body=body.encode(), content_type="text/plain"))
    assert record.title == "Beekeepers count their losses after a wet spring"
    assert record.authors == ("Rowan Teller",)
    assert str(record.published_date) == "2026-06-02"
    assert record.url == "https://www.hivepost.example/beekeepers"
    assert len(record.text.split("\n\n")) == 2
    assert "".join("".join(text_as_read(record)).split()) == "".join(body.split())


def test_an_article_of_questions_keeps_them() -> None:
    page = read_text(
        "Q: Does it get easier?\nA: No. The hills stay the same and I do not.\nQ: And next year?\nA: Oranges."
    )
    assert [field.source for field in page.found] == ["text:first line"]
    assert len(page.blocks) == 4
