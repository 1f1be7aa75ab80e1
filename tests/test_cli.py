from __future__ import annotations

import io
import json
import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from deltalake import write_deltalake

from flows.settings import Settings
from flows.store import s3_client
from infra.seaweed import S3Server
from tests.command import ROOT, copydesk, copydesk_here
from tests.makers import STORY, page, write
from transforms import PIPELINE_VERSION


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
    done = copydesk_here("clean", raw, "--to", tmp_path / "clean", "--json", "--workers", "0")
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
        (("clean", "", "--to", "{tmp}/clean"), "a location is empty"),
        (("clean", "{tmp}", "--to", ""), "a location is empty"),
        (("explain", ""), "a location is empty"),
        (("quarantine", "--clean", " "), "a location is empty"),
        (("up", "--data", "/dev/null/data"), "name another folder with --data"),
    ],
)
def test_what_goes_wrong_is_said_in_one_line(tmp_path: Path, args: tuple[str, ...], says: str) -> None:
    done = copydesk_here(*(arg.format(tmp=tmp_path) for arg in args))
    assert done.returncode == 2
    assert says in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert not done.stdout


def test_a_setting_that_cannot_be_is_named(raw: Path, tmp_path: Path) -> None:
    done = copydesk_here("clean", raw, "--to", tmp_path / "clean", COPYDESK_WORKERS="many")
    assert done.returncode == 2
    assert "COPYDESK_WORKERS" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_table_that_is_broken_is_said_in_one_line(clean: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(clean, broken)
    for log in (broken / "_delta_log").glob("*.json"):
        log.write_text("garbage")
    done = copydesk_here("export", broken)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "cannot be used" in done.stderr


@pytest.mark.parametrize(
    "args",
    [("export", "{there}"), ("quarantine", "-c", "{there}"), ("verify", "{raw}", "{there}"), ("compact", "{there}")],
)
def test_a_table_of_another_kind_is_refused_and_left_alone(raw: Path, tmp_path: Path, args: tuple[str, ...]) -> None:
    there = tmp_path / "there"
    for number in (1, 2):
        write_deltalake(there, pa.table({"number": [number]}), mode="overwrite")
    before = sorted(tmp_path.rglob("*"))
    done = copydesk_here(*(arg.format(there=there, raw=raw) for arg in args))
    assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
    assert done.stderr.startswith(f"copydesk: {there}: the table there is not ours")
    assert sorted(tmp_path.rglob("*")) == before


def test_a_variable_that_is_no_setting_is_named(clean: Path) -> None:
    done = copydesk_here("quarantine", "-c", clean, COPYDESK_WORKER="3", COPYDESK_PORT_80_TCP_ADDR="10.0.0.1")
    assert (done.returncode, done.stderr) == (
        0,
        "copydesk: there is no setting COPYDESK_WORKER; did you mean COPYDESK_WORKERS?\n",
    )


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
    done = copydesk_here("clean", str(tmp_path / "raw"), "--to", str(tmp_path / "clean"))
    assert done.returncode == 0
    assert "no raw objects" in done.stdout
    assert "clean table" not in done.stdout


def test_the_version_is_that_of_the_rows() -> None:
    assert copydesk_here("--version").stdout == f"copydesk {PIPELINE_VERSION}\n"


def test_help_teaches() -> None:
    shown = copydesk("--help").stdout
    assert all(command in shown for command in ("clean", "explain", "show", "quarantine", "export"))
    assert "s3://bucket/prefix" in copydesk("clean", "--help").stdout


def test_explain_shows_before_and_after_and_writes_nothing(raw: Path) -> None:
    before = sorted(raw.iterdir())
    done = copydesk_here("explain", raw / "a.txt")
    assert "Bridge reopens" in done.stdout
    assert "2025-03-04  (text:header line)" in done.stdout
    assert "^ [title]" in done.stdout
    assert sorted(raw.iterdir()) == before


def test_explain_takes_a_document_out_of_many(raw: Path) -> None:
    assert STORY[0] in copydesk_here("explain", f"{raw / 'c.jsonl'}#0").stdout
    assert "broken_json" in copydesk_here("explain", f"{raw / 'c.jsonl'}#1").stdout
    assert copydesk_here("explain", f"{raw / 'c.jsonl'}#7").returncode == 2


def test_escapes_and_markup_in_a_document_are_inert(raw: Path) -> None:
    shown = copydesk_here("explain", raw / "evil.txt", FORCE_COLOR="1").stdout
    assert "\x1b[31mRed" not in shown
    assert "[bold]Not markup[/bold]" in shown


def test_show_finds_a_row_by_the_start_of_its_id(clean: Path) -> None:
    rows = [json.loads(line) for line in copydesk_here("export", clean, "--columns", "id,title").stdout.splitlines()]
    row = next(row for row in rows if row["title"] == "Puente")
    shown = copydesk_here("show", row["id"][:10], COPYDESK_CLEAN=str(clean))
    assert STORY[0] in shown.stdout
    assert json.loads(copydesk_here("show", row["id"], "--clean", clean, "--json").stdout)["title"] == "Puente"
    assert STORY[0] in copydesk_here("show", row["id"][:10].upper(), "--clean", clean).stdout
    assert copydesk_here("show", "zzzz", "--clean", clean).returncode == 2
    assert "say which row" in copydesk_here("show", "", "--clean", clean).stderr


def test_quarantine_lists_reasons(clean: Path) -> None:
    assert "broken_json" in copydesk_here("quarantine", "--clean", clean).stdout
    only = json.loads(copydesk_here("quarantine", "--clean", clean, "--reason", "empty", "--json").stdout)
    assert [row["quarantine_reason"] for row in only] == ["empty"]


def test_export_filters(clean: Path, tmp_path: Path) -> None:
    def titles(*args: str) -> set[str]:
        lines = copydesk_here("export", clean, "--columns", "title", *args).stdout.splitlines()
        return {json.loads(line)["title"] for line in lines}

    assert titles("--site", "www.example.org") == {"Bridge reopens"}
    assert titles("--since", "2025-03-04", "--until", "2025-03-04") == {"Bridge reopens"}
    assert titles("--since", "2025-03-05") == set()
    assert "Puente" in titles("--language", "en")
    assert titles("--language", "xx") == set()


def test_export_to_parquet(clean: Path, tmp_path: Path) -> None:
    done = copydesk_here("export", clean, "--format", "parquet", "--to", tmp_path / "out.parquet")
    assert done.returncode == 0
    assert pq.read_table(tmp_path / "out.parquet").num_rows == 4
    assert copydesk_here("export", clean, "--format", "parquet").returncode == 2
    assert copydesk_here("export", clean, "--columns", "nonsense").returncode == 2
    unwritable = copydesk_here("export", clean, "--to", tmp_path / "none" / "out.jsonl")
    assert (unwritable.returncode, f"there is no folder {tmp_path / 'none'}" in unwritable.stderr) == (2, True)
    assert not list(tmp_path.glob("*.part"))


def test_an_export_goes_through_links_and_pipes_and_into_no_folder(clean: Path, tmp_path: Path) -> None:
    (tmp_path / "link.jsonl").symlink_to("behind.jsonl")
    assert copydesk_here("export", clean, "--to", tmp_path / "link.jsonl").returncode == 0
    assert (tmp_path / "link.jsonl").is_symlink()
    assert len((tmp_path / "behind.jsonl").read_text().splitlines()) == 4
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE) as reader:
        assert copydesk_here("export", clean, "--to", pipe).returncode == 0
        assert reader.stdout
        assert len(reader.stdout.read().splitlines()) == 4
    assert pipe.is_fifo()
    for folder in (tmp_path, ".", "/"):
        done = copydesk_here("export", clean, "--to", folder)
        assert (done.returncode, done.stderr.count("\n"), "is a folder" in done.stderr) == (2, 1, True)


