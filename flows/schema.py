"""The columns of the clean table: what each is, and what readers may rely on. docs/clean_table.md is made from this."""

from __future__ import annotations

from typing import NamedTuple

import pyarrow as pa

# Raised with each column that is added, and with nothing else: none is renamed, retyped or taken away.
SCHEMA_VERSION = 2


class Column(NamedTuple):
    """One column: its name, Arrow type, whether it is always set, and its meaning."""

    name: str
    type: pa.DataType
    always: bool
    meaning: str


_TEXT, _COUNT, _TIME = pa.string(), pa.int64(), pa.timestamp("us", tz="UTC")


def _list(*fields: tuple[str, pa.DataType]) -> pa.DataType:
    return pa.list_(pa.struct([pa.field(name, kind) for name, kind in fields]))


_REPAIR = _list(
    ("rule", _TEXT),
    ("block", _COUNT),
    ("field", _TEXT),
    ("start", _COUNT),
    ("before", _TEXT),
    ("after", _TEXT),
    ("channel", _TEXT),
    ("confidence", pa.float64()),
)
_REMOVED = _list(("block", _COUNT), ("text", _TEXT), ("reason", _TEXT), ("score", pa.float64()))
_LIFTED = _list(("block", _COUNT), ("text", _TEXT), ("field", _TEXT))
_DATES = _list(("date", pa.date32()), ("source", _TEXT), ("written", _TEXT))
_MENTIONS = _list(("value", _TEXT), ("written", _TEXT), ("start", _COUNT), ("end", _COUNT), ("how", _TEXT))

COLUMNS: tuple[Column, ...] = (
    Column(
        "id", _TEXT, True, "Stable name of the row: 32 hex digits of SHA-256 over raw_uri, a line end and raw_index."
    ),
    Column("status", _TEXT, True, "`clean` or `quarantined`; the table is partitioned by it."),
    Column("raw_uri", _TEXT, True, "Where the raw object lies."),
    Column(
        "raw_etag", _TEXT, True, "The raw object's version: its S3 ETag, or time of change and size of a local file."
    ),
    Column(
        "raw_index",
        _COUNT,
        True,
        "Place of the document in the object, from 0: line of JSONL, row of CSV or Parquet, record of WARC, item of a "
        "feed, else 0; in an archive, besides, 1,000,000,000 times the place of the member.",
    ),
    Column("raw_last", pa.bool_(), True, "Whether it is the last of its object: an object with such a row is done."),
    Column(
        "raw_format",
        _TEXT,
        True,
        "As found: txt, html, json, jsonl, warc, csv, tsv, parquet, rss or atom, or other for what is not read, with "
        ".gz or .zst behind it, and what it is a member of behind that (html.zip, csv.gz.tar); zip and tar of an "
        "archive that cannot be read; unknown where it ended its worker first.",
    ),
    Column(
        "raw_record_id",
        _TEXT,
        False,
        "WARC-Record-ID, or the guid or id of a feed's item; in an archive before it the member's name, with the place "
        "in a member of many documents: `2025/rows.jsonl#3`.",
    ),
    Column("raw_sha256", _TEXT, False, "SHA-256 of the document's bytes, decompressed; null where none could be read."),
    Column("encoding", _TEXT, False, "Encoding the bytes were read in."),
    Column("encoding_evidence", _TEXT, False, "Why in that one."),
    Column("url", _TEXT, False, "Address of the article, without tracking parameters."),
    Column("source_domain", _TEXT, False, "Registered domain of the address, e.g. `example.co.uk`."),
    Column("site_name", _TEXT, False, "What the site calls itself."),
    Column("title", _TEXT, False, "Headline, without the site's name or section."),
    Column("section", _TEXT, False, "Section of the paper, where page or title give it."),
    Column("text", _TEXT, False, "The article: kept blocks, a blank line between each two. Set in every clean row."),
    Column("language", _TEXT, False, "ISO 639-1 code of the text's language."),
    Column("authors", pa.list_(_TEXT), True, "Who wrote it, in the order of the document; may be empty."),
    Column("author_sources", pa.list_(_TEXT), True, "Where each of `authors` was found, in the same order."),
    Column(
        "author_kinds", pa.list_(_TEXT), True, "`person` or `organisation` (an agency, a desk), for each of `authors`."
    ),
    Column("published_date", pa.date32(), False, "Day of publication, as the source's own calendar has it."),
    Column(
        "published_at", _TIME, False, "Moment of publication in UTC; null where only the day, or no zone, is known."
    ),
    Column("published_source", _TEXT, False, "Where the date was found."),
    Column("published_precision", _TEXT, False, "`minute` or `day`."),
    Column("dates_disagree", _DATES, True, "Other dates of publication that the document gives."),
    Column("date_mentions", _MENTIONS, True, "Days that the text names, resolved against the day of publication."),
    Column("modified_at", _TIME, False, "When the article was last changed, where it says so."),
    Column("fetched_at", _TIME, False, "When the page was fetched, where the collection says so."),
    Column(
        "repairs",
        _REPAIR,
        True,
        "Broken encoding and stray markup that was repaired, with place, channel and confidence.",
    ),
    Column("removed", _REMOVED, True, "Blocks that are not in the text, with place, reason and score."),
    Column("lifted", _LIFTED, True, "Blocks that became a column: the title line, the date line, …"),
    Column("text_sha256", _TEXT, False, "SHA-256 of `text` in UTF-8; equal texts have equal ones."),
    Column("chars_in", _COUNT, False, "Characters of all blocks, without the blank lines between them."),
    Column("chars_out", _COUNT, False, "Characters of `text`, blank lines included."),
    Column("removed_share", pa.float64(), False, "Characters of removed blocks over chars_in, 0 to 1."),
    Column("repair_count", _COUNT, False, "Length of `repairs`."),
    Column("warnings", pa.list_(_TEXT), True, "What to know before relying on the row, from the closed list below."),
    Column("quarantine_reason", _TEXT, False, "Why it is quarantined, from the closed list below; null in clean rows."),
    Column("quarantine_detail", _TEXT, False, "The reason in words, at most 2,000 characters."),
    Column("pipeline_version", _TEXT, True, "Version of copydesk that wrote the row."),
    Column("run_id", _TEXT, True, "The run that wrote it: Prefect's flow run id where there is one."),
    Column("cleaned_at", _TIME, True, "When it was written."),
    Column(
        "commit_version",
        _COUNT,
        True,
        "Version of the table that first held it: what is new since version N is above N, compacted or not.",
    ),
    Column(
        "commit_replaces",
        pa.bool_(),
        True,
        "Whether that commit took out the older rows of its object: whoever keeps a copy then does the same.",
    ),
)

# What readers and runs ask by: of these alone the log has each file's least and greatest value, by which files are
# passed over without being opened. Of its own Delta takes the first 32 columns, titles among them and our stamps not.
ASKED_FOR = (
    "id",
    "raw_uri",
    "raw_index",
    "pipeline_version",
    "source_domain",
    "language",
    "published_date",
    "chars_out",
    "quarantine_reason",
    "cleaned_at",
    "commit_version",
    "commit_replaces",
)

# What a row does not know before it is committed.
STAMPS = ("run_id", "cleaned_at", "commit_version", "commit_replaces")

SCHEMA = pa.schema(
    [pa.field(c.name, c.type, nullable=not c.always, metadata={"comment": c.meaning}) for c in COLUMNS],
)
