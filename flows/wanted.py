"""Which rows of the clean table a reader wants, as a filter that Parquet's statistics can answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds

from flows.schema import SCHEMA
from flows.snapshot import KEPT
from flows.store import StoreError
from transforms.language import code_of
from transforms.metadata import domain_of

_ROWS = 1000
# Rows hold whole articles: what pyarrow reads ahead by default is some hundred megabytes of them.
_BATCHES_AHEAD, _FILES_AHEAD = 4, 2


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows and columns; None asks for all.

    since, until  published between two days, both included
    sites         registered domains, hosts below them, or addresses there
    languages     ISO 639-1 codes; of a tag such as en-GB the first part counts
    status        "clean" or "quarantined"
    above         first held by a version of the table above this one
    where         what else must hold, of columns by the table's names
    """

    since: date | None = None
    until: date | None = None
    sites: tuple[str, ...] | None = None
    languages: tuple[str, ...] | None = None
    columns: tuple[str, ...] | None = None
    status: str | None = "clean"
    above: int | None = None
    where: pc.Expression | None = None

    def __post_init__(self) -> None:
        """Refuse what no row can fit. Raises StoreError."""
        if self.since is not None and self.until is not None and self.since > self.until:
            raise StoreError(f"no day lies between the two: {self.since} is after {self.until}")
        for what, values in (("site", self.sites), ("language", self.languages)):
            if not all(value.strip() for value in values or ()):
                raise StoreError(f"a {what} is empty; leave it out to ask for all")
        unknown = next((tag for tag in self.languages or () if code_of(tag) is None), None)
        if unknown is not None:
            raise StoreError(f"{unknown}: is no code of a language; ISO 639-1 has two letters, as en or es")

    @property
    def schema(self) -> pa.Schema:
        """Of the rows as they come. Raises StoreError for a column that is not there."""
        columns = SCHEMA.names if self.columns is None else self.columns
        unknown = sorted(set(columns) - set(SCHEMA.names))
        if unknown:
            raise StoreError(f"no such column: {', '.join(unknown)}; there are {', '.join(SCHEMA.names)}")
        if not columns or len(set(columns)) < len(columns):
            raise StoreError("no column is asked for" if not columns else "a column is asked for twice")
        return pa.schema([SCHEMA.field(name).with_nullable(True).remove_metadata() for name in columns])

    def batches(self, dataset: ds.Dataset) -> Iterator[pa.RecordBatch]:
        """The rows, some at a time. Raises StoreError for a column that is not there, or files that are no more."""
        schema = self.schema
        # Older tables of ours may lack a column that was added since.
        there = set(dataset.schema.names)
        columns = [name for name in schema.names if name in there]
        try:
            scanner = dataset.scanner(
                columns=columns,
                filter=self.filter,
                batch_size=_ROWS,
                batch_readahead=_BATCHES_AHEAD,
                fragment_readahead=_FILES_AHEAD,
                cache_metadata=KEPT,
            )
            for batch in scanner.to_batches():
                if batch.num_rows:
                    yield _shaped(batch, schema)
        except FileNotFoundError:
            raise StoreError("files of this version have been removed since; read a newer one") from None
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError, pa.ArrowTypeError) as error:
            if self.where is None:  # our own filters fit: it is a file that does not
                raise
            raise StoreError(f"the filter does not fit the table: {str(error).splitlines()[0]}") from None

    @property
    def filter(self) -> pc.Expression | None:
        """The rows that are wanted, for a pyarrow scanner."""
        column = pc.field
        conditions = [
            self.status is not None and column("status") == self.status,
            self.since is not None and column("published_date") >= pa.scalar(self.since),
            self.until is not None and column("published_date") <= pa.scalar(self.until),
            self.sites is not None and _among("source_domain", map(_domain, self.sites)),
            self.languages is not None and _among("language", map(_code, self.languages)),
            self.above is not None and column("commit_version") > self.above,
            self.where is not None and self.where,
        ]
        asked = [condition for condition in conditions if condition is not False]
        return reduce(and_, asked) if asked else None


def _shaped(batch: pa.RecordBatch, schema: pa.Schema) -> pa.RecordBatch:
    missing = [name for name in schema.names if name not in batch.schema.names]
    for name in missing:
        batch = batch.append_column(name, pa.nulls(batch.num_rows, schema.field(name).type))
    return batch.select(schema.names).cast(schema)


def _among(column: str, values: Iterable[str]) -> pc.Expression:
    return pc.field(column).isin(pa.array(values, pa.string()))


def _domain(site: str) -> str:
    site = site.strip().lower()
    return domain_of(site if "://" in site else f"http://{site}") or site


def _code(tag: str) -> str:
    return code_of(tag) or tag
