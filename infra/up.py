"""The whole of copydesk on one machine, on loopback, without Docker: an S3 server, a Prefect server, a worker.

All its data is in one folder, so that a later start finds buckets, rows, runs and schedules again.
"""

from __future__ import annotations

import json
import os
import shlex
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from infra.arrivals import NotToldError, Receiver, announce, ask
from infra.children import Child, ChildDiedError, Children, end_marked, marked
from infra.deploy import POOL, Places, deploy
from infra.kept import Say, kept_keys, kept_ports
from infra.narrate import Awaited, Runs, next_by_itself
from infra.seaweed import (
    PARTS,
    STARTS,
    S3Server,
    answers,
    free_ports,
    is_ready,
    s3_command,
    write_private,
)

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

RAW, CLEAN = "s3://raw", "s3://clean/news"
SAMPLES = Path(__file__).parent.parent / "samples" / "raw"
_ROOT = Path(__file__).parent.parent
# Another tool's variables would lead the stack astray: to a cloud account, to another server.
_FOREIGN = ("PREFECT_", "AWS_")
_POLL = 2.0


class UpError(Exception):
    """The stack cannot be started; the message is one line that says what to do."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for. Ports are wishes: where one is taken, a free one is used, and said.

    data       the folder for everything
    page_port  Prefect's page and API
    demo       upload the samples and clean them at once
    notify     an address that is told of failed, stuck and unusual runs
    """

    data: Path
    page_port: int = 4200
    s3_port: int = 8333
    demo: bool = False
    notify: str | None = None


@dataclass(frozen=True, slots=True)
class Stack:
    """A stack that is up."""

    data: Path
    server: S3Server
    page: str
    receiver: Receiver

    @property
    def api(self) -> str:
        """The address of Prefect's API."""
        return f"{self.page}/api"

    def environment(self) -> dict[str, str]:
        """What a shell needs to use the stack."""
        return self.server.environment() | {"PREFECT_API_URL": self.api}


def up(wish: Wish, say: Say) -> None:
    """Start everything, and stay until asked to end by KeyboardInterrupt; leave no process behind.

    Raises UpError, ChildDiedError where a part does not start or ends, NotDeployedError.
    """
    wish = replace(wish, data=wish.data.resolve())
    if wish.demo and not SAMPLES.is_dir():
        raise UpError("the samples come with the source, not with the installed package: start it from a clone")
    # SIGHUP: the terminal is closed. SIGINT: a shell without job control starts what runs behind it deaf to that.
    for name in (signal.SIGHUP, signal.SIGINT):
        signal.signal(name, signal.default_int_handler)
    logs = wish.data / "logs"
    try:
        logs.mkdir(parents=True, exist_ok=True)
        wish.data.chmod(0o700)
    except OSError as error:
        raise UpError(f"{wish.data}: cannot hold the data: {error.strerror}; name another folder with --data") from None
    with _alone(wish.data) as tell_page:
        children = Children(str(wish.data), logs)
        if marked(children.mark):
            say("ending what an earlier start has left behind")
            end_marked(children.mark, children.grace)
        try:
            stack = _start(wish, children, say)
            tell_page(stack.page)
            _stay(wish, stack, children, say)
        finally:
            for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                signal.signal(name, signal.SIG_IGN)  # asked twice, it ends no faster
            say("stopping")
            children.stop()
            say(f"all is stopped; {wish.data} keeps the data")


@contextmanager
def _alone(data: Path) -> Iterator[Callable[[str], None]]:
    """Hold the folder. The system gives it free when this process ends, whichever way, so no lock is ever stale."""
    import fcntl

    with (data / "lock").open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            pid, _, page = file.read().strip().partition(" ")
            where = f"; its page is {page}" if page else ""
            raise UpError(f"{data}: copydesk is up here already, as process {pid}{where}") from None

        def write(page: str) -> None:
            file.truncate(0)
            file.write(f"{os.getpid()} {page}")
            file.flush()

        write("")
        yield write


def _start(wish: Wish, children: Children, say: Say) -> Stack:
    keys = kept_keys(wish.data)
    ports = kept_ports(wish.data, wish.page_port, wish.s3_port, say)
    page = f"http://127.0.0.1:{ports['page']}"
    receiver = Receiver(ports["arrivals"], lambda count: _arrived(f"{page}/api", count, say))
    for name in [name for name in os.environ if name.startswith(_FOREIGN)]:
        del os.environ[name]
    env = os.environ | _prefect_environment(wish.data, page)
    env["PYTHONPATH"] = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
    say("starting the S3 server and the Prefect server")
    host = ["--host", "127.0.0.1", "--port", str(ports["page"])]
    _prefect(children, "Prefect server", ["server", "start", *host], env, wish.data)
    ports = _start_s3(wish.data, keys, ports, receiver, children)
    stack = Stack(wish.data, S3Server(f"http://127.0.0.1:{ports['s3']}", *keys), page, receiver)
    env |= stack.environment()
    write_private(wish.data / "env", "".join(f"export {k}={shlex.quote(v)}\n" for k, v in stack.environment().items()))
    _make_buckets(stack)
    children.wait_until(lambda: answers(f"{stack.api}/health"), "an answer of the Prefect server")
    say("starting the worker, and deploying")
    command = ["worker", "start", "--pool", POOL, "--type", "process", "--name", "local", "--limit", "4"]
    _prefect(children, "worker", command, env, wish.data)
    deploy(stack.api, Places(RAW, CLEAN, wish.notify), env)
    children.wait_until(lambda: _worker_is_online(stack.api), "a sign of life of the worker")
    children.wait_until(lambda: next_by_itself(stack.api) is not None, "a scheduled run")
    return stack


