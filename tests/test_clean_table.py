from __future__ import annotations

import subprocess
import sys
import threading
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from deltalake import DeltaTable

from flows.clean_table import CleanTable
from flows.parts import SCHEMA_OF_PARTS
from flows.rows import Row, clean_row, quarantined_row
from flows.schema import ASKED_FOR, COLUMNS, SCHEMA
from flows.settings import Settings
from flows.sources import Item
from flows.store import StoreError
from tests.makers import items_of, opened, text
from transforms import RawDocument, Unusable, clean
from transforms.document import Known
from transforms.vocabulary import QuarantineReason


def row(name: str, index: int = 0, etag: str = "etag", version: str | None = None, last: bool = True) -> Row:
    """The row of a real document, of a real object's place."""
    ref, _ = opened(name, b"")
    item = items_of("any.txt", text().encode(), Settings(workers=0))[0]
    assert item.raw
    made = clean_row(ref, Item(index, item.format, item.raw), clean(item.raw))
    return made | {"raw_etag": etag, "raw_last": last} | ({"pipeline_version": version} if version else {})


def refused(name: str, reason: QuarantineReason, index: int = 0) -> Row:
    ref, _ = opened(name, b"")
    return quarantined_row(ref, Item(index, "txt", None), Unusable(reason, "why")) | {
        "raw_etag": "etag",
        "raw_last": True,
    }


def table_of(*rows: Row) -> pa.Table:
    return pa.Table.from_pylist(list(rows), schema=SCHEMA_OF_PARTS)


def places(table: CleanTable) -> list[tuple[str, int, str]]:
    rows = table.dataset().to_table(columns=["raw_uri", "raw_index", "raw_etag"]).to_pylist()
    return sorted((r["raw_uri"].rpartition("/")[2], r["raw_index"], r["raw_etag"]) for r in rows)


@pytest.fixture
def table(tmp_path: Path, settings: Settings) -> CleanTable:
    made = CleanTable(str(tmp_path / "clean"), settings)
    made.ensure()
    return made


def test_rows_come_back_as_they_were(table: CleanTable) -> None:
    ref, _ = opened("b.txt", b"")
    bad = quarantined_row(ref, Item(0, "txt", None), Unusable(QuarantineReason.BINARY, "not text"))
    assert table.commit(table_of(row("a.txt"), bad), (), "run") == 2
    rows = {r["raw_uri"]: r for r in table.dataset().to_table().to_pylist()}
    good = rows["s3://raw/a.txt"]
    assert good["text"].endswith("according to the council.")
    assert good["run_id"] == "run"
    assert good["cleaned_at"].tzinfo is not None
    assert rows["s3://raw/b.txt"]["quarantine_reason"] == "binary"
    assert list(good) == [column.name for column in COLUMNS]


def test_a_batch_is_one_commit(table: CleanTable) -> None:
    before = table.version()
    table.commit(table_of(*(row("a.jsonl", n) for n in range(50))), (), "run")
    assert table.version() == before + 1


def test_the_same_rows_are_written_once(table: CleanTable) -> None:
    rows = table_of(row("a.txt"), row("b.jsonl", 0), row("b.jsonl", 1))
    assert [table.commit(rows, (), "run") for _ in range(3)] == [3, 0, 0]
    assert len(places(table)) == 3


def test_what_another_run_has_written_is_not_written_again(table: CleanTable, settings: Settings) -> None:
    other = CleanTable(table.location, settings)
    other.snapshot()
    table.commit(table_of(row("a.txt"), row("b.txt")), (), "one")
    assert other.commit(table_of(row("b.txt"), row("c.txt")), (), "two") == 1
    assert [place[0] for place in places(table)] == ["a.txt", "b.txt", "c.txt"]


def test_a_changed_object_replaces_all_its_rows(table: CleanTable) -> None:
    table.commit(table_of(*(row("a.jsonl", n, "old", last=n == 4) for n in range(5)), row("b.txt")), (), "one")
    new = table_of(row("a.jsonl", 0, "new", last=False), row("a.jsonl", 1, "new"))
    assert table.commit(new, ["s3://raw/a.jsonl"], "two") == 2
    assert places(table) == [("a.jsonl", 0, "new"), ("a.jsonl", 1, "new"), ("b.txt", 0, "etag")]


