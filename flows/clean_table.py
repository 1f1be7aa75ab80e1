"""The clean table: append once, read back. The only module that knows its format, Delta Lake."""

from __future__ import annotations

import math
import random
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
from deltalake import CommitProperties, DeltaTable, Transaction, WriterProperties, write_deltalake
from deltalake.exceptions import CommitFailedError, DeltaError, TableNotFoundError

from flows.schema import SCHEMA
from flows.settings import Settings
from flows.store import StoreError, arrow_filesystem, check_writable, folder_of, storage_options

# The name under which each commit counts itself on; two writers that both make number n conflict, and the second
# looks again at what is there before it writes.
_APP = "copydesk"
_TRIES = 20
# Seconds after which the table is opened anew: credentials that end while a run goes on are asked for again.
_FRESH = 600.0
# Large enough that a store's cost of a request is small beside that of its bytes (object stores give some 100 MB/s to
# one reader), small enough that one is merged in memory.
_FILE_BYTES = 128 * 1024 * 1024
_WRITER = WriterProperties(compression="ZSTD", compression_level=3)


@dataclass(frozen=True, slots=True)
class Done:
    """How far one raw object has got: the version of it, by which pipeline, and from which document on to continue."""

    etag: str
    version: str
    next_index: int
    complete: bool


Progress = Mapping[str, Done]


@dataclass(frozen=True, slots=True)
class Compacted:
    """How many files were merged, and into how many."""

    merged: int
    into: int


class Snapshot:
    """The table at one moment. What it is asked about at a time is what it holds in memory, however long the table."""

    _COLUMNS = ("raw_uri", "raw_etag", "pipeline_version", "raw_index", "raw_last", "cleaned_at")

    def __init__(self, dataset: ds.Dataset) -> None:
        """dataset: all rows of one version of the table."""
        self._dataset = dataset

    def progress(self, uris: Sequence[str]) -> Progress:
        """How far these raw objects have got; those that the table does not know are not in it."""
        if not uris:
            return {}
        # A range, which Parquet's statistics answer for most files, since a listing comes in the order of names.
        near = (pc.field("raw_uri") >= min(uris)) & (pc.field("raw_uri") <= max(uris))
        wanted = near & pc.field("raw_uri").isin(uris)
        return progress_of(self._dataset.to_batches(columns=list(self._COLUMNS), filter=wanted))


