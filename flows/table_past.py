"""The clean table as it was: a version by its number, or by the time at which it was the newest."""

from __future__ import annotations

from datetime import datetime

from deltalake import DeltaTable
from deltalake.exceptions import DeltaError, TableNotFoundError

from flows.store import StoreError
from flows.table_errors import told_plainly

Options = dict[str, str] | None


def table_at(uri: str, options: Options, at: int | datetime, newest: int) -> DeltaTable:
    """The table at a version, or at an aware time. newest: its newest version. Raises StoreError."""
    if isinstance(at, int) and not 0 <= at <= newest:
        raise StoreError(f"{uri}: there is no version {at}; the newest is {newest}")
    with told_plainly(uri):
        table = DeltaTable(uri, storage_options=options)
        try:
            table.load_as_version(at)
        except TableNotFoundError:
            raise StoreError(f"{uri}: version {at} is kept no longer; the newest is {newest}") from None
        # For a time before the oldest version that is kept deltalake gives that one.
        if isinstance(at, datetime) and not _is_kept(uri, options, table.version() - 1):
            oldest = min(commit["timestamp"] for commit in table.history())
            if oldest > at.timestamp() * 1000:
                raise StoreError(f"{uri}: no version is kept that is as old as {at.isoformat()}")
    return table


def _is_kept(uri: str, options: Options, version: int) -> bool:
    try:
        return version >= 0 and bool(DeltaTable(uri, version=version, storage_options=options))
    except DeltaError:
        return False
