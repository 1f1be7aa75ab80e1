"""Lines with which a site speaks to its reader go from the midst of an article; sentences that begin like them stay."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from transforms import RawDocument, clean
from transforms.prompts import prompt_in
from transforms.requests_made import made_request
from transforms.vocabulary import RemovalReason

CASES = json.loads((Path(__file__).parent / "cases" / "requests_made.json").read_text(encoding="utf-8"))
GONE = [(case["article"], line) for case in CASES["lines"] for line in case["gone"]]
STAY = [(case["article"], line) for case in CASES["lines"] for line in case["stay"]]


def kept_lines(article: list[str], line: str) -> list[str]:
    text = "\n\n".join([*article[:3], line, *article[3:]])
    return clean(RawDocument(uri="a", body=text.encode())).text.split("\n")


@pytest.mark.parametrize(("article", "line"), GONE, ids=[line for _, line in GONE])
def test_a_request_goes(article: list[str], line: str) -> None:
    assert line not in kept_lines(article, line)


@pytest.mark.parametrize(("article", "line"), STAY, ids=[line for _, line in STAY])
def test_a_sentence_stays(article: list[str], line: str) -> None:
    assert line in kept_lines(article, line)


@pytest.mark.parametrize("line", [*CASES["never"], *(line for _, line in STAY)])
def test_no_rule_takes_a_sentence(line: str) -> None:
    assert made_request(line) is None
    assert prompt_in(line) is None


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("관련 기사: 등대의 역사", RemovalReason.RELATED),
        ("写真＝港湾局提供", RemovalReason.CREDIT),
        ("— Ems Watch (@emswatch) May 4, 2021", RemovalReason.EMBED),
        ("Dpa and AFP contributed to this article.", RemovalReason.AGENCY),
        ("Dieser Artikel wurde am 4. Mai aktualisiert.", RemovalReason.LEGAL),
        ("Contenido exclusivo para suscriptores", RemovalReason.SUBSCRIPTION),
        ("Folge uns auf Instagram!", RemovalReason.FOLLOW),
        ("Tagi: prom, Bug", RemovalReason.TAGS),
        ("Weiter nach der Werbung", RemovalReason.ADVERTISEMENT),
    ],
)
def test_the_reason_is_what_it_asks_for(line: str, reason: RemovalReason) -> None:
    assert made_request(line) is reason


def test_pages_keep_what_their_readers_differ_on() -> None:
    credit = "Dpa and AFP contributed to this article."
    assert made_request(credit) is not None
    assert made_request(credit, marked=True) is None


def test_a_request_that_somebody_reports_stays() -> None:
    assert made_request("Join our newsletter, the mayor said, and hear of it first.") is None
    assert made_request("“Download our app and see,” he said.") is None
