"""What a document says of its dates -> one date of publication with its source, or none; and those that disagree.

Each piece of evidence speaks for a day (or a month) with a weight learnt from pages with known dates; the day with the
most weight wins. How the weights were learnt: benchmarks/fit_dates.py, card in weights/dates.json.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from transforms.addresses import host_of
from transforms.date_evidence import evidence_of, in_blocks
from transforms.date_forms import NO_HINTS, Hints, Written
from transforms.date_names import order_for
from transforms.date_roles import Evidence
from transforms.date_weights import at_edge, first_hand, seen_on, weigh, weight_of
from transforms.document import DateEvidence, Page, Verdict
from transforms.vocabulary import Caution
from transforms.zones import offset_in


@dataclass(frozen=True, slots=True)
class Rules:
    """Bounds on what is believed.

    earliest   the day of the first website (CERN, 6 August 1991): no page is older
    slack      how far a date may lie ahead of the fetch: zones differ by up to 26 hours
    least      the weight that a day needs; below it, none is given. Weights are learnt between days, so that of a
               weak place that stands alone is about nothing; the day of a change alone has -0.1 or less
    widest     the offset of a zone from Greenwich, in minutes
    """

    earliest: date = date(1991, 8, 6)
    slack: timedelta = timedelta(hours=26)
    least: float = -0.09
    widest: int = 840


RULES = Rules()
# What systems write where they know no date: the epoch in zones west and east of Greenwich, SQL and .NET defaults.
_DEFAULTS = frozenset((date(1969, 12, 31), date(1970, 1, 1), date(1970, 1, 2), date(1900, 1, 1), date(2000, 1, 1)))


@dataclass(frozen=True, slots=True)
class Dates:
    """When a document was published and changed. published_at and modified_at are aware, or None.

    precision   "minute" or "day", of the date of publication
    hints       how this document writes its dates, for those that its text names
    """

    published_date: date | None
    published_at: datetime | None
    source: str | None
    disagree: tuple[DateEvidence, ...]
    modified_at: datetime | None
    warnings: tuple[Caution, ...]
    precision: str | None = None
    hints: Hints = NO_HINTS


@dataclass(frozen=True, slots=True)
class When:
    """What bounds and explains the dates of a document: its address, when it was fetched and stored, its language."""

    url: str | None = None
    fetched_at: datetime | None = None
    stored_at: datetime | None = None
    language: str | None = None


def decide(page: Page, verdicts: Sequence[Verdict], when: When) -> Dates:
    """Weigh all that the document says of its dates."""
    hints = hints_of(page, when)
    evidence = evidence_of(page, when.url, hints, when.fetched_at)
    latest = _latest(when)
    possible = [e for e in evidence if _possible(e.written, latest)]
    if not any(_is_day(e) for e in possible):
        in_text = list(in_blocks(page, verdicts, hints))
        evidence += in_text
        possible += [e for e in in_text if _possible(e.written, latest)]
    future = any(latest and e.written.day > latest.date() for e in evidence if e.role == "published")
    warnings = (Caution.DATE_IN_FUTURE,) if future else ()
    scores = {day: score for day, score in weigh(possible).items() if score >= RULES.least}
    if not scores:
        return Dates(None, None, None, (), _modified(possible, None), (Caution.NO_PUBLISHED_DATE, *warnings))
    day = max(scores, key=lambda d: (round(scores[d], 3), d))
    answer = _answer(day, possible, warnings)
    return replace(answer if answer.published_at else _in_country(answer, possible, when.url), hints=hints)


def _in_country(answer: Dates, evidence: Sequence[Evidence], url: str | None) -> Dates:
    """The answer with its moment, where readers are shown a time of day and all clocks of the site's country agree.

    On 50 pages that show such a time and whose moment is known 42 are right to the minute; the others show a change, or
    are known wrongly. What is written for machines is left: it may as well be UTC.
    """
    shown = (e for e in evidence if e.written.day == answer.published_date and _is_shown(e))
    first = max(shown, key=lambda e: weight_of(e.kind), default=None)
    at = first.written.at if first else None
    if first is None or at is None:
        return answer
    offset = offset_in((host_of(url) or "" if url else "").rpartition(".")[2], datetime.combine(first.written.day, at))
    if offset is None:
        return answer
    moment = replace(first.written, offset=offset).moment
    return replace(answer, published_at=moment, precision="minute", source=f"{first.field.source}, zone of the country")


def _is_visible(e: Evidence) -> bool:
    return e.field.name.endswith("_text") or e.field.name == "byline"


def _is_shown(e: Evidence) -> bool:
    """Whether it is a time of day that readers see as that of publication."""
    return _is_visible(e) and e.role != "modified" and e.written.at not in {None, time(0, 0)} and "aside" not in e.kind


def _is_day(e: Evidence) -> bool:
    return e.written.precision in {"day", "minute"}


def hints_of(page: Page, when: When) -> Hints:
    """How this document writes its dates: by its language, by the country of its site or locale, by its other dates."""
    country = _country(page, when.url) or _COUNTRY_OF.get(when.language or "")
    order = order_for(when.language, country) or _order_of(page)
    return Hints(when.language, country, order)


_FIGURES = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d./-])")


def _order_of(page: Page) -> str | None:
    """The order that the document's own dates in figures show, where one of them has a day above 12."""
    days_first = months_first = 0
    for field in page.found:
        if field.name.endswith("_text") or field.name == "byline":
            for match in _FIGURES.finditer(field.value[:200]):
                days_first += 12 < int(match[1]) <= 31 and int(match[3]) <= 12
                months_first += 12 < int(match[3]) <= 31 and int(match[1]) <= 12
    if days_first == months_first:
        return None
    return "dmy" if days_first > months_first else "mdy"


