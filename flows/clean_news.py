"""The flow: take the raw objects that are not in the clean table yet, clean them batch by batch, and report."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar, copy_context
from typing import Annotated, Any, Self, cast
from uuid import UUID, uuid4

import httpx
from prefect import flow, get_run_logger
from prefect.artifacts import create_markdown_artifact, create_progress_artifact, update_progress_artifact
from prefect.client.schemas.objects import State
from prefect.exceptions import PrefectException
from prefect.runtime import flow_run
from prefect.states import Completed
from prefect.task_runners import ThreadPoolTaskRunner
from prefect.utilities.annotations import opaque
from pydantic import Field

from flows.batches import Batch
from flows.engine import Engine, Job, Result, Submit, Survey, run
from flows.hands import OnPart
from flows.report import headline, markdown
from flows.settings import ENGINES, settings_of_environment
from flows.tally import Tally
from flows.tasks import clean_batch

# Who else wants to hear of each part: the command's progress bar. A flow's parameters cannot carry a function.
listener: ContextVar[OnPart | None] = ContextVar("listener", default=None)
# Seconds between two updates of the progress artifact: each is a request to the server.
_EVERY = 2.0


@flow(
    name="clean-news",
    description="Clean raw scraped news into the clean table: repaired, stripped of boilerplate, dated, explained.",
    flow_run_name="clean {raw}",
    task_runner=ThreadPoolTaskRunner(),  # type: ignore[arg-type]
    persist_result=False,
)
def clean_news(
    raw: str,
    clean: str,
    reprocess: bool = False,
    limit: Annotated[int | None, Field(ge=1)] = None,
    workers: Annotated[int | None, Field(ge=0, le=256)] = None,
    engine: Annotated[str | None, Field(pattern=ENGINES)] = None,
) -> State[Tally]:
    """Clean what is new in a raw location.

    Args:
        raw: Where the raw objects lie: s3://bucket/prefix or a folder.
        clean: Where the clean table stands, or is to stand: s3://bucket/prefix or a folder, not inside of raw.
        reprocess: Clean again what an older version of copydesk has cleaned.
        limit: At most so many raw objects; none means all.
        workers: Worker processes; none means one a core.
        engine: Who cleans: processes, in-process, dask, ray, or the address of a cluster; none means processes.
    """
    logger = get_run_logger()
    settings = settings_of_environment().given(workers=workers, engine=engine)
    job = Job(raw, clean, reprocess, limit)
    with Engine(job, settings, flow_run.get_id() or str(uuid4())) as running:
        survey = running.survey()
        logger.info("%d objects to do, %.1f MB", survey.objects, survey.size / 1e6)
        try:
            with _Progress(survey) as progress:
                tally = run(running, _as_task(running), progress)
        except BaseException:
            running.stop()  # before Prefect waits for tasks that wait for workers
            raise
    with told_in_the_log("there is no report"):
        create_markdown_artifact(markdown(job, tally), key="clean-news", description=headline(tally))
    for uri, why in tally.unread_examples:
        logger.warning("could not be read, and is left for the next run: %s: %s", uri, why)
    logger.info(headline(tally))
    return Completed(message=headline(tally), data=tally)


def _as_task(engine: Engine) -> Submit:
    def submit(batch: Batch, on_part: OnPart) -> Result:
        # opaque: Prefect would walk through every object of a batch in search of futures.
        values: list[Any] = [opaque(batch), opaque(engine), opaque(on_part)]
        return clean_batch.submit(batch.number, *values)

    return submit


class _Progress:
    """The bar on the run's page. A thread of its own moves it: a server that is slow or gone holds up no batch."""

    def __init__(self, survey: Survey) -> None:
        self._objects, self._done = survey.objects, 0
        self._lock, self._over = threading.Lock(), threading.Event()
        self._listener = listener.get()
        self._artifact = cast("UUID", create_progress_artifact(0.0, key="progress", description=self._text()))
        context = copy_context()
        self._thread = threading.Thread(target=context.run, args=(self._move,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join(_EVERY)

    def __call__(self, tally: Tally) -> None:
        if self._listener is not None:
            self._listener(tally)
        with self._lock:
            self._done += tally.objects

    def _move(self) -> None:
        told = 0
        while not self._over.wait(_EVERY) or self._done != told:
            told = self._done
            share = min(100.0, 100.0 * told / max(1, self._objects))
            with told_in_the_log("the progress bar stands still"):
                update_progress_artifact(self._artifact, share, description=self._text())

    def _text(self) -> str:
        return f"{self._done:,} of {self._objects:,} objects"


@contextmanager
def told_in_the_log(what: str) -> Iterator[None]:
    """Go on where the Prefect server does not answer: what it is told is not what the run is for."""
    try:
        yield
    except (PrefectException, httpx.HTTPError) as error:
        get_run_logger().warning("%s: the Prefect server does not answer: %s", what, error)
