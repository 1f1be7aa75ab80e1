"""The format of an object: what its first bytes cannot but be, then its name, then its content type, then a look."""

from __future__ import annotations

import re

from transforms.kinds import KIND_OF_SUFFIX, KIND_OF_TYPE, holds_records, looks_like, media_type
from transforms.tables.encodings import TAR
from transforms.tables.formats import UNREAD_SUFFIX, UNREAD_TYPE

# The kinds of documents, and of objects that hold many; a text's format goes by its usual suffix.
_NAMES = {
    "jsonl": "jsonl", "ndjson": "jsonl", "jl": "jsonl", "warc": "warc", **KIND_OF_SUFFIX,
    **dict.fromkeys(UNREAD_SUFFIX, "other"), "csv": "csv", "tsv": "tsv", "parquet": "parquet", "parq": "parquet",
    "pq": "parquet", "zip": "zip", "tar": "tar", "tgz": "tar", "tzst": "tar",
}  # fmt: skip
_TYPES = {
    "application/x-ndjson": "jsonl", "application/jsonl": "jsonl", "application/warc": "warc", **KIND_OF_TYPE,
    **dict.fromkeys(UNREAD_TYPE, "other"), "text/csv": "csv", "text/tab-separated-values": "tsv",
    "application/feed+json": "json", "application/vnd.apache.parquet": "parquet", "application/zip": "zip",
    "application/x-zip-compressed": "zip", "application/x-tar": "tar",
}  # fmt: skip
# The outermost element of a feed; RSS 1.0 is an RDF document that names it.
_ROOT = re.compile(
    rb"(?:\s|<\?[^>]*>|<!--(?:[^-]|-(?!->))*-->|<!DOCTYPE\s[^<>\[]*(?:\[[^\]]*\]\s*)?>)*<(?:[\w.-]+:)?(rss|feed|rdf)[\s>]",
    re.IGNORECASE,
)
_RSS_1 = re.compile(rb"//(?:purl\.org/rss/|my\.netscape\.com/rdf/simple)")
_MARKS = b"\xef\xbb\xbf\xfe\xff"
_FEEDS = {b"rss": "rss", b"feed": "atom", b"rdf": "rss"}
# What stands behind the mark of Parquet is never text: the first field of a header of a page, or of the index.
_PARQUET = b"PAR1\x15"


def format_of(name: str, content_type: str | None, head: bytes) -> str:
    """One of the names in `flows.sources.readers`, for an object or member of that name that begins so."""
    sure = _by_magic(head)
    if sure:
        return sure
    kind = _NAMES.get(suffix_of(name)) or _TYPES.get(media_type(content_type)) or _by_looking(head)
    if kind == "text":
        kind = "json" if holds_records(head) else "txt"
    return feed_in(head) or kind if kind in ("txt", "html") else kind


def _by_magic(head: bytes) -> str | None:
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head.startswith(_PARQUET):
        return "parquet"
    return "tar" if head[TAR[0] : TAR[0] + len(TAR[1])] == TAR[1] and b"\0" in head[: TAR[0]] else None


def feed_in(head: bytes) -> str | None:
    """ "rss" or "atom" where a feed begins so, in any encoding whose ASCII is ASCII, or UTF-16."""
    text = head.replace(b"\0", b"").lstrip(_MARKS)
    found = _ROOT.match(text)
    if found is None or (found[1].lower() == b"rdf" and not _RSS_1.search(text)):
        return None
    return _FEEDS[found[1].lower()]


def suffix_of(name: str) -> str:
    """The end of a name that tells its format, in lower case: jsonl of `News.JSONL.gz`."""
    _, dot, suffix = re.sub(r"\.(?:gz|zst|zstd)$", "", name.lower()).rpartition(".")
    return suffix if dot else ""


def _by_looking(head: bytes) -> str:
    return "warc" if head.startswith(b"WARC/") else looks_like(head)
