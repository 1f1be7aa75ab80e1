"""What a document is: by its name, then by its declared content type, then by looking."""

from __future__ import annotations

import re
from typing import Literal

from transforms.document import RawDocument

Kind = Literal["html", "json", "text"]

KIND_OF_SUFFIX: dict[str, Kind] = {
    "txt": "text", "text": "text", "md": "text", "html": "html", "htm": "html", "xhtml": "html", "json": "json",
}  # fmt: skip
KIND_OF_TYPE: dict[str, Kind] = {
    "text/plain": "text", "text/html": "html", "application/xhtml+xml": "html", "application/json": "json",
    "application/ld+json": "json",
}  # fmt: skip

_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|div|p|meta)\b", re.IGNORECASE)
_SUFFIX = re.compile(r"\.(\w+)(?:#\d+)?$")
_LOOKED_AT = 4096


def kind_of(raw: RawDocument) -> Kind:
    """Which reader a document wants. A declared type comes from whoever opened the object, and goes before its name."""
    declared = media_type(raw.content_type)
    if declared in KIND_OF_TYPE:
        return KIND_OF_TYPE[declared]
    suffix = _SUFFIX.search(raw.uri)
    named = KIND_OF_SUFFIX.get(suffix[1].lower()) if suffix else None
    return named or looks_like(raw.body[:_LOOKED_AT])


def looks_like(head: bytes) -> Kind:
    """What the first bytes of a document look like."""
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        return "json"
    return "html" if _MARKUP.search(head) else "text"


def media_type(content_type: str | None) -> str:
    """The type without its parameters, in lower case: text/html of "Text/HTML; charset=utf-8"."""
    return (content_type or "").partition(";")[0].strip().lower()
