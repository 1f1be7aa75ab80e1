"""The tree of a page -> what the page says of itself: JSON-LD, meta tags, <time>, links, microdata, bylines, date lines.

One walk over the elements collects; nothing is weighed here. The source of a field tells how it stands on the page
(`, aside` inside a list of other articles, `, near headline` close to the headline), so that those who decide can weigh.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from lxml.html import HtmlElement

from transforms.document import Field
from transforms.jsonld import read_jsonld
from transforms.tables.byline_words import BY
from transforms.tables.markup_names import (
    AUTHOR_FOLDERS,
    AUTHOR_WORDS,
    DATE_WORDS,
    FOREIGN_WORDS,
    MODIFIED_WORDS,
    PUBLISHED_WORDS,
)
from transforms.tables.meta_names import META_FIELDS, TWITTER_DATA, TWITTER_LABEL


@dataclass(frozen=True, slots=True)
class Rules:
    """Bounds on what is looked at; each set so that no byline or date line of 1,169 development pages is lost.

    near_before, near_after   elements before and after the headline that still count as near it
    byline, date_line         the longest text, in characters, that can be a byline, a line with a date
    most                      elements of one kind that are reported
    ancestors                 how far up the words of a foreign part of the page are looked for
    script                    characters of an inline script in which a date is looked for
    opening                   where in a paragraph, in characters, the year stands of a date that opens it
    href                      characters of an address in which an author's folder is looked for
    """

    near_before: int = 60
    near_after: int = 100
    byline: int = 220
    date_line: int = 120
    most: int = 24
    ancestors: int = 7
    script: int = 400_000
    href: int = 400
    opening: int = 24


RULES = Rules()

_AUTHOR = re.compile("|".join(map(re.escape, AUTHOR_WORDS)))
_DATE = re.compile("|".join(map(re.escape, DATE_WORDS)))
# A wrapper such as `has-sidebar` or `content-sidebar-wrap` is no sidebar: the word must begin a name or follow its prefix.
_FOREIGN = re.compile(
    r"(?:^|[\s_])(?!has-|no-|not-|is-|with)(?:[a-z]{1,4}-)?(?:" + "|".join(map(re.escape, FOREIGN_WORDS)) + ")"
)
_AUTHOR_OR_DATE = re.compile("|".join(map(re.escape, (*AUTHOR_WORDS, *DATE_WORDS))))
_MODIFIED = re.compile("|".join(map(re.escape, MODIFIED_WORDS)))
_PUBLISHED = re.compile("|".join(map(re.escape, PUBLISHED_WORDS)))
_AUTHOR_HREF = re.compile(r"/(?:" + "|".join(map(re.escape, AUTHOR_FOLDERS)) + r")[/=][^/?#]")
# A year of the web in any calendar, or three figures with marks between.
_DATE_LIKE = re.compile(
    r"(?:19|20|25)\d\d(?!\d)|\d[./-]\s?\d{1,2}[./-]\s?\d|[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef]{4}|[年月]"
)
_BY_LINE = re.compile(
    r"\W{0,3}(?:" + "|".join(sorted(map(re.escape, BY), key=len, reverse=True)) + r")(?:\s*:|\s|$)", re.IGNORECASE
)
_SCRIPT_DATE = re.compile(
    r"""((?:[Pp]ubl?(?:ish(?:ed)?|ication)?|PUB)_?-?(?:[A-Za-z]{0,12}))["']?\s{0,3}[:=]\s{0,3}["'](\d{4}-\d\d-\d\d[^"']{0,20})["']"""
)
# Names of meta elements that no table holds, of dates of the page; an expiry or an event's date is none.
_DATED_META = re.compile(
    r"(?:publish|publica|pub|creat|upload|issue|post)[a-z]*[_:.-]?(?:date|time|at|on)\b|^date|[_:.-]date$|uploaded$|created$"
)
_FOREIGN_TAGS = frozenset(("aside", "footer", "nav"))
_SPACE = re.compile(r"\s+")


def found_in(tree: HtmlElement) -> tuple[Field, ...]:
    """All that a page's markup says of the article; nothing is weighed here."""
    seen = _walk(tree)
    head = list(_head(tree, seen))
    head += read_jsonld(seen.jsonld)
    body = list(_body(seen, _headline(seen, head)))
    if not any(f.name == "published" for f in head + body):
        body += _from_scripts(seen.scripts)
        if not any("date" in f.name for f in head + body):
            body += _anywhere(tree)
    return tuple(dict.fromkeys(head + body))


