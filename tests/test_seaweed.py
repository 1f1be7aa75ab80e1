"""The local S3 server."""

from __future__ import annotations

import json
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import yaml

from infra import seaweed
from infra.arrivals import Receiver
from infra.children import Children
from infra.seaweed import PARTS, answers, free_ports, is_ready, new_keys, port_is_free, s3_command, s3_server
from infra.up import _start_s3
from tests.stack import ROOT, until


def listening(pid: int) -> set[int]:
    """The TCP ports at which a process listens."""
    mine = set()
    for path in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(OSError):  # closed meanwhile
            mine.add(path.readlink().name)
    sockets = {name[8:-1] for name in mine if name.startswith("socket:[")}
    found = set()
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]:
            fields = line.split()
            if fields[3] == "0A" and fields[9] in sockets:
                found.add(int(fields[1].rpartition(":")[2], 16))
    return found


def test_it_listens_at_the_ports_it_was_given_and_no_other(tmp_path: Path) -> None:
    """A second server on the machine, or whatever else has a port that it would choose by itself, ends it at once."""
    ports = dict(zip(PARTS, free_ports(len(PARTS)), strict=True))
    command = s3_command(tmp_path, new_keys(), ports)
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=tmp_path) as process:
        try:
            assert until(lambda: ports["s3"] in listening(process.pid), 60)
            time.sleep(1)
            given = {port + above for port in ports.values() for above in (0, 10_000)}
            assert listening(process.pid) <= given
        finally:
            process.kill()


def test_no_server_of_ours_tells_its_makers_of_the_machine(tmp_path: Path) -> None:
    ports = dict.fromkeys(PARTS, 1)
    compose = yaml.safe_load((ROOT / "infra" / "compose.yaml").read_text())["services"]["s3"]["command"]
    for command in (s3_command(tmp_path, new_keys(), ports), compose):
        assert "-master.telemetry=false" in command


@pytest.fixture
def taken() -> Iterator[dict[str, int]]:
    """Ports for a server, of which something else has just taken the last."""
    ports = dict(zip(PARTS, free_ports(len(PARTS)), strict=True))
    with socket.socket() as other:
        other.bind(("127.0.0.1", ports["admin"]))
        other.listen()
        yield ports


def test_a_port_taken_meanwhile_makes_it_start_at_others(
    tmp_path: Path, taken: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = iter([list(taken.values())])
    monkeypatch.setattr(seaweed, "free_ports", lambda count: next(drawn, None) or free_ports(count))
    with s3_server(tmp_path) as server:
        assert server.endpoint != f"http://127.0.0.1:{taken['s3']}"
        assert answers(server.endpoint)


def test_the_local_stack_starts_it_at_other_ports_too_and_keeps_them(tmp_path: Path, taken: dict[str, int]) -> None:
    children = Children(str(tmp_path), tmp_path)
    try:
        ports = _start_s3(
            tmp_path, new_keys(), taken | {"page": 1}, Receiver(free_ports(1)[0], lambda _: None), children
        )
        assert is_ready(ports)
        assert ports["page"] == 1
        assert not set(ports.values()) & set(taken.values())
        assert json.loads((tmp_path / "ports.json").read_text()) == ports
        children.check()
    finally:
        children.stop()
    assert port_is_free(ports["s3"])
