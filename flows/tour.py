"""After `make demo`: where the clean table is, a look at it, and what to type next."""

from __future__ import annotations

import sys

import pyarrow.compute as pc
from rich.console import Console

from flows.clean_table import CleanTable
from flows.report import inert
from flows.settings import settings_of_environment


def main(location: str, command: str) -> None:
    """Print the tour of the table at a location; command: how `copydesk` is called here."""
    out = Console(soft_wrap=True, highlight=False)
    columns = ["id", "published_date", "language", "title", "repair_count", "removed", "chars_out"]
    wanted = pc.field("status") == "clean"
    rows = (
        CleanTable(location, settings_of_environment()).dataset().to_table(columns=columns, filter=wanted).to_pylist()
    )
    # What was both repaired and stripped tells a newcomer most.
    rows.sort(key=lambda row: (-(row["repair_count"] > 0) - (len(row["removed"]) > 2), row["id"]))
    out.print(f"\nA few of the {len(rows)} clean rows:\n", markup=False)
    for row in rows[:12]:
        date, language = row["published_date"] or "no date", row["language"] or "?"
        counts = f"{row['repair_count']:>2} repaired {len(row['removed']):>3} removed"
        out.print(f"  {date!s:<10}  {language:<3} {counts}  {inert(row['title'] or 'no title')[:70]}", markup=False)
    out.print("\nWhat to type next:\n", markup=False)
    for line, why in (
        (f"show {rows[0]['id'][:12]} -c {location}", "one document before and after"),
        (f"quarantine -c {location}", "what could not be used, and why"),
        (f"export {location} --language es", "rows as JSON lines; by site, day, language"),
        (f"clean demo/raw --to {location}", "again: there is nothing to do"),
        ("explain FILE", "any document of your own; writes nothing"),
    ):
        out.print(f"  {command} {line:<44}  {why}", markup=False)


if __name__ == "__main__":
    main(*sys.argv[1:3])
