"""Who does the batches of a run: this process and its workers, or a cluster's."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Protocol

from flows.batches import Batch, Work
from flows.clean_table import CleanTable
from flows.parts import Part, parts
from flows.settings import Settings
from flows.side_by_side import in_order, shares
from flows.store import store_at
from flows.tally import Tally
from flows.workers import Pool, StoppedError

OnPart = Callable[[Tally], None]


class Hands(Protocol):
    """What an engine gives its batches to, from as many threads as `width`."""

    width: int

    def do(self, batch: Batch, on_part: OnPart | None = None) -> Tally:
        """Clean and commit one batch. on_part is told of what is committed. Raises what went wrong."""

    def stop(self) -> None:
        """End all that was started; a part that is being committed is, all else in hand is dropped."""


class LocalHands:
    """This process, or worker processes of this machine."""

    def __init__(self, raw: str, table: CleanTable, settings: Settings, run_id: str, own: bool = False) -> None:
        """Start the workers, if there are to be any. own: as `CleanTable.commit` has it."""
        # One more than there are workers: while it commits a part, all of them clean.
        self.width = settings.workers + 1 if settings.workers else 1
        self._raw, self._table, self._settings, self._run_id, self._own = raw, table, settings, run_id, own
        self._stopped = threading.Event()
        self.pool = Pool(settings.workers, raw, settings) if settings.workers else None

    def do(self, batch: Batch, on_part: OnPart | None = None) -> Tally:
        """Clean and commit one batch, part by part; on_part is told of each once it is committed."""
        total = Tally()
        for part in self.parts(batch.works, batch.lanes):
            if part.rows.num_rows:
                written = self._table.commit(part.rows, part.replaced, self._run_id, self._own)
                part.tally.there_already = part.rows.num_rows - written
            total.merge(part.tally)
            if on_part is not None:
                on_part(part.tally)
        return total

    def parts(self, works: tuple[Work, ...], lanes: int = 1) -> Iterator[Part]:
        """Clean works, without committing. lanes: as `Batch` has it"""
        if self.pool is None:
            return parts(works, store_at(self._raw, self._settings), self._settings, self._go_on)
        if lanes > 1:
            return in_order([self.pool.run((each,)) for each in shares(works[0], lanes, self._settings.part_documents)])
        return self.pool.run(works)

    def _go_on(self, *_: object) -> None:
        if self._stopped.is_set():
            raise StoppedError

    def stop(self) -> None:
        """End the workers; without any, the batch in hand ends before its next document."""
        self._stopped.set()
        if self.pool is not None:
            self.pool.close()