class CleanTable:
    """The table at one location. One instance may be used by many threads."""

    def __init__(self, location: str, settings: Settings) -> None:
        """location: `s3://bucket/prefix` or a folder, which need not exist before `ensure`."""
        self.location = location
        self._settings = settings
        self._lock = threading.Lock()
        self._table: DeltaTable | None = None
        # The commit up to which the snapshot and our own writes know all that is there: as long as it is the newest, no
        # other run has written, and no row needs to be looked for.
        self._known: int | None = None
        self._opened = 0.0

    def ensure(self) -> None:
        """Create the table where there is none; check that it can be written and is ours. Raises StoreError."""
        check_writable(self.location, self._settings)
        try:
            table = self._open()
        except TableNotFoundError:
            table = DeltaTable.create(
                self._uri,
                SCHEMA,
                mode="ignore",
                partition_by=["status"],
                name="copydesk_clean",
                description="Clean and quarantined news articles, written by copydesk",
                storage_options=self._options(),
            )
        self._check_schema(table)
        self._table = table

    def exists(self) -> bool:
        """Whether there is a table."""
        return DeltaTable.is_deltatable(self._uri, storage_options=self._options())

    def snapshot(self) -> Snapshot:
        """The table as it is now, to ask how far raw objects have got."""
        table = self._open()
        self._known = table.version()
        return Snapshot(self._read(table))

    def dataset(self) -> ds.Dataset:
        """A snapshot of all rows as a pyarrow dataset. Raises StoreError where there is no table."""
        return self._read(self._existing())

    def version(self) -> int:
        """The number of the newest commit. Raises StoreError where there is no table."""
        return self._existing().version()

    def commit(self, rows: pa.Table, replaced: Iterable[str], run_id: str) -> int:
        """Write the rows of one batch: all of them or none, each once, whoever else writes at the same time.

        rows      without `run_id` and `cleaned_at`, which are set here
        replaced  raw URIs whose older rows these take the place of
        Returns how many rows were written: fewer than given where another run has written some of them meanwhile.
        Where some rows replace and some are new, these are two commits, each of whole objects.
        """
        rows, stale, written = _stamped(rows, run_id), sorted(set(replaced)), 0
        with self._lock:
            for attempt in range(_TRIES):
                table = self._open()
                known = table.version() == self._known
                if not known:
                    rows, stale = _not_there_yet(self._read(table), rows, stale)
                replacing = pc.is_in(rows["raw_uri"], pa.array(stale, pa.string()))
                now = rows.filter(replacing) if stale else rows
                if now.num_rows == 0:
                    return written
                self._known = None  # until it is certain that the commit took effect, and no other came between
                try:
                    self._write(table, now, stale, run_id)
                except CommitFailedError:
                    _wait(attempt)
                    continue
                self._known = table.version() if known else None
                written += now.num_rows
                if not stale:
                    return written
                rows, stale = rows.filter(pc.invert(replacing)), []
        raise self._others_were_first()

    def compact(self) -> Compacted:
        """Merge small files into larger ones; other runs may write meanwhile. Raises StoreError.

        Readers of changes see none: these commits carry no data (`dataChange` is false in Delta's log).
        """
        for attempt in range(_TRIES):
            table = self._existing()
            try:
                with _told_plainly(self.location):
                    # One merge at a time: each holds the rows of its files in memory.
                    done = table.optimize.compact(
                        target_size=_FILE_BYTES, max_concurrent_tasks=1, writer_properties=_WRITER
                    )
                    if done["numFilesRemoved"]:
                        table.create_checkpoint()
            except CommitFailedError:  # another run has replaced rows of what was being merged
                _wait(attempt)
                continue
            return Compacted(done["numFilesRemoved"], done["numFilesAdded"])
        raise self._others_were_first()

    def vacuum(self, keep: timedelta) -> int:
        """Delete files that no version of the last `keep` refers to, those of killed runs too; returns how many.

        Versions older than that can be read no more. A run that is writing needs `keep` to be longer than it takes.
        Raises StoreError.
        """
        hours = math.ceil(keep / timedelta(hours=1))
        with _told_plainly(self.location):
            table = self._existing()
            gone = table.vacuum(hours, dry_run=False, enforce_retention_duration=False, full=True)
            table.cleanup_metadata()
        return len(gone)

    def _others_were_first(self) -> StoreError:
        return StoreError(f"{self.location}: other writers were first {_TRIES} times in a row; run it again")

    def _write(self, table: DeltaTable, rows: pa.Table, stale: list[str], run_id: str) -> None:
        number = (table.transaction_version(_APP) or 0) + 1
        properties = CommitProperties(
            custom_metadata={"copydesk_run_id": run_id},
            app_transactions=[Transaction(_APP, number)],
            max_commit_retries=0,
        )
        write = partial(write_deltalake, table, rows, writer_properties=_WRITER, commit_properties=properties)
        if stale:
            write = partial(write, mode="overwrite", predicate=_any_of("raw_uri", stale))
        else:
            write = partial(write, mode="append")
        with _told_plainly(self.location):
            write()

    def _open(self) -> DeltaTable:
        with _told_plainly(self.location):
            if self._table is None or time.monotonic() - self._opened > _FRESH:
                self._table = DeltaTable(self._uri, storage_options=self._options())
                self._opened = time.monotonic()
            else:
                self._table.update_incremental()
        return self._table

    def _existing(self) -> DeltaTable:
        try:
            return self._open()
        except TableNotFoundError:
            advice = "`copydesk clean RAW --to` makes one"
            raise StoreError(f"{self.location}: there is no clean table here; {advice}") from None

    def _read(self, table: DeltaTable) -> ds.Dataset:
        return table.to_pyarrow_dataset(filesystem=arrow_filesystem(self.location, self._settings))

    @property
    def _uri(self) -> str:
        if self.location.startswith("s3://"):
            return self.location
        return str(folder_of(self.location).absolute())

    def _options(self) -> dict[str, str] | None:
        return storage_options(self.location, self._settings)

    def _check_schema(self, table: DeltaTable) -> None:
        there = pa.schema(table.schema().to_arrow())  # type: ignore[arg-type]
        ours = {field.name: _shape(field.type) for field in SCHEMA}
        theirs = {field.name: _shape(field.type) for field in there}
        wrong = sorted(name for name in ours if theirs.get(name) != ours[name])
        if wrong:
            raise StoreError(
                f"{self.location}: the table there is not ours: {', '.join(wrong[:5])}; choose another place"
            )


