"""Too few batches for all workers -> as many as there are workers, or one object for several of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from flows.batches import Batch

_LEAST = 2 * 1024 * 1024
"""Stored bytes from which a part of a batch is worth a worker and a commit of its own: a worker has 2 MiB of pages, as
objects of their own, for 0.3 s, and of texts for 2 s; a commit takes 0.02 s and grows with the files of the table
(docs/scale.md)."""


def spread(batches: Iterator[Batch], workers: int) -> Iterator[Batch]:
    """Batches as they come, where there are enough; else the larger are split until each worker has its part.

    An object that replaces rows stays with one worker: its old rows go in the commit of its first new ones.
    """
    first = list(islice(batches, workers))
    for _ in range(workers - len(first)):
        at = max(range(len(first)), key=lambda place: _piece(first[place]), default=None)
        if at is None or _piece(first[at]) < _LEAST:
            break
        first[at : at + 1] = _split(first[at])
    yield from (replace(batch, number=number) for number, batch in enumerate(first))
    yield from batches


def _piece(batch: Batch) -> float:
    """Bytes for each worker, were there one more for this batch; 0 where there cannot be."""
    alone = len(batch.works) == 1
    return 0 if alone and batch.works[0].replaces else batch.size / (batch.lanes + 1)


def _split(batch: Batch) -> list[Batch]:
    if len(batch.works) == 1:
        return [replace(batch, lanes=batch.lanes + 1)]
    half, size, place = batch.size / 2, 0, 0
    while place < len(batch.works) - 1 and (not place or size + batch.works[place].ref.size <= half):
        size += batch.works[place].ref.size
        place += 1
    return [replace(batch, works=works) for works in (batch.works[:place], batch.works[place:])]
