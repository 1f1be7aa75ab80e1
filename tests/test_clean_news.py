"""The flow on a real Prefect server."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest

from infra.seaweed import S3Server
from tests.makers import STORY, page, text, write

ROOT = Path(__file__).parent.parent


def copydesk(api: str, *args: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"PYTHONPATH": str(ROOT), "PREFECT_API_URL": api} | environment
    command = [sys.executable, "-m", "flows", *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, env=env, cwd=ROOT, check=False)


def asked(api: str, path: str, **body: Any) -> list[dict[str, Any]]:
    reply = httpx.post(f"{api}/{path}/filter", json=body, timeout=30)
    reply.raise_for_status()
    return list(reply.json())


def run_of(api: str, raw: str | Path) -> dict[str, Any]:
    named = {"flow_runs": {"name": {"any_": [f"clean {raw}"]}}}
    runs = asked(api, "flow_runs", **named)
    assert len(runs) == 1
    return runs[0]


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files: dict[str, str | bytes] = {f"{n}.txt": text(f"Title {n} | World") for n in range(6)}
    files |= {
        "a.html": page("Bridge <b>& | pier</b>"),
        "bad.txt": b"",
        "w.txt": text() + "\n\nSubscribe to our newsletter",
    }
    return write(tmp_path_factory.mktemp("raw"), files)


def test_a_run_is_recorded_with_what_a_person_wants_to_know(prefect_api: str, raw: Path, tmp_path: Path) -> None:
    done = copydesk(prefect_api, "clean", raw, "--to", tmp_path / "clean", COPYDESK_BATCH_OBJECTS="4")
    assert done.returncode == 0, done.stderr
    assert "9 documents from 9 objects, 8 clean, 1 quarantined" in done.stdout
    run = run_of(prefect_api, raw)
    assert run["state_type"] == "COMPLETED"
    assert "8 clean" in run["state"]["message"]
    tasks = asked(prefect_api, "task_runs", task_runs={"flow_run_id": {"any_": [run["id"]]}})
    assert sorted(task["name"] for task in tasks) == ["batch 0", "batch 1", "batch 2"]
    assert {task["state_type"] for task in tasks} == {"COMPLETED"}
    assert {task["state"]["message"] for task in tasks} >= {"4 documents from 4 objects, 4 clean"}
    artifacts = {
        each["key"]: each for each in asked(prefect_api, "artifacts", artifacts={"flow_run_id": {"any_": [run["id"]]}})
    }
    assert artifacts["progress"]["data"] == 100.0
    assert artifacts["progress"]["description"] == "9 of 9 objects, 9 documents"
    report = artifacts["clean-news"]["data"]
    for wanted in (
        "9 documents",
        "| txt | 8 |",
        "| empty | 1 |",
        "Quarantined, by reason",
        "By site",
        "Slowest documents",
    ):
        assert wanted in report
    assert "<b>" not in report
    assert len(report) < 1_000_000


def test_texts_do_not_travel_through_the_server(prefect_api: str, raw: Path) -> None:
    run = run_of(prefect_api, raw)
    tasks = asked(prefect_api, "task_runs", task_runs={"flow_run_id": {"any_": [run["id"]]}})
    assert STORY[1] not in str(tasks)
    assert STORY[1] not in str(run)


def test_parameters_make_a_form(prefect_api: str) -> None:
    from flows.clean_news import clean_news

    schema = clean_news.parameters.model_dump()
    assert schema["required"] == ["raw", "clean"]
    assert all(
        schema["properties"][name].get("description") for name in ("raw", "clean", "reprocess", "limit", "workers")
    )


def test_a_place_that_cannot_be_used_is_said_before_a_run_begins(prefect_api: str, tmp_path: Path) -> None:
    done = copydesk(prefect_api, "clean", tmp_path / "none", "--to", tmp_path / "clean")
    assert done.returncode == 2
    assert "no such folder" in done.stderr
    assert not asked(prefect_api, "flow_runs", flow_runs={"name": {"any_": [f"clean {tmp_path / 'none'}"]}})


@pytest.mark.parametrize("api", ["http://reader:hush@127.0.0.1:1/api", "nonsense"])
def test_a_server_that_is_not_there_is_said_in_one_line(api: str, raw: Path, tmp_path: Path) -> None:
    done = copydesk(api, "clean", raw, "--to", tmp_path / "clean")
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert api.rpartition("@")[2] in done.stderr
    assert "`copydesk up`, or unset PREFECT_API_URL" in done.stderr
    assert "hush" not in done.stderr
    assert not (tmp_path / "clean").exists()


def test_on_s3_with_workers(prefect_api: str, s3: S3Server, bucket: str, raw: Path) -> None:
    import boto3

    client = boto3.client("s3", endpoint_url=s3.endpoint)
    for path in raw.iterdir():
        client.put_object(Bucket=bucket, Key=f"raw/{path.name}", Body=path.read_bytes())
    places = (f"s3://{bucket}/raw", "--to", f"s3://{bucket}/clean")
    done = copydesk(prefect_api, "clean", *places, "--workers", "2", "--json", **s3.environment())
    assert done.returncode == 0, done.stderr
    assert run_of(prefect_api, places[0])["state_type"] == "COMPLETED"
    again = copydesk(prefect_api, "clean", *places, "--limit", "1", **s3.environment())
    assert "nothing new" in again.stdout
