"""Some rows of a Parquet file -> records as JSON has them: texts, numbers, lists and objects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

import pyarrow as pa
import pyarrow.types as pt

from transforms.json_shapes import name_of
from transforms.tables.json_names import HTML_NAMES, TEXT_NAMES

_TEXTS = frozenset(HTML_NAMES + TEXT_NAMES)
Cell = Callable[[int], Any]


class Rows:
    """A batch of rows, each a record of its own when it is asked for."""

    def __init__(self, batch: pa.RecordBatch) -> None:
        self._size = batch.num_rows
        columns = zip(batch.schema.names, batch.columns, strict=True)
        self._cells = [(name, _cell(column, name_of(name) in _TEXTS)) for name, column in columns]

    def __len__(self) -> int:
        return self._size

    def record(self, place: int) -> dict[str, Any]:
        """One row; of two columns of one name the first that has a value. Raises what pyarrow does."""
        record: dict[str, Any] = {}
        for name, cell in self._cells:
            if record.get(name) is None:
                record[name] = cell(place)
        return record


def _cell(column: Any, of_text: bool) -> Cell:
    """What gives the values of a column."""
    kind = column.type
    if pt.is_dictionary(kind):
        values, places = _cell(column.dictionary, of_text), column.indices
        return lambda place: values(index) if (index := places[place].as_py()) is not None else None
    if pt.is_string(kind) or pt.is_large_string(kind):
        # Not every writer keeps to UTF-8: bytes are taken, and what they are is told for each document by itself.
        column = column.cast(pa.large_binary() if pt.is_large_string(kind) else pa.binary())
        return lambda place: _text(column[place].as_py(), of_text=True)
    if pt.is_timestamp(kind) and kind.unit == "ns":
        column = column.cast(pa.timestamp("us", kind.tz), safe=False)
    return lambda place: _plain(_value(column[place]), of_text)


def _value(scalar: Any) -> Any:
    try:
        return scalar.as_py()
    except (ValueError, OverflowError, LookupError) as error:
        if isinstance(error, UnicodeDecodeError):
            raise
        return None  # a time beyond Python's calendar, or in a zone that there is not


def _text(value: bytes | None, *, of_text: bool) -> str | None:
    """Bytes as letters, those that are no UTF-8 as stand-ins for them; nothing for what is no text, as a picture."""
    if value is None:
        return None
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("utf-8", "surrogateescape") if of_text else None


def _plain(value: Any, of_text: bool) -> Any:
    """A value of Arrow's as one of JSON's."""
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, bytes):
        return _text(value, of_text=of_text)
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(name): _plain(each, name_of(str(name)) in _TEXTS) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return _listed(value, partial(_plain, of_text=of_text))
    return str(value) if isinstance(value, Decimal | timedelta) else None


def _listed(value: Iterable[Any], plain: Callable[[Any], Any]) -> Any:
    """A list, or where its items are pairs of a name and a value, as Arrow gives a map, an object of them."""
    items = list(value)
    if items and all(isinstance(each, tuple) and len(each) == 2 for each in items):
        return {str(name): plain(each) for name, each in items}
    return [plain(each) for each in items]
