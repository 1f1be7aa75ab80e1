"""What a document is: by its name, then by its declared content type, then by looking."""

from __future__ import annotations

import re
from typing import Literal

from transforms.document import RawDocument, Unusable
from transforms.tables.formats import UNREAD_BEGINNING, UNREAD_ROOT, UNREAD_SUFFIX
from transforms.vocabulary import QuarantineReason

Kind = Literal["html", "json", "text"]

KIND_OF_SUFFIX: dict[str, Kind] = {
    "txt": "text", "text": "text", "md": "text", "html": "html", "htm": "html", "xhtml": "html", "json": "json",
}  # fmt: skip
KIND_OF_TYPE: dict[str, Kind] = {
    "text/plain": "text", "text/html": "html", "application/xhtml+xml": "html", "application/json": "json",
    "application/ld+json": "json",
}  # fmt: skip

_MARKUP = r"<(?:!doctype\s+html|html|head|body|article|div|p|meta)\b"
_MARKUP_OF_BYTES, _MARKUP_OF_TEXT = re.compile(_MARKUP.encode(), re.IGNORECASE), re.compile(_MARKUP, re.IGNORECASE)
_JSON = re.compile(rb"\{\s*[\"}]|\[\s*[\[{\"\]]")  # not every bracket: `[Updated] The mayor …` is a text
_RECORD = re.compile(rb"(?:\[\s*)?\{\s*\"[^\"\n]{1,200}\"\s*:")
_ROOT = re.compile(r"(?:\s|<\?[^>]*>|<!--(?:[^-]|-(?!->))*-->)*<(?:!DOCTYPE\s+)?(?:[\w.-]+:)?([\w.-]+)", re.IGNORECASE)
_SUFFIX = re.compile(r"\.(\w+)(?:#\d+)?$")
_LOOKED_AT = 4096
_BEFORE_JSON = b"\xef\xbb\xbf \t\r\n"


def kind_of(raw: RawDocument) -> Kind:
    """Which reader a document wants. A declared type comes from whoever opened the object, and goes before its name.

    Raises Unusable where a name, and nothing else, says that no reader takes it.
    """
    declared = media_type(raw.content_type)
    suffix = _SUFFIX.search(raw.uri)
    name = suffix[1].lower() if suffix else ""
    if declared not in KIND_OF_TYPE and name in UNREAD_SUFFIX:
        raise unread(UNREAD_SUFFIX[name])
    head = raw.body[:_LOOKED_AT]
    kind = KIND_OF_TYPE.get(declared) or KIND_OF_SUFFIX.get(name) or looks_like(head)
    return "json" if kind == "text" and holds_records(head) else kind


def looks_like(head: bytes) -> Kind:
    """What the first bytes of a document look like."""
    if _JSON.match(head.lstrip(_BEFORE_JSON)):
        return "json"
    return "html" if _MARKUP_OF_BYTES.search(head) else "text"


def holds_records(head: bytes) -> bool:
    """Whether what is called plain text begins as a record of JSON does, with a name and a colon.

    Stores and servers declare JSON as text/plain, and collectors write it into .txt; no prose begins so.
    """
    return _RECORD.match(head.lstrip(_BEFORE_JSON)) is not None


def refuse_data(text: str) -> None:
    """Raise Unusable for what is written as text and is data: a feed, a sitemap, XML without markup of pages, RTF."""
    head = text[:_LOOKED_AT].lstrip("\ufeff \t\r\n")
    for beginning, what in UNREAD_BEGINNING:
        if head.startswith(beginning):
            raise unread(what)
    root = _ROOT.match(head) if head.startswith("<") else None
    name = root[1].lower() if root else ""
    if name in UNREAD_ROOT:
        raise unread(UNREAD_ROOT[name])
    if head.startswith("<?xml") and name != "html" and not _MARKUP_OF_TEXT.search(head):
        raise unread(f"an XML document of <{name[:40]}>" if name else "an XML document")


def unread(what: str) -> Unusable:
    """The refusal of a format that no reader takes."""
    return Unusable(QuarantineReason.UNSUPPORTED, f"{what}, which is not read")


def media_type(content_type: str | None) -> str:
    """The type without its parameters, in lower case: text/html of "Text/HTML; charset=utf-8"."""
    return (content_type or "").partition(";")[0].strip().lower()
