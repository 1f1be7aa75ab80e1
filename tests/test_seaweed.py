"""The local S3 server."""

from __future__ import annotations

import subprocess
import time
from contextlib import suppress
from pathlib import Path

from infra.seaweed import PARTS, free_ports, new_keys, s3_command
from tests.stack import until


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
