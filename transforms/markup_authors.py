"""The elements of a page that name its authors -> fields: links to their pages, bylines, lines that begin with `by`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from transforms.document import Field
from transforms.element_text import line_of, text_of
from transforms.markup_walk import RULES, Seen
from transforms.tables.byline_words import AND, BY, LABELS
from transforms.tables.markup_names import AUTHOR_FOLDERS
from transforms.teasers import in_teaser

_AUTHOR_HREF = re.compile(r"/(?:" + "|".join(map(re.escape, AUTHOR_FOLDERS)) + r")[/=][^/?#]")
_BY_LINE = re.compile(
    r"\W{0,3}(?:" + "|".join(sorted(map(re.escape, BY), key=len, reverse=True)) + r")(?:\s*:|\s|$)", re.IGNORECASE
)
# A line that is but the label of the next one, as in a table: `Author:`, `By`.
_LABEL = re.compile(
    r"\s*(?:" + "|".join(sorted(map(re.escape, LABELS), key=len, reverse=True)) + r")\s*:?\s*", re.IGNORECASE
)
_AND = re.compile(r"\s(?:" + "|".join(map(re.escape, AND)) + r")\s")
# A date in figures with a name behind it: `3.3.2022 - Jane Doe`, `3/3/2022 13:30 by Jane`.
_DATED = re.compile(
    r"\s{0,200}\d{1,4}[./-]\d{1,2}[./-]\d{2,4}(?:,?\s\d{1,2}[:.]\d\d(?:\sUhr)?)?"
    r"\s?(?:[-–—|•·/]\s|(?=(?:by|von|par|por|di|door|av|af|przez)\s))([^\d\n]{3,60})$"
)
# `Posted on 3 March 2022 at 10:15 by Jane Doe in News`, and what of it stands before a link that is the name.
_POSTED_ON = (
    r"\b(?:19|20)\d\d(?:,?(?:\s(?:at|um|à|a las|alle|às|kl\.?))?\s\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?)?"
    r"\s(?:by|von|par|por|di|door|av|af)"
)
_POSTED = re.compile(_POSTED_ON + r"\s([^\d\n|]{3,60})")
_POSTED_BY = re.compile(_POSTED_ON + r"\s{0,3}$")
# Characters of an address in which an author's folder is looked for, and of the text of a link that is a name.
_LONGEST_HREF = 400
_LONGEST_LINK = 100
_MOST_BESIDE = 6
_DATED_LINE = "html:line dated, near headline"
_MOST_DATED = 3


def author_fields(seen: Seen) -> Iterator[Field]:
    """Whom the page names as its authors, each with how that stands on the page."""
    yield from _links(seen)
    yield from _marked(seen)
    lines = tuple(_by_lines(seen))
    # Several dated lines with something behind each are a list of what is on, not bylines.
    dated = sum(field.source == _DATED_LINE for field in lines) > _MOST_DATED
    yield from (field for field in lines if not (dated and field.source == _DATED_LINE))


def _marked(seen: Seen) -> Iterator[Field]:
    """What stands in elements whose class says that it is a byline."""
    for element in seen.authors[: 2 * RULES.most]:
        text = line_of(element, RULES.line)
        if text and element.tag == "a":
            text = _together(element, text)
        if text:
            words = (element.get("class") or "").casefold()
            if "org" in words.split():
                # In an hCard that is the name of an organisation, as in a box on a country or a firm.
                continue
            kind = "author name class" if "name" in words or "fn" in words.split() else "author class"
            if not in_teaser(seen, element):
                yield Field("byline", text, f"html:{kind}{seen.place(element)}")


def _together(element: HtmlElement, text: str) -> str:
    """A linked name with those right beside it that are marked up alike: one byline of several authors."""
    words = element.get("class")
    beside = [at for at in element.itersiblings("a") if at.get("class") == words]
    return " | ".join((text, *(text_of(at, _LONGEST_LINK) for at in beside[:_MOST_BESIDE]))) if beside else text


def _links(seen: Seen) -> Iterator[Field]:
    for element in seen.anchors:
        href = element.get("href") or ""
        if "author" in (element.get("rel") or ""):
            kind = "rel=author"
        elif len(href) < _LONGEST_HREF and _AUTHOR_HREF.search(href.casefold()):
            kind = "author link"
        else:
            continue
        text = text_of(element, _LONGEST_LINK)
        if text:
            yield Field("author", text, f"html:{kind}{seen.place(element)}")


def _by_lines(seen: Seen) -> Iterator[Field]:
    """Lines around the headline that begin with `by`, in whatever element they stand."""
    label = ""
    for element in (*seen.above, *seen.behind[: RULES.near_after]):
        for owner, text in ((element, element.text), (element.getparent(), element.tail)):
            if not text or len(text) > RULES.line or owner is None or not text.strip():
                continue
            if label:
                line = line_of(owner, RULES.line)
                # A line that says `by` itself was not meant by the label above it.
                line = line if _BY_LINE.match(line) else f"{label} {line}"
                yield Field("byline", line, f"html:line by{_where(seen, owner)}")
            label = text.strip() if _LABEL.fullmatch(text) else "by" if _POSTED_BY.search(text) else ""
            if label and (line := line_of(owner, RULES.line)) and _goes_on(line, label):
                yield Field("byline", line, f"html:line by{_where(seen, owner)}")
                label = ""
            elif not label and _begins_with_by(text):
                line = line_of(owner, RULES.line)
                if line and _BY_LINE.match(line) and not in_teaser(seen, owner):
                    yield Field("byline", line, f"html:line by{_where(seen, owner)}")
            elif (match := _DATED.match(text)) or (match := _POSTED.search(text)):
                yield Field("byline", match[1].strip(), _DATED_LINE)


def _goes_on(line: str, label: str) -> bool:
    """Whether the element that begins with a label names more than one behind it: the next element has one of them."""
    several = _AND.search(line) is not None or (", " in line and not any(map(str.isdigit, line)))
    return several and line.casefold().startswith(label.casefold())


def _where(seen: Seen, element: HtmlElement) -> str:
    return ", aside" if seen.aside(element) else ", near headline"


def _begins_with_by(text: str) -> bool:
    text = text.strip()
    opening = _OPENING.match(text)
    if opening is None or opening[1].lower() not in _OPENINGS:
        return False
    return len(text) > 1 and _BY_LINE.match(text) is not None


# The first words of BY: a look-up of them is much faster than the pattern, which decides.
_OPENING = re.compile(r"\W{0,3}([^\s:]+)")
_OPENINGS = frozenset(re.split(r"[\s:]", word.lower())[0] for word in BY)