@dataclass(slots=True)
class _Seen:
    """What the walk met, each with its number in document order."""

    metas: list[HtmlElement] = field(default_factory=list)
    links: list[HtmlElement] = field(default_factory=list)
    jsonld: list[str] = field(default_factory=list)
    scripts: list[HtmlElement] = field(default_factory=list)
    titles: list[HtmlElement] = field(default_factory=list)
    headings: list[tuple[int, HtmlElement]] = field(default_factory=list)
    times: list[tuple[int, HtmlElement]] = field(default_factory=list)
    items: list[tuple[int, HtmlElement, str]] = field(default_factory=list)
    authors: list[tuple[int, HtmlElement]] = field(default_factory=list)
    author_links: list[tuple[int, HtmlElement, str]] = field(default_factory=list)
    dates: list[tuple[int, HtmlElement]] = field(default_factory=list)
    lines: list[tuple[int, str]] = field(default_factory=list)
    by_lines: list[tuple[int, HtmlElement]] = field(default_factory=list)


def _walk(tree: HtmlElement) -> _Seen:  # noqa: C901 - one pass for everything is what keeps it fast
    seen = _Seen()
    listening = 0
    links = []
    for number, element in enumerate(tree.iter("*")):
        tag = element.tag
        if tag in _HEAD_TAGS:
            _head_element(seen, number, element, tag)
            continue
        if tag == "h1":
            seen.headings.append((number, element))
            listening = RULES.near_after
        elif tag == "time":
            seen.times.append((number, element))
        elif tag == "a" and (listening or not seen.headings):
            links.append((number, element))
        elif tag == "a" and element.get("rel"):
            links.append((number, element))
        name = element.get("itemprop")
        if name:
            seen.items.append((number, element, name))
        words = element.get("class")
        if words:
            author, date = _class_kind(words)
            if author:
                seen.authors.append((number, element))
            if date and tag != "time" and len(seen.dates) < RULES.most * 16:
                seen.dates.append((number, element))
        if listening:
            listening -= 1
            _listen(seen, number, element)
    seen.author_links = _author_links(links, [number for number, _ in seen.headings])
    return seen


_HEAD_TAGS = frozenset(("meta", "script", "link", "title", "style", "svg", "path", "br", "img", "option", "input"))


def _head_element(seen: _Seen, number: int, element: HtmlElement, tag: str) -> None:
    if tag == "meta":
        seen.metas.append(element)
        name = element.get("itemprop")
        if name:
            seen.items.append((number, element, name))
    elif tag == "script":
        _script_kind(seen, element)
    elif tag == "link":
        seen.links.append(element)
    elif tag == "title":
        seen.titles.append(element)


def _author_links(links: list[tuple[int, HtmlElement]], headings: list[int]) -> list[tuple[int, HtmlElement, str]]:
    """Links that name an author by `rel` anywhere, by their address near a headline only."""
    found = []
    earliest = headings[0] - RULES.near_before if headings else 0
    for number, element in links:
        rel = element.get("rel")
        if rel and "author" in rel:
            found.append((number, element, "rel=author"))
        elif number >= earliest:
            href = element.get("href")
            if href and len(href) < RULES.href and _AUTHOR_HREF.search(href.casefold()):
                found.append((number, element, "author link"))
    return found


def _script_kind(seen: _Seen, element: HtmlElement) -> None:
    kind = element.get("type") or ""
    if "ld+json" in kind.casefold():
        if element.text and len(seen.jsonld) < RULES.most:
            seen.jsonld.append(element.text)
    elif not element.get("src"):
        seen.scripts.append(element)


def _listen(seen: _Seen, number: int, element: HtmlElement) -> None:
    for owner, text in ((element, element.text), (element.getparent(), element.tail)):
        if not text or len(text) < 2 or text.isspace():
            continue
        if 6 <= len(text) <= 3 * RULES.date_line and _DATE_LIKE.search(text):
            line = _SPACE.sub(" ", text).strip()
            if len(line) <= RULES.date_line:
                seen.lines.append((number, line))
        if len(text) < RULES.byline and _BY_LINE.match(text.strip()):
            seen.by_lines.append((number, owner))


@lru_cache(maxsize=16384)
def _class_kind(words: str) -> tuple[bool, bool]:
    words = words.casefold()
    if not _AUTHOR_OR_DATE.search(words):
        return False, False
    return _AUTHOR.search(words) is not None, _DATE.search(words) is not None


