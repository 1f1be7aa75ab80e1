"""Texts that are no prose stay whole; menus and lists of headlines are still refused; a reported request is no prompt."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from transforms.boilerplate import judgement
from transforms.document import Unusable
from transforms.lines import is_text_of_lines, reports
from transforms.plaintext import read_text
from transforms.prompts import prompt_in
from transforms.vocabulary import Caution, QuarantineReason, RemovalReason

CASES = json.loads((Path(__file__).parent / "cases" / "boilerplate_lines.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", [c for c in CASES if not c["refused"]], ids=lambda case: case["name"])
def test_verse_recipes_code_and_reported_requests_stay(case: dict) -> None:
    page = read_text(case["text"])
    found = judgement(page)
    removed = [b.text for b, v in zip(page.blocks, found.verdicts, strict=True) if v.reason is not None]
    assert removed == case.get("gone", [])
    assert Caution.REMOVAL_HELD_BACK not in found.warnings


@pytest.mark.parametrize("case", [c for c in CASES if c["refused"]], ids=lambda case: case["name"])
def test_menus_and_lists_of_headlines_are_refused(case: dict) -> None:
    with pytest.raises(Unusable) as refused:
        judgement(read_text(case["text"]))
    assert refused.value.reason is QuarantineReason.NO_ARTICLE


def test_few_words_are_no_article() -> None:
    with pytest.raises(Unusable):
        judgement(read_text("hi there"))


@pytest.mark.parametrize(
    ("line", "reported"),
    [
        ("Sign up now, the mayor said.", True),
        ("Jetzt abonnieren, rief ein Mann auf dem Markt.", True),
        ("Abonnez-vous, a lancé la préfète.", True),
        ("Подпишитесь сегодня, сказал глава посёлка.", True),
        ("「登録してください」と市長は述べた。", True),
        ("Sign up now", False),
        ("Sign up now and never miss a story.", False),
        ("Jetzt abonnieren und weiterlesen.", False),
        ("Said and done", False),
    ],
)
def test_reported_speech(line: str, reported: bool) -> None:
    assert reports(line) is reported


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Segui tutti gli aggiornamenti sul nostro canale WhatsApp", RemovalReason.FOLLOW),
        ("Follow us and the crew of the ferry on Telegram", RemovalReason.FOLLOW),
        ("The quay on a Saturday in May. Photograph: Ottilie Braun/Bay Herald", RemovalReason.CAPTION),
        ("For more, follow us every day on Telegram", RemovalReason.FOLLOW),
        ("The mayor showed the plan on Telegram.", None),
        ("Follow the river to the mill", None),
        ("The mayor follows nobody on Telegram", None),
        ("Segui la strada fino al mulino", None),
        ("A photograph of the quay hung in the hall: nobody looked at it.", None),
    ],
)
def test_lines_that_ask_to_be_followed_and_credits(line: str, reason: RemovalReason | None) -> None:
    assert prompt_in(line) is reason


def test_a_prompt_is_one_unless_it_is_reported() -> None:
    assert prompt_in("Subscribe to our newsletter for more stories.") is RemovalReason.NEWSLETTER
    assert prompt_in("Subscribe to our newsletter, the water board wrote on every bill.") is None


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["slow goes the ferry,", "slow across the bay,", "with two old horses."], True),
        (["200 g flour", "2 eggs", "Mix and bake."], True),
        (["for row in rows:", "    count += 1", "return count"], True),
        (["Mayor resigns", "Storm closes schools", "Bridge to reopen"], False),
        (["Home", "News", "Sport", "Weather"], False),
        (["Slow goes the ferry,"], False),
    ],
)
def test_lines_that_are_a_text(lines: list[str], expected: bool) -> None:
    assert is_text_of_lines(lines, [False] * len(lines)) is expected
