"""Which date a piece of evidence is: of publication, of a change, or one that could be either."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from transforms.date_forms import Written
from transforms.document import Field
from transforms.tables.calendar_words import PUBLISHED, UPDATED

# Characters before a date in which a word such as `updated` still speaks of it.
LABEL = 40
ROLES = {
    "published": "published", "modified": "modified", "date": "date", "created": "published",
    "published_text": "published", "modified_text": "modified", "date_text": "date", "byline": "date",
}  # fmt: skip
_UPDATED = re.compile("|".join(map(re.escape, UPDATED)))
_PUBLISHED = re.compile("|".join(map(re.escape, PUBLISHED)))


@dataclass(frozen=True, slots=True)
class Evidence:
    """One date that the document gives.

    kind     what sort of place says it, e.g. "jsonld:datePublished", "published meta", "url day": the key of its weight
    role     "published", "modified", or "date" where it could be either
    field    where it stands
    """

    kind: str
    role: str
    written: Written
    field: Field


def role_by_label(before: str, role: str, characters: int = LABEL) -> str:
    """The role that the last characters of the words before a date give it; without such words, that of its place."""
    words = before[-characters:].casefold()
    if _UPDATED.search(words):
        return "modified"
    return "published" if _PUBLISHED.search(words) else role


def changes_told(evidence: Sequence[Evidence]) -> list[Evidence]:
    """The evidence, with what repeats the moment of a change to the minute, though not called one, as one.

    Readers are often shown only when a text was last changed, in an element of a class such as `published`. Where
    markup for machines calls that very moment published, too, it is both, and stays; as all does where no such markup
    tells when it was published.
    """
    changed: set[datetime | tuple[date, int, int]] = set()
    published: set[datetime | tuple[date, int, int]] = set()
    for e in evidence:
        if _is_timed(e) and (e.role == "modified" or (e.role == "published" and _is_data(e))):
            (changed if e.role == "modified" else published).update(_minutes(e.written))
    changed -= published
    if not changed or not any(e.role == "published" and _is_data(e) for e in evidence):
        return list(evidence)
    return [
        replace(e, role="modified", kind=e.kind.replace(e.role, "modified", 1))
        if e.role != "modified" and _is_timed(e) and not changed.isdisjoint(_minutes(e.written))
        else e
        for e in evidence
    ]


def _is_timed(e: Evidence) -> bool:
    """Whether it has a time of day; midnight is only a day."""
    return e.written.at is not None and e.written.at != time(0, 0)


def _is_data(e: Evidence) -> bool:
    """Whether it is written for machines: the classes of a page's design are no such data."""
    return e.field.source.startswith(("meta:", "jsonld:", "itemprop:"))


def _minutes(written: Written) -> set[datetime | tuple[date, int, int]]:
    """A time of day as a minute of the world, where its zone is known, and as one of the clock."""
    assert written.at is not None
    clock: set[datetime | tuple[date, int, int]] = {(written.day, written.at.hour, written.at.minute)}
    moment = written.moment
    return clock | {moment.replace(second=0, microsecond=0)} if moment else clock