def _wait(attempt: int) -> None:
    time.sleep(random.uniform(0, 0.1 * 2 ** min(attempt, 5)))


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


@contextmanager
def _told_plainly(location: str) -> Iterator[None]:
    """Turn what the table's library and its store raise into a StoreError of one line."""
    try:
        yield
    except (CommitFailedError, TableNotFoundError):
        raise  # these have an answer
    except (DeltaError, OSError) as error:
        words = str(error).strip().splitlines() or [type(error).__name__]
        raise StoreError(f"{location}: the table cannot be used: {words[0][:300]}") from None


def _not_there_yet(held_already: ds.Dataset, rows: pa.Table, stale: list[str]) -> tuple[pa.Table, list[str]]:
    """The rows not in the table yet, and the URIs whose older rows still are: another run may have been faster.

    A document is there if it is there by name and version of its bytes, and where rows are replaced, of the pipeline.
    An object whose rows of the new version are there has lost its old ones in the same commit.
    """
    columns = ["raw_uri", "raw_index", "raw_etag", "pipeline_version"]
    mine = pc.field("raw_uri").isin(pc.unique(rows["raw_uri"]))
    there = held_already.to_table(columns=columns, filter=mine)
    if there.num_rows == 0:
        return rows, []
    replaced = set(stale)
    held = {_key(row, replaced) for row in there.to_pylist()}
    keys = [_key(row, replaced) for row in rows.select(columns).to_pylist()]
    versions = {(uri, etag, version) for uri, _, etag, version in held}
    renewed = {uri for uri, _, etag, version in keys if (uri, etag, version) in versions}
    mask = pa.array([key not in held for key in keys])
    return rows.filter(mask), [uri for uri in stale if uri not in renewed]


def _key(row: dict[str, Any], replaced: set[str]) -> tuple[str, int, str, str]:
    version = row["pipeline_version"] if row["raw_uri"] in replaced else ""
    return row["raw_uri"], row["raw_index"], row["raw_etag"], version


def _stamped(rows: pa.Table, run_id: str) -> pa.Table:
    count = rows.num_rows
    now = datetime.now(UTC)
    stamps: dict[str, Any] = {"run_id": run_id, "cleaned_at": now}
    for name, value in stamps.items():
        field = SCHEMA.field(name)
        column = pa.array([value] * count, type=field.type)
        place = rows.schema.get_field_index(name)
        rows = rows.set_column(place, field, column)
    return rows.cast(SCHEMA)


def _any_of(column: str, values: list[str]) -> str:
    quoted = ", ".join("'" + value.replace("'", "''") + "'" for value in values)
    return f"{column} IN ({quoted})"


def _shape(kind: pa.DataType) -> str:
    """A type without what differs between libraries and means nothing: names of list elements, large or not, views."""
    text = str(kind).replace("large_", "").replace("string_view", "string").replace("utf8_view", "string")
    for name in ("item", "element"):
        text = text.replace(f"<{name}: ", "<").replace(" not null", "")
    return text
