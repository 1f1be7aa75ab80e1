"""The flow that keeps a clean table quick to read, for a schedule."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from prefect import flow, get_run_logger
from prefect.client.schemas.objects import State
from prefect.states import Completed
from pydantic import Field

from flows.clean_table import CleanTable
from flows.settings import settings_of_environment
from flows.upkeep import Upkeep, maintain_table


@flow(
    name="maintain",
    description="Merge the clean table's small files, and delete those that no version of the last days needs.",
    flow_run_name="maintain {clean}",
    persist_result=False,
    retries=2,
    retry_delay_seconds=120,
    timeout_seconds=12 * 3600,
)
def maintain(
    clean: Annotated[str, Field(min_length=1)], keep_days: Annotated[int, Field(ge=1, le=3650)] = 7
) -> State[Upkeep]:
    """Keep a clean table quick to read. Rows do not change; runs may write and readers read meanwhile.

    Args:
        clean: The clean table: s3://bucket/prefix or a folder.
        keep_days: Days for which older versions stay readable; longer than any run takes.
    """
    done = maintain_table(CleanTable(clean, settings_of_environment()), timedelta(days=keep_days))
    get_run_logger().info(str(done))
    return Completed(message=str(done), data=done)
