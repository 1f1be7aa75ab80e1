"""The clean table: append once, read back. The only module that knows its format, Delta Lake."""

from __future__ import annotations

import math
import re
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, TypeVar

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
from deltalake import CommitProperties, DeltaTable, Transaction, WriterProperties, write_deltalake
from deltalake.exceptions import CommitFailedError, TableNotFoundError

from flows.ledger import KEY, not_among
from flows.schema import ASKED_FOR, SCHEMA
from flows.settings import Settings
from flows.snapshot import KEPT, Snapshot
from flows.store import StoreError, arrow_filesystem, check_writable, folder_of, storage_options
from flows.table_columns import TABLE_NAME, refuse_foreign, with_our_columns
from flows.table_errors import patiently, told_plainly, wait
from flows.table_past import table_at

# The name under which each commit counts itself on; two writers that both make number n conflict, and the second
# looks again at what is there before it writes.
_APP = "copydesk"
_TRIES = 20
# Seconds after which the table is opened anew: credentials that end while a run goes on are asked for again.
_FRESH = 600.0
# Large enough that a store's cost of a request is small beside that of its bytes (object stores give some 100 MB/s to
# one reader), small enough that one is merged in memory.
_FILE_BYTES = 128 * 1024 * 1024
# The data files that delta-rs writes for us.
_OURS = re.compile(r"status=[a-z]+/part-\d{5}-[0-9a-f-]{36}-c\d{3}(?:\.\w+)?\.parquet")
# The words for a column are the table's, of when it was made: Delta refuses rows whose columns bear other ones.
_WRITTEN = pa.schema([field.remove_metadata() for field in SCHEMA])
_WRITER = WriterProperties(compression="ZSTD", compression_level=3)


_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Compacted:
    """How many files were merged, and into how many."""

    merged: int
    into: int


