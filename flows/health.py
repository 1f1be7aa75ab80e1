"""Whether a run is like earlier ones into the same table: the share of documents refused, and of text removed.

The history is in the runs' own artifacts, one small table a run under a key of the clean table. A commit's metadata
would hold it too, but a run has hundreds of commits and a listing of them is a request each; rows would have to be
read in their millions. This is one request, whatever the table's length; it shows in Prefect as a page of its own; and
where there is no server, there is no one to be told either.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from statistics import fmean, pstdev
from typing import Any

from prefect.artifacts import create_table_artifact
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterKey
from prefect.client.schemas.sorting import ArtifactSort
from prefect.events import emit_event

from flows.tally import Tally

EVENT = "copydesk.unusual-run"


@dataclass(frozen=True, slots=True)
class HealthRules:
    """When a share counts as a jump, as benchmarks/health_rules.py measured it on runs of twenty sites' pages.

    With these, 0.6 of 1,000 usual runs are called unusual (2.9 with three deviations, 0.1 with five). A site of which
    all documents are refused is noticed by the first run in 0.99, 0.80 and 0.25 of cases, where it sends 28, 14 and
    6 % of the documents (0.90 and 0.37 of the latter two with three); one that loses nine tenths of its text in 0.25,
    0.09 and 0.03: the mix of sites moves that share more than one site does. Who reads one site watches that site.

    documents     runs with fewer are neither judged nor remembered: one bad page in ten says nothing
    runs          earlier runs to compare with, at most
    fewest        earlier runs without which nothing is judged
    least_rise    what a share must rise by at least (share, 0 to 1): smaller rises are no reason to wake anyone
    deviations    and by how many standard deviations of the earlier runs and of chance together
    """

    documents: int = 50
    runs: int = 30
    fewest: int = 5
    least_rise: float = 0.05
    deviations: float = 4.0


@dataclass(frozen=True, slots=True)
class Health:
    """The shares of one run. quarantined: of documents; removed: of the characters of clean documents."""

    documents: int
    quarantined: float
    removed: float


def health_of(tally: Tally) -> Health:
    """The shares of a run."""
    quarantined = tally.quarantined / tally.documents if tally.documents else 0.0
    removed = 1 - tally.chars_out / tally.chars_in if tally.chars_in else 0.0
    return Health(tally.documents, round(quarantined, 4), round(max(0.0, removed), 4))


def jumps(now: Health, earlier: Sequence[Health], rules: HealthRules = HealthRules()) -> list[str]:
    """What of a run is far above its history, in words; empty where nothing is, or the history is too short.

    A share jumps where it is above the mean of the earlier runs by `least_rise` and by `deviations` standard
    deviations: those between the runs, and of a draw of so many documents (binomial).
    """
    earlier = [each for each in earlier if each.documents >= rules.documents][: rules.runs]
    if now.documents < rules.documents or len(earlier) < rules.fewest:
        return []
    found = []
    for name, of in (("quarantined", "documents"), ("removed", "text")):
        before = [getattr(each, name) for each in earlier]
        usual, share = fmean(before), getattr(now, name)
        chance = math.sqrt(usual * (1 - usual) / now.documents)
        if share - usual > max(rules.least_rise, rules.deviations * math.hypot(pstdev(before), chance)):
            found.append(f"{share:.0%} of the {of} {name}, against {usual:.0%} in the {len(earlier)} runs before")
    return found


def compare_with_history(clean: str, tally: Tally) -> list[str]:
    """Judge a run by those before it, then add it to them; what jumps is also told as an event. In a flow run only."""
    now = health_of(tally)
    if now.documents < HealthRules().documents:
        return []
    found = jumps(now, history(clean))
    note = "; ".join(found) or "like the runs before"
    create_table_artifact([{"clean": clean, **asdict(now), "note": note}], key=key_of(clean), description=note)
    return found


def tell(run_id: str, clean: str, found: Sequence[str]) -> None:
    """Emit the event that automations answer to."""
    payload: dict[str, Any] = {"clean": clean, "message": "; ".join(found)}
    emit_event(EVENT, resource={"prefect.resource.id": f"prefect.flow-run.{run_id}"}, payload=payload)


def history(clean: str, limit: int = HealthRules().runs) -> list[Health]:
    """The shares of the last runs into a table, newest first."""
    wanted = ArtifactFilter(key=ArtifactFilterKey(any_=[key_of(clean)]))
    with get_client(sync_client=True) as client:
        artifacts = client.read_artifacts(artifact_filter=wanted, sort=ArtifactSort.CREATED_DESC, limit=limit)
    names = [field.name for field in fields(Health)]
    rows = [row for each in artifacts for row in json.loads(str(each.data))]
    return [Health(**{name: row[name] for name in names}) for row in rows if row["clean"] == clean]


def key_of(clean: str) -> str:
    """The artifact key of a table's history: lower-case letters, digits and dashes are what Prefect takes."""
    return f"shares-{re.sub('[^a-z0-9]+', '-', clean.lower()).strip('-')}"[-200:]
