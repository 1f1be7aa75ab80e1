"""Blocks -> verdicts: what is the article stays, what is not goes with its reason, and too much never goes unseen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.boilerplate import judge, judgement
from transforms.document import Block, BlockKind, Field, Markup, Page, Unusable, Verdict
from transforms.features import measure
from transforms.html import read_html
from transforms.model import load
from transforms.no_article import is_no_article
from transforms.plaintext import read_text
from transforms.prompts import footer_in, header_in
from transforms.reasons import NOTHING, Clues, plain_reason, reason_of
from transforms.vocabulary import Caution, QuarantineReason, RemovalReason

CASES = Path(__file__).parent / "cases"
TEXTS = json.loads((CASES / "boilerplate_text.json").read_text(encoding="utf-8"))
PAGES = json.loads((CASES / "boilerplate_html.json").read_text(encoding="utf-8"))


def outcome(verdict: Verdict) -> str:
    return "keep" if verdict.kept else str(verdict.field or verdict.reason)


def wrong(page: Page, expected: list[list[str]]) -> list[tuple[str, str, str]]:
    verdicts = judge(page)
    got = {block.text: outcome(verdict) for block, verdict in zip(page.blocks, verdicts, strict=True)}
    return [
        (text, want, got.get(text, "not read"))
        for text, want in expected
        if (got.get(text) in (None, "keep", "title") if want == "gone" else got.get(text) != want)
    ]


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: case["name"])
def test_plain_text(case: dict) -> None:
    page = read_text("\n\n".join(text for text, _ in case["blocks"]))
    assert wrong(page, case["blocks"]) == []


@pytest.mark.parametrize("case", PAGES, ids=lambda case: case["name"])
def test_pages(case: dict) -> None:
    assert wrong(read_html(case["html"]), case["blocks"]) == []


PROSE = (
    "The dam above Elverum held through the night, the water board said on Thursday, although the lake had risen by two metres.",
    "Some 300 people who had left their houses on Tuesday evening were allowed to return in the morning, the police said.",
    "The rain is expected to stop by the weekend. The board will let water through the lower gates until then.",
)


def test_every_block_has_one_fate() -> None:
    page = read_text("Dam holds\n\n" + "\n\n".join(PROSE) + "\n\nSubscribe to our newsletter\n\nShare this")
    for verdict in judge(page):
        assert [verdict.kept, verdict.reason is not None, verdict.field is not None].count(True) == 1
        assert 0.0 <= verdict.score <= 1.0


def test_the_heading_that_repeats_the_title_is_lifted() -> None:
    page = read_html(
        "<html><head><title>Dam holds through the night - The Valley Post</title></head><body><main><article>"
        "<h1>Dam holds through the night</h1>"
        + "".join(f"<p>{p}</p>" for p in PROSE)
        + "</article></main></body></html>"
    )
    fates = {block.text: outcome(verdict) for block, verdict in zip(page.blocks, judge(page), strict=True)}
    assert fates["Dam holds through the night"] == "title"
    assert [fates[p] for p in PROSE] == ["keep"] * 3


MENU = "".join(
    f'<li><a href="/{w}">{w.title()}</a></li>' for w in "home news sport culture travel money health science".split()
)


@pytest.mark.parametrize(
    "markup",
    [
        f"<nav><ul>{MENU}</ul></nav><footer><a href='/p'>Privacy</a> <a href='/i'>Imprint</a></footer>",
        f"<nav><ul>{MENU}</ul></nav><h1>404</h1><div class='links'><ul>{MENU}</ul></div><footer><ul>{MENU}</ul></footer>",
        "<nav><ul>" + MENU * 4 + "</ul></nav><div id='app'></div>",
    ],
)
def test_a_page_without_an_article_is_refused(markup: str) -> None:
    with pytest.raises(Unusable) as refused:
        judge(read_html(f"<html><body>{markup}</body></html>"))
    assert refused.value.reason is QuarantineReason.NO_ARTICLE


MENUS = "".join(f"<nav><h3>Part {n}</h3><ul>{MENU * 4}</ul></nav>" for n in range(8))


def kept_of(body: str) -> list[str]:
    page = read_html(f"<html><head><title>Dam holds through the night</title></head><body>{body}</body></html>")
    return [block.text for block, verdict in zip(page.blocks, judge(page), strict=True) if verdict.kept]


def test_a_button_that_is_never_closed_does_not_swallow_the_article() -> None:
    prose = "".join(f"<p>{p}</p>" for p in PROSE)
    body = f"<main><article><h1>Dam holds through the night</h1>{prose}</article></main>"
    assert kept_of(f"{MENUS}<header><button>Menu{body}{MENUS}</header>") == list(PROSE)


def test_what_a_button_says_is_not_the_article() -> None:
    wide = (
        "<button>" + "".join(f"<span>{word} </span>" for word in ("Albania", "Algeria", "Andorra") * 40) + "</button>"
    )
    body = f"<h1>Dam holds through the night</h1><p>{PROSE[0]}</p>{wide}<p>{PROSE[1]}</p><p>{PROSE[2]}</p>"
    assert kept_of(f"{MENUS}<main><article>{body}</article></main>{MENUS}") == list(PROSE)


def test_a_teaser_that_breaks_off_is_an_article() -> None:
    teaser = " ".join(PROSE * 2)[:520].rsplit(" ", 1)[0]
    body = f"<main><article><h1>Dam holds through the night</h1><p>{teaser}</p></article></main>"
    assert kept_of(MENUS + body + MENUS) == [teaser]


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(Unusable):
        judge(Page(()))


@pytest.mark.parametrize(
    "text", ["One line of news that somebody has typed.", "Kurz notiert\n\nDer Markt fällt heute aus."]
)
def test_a_short_text_is_not_refused(text: str) -> None:
    assert any(verdict.kept for verdict in judge(read_text(text)))


def test_a_removal_of_nearly_all_is_held_back() -> None:
    page = read_text("Title\n\nSubscribe now for unlimited access to all our stories and support our journalism today.")
    found = judgement(page)
    assert any(verdict.kept for verdict in found.verdicts) or Caution.MOST_REMOVED in found.warnings


def test_an_article_behind_a_profile_heading_is_not_swallowed() -> None:
    page = read_text("About the author\n\n" + "\n\n".join(PROSE * 3))
    kept = [verdict.kept for verdict in judge(page)]
    assert sum(kept) >= 3


def test_the_same_page_gives_the_same_verdicts() -> None:
    page = read_text("Dam holds\n\n" + "\n\n".join(PROSE) + "\n\nFollow us on Instagram")
    assert judge(page) == judge(page)


def test_a_page_of_one_block() -> None:
    assert judge(Page((Block(PROSE[0]),)))[0].kept


def test_reasons_are_of_the_closed_list() -> None:
    page = read_text(
        "Dam holds\n\n"
        + "\n\n".join(PROSE)
        + "\n\nPhoto: Jane Roe\n\nRead also\n\n© 2023 Valley Post. All rights reserved."
    )
    for verdict in judge(page):
        assert verdict.reason is None or verdict.reason in RemovalReason


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=80).filter(lambda t: t.strip() and len(t.splitlines()) == 1), max_size=12))
def test_any_text_is_judged_or_refused(lines: list[str]) -> None:
    page = read_text("\n\n".join(lines))
    try:
        verdicts = judge(page)
    except Unusable:
        return
    assert len(verdicts) == len(page.blocks)
    assert any(verdict.kept for verdict in verdicts)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ottilie Braun, harbour correspondent", RemovalReason.BYLINE),
        ("Start :: News :: Harbour", RemovalReason.NAVIGATION),
        ("Home > News > Town", RemovalReason.NAVIGATION),
        ("12.03.2021, 14:05", RemovalReason.DATELINE),
        ("PORT ELLERY, 6 marzo 2025 -", RemovalReason.DATELINE),
        ("Port Ellery, 6 March 2025", None),
        ("The ferry, which was late, turned back.", None),
        ("New York, Paris", None),
        ("Bread, butter and salt", None),
        ("He said 3 > 2 and left it there.", None),
        ("The day in pictures", None),
    ],
)
def test_lines_above_an_article(line: str, expected: RemovalReason | None) -> None:
    assert header_in(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("انتهای پیام", RemovalReason.AGENCY),
        ("(Ottilie Braun)", RemovalReason.BYLINE),
        ("Bay Herald is a member of the Coast Press Group.", RemovalReason.LEGAL),
        ("Contact us: desk@bay-herald.example", RemovalReason.CONTACT),
        ("この記事をシェアする", RemovalReason.SHARING),
        ("灯台の明かりは午後九時に消えた。", None),
        ("The club is a member of the northern league.", None),
        ("Bay Herald readers raised the money.", None),
        ("(It was never found.)", None),
        ("The end of the pier fell into the sea.", None),
    ],
)
def test_lines_below_an_article(line: str, expected: RemovalReason | None) -> None:
    assert footer_in(line, ["bay herald"]) == expected


SHORT_NEWS = "The page was torn from the register in 1804, and nobody has found it since, the archivist says."


@pytest.mark.parametrize(
    ("title", "body", "refused"),
    [
        ("Page not found (404) - Bay Herald", "The page that you are looking for does not exist or was moved.", True),
        ("Your consent - Bay Herald", "We and our 80 partners use cookies to show you advertisements that fit.", True),
        ("The page not found in two centuries", SHORT_NEWS * 8, False),
        ("A register and its lost page", SHORT_NEWS, False),
        ("New rules for cookies", "Sites must ask for consent before they set cookies.|" + SHORT_NEWS * 3, False),
    ],
)
def test_error_pages_and_requests_for_consent_are_refused(title: str, body: str, refused: bool) -> None:
    paragraphs = [Block(text) for text in body.split("|")]
    page = Page((Block(title, "title"), *paragraphs), (Field("title", title, "html:title"),))
    concepts = measure(page, load("html").words, load("html").regions).concepts
    assert is_no_article(page, concepts, [False] + [True] * len(paragraphs)) is refused


def test_a_menu_is_one_block() -> None:
    links = "".join(f"<li class='item-{n}'><a href='/{n}'>Part {n}</a></li>" for n in range(5))
    page = read_html(f"<nav><ul>{links}</ul></nav><p>Bread rose by <a href='/b'>a tenth</a>.</p>")
    assert [block.text for block in page.blocks] == ["Part 0\nPart 1\nPart 2\nPart 3\nPart 4", "Bread rose by a tenth."]


def test_a_list_of_the_article_is_no_menu() -> None:
    page = read_html("<ul><li>Flour rose by a tenth, <a href='/f'>says the guild</a></li><li>Salt fell</li></ul>")
    assert [block.text for block in page.blocks] == ["Flour rose by a tenth, says the guild", "Salt fell"]


@pytest.mark.parametrize(
    "text", ["Home", "12.03.2021", "3", "1 of 2", "Choir sings again in the old chapel of the town", "2021 " * 40]
)
@pytest.mark.parametrize("markup", [None, Markup(), Markup(link_chars=200), Markup(link_chars=3)])
@pytest.mark.parametrize("kind", ["paragraph", "caption", "heading"])
def test_the_reason_without_a_clue_is_that_of_no_clues(text: str, markup: Markup | None, kind: BlockKind) -> None:
    block = Block(text, kind, markup)
    assert plain_reason(block) == reason_of(block, Clues(*NOTHING, 0, frozenset()))
