"""The command line: parses, calls, prints."""

from __future__ import annotations

import errno
import json
import os
import re
import signal
import sys
from dataclasses import asdict
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows import clean_command, stack_commands
from flows.settings import settings_of_environment
from flows.terminal import AsJson, as_utf8, complain, err, never_fail, out

if TYPE_CHECKING:
    from flows.clean_table import CleanTable

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


class Format(StrEnum):
    """What `export` writes."""

    jsonl = "jsonl"
    parquet = "parquet"


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


@app.command()
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
    rows = _table(clean).head(2, None, pc.starts_with(pc.field("id"), pattern=name))
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
    rows = _table(clean).head(limit, columns, wanted)
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


@app.command(epilog="For example: copydesk export s3://clean/news --since 2025-03-01 --language es | head")
def export(
    clean: Annotated[str, typer.Argument(metavar="CLEAN", help="The clean table.")],
    form: Annotated[Format, typer.Option("--format", "-f", help="What to write.")] = Format.jsonl,
    to: Annotated[Path | None, typer.Option("--to", help="A file; none: standard output (jsonl only).")] = None,
    since: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Published then or later.")] = None,
    until: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Published then or before.")] = None,
    site: Annotated[str | None, typer.Option(help="Registered domain, e.g. example.org.")] = None,
    language: Annotated[str | None, typer.Option(help="ISO 639-1 code, e.g. es.")] = None,
    columns: Annotated[str | None, typer.Option(help="Columns, with commas between; all by default.")] = None,
) -> None:
    """Write clean rows as JSON lines or Parquet, for whoever does not read Delta."""
    from flows.export import whole_file, write_jsonl, write_parquet
    from flows.table_errors import read_plainly
    from flows.wanted import Wanted

    days = [day.date() if day else None for day in (since, until)]
    names = None if columns is None else tuple(name.strip() for name in columns.split(",") if name.strip())
    wanted = Wanted(days[0], days[1], _one(site), _one(language), names)
    rows = read_plainly(clean, wanted.batches(_table(clean).dataset()))
    if form is Format.parquet:
        if to is None:
            raise typer.BadParameter("Parquet is no text: say where to with --to FILE")
        with whole_file(to) as beside:
            count = write_parquet(rows, wanted.schema, beside)
    elif to is None:
        as_utf8()
        count = write_jsonl(rows, sys.stdout)
    else:
        with whole_file(to) as beside, beside.open("w", encoding="utf-8") as file:
            count = write_jsonl(rows, file)
    err.print(f"{count:,} rows", markup=False)


@app.command()
def verify(
    raw: Annotated[str, typer.Argument(metavar="RAW", help="The raw objects.")],
    clean: Annotated[str, typer.Argument(metavar="CLEAN", help="The clean table.")],
    read: Annotated[bool, typer.Option(help="Read each raw document again and compare its hash.")] = True,
    as_json: AsJson = False,
) -> None:
    """Prove that each raw document stands in the clean table once, none is missing, and its bytes are the same.

    It goes by the raw objects that are there now: rows whose raw object is gone are kept, and not looked at.
    """
    from flows.report import findings_verdict, inert
    from flows.store import store_at
    from flows.verify import verify as verified

    settings = settings_of_environment()
    found = verified(store_at(raw, settings), _table(clean), settings, read=read)
    if as_json:
        as_utf8()
        wrong = {"wrong": dict(found.wrong), "examples": found.examples}
        print(json.dumps({"objects": found.objects, "documents": found.documents} | wrong, ensure_ascii=False))
    else:
        for kind, where in found.examples:
            out.print(f"{kind:>22}  {inert(where)}", markup=False)
        out.print(findings_verdict(found), markup=False)
    if found.wrong:
        raise typer.Exit(1)


@app.command()
def compact(
    clean: Annotated[str, typer.Argument(metavar="CLEAN", help="The clean table.")],
    keep_days: Annotated[
        int,
        typer.Option(min=1, max=3650, help="Days for which older versions stay readable; files of none are deleted."),
    ] = 7,
    as_json: AsJson = False,
) -> None:
    """Merge the table's small files, and delete those that no version of the last days needs.

    Runs may write and readers may read meanwhile. Rows do not change.
    """
    from flows.upkeep import maintain_table

    done = maintain_table(_table(clean), timedelta(days=keep_days))
    if as_json:
        print(json.dumps(asdict(done)))
    else:
        out.print(str(done), markup=False)


def _one(value: str | None) -> tuple[str, ...] | None:
    return None if value is None else (value,)


def _table(location: str | None) -> CleanTable:
    from flows.clean_table import CleanTable

    if location is None:
        raise typer.BadParameter("say which clean table with --clean CLEAN, or set COPYDESK_CLEAN")
    return CleanTable(location, settings_of_environment())


def _print_row(row: dict[str, Any], as_json: bool) -> None:
    from flows.export import as_json_line
    from flows.show import rendered

    if as_json:
        as_utf8()
        print(as_json_line(row))
        return
    for line in rendered(row):
        out.print(line)


for _command in (stack_commands.up, stack_commands.deploy, stack_commands.notify):
    app.command()(_command)
