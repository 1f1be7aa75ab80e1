"""Engines on clusters: real schedulers and worker processes of Dask and Ray, which make the table that one process makes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from flows.clean_table import CleanTable
from flows.clusters import ClusterError
from flows.engine import Engine, Job, run_here
from flows.rows import Row
from flows.settings import Settings
from flows.store import store_at
from flows.verify import verify
from infra.seaweed import free_ports
from tests.command import ROOT, copydesk, copydesk_here
from tests.makers import page, text, warc, write
from tests.test_engine import BAD, cleaned


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files: dict[str, str | bytes] = {f"{n:02}.txt": text(f"Title {n}") for n in range(30)}
    files |= {name: body for name, (body, _) in BAD.items() if len(body) < 1_000_000}
    return write(tmp_path_factory.mktemp("clusters") / "raw", files | {"w.warc": warc(page(), page("Two"))})


@pytest.fixture(scope="module")
def expected(raw: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    _, rows = cleaned(raw, tmp_path_factory.mktemp("expected"), Settings(engine="in-process"))
    return compared(rows)


def compared(rows: list[Row]) -> list[Row]:
    return [
        {name: value for name, value in row.items() if name not in ("cleaned_at", "commit_version")} for row in rows
    ]


def comparable(clean: Path) -> list[Row]:
    rows = CleanTable(str(clean), Settings(workers=0)).dataset().to_table()
    ordered = rows.sort_by([("raw_uri", "ascending"), ("raw_index", "ascending")])
    return compared(ordered.drop_columns(["run_id"]).to_pylist())


class Processes:
    """Processes of a cluster, with what they say in a file."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.all = folder, list[subprocess.Popen[bytes]]()

    def start(self, *module: str) -> subprocess.Popen[bytes]:
        env = os.environ | {"PYTHONPATH": str(ROOT)}
        log = (self.folder / f"{len(self.all)}.log").open("wb")
        process = subprocess.Popen(
            [sys.executable, "-m", *module], cwd=self.folder, env=env, stdout=log, stderr=log, start_new_session=True
        )
        self.all.append(process)
        return process

    def end(self) -> None:
        for process in self.all:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@pytest.fixture
def processes(tmp_path: Path) -> Iterator[Processes]:
    made = Processes(tmp_path)
    yield made
    made.end()


@pytest.fixture
def scheduler(processes: Processes) -> str:
    port = free_ports(1)[0]
    address = f"tcp://127.0.0.1:{port}"
    processes.start("distributed.cli.dask_scheduler", "--host=127.0.0.1", f"--port={port}", "--no-dashboard")
    return address


def worker(processes: Processes, scheduler: str) -> subprocess.Popen[bytes]:
    return processes.start(
        "distributed.cli.dask_worker", scheduler, "--nthreads=1", "--host=127.0.0.1", "--no-dashboard"
    )


def test_every_engine_makes_the_same_table_processes(raw: Path, expected: list[Row], tmp_path: Path) -> None:
    _, rows = cleaned(raw, tmp_path / "clean", Settings(engine="processes", workers=2, batch_objects=9))
    assert compared(rows) == expected


def test_every_engine_makes_the_same_table_dask(
    raw: Path, expected: list[Row], tmp_path: Path, processes: Processes, scheduler: str
) -> None:
    worker(processes, scheduler)
    worker(processes, scheduler)
    tally, rows = cleaned(raw, tmp_path / "clean", Settings(engine=scheduler, batch_objects=9))
    assert compared(rows) == expected
    assert (tally.documents, tally.there_already) == (len(expected), 0)


def test_every_engine_makes_the_same_table_local_dask(raw: Path, expected: list[Row], tmp_path: Path) -> None:
    done = copydesk("clean", raw, "--to", tmp_path / "clean", "--engine", "dask", COPYDESK_WORKERS="2")
    assert done.returncode == 0, done.stderr
    assert comparable(tmp_path / "clean") == [{k: v for k, v in row.items() if k != "run_id"} for row in expected]


def test_every_engine_makes_the_same_table_ray(
    raw: Path, expected: list[Row], tmp_path: Path, processes: Processes
) -> None:
    gcs, client = free_ports(2)
    options = [f"--port={gcs}", f"--ray-client-server-port={client}", "--num-cpus=2", "--include-dashboard=false"]
    options += ["--object-store-memory=100000000", "--disable-usage-stats", "--node-ip-address=127.0.0.1"]
    head = processes.start("ray.scripts.scripts", "start", "--head", "--block", *options)
    address = f"ray://127.0.0.1:{client}"
    done = copydesk("clean", raw, "--to", tmp_path / "clean", "--engine", address, COPYDESK_BATCH_OBJECTS="9")
    for _ in range(20):  # Ray says that its client server is not up yet by refusing
        if "no Ray cluster answers" not in done.stderr or head.poll() is not None:
            break
        time.sleep(1)
        done = copydesk("clean", raw, "--to", tmp_path / "clean", "--engine", address, COPYDESK_BATCH_OBJECTS="9")
    head.terminate()  # which ends all that it has started, where a kill would not
    head.wait(30)
    assert done.returncode == 0, done.stderr + (processes.folder / "0.log").read_text()
    assert "INFO" not in done.stderr
    assert comparable(tmp_path / "clean") == [{k: v for k, v in row.items() if k != "run_id"} for row in expected]


def test_a_worker_of_dask_that_is_killed_costs_no_row(
    raw: Path, tmp_path: Path, processes: Processes, scheduler: str
) -> None:
    first, _ = worker(processes, scheduler), worker(processes, scheduler)
    settings = Settings(engine=scheduler, batch_objects=2)
    with Engine(Job(str(raw), str(tmp_path / "clean")), settings, "run") as engine:
        before = engine.table.version()

        def kill() -> None:
            while engine.table.version() < before + 2:
                time.sleep(0.02)
            os.killpg(first.pid, signal.SIGKILL)

        killer = threading.Thread(target=kill)
        killer.start()
        run_here(engine)
        killer.join()
        found = verify(store_at(str(raw), settings), engine.table, settings)
    assert not found.wrong
    assert first.poll() is not None


@pytest.mark.parametrize(
    ("engine", "named", "said"),
    [
        ("tcp://127.0.0.1:{}", None, "no Dask scheduler answers there"),
        ("ray://127.0.0.1:{}", None, "no Ray cluster answers there"),
        ("ray", "127.0.0.1:{}", "no Ray cluster answers there"),
        ("ray", "ray://127.0.0.1:{}", "no Ray cluster answers there"),
    ],
)
def test_a_cluster_that_is_not_there_is_said_in_a_line(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: str, named: str | None, said: str
) -> None:
    monkeypatch.setattr("flows.clusters._PATIENCE", 1.0)
    (port,) = free_ports(1)
    if named:
        monkeypatch.setenv("RAY_ADDRESS", named.format(port))
    with pytest.raises(ClusterError, match=said):
        Engine(Job(str(raw), str(tmp_path / "clean")), Settings(engine=engine.format(port)), "run")


def test_an_engine_that_does_not_exist_is_said_in_a_line(raw: Path, tmp_path: Path) -> None:
    done = copydesk_here("clean", raw, "--to", tmp_path / "clean", "--engine", "dusk")
    assert done.returncode == 2
    assert "COPYDESK_ENGINE (dusk)" in done.stderr
