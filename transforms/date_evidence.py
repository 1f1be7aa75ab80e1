"""A page -> every date that it gives for itself, each with the kind of place it stands in. Nothing is weighed here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import unquote, urlsplit

from transforms.byline_frame import BY_WORDS
from transforms.date_forms import Hints, Written, find_dates, read_date
from transforms.date_names import month_of
from transforms.date_roles import LABEL, ROLES, Evidence, changes_told, role_by_label
from transforms.document import Field, Page, Verdict
from transforms.relative_dates import read_relative
from transforms.vocabulary import RemovalReason


@dataclass(frozen=True, slots=True)
class Rules:
    """Bounds on what is looked at.

    line       characters of a block that can be a date line, where nothing better says the date
    head       blocks at the head of a document in which a dateline (`KYIV, 3 March 2022 —`) is looked for
    top        blocks at the head in which a line with a date alone is the article's; further down, of 234 scraped
               texts, as many are another's
    blocks     blocks at either end of a document in which such a line is looked for
    alone      the share of a line that a date takes which stands alone in it, but for a weekday, time or name;
               `mostly` where the line ends like a sentence
    address    characters of an address
    """

    line: int = 120
    head: int = 5
    top: int = 18
    blocks: int = 60
    address: int = 2000
    alone: float = 0.4
    mostly: float = 0.6


RULES = Rules()


_URL_YEAR = re.compile(r"(?:19|20|%)\d")
# Without marks a day has eight figures: seven (`2039026`) are the number of an article.
_URL_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:([/\-_.])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])|(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01]))(?!\d)"
)
_URL_NAMED = re.compile(r"/((?:19|20)\d\d)/([a-z]{3,9})/(\d{1,2})(?!\d)")
_URL_DMY = re.compile(r"(?<!\d)(0[1-9]|[12]\d|3[01])[/\-_.](0[1-9]|1[0-2])[/\-_.]((?:19|20)\d\d)(?!\d)")
_URL_MONTH = re.compile(r"/((?:19|20)\d\d)[/\-](0[1-9]|1[0-2])(?:/|-[a-z])")
# Without a number of four figures, two with a mark between, or one beside letters that follow it, no date is written.
_FIGURES = re.compile(r"\d{4}|\d\s?[./-]\s?\d|\d\s?[^\W\d_]+\.?\s?'?\d\d|[^\W\d_]\.?\s'?\d\d|[年月]")
_DIGIT = re.compile(r"\d")
_COPYRIGHT = re.compile(r"©|\(c\)|copyright|all rights reserved", re.IGNORECASE)


def evidence_of(page: Page, url: str | None, hints: Hints, now: datetime | None = None) -> list[Evidence]:
    """All dates that a page's fields and its address give; those relative to the fetch (now) where that is known."""
    found: list[Evidence] = []
    addresses = dict.fromkeys([url, *(f.value for f in page.found if f.name == "url")])
    for address in addresses:
        if address:
            found += _in_url(address)
    cache: dict[tuple[str, bool], list[Written]] = {}
    for field in page.found:
        role = ROLES.get(field.name)
        if role:
            found += _in_field(field, role, hints, cache)
            if now and field.name.endswith("_text"):
                found += _relative(field, role, hints, now)
        elif field.name == "image" and _URL_YEAR.search(field.value):
            found += _in_image(field)
        elif field.name == "title":
            found += _in_title(field, hints)
    return changes_told(found)


def _in_field(
    field: Field, role: str, hints: Hints, cache: dict[tuple[str, bool], list[Written]]
) -> Iterator[Evidence]:
    text = field.name.endswith("_text") or field.name == "byline"
    value = field.value[:400]
    if text and (not _FIGURES.search(value) or _COPYRIGHT.search(value)):
        return
    key = (value, text)
    if key not in cache:
        if text:
            cache[key] = list(find_dates(value, hints))
        else:
            read = read_date(value, hints)
            cache[key] = [read] if read else []
    end = 0
    for written in cache[key]:
        label = value[end : written.start]
        said = role_by_label(label, role) if text else role
        how = _how(value, written, label, said) if text and "line" in field.source else ""
        end = written.end
        yield Evidence(_kind(field, said) + how, said, written, field)


def _relative(field: Field, role: str, hints: Hints, now: datetime) -> Iterator[Evidence]:
    written = read_relative(field.value, now, hints.language)
    if written:
        role = role_by_label(field.value[: written.start], role)
        aside = ", aside" if "aside" in field.source else ""
        yield Evidence(f"{role} relative{aside}", role, written, field)


def _how(value: str, written: Written, label: str, role: str) -> str:
    """How a date stands in its line: alone, behind a word that labels it, opening it, or inside a sentence."""
    share = (written.end - written.start) / len(value)
    if share > RULES.mostly or (share > RULES.alone and value.rstrip()[-1] not in ".!?…。"):
        return " alone"
    if role != "date" and len(label) <= LABEL:
        return " labelled"
    return " opening" if written.start <= 2 else " inside"


_NAMED_META = frozenset((
    "article:published_time", "article:modified_time", "og:updated_time", "date", "dc.date", "last-modified",
    "datepublished", "pubdate",
))  # fmt: skip


