"""The headline among the first lines of a scraped text."""

from __future__ import annotations

import pytest

from transforms.headlines import headline_at, is_furniture, opens_with_verse
from transforms.plaintext import read_text

FURNITURE = [
    "Home > News > Harbour",
    "Startseite » Politik",
    "Accueil > Vie locale > Saint-Loup",
    "トップ > 地域",
    "Главная / Общество",
    "WIRTSCHAFT",
    "Politics",
    "Advertisement",
    "This site uses cookies. By reading on you agree to that.",
    "Diese Seite verwendet Cookies. Mehr dazu in der Erklärung.",
]
HEADLINES = [
    "Harbour bridge > tunnel: what the vote decides",
    "Bread, politics and a lost umbrella",
    "Cookies from the town's oven win a prize",
    "New rules for cookies agreed by ministers",
    "Home at last: the herons are back",
    "Politik der kleinen Schritte zahlt sich aus",
    "Wer wirbt, gewinnt | Wirtschaft",
    "Advertising on buses divides the council",
    "La portada del libro perdido aparece en el puerto",
    "地域の灯台、夜間公開へ",
    "Главная площадь закрыта до весны",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_paths_sections_and_notices_are_no_headline(line: str) -> None:
    assert is_furniture(line)
    assert headline_at([line, "The old ferry sails again from Monday on", "It sails."]) == 1


@pytest.mark.parametrize("line", HEADLINES)
def test_headlines_stay(line: str) -> None:
    assert headline_at([line, "The old ferry sails again from Monday on"]) == 0


@pytest.mark.parametrize("second", ["MARTON, 3 March 2022 –", "By Jane Doe", "Short", "Von Jana Doe, 3. März 2022"])
def test_what_stands_behind_a_path_may_be_no_headline_either(second: str) -> None:
    assert headline_at(["Home > News", second, "The old ferry sails again from Monday on."]) is None


def test_the_line_of_the_headline_is_lifted() -> None:
    page = read_text("Home > Region\n\nThe old ferry sails again from Monday on\n20220303\n\nIt sails twice a day.")
    assert [(f.name, f.block) for f in page.found] == [("title", 1), ("published", 2)]
    assert [b.kind for b in page.blocks] == ["paragraph", "title", "header", "paragraph"]


VERSE = [
    "The heron stands where reeds are thin,\nand counts the boats that will not sail,\nthe tide comes out, the tide comes in,\n"
    "and brings no news and brings no mail.",
    "Im Hafen liegt ein altes Boot;\nes war einmal der Stolz der Stadt.\nDie Planken sind vom Roste rot,\nder Winter macht es müd und matt.",
    "I mend my nets in morning light\nand sing the songs of yesterday\nwhile gulls are quarrelling in flight\n\n"
    "The ferry calls across the sound\nas if it had a word to say\nand nobody has heard it\n\n"
    "My nets are whole, the sea is round\nthe gulls have taken it away\nand nobody has feared it",
]
NO_VERSE = [
    "The heron\n\nThe heron stands where reeds are thin,\nand counts the boats that will not sail,\nthe tide comes out,\nthe tide comes in.",
    "Harbour opens\n20220303\n\nThe harbour is open.\nBoats may sail.\n\nThe ferry sails.\nIt is late.\n\nAll is well.\nSo it ends.",
    "Ferry sails again\nThe old ferry sails from Monday on.\nIt sails twice a day.\nTickets cost as before.\nDogs pay half.",
    "Ferry, bridge or tunnel,\nthe council has decided on none of the three that it had been asked to weigh since the spring of last year.\n"
    "It will decide in May, said the mayor, who had wanted the bridge, and was heard to sigh when the vote was read out.\nSo be it.",
    "Ferry sails again\nJane Doe\n\nIt sails twice.\nDogs pay half.\n\nIt is old.\nIt is slow.\n\nIt is ours.\nIt floats.",
]


@pytest.mark.parametrize("poem", VERSE)
def test_the_first_line_of_a_poem_is_no_title(poem: str) -> None:
    page = read_text(poem)
    assert page.found == ()
    assert {b.kind for b in page.blocks} == {"paragraph"}


@pytest.mark.parametrize("text", NO_VERSE)
def test_a_headline_above_short_lines_stays(text: str) -> None:
    assert [f.value for f in read_text(text).found if f.name == "title"] == [text.partition("\n")[0]]


def test_a_poem_is_told_by_its_first_lines() -> None:
    assert not opens_with_verse([])
    assert not opens_with_verse(["One,", "two"])
