"""The closing lines of a run."""

from __future__ import annotations

import pytest

from flows import clean_command
from flows.report import findings_verdict, headline, summary
from flows.tally import Tally
from flows.verify import Findings


@pytest.mark.parametrize(
    ("documents", "objects", "words"),
    [
        (1, 1, "1 document from 1 object, 1 clean"),
        (2, 1, "2 documents from 1 object, 2 clean"),
        (1000, 1000, "1,000 documents from 1,000 objects, 1,000 clean"),
    ],
)
def test_one_is_no_plural(documents: int, objects: int, words: str) -> None:
    assert headline(Tally(documents=documents, objects=objects, clean=documents)) == words


def test_what_could_not_be_read_is_named_once() -> None:
    tally = Tally(documents=1, objects=1, clean=1)
    tally.note_unread("/raw/a.txt", "/raw/a.txt: Permission denied")
    tally.note_unread("/raw/b.txt", "the line broke")
    assert headline(tally).endswith("2 objects could not be read")
    assert [line.split() for line in summary(tally)] == [
        ["not", "read", "/raw/a.txt:", "Permission", "denied"],
        ["not", "read", "/raw/b.txt:", "the", "line", "broke"],
    ]


def test_a_log_hears_now_and_then_how_far_a_run_has_got(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for seconds, lines in (
        (60.0, []),
        (-1.0, ["0 objects and 500 documents so far", "1 objects and 700 documents so far"]),
    ):
        monkeypatch.setattr(clean_command, "_SIGN_OF_LIFE", seconds)
        with clean_command._progress(0) as told:
            told(Tally(documents=500))
            told(Tally(objects=1, documents=200))
        seen = capfd.readouterr()
        assert (seen.err.splitlines(), seen.out) == (lines, "")


def test_what_verify_found_in_one_object() -> None:
    assert findings_verdict(Findings(objects=1, documents=0)) == "1 object, 0 documents: all well"