class CleanTable:
    """The table at one location. One instance may be used by many threads."""

    def __init__(self, location: str, settings: Settings) -> None:
        """location: `s3://bucket/prefix` or a folder, which need not exist before `ensure`."""
        self.location = location
        self.settings = settings
        self._lock = threading.Lock()
        self._table: DeltaTable | None = None
        # The commit up to which the snapshot and our own writes know all that is there: as long as it is the newest, no
        # other run has written, and no row needs to be looked for.
        self._known: int | None = None
        self._opened = 0.0

    def ensure(self) -> None:
        """Create the table where there is none; check that it can be written and is ours. Raises StoreError."""
        check_writable(self.location, self.settings)
        try:
            table = self._open()
        except TableNotFoundError:
            table = self._patiently(self._made)
        self._table = with_our_columns(table, self.location)

    def _made(self) -> DeltaTable:
        return DeltaTable.create(
            self._uri,
            SCHEMA,
            mode="ignore",
            partition_by=["status"],
            name=TABLE_NAME,
            configuration={"delta.dataSkippingStatsColumns": ",".join(ASKED_FOR)},
            description="Clean and quarantined news articles, written by copydesk",
            storage_options=self._options(),
        )

    def exists(self) -> bool:
        """Whether there is a table."""
        return DeltaTable.is_deltatable(self._uri, storage_options=self._options())

    def snapshot(self) -> Snapshot:
        """The table as it is now, to ask how far raw objects have got."""
        table = self._open()
        self._known = table.version()
        return Snapshot(self._read(table), self.location, self.settings)

    def dataset(self, at: int | datetime | None = None) -> ds.Dataset:
        """A snapshot of all rows as a pyarrow dataset: the newest, or that of a version or an aware time.

        Raises StoreError where there is no table, or it was not there then, or what it was is no longer kept.
        """
        table = self._existing()
        if at is not None:
            table = table_at(self._uri, self._options(), at, table.version())
        return self._read(table)

    def rows(self, columns: Sequence[str], wanted: pc.Expression) -> pa.Table:
        """Some columns of the rows that a filter lets pass, as the table is now. Raises StoreError."""
        return self._patiently(
            lambda: self.dataset().to_table(columns=list(columns), filter=wanted, cache_metadata=KEPT)
        )

    def head(self, count: int, columns: Sequence[str] | None, wanted: pc.Expression) -> list[dict[str, Any]]:
        """The first rows that a filter lets pass, as the table is now; columns None: all. Raises StoreError."""
        names = None if columns is None else list(columns)
        found = self._patiently(lambda: self.dataset().head(count, columns=names, filter=wanted, cache_metadata=KEPT))
        return list(found.to_pylist())

    def version(self) -> int:
        """The number of the newest commit. Raises StoreError where there is no table."""
        return self._existing().version()

    def identity(self) -> str:
        """Which table this is: another one in the same place has another."""
        return str(self._existing().metadata().id)

    def row_count(self) -> int:
        """How many rows there are, clean and quarantined, as the log has it: no file is opened."""
        actions = pa.table(self._existing().get_add_actions(flatten=True))
        return int(pc.sum(actions["num_records"]).as_py() or 0)

    def commit(self, rows: pa.Table, replaced: Iterable[str], run_id: str, own: bool = False) -> int:
        """Write the rows of one batch: all of them or none, each once, whoever else writes at the same time.

        rows      without their stamps, which are set here
        replaced  raw URIs whose older rows these take the place of
        own       they do so even of rows of the same bytes and version that another run has written
        Returns how many rows were written: fewer than given where another run has written some of them meanwhile.
        Where some rows replace and some are new, these are two commits, each of whole objects.
        """
        rows, stale, written, failures = _stamped(rows, run_id), sorted(set(replaced)), 0, 0
        with self._lock:
            for attempt in range(_TRIES):
                table = self._open()
                known = table.version() == self._known
                if not known:
                    rows, stale = self._not_there_yet(rows, stale, own)
                replacing = pc.is_in(rows["raw_uri"], pa.array(stale, pa.string()))
                now = rows.filter(replacing) if stale else rows
                if now.num_rows == 0:
                    return written
                self._known = None  # until it is certain that the commit took effect, and no other came between
                try:
                    self._write(table, now, stale, run_id)
                except CommitFailedError:
                    wait(attempt)
                    continue
                except StoreError as error:
                    failures += 1
                    if not error.passing or failures == self.settings.s3_attempts:
                        raise
                    # It may have taken effect all the same: the next attempt looks what is there.
                    wait(attempt)
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
                with told_plainly(self.location):
                    # One merge at a time: each holds the rows of its files in memory.
                    done = table.optimize.compact(
                        target_size=_FILE_BYTES, max_concurrent_tasks=1, writer_properties=_WRITER
                    )
                    if done["numFilesRemoved"]:
                        table.create_checkpoint()
            except CommitFailedError:  # another run has replaced rows of what was being merged
                wait(attempt)
                continue
            return Compacted(done["numFilesRemoved"], done["numFilesAdded"])
        raise self._others_were_first()

    def vacuum(self, keep: timedelta) -> int:
        """Delete files that no version of the last `keep` refers to, those of killed runs too; returns how many.

        Versions older than that can be read no more. A run that is writing needs `keep` to be longer than it takes.
        Raises StoreError.
        """
        hours = math.ceil(keep / timedelta(hours=1))
        with told_plainly(self.location):
            table = self._existing()
            self._keep_log(table, keep)
            # Listed by deltalake and deleted here: its own full vacuum takes whatever else lies below the table.
            listed = table.vacuum(hours, dry_run=True, enforce_retention_duration=False, full=True)
            gone = [path for path in listed if _OURS.fullmatch(path)]
            files = arrow_filesystem(self.location, self.settings)
            for path in gone:
                files.delete_file(path)
            table.cleanup_metadata()
        return len(gone)

    def _keep_log(self, table: DeltaTable, keep: timedelta) -> None:
        """Have the log kept as long as the files: a version can be read only with both."""
        wanted = {"delta.logRetentionDuration": f"interval {max(1, keep.days)} days"}
        if wanted.items() - table.metadata().configuration.items():
            table.alter.set_table_properties(wanted)

    def _others_were_first(self) -> StoreError:
        return StoreError(f"{self.location}: other writers were first {_TRIES} times in a row; run it again")

    def _write(self, table: DeltaTable, rows: pa.Table, stale: list[str], run_id: str) -> None:
        number = (table.transaction_version(_APP) or 0) + 1
        # Without retries the commit becomes the very next version, or none.
        rows = _with(rows, "commit_version", table.version() + 1)
        rows = _with(rows, "commit_replaces", bool(stale)).cast(_WRITTEN)
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
        with told_plainly(self.location):
            write()

    def _not_there_yet(self, rows: pa.Table, stale: list[str], own: bool) -> tuple[pa.Table, list[str]]:
        """The rows not in the table yet, and the URIs whose older rows still are: another run may have been faster."""
        there = self.rows(KEY, pc.field("raw_uri").isin(pc.unique(rows["raw_uri"])))
        return not_among(there, rows, stale, own)

    def _patiently(self, action: Callable[[], _T]) -> _T:
        return patiently(self.location, self.settings, action)

    def _open(self) -> DeltaTable:
        return self._patiently(self._opened_now)

    def _opened_now(self) -> DeltaTable:
        if self._table is None or time.monotonic() - self._opened > _FRESH:
            table = DeltaTable(self._uri, storage_options=self._options())
            refuse_foreign(table, self.location)
            self._table = table
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
        return table.to_pyarrow_dataset(filesystem=arrow_filesystem(self.location, self.settings))

    @property
    def _uri(self) -> str:
        if self.location.startswith("s3://"):
            return self.location
        return str(folder_of(self.location).absolute())

    def _options(self) -> dict[str, str] | None:
        return storage_options(self.location, self.settings)


def _stamped(rows: pa.Table, run_id: str) -> pa.Table:
    return _with(_with(rows, "run_id", run_id), "cleaned_at", datetime.now(UTC))


def _with(rows: pa.Table, name: str, value: Any) -> pa.Table:
    field = SCHEMA.field(name)
    column = pa.repeat(pa.scalar(value, field.type), rows.num_rows)
    return rows.set_column(rows.schema.get_field_index(name), field, column)


def _any_of(column: str, values: list[str]) -> str:
    quoted = ", ".join("'" + value.replace("'", "''") + "'" for value in values)
    return f"{column} IN ({quoted})"
