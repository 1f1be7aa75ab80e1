"""What a document says of its dates -> one date of publication with its source, or none; and those that disagree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from transforms.document import DateEvidence, Page, Verdict
from transforms.vocabulary import Caution


@dataclass(frozen=True, slots=True)
class Dates:
    """When a document was published and changed. published_at and modified_at are aware, or None."""

    published_date: date | None
    published_at: datetime | None
    source: str | None
    disagree: tuple[DateEvidence, ...]
    modified_at: datetime | None
    warnings: tuple[Caution, ...]


@dataclass(frozen=True, slots=True)
class When:
    """What bounds and explains the dates of a document: its address, when it was fetched, when its bytes were stored."""

    url: str | None = None
    fetched_at: datetime | None = None
    stored_at: datetime | None = None
    language: str | None = None


def decide(page: Page, verdicts: Sequence[Verdict], when: When) -> Dates:
    """Weigh all that the document says of its dates."""
    del verdicts, when
    for field in page.found:
        if field.name == "published":
            try:
                at = datetime.fromisoformat(field.value)
            except ValueError:
                continue
            return Dates(at.date(), at if at.tzinfo else None, field.source, (), None, ())
    return Dates(None, None, None, (), None, (Caution.NO_PUBLISHED_DATE,))