@lru_cache(maxsize=8192)
def _is_foreign(words: str) -> bool:
    return _FOREIGN.search(words.casefold()) is not None


def _text(element: HtmlElement, longest: int) -> str:
    """The text of an element; empty where it is longer than a line can be, without reading all of it."""
    parts: list[str] = []
    size = 0
    for part in element.itertext():
        parts.append(part)
        size += len(part)
        if size > 4 * longest + 200:
            return ""
    text = _SPACE.sub(" ", " ".join(parts)).strip()
    return text if len(text) <= longest else ""


def _head(tree: HtmlElement, seen: _Seen) -> Iterator[Field]:
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or tree.get("xml:lang")
    if language and language.strip():
        yield Field("language", language.strip(), "html:lang")
    labels: dict[str, str] = {}
    for element in seen.metas:
        value = element.get("content")
        if not value or not (value := value.strip()):
            continue
        for name in (
            (element.get("property") or "") + " " + (element.get("name") or element.get("http-equiv") or "")
        ).split():
            name = name.casefold()
            wanted = META_FIELDS.get(name)
            if wanted:
                yield Field(wanted, value[:2000], f"meta:{name}")
            elif _DATED_META.search(name) and len(value) < 60 and _DATE_LIKE.search(value):
                yield Field("date", value, "meta:other")
            elif name.startswith(TWITTER_LABEL):
                labels[name.removeprefix(TWITTER_LABEL)] = value
            elif name.startswith(TWITTER_DATA) and name.removeprefix(TWITTER_DATA) in labels:
                yield Field(
                    "twitter:" + labels[name.removeprefix(TWITTER_DATA)].casefold(), value[:300], f"meta:{name}"
                )
    for element in seen.titles[:1]:
        title = _text(element, 1000)
        if title:
            yield Field("title", title, "html:title")
    for element in seen.links:
        if (element.get("rel") or "").casefold() == "canonical" and element.get("href"):
            yield Field("url", element.get("href").strip(), "link:canonical")


def _headline(seen: _Seen, head: list[Field]) -> int | None:
    """The number of the h1 that is the article's headline: the one that the page's own titles repeat."""
    titles = " ".join(_fold(f.value) for f in head if f.name == "title")
    texts = [(number, _fold(_text(element, 400))) for number, element in seen.headings[:12]]
    named = [number for number, text in texts if text and text in titles]
    if named:
        return named[0]
    return next((number for number, text in reversed(texts) if text), None)


_NOT_WORD = re.compile(r"[\W_]+")


def _fold(text: str) -> str:
    return _NOT_WORD.sub("", text.casefold())


def _body(seen: _Seen, headline: int | None) -> Iterator[Field]:
    for number, element in seen.headings[:6]:
        text = _text(element, 400)
        if text:
            yield Field("title", text, "html:h1" if number == headline else "html:h1, other")
    yield from _microdata(seen, headline)
    yield from _bylines(seen, headline)
    yield from _by_lines(seen, headline)
    yield from _times(seen, headline)
    yield from _date_lines(seen, headline)


def _place(number: int, element: HtmlElement, headline: int | None) -> str:
    """How an element stands to the article: inside a foreign part of the page, near the headline, or neither."""
    above: HtmlElement | None = element
    for _ in range(RULES.ancestors):
        above = above.getparent() if above is not None else None
        if above is None or above.tag in {"body", "html", "main"}:
            break
        words = f"{above.get('class') or ''} {above.get('id') or ''}"
        if above.tag in _FOREIGN_TAGS or (len(words) > 1 and _is_foreign(words)):
            return ", aside"
    if headline is not None and headline - RULES.near_before <= number <= headline + RULES.near_after:
        return ", near headline"
    return ""


ITEMS = {
    "datepublished": "published", "datemodified": "modified", "dateupdated": "modified", "datecreated": "created",
    "headline": "title", "author": "author", "creator": "author", "articlesection": "section",
}  # fmt: skip


def _microdata(seen: _Seen, headline: int | None) -> Iterator[Field]:
    count = 0
    for number, element, names in seen.items:
        for name in names.casefold().split():
            wanted = ITEMS.get(name)
            if wanted is None or count > 4 * RULES.most:
                continue
            value = element.get("content") or element.get("datetime")
            if not value and wanted == "author":
                value = _item_name(element)
            value = value or _text(element, 400)
            if value and value.strip():
                count += 1
                yield Field(wanted, value.strip()[:400], f"itemprop:{name}{_place(number, element, headline)}")


