"""Compaction and vacuum, beside writers and readers."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from deltalake import DeltaTable

import copydesk
from flows.clean_table import CleanTable
from flows.settings import Settings
from flows.store import StoreError
from flows.upkeep import maintain_table
from tests.command import copydesk_here as command
from tests.test_clean_table import places, row, table_of


@pytest.fixture
def table(tmp_path: Path, settings: Settings) -> CleanTable:
    made = CleanTable(str(tmp_path / "clean"), settings)
    made.ensure()
    for number in range(8):
        made.commit(table_of(row(f"{number}.txt")), (), "run")
    return made


def files(table: CleanTable) -> set[str]:
    return {path.name for path in Path(table.location).rglob("*.parquet") if "_delta_log" not in path.parts}


def aged(table: CleanTable, days: float) -> None:
    """Make all files of a table look so many days old."""
    then = time.time() - days * 86_400
    for path in Path(table.location).rglob("*.parquet"):
        os.utime(path, (then, then))


def test_small_files_become_one_and_rows_stay(table: CleanTable) -> None:
    before = table.dataset().to_table().sort_by("raw_uri")
    done = table.compact()
    assert (done.merged, done.into) == (8, 1)
    assert table.dataset().to_table().sort_by("raw_uri").equals(before)
    assert table.compact().merged == 0


def test_a_second_run_finds_what_was_compacted(table: CleanTable) -> None:
    table.compact()
    assert table.commit(table_of(row("3.txt"), row("9.txt")), (), "again") == 1
    assert len(places(table)) == 9
    assert table.commit(table_of(row("3.txt", etag="new")), ["s3://raw/3.txt"], "again") == 1
    assert ("3.txt", 0, "new") in places(table)
    assert len(places(table)) == 9


def test_vacuum_takes_old_versions_and_what_killed_runs_left(table: CleanTable) -> None:
    table.compact()
    live = {Path(uri).name for uri in DeltaTable(table.location).file_uris()}
    orphan = Path(table.location, "status=clean", f"part-00000-{uuid4()}-c000.zstd.parquet")
    orphan.write_bytes(b"half")
    assert table.vacuum(timedelta(days=7)) == 0
    aged(table, 8)
    fresh = orphan.with_name(f"part-00000-{uuid4()}-c000.zstd.parquet")
    fresh.write_bytes(b"half")
    table.vacuum(timedelta(days=7))
    assert fresh.exists()
    assert not orphan.exists()
    assert live <= files(table)
    assert len(places(table)) == 8


def test_vacuum_takes_nothing_that_is_not_the_tables(table: CleanTable) -> None:
    others = [Path(table.location, name) for name in ("notes.md", "raw/a.txt", "status=clean/mine.parquet")]
    for path in others:
        path.parent.mkdir(exist_ok=True)
        path.write_text("of the user's")
        os.utime(path, (0, 0))
    Path(table.location, "status=clean", f"part-00000-{uuid4()}-c000.zstd.parquet").write_bytes(b"half")
    aged(table, 8)
    assert table.vacuum(timedelta(days=7)) == 1
    assert all(path.exists() for path in others)


def test_versions_are_kept_as_long_as_is_asked_for(table: CleanTable) -> None:
    for path in Path(table.location).rglob("*.*"):
        os.utime(path, (time.time() - 40 * 86_400,) * 2)
    maintain_table(table, timedelta(days=90))
    assert copydesk.read(table.location, version=3).num_rows == 3
    maintain_table(table, timedelta(days=30))
    with pytest.raises(StoreError, match="version 3 is kept no longer"):
        copydesk.read(table.location, version=3)


def test_compaction_beside_writers_loses_and_doubles_nothing(table: CleanTable, settings: Settings) -> None:
    def write(name: str) -> None:
        mine = CleanTable(table.location, settings)
        for number in range(6):
            mine.commit(table_of(row(f"{name}{number}.txt")), (), name)
            mine.commit(table_of(row(f"{number}.txt", etag=f"{name}{number}")), [f"s3://raw/{number}.txt"], name)

    writers = [threading.Thread(target=write, args=(name,)) for name in "ab"]
    for writer in writers:
        writer.start()
    other = CleanTable(table.location, settings)
    while any(writer.is_alive() for writer in writers):
        other.compact()
    for writer in writers:
        writer.join()
    names = [name for name, _, _ in places(table)]
    assert sorted(names) == sorted({*names})
    assert len(names) == 8 + 12


def test_the_command_says_what_it_did(table: CleanTable, tmp_path: Path) -> None:
    assert command("compact", table.location).stdout.startswith("8 files merged into 1; 0 files deleted")
    missing = command("compact", tmp_path / "nowhere")
    assert missing.returncode == 2
    assert "there is no clean table here" in missing.stderr


# Root may write anywhere, as long as it has these.
_WITHOUT_RIGHTS = ["setpriv", "--bounding-set=-dac_override,-fowner"] if os.geteuid() == 0 else []


@pytest.mark.skipif(bool(_WITHOUT_RIGHTS) and shutil.which("setpriv") is None, reason="root, and no way to be less")
def test_a_table_that_may_not_be_written_is_said_in_one_line(table: CleanTable) -> None:
    for folder, _, _ in os.walk(table.location):
        Path(folder).chmod(0o555)
        if _WITHOUT_RIGHTS:
            os.chown(folder, 65534, -1)
    args = [*_WITHOUT_RIGHTS, sys.executable, "-m", "flows", "compact", table.location]
    done = subprocess.run(args, capture_output=True, text=True, check=False, cwd=Path(__file__).parent.parent)
    for folder, _, _ in os.walk(table.location):
        Path(folder).chmod(0o755)
    assert (done.returncode, done.stderr) == (2, f"copydesk: {table.location}: cannot be written: Permission denied\n")
