"""The command that cleans: as a recorded flow run where a Prefect server is configured, else in this process."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from shlex import quote
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import urlsplit
from uuid import uuid4

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from flows.settings import Settings, settings_of_environment
from flows.terminal import AsJson, as_utf8, complain, err, leave, out
from transforms.vocabulary import QuarantineReason

if TYPE_CHECKING:
    from flows.engine import Job
    from flows.hands import OnPart
    from flows.tally import Tally

# Seconds between two lines where there is no terminal to show a bar on: a log is to tell that a long run goes on.
_SIGN_OF_LIFE = 60.0


def clean(
    raw: Annotated[str, typer.Argument(metavar="RAW", help="Raw objects: s3://bucket/prefix, a folder or a file.")],
    to: Annotated[str, typer.Option("--to", metavar="CLEAN", help="The clean table; made where there is none.")],
    reprocess: Annotated[
        bool, typer.Option("--reprocess", help="Clean again what an older version has cleaned.")
    ] = False,
    retry: Annotated[
        list[QuarantineReason] | None,
        typer.Option(
            metavar="REASON",
            help="Clean again the raw objects that have a document in quarantine for this reason, such as timeout; may "
            "be given several times.",
            show_default=False,
        ),
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many raw objects.")] = None,
    workers: Annotated[int | None, typer.Option(min=0, help="Worker processes, one a core by default.")] = None,
    engine: Annotated[
        str | None,
        typer.Option(
            help="Who cleans: processes (default), in-process, dask, ray, or an address: tcp://… of a Dask scheduler, "
            "ray://… of a Ray cluster."
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Clean what is new in RAW into the table at CLEAN.

    Objects may be .txt, .html, .json, .jsonl, .csv, .tsv, .parquet, .warc and feeds (RSS, Atom, JSON Feed), each also
    .gz or .zst, and .zip and .tar archives of these. Those that the table holds already are passed over, so the same
    command run again takes only what has come or changed. Where a Prefect server is configured it is a recorded flow
    run; elsewhere the same engine runs in this process.
    """
    from flows.engine import Job
    from flows.report import headline, summary

    settings = settings_of_environment().given(workers=workers, engine=engine)
    job = Job(raw, to, reprocess, limit, tuple(retry or ()))
    try:
        tally = _in_prefect(job, settings) if _prefect_is_configured() else _in_process(job, settings)
    except KeyboardInterrupt:
        complain("stopped; what was committed stays, and the same command goes on from there", 130)
    if as_json:
        as_utf8()
        print(json.dumps(tally.as_dict(), ensure_ascii=False))
    else:
        out.print(headline(tally), style="bold", markup=False)
        for line in summary(tally):
            out.print(line, markup=False)
        if not tally.nothing_at:
            out.print(f"The clean table is at {to}. See for yourself: copydesk export {quote(to)} | head", markup=False)
    if tally.unread:
        raise typer.Exit(1)


def _in_process(job: Job, settings: Settings) -> Tally:
    from flows.engine import Engine, run_here

    with Engine(job, settings, str(uuid4())) as engine:
        objects = engine.survey().objects if err.is_terminal else 0
        with _progress(objects) as on_part:
            return run_here(engine, on_part)


def _in_prefect(job: Job, settings: Settings) -> Tally:
    import httpx
    from prefect.exceptions import CancelledRun, PrefectException

    _need_prefect()
    from flows.clean_news import clean_news
    from flows.engine import Engine
    from flows.run_page import listener

    with Engine(job, settings.given(engine="in-process"), "") as engine:
        # What cannot be used is said before a run begins; the bar alone needs the count.
        objects = engine.survey().objects if err.is_terminal else 0
    with _progress(objects) as on_part:
        listener.set(on_part)
        try:
            retry = list(job.retry)
            tally: Any = clean_news(
                job.raw, job.clean, job.reprocess, job.limit, settings.workers, settings.engine, retry
            )
        except CancelledRun as cancelled:
            complain(str(cancelled), 2)
        except (httpx.TransportError, PrefectException) as error:
            leave(f"the Prefect server does not answer ({error}); what was cleaned is committed, run it again", 1)
    return tally  # type: ignore[no-any-return]


def _need_prefect() -> None:
    """Leave where no Prefect server of a fitting version answers."""
    from prefect.client.orchestration import get_client

    with get_client(sync_client=True) as client:
        try:
            client.raise_for_api_version_mismatch()
        except Exception as error:  # whatever the first request meets: RuntimeError around it, or its own
            why = error.__cause__ or error
            address = urlsplit(str(client.api_url))
            shown = address._replace(netloc=address.netloc.rpartition("@")[2]).geturl()
            hint = "start one with `copydesk up`, or unset PREFECT_API_URL to clean without"
            leave(f"no Prefect server that can be used is at {shown} ({why}): {hint}", 2)


def _prefect_is_configured() -> bool:
    from flows.prefect_profile import api_url

    return api_url() is not None


@contextmanager
def _progress(objects: int) -> Iterator[OnPart]:
    """A bar over objects on a terminal, a line a minute elsewhere. Documents count too: an archive is one object."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=16),
        MofNCompleteColumn(),
        TextColumn("objects, {task.fields[documents]:,} documents"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    done, documents, lock, said = 0, 0, threading.Lock(), time.monotonic()
    with Progress(*columns, console=err, disable=not err.is_terminal, transient=True) as bar:
        task = bar.add_task("cleaning", total=objects, documents=0)

        def told(tally: Tally) -> None:
            nonlocal done, documents, said
            with lock:
                done, documents = done + tally.objects, documents + tally.documents
                bar.update(task, completed=done, documents=documents)
                if not err.is_terminal and time.monotonic() - said > _SIGN_OF_LIFE:
                    said = time.monotonic()
                    err.print(f"{done:,} objects and {documents:,} documents so far", markup=False)

        yield told
