"""docs/reading.md, run as it stands, against a real table in a real bucket."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3
import duckdb
import pytest

from flows.settings import Settings, settings_of_environment
from infra.seaweed import S3Server
from tests import newsstand

PAGE = (Path(__file__).parent.parent / "docs" / "reading.md").read_text(encoding="utf-8")
_BLOCK = re.compile(
    r"^## (?P<title>[^\n]+)$|^```(?P<kind>\w[\w ]*)\n(?P<code>.*?)^```$|^<!-- (?P<mark>\w+) -->$", re.M | re.S
)


@dataclass
class Block:
    title: str
    kind: str
    code: str


def blocks() -> Iterator[Block]:
    title = ""
    for found in _BLOCK.finditer(PAGE):
        if found["title"]:
            title = found["title"]
        elif found["mark"]:
            yield Block(title, found["mark"], "")
        else:
            yield Block(title, found["kind"], found["code"])


@pytest.fixture
def news(s3: S3Server, s3_settings: Settings) -> Iterator[Settings]:
    settings_of_environment.cache_clear()
    boto3.client("s3", endpoint_url=s3.endpoint).create_bucket(Bucket="news")
    newsstand.upload(s3, "news", newsstand.raw_files())
    newsstand.run("s3://news/raw", "s3://news/clean", s3_settings)
    yield s3_settings
    settings_of_environment.cache_clear()


def test_every_block_does_what_the_page_says(news: Settings, s3: S3Server) -> None:
    names: dict[str, Any] = {}
    results: dict[str, list[Any]] = {}
    for block in blocks():
        if block.kind == "meanwhile":
            # One object now holds one article, and not four; another is no article any more; one is new.
            changed = {
                "bridge.jsonl": newsstand.line(0, 6, "Changed"),
                "pier.html": "",
                "new.jsonl": newsstand.line(9, 6),
            }
            newsstand.upload(s3, "news", changed)
            newsstand.run("s3://news/raw", "s3://news/clean", news)
        elif block.kind == "python":
            exec(compile(block.code, block.title, "exec"), names)
            _check(block.title, names)
        elif block.kind == "sql":
            names["_query"] = block.code
            exec("_result = duckdb.sql(_query); _result = None if _result is None else _result.fetchall()", names)
            results.setdefault(block.title, []).append(names["_result"])
    reasons, repairs, warnings = results["What was changed, and why"]
    assert {row[0] for row in reasons} >= {"author_profile", "navigation"}
    assert ("despuÃ©s", "después") in {(row[1], row[2]) for row in repairs}
    assert warnings == []
    assert len(results["Copies of one text"]) == 1
    assert duckdb.sql("SELECT count(*) FROM mine").fetchall() == [(3,)]
    duckdb.sql("DROP TABLE mine")


def _check(title: str, names: dict[str, Any]) -> None:
    """What the names of the page must hold once a section's block has run."""
    checks: dict[str, Callable[[], bool]] = {
        "articles": lambda: names["articles"].num_rows == len(names["frame"]) == names["lazy"].collect().height == 6,
        "titles": lambda: names["titles"]["title"].to_list() == ["El puente"],
        "counts": lambda: dict(names["counts"].dropna().values) == {"example.org": 4, "example.com": 1},
        "plain": lambda: sorted(names["plain"]["id"]) == sorted(names["articles"]["id"].to_pylist()),
        "day": lambda: (names["day"].num_rows, names["week"].num_rows, names["spanish"].num_rows) == (2, 5, 1),
        "long": lambda: 0 < names["long"].num_rows < 6,
        "characters": lambda: names["characters"] == sum(map(len, names["articles"]["text"].to_pylist())),
        "at_noon": lambda: names["then"].equals(names["at_noon"]) and names["then"].num_rows == 6,
        "kept": lambda: (
            sorted(names["copy"]["id"]) == sorted(names["copydesk"].read(names["location"])["id"].to_pylist())
        ),
        "refused": lambda: names["refused"]["quarantine_reason"].to_pylist() == ["empty", "empty"],
    }
    for name, holds in checks.items():
        if (
            name in names
            and name not in names.setdefault("_checked", set())
            and (name != "articles" or "frame" in names)
        ):
            assert holds(), f"{title}: {name}"
            names["_checked"].add(name)


def test_nothing_on_the_page_goes_unchecked() -> None:
    found = list(blocks())
    assert [block.code for block in found if block.kind not in ("python", "sql", "meanwhile")] == [
        block.code for block in found if block.kind == "python untested"
    ]
    assert sum(block.kind == "python untested" for block in found) == 1
    assert "has not been run by us" in PAGE
    assert sum(block.kind == "python" for block in found) > 12
