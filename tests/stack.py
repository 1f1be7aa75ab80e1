"""`copydesk up`, started and watched as a user would."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from infra.arrivals import ask
from infra.children import marked

ROOT = Path(__file__).parent.parent


class Up:
    """One start over a folder."""

    def __init__(self, data: Path, *options: str) -> None:
        self.data = data.resolve()
        self._out = data.with_suffix(".out")
        # As a script's shell starts a background job: deaf to the interrupt, unless the program sees to it.
        deaf = ["sh", "-c", """trap '' INT; exec "$@" """, "sh"]
        command = [*deaf, sys.executable, "-m", "flows", "up", "--data", str(data), *options]
        env = os.environ | {"PYTHONPATH": str(ROOT), "COPYDESK_WORKERS": "1", "PYTHONUNBUFFERED": "1"}
        with self._out.open("w") as out:
            self.process = subprocess.Popen(
                command, stdout=out, stderr=out, env=env, cwd=data.parent, start_new_session=True
            )

    @property
    def said(self) -> str:
        """All it has printed."""
        return self._out.read_text()

    def wait_for(self, words: str, seconds: float = 180) -> None:
        """Wait until it has printed something."""
        ended = until(lambda: words in self.said or self.process.poll() is not None, seconds)
        assert words in self.said, (ended, self.said)

    def environment(self) -> dict[str, str]:
        """The variables of its `env` file."""
        lines = (self.data / "env").read_text().splitlines()
        return dict(line.removeprefix("export ").split("=", 1) for line in lines)

    @property
    def api(self) -> str:
        """The address of Prefect's API."""
        return self.environment()["PREFECT_API_URL"]

    def ask(self, path: str, body: Any = None, method: str = "POST") -> Any:
        """One request to Prefect's API."""
        return ask(self.api, path, body, method)

    def start(self, name: str, **parameters: Any) -> str:
        """Start a run of a deployment, as the page does; returns its id."""
        deployment = self.ask(f"/deployments/name/{name}", method="GET")["id"]
        body = {"parameters": parameters, "state": {"type": "SCHEDULED"}}
        return str(self.ask(f"/deployments/{deployment}/create_flow_run", body)["id"])

    def run(self, id: str) -> dict[str, Any]:
        """A run, once it has ended."""
        ended = {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}
        assert until(lambda: self.ask(f"/flow_runs/{id}", method="GET")["state_type"] in ended, 180), self.logs()
        return dict(self.ask(f"/flow_runs/{id}", method="GET"))

    def artifacts(self, id: str) -> dict[str, dict[str, Any]]:
        """The artifacts of a run, by key."""
        found = self.ask("/artifacts/filter", {"artifacts": {"flow_run_id": {"any_": [id]}}})
        return {each["key"]: each for each in found}

    def logs(self) -> str:
        """The ends of all its children's logs."""
        return "\n".join(path.read_text()[-1500:] for path in (self.data / "logs").glob("*.log"))

    def left(self) -> list[int]:
        """Its processes that live."""
        return marked(str(self.data))

    def stop(self) -> None:
        """End it, whatever state it is in."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(90)


def until(true: Callable[[], bool], seconds: float) -> bool:
    """Wait for something; whether it came about."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if true():
            return True
        time.sleep(0.25)
    return true()
