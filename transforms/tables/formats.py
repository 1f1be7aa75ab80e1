"""Formats that are written as text and hold no article as one: read as prose, each would be a row of rubbish."""

from __future__ import annotations

_TABLE = "a table"
_MAIL = "a mail or a saved page in the form of one"
_PAGE_PART = "a part of a page's machinery"
_INDEX = "an index of an archive"
_CONFIGURATION = "a configuration"

# The suffix of a name -> what it is. What is of these by name alone looks like prose, line by line.
UNREAD_SUFFIX: dict[str, str] = {
    "csv": _TABLE, "tsv": _TABLE, "psv": _TABLE,
    "eml": _MAIL, "mbox": _MAIL, "mht": _MAIL, "mhtml": _MAIL,
    "css": _PAGE_PART, "js": _PAGE_PART, "mjs": _PAGE_PART, "svg": _PAGE_PART, "webmanifest": _PAGE_PART,
    "cdx": _INDEX, "cdxj": _INDEX, "md5": "a checksum", "sha1": "a checksum", "sha256": "a checksum",
    "yaml": _CONFIGURATION, "yml": _CONFIGURATION, "toml": _CONFIGURATION, "ini": _CONFIGURATION,
    "sql": "a dump of a database", "rtf": "an RTF document",
}  # fmt: skip

# The same for objects whose name says nothing, by the type that the store declares.
UNREAD_TYPE: dict[str, str] = {
    "text/csv": _TABLE, "text/tab-separated-values": _TABLE,
    "message/rfc822": _MAIL, "multipart/related": _MAIL,
    "text/css": _PAGE_PART, "text/javascript": _PAGE_PART, "application/javascript": _PAGE_PART,
    "application/rtf": "an RTF document", "text/rtf": "an RTF document",
}  # fmt: skip

# The outermost element of XML, without its prefix -> what it is. Articles in XML are not among them: NITF and NewsML
# hold paragraphs in markup of pages, and are read as such.
UNREAD_ROOT: dict[str, str] = {
    "rss": "an RSS feed", "feed": "an Atom feed", "rdf": "an RDF document, mostly a feed",
    "urlset": "a sitemap", "sitemapindex": "an index of sitemaps", "opml": "a list of feeds",
}  # fmt: skip

UNREAD_BEGINNING: tuple[tuple[str, str], ...] = (("{\\rtf", "an RTF document"), ("%!PS", "a PostScript document"))
