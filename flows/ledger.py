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
    """How far one raw object has got: the version of it, by which pipeline, and from which document on to continue.

    version  empty where the rows are of several pipelines: an object was begun by one and ended by another
    mixed    whether rows of another version of the object stand beside these: of two runs at once, one listed the
             object before it changed and one after, and neither knew the other's rows
    """

    etag: str
    version: str
    next_index: int
    complete: bool
    mixed: bool = False


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
            uri, now_at = row["raw_uri"], row["cleaned_at_max"]
            at, held = done.get(uri, (now_at, now))
            newest = held if at >= now_at else now
            done[uri] = max(at, now_at), _together(held, now) if held.etag == now.etag else replace(newest, mixed=True)
    return {uri: progress for uri, (_, progress) in done.items()}


def _together(one: Done, other: Done) -> Done:
    """Rows of the same version of an object."""
    return Done(
        one.etag,
        one.version if one.version == other.version else "",
        max(one.next_index, other.next_index),
        one.complete or other.complete,
        one.mixed or other.mixed,
    )


def not_among(there: pa.Table, rows: pa.Table, stale: list[str]) -> tuple[pa.Table, list[str]]:
    """The rows that are not among those that are there, and the stale URIs that those there have not replaced yet.

    A document is there if it is there by name and version of its bytes, and where rows are replaced, of the pipeline.
    An object of which only rows of the new version are there has lost its old ones in the same commit.
    """
    if there.num_rows == 0:
        return rows, []
    replaced = set(stale)
    held = {_key(row, replaced) for row in there.to_pylist()}
    keys = [_key(row, replaced) for row in rows.select(list(KEY)).to_pylist()]
    versions: dict[str, set[tuple[str, str]]] = {}
    for uri, _, etag, version in held:
        versions.setdefault(uri, set()).add((etag, version))
    renewed = {uri for uri, _, etag, version in keys if versions.get(uri) == {(etag, version)}}
    left = [uri for uri in stale if uri not in renewed]
    mask = pa.array([key not in held or key[0] in left for key in keys])
    return rows.filter(mask), left


def _key(row: dict[str, Any], replaced: set[str]) -> tuple[str, int, str, str]:
    version = row["pipeline_version"] if row["raw_uri"] in replaced else ""
    return row["raw_uri"], row["raw_index"], row["raw_etag"], version