# Two-letter domains that are sold for other reasons than the country's.
_GENERIC = frozenset(("co", "io", "tv", "me", "ai", "fm", "ly", "to", "cc", "eu", "ws", "la", "gg", "is"))


# Countries of languages whose news comes from one: `IST` beside Hindi is India's time, beside Hebrew Israel's.
_COUNTRY_OF = dict.fromkeys(("hi", "mr", "gu", "te", "kn", "ml", "pa", "or", "as"), "in") | {"he": "il"}


def _country(page: Page, url: str | None) -> str | None:
    host = host_of(url) or "" if url else ""
    tail = host.rpartition(".")[2]
    if len(tail) == 2 and tail not in _GENERIC:
        return "gb" if tail == "uk" else tail
    for field in page.found:
        if field.name == "language":
            language, _, country = field.value.replace("_", "-").partition("-")
            if len(country) == 2 and len(language) == 2 and field.value[:5].casefold() not in {"en-us"}:
                return country.casefold()
    if any(f.name == "language" and f.value.replace("_", "-").casefold() == "en-us" for f in page.found):
        return "us"
    return None


def _latest(when: When) -> datetime | None:
    bounds = [t if t.tzinfo else t.replace(tzinfo=UTC) for t in (when.fetched_at, when.stored_at) if t]
    return min(bounds).astimezone(UTC) + RULES.slack if bounds else None


def _possible(written: Written, latest: datetime | None) -> bool:
    if written.day < RULES.earliest or written.day in _DEFAULTS:
        return False
    if latest is None:
        return True
    moment = written.moment
    return moment <= latest if moment else written.day <= latest.date()


def _answer(day: date, evidence: Sequence[Evidence], warnings: tuple[Caution, ...]) -> Dates:
    own = [e for e in evidence if e.written.day == day and _is_day(e)]
    best = max(own, key=lambda e: (e.role != "modified", weight_of(e.kind)))
    moment = _moment([*own, *(e for e in evidence if at_edge(e) and seen_on(e) == day)], evidence)
    others: dict[date, DateEvidence] = {}
    for e in evidence:
        other = e.written.moment
        same = moment is not None and other is not None and abs(other - moment) < timedelta(minutes=1)
        if e.written.day != day and e.role == "published" and _is_day(e) and not same and "aside" not in e.field.source:
            others.setdefault(e.written.day, DateEvidence(e.written.day, e.field.source, e.field.value))
    if others:
        warnings = (*warnings, Caution.DATES_DISAGREE)
    if all(e.written.other for e in own):
        warnings = (*warnings, Caution.DATE_AMBIGUOUS)
    modified = _modified(evidence, moment)
    return Dates(
        day, moment, best.field.source, tuple(others.values()), modified, warnings, "minute" if moment else "day"
    )


def _moment(own: Sequence[Evidence], evidence: Sequence[Evidence]) -> datetime | None:
    """The moment of publication, from the day's own evidence that has time and zone; midnight is only a day.

    What is written for machines goes first: readers are shown CET in summer, too, and when a text was changed; before
    all, the JSON-LD of the article. A time of day given in UTC and with another offset, too, is a local one that some
    system took for UTC: of 107 moments known to the minute that decides three, all for the other offset.
    """
    timed = [e for e in own if e.role != "modified" and e.written.at and e.written.at != time(0, 0)]
    local = {_clock(e.written) for e in timed if e.written.offset}
    ranked = sorted(
        (e for e in timed if e.written.offset != 0 or _clock(e.written) not in local),
        key=lambda e: (
            _is_visible(e) or not first_hand(e.kind), e.kind != _FIRST, e.role != "published", -weight_of(e.kind),
        ),
    )  # fmt: skip
    for e in ranked:
        if e.written.moment:
            return e.written.moment
    offset = _offset_shown(evidence) if ranked else None
    return replace(ranked[0].written, offset=offset).moment if offset is not None else None


_FIRST = "published jsonld:datePublished"


def _clock(written: Written) -> tuple[date, int, int] | None:
    """What a clock showed, to the minute."""
    return (written.day, written.at.hour, written.at.minute) if written.at else None


def _offset_shown(evidence: Sequence[Evidence]) -> int | None:
    """The zone of the page's local times, where it gives one moment both in local time and with a zone.

    Such a pair differs by a whole number of half hours, which two unrelated times do once in thirty.
    """
    offsets = set()
    for zoned in evidence:
        moment = zoned.written.moment
        for local in evidence if moment else ():
            at = local.written.at
            if at is None or local.written.offset is not None or local.role != zoned.role or moment is None:
                continue
            minutes = (datetime.combine(local.written.day, at) - moment.replace(tzinfo=None)).total_seconds() // 60
            if abs(minutes) <= RULES.widest and minutes % 30 == 0:
                offsets.add(int(minutes))
    return offsets.pop() if len(offsets) == 1 else None


def _modified(evidence: Sequence[Evidence], published: datetime | None) -> datetime | None:
    for e in evidence:
        moment = e.written.moment
        if e.role == "modified" and moment and (published is None or moment >= published):
            return moment
    return None
