"""The elements of a page that give its dates -> fields: <time>, lines with a date by class or place, inline scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from transforms.document import Field
from transforms.markup_walk import RULES, Seen, one_line, text_of
from transforms.tables.markup_names import MODIFIED_WORDS, PUBLISHED_WORDS

# A year of the web in any calendar, or three figures with marks between.
DATE_LIKE = re.compile(
    r"(?:19|20|25)\d\d(?!\d)|\d[./-]\s?\d{1,2}[./-]\s?\d"
    r"|[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef]{4}|[年月]"
)
_FIGURE = re.compile(r"[\d年月]")
_MODIFIED = re.compile("|".join(map(re.escape, MODIFIED_WORDS)))
_PUBLISHED = re.compile("|".join(map(re.escape, PUBLISHED_WORDS)))
# Two patterns that each begin with letters: a search for those goes through a script ten times as fast.
_REST = r"""_?-?(?:[A-Za-z]{0,12})["']?\s{0,3}[:=]\s{0,3}["'](\d{4}-\d\d-\d\d[^"']{0,20})["']"""
_SCRIPT_DATES = (re.compile(r"ub(?<=[Pp]ub)l?(?:ish(?:ed)?|ication)?" + _REST), re.compile("PUB" + _REST))
_KEY = re.compile(r"[\w-]+")
# Characters: of a line that can be a date line, of an inline script that is searched, and how early in a paragraph a
# date stands that opens it.
_LINE, _SCRIPT, _OPENING = 120, 400_000, 24


def date_fields(seen: Seen) -> Iterator[Field]:
    """What the page's body gives as dates, each with how it stands on the page."""
    yield from _times(seen)
    for element in seen.dates[: 2 * RULES.most]:
        text = text_of(element, _LINE)
        hover = element.get("title")
        if hover and len(hover) <= _LINE and DATE_LIKE.search(hover) and not DATE_LIKE.search(text):
            # An hAtom or a post on a social network shows how long ago it was, and the day where one points at it.
            text = hover
        if text and any(map(str.isdigit, text)):
            name = _polarity((element.get("class") or "").casefold())
            yield Field(name + "_text", text, f"html:date class{seen.place(element)}")
    yield from _lines(seen)


def _polarity(words: str) -> str:
    if _PUBLISHED.search(words):
        return "published"
    return "modified" if _MODIFIED.search(words) else "date"


def _times(seen: Seen) -> Iterator[Field]:
    for element in seen.times[: RULES.most]:
        text = text_of(element, _LINE)
        value = (element.get("datetime") or element.get("content") or "").strip() or text
        if not value:
            continue
        place = seen.place(element)
        if element.get("pubdate") is not None:
            yield Field("published", value[:100], f"html:time pubdate{place}")
            continue
        parent = element.getparent()
        words = f"{element.get('class') or ''} {(parent.get('class') or '') if parent is not None else ''}"
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
        tail = previous.tail or ""
        text = tail if tail.strip() else text_of(previous, 40)
    else:
        text = (parent.text or "") if parent is not None else ""
    return one_line(text)[-40:]


def _lines(seen: Seen) -> Iterator[Field]:
    count = 0
    for number, element in enumerate(seen.behind):
        if number > RULES.near_after:
            return
        for owner, text in ((element, element.text), (element.getparent(), element.tail)):
            if text and 6 <= len(text) <= 3 * _LINE and _FIGURE.search(text) and DATE_LIKE.search(text):
                line = one_line(text)
                if len(line) <= _LINE and count < RULES.most and owner is not None:
                    count += 1
                    aside = ", aside" if seen.aside(owner) else ""
                    yield Field("date_text", line, f"html:line near headline{aside}")


def dates_anywhere(tree: HtmlElement) -> Iterator[Field]:
    """Lines with a date in any element of the body, and paragraphs that begin with one: where nothing else has any."""
    body = tree.find("body")
    count = 0
    for element in body.iter("*") if body is not None else ():
        if element.tag in {"script", "style", "option"}:
            continue
        for text in (element.text, element.tail):
            if text and len(text) >= 6 and (match := DATE_LIKE.search(text[:_LINE])):
                line = one_line(text)
                if len(line) <= _LINE or match.start() < _OPENING:
                    yield Field("date_text", line[:_LINE], "html:line")
                    count += 1
                    if count >= RULES.most:
                        return


def dates_in_scripts(scripts: Sequence[HtmlElement]) -> Iterator[Field]:
    """Dates of publication in the page's inline scripts, where it gives none that is meant to be read."""
    count = 0
    for element in scripts:
        text = element.text
        if not text or "ub" not in text:
            continue
        text = text[:_SCRIPT]
        matches = [match for pattern in _SCRIPT_DATES for match in pattern.finditer(text)]
        for match in sorted(matches, key=re.Match.start):
            key = _KEY.match(text, match.start() - (match[0][0] == "u"))
            yield Field("published", match[1], "script:" + (key[0] if key else ""))
            count += 1
            if count > 4:
                return
