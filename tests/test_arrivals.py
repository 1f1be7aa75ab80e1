"""Word of raw objects, on its way from a store to a Prefect server; and what `verify` leaves out for a while."""

from __future__ import annotations

import json
import time
import urllib.request
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flows.clean_table import CleanTable
from flows.settings import Settings
from flows.store import store_at
from flows.verify import verify
from infra.arrivals import NotToldError, Receiver, announce
from infra.deploy import Places, doubts, for_workers
from infra.seaweed import free_ports
from tests.command import copydesk_here
from tests.makers import write
from tests.stack import until


def post(url: str, **entry: object) -> None:
    body = json.dumps({"event_type": "create", "key": "/buckets/raw/x", "message": {"new_entry": entry}}).encode()
    urllib.request.urlopen(urllib.request.Request(url, body, method="POST"), timeout=10)


def test_a_thousand_calls_are_told_of_once_and_folders_not_at_all() -> None:
    told: list[int] = []
    receiver = Receiver(free_ports(1)[0], told.append)
    try:
        post(receiver.url, name="folder", is_directory=True)
        time.sleep(0.1)
        for number in range(100):
            post(receiver.url, name=f"{number}.txt")
        assert until(lambda: sum(told) == 100, 20)
        assert len(told) <= 3
        urllib.request.urlopen(urllib.request.Request(receiver.url, b"no json", method="POST"), timeout=10)
        assert until(lambda: sum(told) == 101, 20)
    finally:
        receiver.close()


def test_a_server_that_is_not_there_is_said_in_one_line() -> None:
    nowhere = f"http://127.0.0.1:{free_ports(1)[0]}/api"
    with pytest.raises(NotToldError, match=r"could not be told: .*refused"):
        announce(nowhere, "s3://raw")
    done = copydesk_here("notify", "s3://raw", PREFECT_API_URL=nowhere)
    assert (done.returncode, len(done.stderr.strip().splitlines())) == (1, 1)
    assert copydesk_here("notify", "s3://raw").returncode == 2


def test_what_was_stored_lately_is_not_held_against_the_table(tmp_path: Path) -> None:
    settings = Settings(workers=0)
    store = store_at(str(write(tmp_path / "raw", {"a.txt": "a"})), settings)
    table = CleanTable(str(tmp_path / "clean"), settings)
    table.ensure()
    now = datetime.now(UTC)
    assert verify(store, table, settings, settled=now + timedelta(minutes=1)).wrong == {"missing": 1}
    assert not verify(store, table, settings, settled=now - timedelta(minutes=1)).wrong


@pytest.mark.parametrize(
    "args", [(), ("--raw", "s3://raw"), ("--clean", "s3://clean/news"), ("--raw", "", "--clean", "x")]
)
def test_deployments_are_not_made_without_both_places(args: tuple[str, ...]) -> None:
    done = copydesk_here("deploy", *args, PREFECT_API_URL=f"http://127.0.0.1:{free_ports(1)[0]}/api")
    assert done.returncode == 2
    assert "copydesk deploy --raw RAW --clean CLEAN" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("raw", "clean", "says"),
    [
        ("s3:/raw", "s3://clean/news", "a location is s3://bucket/prefix or a folder"),
        ("s3://raw", "gs://clean/news", "a location is s3://bucket/prefix or a folder"),
        ("s3://", "s3://clean/news", "an S3 location is s3://bucket/prefix"),
        ("s3://raw", "s3://raw/clean", "lies inside s3://raw"),
    ],
)
def test_places_that_no_run_can_use_are_not_deployed(raw: str, clean: str, says: str) -> None:
    nowhere = f"http://127.0.0.1:{free_ports(1)[0]}/api"
    done = copydesk_here("deploy", "--raw", raw, "--clean", clean, PREFECT_API_URL=nowhere)
    assert (done.returncode, len(done.stderr.strip().splitlines())) == (2, 1)
    assert says in done.stderr


def test_a_folder_is_deployed_from_the_root_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert for_workers("raw/news") == str(tmp_path / "raw" / "news")
    assert for_workers("/raw") == "/raw"
    assert for_workers("s3://raw/news") == "s3://raw/news"


def test_what_cannot_be_reached_from_here_is_said(bucket: str, tmp_path: Path) -> None:
    there = f"s3://{bucket}/raw"
    assert doubts(Places(there, f"s3://{bucket}/clean")) == []
    (line,) = doubts(Places(there, "s3://no-such-bucket/clean"))
    assert line == "s3://no-such-bucket/clean: there is no such bucket; create it or correct the name"
    assert doubts(Places(str(tmp_path), str(tmp_path.parent / "clean"))) == []
    (line,) = doubts(Places(str(tmp_path / "raw"), str(tmp_path / "clean")))
    assert "there is no such folder or file" in line
