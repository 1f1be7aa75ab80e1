"""The engine: what is to do, in batches, cleaned and committed. Plain Python that `clean_news` wraps in a flow."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from types import TracebackType
from typing import Any, Protocol, Self

from flows.batches import Batch, Work, batches, work_left
from flows.clean_table import CleanTable
from flows.data_card import write_card
from flows.hands import Hands, LocalHands, OnPart
from flows.settings import Settings
from flows.spread import spread
from flows.store import StoreError, folder_of, split_s3, store_at
from flows.tally import Tally
from transforms import PIPELINE_VERSION
from transforms.vocabulary import QuarantineReason


class Result(Protocol):
    """What a submitted batch leaves."""

    def result(self) -> Any:
        """Wait for the batch; raises what it raised."""


Submit = Callable[[Batch, OnPart], Result]


class RunFailedError(Exception):
    """The run is done, and what it did cannot be relied on."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is asked of a run.

    raw        `s3://bucket/prefix` or a folder
    clean      where the clean table stands, or is to stand
    reprocess  clean again what an older version of the pipeline has cleaned
    limit      at most so many raw objects; None for all
    retry      reasons of quarantine: raw objects of which a document is there for one of them are cleaned again
    """

    raw: str
    clean: str
    reprocess: bool = False
    limit: int | None = None
    retry: tuple[QuarantineReason, ...] = ()


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
        self.nothing_at = job.raw if next(iter(self.store.list()), None) is None else ""
        self.table = CleanTable(job.clean, settings)
        self.table.ensure()
        self._done = self.table.snapshot()
        self.hands = hands_for(job, self.table, settings, run_id)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    def stop(self) -> None:
        """End the workers; a part that is being committed is, all else in hand is left for the next run."""
        self.hands.stop()

    def works(self) -> Iterator[Work]:
        """The raw objects that are left to do."""
        version = PIPELINE_VERSION if self.job.reprocess else None
        return islice(work_left(self.store.list(), self._done, version, self.job.retry), self.job.limit)

    def survey(self) -> Survey:
        """Count what is left to do; reads the listing once."""
        objects = size = 0
        for work in self.works():
            objects, size = objects + 1, size + work.ref.size
        return Survey(objects, size)

    def batches(self) -> Iterator[Batch]:
        """What is left to do, in batches; where these are fewer than the workers of this machine, spread over all."""
        found = batches(self.works(), self.settings)
        return spread(found, self.settings.workers) if self.settings.engine == "processes" else found


def hands_for(job: Job, table: CleanTable, settings: Settings, run_id: str) -> Hands:
    """Whoever does the batches, as `settings.engine` names them. Raises ClusterError."""
    if settings.engine == "in-process":
        settings = settings.model_copy(update={"workers": 0})
    elif settings.engine != "processes":
        from flows.clusters import Order, cluster_at

        return cluster_at(settings.engine, Order(job.raw, job.clean, settings, run_id, bool(job.retry)))
    return LocalHands(job.raw, table, settings, run_id, bool(job.retry))


def run(engine: Engine, submit: Submit, on_part: OnPart | None = None) -> Tally:
    """All batches of an engine, side by side; a few are handed on ahead, never the whole listing.

    submit   begins a batch elsewhere (a thread, a Prefect task) and returns what has its result
    on_part  told of each part once it is committed, from whichever thread
    Raises RunFailedError where more documents met a bug of ours than settings allow.
    """
    total, lock = Tally(nothing_at=engine.nothing_at), threading.Lock()

    def told(tally: Tally) -> None:
        with lock:
            total.merge(tally)
        if on_part is not None:
            on_part(tally)

    ahead = 2 * engine.hands.width + 1
    running: deque[Result] = deque()
    for batch in engine.batches():
        running.append(submit(batch, told))
        if len(running) > ahead:
            running.popleft().result()
    while running:
        running.popleft().result()
    total.passed_over.update(engine.store.passed_over)
    write_card(engine.table)
    refuse_bugs(total, engine.settings)
    return total


def run_here(engine: Engine, on_part: OnPart | None = None) -> Tally:
    """All batches of an engine, in threads of this process."""
    with ThreadPoolExecutor(engine.hands.width) as threads:
        try:
            return run(engine, lambda batch, told: threads.submit(engine.hands.do, batch, told), on_part)
        except BaseException:
            engine.stop()
            threads.shutdown(wait=True, cancel_futures=True)
            raise


def refuse_bugs(tally: Tally, settings: Settings) -> None:
    """Fail a run in which not the input but copydesk is to blame. Raises RunFailedError."""
    bugs = tally.refused[QuarantineReason.BUG]
    if bugs > settings.max_bug_share * tally.documents:
        raise RunFailedError(
            f"{bugs} of {tally.documents} documents met an internal error; `copydesk quarantine` shows their tracebacks"
        )


def refuse_overlap(job: Job) -> None:
    """One place inside the other would mix raw objects with files of the table. Raises StoreError."""
    raw, clean = (_normal(place) for place in (job.raw, job.clean))
    if clean == raw or clean.startswith(raw + "/"):
        raise StoreError(
            f"{job.clean}: lies inside {job.raw}; the clean table needs a place outside of the raw objects"
        )
    if raw.startswith(clean + "/"):
        raise StoreError(f"{job.clean}: {job.raw} lies inside it; the clean table needs a place of its own")


def _normal(location: str) -> str:
    if location.startswith("s3://"):
        bucket, prefix = split_s3(location)
        return f"s3://{bucket}/{prefix}".rstrip("/")
    return str(folder_of(location).resolve()).rstrip("/")
