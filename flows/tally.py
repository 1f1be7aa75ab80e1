"""What a run has done, in numbers and a few examples: small, and the sum of its parts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from flows.rows import Row

_SLOWEST, _SAMPLES, _SITES, _EXCERPT = 10, 5, 1000, 300

_SUMS = (
    "objects",
    "documents",
    "clean",
    "quarantined",
    "chars_in",
    "chars_out",
    "repairs",
    "seconds",
    "there_already",
    "unread",
)
_COUNTERS = ("formats", "removed", "refused", "warnings", "sites", "languages", "passed_over")


class Slow(NamedTuple):
    """A document and how long it took, in seconds."""

    seconds: float
    uri: str
    chars: int


class Sample(NamedTuple):
    """One document before and after, as a person would look at it; the lower its rank, the more it shows."""

    rank: int
    id: str
    title: str
    repaired: tuple[tuple[str, str], ...]
    removed: tuple[tuple[str, str], ...]
    text: str


@dataclass(slots=True)
class Tally:
    """Counts of documents, and what is worth a look. Tallies of parts add up to that of the run.

    passed_over  what the listing has not taken, by why
    nothing_at   the raw location, if nothing at all is there
    """

    objects: int = 0
    documents: int = 0
    clean: int = 0
    quarantined: int = 0
    chars_in: int = 0
    chars_out: int = 0
    repairs: int = 0
    seconds: float = 0.0
    formats: Counter[str] = field(default_factory=Counter)
    removed: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    warnings: Counter[str] = field(default_factory=Counter)
    sites: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    there_already: int = 0
    unread: int = 0
    unread_examples: list[tuple[str, str]] = field(default_factory=list)
    passed_over: Counter[str] = field(default_factory=Counter)
    nothing_at: str = ""
    slowest: list[Slow] = field(default_factory=list)
    samples: list[Sample] = field(default_factory=list)

    def add(self, row: Row, seconds: float) -> None:
        """Count one row of the table, and the seconds that its document took."""
        self.documents += 1
        self.objects += row["raw_last"]
        self.seconds += seconds
        self.formats[row["raw_format"]] += 1
        self._note_slow(Slow(seconds, f"{row['raw_uri']}#{row['raw_index']}", row.get("chars_in") or 0))
        if row["status"] == "quarantined":
            self.quarantined += 1
            self.refused[row["quarantine_reason"]] += 1
            return
        self.clean += 1
        self.chars_in += row["chars_in"]
        self.chars_out += row["chars_out"]
        self.repairs += row["repair_count"]
        self.removed.update(each["reason"] for each in row["removed"])
        self.warnings.update(row["warnings"])
        self.sites[row["source_domain"] or "unknown"] += 1
        self.languages[row["language"] or "unknown"] += 1
        if row["repairs"] or row["removed"]:
            self._note_sample(row)

    def note_unread(self, uri: str, error: str) -> None:
        """Count an object that the store would not give; the next run tries it again."""
        self.unread += 1
        self.unread_examples = [*self.unread_examples, (uri, error.removeprefix(f"{uri}: "))][:_SAMPLES]

    def merge(self, other: Tally) -> None:
        """Add the tally of another part."""
        for name in _SUMS:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in _COUNTERS:
            getattr(self, name).update(getattr(other, name))
        self.unread_examples = (self.unread_examples + other.unread_examples)[:_SAMPLES]
        if len(self.sites) > 2 * _SITES:  # memory stays flat over a web's worth of sites
            self.sites = Counter(dict(self.sites.most_common(_SITES)))
        for slow in other.slowest:
            self._note_slow(slow)
        self.samples = sorted(self.samples + other.samples)[:_SAMPLES]

    def as_dict(self) -> dict[str, Any]:
        """The numbers, for a program to read."""
        numbers = {name: getattr(self, name) for name in _SUMS}
        numbers["nothing_at"] = self.nothing_at
        return numbers | {name: dict(getattr(self, name).most_common()) for name in _COUNTERS}

    def _note_sample(self, row: Row) -> None:
        rank = _rank(row)
        if len(self.samples) < _SAMPLES or (rank, row["id"]) < self.samples[-1][:2]:
            self.samples = sorted([*self.samples, _sample(row, rank)])[:_SAMPLES]

    def _note_slow(self, slow: Slow) -> None:
        if len(self.slowest) < _SLOWEST or slow.seconds > self.slowest[-1].seconds:
            self.slowest = sorted([*self.slowest, slow], reverse=True)[:_SLOWEST]


def _rank(row: Row) -> int:
    """How little a document shows: repaired letters count, repairs that no one sees do not; then removed blocks."""
    letters = any(each["after"].isalpha() for each in row["repairs"])
    return 2 * (not letters) + (not row["removed"])


def _sample(row: Row, rank: int) -> Sample:
    return Sample(
        rank=rank,
        id=row["id"],
        title=row["title"] or "",
        repaired=tuple((each["before"][:80], each["after"][:80]) for each in row["repairs"][:5]),
        removed=tuple((each["reason"], each["text"][:80]) for each in row["removed"][:8]),
        text=row["text"][:_EXCERPT],
    )