def test_a_replacement_that_another_run_has_made_is_left_alone(table: CleanTable, settings: Settings) -> None:
    table.commit(table_of(row("a.txt", etag="old"), row("b.txt", etag="old")), (), "one")
    other = CleanTable(table.location, settings)
    other.snapshot()
    stale = ["s3://raw/a.txt", "s3://raw/b.txt"]
    table.commit(table_of(row("a.txt", etag="new")), stale[:1], "two")
    assert other.commit(table_of(row("a.txt", etag="new"), row("b.txt", etag="new")), stale, "three") == 1
    assert places(table) == [("a.txt", 0, "new"), ("b.txt", 0, "new")]


def test_a_replacement_of_the_same_version_takes_effect_once(table: CleanTable, settings: Settings) -> None:
    table.commit(table_of(row("a.txt"), row("b.txt")), (), "one")
    again = table_of(row("a.txt"))
    # each looks what is there, as after a reply that was lost
    written = [
        CleanTable(table.location, settings).commit(again, ["s3://raw/a.txt"], "two", own=True) for _ in range(3)
    ]
    assert written == [1, 0, 0]
    rows = table.rows(["raw_uri", "run_id"], pc.scalar(True)).to_pylist()
    assert sorted((each["raw_uri"][-5:], each["run_id"]) for each in rows) == [("a.txt", "two"), ("b.txt", "one")]


def test_a_refused_document_keeps_what_is_known_of_it() -> None:
    known = Known("https://post.example/a", None, "River Post", "Ferries", date(2024, 3, 15), None, "url", "day")
    item = Item(0, "html", RawDocument(uri="s3://raw/a.html", body=b"x", url="https://post.example/a?id=3"))
    ref, _ = opened("a.html", b"")
    made = quarantined_row(ref, item, Unusable(QuarantineReason.NO_ARTICLE, "no article", known))
    assert (made["status"], made["title"], made["published_date"]) == ("quarantined", "Ferries", date(2024, 3, 15))
    assert (made["url"], "source_domain" in made) == ("https://post.example/a", False)
    unread = quarantined_row(ref, item, Unusable(QuarantineReason.BINARY, "no text"))
    assert (unread["url"], "title" in unread) == ("https://post.example/a?id=3", False)


def test_a_snapshot_knows_the_objects_in_quarantine_by_reason(table: CleanTable) -> None:
    slow, odd = refused("slow.jsonl", QuarantineReason.TIMEOUT, 1), refused("odd.txt", QuarantineReason.BINARY)
    table.commit(table_of(row("slow.jsonl", 0, last=False), slow, odd, row("a.txt")), (), "one")
    uris = [f"s3://raw/{name}" for name in ("a.txt", "odd.txt", "slow.jsonl", "unknown.txt")]
    snapshot = table.snapshot()
    assert snapshot.quarantined(uris, ["timeout", "worker_died"]) == {"s3://raw/slow.jsonl"}
    assert snapshot.quarantined(uris[:1], ["timeout"]) == set()
    assert snapshot.quarantined(uris, []) == set()


def test_progress_tells_what_is_done_begun_and_changed(table: CleanTable) -> None:
    table.commit(table_of(row("a.txt"), *(row("b.jsonl", n, last=False) for n in range(3))), (), "one")
    progress = table.snapshot().progress(["s3://raw/a.txt", "s3://raw/b.jsonl", "s3://raw/new.txt"])
    assert progress["s3://raw/a.txt"].complete
    assert not progress["s3://raw/b.jsonl"].complete
    assert progress["s3://raw/b.jsonl"].next_index == 3
    assert "s3://raw/new.txt" not in progress


def test_two_versions_of_an_object_side_by_side_are_replaced_by_the_new_one(
    table: CleanTable, settings: Settings
) -> None:
    """As two runs at once leave them, of which one listed the object before it changed, and one after."""
    table.commit(table_of(row("a.txt", etag="old"), row("b.txt")), (), "one")
    table.commit(table_of(row("a.txt", etag="new")), (), "two")
    progress = table.snapshot().progress(["s3://raw/a.txt", "s3://raw/b.txt"])
    assert (progress["s3://raw/a.txt"].mixed, progress["s3://raw/b.txt"].mixed) == (True, False)
    # One that does not know that nobody has written since, as a process of a cluster.
    other = CleanTable(table.location, settings)
    assert other.commit(table_of(row("a.txt", etag="new")), ["s3://raw/a.txt"], "three") == 1
    assert places(table) == [("a.txt", 0, "new"), ("b.txt", 0, "etag")]


