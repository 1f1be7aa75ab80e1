"""The real servers that tests talk to, each started once for a whole run and ended with it."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from uuid import uuid4

import boto3
import pytest
from xdist.scheduler import LoadFileScheduling

from flows.settings import Settings, settings_of_environment
from infra.seaweed import STARTS, S3Server, free_ports, s3_server
from tests.stack import Up

# What a shell starts in the background ignores Ctrl-C, and hands that on to what it starts in turn.
signal.signal(signal.SIGINT, signal.default_int_handler)

# Files that wait for servers and processes, the longest first: handed out last, one of them would run by itself.
_LONG = ("store_faults", "faults", "clusters", "deployments", "up", "security", "cli", "clean_news", "workers", "sqs")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    order = {f"test_{name}.py": place for place, name in enumerate(_LONG)}
    items.sort(key=lambda item: order.get(item.path.name, len(order)))


# Files that share a server which takes its time to start go to one process; test_up ends the stack, and comes last.
_SHARED = {
    **dict.fromkeys(("test_deployments", "test_up"), "stack"),
    **dict.fromkeys(("test_clean_news", "test_production", "test_sqs"), "prefect"),
}


class _ByServer(LoadFileScheduling):
    """A file to a process, as `--dist loadfile` has it, and the files of one server to one."""

    def _split_scope(self, nodeid: str) -> str:
        file = super()._split_scope(nodeid)
        return _SHARED.get(Path(file).stem, file)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadFileScheduling:
    return _ByServer(config, log)


@pytest.fixture(autouse=True, scope="session")
def _own_world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test may find the developer's own credentials, profiles or settings."""
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.startswith(("COPYDESK_", "AWS_", "PREFECT_")):
                patch.delenv(name)
        home = tmp_path_factory.mktemp("home")
        patch.setenv("PREFECT_HOME", str(home / "prefect"))
        patch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(home / "none"))
        patch.setenv("AWS_CONFIG_FILE", str(home / "none"))
        patch.setenv("AWS_EC2_METADATA_DISABLED", "true")
        settings_of_environment.cache_clear()
        yield


@pytest.fixture
def settings() -> Settings:
    """Settings that clean in this process: what workers add is tested where it matters."""
    return Settings(workers=0)


@pytest.fixture(scope="session")
def s3(tmp_path_factory: pytest.TempPathFactory) -> Iterator[S3Server]:
    """A real S3 server."""
    with s3_server(tmp_path_factory.mktemp("seaweed")) as server:
        yield server


@pytest.fixture
def s3_settings(s3: S3Server, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings and environment that reach the S3 server."""
    for name, value in s3.environment().items():
        monkeypatch.setenv(name, value)
    return Settings(workers=0)


@pytest.fixture
def bucket(s3_settings: Settings) -> str:
    """A new bucket."""
    name = f"test-{uuid4().hex[:12]}"
    boto3.client("s3", endpoint_url=s3_settings.s3_endpoint_url).create_bucket(Bucket=name)
    return name


@pytest.fixture(scope="session")
def prefect_api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real Prefect server."""
    with prefect_server(tmp_path_factory.mktemp("prefect-server")) as (api, _):
        yield api


@contextmanager
def prefect_server(home: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A real Prefect server that keeps its data in `home`: the address of its API, and its process."""
    for _ in range(STARTS):
        port = free_ports(1)[0]
        environment = os.environ | {
            "PREFECT_HOME": str(home),
            "PREFECT_API_DATABASE_CONNECTION_URL": f"sqlite+aiosqlite:///{home / 'server.db'}",
            "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        }
        command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
        with (home / "log").open("wb") as log:
            server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        if _comes_up(f"http://127.0.0.1:{port}/api/health", server):
            break
        server.kill()
    else:
        pytest.fail(f"the Prefect server did not start: {(home / 'log').read_text(errors='replace')[-800:]}")
    with server:
        try:
            yield f"http://127.0.0.1:{port}/api", server
        finally:
            server.terminate()


class Told:
    """What a Prefect server's automations have posted."""

    def __init__(self) -> None:
        self.messages: list[str] = []
        told = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                told.messages.append(json.loads(body)["text"])
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/"


@pytest.fixture(scope="session")
def told() -> Iterator[Told]:
    """Where automations post to."""
    there = Told()
    yield there
    there.server.shutdown()


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory, told: Told) -> Iterator[Up]:
    """`copydesk up --demo`, up; tests/test_up.py ends it."""
    up = Up(
        tmp_path_factory.mktemp("up") / "data", "--demo", "--page-port", "0", "--s3-port", "0", "--notify", told.url
    )
    try:
        up.wait_for("sample objects are in s3://raw")
        yield up
    finally:
        up.stop()


def _comes_up(url: str, server: subprocess.Popen[bytes]) -> bool:
    for _ in range(600):
        if server.poll() is not None:
            return False
        try:
            urllib.request.urlopen(url, timeout=5)
        except (urllib.error.URLError, OSError, http.client.HTTPException):
            time.sleep(0.2)
        else:
            return True
    return False