@pytest.mark.parametrize("columns", ["id,id", ",", ""])
def test_columns_that_make_no_table_are_refused(clean: Path, columns: str) -> None:
    done = copydesk_here("export", clean, "--columns", columns)
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
        done = copydesk_here(*command)
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
    done = copydesk_here(
        "export", clean, "--site", "no.example", "--format", "parquet", "--to", there, "--columns", "id,text"
    )
    assert (done.returncode, done.stderr.strip()) == (0, "0 rows")
    assert (pq.read_table(there).num_rows, pq.read_schema(there).names) == (0, ["id", "text"])


def test_an_export_of_no_possible_row_is_refused(clean: Path) -> None:
    assert (
        "2025-02-03 is after 2025-02-01"
        in copydesk_here("export", clean, "--since", "2025-02-03", "--until", "2025-02-01").stderr
    )
    assert copydesk_here("export", clean, "--site", "").returncode == 2


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


def test_an_export_to_s3_is_one_object(s3: S3Server, s3_settings: Settings, bucket: str, clean: Path) -> None:
    def export(to: str) -> subprocess.CompletedProcess[str]:
        return copydesk_here("export", clean, "--format", "parquet", "--columns", "id", "--to", to, **s3.environment())

    assert export(f"s3://{bucket}/out/rows.parquet").returncode == 0
    client = s3_client(s3_settings)
    body = client.get_object(Bucket=bucket, Key="out/rows.parquet")["Body"].read()
    assert pq.read_table(io.BytesIO(body)).num_rows == 4
    for place in (f"s3://{bucket}", f"s3://{bucket}/out/", "s3://no-such-bucket/rows.parquet", "gs://bucket/rows"):
        refused = export(place)
        assert (refused.returncode, refused.stderr.count("\n")) == (2, 1), refused.stderr
    assert [each["Key"] for each in client.list_objects_v2(Bucket=bucket)["Contents"]] == ["out/rows.parquet"]


@pytest.mark.parametrize(("days", "code"), [("3650", 0), ("3651", 2), ("999999999999", 2), ("0", 2)])
def test_versions_are_kept_for_ten_years_at_most(days: str, code: int, clean: Path, tmp_path: Path) -> None:
    table = tmp_path / "table"
    shutil.copytree(clean, table)
    done = copydesk_here("compact", table, "--keep-days", days)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert ("--keep-days" in done.stderr) == bool(code)
