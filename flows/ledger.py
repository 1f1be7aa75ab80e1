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


def not_among(there: pa.Table, rows: pa.Table, stale: list[str], own: bool = False) -> tuple[pa.Table, list[str]]:
    """The rows that are not among those that are there, and the stale URIs that those there have not replaced yet.

    A document is there if it is there by name and version of its bytes, and where rows are replaced, of the pipeline.
    An object whose rows of the new version are there has lost its old ones in the same commit.

    own  of replaced rows only this very run's are new: an older one of the same version is what is to be replaced
    """
    if there.num_rows == 0:
        return rows, []
    writers = dict.fromkeys(stale, ("pipeline_version", "run_id") if own else ("pipeline_version",))
    held = {_key(row, writers) for row in there.to_pylist()}
    keys = [_key(row, writers) for row in rows.select(list(KEY)).to_pylist()]
    written = {(uri, etag, writer) for uri, _, etag, writer in held}
    renewed = {uri for uri, _, etag, writer in keys if (uri, etag, writer) in written}
    mask = pa.array([key not in held for key in keys])
    return rows.filter(mask), [uri for uri in stale if uri not in renewed]


def _key(row: dict[str, Any], writers: Mapping[str, tuple[str, ...]]) -> tuple[str, int, str, tuple[str, ...]]:
    writer = tuple(row[name] for name in writers.get(row["raw_uri"], ()))
    return row["raw_uri"], row["raw_index"], row["raw_etag"], writer