def _item_name(element: HtmlElement) -> str:
    for inner in element.iter("*"):
        if "name" in (inner.get("itemprop") or "").split():
            return inner.get("content") or _text(inner, RULES.byline)
    return ""


def _bylines(seen: _Seen, headline: int | None) -> Iterator[Field]:
    count = 0
    for number, element, kind in seen.author_links:
        text = _text(element, 100)
        if text and count < RULES.most:
            count += 1
            yield Field("author", text, f"html:{kind}{_place(number, element, headline)}")
    count = 0
    for number, element in seen.authors:
        if count >= RULES.most:
            break
        text = _text(element, RULES.byline)
        if text:
            count += 1
            kind = "author name class" if "name" in element.get("class").casefold() else "author class"
            yield Field("byline", text, f"html:{kind}{_place(number, element, headline)}")


def _by_lines(seen: _Seen, headline: int | None) -> Iterator[Field]:
    """Lines right behind the headline that begin with `by`, in whatever element they stand."""
    for number, element in seen.by_lines[: RULES.most]:
        if headline is None or number < headline or element is None:
            continue
        text = _text(element, RULES.byline)
        if text and _BY_LINE.match(text):
            yield Field("byline", text, "html:line by, near headline")


def _polarity(words: str) -> str:
    if _PUBLISHED.search(words):
        return "published"
    return "modified" if _MODIFIED.search(words) else "date"


def _times(seen: _Seen, headline: int | None) -> Iterator[Field]:
    for number, element in seen.times[: RULES.most]:
        text = _text(element, RULES.date_line)
        value = (element.get("datetime") or element.get("content") or "").strip() or text
        if not value:
            continue
        place = _place(number, element, headline)
        if element.get("pubdate") is not None:
            yield Field("published", value[:100], f"html:time pubdate{place}")
            continue
        parent = element.getparent()
        words = (element.get("class") or "") + " " + ((parent.get("class") or "") if parent is not None else "")
        before = _before(element)
        name = _polarity(words.casefold())
        yield Field(name, value[:100], f"html:time{place}")
        if text and (text != value or before):
            yield Field(name + "_text", f"{before} {text}".strip(), f"html:time text{place}")


def _before(element: HtmlElement) -> str:
    """The words right before an element: `Updated:` and the like."""
    previous = element.getprevious()
    parent = element.getparent()
    if previous is not None:
        text = previous.tail if previous.tail and previous.tail.strip() else _text(previous, 40)
    else:
        text = parent.text if parent is not None else ""
    return _SPACE.sub(" ", text or "").strip()[-40:]


def _date_lines(seen: _Seen, headline: int | None) -> Iterator[Field]:
    count = 0
    for number, element in seen.dates:
        if count >= RULES.most:
            break
        text = _text(element, RULES.date_line)
        if text and any(c.isdigit() for c in text):
            count += 1
            name = _polarity(element.get("class").casefold())
            yield Field(name + "_text", text, f"html:date class{_place(number, element, headline)}")
    for number, text in seen.lines[: RULES.most]:
        if headline is not None and number >= headline:
            yield Field("date_text", text, "html:line near headline")


def _anywhere(tree: HtmlElement) -> Iterator[Field]:
    """Lines with a date in any element of the body, and paragraphs that begin with one, where no other place has any."""
    body = tree.find("body")
    count = 0
    for element in body.iter("*") if body is not None else ():
        if element.tag in _HEAD_TAGS:
            continue
        for text in (element.text, element.tail):
            if text and len(text) >= 6 and (match := _DATE_LIKE.search(text[: RULES.date_line])):
                line = _SPACE.sub(" ", text).strip()
                if len(line) <= RULES.date_line or match.start() < RULES.opening:
                    yield Field("date_text", line[: RULES.date_line], "html:line")
                    count += 1
                    if count >= RULES.most:
                        return


def _from_scripts(scripts: list[HtmlElement]) -> Iterator[Field]:
    count = 0
    for element in scripts:
        text = element.text
        if not text or len(text) < 20:
            continue
        for match in _SCRIPT_DATE.finditer(text[: RULES.script]):
            yield Field("published", match[2], "script:" + match[1])
            count += 1
            if count > 4:
                return
