"""What goes on at a Prefect server, in lines: runs as they end, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from flows.report import inert
from infra.arrivals import ask

_ENDED = ["COMPLETED", "FAILED", "CRASHED", "CANCELLED"]
_AT_ONCE = 50
# What Prefect says of a run that its deployment's limit lets not begin: all is as it should be (infra/prefect.yaml).
_NO_PLACE = "Deployment concurrency limit reached"


@dataclass(frozen=True, slots=True)
class Ended:
    """A run that has ended, and a line about it; gave_way: it did nothing, for another was at work."""

    id: str
    line: str
    gave_way: bool = False


@dataclass(slots=True)
class Awaited:
    """The end of a piece of work: of its own run or, where that gave way, of the next run that did not."""

    id: str
    _by_any: bool = False
    _over: bool = False

    def done_by(self, run: Ended) -> bool:
        """Whether it was this run that did it; true of one run at most."""
        if run.id == self.id:
            self._by_any = run.gave_way
        done = not self._over and not run.gave_way and (self._by_any or run.id == self.id)
        self._over = self._over or done
        return done


@dataclass(slots=True)
class Runs:
    """The runs of a server that end from now on."""

    api: str
    _seen: set[str] = field(default_factory=set)
    _names: dict[str, str] = field(default_factory=dict)
    _since: str = field(default_factory=lambda: datetime.now(UTC).isoformat())

    def ended(self) -> list[Ended]:
        """The runs that have ended since the last call; none while the server does not answer."""
        wanted = {"state": {"type": {"any_": _ENDED}}, "end_time": {"after_": self._since}}
        asked = {"flow_runs": wanted, "sort": "END_TIME_DESC", "limit": _AT_ONCE}
        try:
            found = ask(self.api, "/flow_runs/filter", asked)
        except OSError:
            return []
        fresh = [run for run in reversed(found) if run["id"] not in self._seen]
        self._seen.update(run["id"] for run in fresh)
        return [Ended(run["id"], _line(run, self._name(run["deployment_id"])), _gave_way(run)) for run in fresh]

    def _name(self, deployment: str | None) -> str:
        if deployment is None:
            return "a run without a deployment"
        if deployment not in self._names:
            self._names[deployment] = ask(self.api, f"/deployments/{deployment}", method="GET")["name"]
        return self._names[deployment]

    def start(self, name: str) -> str:
        """Start a run of a deployment by hand; returns its id."""
        deployment = ask(self.api, f"/deployments/name/{name}", method="GET")["id"]
        return str(ask(self.api, f"/deployments/{deployment}/create_flow_run", {"state": {"type": "SCHEDULED"}})["id"])


def next_by_itself(api: str) -> str | None:
    """Which deployment runs next by its schedule, and when; None where none is to."""
    wanted = {"flow_runs": {"state": {"type": {"any_": ["SCHEDULED"]}}}, "sort": "EXPECTED_START_TIME_ASC", "limit": 1}
    for run in ask(api, "/flow_runs/filter", wanted):
        at = datetime.fromisoformat(run["expected_start_time"])
        name = ask(api, f"/deployments/{run['deployment_id']}", method="GET")["name"]
        return f"{name} runs by itself at {at:%H:%M} UTC"
    return None


def _line(run: dict[str, Any], deployment: str) -> str:
    end = datetime.fromisoformat(run["end_time"])
    return f"{end:%H:%M:%S} UTC  {deployment}, {_started_by(run)}  {_how(run)}"


def _gave_way(run: dict[str, Any]) -> bool:
    return run["state_type"] == "CANCELLED" and (run["state"]["message"] or "").startswith(_NO_PLACE)


def _how(run: dict[str, Any]) -> str:
    message = run["state"]["message"] or ""
    if _gave_way(run):
        return "gives way: another run is at work, and that or the next takes this too"
    return f"{run['state_name']}: {inert(message)}" if message else str(run["state_name"])


def _started_by(run: dict[str, Any]) -> str:
    if run["auto_scheduled"]:
        return "by schedule"
    return "by event" if (run.get("created_by") or {}).get("type") == "AUTOMATION" else "by hand"
