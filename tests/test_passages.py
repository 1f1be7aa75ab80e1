"""Scraped texts of short sentences keep them, whatever stands among them; what has no article is still refused."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from transforms.boilerplate import judgement
from transforms.document import Block, Page, Unusable
from transforms.model import likely
from transforms.passage_lines import Lines, ends_sentence, lines_of
from transforms.passages import is_article, passages
from transforms.plaintext import read_text
from transforms.vocabulary import QuarantineReason

CASES = json.loads((Path(__file__).parent / "cases" / "passages.json").read_text(encoding="utf-8"))
ARTICLES = [case for case in CASES if case["lines"][0][1] != "refused"]
OTHERS = [case for case in CASES if case["lines"][0][1] == "refused"]


def fates(text: str) -> list[tuple[str, str]]:
    page = read_text(text)
    verdicts = judgement(page).verdicts
    return [
        (block.text, "keep" if verdict.kept else "title" if verdict.field else "gone")
        for block, verdict in zip(page.blocks, verdicts, strict=True)
    ]


@pytest.mark.parametrize("gap", ["\n\n", "\n"], ids=["paragraphs", "lines"])
@pytest.mark.parametrize("case", ARTICLES, ids=lambda case: case["name"])
def test_short_sentences_stay_and_what_stands_among_them_goes(case: dict, gap: str) -> None:
    assert fates(gap.join(text for text, _ in case["lines"])) == [(text, fate) for text, fate in case["lines"]]


@pytest.mark.parametrize("case", OTHERS, ids=lambda case: case["name"])
def test_what_is_no_article_is_refused(case: dict) -> None:
    with pytest.raises(Unusable) as refused:
        judgement(read_text("\n\n".join(text for text, _ in case["lines"])))
    assert refused.value.reason is QuarantineReason.NO_ARTICLE


@pytest.mark.parametrize("more", range(6))
def test_one_more_line_of_furniture_does_not_refuse_an_article(more: int) -> None:
    news = [
        "The last train to Korby will leave on Friday.",
        "Nobody will be on it but the driver.",
        "He has asked for a band.",
    ]
    furniture = [
        "Advertisement",
        "Sign up for our newsletter",
        "Share",
        "Follow us on Facebook",
        "Read more",
        "Comments",
    ]
    furniture += ["Contact us", "© 2022 Courier", "Privacy policy", "Terms of use", "Jobs", "Sitemap", "Imprint"]
    told = fates("\n\n".join(["Korby to lose its train", *news, *furniture[: 7 + more]]))
    assert [text for text, fate in told if fate == "keep"] == news


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("Nobody came.", True),
        ("“Nobody came.”", True),
        ("„Niemand kam.“", True),
        ("「誰も来なかった」", True),
        ("誰も来なかった。", True),
        ("Γιατί τώρα;", True),
        ("کیوں؟", True),
        ("ዛሬ መጣ።", True),
        ("Nobody came, and yet on the door of the hall a note was found that said:", True),
        ("The note said:", False),
        ("Nobody came", False),
        ("Nobody came;", False),
        ("Nobody came,", False),
        ("(Nobody)", False),
        ("A day at the “Anchor”", False),
    ],
)
def test_ends_of_sentences(line: str, ends: bool) -> None:
    assert ends_sentence(line) is ends


def lines(texts: list[str], probability: float = 0.02, plain: list[bool] | None = None) -> Lines:
    count = len(texts)
    some = np.ones(count, dtype=bool)
    return Lines(
        texts,
        np.array([len(text) for text in texts], dtype=np.float32),
        np.array([ends_sentence(text) for text in texts]),
        some,
        some if plain is None else np.array(plain),
        ~some,
        np.full(count, probability, dtype=np.float32),
        True,
    )


PARAGRAPH = "The ferry left the quay an hour late, and nobody on it minded."


@pytest.mark.parametrize(
    ("between", "stays"),
    [
        (["18:42"], False),
        (["18:42", PARAGRAPH, "17:15"], True),
        (["18:42 Mayor speaks", PARAGRAPH, "17:15 Mayor sleeps"], False),
        (["I paid to ride", "and did not go,", "the driver cried,"], True),
        (["Mayor resigns", "Storm closes schools", "Bridge reopens"], False),
        (["Harold Binns", PARAGRAPH, "Anna Mirov"], True),
        (["Harold Binns"], False),
        (["Storm closes schools", PARAGRAPH, "Bridge reopens"], False),
        (["• a fork", "• a flask"], True),
        (["• a fork"], False),
    ],
)
def test_lines_whose_form_is_their_meaning(between: list[str], stays: bool) -> None:
    texts = [PARAGRAPH, *between, PARAGRAPH]
    kept = np.array([text == PARAGRAPH for text in texts])
    assert passages(lines(texts), kept).tolist() == [stays or text == PARAGRAPH for text in texts]


@pytest.mark.parametrize(
    ("texts", "probability", "article"),
    [
        ([PARAGRAPH, "Why?", PARAGRAPH, "Home", "Sport"], 0.02, True),
        ([PARAGRAPH, "Why?", PARAGRAPH, *["A headline that ends in nothing at all"] * 4], 0.02, False),
        ([PARAGRAPH, "Why?", PARAGRAPH, *["A headline without an end"] * 4], 0.3, True),
        ([PARAGRAPH, PARAGRAPH], 0.9, False),
        (["Sorry.", "Not here.", "Go back."], 0.9, False),
    ],
)
def test_an_article_is_told_by_its_sentences(texts: list[str], probability: float, article: bool) -> None:
    assert is_article(lines(texts, probability)) is article


def test_nothing_is_plain_below_a_head_of_comments() -> None:
    page = Page(tuple(Block(text) for text in (PARAGRAPH, "3 comments", "I was on it.", "So was I.")))
    free = np.ones(4, dtype=bool)
    assert lines_of(page, likely(page), free, np.array([False, True, False, False])).plain.tolist() == [
        True,
        False,
        False,
        False,
    ]
