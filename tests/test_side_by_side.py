"""One object for several workers, and few batches for all of them: the same rows, in order, through every fault."""

from __future__ import annotations

import json
import os
import random
import signal
import time
import zipfile
from collections.abc import Generator, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from flows.batches import Batch, Fatal, Share, Work
from flows.engine import Engine, Job, run_here
from flows.hands import LocalHands
from flows.members import EACH
from flows.parts import Part, as_table, parts
from flows.rows import Row
from flows.settings import Settings
from flows.side_by_side import in_order, shares
from flows.spread import spread
from flows.store import ObjectRef, store_at
from flows.tally import Tally
from flows.verify import verify
from tests.makers import STORED, STORY, text, write
from tests.test_faults import start
from transforms.vocabulary import QuarantineReason

MIB = 1024 * 1024
VARYING = {"run_id", "cleaned_at", "commit_version"}


def of(*sizes: int, replaces: bool = False) -> Batch:
    return Batch(
        0,
        tuple(
            Work(ObjectRef(f"{n}.jsonl", f"s3://raw/{n}.jsonl", "tag", size * MIB, STORED), replaces=replaces)
            for n, size in enumerate(sizes)
        ),
    )


@pytest.mark.parametrize(
    ("batches", "workers", "spread_to"),
    [
        ([of(9), of(9)], 2, [([9], 1), ([9], 1)]),
        ([of(9), of(9), of(9)], 2, [([9], 1), ([9], 1), ([9], 1)]),
        ([of(9)], 1, [([9], 1)]),
        ([of(90)], 4, [([90], 4)]),
        ([of(90), of(3)], 2, [([90], 1), ([3], 1)]),
        ([of(90), of(3)], 4, [([90], 3), ([3], 1)]),
        ([of(90), of(60)], 5, [([90], 3), ([60], 2)]),
        ([of(5, 5, 5, 5)], 2, [([5, 5], 1), ([5, 5], 1)]),
        ([of(5, 5, 5, 5)], 4, [([5], 1), ([5], 1), ([5], 1), ([5], 1)]),
        ([of(1, 20, 1)], 2, [([1], 1), ([20, 1], 1)]),
        ([of(20, 1)], 3, [([20], 2), ([1], 1)]),
        ([of(1, 1, 1)], 4, [([1, 1, 1], 1)]),
        ([of(3)], 4, [([3], 1)]),
        ([of(90, replaces=True)], 4, [([90], 1)]),
        ([of(9, 9, replaces=True)], 4, [([9], 1), ([9], 1)]),
        ([], 4, []),
    ],
)
def test_too_few_batches_are_spread(batches: list[Batch], workers: int, spread_to: list[tuple[list[int], int]]) -> None:
    found = list(spread(iter(batches), workers))
    assert [([work.ref.size // MIB for work in batch.works], batch.lanes) for batch in found] == spread_to
    if len(batches) < workers:
        assert [batch.number for batch in found] == list(range(len(found)))
        assert sum(batch.lanes for batch in found) <= workers


def test_enough_batches_are_not_waited_for() -> None:
    def endless() -> Generator[Batch]:
        while True:
            yield of(1)

    found = spread(endless(), 3)
    assert [next(found).lanes for _ in range(10)] == [1] * 10


def test_each_document_is_of_one_share() -> None:
    for lanes in range(1, 5):
        all_of_them = [Share(lane, lanes, 7) for lane in range(lanes)]
        assert all(sum(share.has(index) for share in all_of_them) == 1 for index in range(200))


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """Lines that are documents, broken, or blank; the last blocks of a share are empty."""
    lines = [json.dumps({"title": f"Story {n}", "text": "\n\n".join(STORY)}) for n in range(103)]
    lines[17:19] = ["", "{broken"]
    return write(tmp_path / "raw", {"many.jsonl": "\n".join([*lines[:60], *[""] * 25, *lines[60:]])})


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Texts, and members that hold many."""
    (tmp_path / "raw").mkdir()
    lines = "\n".join(json.dumps({"title": f"Story {n}", "text": "\n\n".join(STORY)}) for n in range(16))
    with zipfile.ZipFile(tmp_path / "raw" / "many.zip", "w") as file:
        for number in range(40):
            file.writestr(f"{number}.txt", text(f"Story {number}"))
            if number % 9 == 0:
                file.writestr(f"{number}.jsonl", lines)
    return tmp_path / "raw"


def rows_of(parts: Iterable[Part]) -> list[Row]:
    rows = [row for part in parts for row in part.rows.to_pylist()]
    return [{name: value for name, value in row.items() if name not in VARYING} for row in rows]


def work_of(raw: Path, settings: Settings) -> Work:
    (ref,) = store_at(str(raw), settings).list()
    return Work(ref)


@pytest.mark.parametrize(("kind", "firsts"), [("raw", (0, 18, 70)), ("archive", (0, 20 * EACH, 21 * EACH + 3))])
def test_the_rows_are_those_of_one_worker_in_order(
    kind: str, firsts: tuple[int, ...], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    raw = request.getfixturevalue(kind)
    settings = Settings(workers=3, part_documents=7)
    with Engine(Job(str(raw), str(tmp_path / "clean")), settings, "run") as engine:
        assert isinstance(engine.hands, LocalHands)
        for first in firsts:
            work = Work(work_of(raw, settings).ref, first)
            alone = rows_of(engine.hands.parts((work,)))
            assert [row["raw_last"] for row in alone] == [False] * (len(alone) - 1) + [True]
            assert len(alone) > 30
            assert [rows_of(engine.hands.parts((work,), lanes)) for lanes in (2, 3)] == [alone, alone]


def test_an_archive_of_single_documents_is_shared_out() -> None:
    for lanes in (2, 3):
        counts = [sum(Share(lane, lanes, 7).has(place * EACH) for place in range(42)) for lane in range(lanes)]
        assert counts == [42 // lanes] * lanes
        commits = sum(Share(0, lanes, 7).has(n * EACH) != Share(0, lanes, 7).has((n + 1) * EACH) for n in range(42))
        assert commits <= 6


def test_a_document_that_takes_too_long_is_quarantined_by_itself(raw: Path, tmp_path: Path) -> None:
    paragraphs = [f"Paragraph {n} of a text that is longer than any text of news." for n in range(150_000)]
    slow = json.dumps({"title": "Slow", "text": "\n\n".join(paragraphs)})
    lines = (raw / "many.jsonl").read_text().splitlines()
    lines[30] = slow
    (raw / "many.jsonl").write_text("\n".join(lines))
    settings = Settings(workers=2, part_documents=7, document_seconds=3.0)
    with Engine(Job(str(raw), str(tmp_path / "clean")), settings, "run") as engine:
        assert [batch.lanes for batch in engine.batches()] == [2]
        run_here(engine)
        rows = engine.table.dataset().to_table().to_pylist()
        found = verify(store_at(str(raw), settings), engine.table, settings)
    assert not found.wrong
    refused = {row["raw_index"]: row["quarantine_reason"] for row in rows if row["status"] == "quarantined"}
    assert refused == {18: QuarantineReason.BROKEN_JSON, 30: QuarantineReason.TIMEOUT}


def part_of(places: range, unread: str = "") -> Part:
    rows: list[Row] = [{"raw_index": place} for place in places]
    tally = Tally()
    if unread:
        tally.note_unread("many.jsonl", unread)
    return Part(as_table(rows), (), (), tally)


def stream(*parts: Part, error: Exception | None = None, closed: list[bool] | None = None) -> Generator[Part]:
    try:
        yield from parts
        if error:
            raise error
    finally:
        if closed is not None:
            closed.append(True)


def places(parts: Iterable[Part]) -> list[int]:
    return [place for part in parts for place in part.rows["raw_index"].to_pylist()]


def test_parts_come_in_the_order_of_their_documents() -> None:
    one = stream(part_of(range(3)), part_of(range(6, 8)), part_of(range(8, 9)), part_of(range(0)))
    other = stream(part_of(range(3, 6)), part_of(range(9, 11)))
    assert places(in_order([one, other])) == list(range(11))


@pytest.mark.parametrize("where", [range(6, 8), range(0)])
def test_nothing_comes_after_what_could_not_be_read(where: range) -> None:
    one = stream(part_of(range(3)), part_of(where, unread="the line broke"))
    other = stream(part_of(range(3, 6)), part_of(range(9, 12)), part_of(range(15, 18)))
    found = list(in_order([one, other]))
    assert places(found) in ([*range(8)], [*range(3)])
    assert sum(part.tally.unread for part in found) == 1


def test_nothing_comes_after_where_one_worker_met_the_end() -> None:
    """It was ended over a document as it read on, and the others were not."""
    ended = Part(as_table([{"raw_index": 6, "raw_last": True}]), (), (), Tally(objects=1))
    found = in_order([stream(part_of(range(3)), ended), stream(part_of(range(3, 6)), part_of(range(9, 12)))])
    assert places(found) == list(range(7))


@pytest.mark.parametrize("place", [3, 10])
def test_whoever_is_ended_as_it_reads_on_says_so(raw: Path, place: int) -> None:
    settings = Settings(workers=0, part_documents=7)
    fatal = Fatal(place, "read", QuarantineReason.WORKER_DIED, "it was ended")
    work = replace(shares(work_of(raw, settings), 2, 7)[0], fatal=(fatal,))
    rows = rows_of(parts((work,), store_at(str(raw), settings), settings))
    assert [row["raw_index"] for row in rows] == [*range(min(place, 7)), place]
    assert (rows[-1]["raw_last"], rows[-1]["quarantine_reason"]) == (True, QuarantineReason.WORKER_DIED)


def test_an_error_of_one_stream_is_everybodys() -> None:
    one = stream(part_of(range(3)), error=OSError("gone"))
    with pytest.raises(OSError, match="gone"):
        places(in_order([one, stream(part_of(range(3, 6)), part_of(range(9, 12)))]))


def test_who_goes_away_leaves_no_stream_open() -> None:
    closed: list[bool] = []
    parts = in_order([stream(*[part_of(range(n, n + 1)) for n in range(99)], closed=closed) for _ in range(2)])
    next(iter(parts))
    parts.close()  # type: ignore[attr-defined]
    deadline = time.monotonic() + 10
    while len(closed) < 2 and time.monotonic() < deadline:
        time.sleep(0.05)
    assert closed == [True, True]


def test_killed_at_random_moments_a_large_object_has_no_gap(tmp_path: Path) -> None:
    line = {"text": "\n\n".join(STORY), "html_of_the_page": "x" * 9000}
    lines = "\n".join(json.dumps({"title": f"Story {n}"} | line) for n in range(600))
    raw, clean, chance = write(tmp_path / "raw", {"many.jsonl": lines}), tmp_path / "clean", random.Random(6)
    for _ in range(3):
        process = start(raw, clean)
        time.sleep(chance.uniform(1.0, 3.0))
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
    process = start(raw, clean)
    _, error = process.communicate(timeout=120)
    assert process.returncode == 0, error
    settings = Settings(workers=0)
    engine = Engine(Job(str(raw), str(clean)), settings, "look")
    found = verify(engine.store, engine.table, settings)
    assert not found.wrong
    assert found.documents == 600
