"""RSS, Atom, JSON Feed and the exports of WordPress -> a document an item, as a JSON object of the feed's fields.

XML is streamed: an item is forgotten once it is read, so an export of gigabytes takes no more memory than its longest
post.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any, cast

from lxml import etree

from flows.feed_items import Record, author_in, body_of, is_post, name_of_element, record_of, text_in
from flows.feed_text import pieces
from flows.sources import Item, Source, in_json
from transforms.clean import SHORT, known_of
from transforms.document import Page, Unusable
from transforms.jsonrecord import fields_of
from transforms.vocabulary import QuarantineReason

_ITEMS = ("item", "entry")
_PARENTS = ("rss", "rdf", "RDF", "channel", "feed", "items")
_TAG = re.compile(r"<[^<>]*>")
# What a feed says of all its items -> the field of each that says it, too.
_ABOUT = {"title": "site_name", "language": "language", "dc:language": "language", "author": "author"}
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def read_feed(source: Source) -> Iterator[Item]:
    """The items, numbered from 0, those that are no posts counted. Behind a place that is no XML nothing is read."""
    parsed = _Parsed(source)
    try:
        yield from parsed.items()
        if source.problem:
            raise source.problem
    except Unusable as problem:
        told = source.problem or problem
        yield source.bad(parsed.count, told.reason, told.detail)


def json_feed(source: Source, feed: Mapping[str, Any]) -> Iterator[Item]:
    """The items of a JSON Feed (jsonfeed.org, 1.0 and 1.1)."""
    about = {"site_name": feed.get("title"), "language": feed.get("language"), "authors": feed.get("authors")}
    items = feed.get("items")
    for index, each in enumerate(items if isinstance(items, list) else ()):
        item = each if isinstance(each, dict) else {}
        text = item.get("content_html") or item.get("content_text")
        about_item = {name: value for name, value in item.items() if not name.startswith("content_")}
        body = body_of(text) if isinstance(text, str) else {}
        yield item_of(source, index, {**about, **about_item, **body})


def is_json_feed(value: object) -> bool:
    """Whether a JSON value says that it is one."""
    return isinstance(value, dict) and "jsonfeed.org/version" in str(value.get("version"))


def item_of(source: Source, index: int, record: Record) -> Item:
    """The document of an item. One of which the feed gives but a summary, shorter than a text, is none."""
    guid = record.get("guid") or record.get("id")
    name = guid if isinstance(guid, str) else None
    if not ({"html", "text"} & record.keys()):
        summary = str(record.get("summary") or "")
        size = len(_TAG.sub("", summary).strip())
        if size < SHORT:
            page = Page((), fields_of(record))
            raw = source.document(index, b"", None).raw
            assert raw is not None
            said = f"the feed gives a summary of {size} characters and no text" if size else "the feed gives no text"
            problem = Unusable(QuarantineReason.NO_ARTICLE, said, known_of(page, raw))
            return Item(index, source.format, None, problem, name)
        record = record | body_of(summary)
    body = in_json({field: value for field, value in record.items() if field != "summary"})
    if len(body) > source.limit:
        return source.bad(index, QuarantineReason.TOO_LARGE, f"an item longer than {source.limit} bytes", name)
    return source.document(index, body, "application/json", name)


class _Parsed:
    """A feed as its parser takes it in; `count` is the number of items so far."""

    def __init__(self, source: Source) -> None:
        self.count = 0
        self._source = source
        self._about: Record = {}
        self._open: deque[etree._Element] = deque()
        self._fed = 0  # since anything was forgotten
        # nothing is expanded, fetched or nested beyond bounds; what `pieces` gives has no references to expand
        self._parser = etree.XMLPullParser(
            events=("start", "end"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )

    def items(self) -> Iterator[Item]:
        """All items. Raises Unusable where it is no XML from here on, or one item would fill the memory."""
        began = ended = False
        try:
            for piece in pieces(self._source.stream, self._source.content_type):
                self._fed += len(piece)
                self._parser.feed(piece)
                yield from self._ready()
                began, ended = began or bool(self._open), began and not self._open
                if self._fed > self._source.limit:
                    long = f"more than {self._source.limit} characters without an item"
                    raise Unusable(QuarantineReason.TOO_LARGE, long)
        except etree.XMLSyntaxError as error:
            yield from self._ready()
            raise _broken(error, QuarantineReason.CORRUPT) from None
        try:
            self._parser.close()
        except etree.XMLSyntaxError as error:
            if not ended:  # where it has, it is a prefix that nothing declares, which costs no letter
                raise _broken(error, QuarantineReason.TRUNCATED) from None

    def _ready(self) -> Iterator[Item]:
        """The items that have come to their end."""
        for event, element in cast("Iterator[tuple[str, etree._Element]]", self._parser.read_events()):
            if event == "start":
                self._open.append(element)
                continue
            self._open.pop()
            if self._open and name_of_element(self._open[-1]).rpartition(":")[2] in _PARENTS:
                name = name_of_element(element)
                if name in _ITEMS:
                    if is_post(element):
                        yield item_of(self._source, self.count, record_of(element, self._about))
                    self.count += 1
                elif name not in _PARENTS:
                    self._note(name, element)
                self._forget(element)

    def _note(self, name: str, element: etree._Element) -> None:
        """Take what the feed says of itself."""
        field = _ABOUT.get(name)
        language = self._open[-1].get(_LANGUAGE) or self._open[0].get(_LANGUAGE)
        if language:
            self._about.setdefault("language", language)
        found = author_in(element) if name == "author" else text_in(element)
        if field and found:
            self._about.setdefault(field, found)

    def _forget(self, element: etree._Element) -> None:
        self._fed = 0
        element.clear()
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)


def _broken(error: etree.XMLSyntaxError, reason: QuarantineReason) -> Unusable:
    said = " ".join((error.msg or "no XML").split())
    return Unusable(reason, f"the feed cannot be read on: {said}"[:300])
