"""What a local stack keeps of one start for the next, in its folder: the keys of its S3 server, and its ports."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from infra.seaweed import PARTS, free_ports, new_keys, port_is_free, write_private

Say = Callable[[str], None]


def kept_keys(data: Path) -> tuple[str, str]:
    """The S3 server's keys, made at the first start and kept, for the owner's eyes alone."""
    path = data / "keys.json"
    if not path.exists():
        access, secret = new_keys()
        write_private(path, json.dumps({"access_key": access, "secret_key": secret}))
    kept = json.loads(path.read_text(encoding="utf-8"))
    return kept["access_key"], kept["secret_key"]


def kept_ports(data: Path, page_port: int, s3_port: int, say: Say) -> dict[str, int]:
    """A free port for each part; those of the last start where they are still free."""
    path = data / "ports.json"
    last: dict[str, int] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    wished = last | {"page": page_port, "s3": s3_port}
    spare = iter(free_ports(len(PARTS) + 2))
    ports = {}
    for part in (*PARTS, "page", "arrivals"):
        port = wished.get(part, 0)
        pair = (port, port + 10_000) if part in PARTS else (port,)
        if port and all(port_is_free(each) for each in pair):
            ports[part] = port
            continue
        ports[part] = next(spare)
        if port and part in ("page", "s3"):
            say(f"port {port} is taken, so {'the page' if part == 'page' else 'S3'} is at {ports[part]}")
    path.write_text(json.dumps(ports), encoding="utf-8")
    return ports
