"""The engine: what is to do, in batches, cleaned and committed. Plain Python that `clean_news` wraps in a flow."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from itertools import islice
from types import TracebackType
from typing import Self

from flows.batches import Batch, Work, batches, work_left
from flows.clean_table import CleanTable
from flows.parts import Part, parts
from flows.settings import Settings
from flows.store import StoreError, store_at
from flows.tally import Tally
from flows.workers import Pool
from transforms import PIPELINE_VERSION

OnPart = Callable[[Tally], None]


@dataclass(frozen=True, slots=True)
class Job:
    """What is asked of a run.

    raw        `s3://bucket/prefix` or a folder
    clean      where the clean table stands, or is to stand
    reprocess  clean again what an older version of the pipeline has cleaned
    limit      at most so many raw objects; None for all
    """

    raw: str
    clean: str
    reprocess: bool = False
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Survey:
    """How much there is to do."""

    objects: int
    size: int


class Engine:
    """One run over one raw location into one clean table. Use it as a context: its workers end with it."""

    def __init__(self, job: Job, settings: Settings, run_id: str) -> None:
        """Check both places before any work. Raises StoreError."""
        refuse_overlap(job)
        self.job, self.settings, self.run_id = job, settings, run_id
        self.store = store_at(job.raw, settings)
        next(iter(self.store.list()), None)
        self.table = CleanTable(job.clean, settings)
        self.table.ensure()
        self._progress = self.table.progress()
        self._pool = Pool(settings.workers, job.raw, settings) if settings.workers else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._pool is not None:
            self._pool.close()

    def works(self) -> Iterator[Work]:
        """The raw objects that are left to do."""
        version = PIPELINE_VERSION if self.job.reprocess else None
        return islice(work_left(self.store.list(), self._progress, version), self.job.limit)

    def survey(self) -> Survey:
        """Count what is left to do; reads the listing once."""
        objects = size = 0
        for work in self.works():
            objects, size = objects + 1, size + work.ref.size
        return Survey(objects, size)

    def batches(self) -> Iterator[Batch]:
        """What is left to do, in batches."""
        return batches(self.works(), self.settings)

    def do(self, batch: Batch, on_part: OnPart | None = None) -> Tally:
        """Clean and commit one batch. on_part is told of each part once it is committed."""
        total = Tally()
        for part in self._parts(batch.works):
            if part.rows.num_rows:
                self.table.commit(part.rows, part.replaced, self.run_id)
            total.merge(part.tally)
            if on_part is not None:
                on_part(part.tally)
        return total

    def _parts(self, works: tuple[Work, ...]) -> Iterator[Part]:
        if self._pool is None:
            return parts(works, self.store, self.settings)
        return self._pool.run(works)


def run(engine: Engine, on_part: OnPart | None = None) -> Tally:
    """All batches of an engine, side by side on its workers; a few are read ahead, never the whole listing."""
    total, lock = Tally(), threading.Lock()

    def told(tally: Tally) -> None:
        with lock:
            total.merge(tally)
            if on_part is not None:
                on_part(tally)

    side_by_side = max(1, engine.settings.workers)
    with ThreadPoolExecutor(side_by_side) as threads:
        running: set[Future[Tally]] = set()
        try:
            for batch in engine.batches():
                running.add(threads.submit(engine.do, batch, told))
                if len(running) > side_by_side:
                    done, running = wait(running, return_when=FIRST_COMPLETED)
                    for each in done:
                        each.result()
            for each in running:
                each.result()
        except BaseException:
            threads.shutdown(wait=False, cancel_futures=True)
            raise
    return total


def refuse_overlap(job: Job) -> None:
    """A clean table inside the raw location would be read as raw objects by the next run. Raises StoreError."""
    raw, clean = (_normal(place) for place in (job.raw, job.clean))
    if clean == raw or clean.startswith(raw.rstrip("/") + "/"):
        raise StoreError(
            f"{job.clean}: lies inside {job.raw}; the clean table needs a place outside of the raw objects"
        )


def _normal(location: str) -> str:
    from pathlib import Path

    if location.startswith("s3://"):
        return location.rstrip("/")
    return str(Path(location.removeprefix("file://")).resolve())
