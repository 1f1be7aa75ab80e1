"""What blocks are about, and what their containers hold: by sums that are made once a page."""

from __future__ import annotations

import numpy as np
import pytest

from transforms.containers import LEVELS, containers
from transforms.stems import Stems

# stem 0 is in blocks 0, 1 and 2; stem 1 in blocks 0 and 1; stem 2 in block 2; stem 3 in block 3
PAIRS = Stems(5, np.array([0, 1, 2, 0, 1, 2, 3]), np.array([0, 0, 0, 1, 1, 2, 3]))


def test_others_are_counted_without_the_block_itself() -> None:
    assert PAIRS.others.tolist() == [2, 2, 2, 1, 1, 0, 0]
    assert PAIRS.counts.tolist() == [2, 2, 2, 1, 0]


def test_a_block_is_on_the_subject_by_what_likely_others_hold() -> None:
    shares, weights = PAIRS.topical(np.array([0.9, 0.9, 0.1, 0.9, 0.9], dtype=np.float32))
    # block 3 is likely, but nobody else has its stem; block 4 has none at all
    assert shares.tolist() == [1.0, 1.0, 0.5, 0.0, -1.0]
    assert weights.tolist() == [1.0, 1.0, 1.0, 0.0, 0.0]


def test_odds_are_those_of_the_blocks_that_share_a_stem() -> None:
    every, met = PAIRS.odds(np.array([0.9, 0.9, 0.1, 0.1, 0.5], dtype=np.float32))
    assert min(every[:3]) > every[3]
    assert met[3] == met[4] == 0
    # what only one block holds tells as much as all of the page
    assert every[3] == pytest.approx(-np.log((2 * 0.9 * 2 + 3 * 0.1 + 1) / (7 - 3.9 + 1)), rel=1e-5)


@pytest.mark.parametrize("rows", [1, 4])
def test_a_page_without_stems_is_about_nothing(rows: int) -> None:
    p = np.full(rows, 0.7, dtype=np.float32)
    assert [column.tolist() for column in Stems(rows).topical(p)] == [[-1.0] * rows, [0.0] * rows]
    assert [column.tolist() for column in Stems(rows).odds(p)] == [[0.0] * rows] * 2


def test_containers_sum_each_level_for_itself() -> None:
    levels = np.zeros((LEVELS, 3), dtype=np.int64)
    levels[0] = 0, 1, 1
    levels[4] = 2, 0, 2
    found = containers(levels)
    assert found.count == 2 + 3 * 1 + 3
    assert found.firsts.tolist() == [0, 2, 3, 4, 5]
    held = found.each(found.sums(np.array([1.0, 2.0, 4.0])))
    assert held.tolist() == [[1, 6, 6], [7, 7, 7], [7, 7, 7], [7, 7, 7], [5, 2, 5]]
