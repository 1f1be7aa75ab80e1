"""Works -> parts of the table, a bounded number of documents each: where objects are read and documents cleaned."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import BinaryIO, cast

import pyarrow as pa

from flows.batches import Fatal, Work
from flows.readahead import ReadAhead
from flows.rows import Row, clean_row, quarantined_row, refused_row
from flows.schema import SCHEMA, STAMPS
from flows.settings import Settings
from flows.sources import Item, items
from flows.store import Opened, Store, StoreError
from flows.tally import Tally
from transforms import Unusable, clean
from transforms.vocabulary import QuarantineReason

# Told before each document, so that whoever watches knows which one a worker died of: work, index, phase. Phases are
# fetch (the store is waited for, which has time limits of its own), read (decompressed and taken apart) and clean.
Watch = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Part:
    """Rows for one commit, what is left to do after it (nothing: this is the last), and its tally."""

    rows: pa.Table
    replaced: tuple[str, ...]
    rest: tuple[Work, ...]
    tally: Tally


@dataclass(slots=True)
class _Filling:
    rows: list[Row] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    size: int = 0
    tally: Tally = field(default_factory=Tally)

    def take(self, row: Row, size: int, seconds: float) -> None:
        self.rows.append(row)
        self.size += size
        self.tally.add(row, seconds)

    def part(self, rest: tuple[Work, ...]) -> Part:
        return Part(as_table(self.rows), tuple(self.replaced), rest, self.tally)


SCHEMA_OF_PARTS = pa.schema([field.with_nullable(True) if field.name in STAMPS else field for field in SCHEMA])


def as_table(rows: list[Row]) -> pa.Table:
    """The rows in the table's columns. A row that does not fit them is a bug of ours and must not cost the others."""
    try:
        return pa.Table.from_pylist(rows, schema=SCHEMA_OF_PARTS)
    except (pa.ArrowException, UnicodeError, TypeError, ValueError, OverflowError):
        return pa.Table.from_pylist([_fitting(row) for row in rows], schema=SCHEMA_OF_PARTS)


def _fitting(row: Row) -> Row:
    try:
        pa.Table.from_pylist([row], schema=SCHEMA_OF_PARTS)
    except (pa.ArrowException, UnicodeError, TypeError, ValueError, OverflowError):
        return refused_row(row, Unusable(QuarantineReason.BUG, traceback.format_exc(limit=-3)))
    return row


def unwatched(work: int, index: int, phase: str) -> None:
    """The watch of nobody."""


def parts(works: tuple[Work, ...], store: Store, settings: Settings, watch: Watch = unwatched) -> Iterator[Part]:
    """Read and clean all documents of the works, in order. Each part can be committed as soon as it comes.

    An object that cannot be read is noted in the tally and left for the next run: nothing is wrong with its documents.
    """
    with ReadAhead(works, store, settings) as ahead:
        yield from _parts(works, ahead, settings, watch)


def _parts(works: tuple[Work, ...], ahead: ReadAhead, settings: Settings, watch: Watch) -> Iterator[Part]:
    filling = _Filling()
    for place, work in enumerate(works):
        if work.replaces:
            filling.replaced.append(work.ref.uri)
        try:
            for row, size, seconds, apart in _Reading(work, place, ahead, settings, watch).rows():
                if apart and filling.rows:
                    yield filling.part((replace(work, first=row["raw_index"]),))
                    filling = _Filling()
                filling.take(row, size, seconds)
                if len(filling.rows) >= settings.part_documents or filling.size >= settings.part_bytes:
                    rest = works[place + 1 :]
                    if not row["raw_last"]:
                        rest = (replace(work, first=row["raw_index"] + 1, replaces=False), *rest)
                    yield filling.part(rest)
                    if not rest:
                        return
                    filling = _Filling()
        except StoreError as error:
            filling.tally.note_unread(work.ref.uri, str(error))
            if work.ref.uri in filling.replaced and not any(r["raw_uri"] == work.ref.uri for r in filling.rows):
                filling.replaced.remove(work.ref.uri)
    yield filling.part(())


