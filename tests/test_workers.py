"""Worker processes that die or stall over a document, for real."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from flows.engine import Engine, Job, run_here
from flows.hands import LocalHands
from flows.rows import Row
from flows.settings import Settings
from flows.tally import Tally
from flows.workers import Pool, WorkersEndError
from tests.makers import page, text, write
from tests.test_engine import fates
from transforms.vocabulary import QuarantineReason

# A page that takes seconds: what is slow for real is what a time limit is for.
SLOW = page(
    paragraphs=tuple(f"Paragraph {n} of a page that is longer than any news page ever was." for n in range(60_000))
)


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    return write(tmp_path / "raw", {"a.txt": text(), "slow.html": SLOW, "z.txt": text(), "zz.html": page()})


def pool_of(engine: Engine) -> Pool:
    assert isinstance(engine.hands, LocalHands)
    assert engine.hands.pool
    return engine.hands.pool


@contextmanager
def killing(engine: Engine, times: int) -> Iterator[list[int]]:
    """Kill -9 whichever worker has the slow page in hand, so many times."""
    killed: list[int] = []
    over = threading.Event()

    def watch() -> None:
        while not over.is_set() and len(killed) < times:
            for worker in pool_of(engine)._workers:
                place, _, phase, since = worker.in_hand
                pid = worker._process.pid
                if (place, phase) == (1, 1) and time.monotonic() - since > 0.2 and pid and pid not in killed:
                    os.kill(pid, signal.SIGKILL)
                    killed.append(pid)
            time.sleep(0.02)

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield killed
    finally:
        over.set()
        thread.join()


def test_a_document_over_its_time_is_quarantined_by_itself(raw: Path, tmp_path: Path) -> None:
    settings = Settings(workers=1, document_seconds=1.0)
    with Engine(Job(str(raw), str(tmp_path / "clean")), settings, "run") as engine:
        run_here(engine)
        rows = engine.table.dataset().to_table().to_pylist()
    assert fates(rows) == {"a.txt": ["clean"], "slow.html": ["timeout"], "z.txt": ["clean"], "zz.html": ["clean"]}


def test_what_was_over_its_time_is_cleaned_when_it_is_asked_for_again(raw: Path, tmp_path: Path) -> None:
    def run(run_id: str, settings: Settings, **job: Any) -> tuple[Tally, list[Row]]:
        with Engine(Job(str(raw), str(tmp_path / "clean"), **job), settings, run_id) as engine:
            return run_here(engine), engine.table.dataset().to_table().to_pylist()

    run("short", Settings(workers=1, document_seconds=1.0))
    timeout = {"retry": (QuarantineReason.TIMEOUT,)}
    assert run("unasked", Settings(workers=1))[0].documents == 0
    tally, rows = run("long", Settings(workers=1), **timeout)
    assert tally.documents == 1
    assert {row["run_id"] for row in rows if "slow" in row["raw_uri"]} == {"long"}
    assert sorted(fates(rows).items()) == [(name, ["clean"]) for name in ("a.txt", "slow.html", "z.txt", "zz.html")]
    assert run("again", Settings(workers=1), **timeout)[0].documents == 0


def test_a_document_that_ends_two_workers_is_quarantined_by_itself(raw: Path, tmp_path: Path) -> None:
    with Engine(Job(str(raw), str(tmp_path / "clean")), Settings(workers=1), "run") as engine:
        with killing(engine, 2) as killed:
            run_here(engine)
        rows = engine.table.dataset().to_table().to_pylist()
    assert len(killed) == 2
    assert fates(rows) == {"a.txt": ["clean"], "slow.html": ["worker_died"], "z.txt": ["clean"], "zz.html": ["clean"]}
    assert all(row["raw_last"] for row in rows)


def test_a_worker_killed_from_outside_condemns_no_document(raw: Path, tmp_path: Path) -> None:
    with Engine(Job(str(raw), str(tmp_path / "clean")), Settings(workers=1), "run") as engine:
        with killing(engine, 1) as killed:
            run_here(engine)
        rows = engine.table.dataset().to_table().to_pylist()
    assert len(killed) == 1
    assert {fate for found in fates(rows).values() for fate in found} == {"clean"}


def test_workers_end_with_their_engine(raw: Path, tmp_path: Path) -> None:
    with Engine(Job(str(raw), str(tmp_path / "clean")), Settings(workers=2), "run") as engine:
        processes = [worker._process for worker in pool_of(engine)._workers]
    assert not any(process.is_alive() for process in processes)


def test_workers_that_are_ended_before_any_document_are_said_in_a_line(tmp_path: Path) -> None:
    raw = write(tmp_path / "raw", {"a.txt": text()})
    over = threading.Event()
    with Engine(Job(str(raw), str(tmp_path / "clean")), Settings(workers=1), "run") as engine:

        def kill() -> None:
            while not over.wait(0.05):
                for worker in pool_of(engine)._workers:
                    worker._process.kill()

        killer = threading.Thread(target=kill)
        killer.start()
        try:
            with pytest.raises(WorkersEndError, match="no document is to blame"):
                run_here(engine)
        finally:
            over.set()
            killer.join()
