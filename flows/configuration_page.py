"""docs/configuration.md, made from Settings: `python -m flows.configuration_page > docs/configuration.md`."""

from __future__ import annotations

from typing import Any

from pydantic.fields import FieldInfo

from flows.settings import Settings

_HEAD = """# Configuration

Made from `flows/settings.py` by `python -m flows.configuration_page`. Each setting is a variable of the environment; a
wrong one ends the command with a line that names it, before any work; a name that is no setting is said. What the
command or a flow's form asks for (`--workers`, `--engine`) goes before the environment.
"""

_TAIL = """
## Credentials

copydesk has no settings for them. They are found as by any AWS tool: `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`
(with `AWS_SESSION_TOKEN` if there is one), a profile (`AWS_PROFILE`), or the role of the machine, the task or the pod.
They are in no record, log, artifact or message, and are not sent to the workers of a cluster, which need their own.

## In place of options

`COPYDESK_CLEAN` names the clean table for `copydesk show` and `copydesk quarantine`, in place of `--clean`.
`COPYDESK_NOTIFY_URL` is where word of failed, stuck and unusual runs goes, in place of `--notify`; see
[deploying](deploying.md).

## Prefect

Where `PREFECT_API_URL` or the active profile names a server, `copydesk clean` is a recorded flow run there; where none
is named, the same engine runs in the process. All of [Prefect's own settings](https://docs.prefect.io/v3/api-ref/settings-ref)
apply. `PREFECT_LOGGING_EXTRA_LOGGERS=copydesk` shows copydesk's own warnings on the page of a run.

## What to change when

| you see | set |
| --- | --- |
| one worker is busy, others are not | nothing: a changed object is one worker's; `split --line-bytes=100M` parts it |
| memory runs short | `COPYDESK_WORKERS` lower, then `COPYDESK_PART_BYTES` |
| many small files in the table | `copydesk compact` now and then; `COPYDESK_BATCH_OBJECTS` higher |
| the store answers SlowDown | `COPYDESK_WORKERS` lower, `COPYDESK_S3_ATTEMPTS` higher |
| quarantined as `timeout` | `COPYDESK_DOCUMENT_SECONDS` higher, after a look at the document: it may be no article |
| quarantined as `too_large` | `COPYDESK_MAX_DOCUMENT_BYTES` higher, if those are articles |
"""


def page() -> str:
    """The page, in Markdown."""
    rows = [_row(name, field) for name, field in Settings.model_fields.items()]
    table = ["| variable | default | what it is |", "| --- | --- | --- |", *rows]
    return _HEAD + "\n" + "\n".join(table) + "\n" + _TAIL


def _row(name: str, field: FieldInfo) -> str:
    bounds = " ".join(_bounds(field))
    meaning = (field.description or "") + (f" ({bounds})" if bounds else "")
    return f"| `COPYDESK_{name.upper()}` | {_default(field)} | {meaning} |"


def _default(field: FieldInfo) -> str:
    if field.default_factory is not None:
        return "one a core"  # workers, the only one that the machine decides
    value: Any = field.default
    if value is None:
        return "none"
    if isinstance(value, int) and value >= 1024 * 1024 and value % (1024 * 1024) == 0:
        return f"{value} ({value // (1024 * 1024)} MiB)"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _bounds(field: FieldInfo) -> list[str]:
    signs = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<"}
    return [
        f"{sign} {getattr(each, name):g}"
        for each in field.metadata
        for name, sign in signs.items()
        if getattr(each, name, None) is not None
    ]


if __name__ == "__main__":
    print(page(), end="")
