"""Tables that other versions have made, and those that are not ours."""

from __future__ import annotations

import json
import threading
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pytest
from deltalake import DeltaTable, write_deltalake

from flows.clean_table import CleanTable
from flows.schema import COLUMNS, SCHEMA, SCHEMA_VERSION
from flows.settings import Settings
from flows.store import StoreError
from tests.test_clean_table import row, table_of


def test_a_table_that_is_not_ours_is_refused(tmp_path: Path, settings: Settings) -> None:
    write_deltalake(str(tmp_path / "other"), pa.table({"id": [1], "status": ["x"]}))
    with pytest.raises(StoreError, match="not ours"):
        CleanTable(str(tmp_path / "other"), settings).ensure()


def older_table(at: Path, *lacking: str) -> str:
    """A table as a version of copydesk made it that did not have some columns yet, with a row in it."""
    schema = pa.schema([field for field in SCHEMA if field.name not in lacking])
    DeltaTable.create(str(at), schema, partition_by=["status"], name="copydesk_clean")
    stamps = {
        "run_id": "old",
        "cleaned_at": datetime(2025, 1, 1, tzinfo=UTC),
        "commit_version": 1,
        "commit_replaces": False,
    }
    old = {name: value for name, value in (row("old.txt") | stamps).items() if name not in lacking}
    write_deltalake(str(at), pa.Table.from_pylist([old], schema=schema), mode="append")
    return str(at)


def test_columns_that_are_new_are_added_to_an_older_table(tmp_path: Path, settings: Settings) -> None:
    location = older_table(tmp_path / "clean", "lifted", "commit_replaces")
    for name in ("new.txt", "newer.txt"):
        table = CleanTable(location, settings)
        table.ensure()
        assert table.commit(table_of(row(name)), (), "run") == 1
    rows = {r["raw_uri"]: r for r in table.dataset().to_table().to_pylist()}
    assert rows["s3://raw/old.txt"]["lifted"] is None
    assert rows["s3://raw/old.txt"]["text"].startswith("The harbour bridge")
    assert rows["s3://raw/newer.txt"]["lifted"] is not None
    assert table.commit(table_of(row("old.txt", etag="new")), ["s3://raw/old.txt"], "run") == 1
    assert DeltaTable(location).schema().fields[-1].metadata["comment"]


@pytest.mark.parametrize("replaced", [(), ("s3://raw/old.txt",)])
def test_a_column_that_is_described_in_other_words_now_takes_rows_all_the_same(
    tmp_path: Path, settings: Settings, replaced: tuple[str, ...]
) -> None:
    """Delta refuses rows whose columns bear another comment than the table's, and words are mended with time."""
    schema = pa.schema([field.with_metadata({"comment": f"once: {field.name}"}) for field in SCHEMA])
    DeltaTable.create(str(tmp_path / "clean"), schema, partition_by=["status"], name="copydesk_clean")
    table = CleanTable(str(tmp_path / "clean"), settings)
    table.ensure()
    assert table.commit(table_of(row("old.txt")), (), "run") == 1
    assert table.commit(table_of(row("old.txt" if replaced else "new.txt", etag="new")), replaced, "run") == 1
    assert table.row_count() == (1 if replaced else 2)
    table.compact()
    assert DeltaTable(str(tmp_path / "clean")).schema().fields[0].metadata["comment"] == "once: id"


def test_two_runs_at_once_add_a_column_once(tmp_path: Path, settings: Settings) -> None:
    location = older_table(tmp_path / "clean", "lifted")
    tables = [CleanTable(location, settings) for _ in range(4)]
    errors: list[BaseException] = []

    def ensure(table: CleanTable) -> None:
        try:
            table.ensure()
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=ensure, args=(table,)) for table in tables]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors
    assert [field.name for field in DeltaTable(location).schema().fields].count("lifted") == 1


def test_another_type_or_another_table_is_refused_all_the_same(tmp_path: Path, settings: Settings) -> None:
    retyped = pa.schema([field.with_type(pa.string()) if field.name == "raw_index" else field for field in SCHEMA])
    DeltaTable.create(str(tmp_path / "retyped"), retyped, name="copydesk_clean")
    with pytest.raises(StoreError, match="not ours: raw_index"):
        CleanTable(str(tmp_path / "retyped"), settings).ensure()
    DeltaTable.create(str(tmp_path / "other"), pa.schema([field for field in SCHEMA if field.name != "lifted"]))
    with pytest.raises(StoreError, match="not ours: lifted"):
        CleanTable(str(tmp_path / "other"), settings).ensure()


def test_the_columns_are_documented_in_the_table_itself(tmp_path: Path, settings: Settings) -> None:
    table = CleanTable(str(tmp_path / "clean"), settings)
    table.ensure()
    fields = {field.name: field for field in DeltaTable(table.location).schema().fields}
    assert list(fields) == SCHEMA.names
    assert all(fields[column.name].metadata["comment"] == column.meaning for column in COLUMNS)
    assert all(fields[column.name].nullable is not column.always for column in COLUMNS)


def test_columns_are_only_ever_added_and_each_addition_raises_the_version() -> None:
    """tests/cases/schemas.json holds every version that was released; the newest is what we write."""
    path = Path(__file__).parent / "cases" / "schemas.json"
    schemas = {int(version): columns for version, columns in json.loads(path.read_text(encoding="utf-8")).items()}
    assert max(schemas) == SCHEMA_VERSION
    assert schemas[SCHEMA_VERSION] == {field.name: str(field.type) for field in SCHEMA}
    for older in schemas.values():
        assert older.items() <= schemas[SCHEMA_VERSION].items()
