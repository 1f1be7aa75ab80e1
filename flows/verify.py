"""Proof for a real bucket: each raw document is in the clean table once, none is missing, its bytes are the same."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

import pyarrow.compute as pc

from flows.clean_table import CleanTable
from flows.rows import Row
from flows.settings import MIB, Settings
from flows.sources import items
from flows.store import ObjectRef, Store, StoreError
from transforms import PIPELINE_VERSION
from transforms.vocabulary import QuarantineReason

_AT_ONCE = 500
# Archives of a gigabyte have some ten thousand rows each: of five hundred at once the rows took gigabytes themselves.
_BYTES_AT_ONCE = 256 * MIB
_EXAMPLES = 20
_COLUMNS = ["raw_uri", "raw_etag", "raw_index", "raw_last", "raw_sha256", "quarantine_reason", "pipeline_version"]
# What ended its worker was not read on behind its last row.
_ENDED = (QuarantineReason.TIMEOUT, QuarantineReason.WORKER_DIED)


@dataclass(slots=True)
class Findings:
    """What was compared, and what is wrong: kind -> how often; and examples, as (kind, where).

    left_out  objects that were stored too lately to be compared
    """

    objects: int = 0
    documents: int = 0
    left_out: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    examples: list[tuple[str, str]] = field(default_factory=list)

    def note(self, kind: str, where: str) -> None:
        """Count a finding."""
        self.wrong[kind] += 1
        if len(self.examples) < _EXAMPLES:
            self.examples.append((kind, where))


def verify(
    store: Store, table: CleanTable, settings: Settings, *, read: bool = True, settled: datetime | None = None
) -> Findings:
    """Compare a raw location with a clean table, some hundred objects at a time.

    read     read every raw document again and compare its hash; without, the listing is compared alone
    settled  leave out what was stored later
    Raises StoreError where one of the two cannot be read at all.
    """
    findings = Findings()
    listing = _settled(store, settled, findings)
    for refs in _some(listing):
        rows = _rows_of(table, refs)
        for ref in refs:
            findings.objects += 1
            _compare(ref, rows.get(ref.uri, []), findings)
            if read and rows.get(ref.uri):
                _compare_bytes(ref, store, rows[ref.uri], settings, findings)
    if not findings.objects and not findings.left_out:
        findings.note("no raw objects", store.uri)
    return findings


def _settled(store: Store, until: datetime | None, findings: Findings) -> Iterator[ObjectRef]:
    for ref in store.list():
        if until is None or ref.stored_at <= until:
            yield ref
        else:
            findings.left_out += 1


def _some(listing: Iterable[ObjectRef]) -> Iterator[list[ObjectRef]]:
    """The listing, as many objects at a time as have rows that fit into memory."""
    held: list[ObjectRef] = []
    size = 0
    for ref in listing:
        if held and (len(held) == _AT_ONCE or size + ref.size > _BYTES_AT_ONCE):
            yield held
            held, size = [], 0
        held.append(ref)
        size += ref.size
    if held:
        yield held


def _rows_of(table: CleanTable, refs: Iterable[ObjectRef]) -> dict[str, list[Row]]:
    wanted = pc.field("raw_uri").isin([ref.uri for ref in refs])
    found: dict[str, list[Row]] = {}
    for row in table.rows(_COLUMNS, wanted).to_pylist():
        found.setdefault(row["raw_uri"], []).append(row)
    return found


def _compare(ref: ObjectRef, rows: list[Row], findings: Findings) -> None:
    findings.documents += len(rows)
    if not rows:
        findings.note("missing", ref.uri)
        return
    if any(row["raw_etag"] != ref.etag for row in rows):
        findings.note("changed since", ref.uri)
    for index, count in Counter(row["raw_index"] for row in rows).items():
        if count > 1:
            findings.note("more than once", f"{ref.uri}#{index}")
    last = [row["raw_index"] for row in rows if row["raw_last"]]
    if not last:
        findings.note("not to its end", ref.uri)
    elif last != [max(row["raw_index"] for row in rows)]:
        findings.note("rows behind the last", ref.uri)


def _compare_bytes(ref: ObjectRef, store: Store, rows: list[Row], settings: Settings, findings: Findings) -> None:
    held = {row["raw_index"]: row["raw_sha256"] for row in rows}
    older = {row["raw_index"] for row in rows if row["pipeline_version"] != PIPELINE_VERSION}
    try:
        there = dict(_hashes(ref, store, settings))
    except StoreError as error:
        findings.note("cannot be read", str(error))
        return
    last = max(rows, key=lambda row: row["raw_index"])
    if last["quarantine_reason"] in _ENDED:
        there = {index: there.get(index) for index in held} | {last["raw_index"]: last["raw_sha256"]}
    for index in sorted(held.keys() | there.keys()):
        where = f"{ref.uri}#{index}"
        if index not in held:
            findings.note("missing", where)
        elif index not in there:
            findings.note("not in the raw object", where)
        elif held[index] != there[index]:
            # Another version may take an object apart otherwise: that tells nothing of its bytes.
            findings.note("read otherwise now" if index in older else "other bytes", where)


def _hashes(ref: ObjectRef, store: Store, settings: Settings) -> Iterator[tuple[int, str | None]]:
    with store.open(ref) as opened:
        for item in items(ref, opened, settings):
            yield item.index, hashlib.sha256(item.raw.body).hexdigest() if item.raw else None
