"""DATASET.md beside the clean table: what it is and how many rows, for a stranger who finds the bucket."""

from __future__ import annotations

import json
import logging
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds

from flows.clean_table import CleanTable
from flows.columns_page import columns_table
from flows.schema import SCHEMA_VERSION
from flows.snapshot import KEPT
from flows.store import StoreError, read_beside, write_beside
from transforms import PIPELINE_VERSION

NAME = "DATASET.md"
_COUNTED = ("status", "quarantine_reason", "language", "raw_format", "pipeline_version")
_TITLES = {
    "quarantine_reason": "Quarantined, by reason",
    "language": "Clean, by language",
    "raw_format": "All, by format",
    "pipeline_version": "All, by version of copydesk",
}
_MOST = 40
_log = logging.getLogger("copydesk")
_FACTS = "facts: "


@dataclass(frozen=True, slots=True)
class Facts:
    """What a card says in numbers: rows of one version of the table, counted by the values of some columns."""

    table_id: str
    table_version: int
    schema_version: int
    counts: dict[str, dict[str, int]]


def write_card(table: CleanTable) -> None:
    """Bring the card up to the newest version of the table. What prevents it is logged, and costs the run nothing.

    Two runs at once may both write it: each card is whole and says of which version it is; the next run puts it right.
    """
    try:
        before = read_facts(read_beside(table.location, NAME, table.settings))
        facts = facts_of(table, before)
        if facts != before:
            write_beside(table.location, NAME, card(table.location, facts).encode(), table.settings)
    except StoreError as error:
        _log.warning("%s could not be written: %s", NAME, error)
    except Exception:  # the rows are committed: an error of ours here must not make them look lost
        _log.warning("%s could not be written", NAME, exc_info=True)


def facts_of(table: CleanTable, before: Facts | None) -> Facts:
    """Count the rows of the newest version: only those since `before`, where none has been replaced since."""
    identity, version = table.identity(), table.version()
    now = partial(Facts, identity, version, SCHEMA_VERSION)
    dataset, columns = table.dataset(version), list(_COUNTED)
    if before is not None and before.table_id == identity and before.table_version <= version:
        new = pc.field("commit_version") > before.table_version
        counts = _counts(dataset.to_batches(columns=columns, filter=new, cache_metadata=KEPT), before.counts)
        # Rows that were replaced or deleted since show in the sum.
        if sum(counts["status"].values()) == table.row_count() and not _replaced(dataset, new):
            return now(counts)
    return now(_counts(dataset.to_batches(columns=columns, cache_metadata=KEPT), {}))


def _replaced(dataset: ds.Dataset, new: pc.Expression) -> bool:
    return dataset.head(1, columns=["id"], filter=new & pc.field("commit_replaces"), cache_metadata=KEPT).num_rows > 0


def _counts(batches: Iterable[pa.RecordBatch], before: dict[str, dict[str, int]]) -> dict[str, dict[str, int]]:
    totals = {name: Counter(before.get(name, {})) for name in _COUNTED}
    for batch in batches:
        groups = pa.Table.from_batches([batch]).group_by(list(_COUNTED)).aggregate([([], "count_all")])
        for row in groups.to_pylist():
            for name in _counted_of(row):
                totals[name][row[name] or "unknown"] += row["count_all"]
    return {name: dict(sorted(total.items(), key=lambda each: (-each[1], each[0]))) for name, total in totals.items()}


def _counted_of(row: dict[str, Any]) -> list[str]:
    absent = "language" if row["status"] == "quarantined" else "quarantine_reason"
    return [name for name in _COUNTED if name != absent]


def read_facts(held: bytes | None) -> Facts | None:
    """The numbers in a card; None where there is none that we can read."""
    try:
        line = next(each for each in (held or b"").decode().splitlines() if each.startswith(_FACTS))
        told = json.loads(line.removeprefix(_FACTS))
        counts = {str(name): {str(k): int(v) for k, v in told["counts"][name].items()} for name in _COUNTED}
        return Facts(str(told["table_id"]), int(told["table_version"]), int(told["schema_version"]), counts)
    except (StopIteration, ValueError, KeyError, TypeError, AttributeError):
        return None


def card(location: str, facts: Facts) -> str:
    """The card, in Markdown, with the numbers at its head for a program to read."""
    status = facts.counts["status"]
    lines = [
        "---",
        "name: copydesk_clean",
        "format: delta",
        f"{_FACTS}{json.dumps(asdict(facts))}",
        "---",
        "",
        "# Clean news articles",
        "",
        "News articles as scrapers left them, made fit to use by copydesk: broken encodings repaired, author profiles,",
        "prompts and the rest of what surrounds an article removed, dates normalised. Each row says what was changed",
        "and why, so that nothing is lost. What could not be used is here too, as quarantined rows with a reason.",
        "",
        "| | |",
        "| --- | --- |",
        f"| rows | {status.get('clean', 0):,} clean, {status.get('quarantined', 0):,} quarantined |",
        "| format | Delta Lake, partitioned by `status` |",
        f"| version of the table | {facts.table_version} |",
        f"| version of the schema | {facts.schema_version} |",
        f"| card written by | copydesk {PIPELINE_VERSION} |",
        "",
        *_reading(location),
        *(line for name, title in _TITLES.items() for line in _section(title, name, facts.counts[name])),
        "## Columns",
        "",
        "A column without ✓ may be null. Columns and values may be added, never renamed.",
        "",
        *columns_table(),
        "",
        "## To know before use",
        "",
        "- The texts are their publishers' and authors' work; that they stand here grants no right to them.",
        "- What was removed and repaired is a judgement, with a score or a confidence; `warnings` says where to look.",
        "- `language` and dates are of the document's own evidence, named in `published_source`; unknown is null.",
        "",
    ]
    return "\n".join(lines)


def _reading(location: str) -> list[str]:
    return [
        "## How to read it",
        "",
        "```python",
        "import polars as pl",
        "",
        f'articles = pl.scan_delta({json.dumps(location)}).filter(pl.col("status") == "clean")',
        "```",
        "",
        "or, with the package that wrote it:",
        "",
        "```python",
        "import copydesk",
        "",
        f"articles = copydesk.read({json.dumps(location)})",
        "```",
        "",
        "`commit_version` tells which version of the table brought a row: what is new since version N is above N.",
        "",
    ]


def _section(title: str, name: str, counts: dict[str, int]) -> list[str]:
    if not counts:
        return []
    shown = list(counts.items())[:_MOST]
    if len(counts) > _MOST:
        shown.append((f"{len(counts) - _MOST} more", sum(list(counts.values())[_MOST:])))
    return [f"## {title}", "", f"| {name} | rows |", "| --- | --- |", *(f"| {k} | {v:,} |" for k, v in shown), ""]
