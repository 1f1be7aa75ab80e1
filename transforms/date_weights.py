"""The dates that a document gives -> the weight of each day, from learnt weights of the places that give it.

How the weights were learnt: benchmarks/fit_dates.py, card in weights/dates.json.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache

from transforms.date_roles import Evidence
from transforms.weighing import weights_of


def features(evidence: Iterable[Evidence]) -> dict[date, list[str]]:
    """For each day that evidence names, the names of the features that speak for it; the keys of the weights."""
    days: dict[date, dict[str, None]] = {}
    months: list[tuple[date, str]] = []
    seen: dict[str, date] = {}
    edges: list[Evidence] = []
    for piece in evidence:
        day = piece.written.day
        if piece.written.precision in {"month", "year"}:
            months.append((day, piece.kind))
            continue
        first = seen.setdefault(piece.kind, day)
        names = days.setdefault(day, {})
        kind = piece.kind if day == first else piece.kind + ", later"
        names.update(dict.fromkeys((kind, *sorts_of(kind))))
        if at_edge(piece):
            names[_EDGE] = None
            edges.append(piece)
    for month, kind in months:
        for day, names in days.items():
            if (day.year, day.month) == (month.year, month.month):
                names.update(dict.fromkeys((kind, *sorts_of(kind))))
    for piece in edges:
        _local_day(piece, days)
    _settle(days)
    return {day: list(names) for day, names in days.items()}


@lru_cache(maxsize=1024)
def sorts_of(kind: str) -> tuple[str, ...]:
    """The sorts of place that a kind belongs to, by role, by who reads it and where: `any date, shown near headline`.

    Many kinds are met on few pages; what they have in common is learnt from all of them. A shown date that is called
    published is a shown date first. One inside a sentence is apart: it may be of what the article tells.
    """
    role, _, place = kind.partition(" ")
    apart = (", aside" if "aside" in kind else "") + (", later" if "later" in kind else "")
    if role in {"url", "image"}:
        return (f"any {role}{apart}",)
    if kind in SAID or role not in {"published", "modified", "date"} or place.startswith("relative"):
        return ()
    if place.startswith(_MARKUP):
        return (f"any {role}, for machines{apart}",)
    inside = " inside" in place
    shown = f"{'inside' if inside else 'shown'}{' near headline' if 'headline' in place else ''}{apart}"
    if role == "published" and not inside:
        return (f"any date, {shown}", f"any published, shown{apart}")
    return (f"any {'modified' if role == 'modified' else 'date'}, {shown}",)


_MARKUP = ("meta", "jsonld", "itemprop", "time pubdate")


def _local_day(piece: Evidence, days: dict[date, dict[str, None]]) -> None:
    """The day on which readers saw a moment that is given in UTC, where the page or its address tells it."""
    local = seen_on(piece)
    if any(name.startswith(("url day", "date", "published")) and "aside" not in name for name in days.get(local, ())):
        days[local]["the local day of a moment in UTC"] = None


def seen_on(piece: Evidence) -> date:
    """The day on which readers saw a moment at the edge of its day in UTC: the one before or the one behind."""
    at = piece.written.at
    return piece.written.day + timedelta(days=-1 if at and at.hour < _NOON else 1)


_NOON = 12


def _settle(days: dict[date, dict[str, None]]) -> None:
    """What the features of a day mean together, and beside other days."""
    for names in days.values():
        # A moment at the edge of its day in UTC does not tell the day on which it was read.
        if _EDGE not in names and any(name.startswith(_FOR_MACHINES) and first_hand(name) for name in names):
            names["published, for machines"] = None
        # The day of a change is rarely that of publication, unless the page says that it is that too.
        changes = [n for n in names if n.startswith(("modified", "any modified"))]
        if changes and len(changes) < len(names) and any(_speaks_of_publication(n) for n in names):
            for name in changes:
                del names[name]
            names["modified on that day"] = None
    if len(days) > 1:
        days[min(days)]["earliest"] = None
        days[max(days)]["latest"] = None


def first_hand(kind: str) -> bool:
    """Whether it is the first of its kind, and not in a part of the page that speaks of others."""
    return "aside" not in kind and "later" not in kind


_EDGE = "at the edge of its day in UTC"
# Where markup calls a day that of publication, whichever vocabulary it uses.
_FOR_MACHINES = ("published meta", "published jsonld", "published itemprop", "published time pubdate")


def at_edge(piece: Evidence) -> bool:
    """Whether it is published in UTC on what is another day where people read it: by its hour, west or east of it."""
    at = piece.written.at
    return piece.role == "published" and piece.written.offset == 0 and at is not None and not 6 <= at.hour < 22


def _speaks_of_publication(kind: str) -> bool:
    said = kind.startswith(("published", "url day", "script")) or kind in {"date meta", "date meta date"}
    return said and first_hand(kind)


# What cannot be learnt from pages: fields of text and JSON records were put there as the date; a header of HTTP or a
# WARC's date is when a server made or sent the bytes. A field outweighs an address and all visible lines together.
SAID = {
    "published text": 9.0, "published json": 9.0, "date json": 4.0, "date text": 4.0, "modified json": -1.0,
    "modified http": -4.0, "date http": -4.0, "published line alone": 3.0, "published line labelled": 3.0,
    "published relative": 0.8, "date relative": 0.5, "published line dateline": 2.0, "date line dateline": 1.5,
}  # fmt: skip


def weigh(evidence: Sequence[Evidence]) -> dict[date, float]:
    """The weight for each day that is named."""
    return {day: sum(map(weight_of, names)) for day, names in features(evidence).items()}


def weight_of(kind: str) -> float:
    """The weight of a feature: as said, else as learnt; of one never seen, a little by its role."""
    weight = SAID.get(kind, weights_of("dates").get(kind))
    if weight is not None:
        return weight
    return UNSEEN if kind.startswith("published") else -UNSEEN if kind.startswith("modified") else 0.0


UNSEEN = 0.1
