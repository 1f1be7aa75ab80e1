"""A document cleaned, or refused -> a row of the clean table."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from flows.sources import Item
from flows.store import ObjectRef
from transforms import PIPELINE_VERSION
from transforms.clean import credible
from transforms.document import CleanRecord, Unusable

Row = dict[str, Any]

_LONGEST_DETAIL = 2000
_LISTS = (
    "authors", "author_sources", "author_kinds", "dates_disagree", "date_mentions", "repairs", "removed", "lifted",
    "warnings",
)  # fmt: skip


def row_id(raw_uri: str, index: int) -> str:
    """The stable name of a document: of where it lies and its place there, not of its bytes."""
    return hashlib.sha256(f"{raw_uri}\n{index}".encode("utf-8", "backslashreplace")).hexdigest()[:32]


def clean_row(ref: ObjectRef, item: Item, record: CleanRecord) -> Row:
    """The row of a document that came out clean."""
    removed = sum(len(each.text) for each in record.removed)
    return _base(ref, item) | {
        "status": "clean",
        "encoding": record.encoding,
        "encoding_evidence": record.encoding_evidence,
        "url": record.url,
        "source_domain": record.source_domain,
        "site_name": record.site_name,
        "title": record.title,
        "section": record.section,
        "text": record.text,
        "language": record.language,
        "authors": list(record.authors),
        "author_sources": [author.source for author in record.author_evidence],
        "author_kinds": [author.kind for author in record.author_evidence],
        "published_date": record.published_date,
        "published_at": record.published_at,
        "published_source": record.published_source,
        "published_precision": record.published_precision,
        "date_mentions": _structs(record.date_mentions),
        "dates_disagree": _structs(record.dates_disagree),
        "modified_at": record.modified_at,
        "fetched_at": record.fetched_at,
        # A lone surrogate that was repaired cannot be written as it was; its escape can.
        "repairs": [row | {"before": _writable(row["before"])} for row in _structs(record.repairs)],
        "removed": _structs(record.removed),
        "lifted": _structs(record.lifted),
        "text_sha256": hashlib.sha256(record.text.encode()).hexdigest(),
        "chars_in": record.chars_in,
        "chars_out": record.chars_out,
        "removed_share": removed / record.chars_in if record.chars_in else 0.0,
        "repair_count": len(record.repairs),
        "warnings": [str(each) for each in record.warnings],
    }


def quarantined_row(ref: ObjectRef, item: Item, problem: Unusable) -> Row:
    """The row of a document that could not be used, with the reason, and with what it says of itself all the same."""
    raw = item.raw
    known = _structs([problem.known])[0] if problem.known else {}
    return (
        _base(ref, item)
        | {
            "url": raw.url if raw else None,
            "fetched_at": credible(raw.fetched_at) if raw else None,
        }
        | {name: value for name, value in known.items() if value is not None}
        | _refusal(problem)
    )


def refused_row(row: Row, problem: Unusable) -> Row:
    """A clean row that turned out not to fit the table, as a quarantined one."""
    kept = {name: value for name, value in row.items() if name == "id" or name.startswith(("raw_", "pipeline_"))}
    return {name: [] for name in _LISTS} | kept | _refusal(problem)


def _refusal(problem: Unusable) -> Row:
    return {
        "status": "quarantined",
        "quarantine_reason": str(problem.reason),
        "quarantine_detail": _writable(problem.detail)[:_LONGEST_DETAIL],
    }


def _base(ref: ObjectRef, item: Item) -> Row:
    row: Row = {name: [] for name in _LISTS}
    return row | {
        "id": row_id(ref.uri, item.index),
        "raw_uri": ref.uri,
        "raw_etag": ref.etag,
        "raw_index": item.index,
        "raw_last": False,
        "raw_format": item.format,
        "raw_record_id": item.record_id and _writable(item.record_id)[:_LONGEST_DETAIL],
        "raw_sha256": hashlib.sha256(item.raw.body).hexdigest() if item.raw else None,
        "pipeline_version": PIPELINE_VERSION,
    }


def _structs(values: Iterable[Any]) -> list[Row]:
    return [{name: getattr(value, name) for name in value.__slots__} for value in values]


def _writable(text: str) -> str:
    """Text that UTF-8 can hold, whatever was in the bytes it quotes."""
    return text.encode("utf-8", "backslashreplace").decode()
