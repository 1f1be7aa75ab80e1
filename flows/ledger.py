"""What the rows of the clean table say of what is done: they are the only ledger there is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import pyarrow as pa

# What tells the rows of documents and their versions apart.
KEY = ("raw_uri", "raw_index", "raw_etag", "pipeline_version")


@dataclass(frozen=True, slots=True)
class Done:
    """How far one raw object has got: the version of it, by which pipeline, and from which document on to continue."""

    etag: str
    version: str
    next_index: int
    complete: bool


Progress = Mapping[str, Done]


def progress_of(batches: Iterable[pa.RecordBatch]) -> dict[str, Done]:
    """How far each raw object has got, of the table's bookkeeping columns.

    Counted up some rows at a time: an archive of a million documents is one entry here, not a million. Where the rows
    of an object have more than one version, only the newest counts.
    """
    done: dict[str, tuple[datetime, Done]] = {}
    keys = ["raw_uri", "raw_etag", "pipeline_version"]
    for batch in batches:
        groups = pa.Table.from_batches([batch]).group_by(keys)
        found = groups.aggregate([("raw_index", "max"), ("raw_last", "any"), ("cleaned_at", "max")])
        for row in found.to_pylist():
            now = Done(row["raw_etag"], row["pipeline_version"], row["raw_index_max"] + 1, row["raw_last_any"])
            at, held = done.get(row["raw_uri"], (row["cleaned_at_max"], now))
            if (held.etag, held.version) == (now.etag, now.version):
                now = replace(
                    now, next_index=max(now.next_index, held.next_index), complete=now.complete or held.complete
                )
            elif at >= row["cleaned_at_max"]:
                now = held
            done[row["raw_uri"]] = max(at, row["cleaned_at_max"]), now
    return {uri: progress for uri, (_, progress) in done.items()}


def not_among(there: pa.Table, rows: pa.Table, stale: list[str]) -> tuple[pa.Table, list[str]]:
    """The rows that are not among those that are there, and the stale URIs that those there have not replaced yet.

    A document is there if it is there by name and version of its bytes, and where rows are replaced, of the pipeline.
    An object whose rows of the new version are there has lost its old ones in the same commit.
    """
    if there.num_rows == 0:
        return rows, []
    replaced = set(stale)
    held = {_key(row, replaced) for row in there.to_pylist()}
    keys = [_key(row, replaced) for row in rows.select(list(KEY)).to_pylist()]
    versions = {(uri, etag, version) for uri, _, etag, version in held}
    renewed = {uri for uri, _, etag, version in keys if (uri, etag, version) in versions}
    mask = pa.array([key not in held for key in keys])
    return rows.filter(mask), [uri for uri in stale if uri not in renewed]


def _key(row: dict[str, Any], replaced: set[str]) -> tuple[str, int, str, str]:
    version = row["pipeline_version"] if row["raw_uri"] in replaced else ""
    return row["raw_uri"], row["raw_index"], row["raw_etag"], version
