"""What the rows of the clean table say of what is done: they are the only ledger there is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import pyarrow as pa

# What tells the rows of documents and their versions apart, and who wrote them.
KEY = ("raw_uri", "raw_index", "raw_etag", "pipeline_version", "run_id")


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


def not_among(there: pa.Table, rows: pa.Table, stale: list[str], own: bool = False) -> tuple[pa.Table, list[str]]:
    """The rows that are not among those that are there, and the stale URIs that those there have not replaced yet.

    A document is there if it is there by name and version of its bytes, and where rows are replaced, of the pipeline.
    An object of which only rows of the new version are there has lost its old ones in the same commit.

    own  of replaced rows only this very run's are new: an older one of the same version is what is to be replaced
    """
    if there.num_rows == 0:
        return rows, []
    writers = dict.fromkeys(stale, ("pipeline_version", "run_id") if own else ("pipeline_version",))
    held = {_key(row, writers) for row in there.to_pylist()}
    keys = [_key(row, writers) for row in rows.select(list(KEY)).to_pylist()]
    written: dict[str, set[tuple[str, tuple[str, ...]]]] = {}
    for uri, _, etag, writer in held:
        written.setdefault(uri, set()).add((etag, writer))
    renewed = {uri for uri, _, etag, writer in keys if written.get(uri) == {(etag, writer)}}
    left = [uri for uri in stale if uri not in renewed]
    mask = pa.array([key not in held or key[0] in left for key in keys])
    return rows.filter(mask), left


def _key(row: dict[str, Any], writers: Mapping[str, tuple[str, ...]]) -> tuple[str, int, str, tuple[str, ...]]:
    writer = tuple(row[name] for name in writers.get(row["raw_uri"], ()))
    return row["raw_uri"], row["raw_index"], row["raw_etag"], writer
