"""What readers of the clean table call."""

from __future__ import annotations

import random
import time
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from deltalake import DeltaTable

import copydesk
from flows.clean_table import CleanTable
from flows.rows import Row, quarantined_row
from flows.schema import SCHEMA
from flows.settings import Settings
from flows.sources import Item
from tests.makers import opened
from tests.test_clean_table import row, table_of
from transforms import Unusable
from transforms.vocabulary import QuarantineReason


def bad(name: str, index: int = 0, etag: str = "etag") -> Row:
    ref, _ = opened(name, b"")
    made = quarantined_row(ref, Item(index, "txt", None), Unusable(QuarantineReason.BINARY, "not text"))
    return made | {"raw_etag": etag, "raw_last": True}


def names(rows: pa.Table) -> list[str]:
    return sorted(uri.rpartition("/")[2] for uri in rows["raw_uri"].to_pylist())


@pytest.fixture
def table(tmp_path: Path, settings: Settings) -> CleanTable:
    made = CleanTable(str(tmp_path / "clean"), settings)
    made.ensure()
    return made


@pytest.fixture
def news(table: CleanTable) -> CleanTable:
    """Three sites, three days, two languages, and one that is no article."""
    rows = [
        row("a.txt") | {"source_domain": "one.example", "published_date": date(2025, 3, 1), "language": "en"},
        row("b.txt") | {"source_domain": "two.co.uk", "published_date": date(2025, 3, 2), "language": "es"},
        row("c.txt") | {"source_domain": "two.co.uk", "published_date": date(2025, 3, 3), "language": "en"},
        row("d.txt") | {"source_domain": None, "published_date": None, "language": None},
        bad("e.txt"),
    ]
    table.commit(table_of(*rows), (), "run")
    return table


def test_a_folder_may_be_a_path(news: CleanTable) -> None:
    place = Path(news.location)
    assert copydesk.read(place).num_rows == copydesk.dataset(place).count_rows(pc.field("status") == "clean") == 4
    assert copydesk.version(place) == copydesk.version(news.location)
    assert copydesk.storage_options(place) is None


def test_only_clean_rows_and_all_columns_by_default(news: CleanTable) -> None:
    rows = copydesk.read(news.location)
    assert names(rows) == ["a.txt", "b.txt", "c.txt", "d.txt"]
    assert rows.column_names == SCHEMA.names
    assert set(rows["status"].to_pylist()) == {"clean"}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"site": "two.co.uk"}, "bc"),
        ({"site": "www.TWO.co.uk"}, "bc"),
        ({"site": ["one.example", "two.co.uk"]}, "abc"),
        ({"site": "co.uk"}, ""),
        ({"site": []}, ""),
        ({"language": "es"}, "b"),
        ({"language": "en-GB"}, "ac"),
        ({"language": "eng"}, "ac"),
        ({"site": "https://www.two.co.uk/news?id=1"}, "bc"),
        ({"day": "2025-03-02"}, "b"),
        ({"day": date(2025, 3, 3)}, "c"),
        ({"day": datetime(2025, 3, 3, 12, tzinfo=UTC)}, "c"),
        ({"day": ("2025-03-02", None)}, "bc"),
        ({"day": (None, "2025-03-02")}, "ab"),
        ({"status": "quarantined"}, "e"),
        ({"status": None}, "abcde"),
        ({"status": None, "language": "en"}, "ac"),
        ({"where": pc.field("language").is_null()}, "d"),
        ({"where": pc.field("language") == "en", "site": "two.co.uk"}, "c"),
    ],
)
def test_filters(news: CleanTable, asked: dict[str, object], expected: str) -> None:
    assert names(copydesk.read(news.location, **asked)) == [f"{name}.txt" for name in expected]  # type: ignore[arg-type]


def test_columns_come_as_asked_also_when_there_are_no_rows(news: CleanTable) -> None:
    for site in ("one.example", "none.example"):
        rows = copydesk.read(news.location, columns=["title", "raw_uri"], site=site)
        assert rows.schema.names == ["title", "raw_uri"]
        assert rows.num_rows == (site == "one.example")
    assert copydesk.read(news.location, columns="text").column_names == ["text"]


def test_batches_are_small_and_hold_the_same(table: CleanTable) -> None:
    one = row("many.jsonl")
    table.commit(table_of(*(one | {"raw_index": n, "id": f"{n:032x}"} for n in range(2500))), (), "run")
    sizes = [batch.num_rows for batch in copydesk.batches(table.location, columns=["id", "text"])]
    assert sum(sizes) == 2500
    assert max(sizes) <= 1000


