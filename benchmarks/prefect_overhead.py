"""What Prefect costs: the same documents cleaned by the same engine as a recorded flow run, and without.

    python benchmarks/prefect_overhead.py [--documents 20000] [--rounds 1]

A real Prefect server (SQLite) on loopback, and a real S3 server. Prints seconds by the clock and of CPU for both, the
server's CPU, and the ratio: of everything, and without what each has to load before it begins (a run over one document).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from benchmarks.memory import fill
from benchmarks.usage import Usage, cpu_of, measured, tree_of
from benchmarks.whole_job import Bench
from infra.seaweed import free_ports, s3_server


@contextmanager
def prefect_server(home: Path) -> Iterator[tuple[str, int]]:
    """Address and process id of a Prefect server."""
    port = free_ports(1)[0]
    database = f"sqlite+aiosqlite:///{home / 'server.db'}"
    env = os.environ | {"PREFECT_HOME": str(home), "PREFECT_API_DATABASE_CONNECTION_URL": database}
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    with (home / "log").open("wb") as log, subprocess.Popen(command, env=env, stdout=log, stderr=log) as server:
        try:
            for _ in range(900):
                try:
                    urllib.request.urlopen(f"http://127.0.0.1:{port}/api/health", timeout=5)
                except (urllib.error.URLError, OSError):
                    time.sleep(0.2)
                else:
                    break
            yield f"http://127.0.0.1:{port}/api", server.pid
        finally:
            server.terminate()


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--documents", type=int, default=2_000)
    ap.add_argument("--workers", type=int, default=2)
    ap.add_argument("--rounds", type=int, default=1)
    a = ap.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        tempfile.TemporaryDirectory() as home,
        s3_server(Path(folder)) as s3,
        prefect_server(Path(home)) as (url, pid),
    ):
        bench = Bench(s3, None)
        bench.client.create_bucket(Bucket="out")
        bench.client.put_object(Bucket="raw", Key="one/a.txt", Body=b"One text, and not a long one.\n" * 20)
        fill(bench, a.documents)
        number = 0

        def run(raw: str, api: str) -> Usage:
            nonlocal number
            number += 1
            command = [sys.executable, "-m", "flows", "clean", f"s3://raw/{raw}", "--to", f"s3://out/{number}"]
            env = bench.env | {"PREFECT_API_URL": api, "PREFECT_HOME": home, "PREFECT_LOGGING_LEVEL": "WARNING"}
            return measured([*command, "--workers", str(a.workers), "--json"], env)

        for _ in range(a.rounds):
            found: dict[tuple[str, str], Usage] = {}
            for raw in ("one", "long"):
                for who, api in (("plain", ""), ("Prefect", url)):
                    before = sum(map(cpu_of, tree_of(pid)))
                    used = found[raw, who] = run(raw, api)
                    server = sum(map(cpu_of, tree_of(pid))) - before
                    documents = json.loads(used.output)["documents"]
                    print(
                        f"{documents:7,} documents, {who:8} {used.seconds:8.1f} s  {used.cpu:8.1f} CPU s  "
                        f"server {server:6.1f} CPU s  load {os.getloadavg()[0]:.1f}",
                        flush=True,
                    )
            for what, of in (("by the clock", lambda u: u.seconds), ("by CPU", lambda u: u.cpu)):
                plain, prefect = of(found["long", "plain"]), of(found["long", "Prefect"])
                begin = of(found["one", "Prefect"]) - of(found["one", "plain"])
                print(
                    f"Prefect adds {prefect / plain - 1:6.1%} {what}; {(prefect - begin) / plain - 1:6.1%} of it "
                    f"beyond the {begin:.1f} s of its own start"
                )


if __name__ == "__main__":
    main()
