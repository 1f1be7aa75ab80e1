"""The deployments on a real server, with a real worker and a real bucket: run by hand, by event, by schedule."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.error
from typing import Any

import boto3
import pyarrow as pa
import pytest
from prefect.settings import PREFECT_API_URL, temporary_settings

from flows.health import key_of
from infra.arrivals import EVENT, announce
from tests.conftest import Told
from tests.makers import text
from tests.stack import ROOT, Up, until

ODD, ODD_CLEAN = "s3://odd", "s3://clean/odd"


def client(stack: Up) -> Any:
    env = stack.environment()
    keys = {"aws_access_key_id": env["AWS_ACCESS_KEY_ID"], "aws_secret_access_key": env["AWS_SECRET_ACCESS_KEY"]}
    return boto3.client("s3", endpoint_url=env["AWS_ENDPOINT_URL"], region_name="us-east-1", **keys)


def rows(stack: Up, clean: str) -> pa.Table:
    code = (
        "import sys, json; from flows.clean_table import CleanTable; from flows.settings import Settings;"
        "t = CleanTable(sys.argv[1], Settings()).dataset().to_table(columns=['raw_uri', 'status', 'run_id']);"
        "print(json.dumps(t.to_pylist()))"
    )
    env = os.environ | stack.environment()
    done = subprocess.run([sys.executable, "-c", code, clean], capture_output=True, env=env, cwd=ROOT, check=True)
    return pa.Table.from_pylist(json.loads(done.stdout))


@pytest.fixture(scope="module")
def runs(stack: Up) -> dict[str, str]:
    """One run of each kind, side by side: a run's start takes seconds of Python's imports."""
    s3 = client(stack)
    s3.create_bucket(Bucket="odd")
    for number in range(60):
        s3.put_object(Bucket="odd", Key=f"{number}.txt", Body=b"" if number % 2 else text().encode())
    for number in range(6):
        row = {"clean": ODD_CLEAN, "documents": 900 + number, "quarantined": 0.02, "removed": 0.1, "note": ""}
        stack.ask("/artifacts/", {"key": key_of(ODD_CLEAN), "type": "table", "data": json.dumps([row])})
    for number in range(20):
        s3.put_object(Bucket="raw", Key=f"late/{number}.txt", Body=text(f"Title {number}").encode())
    ids = {
        "odd": stack.start("clean-news/reprocess", raw=ODD, clean=ODD_CLEAN, reprocess=False),
        "lost": stack.start("verify/verify", raw=ODD, clean="s3://clean/news", settled_minutes=0),
    }
    maintain = stack.ask("/deployments/name/maintain/maintain", method="GET")["id"]
    stack.ask(f"/deployments/{maintain}/schedules", [{"active": True, "schedule": {"interval": 20}}])
    return ids


def test_the_demo_leaves_a_report_and_rows(stack: Up) -> None:
    stack.wait_for("the demo's run is done")
    done = [run for run in stack.ask("/flow_runs/filter", {}) if "78 documents" in (run["state"]["message"] or "")]
    assert [run["state_type"] for run in done] == ["COMPLETED"]
    artifacts = stack.artifacts(done[0]["id"])
    assert artifacts["progress"]["data"] == 100.0
    assert "`s3://raw` → `s3://clean/news`" in artifacts["clean-news"]["data"]
    assert "Quarantined, by reason" in artifacts["clean-news"]["data"]
    assert json.loads(artifacts["shares-s3-clean-news"]["data"])[0]["documents"] == 78
    table = rows(stack, "s3://clean/news")
    assert table["run_id"].to_pylist().count(done[0]["id"]) == 78


def test_deployments_are_as_the_file_says(stack: Up) -> None:
    found = {each["name"]: each for each in stack.ask("/deployments/filter", {})}
    assert set(found) == {"clean-news", "reprocess", "maintain", "verify"}
    for each in found.values():
        assert each["concurrency_options"]["collision_strategy"] == "CANCEL_NEW"
        assert each["global_concurrency_limit"]["limit"] == 1
        assert each["enforce_parameter_schema"]
        assert each["tags"] == ["copydesk"]
        assert each["version"]
        assert all(form.get("description") for form in each["parameter_openapi_schema"]["properties"].values())
    assert {name for name, each in found.items() if each["schedules"]} == {"clean-news", "maintain", "verify"}
    assert found["clean-news"]["parameters"] == {"raw": "s3://raw", "clean": "s3://clean/news"}
    assert found["reprocess"]["parameters"]["reprocess"] is True


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("clean-news/clean-news", {"limit": 0}),
        ("clean-news/clean-news", {"raw": ""}),
        ("maintain/maintain", {"keep_days": 0}),
        ("verify/verify", {"settled_minutes": -1}),
        ("verify/verify", {"read": "perhaps"}),
    ],
)
def test_the_form_refuses_what_cannot_be(stack: Up, name: str, parameters: dict[str, Any]) -> None:
    with pytest.raises(urllib.error.HTTPError, match="409"):
        stack.start(name, **parameters)


def test_a_run_unlike_those_before_says_so_and_is_told_of(stack: Up, runs: dict[str, str], told: Told) -> None:
    run = stack.run(runs["odd"])
    assert run["state_type"] == "COMPLETED"
    assert "50% of the documents quarantined, against 2% in the 6 runs before" in run["state"]["message"]
    assert "**Unlike the runs before:** 50% of the documents" in stack.artifacts(run["id"])["clean-news"]["data"]
    assert until(lambda: any("looks unusual" in message and "50%" in message for message in told.messages), 30)


def test_verify_fails_with_what_it_found_and_is_told_of(stack: Up, runs: dict[str, str], told: Told) -> None:
    run = stack.run(runs["lost"])
    assert (run["state_type"], run["state"]["message"]) == ("FAILED", "60 objects, 0 documents: 60 missing")
    assert "| missing | s3://odd/0.txt |" in stack.artifacts(run["id"])["verify"]["data"]
    assert until(lambda: any("a run failed: verify" in message for message in told.messages), 30)


def test_one_run_writes_to_a_table_at_a_time(stack: Up) -> None:
    from flows.turn import BusyError, sole_writer

    with temporary_settings({PREFECT_API_URL: stack.api}), sole_writer("s3://clean/x", wait=False):
        with pytest.raises(BusyError, match="another run is writing"), sole_writer("s3://clean/x/", wait=False):
            pass
        with sole_writer("s3://clean/y", wait=False):
            pass


def test_objects_that_arrive_start_one_run(stack: Up, runs: dict[str, str]) -> None:
    def by_event() -> list[dict[str, Any]]:
        found = stack.ask("/flow_runs/filter", {"sort": "EXPECTED_START_TIME_ASC"})
        return [run for run in found if (run.get("created_by") or {}).get("type") == "AUTOMATION"]

    def all_there() -> bool:
        return sum("/late/" in uri for uri in rows(stack, "s3://clean/news")["raw_uri"].to_pylist()) == 20

    assert until(lambda: bool(by_event()), 60), stack.ask("/events/filter", {"filter": {"event": {"name": [EVENT]}}})
    # A run by event gives way to one at work: then the schedule's next does it, or, not to wait so long, another event.
    for _ in range(4):
        if until(all_there, 50):
            break
        announce(stack.api, "s3://raw")
    assert all_there(), stack.logs()
    assert len(by_event()) <= 7  # for 71 objects


def test_a_schedule_starts_a_run_by_itself(stack: Up, runs: dict[str, str]) -> None:
    def there() -> bool:
        wanted = {"flow_runs": {"state": {"type": {"any_": ["COMPLETED"]}}, "name": {"like_": "maintain "}}}
        return any(run["auto_scheduled"] for run in stack.ask("/flow_runs/filter", wanted))

    assert until(there, 120), stack.logs()
    maintain = stack.ask("/deployments/name/maintain/maintain", method="GET")
    for schedule in maintain["schedules"]:
        if schedule["schedule"].get("interval"):
            stack.ask(f"/deployments/{maintain['id']}/schedules/{schedule['id']}", method="DELETE")
