"""What a run survives: it is killed, stopped, and started twice, as real processes; afterwards `verify` must pass."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows.clean_table import CleanTable
from flows.settings import Settings
from flows.store import store_at
from flows.verify import verify
from tests.conftest import prefect_server
from tests.makers import STORY, text, write

ROOT = Path(__file__).parent.parent
# Small parts and batches, so that a run makes many commits and a kill at random falls into every phase.
SMALL = {"COPYDESK_PART_DOCUMENTS": "40", "COPYDESK_BATCH_OBJECTS": "7", "COPYDESK_WORKERS": "2"}


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """So much that a run goes on for some seconds, to be ended in."""
    return written(tmp_path, 800)


@pytest.fixture
def little(tmp_path: Path) -> Path:
    """So much that a run makes a dozen commits."""
    return written(tmp_path, 200)


def written(tmp_path: Path, stories: int) -> Path:
    lines = "\n".join(json.dumps({"title": f"Story {n}", "text": "\n\n".join(STORY)}) for n in range(stories))
    files: dict[str, str | bytes] = {f"{n:02}.txt": text(f"Title {n}") for n in range(60)} | {"many.jsonl": lines}
    return write(tmp_path / "raw", files)


def start(raw: Path, clean: Path, **environment: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "flows", "clean", str(raw), "--to", str(clean)]
    env = os.environ | SMALL | {"PYTHONPATH": str(ROOT)} | environment
    pipe = subprocess.PIPE
    return subprocess.Popen(command, env=env, cwd=ROOT, stdout=pipe, stderr=pipe, text=True, start_new_session=True)


def finished(raw: Path, clean: Path, documents: int = 860) -> None:
    """Run to the end, and prove that every document is there once."""
    process = start(raw, clean)
    _, error = process.communicate(timeout=120)
    assert process.returncode == 0, error
    settings = Settings(workers=0)
    found = verify(store_at(str(raw), settings), CleanTable(str(clean), settings), settings)
    assert not found.wrong
    assert found.documents == documents


def until_a_commit(clean: Path, number: int) -> None:
    for _ in range(1500):
        if (clean / "_delta_log" / f"{number:020}.json").exists():
            return
        time.sleep(0.02)
    pytest.fail("no commit came")


def test_killed_at_random_moments(raw: Path, tmp_path: Path) -> None:
    clean, chance = tmp_path / "clean", random.Random(20)
    for _ in range(int(os.environ.get("TEST_KILLS", "6"))):
        process = start(raw, clean)
        time.sleep(chance.uniform(0.6, 3.0))
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
    finished(raw, clean)


def test_workers_do_not_outlive_a_killed_run(raw: Path, tmp_path: Path) -> None:
    process = start(raw, tmp_path / "clean")
    until_a_commit(tmp_path / "clean", 2)
    children = subprocess.run(["pgrep", "-g", str(process.pid)], capture_output=True, text=True, check=False)
    process.kill()
    process.communicate()
    assert len(children.stdout.split()) > 2
    for _ in range(100):
        left = subprocess.run(["pgrep", "-g", str(process.pid)], capture_output=True, text=True, check=False)
        if not left.stdout.split():
            break
        time.sleep(0.1)
    assert not left.stdout.split()


@pytest.mark.parametrize("count", [2, 4])
def test_several_runs_at_once(little: Path, tmp_path: Path, count: int) -> None:
    processes = [start(little, tmp_path / "clean", COPYDESK_WORKERS="1") for _ in range(count)]
    for process in processes:
        _, error = process.communicate(timeout=180)
        assert process.returncode == 0, error
    finished(little, tmp_path / "clean", 260)


@pytest.mark.parametrize("engine", ["processes", "in-process"])
@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_that_is_asked_for(raw: Path, tmp_path: Path, sent: signal.Signals, engine: str) -> None:
    process = start(raw, tmp_path / "clean", COPYDESK_ENGINE=engine)
    until_a_commit(tmp_path / "clean", 2)
    process.send_signal(sent)
    _, error = process.communicate(timeout=10)
    assert process.returncode == 130
    assert "stopped; what was committed stays" in error
    assert "Traceback" not in error
    finished(raw, tmp_path / "clean")


IN_A_SMALL_DISK = """
mount -t tmpfs -o size=256k tmpfs "$1"
"$2" -m flows clean "$3" --to "$1/clean" >"$4" 2>&1 || echo "code $?" >>"$4"
mount -o remount,size=64m "$1"
"$2" -m flows clean "$3" --to "$1/clean" && "$2" -m flows verify "$3" "$1/clean"
"""


def test_a_full_disk_stops_the_run_in_a_line_and_costs_no_row(little: Path, tmp_path: Path) -> None:
    mounted, said = tmp_path / "disk", tmp_path / "said"
    mounted.mkdir()
    own_mounts = ["unshare", "--user", "--map-root-user", "--mount"]
    if subprocess.run([*own_mounts, "true"], check=False, capture_output=True).returncode:
        pytest.skip("this machine lets nobody mount a file system of their own")
    command = [*own_mounts, "sh", "-ec", IN_A_SMALL_DISK, "sh", str(mounted), sys.executable, str(little), str(said)]
    env = os.environ | SMALL | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert "No space left on device" in said.read_text()
    assert said.read_text().endswith("code 2\n")
    assert "Traceback" not in said.read_text()
    assert done.returncode == 0, done.stderr
    assert "260 documents: all well" in done.stdout


def test_a_prefect_server_that_goes_away_costs_the_page_and_no_row(raw: Path, tmp_path: Path) -> None:
    (tmp_path / "server").mkdir()
    with prefect_server(tmp_path / "server") as (api, server):
        process = start(raw, tmp_path / "clean", PREFECT_API_URL=api, PREFECT_CLIENT_MAX_RETRIES="1")
        until_a_commit(tmp_path / "clean", 2)
        server.kill()
        _, error = process.communicate(timeout=180)
    assert process.returncode == 1
    last = error.strip().splitlines()[-1]
    assert last.startswith("copydesk: the Prefect server does not answer")
    assert last.endswith("what was cleaned is committed, run it again")
    settings = Settings(workers=0)
    found = verify(store_at(str(raw), settings), CleanTable(str(tmp_path / "clean"), settings), settings)
    assert (dict(found.wrong), found.documents) == ({}, 860)
    finished(raw, tmp_path / "clean")
