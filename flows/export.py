"""Rows of the clean table -> JSON lines and Parquet, streamed."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TextIO

import pyarrow as pa
import pyarrow.parquet as pq

from flows.s3_store import need_bucket, upload
from flows.settings import Settings
from flows.store import StoreError, folder_of, split_s3


def write_jsonl(batches: Iterable[pa.RecordBatch], file: TextIO) -> int:
    """One object a line; says how many."""
    count = 0
    for batch in batches:
        for row in batch.to_pylist():
            file.write(as_json_line(row) + "\n")
            count += 1
    return count


def write_parquet(batches: Iterable[pa.RecordBatch], schema: pa.Schema, to: Path) -> int:
    """One file, of no rows too; says how many."""
    count = 0
    with pq.ParquetWriter(to, schema, compression="zstd") as writer:
        for batch in batches:
            writer.write_batch(batch)
            count += batch.num_rows
    return count


@contextmanager
def whole_file(location: str, settings: Settings) -> Iterator[Path]:
    """A file to write that takes its place at `location`, a path or s3://bucket/key, once it is whole.

    Of a link it is the file that it leads to; what is no file (a pipe, a terminal, /dev/null) is written to itself.
    Raises StoreError where it cannot be written.
    """
    if not location.startswith("s3://"):
        with _whole_local_file(folder_of(location)) as beside:
            yield beside
        return
    if not split_s3(location)[1] or location.endswith("/"):
        raise StoreError(f"{location}: is no object; say which, as in s3://bucket/rows.jsonl")
    need_bucket(location, settings)
    with TemporaryDirectory(prefix="copydesk-") as folder:
        beside = Path(folder) / "rows"
        yield beside
        upload(beside, location, settings)


@contextmanager
def _whole_local_file(to: Path) -> Iterator[Path]:
    if to.is_dir():
        raise StoreError(f"{to}: is a folder; say which file in it")
    whole = to.resolve()
    if not whole.parent.is_dir():
        raise StoreError(f"{to}: there is no folder {whole.parent}; make it first")
    beside = whole.with_name(f".{whole.name}.{os.getpid()}.part")
    try:
        if to.exists() and not to.is_file():
            yield to
        else:
            yield beside
            beside.replace(whole)
    except OSError as error:
        raise StoreError(f"{to}: cannot be written: {error.strerror or error}") from None
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def as_json_line(row: dict[str, Any]) -> str:
    """A row as JSON, days and times in ISO 8601."""
    return json.dumps(row, ensure_ascii=False, default=_iso)


def _iso(value: Any) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} in a row")
