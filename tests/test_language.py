"""The language of a text: long, short, in any script, against what is declared."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from transforms.language import code_of, identify

CASES = json.loads((Path(__file__).parent / "cases/languages.json").read_text("utf-8"))


@pytest.mark.parametrize(("language", "text"), CASES["texts"], ids=lambda v: v if len(v) < 4 else "")
def test_the_language_of_a_text(language, text):
    assert identify(text) == language


@pytest.mark.parametrize(("language", "text"), CASES["texts"], ids=lambda v: v if len(v) < 4 else "")
def test_a_wrong_declaration_does_not_change_it(language, text):
    wrong = "fr" if language != "fr" else "de"
    if len(text.split()) > 8 or not text.isascii():
        assert identify(text, wrong) == language


def test_what_has_no_letters_has_the_declared_language_or_none():
    assert identify("123 456 – 7", None) is None
    assert identify("", None) is None
    assert identify("123", "de-AT") == "de"


def test_a_text_of_names_has_the_declared_language_or_none():
    assert identify("Xyzzy Plugh Frobnitz", None) is None
    assert identify("Xyzzy Plugh Frobnitz", "hu") == "hu"


def test_languages_written_alike_are_told_by_the_declaration():
    text = "Vi har en god dag her i byen, og alle er glade for det."
    assert {identify(text, "da"), identify(text, "no")} == {"da", "no"}


def test_names_and_quotes_do_not_change_the_script():
    assert (
        identify("Компания Example Systems International показала новый телефон и сказала что он будет в продаже")
        == "ru"
    )
    assert (
        identify("The council said that Пример is the name of the bridge, and that it will be open in the spring.")
        == "en"
    )


def test_codes():
    assert [code_of(c) for c in ("de", "de-AT", "en_US", "DEU", "nb-NO", "zh-Hans-CN", "fil")] == [
        "de",
        "de",
        "en",
        "de",
        "no",
        "zh",
        "tl",
    ]
    assert [code_of(c) for c in (None, "", "  ", "x", "Deutsch!", "${lang}")] == [None] * 6


def test_a_long_text_takes_no_longer():
    assert identify("the council voted for the bridge and " * 100_000) == "en"


def test_serbian_in_latin_letters_is_what_its_page_declares():
    told = (
        "Mlin je juče samleo poslednju vreću raži, rekao je njegov vlasnik. Tri pokolenja su radila u njemu i nijedno "
        "nije imalo odmor u avgustu. Komisija će do četvrtka reći šta će biti sa kamenom, ali većina je izgubljena."
    )
    assert identify(told, "sr") == "sr"
    assert identify(told, "sr-Latn-RS") == "sr"
    assert identify(told, "hr") == "hr"
    assert identify("The mill has ground its last sack of rye, and nobody knows what is to become of it.", "sr") == "en"