def _kind(field: Field, role: str) -> str:
    """The key of a field's weight: places that are alike share one, so that it is learnt from enough pages."""
    source = field.source
    place, _, rest = source.partition(":")
    if place == "meta":
        return f"{role} meta {rest}" if rest in _NAMED_META else f"{role} meta"
    if place == "html":
        rest = rest.replace("author name class", "byline").replace("author class", "byline")
        return f"{role} {rest}"
    if place == "itemprop":
        return f"{role} itemprop{', aside' if 'aside' in rest else ''}"
    if place == "script":
        return "script"
    if place == "jsonld":
        return (
            f"{role} {source}"
            if rest in {"datePublished", "dateModified", "uploadDate"}
            else f"{role} jsonld {rest.partition('.')[0] if '.' in rest else 'created'}"
        )
    return f"{role} {place}"


def _in_url(url: str) -> Iterator[Evidence]:
    try:
        parts = urlsplit(url[: RULES.address])
    except ValueError:
        return
    path = unquote(parts.path) + ("?" + parts.query if parts.query else "")
    field = Field("url", url, "url")
    day = _URL_DAY.search(path)
    if day:
        read = read_date(f"{day[1]}-{day[3] or day[5]}-{day[4] or day[6]}")
        if read:
            yield Evidence("url day" if day[2] else "url figures", "published", read, field)
            return
    named = _URL_NAMED.search(path.casefold())
    if named and month_of(named[2], None):
        read = read_date(f"{named[1]}-{month_of(named[2], None)}-{named[3]}")
        if read:
            yield Evidence("url day", "published", read, field)
            return
    turned = _URL_DMY.search(path)
    if turned:
        read = read_date(f"{turned[3]}-{turned[2]}-{turned[1]}")
        if read:
            yield Evidence("url figures", "published", read, field)
            return
    month = _URL_MONTH.search(path)
    if month:
        read = read_date(f"{month[1]}-{month[2]}")
        if read:
            yield Evidence("url month", "published", read, field)


def _in_image(field: Field) -> Iterator[Evidence]:
    for evidence in _in_url(field.value):
        kind = "image month" if evidence.written.precision == "month" else "image day"
        yield replace(evidence, kind=kind, role="date", field=field)


def _in_title(field: Field, hints: Hints) -> Iterator[Evidence]:
    """A date that is a part of a title by itself, behind a bar: `Headline | Europe | 28.04.2022`."""
    if not _FIGURES.search(field.value) or len(field.value) > 2 * RULES.line:
        return
    for part in _TITLE_BAR.split(field.value)[1:]:
        for written in find_dates(part, hints):
            if written.end - written.start > RULES.mostly * len(part):
                yield Evidence("date title", "date", written, field)


_TITLE_BAR = re.compile(r"\s[-–—|·•:/]\s|[|｜]")


def in_blocks(page: Page, verdicts: Sequence[Verdict], hints: Hints) -> Iterator[Evidence]:
    """Date lines of the text itself: what the judge took for one, lines that hold little but a date, and datelines.

    A date inside a sentence is a date of what the article tells, not of the article.
    """
    blocks = page.blocks
    places: Sequence[int] = range(len(blocks))
    if len(blocks) > 2 * RULES.blocks:
        places = [*range(RULES.blocks), *range(len(blocks) - RULES.blocks, len(blocks))]
    first = next((place for place, verdict in enumerate(verdicts) if verdict.kept), -1)
    for place in places:
        text = blocks[place].text
        marked = place < len(verdicts) and verdicts[place].reason in _DATE_REASONS
        early = first <= place < first + RULES.head if first >= 0 else False
        dateline = (place < RULES.head or early) and len(text) > RULES.line
        if len(text) < 6 or not (marked or dateline or len(text) <= RULES.line):
            continue
        head = text[: RULES.line]
        if not _in_figures(head) or _COPYRIGHT.search(head):
            continue
        # what the judge took for something else is a byline by its first word
        marked = marked or (place < first and blocks[place].markup is None and BY_WORDS.match(head) is not None)
        # farther down only a word beside the date makes it the page's
        if not (marked or early or place < RULES.top) and role_by_label(head, "date", len(head)) == "date":
            continue
        end = 0
        for written in find_dates(head, hints):
            label = head[end : written.start]
            role = role_by_label(label, "date")
            how = _how(text, written, label, role)
            end = written.end
            near = place < RULES.top and how == " alone"
            opens = early and written.start <= 1 and not any(map(str.isalpha, head[: written.end]))
            dated = how in {" alone", " labelled"} and role != "date"
            if near or dated or marked or opens or ((place < RULES.head or early) and _DATELINE.match(head, end)):
                how = how if how in {" alone", " labelled"} else " dateline"
                yield Evidence(f"{role} line{how}", role, written, Field("date", text, f"text:line {place}", place))


def _in_figures(head: str) -> bool:
    """Whether a date may be written there. Where `_FIGURES` begins with a letter, its figures are three on at most."""
    digit = _DIGIT.search(head)
    if digit is None:
        return False
    return _FIGURES.search(head, max(0, digit.start() - 4)) is not None or "年" in head or "月" in head


_DATE_REASONS = frozenset((RemovalReason.BYLINE, RemovalReason.DATELINE))
# What follows the date of a dateline: an agency in brackets or between strokes, then a dash.
_DATELINE = re.compile(r"\s?(?:\([^()]{2,30}\)|/[^/\n]{2,30}/|[A-Z]{2,12})?\s?[/.]?\s?(?:[—–]|-{1,2}|:)(?:\s|$)")
