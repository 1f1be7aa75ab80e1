"""Word of raw objects from a queue, as AWS has it (moto), to a Prefect server."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import boto3
import pytest

from infra.arrivals import EVENT, ask
from infra.seaweed import free_ports
from tests.command import copydesk_here
from tests.stack import until

ROOT = Path(__file__).parent.parent
KEYS = {"AWS_ACCESS_KEY_ID": "owner", "AWS_SECRET_ACCESS_KEY": "owner", "AWS_DEFAULT_REGION": "us-east-1"}


@dataclass
class Queue:
    """A queue, and how it is reached."""

    client: Any
    url: str
    environment: dict[str, str]

    def put(self, count: int) -> None:
        for number in range(count):
            self.client.send_message(QueueUrl=self.url, MessageBody=f'{{"number": {number}}}')

    def holds(self) -> int:
        """Messages that are there, those too that somebody has in hand."""
        names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
        found = self.client.get_queue_attributes(QueueUrl=self.url, AttributeNames=names)["Attributes"]
        return sum(map(int, found.values()))


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """In a process of its own: the emulator's state, permissions too, is one for each process."""
    port = free_ports(1)[0]
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "moto.server", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            assert until(lambda: _is_up(port), 60)
            yield address
        finally:
            process.kill()


@pytest.fixture
def queue(server: str) -> Queue:
    """One for each test: what a listener that has ended was waiting for would take the next message, for two minutes."""
    keys = {"aws_access_key_id": "owner", "aws_secret_access_key": "owner", "region_name": "us-east-1"}
    client: Any = boto3.client("sqs", endpoint_url=server, **keys)  # type: ignore[call-overload]
    name = f"arrivals-{uuid4().hex}"
    url = client.create_queue(QueueName=name, Attributes={"VisibilityTimeout": "120"})["QueueUrl"]
    return Queue(client, url, KEYS | {"AWS_ENDPOINT_URL": server})


def _is_up(port: int) -> bool:
    with socket.socket() as line:
        return line.connect_ex(("127.0.0.1", port)) == 0


def listening(queue: Queue, api: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "flows", "notify", "s3://raw/of-sqs", "--queue", queue.url]
    env = os.environ | queue.environment | {"PYTHONPATH": str(ROOT), "PREFECT_API_URL": api, "PYTHONUNBUFFERED": "1"}
    return subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env, cwd=ROOT)


def counts_told(api: str) -> list[int]:
    wanted = {"filter": {"event": {"name": [EVENT]}, "resource": {"id": ["copydesk.raw.s3://raw/of-sqs"]}}}
    return [event["payload"]["objects"] for event in ask(api, "/events/filter", wanted)["events"]]


def test_messages_become_a_few_events_and_are_gone(queue: Queue, prefect_api: str) -> None:
    queue.put(25)
    with listening(queue, prefect_api) as process:
        try:
            assert until(lambda: queue.holds() == 0, 60)
            assert until(lambda: sum(counts_told(prefect_api)) == 25, 60)
            assert len(counts_told(prefect_api)) <= 3
        finally:
            process.send_signal(signal.SIGTERM)
        assert (process.wait(30), process.stderr and process.stderr.read()) == (0, "")


def test_what_cannot_be_told_stays_in_the_queue(queue: Queue) -> None:
    queue.put(1)
    with listening(queue, f"http://127.0.0.1:{free_ports(1)[0]}/api") as process:
        assert process.stderr
        assert "could not be told" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
    assert queue.holds() == 1


def test_a_queue_that_is_not_there_is_said_in_one_line(queue: Queue) -> None:
    there = {"PREFECT_API_URL": "http://127.0.0.1:9/api"} | queue.environment
    done = copydesk_here("notify", "s3://raw", "--queue", f"{queue.url}-not", **there)
    assert (done.returncode, len(done.stderr.strip().splitlines())) == (2, 1)
    assert "-not" in done.stderr
    done = copydesk_here("notify", "s3://raw", "--queue", "no address", **there)
    assert (done.returncode, len(done.stderr.strip().splitlines())) == (2, 1)
