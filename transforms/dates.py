"""What a document says of its dates -> one date of publication with its source, or none; and those that disagree.

Each piece of evidence speaks for a day (or a month) with a weight learnt from pages with known dates; the day with the
most weight wins. How the weights were learnt: benchmarks/fit_dates.py, card in weights/dates.json.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

from transforms.date_evidence import Evidence, evidence_of
from transforms.date_forms import Hints, Written
from transforms.date_names import order_for
from transforms.document import DateEvidence, Field, Page, Verdict
from transforms.vocabulary import Caution
from transforms.weighing import weights_of


@dataclass(frozen=True, slots=True)
class Rules:
    """Bounds on what is believed.

    earliest   the day of the first website (CERN, 6 August 1991): no page is older
    slack      how far a date may lie ahead of the fetch: zones differ by up to 26 hours
    least      the weight that a day needs; below it, none is given
    """

    earliest: date = date(1991, 8, 6)
    slack: timedelta = timedelta(hours=26)
    least: float = 0.0


RULES = Rules()
# What systems write where they know no date: the epoch in zones west and east of Greenwich, SQL and .NET defaults.
_DEFAULTS = frozenset((date(1969, 12, 31), date(1970, 1, 1), date(1970, 1, 2), date(1900, 1, 1), date(2000, 1, 1)))


@dataclass(frozen=True, slots=True)
class Dates:
    """When a document was published and changed. published_at and modified_at are aware, or None.

    precision   "minute", "day" or "month" of the date of publication: a month's date is its first day
    """

    published_date: date | None
    published_at: datetime | None
    source: str | None
    disagree: tuple[DateEvidence, ...]
    modified_at: datetime | None
    warnings: tuple[Caution, ...]
    precision: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """What bounds and explains the dates of a document: its address, when it was fetched, when its bytes were stored."""

    url: str | None = None
    fetched_at: datetime | None = None
    stored_at: datetime | None = None
    language: str | None = None


def decide(page: Page, verdicts: Sequence[Verdict], when: When) -> Dates:
    """Weigh all that the document says of its dates."""
    del verdicts
    hints = hints_of(page, when)
    evidence = [e for e in evidence_of(page, when.url, hints)]
    latest = _latest(when)
    early = [e for e in evidence if _possible(e.written, latest)]
    future = any(latest and e.written.day > latest.date() for e in evidence if e.role != "modified")
    scores = weigh(early)
    warnings = (Caution.DATE_IN_FUTURE,) if future else ()
    if not scores:
        return Dates(None, None, None, (), _modified(early, None), (Caution.NO_PUBLISHED_DATE, *warnings))
    day = max(scores, key=lambda d: (scores[d], -d.toordinal()))
    return _answer(day, early, warnings)


def hints_of(page: Page, when: When) -> Hints:
    """How this document writes its dates: by its language and by the country of its site or of its locale."""
    country = _country(page, when.url)
    return Hints(when.language, country, order_for(when.language, country))


# Two-letter domains that are sold for other reasons than the country's.
_GENERIC = frozenset(("co", "io", "tv", "me", "ai", "fm", "ly", "to", "cc", "eu", "ws", "la", "gg", "is"))


def _country(page: Page, url: str | None) -> str | None:
    host = (urlsplit(url).hostname or "") if url else ""
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


def features(evidence: Iterable[Evidence]) -> dict[date, list[str]]:
    """For each day that evidence names, the names of the features that speak for it; the keys of the weights."""
    days: dict[date, dict[str, None]] = {}
    months: list[tuple[date, str]] = []
    seen: dict[str, date] = {}
    for piece in evidence:
        day = piece.written.day
        if piece.written.precision in {"month", "year"}:
            months.append((day, piece.kind))
            continue
        first = seen.setdefault(piece.kind, day)
        names = days.setdefault(day, {})
        names[piece.kind if day == first else piece.kind + ", later"] = None
        if piece.written.offset == 0 and piece.written.at and piece.role == "published" and _edge(piece.written.at.hour):
            names["at the edge of its day in UTC"] = None
    for month, kind in months:
        for day, names in days.items():
            if (day.year, day.month) == (month.year, month.month):
                names[kind] = None
    for names in days.values():
        # The day of a change is rarely that of publication, unless the page says that it is that too.
        changes = [n for n in names if n.startswith("modified")]
        if changes and len(changes) < len(names) and any(_speaks_of_publication(n) for n in names):
            for name in changes:
                del names[name]
            names["modified on that day"] = None
    if len(days) > 1:
        days[min(days)]["earliest"] = None
        days[max(days)]["latest"] = None
    return {day: list(names) for day, names in days.items()}


def _edge(hour: int) -> bool:
    """Whether it is another day where people read it: from New York west and from Berlin east, by the clock."""
    return hour < 6 or hour >= 22


def _speaks_of_publication(kind: str) -> bool:
    return kind.startswith(("published", "url day", "header line", "script")) or kind in {"date meta", "date meta date"}


def weigh(evidence: Sequence[Evidence]) -> dict[date, float]:
    """The weight for each day that is named as more than the day of a change."""
    weights = weights_of("dates")
    return {day: sum(weights.get(name, 0.0) for name in names) for day, names in features(evidence).items()}


def _answer(day: date, evidence: Sequence[Evidence], warnings: tuple[Caution, ...]) -> Dates:
    weights = weights_of("dates")
    own = [e for e in evidence if e.written.day == day and e.written.precision in {"day", "minute"}]
    best = max(own, key=lambda e: (e.role != "modified", weights.get(e.kind, 0.0)))
    moment = _moment(own, evidence)
    others: dict[date, DateEvidence] = {}
    for e in evidence:
        if e.written.day != day and e.role == "published" and e.written.precision in {"day", "minute"}:
            others.setdefault(e.written.day, DateEvidence(e.written.day, e.field.source, e.field.value))
    if others:
        warnings = (*warnings, Caution.DATES_DISAGREE)
    if all(e.written.other for e in own):
        warnings = (*warnings, Caution.DATE_AMBIGUOUS)
    disagree = tuple(others.values())
    precision = "minute" if moment else "day"
    return Dates(day, moment, best.field.source, disagree, _modified(evidence, moment), warnings, precision)


def _moment(own: Sequence[Evidence], evidence: Sequence[Evidence]) -> datetime | None:
    """The moment of publication, from the day's own evidence that has time and zone; midnight is only a day."""
    weights = weights_of("dates")
    ranked = sorted(own, key=lambda e: (e.role == "modified", -weights.get(e.kind, 0.0)))
    for e in ranked:
        moment = e.written.moment
        if moment and e.role != "modified" and (moment.minute or moment.hour or moment.second):
            return moment
    del evidence
    return None


def _modified(evidence: Sequence[Evidence], published: datetime | None) -> datetime | None:
    for e in evidence:
        moment = e.written.moment
        if e.role == "modified" and moment and (published is None or moment >= published):
            return moment
    return None


__all__ = ["Dates", "Field", "When", "decide"]
