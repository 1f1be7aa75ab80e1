"""Lines of a fixed width -> paragraphs; and links that a terminal's browser numbered."""

from __future__ import annotations

import textwrap

import pytest

from transforms import RawDocument, clean
from transforms.mojibake_edits import apply
from transforms.plaintext import read_text
from transforms.references import is_entry, listed, numbers
from transforms.replay import text_as_read
from transforms.wrapping import hyphens, parted, unbroken, width_of

PARAGRAPHS = [
    "The ferry between Marrick and the outer islands will make two crossings a day from the first of May, the council"
    " decided on Tuesday evening after a debate of three hours.",
    "Until now the boat has left at seven in the morning and come back at dusk, which left islanders who needed a dentist"
    " or a bank with a whole day to spend in town.",
    "Nine councillors voted for the change and six against it. Two members of the ruling party broke ranks because the"
    " money comes from the fund for roads.",
]  # fmt: skip


# where no empty line parts two paragraphs, one whose last line is full runs into the next
@pytest.mark.parametrize(("width", "gap"), [(60, "\n\n"), (72, "\n\n"), (80, "\n\n"), (72, "\n")])
@pytest.mark.parametrize("indent", ["", "   "])
def test_paragraphs_are_joined_again(width: int, gap: str, indent: str) -> None:
    body = gap.join(textwrap.fill(each, width, initial_indent=indent, subsequent_indent=indent) for each in PARAGRAPHS)
    lines = f"Home\nNews\nSport\n\nTwo crossings a day\n\n{body}\n\nContact\nImprint".splitlines()
    found = width_of(lines)
    assert found is not None
    assert [line for line in unbroken(lines, found) if len(line) > 60] == PARAGRAPHS


def test_ideographs_are_joined_without_a_space() -> None:
    text = "港町の朝市が五十年ぶりに復活した三日の朝岸壁に並んだ二十二の店には夜明け前から長い列ができた。" * 3
    lines = [text[at : at + 36] for at in range(0, len(text), 36)]
    found = width_of(lines)
    assert found == 72
    assert unbroken(lines, found) == [text]


@pytest.mark.parametrize(
    "lines",
    [
        ["Storm closes the causeway for the third time this winter", "Why the lighthouse found no buyer at the auction",
         "Mussel farmers fear a warm spring after a wet winter in the north", "School in Tarn keeps its Latin class, says board",
         "Old cinema is to become a climbing hall for the young"],
        ["The council met at seven on Tuesday evening, as it always does.", "Nobody spoke of the pond, which had been the plan.",
         "At nine the chairwoman rang her little bell and went home.", "The minutes will be read in March, if there are any."],
        ["The tide comes in, the tide goes out, and over all the sand", "the gulls are crying", "of what they lost and never found,",
         "the evening and the town, and all the lanes that led us down"],
        ["short", "lines", "of a", "menu"],
        ["word " * 40, "word " * 50, "word " * 45, "word " * 60],
        [],
    ],
)  # fmt: skip
def test_lines_that_stand_alone_are_not_joined(lines: list[str]) -> None:
    assert width_of(lines) is None


def test_items_and_running_heads_begin_anew() -> None:
    body = textwrap.fill(" ".join(PARAGRAPHS), 60).splitlines()
    lines = [*body[:-1], body[0], "* an item that stands below it", "2. another one", body[1]]
    out = unbroken(lines, 60)
    assert [line for line in out if line[0] in "*2"] == ["* an item that stands below it", "2. another one"]


def test_words_that_lines_part_are_whole_again() -> None:
    lines = """A quarry company has been ordered to rebuild two miles of coun-
try lane after a judge found that its lorries had worn the sur-
face down to the chalk. The well-known engineer who wrote a well-
known report on it said that the harbour was not worth the mon-
ey, and that a well-known lake was.""".splitlines()
    found = width_of(lines)
    assert found is not None
    words = parted(lines, found)
    (paragraph,) = unbroken(lines, found)
    text = apply(paragraph, hyphens(paragraph, words))
    assert "country lane" in text
    assert "surface down" in text
    assert "the money" in text
    assert text.count("well-known") == 3


def test_two_hyphens_are_how_words_are_spelt() -> None:
    lines = ["A quarry company was ordered to rebuild a well-", "known lane after a judge found that its long-",
             "haul lorries had worn the surface all the way down", "to the chalk below it, and so it did, he said"]  # fmt: skip
    assert parted(lines, width_of(lines) or 50) == frozenset()


DUMP = """   * [1]Home
   * [2]News
   * [3]Sport

Two crossings a day

   By Maud Ellersby
   4 March 2026

   The ferry between [4]Marrick and the outer islands will make two
   crossings a day from the first of May, the council decided on Tuesday
   evening after a debate of three hours in the [5]town hall.

   Until now the boat has left at seven in the morning and come back at
   dusk, which left islanders who needed a dentist or a bank with a whole
   day to spend in town [sic], the mayor said.

   Nine councillors voted for the change and six against it. Two members
   of the ruling party broke ranks because the money comes from the fund
   for roads.

   * [6]About us
   * [7]Contact

References

   1. https://www.post.example/
   2. https://www.post.example/news
   3. https://www.post.example/sport
   4. https://www.post.example/marrick
   5. https://www.post.example/hall
   6. https://www.post.example/about
   7. mailto:desk@post.example
"""


def test_the_dump_of_a_terminal() -> None:
    record = clean(RawDocument(uri="a.txt", body=DUMP.encode(), content_type="text/plain"))
    paragraphs = record.text.split("\n\n")
    assert record.title == "Two crossings a day"
    assert record.authors == ("Maud Ellersby",)
    assert len(paragraphs) == 3
    assert paragraphs[0].startswith("The ferry between Marrick and the outer islands")
    assert paragraphs[0].endswith("in the town hall.")
    assert "[sic]" in paragraphs[1]
    assert {repair.rule for repair in record.repairs} == {"link_number"}
    assert "".join("".join(text_as_read(record)).split()) == "".join(DUMP.split())


def test_footnotes_without_addresses_stay() -> None:
    lines = ["The lane is old.[1] It is steep.[2]", "1. So the parish says.", "2. So does the map."]
    assert listed(lines) is None
    assert read_text("\n\n".join(lines)).syntax == ()


def test_only_the_numbers_of_the_list_go() -> None:
    assert apply("The [2]lane of [1985]old", numbers("The [2]lane of [1985]old", 7)) == "The lane of [1985]old"
    assert is_entry("* [2]News", 7)
    assert not is_entry("[2]The lane is old, and steep.", 7)
    assert not is_entry("The [2]lane", 7)
