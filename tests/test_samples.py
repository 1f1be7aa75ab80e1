"""The sample set, cleaned by the engine, against what was meant to come out of it (samples/expected.json)."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from flows.engine import Engine, Job, run_here
from flows.rows import Row
from flows.settings import Settings
from transforms.replay import pieces

SAMPLES = Path(__file__).parent.parent / "samples"
EXPECTED: dict[str, dict[str, dict[str, Any]]] = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))
# What does not come out as meant yet: document -> keys. One that comes out well must be taken off the list.
KNOWN: dict[str, list[str]] = json.loads((Path(__file__).parent / "cases" / "samples_known.json").read_text())


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Row]:
    raw = SAMPLES / "raw"
    place = tmp_path_factory.mktemp("samples") / "clean"
    with Engine(Job(str(raw), str(place)), Settings(workers=2), "run") as engine:
        run_here(engine)
        found = engine.table.dataset().to_table().to_pylist()
    return {f"{Path(row['raw_uri']).relative_to(raw.resolve()).as_posix()}#{row['raw_index']}": row for row in found}


def folded(text: str) -> str:
    return " ".join(text.split())


def differences(row: Row, expected: dict[str, Any]) -> Iterator[str]:
    """The keys in which a row is not what was meant."""
    if row["status"] != expected["status"] or row["quarantine_reason"] != expected.get("reason"):
        yield "status"
        return
    if row["status"] == "quarantined":
        return
    plain = {
        name: row[name] for name in ("title", "section", "language", "authors", "url", "site_name", "source_domain")
    }
    plain["published_date"] = row["published_date"] and row["published_date"].isoformat()
    for name, value in plain.items():
        if f"{name}_one_of" in expected:
            if value not in expected[f"{name}_one_of"]:
                yield name
        elif name in expected and value != expected[name]:
            yield name
    for name in ("published_at", "modified_at"):
        if name in expected and row[name] != (expected[name] and datetime.fromisoformat(expected[name])):
            yield name
    yield from in_text(row, expected)


def in_text(row: Row, expected: dict[str, Any]) -> Iterator[str]:
    text = folded(row["text"])
    if not text.startswith(folded(expected["first"])):
        yield "first"
    if not text.endswith(folded(expected["last"])):
        yield "last"
    if not all(folded(words) in text for words in expected["in_text"]):
        yield "in_text"
    if any(folded(words) in text for words in expected["not_in_text"]):
        yield "not_in_text"
    if not all(name in row["warnings"] for name in expected.get("warnings", ())):
        yield "warnings"
    if "dates_disagree" in expected:
        dates = {each["date"].isoformat() for each in row["dates_disagree"]}
        if not set(expected["dates_disagree"]) <= dates:
            yield "dates_disagree"
    if "encoding_name" in expected and codecs.lookup(row["encoding"]) != codecs.lookup(expected["encoding_name"]):
        yield "encoding_name"
    yield from repairs(row, expected)


def repairs(row: Row, expected: dict[str, Any]) -> Iterator[str]:
    places = {"text": text_of(row, "kept"), "removed": text_of(row, "removed"), "title": row["title"] or ""}
    for each in expected["repairs"]:
        if each["after"] not in places[each["where"]] or each["before"] in places[each["where"]]:
            yield "repairs"
            return
    # A byte that is no letter leaves a repair of its own, whatever the words.
    if not expected["repairs"] and any(
        each["rule"] not in ("nul", "lone_surrogate", "stray_markup") for each in row["repairs"]
    ):
        yield "repairs"


def text_of(row: Row, fate: str) -> str:
    removed = {each["block"]: (each["text"], each["reason"]) for each in row["removed"]}
    lifted = {each["block"]: (each["text"], each["field"]) for each in row["lifted"]}
    return "\n".join(piece.text for piece in pieces(row["text"], removed, lifted) if piece.fate == fate)


DOCUMENTS = [f"{name}#{index}" for name, documents in EXPECTED.items() for index in documents]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_sample_comes_out_as_meant(name: str, rows: dict[str, Row]) -> None:
    path, _, index = name.rpartition("#")
    assert sorted(set(differences(rows[name], EXPECTED[path][index]))) == sorted(KNOWN.get(name, []))


def test_there_is_a_row_for_each_document_and_no_other(rows: dict[str, Row]) -> None:
    assert sorted(rows) == sorted(DOCUMENTS)


def test_the_set_is_as_wide_as_it_should_be(rows: dict[str, Row]) -> None:
    clean = [row for row in rows.values() if row["status"] == "clean"]
    assert len(rows) >= 40
    assert len({row["language"] for row in clean}) >= 10
    assert len({row["raw_format"] for row in rows.values()}) >= 10
    assert sum(row["status"] == "quarantined" for row in rows.values()) >= 12
    assert len({row["quarantine_reason"] for row in rows.values() if row["quarantine_reason"]}) >= 8
