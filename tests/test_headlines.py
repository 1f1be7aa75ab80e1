"""The headline among the first lines of a scraped text."""

from __future__ import annotations

import pytest

from transforms.headlines import headline_at, is_furniture
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
