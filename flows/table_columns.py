"""Whether a table has our columns; those that were added since it was made are added to it."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
from deltalake import DeltaTable, Field
from deltalake.exceptions import CommitFailedError

from flows.ledger import KEY
from flows.schema import SCHEMA
from flows.store import StoreError
from flows.table_errors import told_plainly

TABLE_NAME = "copydesk_clean"


def with_our_columns(table: DeltaTable, location: str) -> DeltaTable:
    """The table, with all our columns. Raises StoreError where it is not ours, or has one of another type."""
    missing = _ours_without(table, location)
    if not missing:
        return table
    try:
        with told_plainly(location):
            # What is there already has null in them, whatever new rows must have.
            table.alter.add_columns([Field.from_arrow(field.with_nullable(True)) for field in missing])
    except (CommitFailedError, StoreError) as error:  # another run has added them, or has written
        table.update_incremental()
        if _ours_without(table, location):
            raise StoreError(f"{location}: columns cannot be added now; run it again") from error
    return table


def refuse_foreign(table: DeltaTable, location: str) -> None:
    """Raise StoreError where a table is not ours: readers would fail in a library's words, `compact` would prune it.

    One that lacks a newer column, a copy without our name too, is ours by the columns that every row is known by.
    """
    missing, others = _missing(table)
    if others or any(field.name in KEY for field in missing):
        raise _not_ours(location, [*missing, *others])


def _ours_without(table: DeltaTable, location: str) -> list[pa.Field[Any]]:
    missing, others = _missing(table)
    if others or (missing and table.metadata().name != TABLE_NAME):
        raise _not_ours(location, [*missing, *others])
    return missing


def _missing(table: DeltaTable) -> tuple[list[pa.Field[Any]], list[pa.Field[Any]]]:
    """Our columns that a table lacks, and those that it has of another type."""
    there = pa.schema(table.schema().to_arrow())  # type: ignore[arg-type]
    theirs = {field.name: _shape(field.type) for field in there}
    missing = [field for field in SCHEMA if field.name not in theirs]
    return missing, [field for field in SCHEMA if theirs.get(field.name, _shape(field.type)) != _shape(field.type)]


def _not_ours(location: str, fields: list[pa.Field[Any]]) -> StoreError:
    names = ", ".join(sorted(field.name for field in fields)[:5])
    return StoreError(f"{location}: the table there is not ours: {names}; choose another place")


def _shape(kind: pa.DataType) -> str:
    """A type without what differs between libraries and means nothing: names of list elements, large or not, views."""
    text = str(kind).replace("large_", "").replace("string_view", "string").replace("utf8_view", "string")
    for name in ("item", "element"):
        text = text.replace(f"<{name}: ", "<").replace(" not null", "")
    return text