def test_an_object_of_two_pipelines_is_of_none(table: CleanTable) -> None:
    begun, ended = row("a.jsonl", version="0.0.9", last=False), row("a.jsonl", 1, version="0.1.0")
    table.commit(table_of(begun), (), "one")
    table.commit(table_of(ended), (), "two")
    done = table.snapshot().progress(["s3://raw/a.jsonl"])["s3://raw/a.jsonl"]
    assert (done.version, done.next_index, done.complete, done.mixed) == ("", 2, True, False)


def test_a_name_with_quotes_is_replaced_like_any_other(table: CleanTable) -> None:
    name = 'it\'s "odd" -- ; DROP.txt'
    table.commit(table_of(row(name, etag="old"), row("b.txt")), (), "one")
    table.commit(table_of(row(name, etag="new")), [f"s3://raw/{name}"], "two")
    assert places(table) == [("b.txt", 0, "etag"), (name, 0, "new")]


def test_many_writers_at_once_write_each_row_once(table: CleanTable, settings: Settings) -> None:
    errors: list[BaseException] = []

    def write(first: int) -> None:
        try:
            mine = CleanTable(table.location, settings)
            mine.snapshot()
            for number in range(first, first + 4):
                mine.commit(table_of(row(f"{number}.txt")), (), f"run {first}")
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=write, args=(first,)) for first in (0, 2, 4, 6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors
    assert [place[0] for place in places(table)] == [f"{number}.txt" for number in range(10)]


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="cannot be written"):
        CleanTable(str(tmp_path / "file" / "clean"), settings).ensure()


def test_reading_where_no_table_is(tmp_path: Path, settings: Settings) -> None:
    with pytest.raises(StoreError, match="no clean table"):
        CleanTable(str(tmp_path), settings).dataset()


def test_the_log_tells_which_files_hold_what_is_asked_for(table: CleanTable) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        table.commit(table_of(row(name)), (), "run")
    actions = pa.table(DeltaTable(table.location).get_add_actions(flatten=True))
    assert set(ASKED_FOR) <= set(SCHEMA.names)
    least = {name.removeprefix("min.") for name in actions.column_names if name.startswith("min.")}
    assert least <= set(ASKED_FOR)
    assert {"raw_uri", "published_date", "commit_version"} <= least
    new = table.dataset().get_fragments(filter=pc.field("commit_version") > 2)
    assert len(list(new)) == 1
    assert len(list(table.dataset().get_fragments())) == 3


def test_a_killed_writer_leaves_whole_batches(tmp_path: Path) -> None:
    script = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parent.parent)!r})
from flows.clean_table import CleanTable
from flows.settings import Settings
from tests.test_clean_table import row, table_of
table = CleanTable({str(tmp_path / "clean")!r}, Settings(workers=0)); table.ensure()
for number in range(10_000):
    table.commit(table_of(*(row(f"{{number}}.jsonl", n) for n in range(20))), (), "run"); print(number, flush=True)
"""
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        written = [process.stdout.readline() for _ in range(5)]
        process.kill()
    counts: dict[str, int] = {}
    for name, _, _ in places(CleanTable(str(tmp_path / "clean"), Settings(workers=0))):
        counts[name] = counts.get(name, 0) + 1
    assert len(counts) >= len(written)
    assert set(counts.values()) == {20}


def test_on_s3(bucket: str, s3_settings: Settings) -> None:
    one, two = (CleanTable(f"s3://{bucket}/deep/clean", s3_settings) for _ in range(2))
    one.ensure()
    two.ensure()
    two.snapshot()
    results: list[Any] = [one.commit(table_of(row("a.txt"), row("b.txt")), (), "one")]
    results.append(two.commit(table_of(row("b.txt"), row("c.txt")), (), "two"))
    assert results == [2, 1]
    assert [place[0] for place in places(two)] == ["a.txt", "b.txt", "c.txt"]
