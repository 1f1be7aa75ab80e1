"""The flow: take the raw objects that are not in the clean table yet, clean them batch by batch, and report."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import uuid4

from prefect import flow, get_run_logger
from prefect.artifacts import create_markdown_artifact
from prefect.client.schemas.objects import State
from prefect.runtime import flow_run
from prefect.states import Cancelled, Completed
from prefect.task_runners import ThreadPoolTaskRunner
from prefect.utilities.annotations import opaque
from pydantic import Field

from flows.batches import Batch
from flows.engine import Engine, Job, Result, Submit, run
from flows.hands import OnPart
from flows.health import compare_with_history, tell
from flows.report import headline, markdown
from flows.run_page import Progress, told_in_the_log
from flows.settings import ENGINES, Settings, settings_of_environment
from flows.tally import Tally
from flows.tasks import clean_batch
from flows.turn import BusyError, sole_writer
from transforms.vocabulary import QuarantineReason

Place = Annotated[str, Field(min_length=1)]


@flow(
    name="clean-news",
    description="Clean raw scraped news into the clean table: repaired, stripped of boilerplate, dated, explained.",
    flow_run_name="clean {raw}",
    task_runner=ThreadPoolTaskRunner(),  # type: ignore[arg-type]
    persist_result=False,
)
def clean_news(
    raw: Place,
    clean: Place,
    reprocess: bool = False,
    limit: Annotated[int | None, Field(ge=1)] = None,
    workers: Annotated[int | None, Field(ge=0, le=256)] = None,
    engine: Annotated[str | None, Field(pattern=ENGINES)] = None,
    retry: list[QuarantineReason] | None = None,
) -> State[Tally]:
    """Clean what is new in a raw location.

    Args:
        raw: Where the raw objects lie: s3://bucket/prefix or a folder.
        clean: Where the clean table stands, or is to stand: s3://bucket/prefix or a folder, not inside of raw.
        reprocess: Clean again what an older version of copydesk has cleaned.
        limit: At most so many raw objects; none means all.
        workers: Worker processes; none means one a core.
        engine: Who cleans: processes, in-process, dask, ray, or the address of a cluster; none means processes.
        retry: Clean again the raw objects that have a document in quarantine for one of these reasons.
    """
    settings = settings_of_environment().given(workers=workers, engine=engine)
    job = Job(raw, clean, reprocess, limit, tuple(retry or ()))
    run_id = str(flow_run.get_id() or uuid4())
    try:
        with sole_writer(clean, wait=reprocess or bool(retry)):
            tally = _cleaned(job, settings, run_id)
    except BusyError as busy:
        return Cancelled(message=str(busy))
    return Completed(message=_reported(job, tally, run_id), data=tally)


def _cleaned(job: Job, settings: Settings, run_id: str) -> Tally:
    with Engine(job, settings, run_id) as running:
        survey = running.survey()
        get_run_logger().info("%d objects to do, %.1f MB", survey.objects, survey.size / 1e6)
        try:
            with Progress(survey, run_id) as progress:
                return run(running, _as_task(running), progress)
        except BaseException:
            running.stop()  # before Prefect waits for tasks that wait for workers
            raise


def _reported(job: Job, tally: Tally, run_id: str) -> str:
    """Put what a run has done on its page, and judge it by earlier runs; returns it in a line."""
    logger = get_run_logger()
    # What an older version has refused or removed is no measure of what comes in now.
    unusual = [] if job.reprocess or job.retry else compare_with_history(job.clean, tally)
    with told_in_the_log("there is no report"):
        create_markdown_artifact(markdown(job, tally, unusual), key="clean-news", description=headline(tally))
    for uri, why in tally.unread_examples:
        logger.warning("could not be read, and is left for the next run: %s: %s", uri, why)
    if unusual:
        logger.warning("this run looks unusual: %s", "; ".join(unusual))
        tell(run_id, job.clean, unusual)
    logger.info(headline(tally))
    return "; ".join([headline(tally), *unusual])


def _as_task(engine: Engine) -> Submit:
    def submit(batch: Batch, on_part: OnPart) -> Result:
        # opaque: Prefect would walk through every object of a batch in search of futures.
        values: list[Any] = [opaque(batch), opaque(engine), opaque(on_part)]
        return clean_batch.submit(batch.number, *values)

    return submit
