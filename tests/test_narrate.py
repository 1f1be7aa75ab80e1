"""The lines of `copydesk up` about runs."""

from __future__ import annotations

from typing import Any

import pytest

from infra.narrate import Awaited, Ended, _line


def run(kind: str, message: str | None, **more: Any) -> dict[str, Any]:
    state = {"state_type": kind, "state_name": kind.title(), "state": {"message": message}}
    return {"end_time": "2025-03-04T05:06:07Z", "auto_scheduled": False, "created_by": None} | state | more


def test_a_run_that_gives_way_worries_nobody() -> None:
    line = _line(run("CANCELLED", "Deployment concurrency limit reached.", auto_scheduled=True), "clean-news")
    assert line.startswith("05:06:07 UTC  clean-news, by schedule  gives way: another run is at work")
    assert "ancelled" not in line


@pytest.mark.parametrize(
    ("kind", "message", "how"),
    [
        ("CANCELLED", "another run is writing to s3://clean", "Cancelled: another run is writing to s3://clean"),
        ("CANCELLED", None, "Cancelled"),
        ("FAILED", "Deployment concurrency limit reached.", "Failed: Deployment concurrency limit reached."),
        ("COMPLETED", "3 documents\x1b[31m", "Completed: 3 documents [31m"),
    ],
)
def test_others_are_told_as_they_are(kind: str, message: str | None, how: str) -> None:
    assert _line(run(kind, message), "verify") == f"05:06:07 UTC  verify, by hand  {how}"


@pytest.mark.parametrize(
    ("ended", "by"),
    [
        ([Ended("other", ""), Ended("mine", ""), Ended("later", "")], ["mine"]),
        ([Ended("mine", "", gave_way=True), Ended("third", "", gave_way=True), Ended("other", "")], ["other"]),
        ([Ended("mine", "", gave_way=True), Ended("other", ""), Ended("later", "")], ["other"]),
        ([Ended("other", ""), Ended("later", "", gave_way=True)], []),
    ],
)
def test_the_work_of_a_run_that_gave_way_is_done_by_the_next_that_did_not(ended: list[Ended], by: list[str]) -> None:
    awaited = Awaited("mine")
    assert [run.id for run in ended if awaited.done_by(run)] == by
