"""DATASET.md, beside real tables."""

from __future__ import annotations

import logging
import threading
from datetime import timedelta
from pathlib import Path

import boto3
import pytest
from deltalake import DeltaTable

import copydesk
from flows import data_card
from flows.clean_table import CleanTable
from flows.data_card import NAME, facts_of, read_facts, write_card
from flows.schema import COLUMNS, SCHEMA_VERSION
from flows.settings import Settings
from flows.store import store_at
from flows.upkeep import maintain_table
from flows.verify import verify
from tests import newsstand
from tests.test_clean_table import row, table_of
from tests.test_copydesk import bad
from transforms import PIPELINE_VERSION


@pytest.fixture
def table(tmp_path: Path, settings: Settings) -> CleanTable:
    made = CleanTable(str(tmp_path / "clean"), settings)
    made.ensure()
    return made


def card_of(table: CleanTable) -> str:
    return Path(table.location, NAME).read_text(encoding="utf-8")


def held(table: CleanTable) -> data_card.Facts:
    facts = read_facts(card_of(table).encode())
    assert facts
    return facts


def test_a_run_leaves_a_card_that_tells_a_stranger_what_is_there(tmp_path: Path, settings: Settings) -> None:
    location = newsstand.local(tmp_path, settings)
    card = Path(location, NAME).read_text(encoding="utf-8")
    for told in (
        "| rows | 6 clean, 1 quarantined |",
        f"| version of the table | {copydesk.version(location)} |",
        f"| version of the schema | {SCHEMA_VERSION} |",
        "| empty | 1 |",
        "| en | 5 |",
        "| es | 1 |",
        "| jsonl | 5 |",
        f"| {PIPELINE_VERSION} | 7 |",
        f'copydesk.read("{location}")',
    ):
        assert told in card, told
    assert all(f"| `{column.name}` |" in card for column in COLUMNS)
    table = CleanTable(location, settings)
    assert table.dataset().count_rows() == 7
    assert not verify(store_at(str(tmp_path / "raw"), settings), table, settings).wrong


def test_the_snippets_of_a_card_run(tmp_path: Path, settings: Settings) -> None:
    location = newsstand.local(tmp_path, settings)
    card = Path(location, NAME).read_text(encoding="utf-8")
    counts = []
    for block in card.split("```python\n")[1:]:
        names: dict[str, object] = {}
        exec(
            block.partition("```")[0]
            + "\ncount = len(articles.collect() if hasattr(articles, 'collect') else articles)",
            names,
        )
        counts.append(names["count"])
    assert counts == [6, 6]


def test_counts_go_on_from_the_last_card_and_are_the_tables(table: CleanTable, settings: Settings) -> None:
    table.commit(table_of(row("a.txt"), bad("b.txt")), (), "run")
    write_card(table)
    steps = [
        lambda: table.commit(table_of(row("c.txt")), (), "run"),
        lambda: table.commit(table_of(bad("a.txt", etag="2")), ["s3://raw/a.txt"], "run"),
        lambda: table.compact(),
        lambda: table.commit(table_of(row("d.txt", version="9"), bad("e.txt")), (), "run"),
        lambda: DeltaTable(table.location).delete("raw_uri = 's3://raw/c.txt'"),
    ]
    for step in steps:
        step()
        write_card(table)
        assert held(table) == facts_of(table, None)
    assert held(table).counts["status"] == {"quarantined": 3, "clean": 1}


def test_only_what_is_new_is_counted(table: CleanTable, monkeypatch: pytest.MonkeyPatch) -> None:
    table.commit(table_of(*(row(f"{n}.txt") for n in range(5))), (), "run")
    write_card(table)
    table.commit(table_of(row("new.txt")), (), "run")
    read: list[int] = []
    counts = data_card._counts

    def watched(batches, before):  # type: ignore[no-untyped-def]
        rows = list(batches)
        read.append(sum(batch.num_rows for batch in rows))
        return counts(rows, before)

    monkeypatch.setattr(data_card, "_counts", watched)
    write_card(table)
    assert read == [1]
    assert held(table).counts["status"] == {"clean": 6}


@pytest.mark.parametrize(
    "there", ["", "# notes of a person", "facts: {", 'facts: {"counts": 3}', "facts: []", "\udcff"]
)
def test_a_card_that_cannot_be_read_is_written_anew(table: CleanTable, there: str) -> None:
    table.commit(table_of(row("a.txt")), (), "run")
    Path(table.location, NAME).write_bytes(there.encode("utf-8", "surrogateescape"))
    write_card(table)
    assert held(table).counts["status"] == {"clean": 1}


def test_the_card_of_another_table_does_not_count(table: CleanTable, tmp_path: Path, settings: Settings) -> None:
    other = CleanTable(str(tmp_path / "other"), settings)
    other.ensure()
    other.commit(table_of(row("z.txt")), (), "run")
    write_card(other)
    table.commit(table_of(row("a.txt")), (), "run")
    table.commit(table_of(row("b.txt")), (), "run")
    Path(table.location, NAME).write_text(card_of(other), encoding="utf-8")
    write_card(table)
    assert held(table) == facts_of(table, None)


def test_a_vacuum_leaves_it_and_upkeep_brings_it_back(table: CleanTable) -> None:
    table.commit(table_of(row("a.txt")), (), "run")
    write_card(table)
    before = held(table).counts
    table.vacuum(timedelta(0))
    assert held(table).counts == before
    Path(table.location, NAME).unlink()
    maintain_table(table, timedelta(0))
    assert held(table).counts == before


def test_a_card_that_cannot_be_written_fails_no_run(
    tmp_path: Path, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    Path(tmp_path, "clean", NAME).mkdir(parents=True)
    with caplog.at_level(logging.WARNING):
        location = newsstand.local(tmp_path, settings)
    assert copydesk.read(location).num_rows == 6
    assert "DATASET.md could not be written: " in caplog.text


def test_an_error_of_ours_fails_no_run(
    table: CleanTable, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(data_card, "card", lambda *_: 1 / 0)
    with caplog.at_level(logging.WARNING):
        write_card(table)
    assert "ZeroDivisionError" in caplog.text


def test_many_at_once_leave_a_whole_card(table: CleanTable, settings: Settings) -> None:
    table.commit(table_of(row("a.txt")), (), "run")
    errors: list[BaseException] = []

    def write() -> None:
        try:
            mine = CleanTable(table.location, settings)
            for _ in range(5):
                Path(table.location, NAME).unlink(missing_ok=True)
                write_card(mine)
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    write_card(table)
    assert not errors
    assert held(table) == facts_of(table, None)
    assert not list(Path(table.location).glob(f".{NAME}*"))


def test_on_s3(bucket: str, s3_settings: Settings) -> None:
    table = CleanTable(f"s3://{bucket}/clean", s3_settings)
    table.ensure()
    table.commit(table_of(row("a.txt"), bad("b.txt")), (), "run")
    write_card(table)
    reply = boto3.client("s3", endpoint_url=s3_settings.s3_endpoint_url).get_object(Bucket=bucket, Key=f"clean/{NAME}")
    assert reply["ContentType"].startswith("text/markdown")
    facts = read_facts(reply["Body"].read())
    assert facts == facts_of(table, None)
    assert table.dataset().count_rows() == 2
