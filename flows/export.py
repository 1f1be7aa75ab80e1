"""Rows of the clean table -> JSON lines and Parquet, streamed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, TextIO

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from flows.schema import SCHEMA
from flows.store import StoreError
from transforms.metadata import domain_of

_ROWS = 1000


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which clean rows: published between two days, both included; of one site; in one language; which columns."""

    since: date | None = None
    until: date | None = None
    site: str | None = None
    language: str | None = None
    columns: tuple[str, ...] | None = None

    def batches(self, dataset: ds.Dataset) -> Iterator[pa.RecordBatch]:
        """The rows, some at a time. Raises StoreError for a column that is not there."""
        columns = list(self.columns) if self.columns else SCHEMA.names
        unknown = sorted(set(columns) - set(SCHEMA.names))
        if unknown:
            raise StoreError(f"no such column: {', '.join(unknown)}; there are {', '.join(SCHEMA.names)}")
        yield from dataset.to_batches(columns=columns, filter=self._filter(), batch_size=_ROWS)

    def _filter(self) -> pc.Expression:
        wanted = pc.field("status") == "clean"
        if self.since is not None:
            wanted &= pc.field("published_date") >= pa.scalar(self.since)
        if self.until is not None:
            wanted &= pc.field("published_date") <= pa.scalar(self.until)
        if self.site is not None:
            wanted &= pc.field("source_domain") == (domain_of(f"http://{self.site.lower()}") or self.site)
        if self.language is not None:
            wanted &= pc.field("language") == self.language.lower().partition("-")[0]
        return wanted


def write_jsonl(batches: Iterable[pa.RecordBatch], file: TextIO) -> int:
    """One object a line; says how many."""
    count = 0
    for batch in batches:
        for row in batch.to_pylist():
            file.write(as_json_line(row) + "\n")
            count += 1
    return count


def write_parquet(batches: Iterator[pa.RecordBatch], to: Path) -> int:
    """One file; says how many rows."""
    count, writer = 0, None
    try:
        for batch in batches:
            writer = writer or pq.ParquetWriter(to, batch.schema, compression="zstd")
            writer.write_batch(batch)
            count += batch.num_rows
    finally:
        if writer is not None:
            writer.close()
    return count


@contextmanager
def whole_file(to: Path) -> Iterator[Path]:
    """A file beside `to` that takes its place once it is whole. Raises StoreError where it cannot be written."""
    beside = to.with_name(to.name + ".part")
    try:
        yield beside
        beside.replace(to)
    except OSError as error:
        raise StoreError(f"{to}: cannot be written: {error.strerror}") from None
    finally:
        beside.unlink(missing_ok=True)


def as_json_line(row: dict[str, Any]) -> str:
    """A row as JSON, days and times in ISO 8601."""
    return json.dumps(row, ensure_ascii=False, default=_iso)


def _iso(value: Any) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} in a row")
