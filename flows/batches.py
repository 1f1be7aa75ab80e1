"""The listing minus what is done -> batches of bounded size."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from flows.members import EACH
from flows.settings import Settings
from flows.store import ObjectRef
from transforms.vocabulary import QuarantineReason

if TYPE_CHECKING:  # workers read batches, and need not load the table's library
    from flows.snapshot import Snapshot

# Two pages of an S3 listing.
_ASKED_AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class Fatal:
    """A document that ends its worker: it is not tried again but quarantined. phase: "read" or "clean"."""

    index: int
    phase: str
    reason: QuarantineReason
    detail: str


@dataclass(frozen=True, slots=True)
class Share:
    """Which documents of an object are one worker's, where several read it side by side: those of every block of so
    many places (Item.index) whose number, divided by `lanes`, leaves `lane`."""

    lane: int
    lanes: int
    block: int

    def has(self, index: int) -> bool:
        """Whether the document at this place is among them."""
        return sum(divmod(index, EACH)) // self.block % self.lanes == self.lane  # members take turns, too


@dataclass(frozen=True, slots=True)
class Work:
    """One raw object to do, from a document on: an object that was done in part goes on where its last commit ended.

    replaces  whether the table holds rows of it that this work makes stale
    fatal     documents in it that have ended a worker before
    share     the documents that are to be cleaned; None for all
    """

    ref: ObjectRef
    first: int = 0
    replaces: bool = False
    fatal: tuple[Fatal, ...] = ()
    share: Share | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """What one task does. lanes: how many workers are to do it, where it is one object"""

    number: int
    works: tuple[Work, ...]
    lanes: int = 1

    @property
    def size(self) -> int:
        """Stored bytes of its objects."""
        return sum(work.ref.size for work in self.works)


def work_left(
    listing: Iterable[ObjectRef], table: Snapshot, version: str | None, retry: Collection[str] = ()
) -> Iterator[Work]:
    """The objects that are not in the table yet, or not in this form; the table is asked about some at a time.

    version  the pipeline version that rows must have to count; None where any will do
    retry    reasons of quarantine: objects of which a document is there for one of them are done again
    """
    listing = iter(listing)
    while refs := list(islice(listing, _ASKED_AT_ONCE)):
        uris = [ref.uri for ref in refs]
        progress, again = table.progress(uris), table.quarantined(uris, retry)
        for ref in refs:
            done = progress.get(ref.uri)
            if done is None:
                yield Work(ref)
            elif (
                done.mixed
                or done.etag != ref.etag
                or (version is not None and done.version != version)
                or ref.uri in again
            ):
                yield Work(ref, replaces=True)
            elif not done.complete:
                yield Work(ref, first=done.next_index)


def batches(works: Iterable[Work], settings: Settings) -> Iterator[Batch]:
    """Group works into batches of at most so many objects and bytes; a larger object is a batch by itself.

    Those that replace rows go apart from new ones: the table takes the former and the latter in different commits.
    """
    count = 0
    held: dict[bool, list[Work]] = {False: [], True: []}
    for work in works:
        group = held[work.replaces]
        size = sum(each.ref.size for each in group)
        if group and (len(group) == settings.batch_objects or size + work.ref.size > settings.batch_bytes):
            yield Batch(count, tuple(group))
            count += 1
            group.clear()
        group.append(work)
    for group in held.values():
        if group:
            yield Batch(count, tuple(group))
            count += 1
