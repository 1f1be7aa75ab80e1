"""What a run tells its page while it runs, and how a Prefect server that does not answer is borne."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar, copy_context
from typing import Self, cast
from uuid import UUID

import httpx
from prefect import get_run_logger
from prefect.artifacts import create_progress_artifact, update_progress_artifact
from prefect.events import emit_event
from prefect.exceptions import PrefectException

from flows.engine import Survey
from flows.hands import OnPart
from flows.tally import Tally

# Who else wants to hear of each part: the command's progress bar. A flow's parameters cannot carry a function.
listener: ContextVar[OnPart | None] = ContextVar("listener", default=None)
# Seconds between two updates of the progress artifact: each is a request to the server.
_EVERY = 2.0
# Seconds between two signs of life.
_SIGN_OF_LIFE = 60.0


class Progress:
    """The bar on the run's page. A thread of its own moves it: a server that is slow or gone holds up no batch.

    Now and then it also emits an event: a run that is silent for long is stuck (infra/automations.yaml).
    """

    def __init__(self, survey: Survey, run_id: str) -> None:
        """Make the artifact. survey: what there is to do."""
        self._resource = {"prefect.resource.id": f"prefect.flow-run.{run_id}"}
        self._whole, self._objects, self._documents = survey.objects, 0, 0
        self._lock, self._over = threading.Lock(), threading.Event()
        self._listener = listener.get()
        self._artifact = cast("UUID", create_progress_artifact(0.0, key="progress", description=self._text()))
        self._thread = threading.Thread(target=copy_context().run, args=(self._move,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join(_EVERY)

    def __call__(self, tally: Tally) -> None:
        """Count a part that is committed, from whichever thread."""
        if self._listener is not None:
            self._listener(tally)
        with self._lock:
            self._objects += tally.objects
            self._documents += tally.documents

    def _move(self) -> None:
        told, alive, signed = self._text(), 0, time.monotonic()
        while not self._over.wait(_EVERY) or self._text() != told:
            if self._documents != alive and time.monotonic() - signed > _SIGN_OF_LIFE:
                alive, signed = self._documents, time.monotonic()
                emit_event("copydesk.progress", resource=self._resource, payload={"objects": self._objects})
            if self._text() == told:
                continue
            told = self._text()
            share = min(100.0, 100.0 * self._objects / max(1, self._whole))
            with told_in_the_log("the progress bar stands still"):
                update_progress_artifact(self._artifact, share, description=told)

    def _text(self) -> str:
        # An archive is one object for hours: the documents show that its run goes on.
        return f"{self._objects:,} of {self._whole:,} objects, {self._documents:,} documents"


@contextmanager
def told_in_the_log(what: str) -> Iterator[None]:
    """Go on where the Prefect server does not answer: what it is told is not what the run is for."""
    try:
        yield
    except (PrefectException, httpx.HTTPError) as error:
        get_run_logger().warning("%s: the Prefect server does not answer: %s", what, error)
