"""Keeping a clean table quick to read: small files merged, files of no version deleted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from flows.clean_table import CleanTable
from flows.data_card import write_card
from flows.store import check_writable


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What was done: files merged, into how many, and files deleted."""

    merged: int
    into: int
    deleted: int

    def __str__(self) -> str:
        merged = f"{self.merged:,} files merged into {self.into:,}" if self.merged else "no files to merge"
        return f"{merged}; {self.deleted:,} files deleted that no kept version needs"


def maintain_table(table: CleanTable, keep: timedelta) -> Upkeep:
    """Compact a table and delete what no version of the last `keep` refers to. Raises StoreError."""
    table.version()  # where there is none, its place is not to be tried
    check_writable(table.location, table.settings)
    compacted = table.compact()
    done = Upkeep(compacted.merged, compacted.into, table.vacuum(keep))
    write_card(table)
    return done
