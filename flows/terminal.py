"""What all commands say, and where: results on standard output, the rest on standard error."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from typing import Annotated, NoReturn

import typer
from rich.console import Console

# Long lines are for the terminal to wrap: what is piped must stay on one line.
out = Console(soft_wrap=True, highlight=False)
err = Console(stderr=True, soft_wrap=True, highlight=False)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a program to read.")]


def as_utf8() -> None:
    """Standard output in UTF-8, as JSON is by its standard, whatever the terminal's encoding."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")


def never_fail() -> None:
    """Write what the terminal's encoding lacks as an escape: a document may hold any letter."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def complain(message: str, code: int) -> NoReturn:
    """Say what is wrong, and end with an exit code."""
    _say(message)
    sys.exit(code)


def leave(message: str, code: int) -> NoReturn:
    """Complain and go without Prefect's exit handlers: each event waits 10 s for a server that has gone."""
    _say(message)
    sys.stdout.flush()
    os._exit(code)


def _say(message: str) -> None:
    from flows.report import inert  # a name in it may come from outside

    err.print(f"copydesk: {inert(message)}", style="red", markup=False)
