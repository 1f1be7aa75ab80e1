"""Prefect tasks over batches. What travels between tasks is a reference to a batch, never a text."""

from __future__ import annotations

from typing import Any

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.states import Completed

from flows.batches import Batch
from flows.engine import Engine
from flows.hands import OnPart
from flows.report import headline
from flows.store import StoreError


def store_failed(task: Any, task_run: Any, state: Any) -> bool:
    """Whether a second try may help: the store was busy or the line to it broke."""
    del task, task_run
    error = state.result(raise_on_failure=False)
    return isinstance(error, StoreError) and error.passing


@task(
    name="clean batch",
    task_run_name="batch {number}",
    description="Read, clean and commit one batch of raw objects; what is committed already is not written again.",
    cache_policy=NO_CACHE,
    persist_result=False,
    retries=3,
    retry_delay_seconds=[1, 5, 20],
    retry_jitter_factor=0.5,
    retry_condition_fn=store_failed,
)
def clean_batch(number: int, batch: Batch, engine: Engine, on_part: OnPart) -> State[None]:
    """Clean and commit one batch; its state says in a line what came of it."""
    del number
    return Completed(message=headline(engine.hands.do(batch, on_part)))
