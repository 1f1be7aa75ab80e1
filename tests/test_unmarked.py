"""Scraped text -> what tells its article from teasers and menus: runs of paragraphs, usual words, words that meet."""

from __future__ import annotations

import numpy as np
import pytest

from transforms import unmarked
from transforms.features import measure
from transforms.html import read_html
from transforms.model import load
from transforms.plaintext import read_text
from transforms.stems import Stems
from transforms.surroundings import NAMES, SECOND, deepen, widen

ARTICLE = (
    "The ferry between the two islands was stopped on Monday after its engine had failed for the third time.",
    "Passengers waited on the quay for five hours before a smaller ferry took them to the islands.",
    "The company says that the engine was repaired in March, and that the ferry will sail again on Friday.",
    "Fishermen of the islands offered their boats, and passengers paid them for the way to the quay.",
)
TEASERS = (
    "Choir sings again",
    "After two years of silence the singers of the old chapel have found a conductor and a room.",
    "Bakers rise late",
    "Bread costs more than ever, and fewer young people want to stand before an oven at night.",
    "Chess in the park",
    "Somebody stole all white pawns of the great board, so that games now begin with stones.",
)
TEXT = "\n\n".join(("Ferry stands still", *ARTICLE, *TEASERS))


def rows(text: str = TEXT) -> dict[str, np.ndarray]:
    page = read_text(text)
    model = load("text")
    wide = widen(measure(page, model.words, model.regions))
    assert wide.shape == (len(NAMES) + len(unmarked.NAMES), len(page.blocks))
    return dict(zip(unmarked.NAMES, wide[len(NAMES) :], strict=True))


def test_the_article_is_one_run_and_a_teaser_is_alone() -> None:
    found = rows()
    assert found["run_count"].tolist() == [0, 4, 4, 4, 4, 0, 1, 0, 1, 0, 1]
    assert found["run_place"].tolist() == [0, 0, 1, 2, 3, 0, 0, 0, 0, 0, 0]
    assert found["run_off"].tolist() == [-1, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6]
    assert found["run_share"][1] > 3 * found["run_share"][6]
    assert found["run_before"][6] == 4
    assert found["run_after"][4] == 1


def test_words_of_the_article_meet_and_those_of_teasers_do_not() -> None:
    found = rows()
    assert found["met"][1:5].min() > found["met"][6::2].max()
    assert found["met_near"][1:5].min() > found["met_near"][6::2].max()


def test_a_page_without_prose_has_no_run() -> None:
    found = rows("Home\n\nSports\n\nWeather\n\nLog in")
    assert not found["run_count"].any()
    assert not found["page_run"].any()
    assert (found["run_off"] > 1000).all()


def test_words_that_the_page_often_has_are_usual() -> None:
    numbers = np.array([0, 1, 0, 2, 3, 4, 0, 1])
    often = unmarked.usual(numbers, np.array([3, 3, 2]))
    assert often[0, 0] > often[0, 2] > often[0, 1] == 0
    assert unmarked.usual(np.zeros(8, dtype=np.intp), np.array([8])).tolist() == [[pytest.approx(np.log(8))], [1.0]]


def test_words_of_likely_blocks_speak_for_a_block_and_its_own_do_not() -> None:
    # blocks 0 and 1 are likely and share stems 0 and 1; block 2 shares one with them, block 3 none
    stems = Stems(4, np.array([0, 2, 1, 0, 1, 2, 3, 3]), np.array([0, 0, 0, 1, 1, 2, 3, 4]))
    p = np.array([0.9, 0.9, 0.1, 0.1])
    columns = dict(zip(unmarked.SECOND, unmarked.judged(stems, p, np.full(4, 100.0)), strict=True))
    odds = columns["odds"]
    assert min(odds[:3]) > odds[3]
    # what only the block itself has says nothing, however likely the block
    assert columns["odds_met"][3] == 0
    alone = unmarked.judged(Stems(2, np.array([0, 1]), np.array([0, 1])), np.array([0.9, 0.1]), np.full(2, 100.0))[-1]
    assert alone.tolist() == [0, 0]
    assert columns["since_first"].tolist() == [0, 1, 2, 3]
    assert columns["until_last"].tolist() == [1, 0, -1, -2]
    assert columns["p_prose-1"].tolist() == [0, 0.9, 0.9, 0.1]
    assert columns["p_prose+1"].tolist() == pytest.approx([0.9, 0.1, 0.1, 0])


@pytest.mark.parametrize("text", ["A", "Home\n\nSports", TEXT, "一二三四五。\n\n六七八九十。"])
def test_every_text_has_all_columns(text: str) -> None:
    page = read_text(text)
    model = load("text")
    seen = measure(page, model.words, model.regions)
    wide = widen(seen)
    deep = deepen(wide, seen, np.full(len(page.blocks), 0.5, dtype=np.float32))
    assert len(wide) == len(NAMES) + len(unmarked.NAMES)
    assert len(deep) == len(SECOND) + len(unmarked.SECOND)
    assert np.isfinite(wide).all()
    assert np.isfinite(deep).all()


def test_pages_with_markup_have_none_of_these_columns() -> None:
    page = read_html("<p>" + "</p><p>".join(ARTICLE) + "</p>")
    model = load("html")
    seen = measure(page, model.words, model.regions)
    assert len(widen(seen)) == len(NAMES)
