"""What a document is: by its name, then by its declared content type, then by looking."""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import urlsplit

from transforms.document import RawDocument

Kind = Literal["html", "json", "text"]

_SUFFIXES: dict[str, Kind] = {
    "txt": "text", "text": "text", "md": "text", "html": "html", "htm": "html", "xhtml": "html", "json": "json",
}  # fmt: skip
_TYPES: dict[str, Kind] = {
    "text/plain": "text",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/json": "json",
    "application/ld+json": "json",
    "application/x-ndjson": "json",
}
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|div|p|meta)\b", re.IGNORECASE)


def kind_of(raw: RawDocument) -> Kind:
    """Which reader a document wants."""
    declared = (raw.content_type or "").partition(";")[0].strip().lower()
    if declared in _TYPES:
        return _TYPES[declared]
    suffix = urlsplit(raw.uri).path.rpartition(".")[2].lower()
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    head = raw.body[:4096].lstrip()
    if head.startswith(b"{"):
        return "json"
    return "html" if _MARKUP.search(head) else "text"