def _start_s3(
    data: Path, keys: tuple[str, str], ports: dict[str, int], receiver: Receiver, children: Children
) -> dict[str, int]:
    """Start the S3 server, at other ports where it ends for one that was taken meanwhile; the ports it has."""
    folder = data / "s3"
    folder.mkdir(exist_ok=True)
    # SeaweedFS reads this file where it is started: each object that is stored in the raw bucket is told of.
    (folder / "notification.toml").write_text(
        f'[notification.webhook]\nenabled = true\nendpoint = "{receiver.url}"\n'
        'event_types = ["create", "update"]\npath_prefixes = ["/buckets/raw/"]\n',
        encoding="utf-8",
    )
    for left in reversed(range(STARTS)):
        child = children.start("S3 server", s3_command(folder, keys, ports), os.environ, folder)
        try:
            children.wait_until(partial(is_ready, ports), "an answer of the S3 server")
        except ChildDiedError:
            if not left or child.process.poll() is None:
                raise
            children.end(child)
            ports = ports | dict(zip(PARTS, free_ports(len(PARTS)), strict=True))
            (data / "ports.json").write_text(json.dumps(ports), encoding="utf-8")
        else:
            break
    return ports


def _prefect(children: Children, name: str, args: list[str], env: dict[str, str], data: Path) -> Child:
    return children.start(name, [sys.executable, "-m", "prefect", *args], env, data)


def _prefect_environment(data: Path, page: str) -> dict[str, str]:
    return {
        "PREFECT_HOME": str(data / "prefect"),
        "PREFECT_API_URL": f"{page}/api",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_CLI_COLORS": "false",
        "PREFECT_WORKER_QUERY_SECONDS": "3",
    }


def _arrived(api: str, count: int, say: Say) -> None:
    try:
        announce(api, RAW, count)
    except NotToldError as error:
        say(str(error))


def _worker_is_online(api: str) -> bool:
    return any(each["status"] == "ONLINE" for each in ask(api, f"/work_pools/{POOL}/workers/filter", {}))


def _client(stack: Stack) -> S3Client:
    from flows.settings import Settings
    from flows.store import s3_client

    os.environ.update(stack.server.environment())
    return s3_client(Settings())


def _make_buckets(stack: Stack) -> None:
    client = _client(stack)
    there = {bucket["Name"] for bucket in client.list_buckets()["Buckets"]}
    for location in (RAW, CLEAN):
        bucket = location.removeprefix("s3://").partition("/")[0]
        if bucket not in there:
            client.create_bucket(Bucket=bucket)


def _stay(wish: Wish, stack: Stack, children: Children, say: Say) -> None:
    runs = Runs(stack.api)
    for line in _greeting(stack):
        say(line)
    demo = Awaited(_demo(stack, runs, say)) if wish.demo else None
    while True:
        children.check()
        for run in runs.ended():
            say(run.line)
            if demo is not None and demo.done_by(run):
                say(f"the demo's run is done; look at {stack.page}/runs/flow-run/{run.id}")
        time.sleep(_POLL)


def _demo(stack: Stack, runs: Runs, say: Say) -> str:
    client = _client(stack)
    paths = sorted(path for path in SAMPLES.rglob("*") if path.is_file())
    for path in paths:
        key = path.relative_to(SAMPLES).as_posix()
        client.put_object(Bucket=RAW.removeprefix("s3://"), Key=key, Body=path.read_bytes())
    say(f"{len(paths)} sample objects are in {RAW}; starting a run of clean-news/clean-news")
    return runs.start("clean-news/clean-news")


def _greeting(stack: Stack) -> list[str]:
    here, env = Path.cwd(), stack.data / "env"
    source = shlex.quote(str(env.relative_to(here) if env.is_relative_to(here) else env))
    return [
        "",
        f"  page      {stack.page}   runs, schedules, and a form to start each",
        f"  S3        {stack.server.endpoint}   raw objects into {RAW}, the clean table is {CLEAN}",
        f"  worker    local, in work pool {POOL}",
        f"  data      {stack.data}   with logs/, and the keys in env",
        f"  next      {next_by_itself(stack.api)}",
        "",
        f"  In another shell:   source {source}; copydesk export {CLEAN} | head",
        "  Ctrl-C stops it all.",
        "",
    ]