@dataclass(frozen=True, slots=True)
class _Reading:
    """One object being read, and who watches."""

    work: Work
    place: int
    ahead: ReadAhead
    settings: Settings
    watch: Watch

    def rows(self) -> Iterator[tuple[Row, int, float, bool]]:
        """Row, bytes and seconds of each document, and whether documents of other workers stand between it and the one
        before; the last of the object is marked, for which each waits until the next is known.

        Raises StoreError where the object cannot be read to its end, after the rows of what was read.
        """
        held: tuple[Row, int, float, bool] | None = None
        last, apart = -1, False
        try:
            for item in self._items():
                if item.index < self.work.first:
                    continue
                last = item.index
                if not self._is_mine(last):
                    apart = True
                    continue
                if held is not None:
                    yield held
                started = time.perf_counter()
                row = row_of_item(self.work, item, partial(self.watch, self.place, item.index, "clean"))
                held = row, len(item.raw.body) if item.raw else 0, time.perf_counter() - started, apart
                apart = False
        except (StoreError, OSError) as error:
            if held is not None:
                yield held
            raise StoreError(str(error)) from None
        if held is not None:
            held[0]["raw_last"] = held[0]["raw_index"] == last
            yield held

    @property
    def _doomed(self) -> Fatal | None:
        """What ended workers as they read on: the object ends with it."""
        return next((fatal for fatal in self.work.fatal if fatal.phase == "read"), None)

    def _is_mine(self, index: int) -> bool:
        """Whether a document is this worker's. The end of the object is everybody's who meets it: another worker may
        have read on, and what it found there would stand behind a gap."""
        share = self.work.share
        if share is None or share.has(index):
            return True
        doomed = self._doomed
        return doomed is not None and doomed.index <= index

    def _items(self) -> Iterator[Item]:
        work, index, doomed = self.work, self.work.first, self._doomed
        if doomed is not None and doomed.index <= index:
            yield Item(index, "unknown", None, Unusable(doomed.reason, doomed.detail))
            return
        self.watch(self.place, index, "fetch")
        with self.ahead.open(self.place) as opened:
            stream = _Watched(opened, partial(self.watch, self.place), index)
            watched = Opened(cast("BinaryIO", stream), opened.content_type, stream.at if opened.at else None)
            for item in items(work.ref, watched, self.settings, work.first):
                yield item
                index = stream.index = max(index, item.index + 1)
                if doomed is not None and index >= doomed.index:
                    yield Item(index, "unknown", None, Unusable(doomed.reason, doomed.detail))
                    return
                self.watch(self.place, index, "read")


class _Watched:
    """A stream whose waiting for the store counts as no document's time."""

    def __init__(self, opened: Opened, watch: Callable[[int, str], None], index: int) -> None:
        self._opened, self._watch, self.index = opened, watch, index

    def read(self, size: int) -> bytes:
        self._watch(self.index, "fetch")
        data = self._opened.stream.read(size)
        self._watch(self.index, "read")
        return data

    def at(self, start: int, size: int) -> bytes:
        assert self._opened.at is not None
        self._watch(self.index, "fetch")
        data = self._opened.at(start, size)
        self._watch(self.index, "read")
        return data

    def close(self) -> None:
        self._opened.stream.close()


def row_of_item(work: Work, item: Item, begun: Callable[[], None] = lambda: None) -> Row:
    """Clean one document. Whatever happens to it, it becomes a row and stops nothing. begun: called before cleaning."""
    if item.raw is None:
        assert item.problem is not None
        return quarantined_row(work.ref, item, item.problem)
    for fatal in work.fatal:
        if (fatal.phase, fatal.index) == ("clean", item.index):
            return quarantined_row(work.ref, item, Unusable(fatal.reason, fatal.detail))
    begun()
    try:
        return clean_row(work.ref, item, clean(item.raw))
    except Unusable as problem:
        return quarantined_row(work.ref, item, problem)
    except Exception:
        return quarantined_row(work.ref, item, Unusable(QuarantineReason.BUG, traceback.format_exc(limit=-6)))
