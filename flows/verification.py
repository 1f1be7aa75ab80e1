"""The flow that proves, for a schedule, that each raw document stands in the clean table once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Annotated

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed
from pydantic import Field

from flows.clean_table import CleanTable
from flows.report import findings_markdown, findings_verdict
from flows.settings import settings_of_environment
from flows.store import store_at
from flows.tasks import store_failed
from flows.verify import Findings
from flows.verify import verify as verified

Place = Annotated[str, Field(min_length=1)]


@flow(
    name="verify",
    description="Compare the raw objects with the clean table; fails with what it found.",
    flow_run_name="verify {clean}",
    persist_result=False,
    timeout_seconds=12 * 3600,
)
def verify(
    raw: Place,
    clean: Place,
    read: bool = False,
    settled_minutes: Annotated[int, Field(ge=0, le=100_000)] = 60,
) -> State[Findings]:
    """Prove that each raw document stands in the clean table once, none is missing, none has changed since.

    Args:
        raw: Where the raw objects lie: s3://bucket/prefix or a folder.
        clean: The clean table: s3://bucket/prefix or a folder.
        read: Read every raw document again and compare its hash too; takes as long as reading all there is.
        settled_minutes: Leave out what was stored so many minutes ago or less: no run may have come to it yet.
    """
    found = compare(raw, clean, read, settled_minutes)
    create_markdown_artifact(findings_markdown(raw, clean, found), key="verify", description=findings_verdict(found))
    return Failed(message=findings_verdict(found)) if found.wrong else Completed(message=findings_verdict(found))


@task(
    name="compare",
    description="List the raw objects, and compare them with the rows of the clean table.",
    cache_policy=NO_CACHE,
    persist_result=False,
    retries=3,
    retry_delay_seconds=[5, 30, 120],
    retry_condition_fn=store_failed,
)
def compare(raw: str, clean: str, read: bool, settled_minutes: int) -> Findings:
    """What is wrong between a raw location and a clean table."""
    settings = settings_of_environment()
    settled = datetime.now(UTC) - timedelta(minutes=settled_minutes)
    return verified(store_at(raw, settings), CleanTable(clean, settings), settings, read=read, settled=settled)
