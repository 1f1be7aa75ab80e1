"""The command line: parses, calls, prints."""

from __future__ import annotations

import errno
import json
import os
import re
import signal
import sys
from typing import Annotated, Any

import typer

from flows import clean_command, stack_commands, table_commands
from flows.settings import misspelt, settings_of_environment
from flows.table_commands import table_at
from flows.terminal import AsJson, as_utf8, complain, err, never_fail, out

# What is imported inside the commands is what they need and `--help` does not: Prefect alone takes 1.5 s.

app = typer.Typer(
    name="copydesk",
    help="The copy desk for scraped news: raw articles in, records that a downstream job can trust out.",
    epilog="Exit codes: 0 done, 1 not all is well, 2 nothing done, 130 stopped. Settings: COPYDESK_… in environment.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)
app.command(epilog="For example: copydesk clean s3://raw/news --to s3://clean/news")(clean_command.clean)

Table = Annotated[
    str | None,
    typer.Option(
        "--clean", "-c", metavar="CLEAN", help="The clean table.", envvar="COPYDESK_CLEAN", show_default=False
    ),
]


def main() -> None:
    """Run the command; what is expected to go wrong ends in one line that says what to do."""
    try:
        _run()
    except KeyboardInterrupt:  # while the command was being loaded
        complain("stopped", 130)


def _run() -> None:
    from pydantic import ValidationError

    from flows.clusters import ClusterError
    from flows.engine import RunFailedError
    from flows.store import StoreError
    from flows.workers import WorkersEndError

    # A stop that is asked for goes the same way as Ctrl-C: nothing is left half done, and the user is told.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    never_fail()
    for line in misspelt(os.environ):
        err.print(f"copydesk: {line}", style="yellow", markup=False)
    try:
        app()
    except ValidationError as error:
        first = error.errors()[0]
        name = "_".join(map(str, first["loc"]))
        given = re.sub(r"//.*@", "//…@", str(first["input"]))  # an address may hold a password
        complain(f"setting COPYDESK_{name.removeprefix('COPYDESK_').upper()} ({given}): {first['msg']}", 2)
    except (StoreError, ClusterError) as error:
        complain(str(error), 2)
    except (RunFailedError, WorkersEndError) as error:
        complain(str(error), 1)
    except BrokenPipeError:
        sys.stderr.close()  # `| head` has what it wanted
    except OSError as error:
        if error.filename or error.errno not in _FULL:
            raise
        # Python would try the rest of the buffer once more as it ends, and complain in its own words.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        complain(f"standard output cannot be written: {error.strerror}", 1)


# No file of ours has such an error unsaid: it is the one that the shell has standard output in.
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


def _version(asked: bool) -> None:
    if asked:
        from transforms import PIPELINE_VERSION

        out.print(f"copydesk {PIPELINE_VERSION}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None: ...


@app.command(epilog="For example: copydesk explain s3://raw/news/crawl-7.warc.gz#12")
def explain(
    document: Annotated[str, typer.Argument(metavar="FILE|URI", help="A raw object; #N behind it: its N-th document.")],
    as_json: AsJson = False,
) -> None:
    """Show one document before and after: what was repaired, what was removed and why, where the date came from.

    Writes nothing. A mark before each block says what became of it: nothing for text, - for removed, ^ for what became
    a field such as the title.
    """
    from flows.one import row_of
    from flows.show import others

    row = row_of(document, settings_of_environment())
    _print_row(row, as_json)
    if not as_json and (more := others(row)):
        err.print(more)


@app.command(epilog="For example: copydesk show 0afa7ac16d64 --clean s3://clean/news")
def show(
    name: Annotated[str, typer.Argument(metavar="ID", help="The id of a row, or its first characters.")],
    clean: Table = None,
    as_json: AsJson = False,
) -> None:
    """Show one row of the clean table, with all that was removed from it and repaired in it."""
    import pyarrow.compute as pc

    name = name.strip().lower()
    if not name:
        raise typer.BadParameter("say which row: an id, or its first characters")
    rows = table_at(clean).head(2, None, pc.starts_with(pc.field("id"), pattern=name))
    if len(rows) != 1:
        complain(f"{'no' if not rows else 'more than one'} row has an id that begins with {name}", 2)
    _print_row(rows[0], as_json)


@app.command(epilog="For example: copydesk quarantine -c s3://clean/news --reason timeout")
def quarantine(
    clean: Table = None,
    reason: Annotated[str | None, typer.Option(help="Only those with this reason.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many rows.")] = 50,
    as_json: AsJson = False,
) -> None:
    """List the documents that could not be used, each with its reason."""
    import pyarrow.compute as pc

    from transforms.vocabulary import QuarantineReason

    if reason is not None and reason not in list(QuarantineReason):
        raise typer.BadParameter(f"there is no reason {reason}; there are {', '.join(QuarantineReason)}")
    wanted = pc.field("status") == "quarantined"
    if reason is not None:
        wanted &= pc.field("quarantine_reason") == reason
    columns = ["id", "quarantine_reason", "quarantine_detail", "raw_uri", "raw_index", "raw_format"]
    rows = table_at(clean).head(limit, columns, wanted)
    if as_json:
        as_utf8()
        print(json.dumps(rows, ensure_ascii=False))
        return
    from flows.report import inert

    for row in rows:
        detail = inert(row["quarantine_detail"].strip().splitlines()[-1] if row["quarantine_detail"] else "")
        where = inert(f"{row['raw_uri']}#{row['raw_index']}")
        out.print(f"{row['id'][:12]}  {row['quarantine_reason']:<18}  {where}  {detail}", markup=False)
    if not rows:
        out.print(f"nothing is in quarantine{' for that reason' if reason else ''}")
    elif len(rows) == limit:
        err.print(f"the first {limit}; more with --limit", markup=False)


def _print_row(row: dict[str, Any], as_json: bool) -> None:
    from flows.export import as_json_line
    from flows.show import rendered

    if as_json:
        as_utf8()
        print(as_json_line(row))
        return
    for line in rendered(row):
        out.print(line)


for _command, _example in (
    (table_commands.export, "export s3://clean/news --since 2025-03-01 --language es | head"),
    (table_commands.verify, "verify s3://raw/news s3://clean/news"),
    (table_commands.compact, "compact s3://clean/news --keep-days 30"),
    (stack_commands.up, "up --demo"),
    (stack_commands.deploy, "deploy --raw s3://raw/news --clean s3://clean/news"),
    (stack_commands.notify, "notify s3://raw/news"),
):
    app.command(epilog=f"For example: copydesk {_example}")(_command)
