"""What documents and names from outside must not be able to do."""

from __future__ import annotations

import json
import socket
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import boto3
import pytest

from flows.export import as_json_line
from flows.settings import Settings
from infra.seaweed import S3Server
from tests.command import copydesk, copydesk_here
from tests.makers import STORY, page, text, write
from tests.test_engine import cleaned
from transforms import RawDocument, Unusable, clean

# Pieces that pull at whatever repeats in a pattern: brackets, separators, openings that nothing closes, figures, letters
# that mojibake is made of, marks that take no space.
PIECES = [
    *"a A ( < & 1 @ é я あ ا | — # * _ = % + T ? ! … - [ { \" ' \\ \u200b \u00ad \ufffd 🙂 ., 1: 1, 1/ 1/1/ 20- 12.".split(),
    *"x. Ã â€ Ă ÐÐ http:// :// www. a@b. <p> </p> <br> <!-- <script> &amp &#x &# <a> a</a> href= \\u00 %20 +01: 。 年".split(),
    *(" ", "\t", "\n", "\r\n", "ab ", "A b ", "by A", "von ", "Jan ", "12:30 ", "Â ", " | ", "Read more ", "- "),
]


def seconds(body: str, kind: str) -> float:
    started = time.process_time()
    with suppress(Unusable):
        clean(RawDocument("memory:", body.encode(), kind))
    return time.process_time() - started


@pytest.mark.parametrize("kind", ["text/plain", "text/html"])
def test_no_line_takes_more_than_its_length_is_worth(kind: str) -> None:
    """A quadratic pattern takes sixteen times as long for four times the length; this asks for less than ten."""
    seconds(page() if "html" in kind else text(), kind)
    slow = {}
    for piece in PIECES:
        short, long = ((f"{STORY[0]}\n\n{(piece * n)[:n]}z\n\n{STORY[1]}") for n in (15_000, 60_000))
        taken = [seconds(short, kind), seconds(long, kind)]
        if taken[1] > 10 * max(taken[0], 0.05):
            # what a busy machine or the collector of garbage took is not taken again; what a pattern takes is
            taken[1] = min(seconds(long, kind) for _ in range(3))
        if taken[1] > 10 * max(taken[0], 0.05):
            slow[piece] = taken
    assert not slow


def test_what_a_document_refers_to_is_not_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = write(tmp_path, {"secret.txt": "the secret of the harbour master"}) / "secret.txt"

    def refused(*_: Any) -> None:
        raise AssertionError("a document made us open a connection")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    bodies = [
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]>' + page("&x; is here"),
        f'<html xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include parse="text" href="file://{secret}"/>' + page(),
        '<!DOCTYPE html SYSTEM "http://127.0.0.1:9/x.dtd">' + page(),
        '<base href="http://127.0.0.1:9/"><link rel=import href=x><img src=x><iframe src="http://127.0.0.1:9/"></iframe>'
        + page(),
    ]
    for body in bodies:
        record = clean(RawDocument("memory:", body.encode(), "text/html"))
        assert "secret of the harbour" not in record.text


def test_names_from_outside_lead_nowhere(bucket: str, s3_settings: Settings, tmp_path: Path) -> None:
    client = boto3.client("s3", endpoint_url=s3_settings.s3_endpoint_url)
    names = [
        "..%2f..%2fup.txt",
        "a/..../b.txt",
        "~root.txt",
        "$(touch x).txt",
        "'; DROP TABLE x; --.txt",
        "a\u202eb.txt",
    ]
    for name in names:
        client.put_object(Bucket=bucket, Key=f"raw/{name}", Body=text().encode())
    client.put_object(Bucket=bucket, Key="rawer/other.txt", Body=text().encode())
    around = write(tmp_path / "around", {"kept.txt": "as it was"})
    _, rows = cleaned(f"s3://{bucket}/raw", around / "clean", s3_settings)
    assert {row["raw_uri"].partition("/raw/")[2] for row in rows} == set(names)
    assert sorted(path.name for path in around.iterdir()) == ["clean", "kept.txt"]
    # A second run replaces by name: quotes in one must not reach the others.
    client.put_object(Bucket=bucket, Key=f"raw/{names[4]}", Body=text("Another title").encode())
    _, rows = cleaned(f"s3://{bucket}/raw", around / "clean", s3_settings)
    assert len(rows) == len(names)


ESCAPES = "\x1b[2J\x1b]0;owned\x07 \x9b31m \u202eback"


def test_escapes_in_documents_reach_no_terminal(tmp_path: Path) -> None:
    hostile = {
        "title": f"Bridge {ESCAPES}",
        "authors": [f"Ann {ESCAPES} Lee"],
        "url": f"https://www.example.org/{ESCAPES}",
        "text": "\n\n".join([*STORY, f"Subscribe to our newsletter {ESCAPES}"]),
    }
    raw = write(
        tmp_path / "raw",
        {"a.jsonl": json.dumps(hostile) + "\n{" + ESCAPES, "b\x1b[2J.txt": text(), "c.html": page(ESCAPES)},
    )
    outputs = [
        copydesk("clean", raw, "--to", tmp_path / "clean"),
        copydesk_here("quarantine", "--clean", tmp_path / "clean"),
    ]
    outputs += [copydesk_here("explain", path) for path in sorted(raw.iterdir())]
    outputs += [copydesk_here("verify", raw, tmp_path / "nothing"), copydesk_here("explain", raw / "missing\x1b[2J")]
    rows = copydesk_here("export", tmp_path / "clean").stdout.splitlines()
    outputs += [copydesk_here("show", json.loads(row)["id"], "--clean", tmp_path / "clean") for row in rows]
    for done in outputs:
        for sign in ("\x1b", "\x07", "\x9b", "\u202e"):
            assert sign not in done.stdout + done.stderr, done.args


def test_secrets_are_told_to_nobody(bucket: str, s3: S3Server, s3_settings: Settings, tmp_path: Path) -> None:
    client = boto3.client("s3", endpoint_url=s3_settings.s3_endpoint_url)
    client.put_object(Bucket=bucket, Key="raw/a.txt", Body=text().encode())
    _, rows = cleaned(f"s3://{bucket}/raw", f"s3://{bucket}/clean", s3_settings)
    said = "".join(map(as_json_line, rows))
    wrong = {"AWS_SECRET_ACCESS_KEY": "wrong" + s3.secret_key}
    nobody = {"AWS_ENDPOINT_URL": "http://127.0.0.1:9", "COPYDESK_S3_ATTEMPTS": "1"}
    for place, environment in (("raw", {}), ("raw", wrong), ("raw", nobody)):
        for to in (f"s3://{bucket}/other", str(tmp_path / "clean")):
            done = copydesk("clean", f"s3://{bucket}/{place}", "--to", to, **environment)
            said += done.stdout + done.stderr
    said += copydesk("clean", f"s3://{bucket}/raw", "--to", "s3://no-such-bucket-of-ours/x").stderr
    assert "a.txt" in said
    assert s3.secret_key not in said
    for path in (tmp_path / "clean").rglob("*.json"):
        assert s3.secret_key not in path.read_text()
