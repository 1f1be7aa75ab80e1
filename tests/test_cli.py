from __future__ import annotations

import json
import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from infra.seaweed import S3Server
from tests.makers import STORY, page, write
from transforms import PIPELINE_VERSION

ROOT = Path(__file__).parent.parent


def copydesk(*args: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does, in a process of its own."""
    command = [sys.executable, "-m", "flows", *map(str, args)]
    env = os.environ | {"PYTHONPATH": str(ROOT), "COLUMNS": "120"} | environment
    return subprocess.run(command, capture_output=True, text=True, env=env, cwd=ROOT, check=False)


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {
        "a.txt": "Bridge reopens | Local\n20250304\nhttps://www.example.org/2025/03/04/bridge\n" + "\n".join(STORY),
        "b.html": page("Puente"),
        "c.jsonl": json.dumps({"title": "A", "text": STORY[0]}) + '\n{"broken\n',
        "evil.txt": "\x1b[31mRed alert | World\x1b[0m\n\n[bold]Not markup[/bold] " + "\n\n".join(STORY),
        "empty.txt": "",
    }
    return write(tmp_path_factory.mktemp("raw"), files)


@pytest.fixture(scope="module")
def clean(raw: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("clean") / "table"
    done = copydesk("clean", raw, "--to", place)
    assert done.returncode == 0, done.stderr
    return place


def test_clean_says_what_it_did_and_a_second_time_that_there_is_nothing_to_do(raw: Path, tmp_path: Path) -> None:
    place = tmp_path / "clean"
    first, second = copydesk("clean", raw, "--to", place), copydesk("clean", raw, "--to", place)
    assert "6 documents from 5 objects, 4 clean, 2 quarantined" in first.stdout
    assert str(place) in first.stdout
    assert "\x1b" not in first.stdout
    assert "0 spans" not in first.stdout
    assert "nothing new" in second.stdout
    assert (first.returncode, second.returncode) == (0, 0)


def test_clean_for_a_program_to_read(raw: Path, tmp_path: Path) -> None:
    done = copydesk("clean", raw, "--to", tmp_path / "clean", "--json", "--workers", "0")
    numbers = json.loads(done.stdout)
    assert (numbers["documents"], numbers["clean"], numbers["quarantined"]) == (6, 4, 2)
    assert numbers["refused"] == {"empty": 1, "broken_json": 1}


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("clean", "/no/such/folder", "--to", "{tmp}/clean"), "no such folder"),
        (("clean", "s3://bucket/x", "--to", "{tmp}/clean"), "no AWS credentials"),
        (("explain", "/no/such/file"), "no such folder or file"),
        (("quarantine", "--clean", "{tmp}"), "no clean table"),
        (("export", "{tmp}/nothing"), "no clean table"),
        (("clean", "{tmp}", "--to", "gs://bucket/clean"), "s3://bucket/prefix or a folder"),
        (("clean", "{tmp}", "--to", "s3:/bucket/clean"), "s3://bucket/prefix or a folder"),
    ],
)
def test_what_goes_wrong_is_said_in_one_line(tmp_path: Path, args: tuple[str, ...], says: str) -> None:
    done = copydesk(*(arg.format(tmp=tmp_path) for arg in args))
    assert done.returncode == 2
    assert says in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert not done.stdout


def test_a_setting_that_cannot_be_is_named(raw: Path, tmp_path: Path) -> None:
    done = copydesk("clean", raw, "--to", tmp_path / "clean", COPYDESK_WORKERS="many")
    assert done.returncode == 2
    assert "COPYDESK_WORKERS" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_table_that_is_broken_is_said_in_one_line(clean: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(clean, broken)
    for log in (broken / "_delta_log").glob("*.json"):
        log.write_text("garbage")
    done = copydesk("export", broken)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "cannot be used" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("args", [("export", "{clean}"), ("quarantine", "-c", "{clean}"), ("--version",)])
def test_a_full_disk_behind_standard_output_is_said_in_one_line(clean: Path, args: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "flows", *(arg.format(clean=clean) for arg in args)]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, cwd=ROOT, check=False)
    assert done.returncode == 1
    assert done.stderr == "copydesk: standard output cannot be written: No space left on device\n"


def test_an_empty_place_is_said_and_no_table_promised(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    done = copydesk("clean", str(tmp_path / "raw"), "--to", str(tmp_path / "clean"))
    assert done.returncode == 0
    assert "no raw objects" in done.stdout
    assert "clean table" not in done.stdout


def test_the_version_is_that_of_the_rows() -> None:
    assert copydesk("--version").stdout == f"copydesk {PIPELINE_VERSION}\n"


def test_help_teaches() -> None:
    shown = copydesk("--help").stdout
    assert all(command in shown for command in ("clean", "explain", "show", "quarantine", "export"))
    assert "s3://bucket/prefix" in copydesk("clean", "--help").stdout


def test_explain_shows_before_and_after_and_writes_nothing(raw: Path) -> None:
    before = sorted(raw.iterdir())
    done = copydesk("explain", raw / "a.txt")
    assert "Bridge reopens" in done.stdout
    assert "2025-03-04  (text:header line)" in done.stdout
    assert "^ [title]" in done.stdout
    assert sorted(raw.iterdir()) == before


def test_explain_takes_a_document_out_of_many(raw: Path) -> None:
    assert STORY[0] in copydesk("explain", f"{raw / 'c.jsonl'}#0").stdout
    assert "broken_json" in copydesk("explain", f"{raw / 'c.jsonl'}#1").stdout
    assert copydesk("explain", f"{raw / 'c.jsonl'}#7").returncode == 2


def test_escapes_and_markup_in_a_document_are_inert(raw: Path) -> None:
    shown = copydesk("explain", raw / "evil.txt", FORCE_COLOR="1").stdout
    assert "\x1b[31mRed" not in shown
    assert "[bold]Not markup[/bold]" in shown


def test_show_finds_a_row_by_the_start_of_its_id(clean: Path) -> None:
    rows = [json.loads(line) for line in copydesk("export", clean, "--columns", "id,title").stdout.splitlines()]
    row = next(row for row in rows if row["title"] == "Puente")
    shown = copydesk("show", row["id"][:10], COPYDESK_CLEAN=str(clean))
    assert STORY[0] in shown.stdout
    assert json.loads(copydesk("show", row["id"], "--clean", clean, "--json").stdout)["title"] == "Puente"
    assert STORY[0] in copydesk("show", row["id"][:10].upper(), "--clean", clean).stdout
    assert copydesk("show", "zzzz", "--clean", clean).returncode == 2
    assert "say which row" in copydesk("show", "", "--clean", clean).stderr


def test_quarantine_lists_reasons(clean: Path) -> None:
    assert "broken_json" in copydesk("quarantine", "--clean", clean).stdout
    only = json.loads(copydesk("quarantine", "--clean", clean, "--reason", "empty", "--json").stdout)
    assert [row["quarantine_reason"] for row in only] == ["empty"]


def test_export_filters(clean: Path, tmp_path: Path) -> None:
    def titles(*args: str) -> set[str]:
        lines = copydesk("export", clean, "--columns", "title", *args).stdout.splitlines()
        return {json.loads(line)["title"] for line in lines}

    assert titles("--site", "www.example.org") == {"Bridge reopens"}
    assert titles("--since", "2025-03-04", "--until", "2025-03-04") == {"Bridge reopens"}
    assert titles("--since", "2025-03-05") == set()
    assert "Puente" in titles("--language", "en")
    assert titles("--language", "xx") == set()


def test_export_to_parquet(clean: Path, tmp_path: Path) -> None:
    done = copydesk("export", clean, "--format", "parquet", "--to", tmp_path / "out.parquet")
    assert done.returncode == 0
    assert pq.read_table(tmp_path / "out.parquet").num_rows == 4
    assert copydesk("export", clean, "--format", "parquet").returncode == 2
    assert copydesk("export", clean, "--columns", "nonsense").returncode == 2
    unwritable = copydesk("export", clean, "--to", tmp_path / "none" / "out.jsonl")
    assert (unwritable.returncode, "cannot be written" in unwritable.stderr) == (2, True)
    assert not list(tmp_path.glob("*.part"))


def test_an_export_goes_through_links_and_pipes_and_into_no_folder(clean: Path, tmp_path: Path) -> None:
    (tmp_path / "link.jsonl").symlink_to("behind.jsonl")
    assert copydesk("export", clean, "--to", tmp_path / "link.jsonl").returncode == 0
    assert (tmp_path / "link.jsonl").is_symlink()
    assert len((tmp_path / "behind.jsonl").read_text().splitlines()) == 4
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE) as reader:
        assert copydesk("export", clean, "--to", pipe).returncode == 0
        assert reader.stdout
        assert len(reader.stdout.read().splitlines()) == 4
    assert pipe.is_fifo()
    for folder in (tmp_path, ".", "/"):
        done = copydesk("export", clean, "--to", folder)
        assert (done.returncode, done.stderr.count("\n"), "is a folder" in done.stderr) == (2, 1, True)


@pytest.mark.parametrize("columns", ["id,id", ",", ""])
def test_columns_that_make_no_table_are_refused(clean: Path, columns: str) -> None:
    done = copydesk("export", clean, "--columns", columns)
    assert (done.returncode, done.stderr.count("\n"), done.stdout) == (2, 1, "")


def test_a_damaged_data_file_is_said_in_one_line(raw: Path, clean: Path, tmp_path: Path) -> None:
    table = tmp_path / "table"
    shutil.copytree(clean, table)
    for path in table.glob("status=*/*.parquet"):
        path.write_bytes(path.read_bytes()[:1000])
    for command in (
        ("export", table), ("export", table, "--to", tmp_path / "out"), ("show", "0", "--clean", table),
        ("quarantine", "--clean", table), ("verify", raw, table), ("clean", raw, "--to", table, "--workers", "0"),
    ):  # fmt: skip
        done = copydesk(*command)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
        assert done.stderr.startswith(f"copydesk: {table}: the table cannot be used")


def test_a_terminal_that_lacks_a_letter_shows_an_escape_and_json_is_utf_8(tmp_path: Path) -> None:
    raw = write(tmp_path, {"a.html": page("Příliš")})
    done = copydesk("explain", raw / "a.html", PYTHONIOENCODING="ascii")
    assert (done.returncode, r"P\u0159\xedli\u0161" in done.stdout) == (0, True)
    found = copydesk("explain", raw / "a.html", "--json", PYTHONIOENCODING="ascii")
    assert json.loads(found.stdout)["title"] == "Příliš"


def test_an_export_of_no_rows_is_a_file_of_no_rows(clean: Path, tmp_path: Path) -> None:
    there = tmp_path / "none.parquet"
    done = copydesk(
        "export", clean, "--site", "no.example", "--format", "parquet", "--to", there, "--columns", "id,text"
    )
    assert (done.returncode, done.stderr.strip()) == (0, "0 rows")
    assert (pq.read_table(there).num_rows, pq.read_schema(there).names) == (0, ["id", "text"])


def test_an_export_of_no_possible_row_is_refused(clean: Path) -> None:
    assert (
        "2025-02-03 is after 2025-02-01"
        in copydesk("export", clean, "--since", "2025-02-03", "--until", "2025-02-01").stderr
    )
    assert copydesk("export", clean, "--site", "").returncode == 2


def test_a_terminal_sees_a_bar_and_a_pipe_does_not(raw: Path, tmp_path: Path) -> None:
    main, side = pty.openpty()
    command = [sys.executable, "-m", "flows", "clean", str(raw), "--to", str(tmp_path / "clean")]
    env = os.environ | {"PYTHONPATH": str(ROOT), "TERM": "xterm"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=side, env=env, cwd=ROOT) as process:
        os.close(side)
        seen = b""
        while True:
            try:
                chunk = os.read(main, 4096)
            except OSError:
                break
            if not chunk:
                break
            seen += chunk
        assert process.stdout
        piped = process.stdout.read()
    assert b"cleaning" in seen
    # An archive is one object for as long as it takes: that documents come shows that it is being read.
    counted = re.findall(rb"objects, (\d+) documents", seen)
    assert [counted[0], counted[-1]] == [b"0", piped.split()[0]]
    assert b"\x1b" not in piped


def test_no_server_is_booted_on_the_way(raw: Path, tmp_path: Path) -> None:
    """Prefect's own, which it starts where none is configured, takes 15 s before the first document."""
    done = copydesk("clean", raw, "--to", tmp_path / "clean")
    assert done.returncode == 0
    assert not (Path(os.environ["PREFECT_HOME"]) / "prefect.db").exists()


def test_s3_is_reached_with_the_environment_alone(s3: S3Server, bucket: str, tmp_path: Path, raw: Path) -> None:
    done = copydesk("clean", raw, "--to", f"s3://{bucket}/clean", **s3.environment())
    assert done.returncode == 0, done.stderr
    rows = copydesk("export", f"s3://{bucket}/clean", "--columns", "title", **s3.environment()).stdout.splitlines()
    assert len(rows) == 4


@pytest.mark.parametrize(("days", "code"), [("3650", 0), ("3651", 2), ("999999999999", 2), ("0", 2)])
def test_versions_are_kept_for_ten_years_at_most(days: str, code: int, clean: Path, tmp_path: Path) -> None:
    table = tmp_path / "table"
    shutil.copytree(clean, table)
    done = copydesk("compact", table, "--keep-days", days)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert ("--keep-days" in done.stderr) == bool(code)
