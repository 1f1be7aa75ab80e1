"""A raw bucket as readers of the clean one would have it behind them: two sites, two languages, repairs, quarantine."""

from __future__ import annotations

import json
from pathlib import Path
from uuid import uuid4

import boto3

from flows.engine import Engine, Job, run_here
from flows.settings import Settings
from infra.seaweed import S3Server
from tests.makers import STORY, page, write

BIO = "About the writer\n\nCorinna Westlake is our harbour correspondent. Follow her on Twitter @cwestlake."
PUERTO = (
    "El puente del puerto se abre el lunes a los camiones despuÃ©s de nueve meses de obras, dijo el ayuntamiento.",
    "Los ingenieros cambiaron los cuarenta cables y reforzaron el pilar norte, daÃ±ado por las tormentas del invierno.",
    "«Hemos esperado bastante», dijo el capitÃ¡n del puerto, que espera doscientos camiones al dÃ­a en el muelle.",
)


def line(number: int, day: int, title: str = "Bridge reopens") -> str:
    """One article of example.org, as JSON."""
    url = f"https://www.example.org/2025/03/{day:02}/bridge-{number}"
    record = {"url": url, "title": f"{title} {number}", "date": f"2025-03-{day:02}T09:30:00Z", "text": _body(number)}
    return json.dumps(record)


def _body(number: int) -> str:
    return "\n\n".join((*STORY, f"This was the report number {number} on the works of the bridge this year.", BIO))


def spanish() -> str:
    """One article of example.com, in Spanish, its accents broken, as JSON."""
    url = "https://www.example.com/2025/03/05/puente"
    return json.dumps({"url": url, "title": "El puente", "date": "2025-03-05", "text": "\n\n".join(PUERTO)})


def raw_files() -> dict[str, str]:
    """What lies in the raw bucket at first."""
    return {
        "bridge.jsonl": "\n".join(line(number, 3 + number % 2) for number in range(4)),
        "puente.jsonl": spanish(),
        "pier.html": page("The pier", head="<meta property='article:published_time' content='2025-03-04T08:00:00Z'>"),
        "empty.txt": "",
    }


def upload(server: S3Server, bucket: str, files: dict[str, str]) -> None:
    """Put objects below `raw/`."""
    client = boto3.client("s3", endpoint_url=server.endpoint)
    for name, body in files.items():
        client.put_object(Bucket=bucket, Key=f"raw/{name}", Body=body.encode())


def run(raw: str, clean: str, settings: Settings) -> None:
    """One run of the real engine."""
    with Engine(Job(raw, clean), settings, str(uuid4())) as engine:
        run_here(engine)


def local(folder: Path, settings: Settings) -> str:
    """A clean table of these in a folder."""
    write(folder / "raw", dict(raw_files()))
    run(str(folder / "raw"), str(folder / "clean"), settings)
    return str(folder / "clean")