def test_a_version_and_a_time(table: CleanTable) -> None:
    table.commit(table_of(row("a.txt")), (), "run")
    first = copydesk.version(table.location)
    time.sleep(0.05)
    between = datetime.now(UTC)
    time.sleep(0.05)
    table.commit(table_of(row("b.txt")), (), "run")
    assert names(copydesk.read(table.location)) == ["a.txt", "b.txt"]
    assert names(copydesk.read(table.location, version=first)) == ["a.txt"]
    assert names(copydesk.read(table.location, as_of=between)) == ["a.txt"]
    assert names(copydesk.read(table.location, as_of=between.replace(tzinfo=None).isoformat())) == ["a.txt"]
    assert names(copydesk.read(table.location, as_of="2999-01-01")) == ["a.txt", "b.txt"]


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"columns": ["title", "tilte"]}, "no such column: tilte; there are id, "),
        ({"day": "March 3"}, "a day is a date such as 2025-03-04"),
        ({"status": "dirty"}, "a status is clean or quarantined"),
        ({"version": 99}, "there is no version 99; the newest is 1"),
        ({"version": -1}, "there is no version -1"),
        ({"version": 1, "as_of": "2025-03-04"}, "version or as_of, not both"),
        ({"as_of": "yesterday"}, "as_of is a time such as"),
        ({"as_of": "2001-01-01"}, "no version is kept that is as old"),
        ({"since": 99}, "the newest version is 1"),
        ({"where": pc.field("tilte") == "x"}, "the filter does not fit the table"),
        ({"where": pc.field("title")}, "the filter does not fit the table"),
        ({"where": "x"}, "where is an expression"),
        ({"as_of": 5}, "as_of is a time such as"),
        ({"since": "3"}, "since is the number of a version"),
        ({"since": -1}, "since is a version of the table, from 0 on, not -1"),
        ({"version": "3"}, "version is the number of a version"),
        ({"version": True}, "version is the number of a version"),
        ({"day": ("2025-01-02", "2025-01-01")}, "2025-01-02 is after 2025-01-01"),
        ({"day": ("2025-01-02",)}, "of days there are two"),
        ({"day": 20250102}, "a day is a date"),
        ({"site": ""}, "a site is empty"),
        ({"language": ["en", " "]}, "a language is empty"),
        ({"language": "english"}, "english: is no code of a language"),
        ({"site": 5}, "site is a string or several"),
        ({"columns": [None]}, "columns is a string or several"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(news: CleanTable, asked: dict[str, object], message: str) -> None:
    with pytest.raises(copydesk.StoreError, match=message) as raised:
        copydesk.read(news.location, **asked)  # type: ignore[arg-type]
    assert "\n" not in str(raised.value)


def test_where_there_is_no_table(tmp_path: Path) -> None:
    for asked in (copydesk.read, copydesk.batches, copydesk.dataset, copydesk.version):
        with pytest.raises(copydesk.StoreError, match="no clean table here"):
            asked(str(tmp_path))


def test_files_that_are_no_more_are_said_to_be(table: CleanTable) -> None:
    for name in "ab":
        table.commit(table_of(row(f"{name}.txt")), (), "run")
    swept = DeltaTable(table.location)
    swept.optimize.compact()
    swept.vacuum(retention_hours=0, dry_run=False, enforce_retention_duration=False)
    assert names(copydesk.read(table.location)) == ["a.txt", "b.txt"]
    with pytest.raises(copydesk.StoreError, match="have been removed since; read a newer one"):
        copydesk.read(table.location, version=2)


def test_each_row_tells_the_version_that_brought_it(table: CleanTable) -> None:
    table.commit(table_of(row("a.txt", etag="old"), row("b.txt")), (), "run")
    assert copydesk.version(table.location) == 1
    # One call, two commits: what replaces, and what is new.
    table.commit(table_of(row("a.txt", etag="new"), row("c.txt")), ["s3://raw/a.txt"], "run")
    DeltaTable(table.location).optimize.compact()
    table.commit(table_of(row("d.txt")), (), "run")
    columns = ["raw_uri", "commit_version", "commit_replaces"]
    rows = {r["raw_uri"][-5:-4]: r for r in copydesk.read(table.location, columns=columns).to_pylist()}
    assert {name: r["commit_version"] for name, r in rows.items()} == {"a": 2, "b": 1, "c": 3, "d": 5}
    assert {name for name, r in rows.items() if r["commit_replaces"]} == {"a"}


def test_what_is_new_since_a_version(table: CleanTable) -> None:
    table.commit(table_of(row("a.txt", etag="1"), row("b.txt"), row("kept.txt")), (), "run")
    first = copydesk.version(table.location)
    table.commit(table_of(row("c.txt")), (), "run")
    second = copydesk.version(table.location)
    table.commit(table_of(row("a.txt", etag="2")), ["s3://raw/a.txt"], "run")
    table.commit(table_of(row("b.txt", version="9")), ["s3://raw/b.txt"], "run")
    DeltaTable(table.location).optimize.compact()
    newest = copydesk.version(table.location)
    assert names(copydesk.read(table.location, since=first)) == ["a.txt", "b.txt", "c.txt"]
    assert names(copydesk.read(table.location, since=second)) == ["a.txt", "b.txt"]
    assert names(copydesk.read(table.location, since=newest)) == []
    assert names(copydesk.read(table.location, since=first, version=second)) == ["c.txt"]
    assert names(copydesk.read(table.location, since=0)) == ["a.txt", "b.txt", "c.txt", "kept.txt"]


class Copy:
    """A reader that keeps clean rows of its own, as docs/reading.md says."""

    def __init__(self, location: str) -> None:
        self.location, self.seen = location, 0
        self.rows: dict[str, Row] = {}

    def refresh(self) -> None:
        newest = copydesk.version(self.location)
        changes = copydesk.read(self.location, since=self.seen, version=newest, status=None).to_pylist()
        replaced = {change["raw_uri"] for change in changes if change["commit_replaces"]}
        self.rows = {name: held for name, held in self.rows.items() if held["raw_uri"] not in replaced}
        self.rows |= {change["id"]: change for change in changes if change["status"] == "clean"}
        self.seen = newest


@pytest.mark.parametrize("seed", range(6))
def test_a_copy_kept_by_increments_is_the_table(table: CleanTable, seed: int) -> None:
    """Objects come, go on, change, grow, shrink, are refused, are cleaned again; the table is compacted and swept."""
    chance = random.Random(seed)
    copies = [Copy(table.location) for _ in range(3)]
    known: dict[str, int] = {}
    template = row("x.jsonl")

    def document(name: str, index: int, etag: str) -> Row:
        if chance.random() < 0.2:
            return bad(name, index, etag) | {"id": f"{name}#{index}"}
        ref, _ = opened(name, b"")
        return template | {"id": f"{name}#{index}", "raw_uri": ref.uri, "raw_index": index, "raw_etag": etag}

    for step in range(25):
        name = f"{chance.randrange(6)}.jsonl"
        what = chance.choice(["write", "write", "write", "go on", "compact", "sweep"])
        if what == "write":
            replaced = [f"s3://raw/{name}"] if name in known else []
            known[name] = chance.randrange(1, 4)
            # Blank lines make no row, so the first index of an object need not be 0.
            rows = [document(name, index, f"v{step}") for index in range(chance.randrange(known[name]), known[name])]
            other = f"new{step}.txt"
            table.commit(table_of(*rows, document(other, 0, "v")), replaced, "run")
        elif what == "go on" and name in known:
            etag = copydesk.read(table.location, status=None, where=pc.field("raw_uri") == f"s3://raw/{name}")
            table.commit(table_of(document(name, known[name], etag["raw_etag"][0].as_py())), (), "run")
            known[name] += 1
        elif what == "compact":
            DeltaTable(table.location).optimize.compact()
        elif what == "sweep":
            swept = DeltaTable(table.location)
            swept.vacuum(retention_hours=0, dry_run=False, enforce_retention_duration=False)
        if chance.random() < 0.5:
            chance.choice(copies).refresh()
    held = copydesk.read(table.location).sort_by("id").to_pylist()
    assert len(held) > 5
    for copy in copies:
        copy.refresh()
        assert [copy.rows[name] for name in sorted(copy.rows)] == held


def test_a_table_that_lacks_a_newer_column_reads_as_null_there(news: CleanTable, tmp_path: Path) -> None:
    from deltalake import write_deltalake

    older = copydesk.dataset(news.location).to_table().drop_columns(["lifted"])
    write_deltalake(str(tmp_path / "older"), older, partition_by=["status"])
    rows = copydesk.read(str(tmp_path / "older"), columns=["lifted", "title"])
    assert rows["lifted"].null_count == rows.num_rows == 4


def test_on_s3(bucket: str, s3_settings: Settings) -> None:
    from flows.settings import settings_of_environment

    settings_of_environment.cache_clear()
    location = f"s3://{bucket}/clean"
    table = CleanTable(location, s3_settings)
    table.ensure()
    table.commit(table_of(row("a.txt"), bad("b.txt")), (), "run")
    assert names(copydesk.read(location)) == ["a.txt"]
    table.commit(table_of(row("c.txt")), (), "run")
    assert names(copydesk.read(location, since=1)) == ["c.txt"]
    assert copydesk.dataset(location, version=1).count_rows() == 2
    options = copydesk.storage_options(location)
    swept = DeltaTable(location, storage_options=options)
    assert swept.version() == 2
    swept.optimize.compact()
    swept.vacuum(retention_hours=0, dry_run=False, enforce_retention_duration=False)
    assert names(copydesk.read(location, since=1)) == ["c.txt"]
    with pytest.raises(copydesk.StoreError, match="have been removed since; read a newer one"):
        copydesk.read(location, version=1)
    settings_of_environment.cache_clear()
