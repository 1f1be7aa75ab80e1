"""The tree of a page -> what the page says of itself: JSON-LD, meta tags, <time>, microdata, bylines, date lines.

Nothing is weighed here. The source of a field tells how it stands on the page (`, aside` inside a list of other
articles, `, near headline` close to the headline), so that those who decide can weigh.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from transforms.authors import author_sets
from transforms.document import Field
from transforms.element_text import one_line, text_of
from transforms.jsonld import read_jsonld
from transforms.markup_authors import author_fields
from transforms.markup_dates import DATE_LIKE, date_fields, dates_anywhere, dates_in_scripts
from transforms.markup_headline import choose_headline
from transforms.markup_walk import COMMENTS, RULES, Seen, around, everything, of_head
from transforms.tables.meta_names import META_FIELDS, TWITTER_DATA, TWITTER_LABEL
from transforms.titles import BELOW

# Names of meta elements that no table holds, of dates of the page; an expiry or an event's date is none.
_DATED_META = re.compile(
    r"(?:publish|publica|pub|creat|upload|issue|post)[a-z]*[_:.-]?(?:date|time|at|on)\b|^date|[_:.-]date$|uploaded$|created$"
)


_DATES = frozenset(("published", "created", "date", "published_text", "date_text", "byline"))


def found_in(tree: HtmlElement) -> tuple[Field, ...]:
    """All that a page's markup says of the article; nothing is weighed here."""
    seen = of_head(tree)
    head = [*_head(tree, seen), *read_jsonld(seen.jsonld)]
    choose_headline(seen, tree, [f for f in head if f.name == "title"])
    around(seen, tree)
    body = [*_titles(seen), *_microdata(seen), *author_fields(seen), *date_fields(seen)]
    said = {f.name for f in head} | {f.name for f in body}
    if seen.headline is not None and not (author_sets(head) or author_sets(body)):
        everything(seen, tree)
        body += [*_microdata(seen), *author_fields(seen), *date_fields(seen)]
        said |= {f.name for f in body}
    if "published" not in said:
        body += dates_in_scripts(seen.scripts)
        if not any(f.name in _DATES and DATE_LIKE.search(f.value) for f in (*head, *body)):
            body += dates_anywhere(tree)
    return tuple(dict.fromkeys(head + body))


def _head(tree: HtmlElement, seen: Seen) -> Iterator[Field]:
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or tree.get("xml:lang")
    if language and language.strip():
        yield Field("language", language.strip(), "html:lang")
    yield from _metas(seen)
    for element in seen.titles[:1]:
        title = text_of(element, 1000)
        if title:
            yield Field("title", title, "html:title")
    for element in seen.links:
        address = element.get("href")
        if address:
            yield Field("url", address.strip(), "link:canonical")


def _metas(seen: Seen) -> Iterator[Field]:
    labels: dict[str, str] = {}
    for element in seen.metas:
        # Pages that a reader for the web has saved hold the content of a meta element in `value`.
        value = (element.get("content") or element.get("value") or "").strip()
        if not value:
            continue
        names = f"{element.get('property') or ''} {element.get('name') or element.get('http-equiv') or ''}"
        for name in names.casefold().split():
            wanted = META_FIELDS.get(name)
            if name == _PARSELY:
                yield from _parsely(value)
            elif wanted:
                yield Field(wanted, value[:2000], f"meta:{name}")
            elif name.startswith(TWITTER_LABEL):
                labels[name.removeprefix(TWITTER_LABEL)] = value.casefold()
            elif name.startswith(TWITTER_DATA) and name.removeprefix(TWITTER_DATA) in labels:
                yield Field("twitter:" + labels[name.removeprefix(TWITTER_DATA)], value[:300], f"meta:{name}")
            elif len(value) < 60 and DATE_LIKE.search(value) and _DATED_META.search(name):
                yield Field("date", value, "meta:other")


# Parse.ly's first format: an object of JSON in one meta element (docs.parse.ly, "JSON metadata tags").
_PARSELY = "parsely-page"


def _parsely(value: str) -> Iterator[Field]:
    try:
        page = json.loads(value)
    except (ValueError, RecursionError):
        return
    said = page.get("pub_date") if isinstance(page, dict) else None
    if isinstance(said, str) and said.strip():
        yield Field("published", said.strip()[:100], "meta:parsely-pub-date")


def _titles(seen: Seen) -> Iterator[Field]:
    headline = seen.headline
    part = _longest_part(headline) if headline is not None else None
    if headline is not None and headline.tag != "h1":
        yield Field("title", text_of(headline, 400), "html:h2")
    if seen.shown:
        yield Field("title", seen.shown, BELOW)
    for name in seen.mastheads[:1]:
        yield Field("site_name", name, "html:h1, linked home")
    lone = len([text for _, text in seen.headings if text]) == 1
    for element, text in seen.headings[:6]:
        if text:
            whole = "html:h1, of parts" if part else "html:h1"
            yield Field("title", text, whole if element is headline else f"html:h1, {'lone' if lone else 'other'}")
    if part:
        yield Field("title", part, "html:h1, part")


def _longest_part(headline: HtmlElement) -> str | None:
    """The longest of the pieces that elements of their own divide a headline into: a kicker often stands in it, too."""
    pieces = [headline.text or ""]
    for element in headline:
        pieces += [text_of(element, 400), element.tail or ""]
    filled = [text for text in map(one_line, pieces) if any(map(str.isalpha, text))]
    return max(filled, key=len) if len(filled) > 1 else None


ITEMS = {
    "datepublished": "published", "datemodified": "modified", "dateupdated": "modified", "datecreated": "created",
    "headline": "title", "author": "author", "creator": "author", "articlesection": "section",
}  # fmt: skip


def _microdata(seen: Seen) -> Iterator[Field]:
    items = seen.items[: 8 * RULES.most]
    comments = {element for element, names in items if names.casefold() in COMMENTS}
    for element, names in items:
        if comments and not comments.isdisjoint(element.iterancestors()):
            continue
        for name in names.casefold().split():
            wanted = ITEMS.get(name)
            if wanted is None:
                continue
            value = element.get("content") or element.get("datetime")
            if not value and element.tag == "meta":
                value = element.get("value")
            if not value and wanted == "author":
                value = _item_name(element)
            value = value or text_of(element, 400)
            if value and value.strip():
                yield Field(wanted, value.strip()[:400], f"itemprop:{name}{seen.place(element)}")


def _item_name(element: HtmlElement) -> str:
    for inner in element.iter("*"):
        if "name" in (inner.get("itemprop") or "").split():
            return inner.get("content") or text_of(inner, RULES.line)
    return ""
