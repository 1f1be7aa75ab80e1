"""Plain scraped text -> blocks and header fields."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.plaintext import read_text


def test_paragraphs_with_a_title_line() -> None:
    page = read_text(
        "Harbour bridge to close for a year | Region\n\nThe bridge closes.\n\n\nIt opens again in spring.\n"
    )
    assert [block.text for block in page.blocks] == [
        "Harbour bridge to close for a year | Region", "The bridge closes.", "It opens again in spring.",
    ]  # fmt: skip
    assert [(field.name, field.block) for field in page.found] == [("title", 0)]


def test_lines_with_date_and_address() -> None:
    page = read_text(
        "Harbour bridge to close\n20230514\nhttps://news.example/a/1\nThe bridge closes.\nIt opens in spring."
    )
    assert [(field.name, field.value) for field in page.found] == [
        ("title", "Harbour bridge to close"), ("published", "20230514"), ("url", "https://news.example/a/1"),
    ]  # fmt: skip
    assert [block.kind for block in page.blocks] == ["title", "header", "header", "paragraph", "paragraph"]


@pytest.mark.parametrize("line", ["2023-05-14", "2023/05/14", "2023-05-14T09:30:00Z", "2023-05-14 09:30+02:00"])
def test_date_lines(line: str) -> None:
    assert [field.name for field in read_text(f"A title\n{line}\nText of it.").found] == ["title", "published"]


@pytest.mark.parametrize(
    "line",
    [
        "The bridge over the harbour closes on Monday, said the mayor, and it will stay closed until the spring of next year.",
        "https://news.example/a/1",
        "20230514",
        "word " * 60,
    ],
)
def test_what_is_no_title(line: str) -> None:
    assert "title" not in [field.name for field in read_text(f"{line}\n\nMore text.").found]


def test_one_line_is_text() -> None:
    page = read_text("Only one line")
    assert page.found == ()
    assert len(page.blocks) == 1


@pytest.mark.parametrize("line", ["5 May was a warm day", "see https://news.example/a", "12345678", "20231 500"])
def test_what_is_no_header_line(line: str) -> None:
    assert [field.name for field in read_text(f"A title\n{line}\nText.").found] == ["title"]


def test_lines_of_a_fixed_width_are_joined() -> None:
    text = """The bridge over the harbour closes on Monday, said the mayor of
the town, and it will stay closed until the spring of next year,
when the new one is to be opened.

Drivers will have to take the road around the bay, which takes a
quarter of an hour longer and has a narrow stretch at the mill."""
    blocks = [block.text for block in read_text(text).blocks]
    assert len(blocks) == 2
    assert blocks[0].startswith("The bridge over the harbour closes on Monday, said the mayor of the town")


def test_lines_of_all_lengths_are_not_joined() -> None:
    text = "Home\nNews\nSport\n\nThe bridge over the harbour closes on Monday.\nDrivers go round the bay."
    assert len(read_text(text).blocks) == 5


@given(st.text())
def test_nothing_is_lost(text: str) -> None:
    page = read_text(text)
    assert "".join("".join(block.text.split()) for block in page.blocks) == "".join(text.split())
    assert all("\n" not in block.text and block.text.strip() for block in page.blocks)


def test_half_of_a_letter_ends_no_line() -> None:
    garbled = "Årets båt: Åse Årnes vant".encode().decode("latin-1")
    assert [block.text for block in read_text(f"{garbled}\n{garbled} igjen\u2028og igjen").blocks] == [
        garbled,
        f"{garbled} igjen",
        "og igjen",
    ]
