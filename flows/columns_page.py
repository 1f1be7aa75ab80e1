"""docs/clean_table.md, made from schema and closed lists: `python -m flows.columns_page > docs/clean_table.md`."""

from __future__ import annotations

from enum import StrEnum

import pyarrow as pa

from flows.schema import COLUMNS
from transforms.vocabulary import MEANINGS, Caution, QuarantineReason, RemovalReason

_NAMES = {"timestamp[us, tz=UTC]": "timestamp (UTC)", "date32[day]": "date"}

# Column -> what the same thing is called by schema.org's NewsArticle, and in the JSON of news-please.
ELSEWHERE: tuple[tuple[str, str, str], ...] = (
    ("url", "url", "url"),
    ("source_domain", "", "source_domain"),
    ("site_name", "publisher.name", ""),
    ("title", "headline", "title"),
    ("section", "articleSection", ""),
    ("text", "articleBody", "maintext"),
    ("language", "inLanguage", "language"),
    ("authors", "author[].name", "authors"),
    ("published_at, else published_date", "datePublished", "date_publish"),
    ("modified_at", "dateModified", "date_modify"),
    ("fetched_at", "", "date_download"),
    ("raw_uri", "", "filename"),
)


def page() -> str:
    """The page, in Markdown."""
    lines = [
        "# The clean table, column by column",
        "",
        "Made from `flows/schema.py` by `python -m flows.columns_page`; the same words stand as comments in the table.",
        "A column without ✓ may be null. Lists are empty, never null. Columns and values may be added, never renamed.",
        "",
        *columns_table(),
    ]
    lines += _values("Quarantine reasons (`quarantine_reason`)", QuarantineReason)
    lines += _values("Removal reasons (`removed[].reason`)", RemovalReason)
    lines += _values("Warnings (`warnings`)", Caution)
    lines += [
        "",
        "## The same under other names",
        "",
        "| column | schema.org NewsArticle | news-please |",
        "| --- | --- | --- |",
    ]
    lines += [f"| {ours} | {schema_org} | {news_please} |" for ours, schema_org, news_please in ELSEWHERE]
    return "\n".join(lines) + "\n"


def columns_table() -> list[str]:
    """The columns, as lines of a table in Markdown."""
    rows = [f"| `{c.name}` | {_type(c.type)} | {'✓' if c.always else ''} | {c.meaning} |" for c in COLUMNS]
    return ["| column | type | set | what it is |", "| --- | --- | --- | --- |", *rows]


def _values(title: str, values: type[StrEnum]) -> list[str]:
    rows = [f"| `{value}` | {MEANINGS[value]} |" for value in values]
    return ["", f"## {title}", "", "| value | what it means |", "| --- | --- |", *rows]


def _type(kind: pa.DataType) -> str:
    if pa.types.is_list(kind):
        return f"list of {_type(kind.value_type)}"
    if pa.types.is_struct(kind):
        return "(" + ", ".join(f"{field.name}: {_type(field.type)}" for field in kind) + ")"
    return _NAMES.get(str(kind), str(kind))


if __name__ == "__main__":
    print(page(), end="")
