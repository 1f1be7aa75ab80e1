"""Profiles of authors go whole, with a head or without; persons whom an article is about stay."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from transforms import RawDocument, clean
from transforms.profiles import introduces, is_head, is_name, quotes

CASES = json.loads((Path(__file__).parent / "cases" / "profiles.json").read_text(encoding="utf-8"))


def kept(paragraphs: list[str]) -> list[str]:
    return clean(RawDocument(uri="a", body="\n\n".join(paragraphs).encode())).text.split("\n")


@pytest.mark.parametrize("case", CASES["profiles"], ids=lambda case: case["name"])
def test_a_profile_goes_whole(case: dict) -> None:
    article = CASES["articles"][case["language"]]
    left = kept(article + case["profile"])
    assert [text for text in case["profile"] if text in left] == []
    assert [text for text in article[1:] if text not in left] == []


@pytest.mark.parametrize("end", [True, False], ids=["at the end", "in the midst"])
@pytest.mark.parametrize("case", CASES["none"], ids=lambda case: case["name"])
def test_what_is_no_profile_stays(case: dict, end: bool) -> None:
    article = CASES["articles"][case["language"]]
    at = len(article) if end else 3
    left = kept(article[:at] + case["stays"] + article[at:])
    assert [text for text in case["stays"] if len(text) > 30 and text not in left] == []


def test_a_person_of_the_article_is_no_profile() -> None:
    article = CASES["articles"]["en"]
    about = "Tobias Lund is a former journalist who writes about seals and lives on the island."
    assert about in kept([*article, about])


def test_the_host_of_a_live_report_is_no_profile() -> None:
    article = CASES["articles"]["en"]
    host = "Good morning. I'm Lena Falk and I will be here until noon. The tide is still out."
    assert host in kept([*article, host])


def test_a_byline_at_the_head_swallows_no_article() -> None:
    article = CASES["articles"]["en"]
    left = kept([article[0], "Written by", "Marta Quist", *article[1:]])
    assert [text for text in article[1:] if text not in left] == []


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("About the Author", "head"),
        ("Об авторе", "head"),
        ("作者简介", "head"),
        ("필자 소개", "head"),
        ("Autorin", "label"),
        ("WRITTEN BY:", "label"),
        ("Latest posts by Ida Berg (see all)", "named"),
        ("Über Ida Berg", "named"),
        ("About the seals", ""),
        ("Written in haste", ""),
        ("Author of the report", ""),
        ("Autorka projektu", ""),
        ("Writers' strike ends", ""),
    ],
)
def test_heads(line: str, kind: str) -> None:
    assert is_head(line) == kind


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("Hi, I am Ida Berg and I like boats.", True),
        ("Hallo, ich heiße Ida Berg.", True),
        ("Bonjour à tous, je m’appelle Ida Berg.", True),
        ("我叫李青禾，是一名记者。", True),
        ("I am tired, and so is the dog.", False),
        ("Ich bin froh, dass es vorbei ist.", False),
        ("我是第一次来这里。", False),
        ("She said that I am Ida Berg to nobody.", False),
    ],
)
def test_introductions(text: str, yes: bool) -> None:
    assert introduces(text, "") is yes


def test_names_and_quotations() -> None:
    assert is_name("Ida van der Berg")
    assert not is_name("Ida Berg, 34")
    assert not is_name("Nobody came.")
    assert quotes("“I am Ida Berg, and I write,” she said.")
    assert not quotes("Я пишу для «Маяка» о море.")
