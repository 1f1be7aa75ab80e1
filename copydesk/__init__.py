"""What copydesk has cleaned, for those who use it: the clean table as Arrow, filtered, of any version, or what is new.

    import copydesk

    rows = copydesk.read("s3://bucket/clean", site="example.org", columns=["title", "text"])

Credentials and servers are found as everywhere in copydesk: AWS_… in the environment or the AWS configuration. What
goes wrong is a `copydesk.StoreError` of one line. docs/reading.md has more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from os import PathLike, fspath
from typing import Literal

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds

from flows.clean_table import CleanTable
from flows.settings import settings_of_environment
from flows.store import StoreError
from flows.store import storage_options as _storage_options
from flows.table_errors import told_plainly
from flows.wanted import Wanted
from transforms import PIPELINE_VERSION

__all__ = ["StoreError", "__version__", "batches", "dataset", "read", "storage_options", "version"]

__version__ = PIPELINE_VERSION

Place = str | PathLike[str]
Day = date | str
Status = Literal["clean", "quarantined"]


def read(
    location: Place,
    *,
    columns: Sequence[str] | None = None,
    site: str | Sequence[str] | None = None,
    language: str | Sequence[str] | None = None,
    day: Day | tuple[Day | None, Day | None] | None = None,
    status: Status | None = "clean",
    where: pc.Expression | None = None,
    since: int | None = None,
    version: int | None = None,
    as_of: datetime | str | None = None,
) -> pa.Table:
    """Rows of a clean table, in memory; what does not fit is read by `batches`.

    location  `s3://bucket/prefix` or a folder
    columns   names of docs/clean_table.md; all by default
    site      registered domains, e.g. example.org
    language  ISO 639-1 codes, e.g. es
    day       of publication: a date, or the first and the last, either of them None for an open end
    status    "clean", "quarantined", or None for both
    where     what else must hold, e.g. `pyarrow.compute.field("chars_out") > 1000`
    since     only rows that versions above this one have brought, and that are still there
    version   the table as it was then; or
    as_of     at that time, which without a zone is in UTC
    Raises StoreError.
    """
    return batches(
        location,
        columns=columns,
        site=site,
        language=language,
        day=day,
        status=status,
        where=where,
        since=since,
        version=version,
        as_of=as_of,
    ).read_all()


def batches(
    location: Place,
    *,
    columns: Sequence[str] | None = None,
    site: str | Sequence[str] | None = None,
    language: str | Sequence[str] | None = None,
    day: Day | tuple[Day | None, Day | None] | None = None,
    status: Status | None = "clean",
    where: pc.Expression | None = None,
    since: int | None = None,
    version: int | None = None,
    as_of: datetime | str | None = None,
) -> pa.RecordBatchReader:
    """The same as `read`, at most a thousand rows at a time: memory does not grow with the table. Raises StoreError."""
    table, at = _table(location), _moment(version, as_of)
    first, last = _days(day)
    wanted = Wanted(
        first,
        last,
        _several("site", site),
        _several("language", language),
        _several("columns", columns),
        _status(status),
        _since(table, since),
        _where(where),
    )
    found = table.dataset(at)

    def rows() -> Iterator[pa.RecordBatch]:
        with told_plainly(table.location):
            try:
                yield from wanted.batches(found)
            except StoreError as error:
                raise StoreError(f"{location}: {error}") from None

    return pa.RecordBatchReader.from_batches(wanted.schema, rows())


def dataset(location: Place, *, version: int | None = None, as_of: datetime | str | None = None) -> ds.Dataset:
    """All rows, quarantined ones too, as a pyarrow dataset, for engines that push filters down. Raises StoreError."""
    return _table(location).dataset(_moment(version, as_of))


def version(location: Place) -> int:
    """The newest version of the table: read up to it, keep it, and next time ask for what is new since."""
    return _table(location).version()


def storage_options(location: Place) -> dict[str, str] | None:
    """What `polars.scan_delta`, `deltalake.DeltaTable` and others need to reach the same place; None for a folder."""
    options = _storage_options(fspath(location), settings_of_environment())
    # How often and how long is deltalake's own affair; polars does not take it in this form.
    return options and {name: value for name, value in options.items() if name.startswith("aws_")}


def _table(location: Place) -> CleanTable:
    return CleanTable(fspath(location), settings_of_environment())


def _moment(version: int | None, as_of: datetime | str | None) -> int | datetime | None:
    if version is not None and as_of is not None:
        raise StoreError("say version or as_of, not both")
    if as_of is None:
        return _number("version", version)
    try:
        when = datetime.fromisoformat(as_of) if isinstance(as_of, str) else as_of
    except ValueError:
        when = None
    if not isinstance(when, datetime):
        raise StoreError(f"as_of is a time such as 2025-03-04T12:00:00Z, not {as_of!r}")
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def _since(table: CleanTable, since: int | None) -> int | None:
    since = _number("since", since)
    if since is not None and since < 0:
        raise StoreError(f"since is a version of the table, from 0 on, not {since}")
    if since is not None and since > (newest := table.version()):
        raise StoreError(
            f"{table.location}: since is {since}, but the newest version is {newest}: is it another table now?"
        )
    return since


def _days(day: Day | tuple[Day | None, Day | None] | None) -> tuple[date | None, date | None]:
    if isinstance(day, tuple) and len(day) != 2:
        raise StoreError(f"of days there are two, the first and the last, not {len(day)}")
    first, last = day if isinstance(day, tuple) else (day, day)
    return _day(first), _day(last)


def _day(day: Day | None) -> date | None:
    if isinstance(day, datetime):
        return day.date()
    try:
        found: object = date.fromisoformat(day) if isinstance(day, str) else day
    except ValueError:
        found = ...
    if isinstance(found, date | None):
        return found
    raise StoreError(f"a day is a date such as 2025-03-04, not {day!r}")


def _status(status: str | None) -> str | None:
    if status not in ("clean", "quarantined", None):
        raise StoreError(f"a status is clean or quarantined, or None for both, not {status!r}")
    return status


def _where(where: object) -> pc.Expression | None:
    if not isinstance(where, pc.Expression | None):
        raise StoreError(f"where is an expression such as pyarrow.compute.field('chars_out') > 1000, not {where!r}")
    return where


def _number(name: str, value: object) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int | None):
        raise StoreError(f"{name} is the number of a version of the table, not {value!r}")
    return value


def _several(name: str, values: object) -> tuple[str, ...] | None:
    if values is None:
        return None
    several = (values,) if isinstance(values, str) else tuple(values) if isinstance(values, Iterable) else (None,)
    if not all(isinstance(value, str) for value in several):
        raise StoreError(f"{name} is a string or several, not {values!r}")
    return several
