"""Parquet, as CC-News, C4, FineWeb and Hugging Face hand out their sets -> a document a row, as a JSON object is one.

A file is read by ranges, one row group after another and within it some rows at a time, so memory grows neither with
the file nor with its row groups, and a run that goes on reads none of the row groups that are done.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq
import pyarrow.types as pt

from flows.inflate import is_bomb
from flows.parquet_values import Rows
from flows.settings import MIB
from flows.sources import Item, Source, in_json
from flows.store import StoreError
from transforms.document import Unusable
from transforms.json_shapes import name_of
from transforms.tables.json_names import BESIDE, HTML_NAMES, LISTS, TEXT_NAMES, WRAPPERS
from transforms.vocabulary import QuarantineReason

_TEXTS = frozenset(HTML_NAMES + TEXT_NAMES + WRAPPERS + LISTS + BESIDE)
_MAGIC, _ENCRYPTED = b"PAR1", b"PARE"
# The index of two thousand columns and row groups has some ten megabytes, and takes ten times as much when read.
_LONGEST_INDEX = 64 * MIB
_MOST_ROWS = 2**40
# What is read of a column, and of a row group, at once; rows at most.
_COLUMN_BYTES, _BATCH_BYTES, _BATCH_ROWS = MIB, 4 * MIB, 512
# What a batch may come to where each of its rows repeats the longest value that the dictionaries have room for.
_REPEATED_BYTES = 128 * MIB
_DICTIONARY_PAGE = 2 * 2  # zigzag
# No record of a collection nests deeper; pyarrow and Python both recurse.
_DEEPEST = 64
# What pyarrow raises for damaged files; StoreError is none of these.
_DAMAGE = (pa.ArrowException, OSError, ValueError, LookupError, OverflowError, RecursionError)


@dataclass(frozen=True, slots=True)
class _Table:
    """An opened file; `columns` are those that are read, None for all."""

    stream: BinaryIO
    file: pq.ParquetFile
    source: Source
    columns: list[str] | None


def read_parquet(source: Source) -> Iterator[Item]:
    """The rows of all row groups, numbered from 0. A row group that cannot be read on costs its own rows alone."""
    try:
        with source.seekable() as stream:
            _check_frame(stream)
            table = _opened(stream, source)
            start = 0
            for group in range(table.file.metadata.num_row_groups):
                end = start + table.file.metadata.row_group(group).num_rows
                if end > source.first:
                    yield from _group(table, group, start, end)
                start = end
    except Unusable as problem:
        yield source.bad(source.first, problem.reason, problem.detail)


def _check_frame(stream: BinaryIO) -> None:
    """Raise Unusable for what is no whole Parquet file, or one whose index would fill the memory."""
    size = stream.seek(0, 2)
    stream.seek(0)
    begins = stream.read(4)
    stream.seek(max(0, size - 8))
    end = stream.read(8)
    if begins == _ENCRYPTED or end[4:] == _ENCRYPTED:
        raise _encrypted()
    if begins != _MAGIC:
        raise Unusable(QuarantineReason.CORRUPT, "does not begin as a Parquet file does")
    if end[4:] != _MAGIC:
        cut = "the file is cut off: its index, which stands at its end, is missing, and no row can be read without"
        raise Unusable(QuarantineReason.TRUNCATED, cut)
    index = int.from_bytes(end[:4], "little")
    if index > _LONGEST_INDEX:
        raise Unusable(QuarantineReason.TOO_LARGE, f"an index of {index} bytes")


def _encrypted() -> Unusable:
    return Unusable(QuarantineReason.UNSUPPORTED, "an encrypted Parquet file, which is not read")


def _opened(stream: BinaryIO, source: Source) -> _Table:
    """Read the index. Raises Unusable."""
    try:
        metadata = pq.read_metadata(stream)
        file = pq.ParquetFile(
            stream,
            metadata=metadata,
            pre_buffer=False,
            buffer_size=_COLUMN_BYTES,
            schema_depth_limit=_DEEPEST,  # type: ignore[call-arg]
        )
        schema = file.schema_arrow
    except StoreError:
        raise
    except _DAMAGE as error:
        raise _damage(error, "the index cannot be read") from None
    rows = [metadata.row_group(group).num_rows for group in range(metadata.num_row_groups)]
    if min(rows, default=0) < 0 or sum(rows) > _MOST_ROWS:
        raise Unusable(QuarantineReason.CORRUPT, "the index tells of more or fewer rows than a file has")
    if sum(rows) and _TEXTS.isdisjoint(map(name_of, schema.names)):
        there = " ".join(", ".join(schema.names[:12]).split())
        raise Unusable(QuarantineReason.NO_TEXT_FIELD, f"no column with text or markup: {there}"[:300])
    wordy = [field.name for field in schema if not _is_numbers(field.type)]
    return _Table(stream, file, source, wordy if len(wordy) < len(schema.names) else None)


def _is_numbers(kind: pa.DataType) -> bool:
    """Whether a column holds vectors: embeddings and tokens are most of some files, and no field of a record."""
    if not (pt.is_list(kind) or pt.is_large_list(kind) or pt.is_fixed_size_list(kind)):
        return False
    inner = kind.value_type
    return pt.is_integer(inner) or pt.is_floating(inner) or pt.is_boolean(inner) or _is_numbers(inner)


def _group(table: _Table, group: int, start: int, end: int) -> Iterator[Item]:
    """The rows of one row group, from the first that is asked for on."""
    source, row = table.source, start
    try:
        batches = _batches(table, group)
        while row < end:
            rows = next(batches, None)
            if rows is None:
                raise Unusable(QuarantineReason.CORRUPT, f"row group {group} ends before its row {row}")
            for place in range(max(0, source.first - row), len(rows)):
                yield _item(source, row + place, rows, place)
            row += len(rows)
    except Unusable as problem:
        yield source.bad(max(row, source.first), problem.reason, problem.detail)


def _batches(table: _Table, group: int) -> Iterator[Rows]:
    """Some rows at a time. Raises Unusable where they cannot be read on."""
    about, most = table.file.metadata.row_group(group), table.source.settings.max_expansion
    _refuse_bomb("the file", table.stream.seek(0, io.SEEK_END), about.total_byte_size, most)
    try:
        # Asked of a column whose entry in the index is damaged or encrypted pyarrow ends the process; reading raises.
        next(table.file.iter_batches(batch_size=1, row_groups=[group], use_threads=False), None)
        columns = [about.column(number) for number in range(about.num_columns)]
        for each in columns:
            _refuse_bomb(each.path_in_schema, each.total_compressed_size, each.total_uncompressed_size, most)
        repeated = sum(_dictionary(table.stream, each) for each in columns)
        by_size = _BATCH_BYTES * about.num_rows // max(1, about.total_byte_size)
        rows = max(1, min(_BATCH_ROWS, by_size, _REPEATED_BYTES // max(1, repeated)))
        yield from map(
            Rows,
            table.file.iter_batches(
                batch_size=rows,
                row_groups=[group],
                columns=table.columns,
                use_threads=False,
            ),
        )
    except StoreError:
        raise
    except _DAMAGE as error:
        raise _damage(error, f"row group {group} cannot be read on from this row") from None


def _dictionary(stream: BinaryIO, column: pq.ColumnChunkMetaData) -> int:
    """Bytes of the dictionary of a column, any value of which each row may repeat; 0 where it has none.

    Of the head of its page, which is what holds: the index of the file may say anything. Thrift's compact protocol has
    there the page's type, 2 for a dictionary, and its size without compression.
    """
    if column.physical_type != "BYTE_ARRAY":
        return 0
    offset = column.dictionary_page_offset
    stream.seek(min(offset, column.data_page_offset) if offset else column.data_page_offset)
    head = stream.read(16)
    kind, behind = _varint(head, 1)
    size, _ = _varint(head, behind + 1)
    is_dictionary = head[:1] == head[behind : behind + 1] == b"\x15" and kind == _DICTIONARY_PAGE
    return size // 2 if is_dictionary else 0


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number in sevenths of bytes, the lowest first, and the place behind it."""
    value, shift = 0, 0
    for place in range(at, len(data)):
        value |= (data[place] & 0x7F) << shift
        if data[place] < 0x80:
            return value, place + 1
        shift += 7
    return 0, len(data)


def _item(source: Source, index: int, rows: Rows, place: int) -> Item:
    try:
        body = in_json(rows.record(place))
    except _DAMAGE as error:
        return source.bad(index, QuarantineReason.CORRUPT, f"a row that cannot be read: {_said(error)}"[:300])
    if len(body) > source.limit:
        return source.bad(index, QuarantineReason.TOO_LARGE, f"a row longer than {source.limit} bytes")
    return source.document(index, body, "application/json")


def _refuse_bomb(what: str, packed: int, whole: int, max_expansion: int) -> None:
    if is_bomb(packed, whole, max_expansion):
        detail = f"{packed} compressed bytes of {what[:100]} give {whole}: a decompression bomb"
        raise Unusable(QuarantineReason.TOO_LARGE, detail)


def _damage(error: Exception, what: str) -> Unusable:
    said = _said(error)
    if "crypt" in said.lower():
        return _encrypted()
    unknown = isinstance(error, NotImplementedError)
    reason = QuarantineReason.UNSUPPORTED if unknown else QuarantineReason.CORRUPT
    return Unusable(reason, f"{what}: {said}"[:300])


def _said(error: Exception) -> str:
    return " ".join(str(error).split())
