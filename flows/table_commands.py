"""The commands over a whole clean table: write its rows out, prove it, keep it quick to read."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from flows.settings import settings_of_environment
from flows.terminal import AsJson, as_utf8, err, out

if TYPE_CHECKING:
    from flows.clean_table import CleanTable


class Format(StrEnum):
    """What `export` writes."""

    jsonl = "jsonl"
    parquet = "parquet"


def export(
    clean: Annotated[str, typer.Argument(metavar="CLEAN", help="The clean table.")],
    form: Annotated[Format, typer.Option("--format", "-f", help="What to write.")] = Format.jsonl,
    to: Annotated[
        str | None,
        typer.Option(
            "--to", metavar="FILE|URI", help="A file, or s3://bucket/key; none: standard output (jsonl only)."
        ),
    ] = None,
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

    settings = settings_of_environment()
    days = [day.date() if day else None for day in (since, until)]
    names = None if columns is None else tuple(name.strip() for name in columns.split(",") if name.strip())
    wanted = Wanted(days[0], days[1], _one(site), _one(language), names)
    rows = read_plainly(clean, wanted.batches(table_at(clean).dataset()))
    if form is Format.parquet:
        if to is None:
            raise typer.BadParameter("Parquet is no text: say where to with --to FILE")
        with whole_file(to, settings) as beside:
            count = write_parquet(rows, wanted.schema, beside)
    elif to is None:
        as_utf8()
        count = write_jsonl(rows, sys.stdout)
    else:
        with whole_file(to, settings) as beside, beside.open("w", encoding="utf-8") as file:
            count = write_jsonl(rows, file)
    err.print(f"{count:,} rows", markup=False)


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
    found = verified(store_at(raw, settings), table_at(clean), settings, read=read)
    if as_json:
        as_utf8()
        wrong = {"wrong": dict(found.wrong), "examples": found.examples}
        print(json.dumps({"objects": found.objects, "documents": found.documents} | wrong, ensure_ascii=False))
    else:
        for kind, where in found.examples:
            out.print(f"{kind:>22}  {inert(where)}", markup=False)
        if (unsaid := found.wrong.total() - len(found.examples)) > 0:
            out.print(f"{'':>22}  and {unsaid:,} more", markup=False)
        out.print(findings_verdict(found), markup=False)
    if found.wrong:
        raise typer.Exit(1)


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

    done = maintain_table(table_at(clean), timedelta(days=keep_days))
    if as_json:
        print(json.dumps(asdict(done)))
    else:
        out.print(str(done), markup=False)


def _one(value: str | None) -> tuple[str, ...] | None:
    return None if value is None else (value,)


def table_at(location: str | None) -> CleanTable:
    """The clean table that a command was told of, or COPYDESK_CLEAN names; refuses none."""
    from flows.clean_table import CleanTable

    if location is None:
        raise typer.BadParameter("say which clean table with --clean CLEAN, or set COPYDESK_CLEAN")
    return CleanTable(location, settings_of_environment())
