"""A folder as the raw location: names, links, times, and what is no file."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from flows.clean_table import CleanTable
from flows.engine import Job
from flows.folder_store import LocalStore
from flows.report import markdown, summary
from flows.settings import Settings
from flows.store import StoreError, check_writable, store_at
from flows.verify import verify
from tests.makers import text, write
from tests.test_engine import cleaned, fates


def test_a_name_that_is_no_utf_8(tmp_path: Path, settings: Settings) -> None:
    folder = tmp_path / "raw"
    folder.mkdir()
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text(text())
    _, rows = cleaned(folder, tmp_path / "clean", settings)
    assert [row["status"] for row in rows] == ["clean"]
    assert rows[0]["raw_uri"].endswith("caf\\xe9.txt")


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path, settings: Settings) -> None:
    secret = write(tmp_path / "elsewhere", {"secret.txt": text("Not for reading")})
    raw = write(tmp_path / "raw", {"good.txt": text()})
    (raw / "link.txt").symlink_to(secret / "secret.txt")
    (raw / "folder").symlink_to(secret)
    _, rows = cleaned(raw, tmp_path / "clean", settings)
    assert list(fates(rows)) == ["good.txt"]


def test_names_that_would_be_written_alike_are_two_objects(tmp_path: Path, settings: Settings) -> None:
    raw = write(tmp_path / "raw", {name: text(name) for name in (r"x\xff.txt", r"x\x5cxff.txt", r"plain \ x.txt")})
    Path(os.fsdecode(os.fsencode(raw) + b"/x\xff.txt")).write_text(text("the byte"))
    Path(os.fsdecode(os.fsencode(raw) + rb"/x\xff" + b"\xff.txt")).write_text(text("the letters and the byte"))
    first, rows = cleaned(raw, tmp_path / "clean", settings)
    assert (first.objects, len({row["raw_uri"] for row in rows})) == (5, 5)
    assert str(raw / r"plain \ x.txt") in [row["raw_uri"] for row in rows]
    assert cleaned(raw, tmp_path / "clean", settings)[0].documents == 0
    found = verify(store_at(str(raw), settings), CleanTable(str(tmp_path / "clean"), settings), settings)
    assert (found.objects, dict(found.wrong)) == (5, {})


def test_what_is_no_file_is_passed_over_and_counted(tmp_path: Path, settings: Settings) -> None:
    raw = write(tmp_path / "raw", {"good.txt": text(), ".hidden.txt": text("Taken as well"), "sub/a.txt": text()})
    (raw / "self.txt").symlink_to("self.txt")
    (raw / "gone.txt").symlink_to("nothing-here")
    (raw / "out.txt").symlink_to(write(tmp_path / "else", {"b.txt": text()}) / "b.txt")
    (raw / "folder").symlink_to(raw / "sub")
    os.mkfifo(raw / "pipe.txt")
    tally, rows = cleaned(raw, tmp_path / "clean", settings)
    assert set(fates(rows)) == {"good.txt", ".hidden.txt", "a.txt"}
    assert tally.passed_over == {
        "links that lead nowhere": 2,
        "links that lead out of the folder": 1,
        "links to folders": 1,
        "neither files nor folders": 1,
    }
    assert any("links that lead nowhere 2" in line for line in summary(tally))
    assert "links that lead nowhere" in markdown(Job(str(raw), "clean"), tally)
    with pytest.raises(StoreError, match="circle"):
        store_at(str(raw / "self.txt"), settings)


def test_a_users_file_is_never_the_probe(tmp_path: Path, settings: Settings) -> None:
    theirs = write(tmp_path / "clean", {".copydesk-write-test": "a user's"}) / ".copydesk-write-test"
    check_writable(str(tmp_path / "clean"), settings)
    assert [path.name for path in theirs.parent.iterdir()] == [theirs.name]
    assert theirs.read_text() == "a user's"


@pytest.mark.parametrize("seconds", [1e12, -1e12, 1e300])
def test_a_time_that_no_calendar_has_stops_no_listing(tmp_path: Path, settings: Settings, seconds: float) -> None:
    raw = write(tmp_path, {"a.txt": text()})
    store = LocalStore(raw)
    status: Any = SimpleNamespace(st_mtime=seconds, st_mtime_ns=7, st_size=3)
    assert store._ref(raw / "a.txt", "a.txt", status).stored_at.year == 1970
