"""The elements of a page that give its dates -> fields: <time>, lines with a date by class or place, inline scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from lxml.html import HtmlElement

from transforms.document import Field
from transforms.element_text import one_line, text_of
from transforms.markup_walk import RULES, Seen
from transforms.tables.markup_names import MODIFIED_WORDS, PUBLISHED_WORDS
from transforms.teasers import in_teaser

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
# Attributes that scripts read a date from, and what a date there begins with: an ISO date or an epoch.
_DATED_ATTRIBUTE = re.compile(
    r"datetime$|data-(?!.*(?:zone|timeout|timeline|format|expir|event|start|end))"
    r"[a-z-]*(?:date|time|publish|posted|stamp|created|utc)"
)
_MACHINE_DATE = re.compile(r"\s*(?:(?:19|20)\d\d-?\d\d-?\d\d(?!\d)|1\d{9}(?:\d{3})?\s*$)")
# Characters: of a line that can be a date line, of an inline script that is searched, and how early in a paragraph a
# date stands that opens it.
_LINE, _SCRIPT, _OPENING = 120, 400_000, 24


def date_fields(seen: Seen) -> Iterator[Field]:
    """What the page's body gives as dates, each with how it stands on the page."""
    yield from _times(seen)
    for element in seen.dates[: 2 * RULES.most]:
        text = text_of(element, _LINE)
        # Of several times in one element each speaks for itself.
        if text and len(list(islice(element.iter("time"), 2))) > 1:
            text = ""
        lines = [line for line in (text, *_hovers(element)) if any(map(str.isdigit, line))]
        given = list(_attributes(element))
        if lines or given:
            name, place = _polarity((element.get("class") or "").casefold()), _place(seen, element)
            for line in lines:
                yield Field(name + "_text", line, f"html:date class{place}")
            for called, value in given:
                yield Field(name if called == "date" else called, value, f"html:date attribute{place}")
    for element in _around_headline(seen):
        for called, value in _attributes(element):
            yield Field(called, value, "html:date attribute, near headline")
    yield from _lines(seen)


def _place(seen: Seen, element: HtmlElement) -> str:
    """How a date stands to the article; one beside the linked headline of another page speaks of that."""
    place = seen.place(element)
    return ", aside" if place != ", aside" and in_teaser(seen, element) else place


def _hovers(element: HtmlElement) -> Iterator[str]:
    """Dates that show where one points at an element: posts show how long ago it was, or a day without its time."""
    for at in chain((element,), islice(element, 2)):
        hover = at.get("title")
        if hover and len(hover) <= _LINE and DATE_LIKE.search(hover):
            yield hover


def _around_headline(seen: Seen) -> Iterator[HtmlElement]:
    return islice(seen.headline.iterancestors(), RULES.ancestors) if seen.headline is not None else iter(())


def _attributes(element: HtmlElement) -> Iterator[tuple[str, str]]:
    """What the attributes that scripts read (`datetime`, `data-published-at`, `data-timestamp`) are called and give."""
    for key, value in element.items():
        if key[:4] in {"data", "date"} and _DATED_ATTRIBUTE.match(key) and _MACHINE_DATE.match(value):
            yield _polarity(key), value.strip()[:_LINE]


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
        place = _place(seen, element)
        if value is text:
            for called, given in _attributes(element):
                yield Field(called, given, f"html:date attribute{place}")
        if element.get("pubdate") is not None:
            yield Field("published", value[:100], f"html:time pubdate{place}")
            continue
        parent = element.getparent()
        before = _before(element)
        # WordPress sets the time of a change beside that of publication, both in an element of class `posted-on`.
        name = _polarity((element.get("class") or "").casefold())
        if name == "date" and parent is not None:
            name = _polarity((parent.get("class") or "").casefold())
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
    label = one_line(text)[-40:]
    return "" if DATE_LIKE.search(label) else label


def _lines(seen: Seen) -> Iterator[Field]:
    """Date lines behind the headline, and right above it: `21 Jan 2022 // Jane Doe` often has no class that says so."""
    for owner, line in _dated(seen.above):
        if not seen.aside(owner) and not in_teaser(seen, owner):
            yield Field(_called(owner), line, "html:line above headline")
    for owner, line in islice(_dated(seen.behind[: RULES.near_after + 1]), RULES.most):
        aside = ", aside" if seen.aside(owner) or in_teaser(seen, owner) else ""
        yield Field(_called(owner), line, f"html:line near headline{aside}")


def _called(owner: HtmlElement) -> str:
    return _polarity((owner.get("class") or "").casefold()) + "_text"


def _dated(elements: Sequence[HtmlElement]) -> Iterator[tuple[HtmlElement, str]]:
    """The short texts with a date in elements or right behind them, each with the element that it stands in."""
    for element in elements:
        for behind, text in enumerate((element.text, element.tail)):
            if text and 6 <= len(text) <= 3 * _LINE and _FIGURE.search(text) and DATE_LIKE.search(text):
                line = one_line(text)
                owner = element.getparent() if behind else element
                if len(line) <= _LINE and owner is not None:
                    yield owner, line


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
