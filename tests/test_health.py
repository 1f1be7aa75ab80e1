"""When a run counts as unusual."""

from __future__ import annotations

import pytest

from flows.health import Health, HealthRules, health_of, jumps, key_of
from flows.tally import Tally

USUAL = [Health(1000, 0.02 + 0.002 * (n % 3), 0.30 + 0.01 * (n % 3)) for n in range(10)]


@pytest.mark.parametrize(
    "now",
    [
        Health(1000, 0.02, 0.31),
        Health(1000, 0.06, 0.31),  # a rise too small to wake anyone
        Health(1000, 0.00, 0.05),  # a fall
        Health(40, 0.90, 0.90),  # too few documents to say
        Health(60, 0.08, 0.31),  # five of sixty, where one was usual: chance does that
        Health(1000, 0.02, 0.34),
    ],
)
def test_what_is_usual(now: Health) -> None:
    assert jumps(now, USUAL) == []


@pytest.mark.parametrize(
    ("now", "says"),
    [
        (Health(1000, 0.40, 0.31), "40% of the documents quarantined, against 2% in the 10 runs before"),
        (Health(60, 0.50, 0.31), "50% of the documents quarantined"),
        (Health(1000, 0.02, 0.60), "60% of the text removed, against 31%"),
    ],
)
def test_what_jumps(now: Health, says: str) -> None:
    found = jumps(now, USUAL)
    assert len(found) == 1
    assert says in found[0]


def test_both_may_jump() -> None:
    assert len(jumps(Health(1000, 0.5, 0.9), USUAL)) == 2


def test_a_table_whose_runs_vary_is_given_more_room() -> None:
    varied = [Health(1000, 0.02 + 0.1 * (n % 3), 0.3) for n in range(12)]
    assert jumps(Health(1000, 0.35, 0.3), varied) == []
    assert jumps(Health(1000, 0.35, 0.3), USUAL)


def test_without_a_history_nothing_is_judged() -> None:
    assert jumps(Health(1000, 0.9, 0.9), USUAL[: HealthRules().fewest - 1]) == []
    assert jumps(Health(1000, 0.9, 0.9), [Health(3, 0.0, 0.0)] * 20) == []


def test_shares_of_a_run() -> None:
    tally = Tally(documents=10, clean=8, quarantined=2, chars_in=1000, chars_out=700)
    assert health_of(tally) == Health(10, 0.2, 0.3)
    assert health_of(Tally()) == Health(0, 0.0, 0.0)


def test_the_key_of_a_table_is_one_that_prefect_takes() -> None:
    assert key_of("s3://clean/News_2025") == "shares-s3-clean-news-2025"
