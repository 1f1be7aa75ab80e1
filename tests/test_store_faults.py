"""What a run survives of its store: a real S3 server behind a proxy that fails requests; afterwards `verify` must pass."""

from __future__ import annotations

import json
import random
import subprocess
import time
from dataclasses import dataclass
from typing import Any

import boto3
import pytest

from flows.clean_table import CleanTable
from flows.settings import Settings
from flows.store import store_at
from flows.verify import verify
from infra.seaweed import S3Server
from tests.command import copydesk
from tests.makers import STORY, text
from tests.proxy import Plan, Proxy, Request, proxy_before

SMALL = {
    "COPYDESK_PART_DOCUMENTS": "25",
    "COPYDESK_BATCH_OBJECTS": "5",
    "COPYDESK_WORKERS": "2",
    "COPYDESK_S3_TIMEOUT": "2",
}
DOCUMENTS = 30 + 120


@dataclass
class Place:
    """A bucket with raw objects, and how to clean it through a proxy."""

    bucket: str
    server: S3Server
    settings: Settings
    client: Any

    @property
    def raw(self) -> str:
        return f"s3://{self.bucket}/raw"

    @property
    def clean(self) -> str:
        return f"s3://{self.bucket}/clean"

    def run(self, proxy: Proxy, **settings: str) -> subprocess.CompletedProcess[str]:
        return copydesk("clean", self.raw, "--to", self.clean, AWS_ENDPOINT_URL=proxy.endpoint, **SMALL, **settings)

    def finished(self, documents: int = DOCUMENTS) -> None:
        """Run to the end without faults, and prove that every document is there once."""
        done = copydesk("clean", self.raw, "--to", self.clean, AWS_ENDPOINT_URL=self.server.endpoint, **SMALL)
        assert done.returncode == 0, done.stderr
        self.verified(documents)

    def verified(self, documents: int = DOCUMENTS) -> None:
        table = CleanTable(self.clean, self.settings)
        found = verify(store_at(self.raw, self.settings), table, self.settings)
        assert not found.wrong, found.examples
        assert found.documents == documents

    def put(self, name: str, body: str) -> None:
        self.client.put_object(Bucket=self.bucket, Key=f"raw/{name}", Body=body.encode())


@pytest.fixture
def place(bucket: str, s3: S3Server, s3_settings: Settings) -> Place:
    made = Place(bucket, s3, s3_settings, boto3.client("s3", endpoint_url=s3.endpoint))
    for number in range(30):
        made.put(f"{number:02}.txt", text(f"Title {number}"))
    lines = [json.dumps({"title": f"Story {n}", "text": "\n\n".join(STORY)}) for n in range(120)]
    made.put("many.jsonl", "\n".join(lines))
    return made


def sometimes(share: float, *faults: str, seed: int = 7) -> Plan:
    """Each request meets one of the faults with this probability."""
    chance = random.Random(seed)
    return lambda _: chance.choice(faults) if chance.random() < share else None


@pytest.mark.parametrize("fault", ["slow_down", "internal_error", "reset", "truncated", "stalled", "lost_reply"])
def test_one_request_in_ten_fails(place: Place, fault: str) -> None:
    share = 0.03 if fault == "stalled" else 0.1
    with proxy_before(place.server.endpoint, sometimes(share, fault)) as proxy:
        done = place.run(proxy)
    assert proxy.done[fault] > 2
    assert done.returncode in (0, 1, 2), done.stderr  # 1: objects left for the next run, 2: given up
    assert "Traceback" not in done.stderr
    place.finished()


def test_everything_fails_at_times(place: Place) -> None:
    faults = ("slow_down", "internal_error", "reset", "truncated", "lost_reply")
    for seed in range(3):
        with proxy_before(place.server.endpoint, sometimes(0.15, *faults, seed=seed)) as proxy:
            done = place.run(proxy)
        assert done.returncode in (0, 1, 2), done.stderr
        assert "Traceback" not in done.stderr
    place.finished()


def test_the_reply_to_each_commit_is_lost_once(place: Place) -> None:
    lost: set[str] = set()

    def plan(request: Request) -> str | None:
        if request.is_commit and request.path not in lost:
            lost.add(request.path)
            return "lost_reply"
        return None

    with proxy_before(place.server.endpoint, plan) as proxy:
        done = place.run(proxy)
    assert proxy.done["lost_reply"] > 5
    assert done.returncode == 0, done.stderr
    place.verified()


def test_bodies_that_break_off_are_read_on(place: Place) -> None:
    cut: set[str] = set()

    def plan(request: Request) -> str | None:
        if request.is_object and "/raw/" in request.path and request.path not in cut:
            cut.add(request.path)
            return "truncated"
        return None

    with proxy_before(place.server.endpoint, plan) as proxy:
        done = place.run(proxy)
    assert proxy.done["truncated"] == 31
    assert done.returncode == 0, done.stderr
    place.verified()


def test_a_listing_that_changes_while_it_is_read(place: Place) -> None:
    def plan(request: Request) -> str | None:
        if request.is_listing and "raw" in request.path and request.number % 2:
            place.client.delete_object(Bucket=place.bucket, Key=f"raw/{request.number:02}.txt")
            place.put(f"{request.number:02}-new.txt", text(f"New {request.number}"))
            place.put("29.txt", text("Changed since it was listed"))
        return None

    with proxy_before(place.server.endpoint, plan) as proxy:
        done = place.run(proxy)
    assert done.returncode in (0, 1), done.stderr
    count = sum(1 for _ in store_at(place.raw, place.settings).list())
    place.finished(count - 1 + 120)


def test_credentials_that_expire_in_the_midst(place: Place) -> None:
    def plan(request: Request) -> str | None:
        return "expired" if request.number > 60 else None

    with proxy_before(place.server.endpoint, plan) as proxy:
        done = place.run(proxy)
    assert done.returncode in (1, 2)
    assert "credentials have expired" in done.stderr
    assert "Traceback" not in done.stderr
    place.finished()


def test_what_will_not_change_is_not_tried_again(place: Place) -> None:
    asked = 0

    def plan(request: Request) -> str | None:
        nonlocal asked
        if "/raw/07.txt" in request.path:
            asked += 1
            return "access_denied"
        return None

    with proxy_before(place.server.endpoint, plan) as proxy:
        done = place.run(proxy)
    assert asked == 1
    assert done.returncode == 1
    assert "07.txt: these credentials may not do that" in done.stdout + done.stderr
    place.finished()


def test_a_store_that_is_down_is_given_up_in_time(place: Place) -> None:
    with proxy_before(place.server.endpoint, lambda _: "slow_down") as proxy:
        started = time.monotonic()
        done = place.run(proxy, COPYDESK_S3_ATTEMPTS="3")
    assert done.returncode == 2
    assert "the store answers SlowDown" in done.stderr
    assert proxy.requests < 10
    assert time.monotonic() - started < 60  # not for speed: a run that never gives up is a bug


def test_a_store_that_stalls_condemns_no_document(place: Place) -> None:
    stalled: set[str] = set()

    def plan(request: Request) -> str | None:
        if request.is_object and request.path.endswith("3.txt") and request.path not in stalled:
            stalled.add(request.path)
            return "stalled"
        return None

    with proxy_before(place.server.endpoint, plan) as proxy:
        done = place.run(proxy, COPYDESK_DOCUMENT_SECONDS="1", COPYDESK_READ_AHEAD_OBJECTS="0")
    assert len(stalled) == 3
    assert done.returncode == 0, done.stderr
    assert "timeout" not in done.stdout
    place.verified()
