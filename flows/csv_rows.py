"""A table of articles as text (`.csv`, `.tsv`) -> a document a row, written as JSON by the names of its columns."""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterator
from itertools import count
from typing import Self

from flows.sources import Item, Source, in_json, lines
from transforms.document import Unusable
from transforms.json_shapes import name_of
from transforms.tables.json_names import HTML_NAMES, TEXT_NAMES
from transforms.vocabulary import QuarantineReason

_DELIMITERS = ",;\t|"
_TEXTS = frozenset(HTML_NAMES + TEXT_NAMES)
# How quotes in a text are written, by the first so many bytes: doubled, as the standard (RFC 4180) has it, or behind a
# backslash, as Spark and MySQL write them.
_LOOKED_AT = 64 * 1024
_DOUBLED = re.compile(rb'[^,;\t|\r\n"]""[^,;\t|\r\n"]')
_BACKSLASHED = re.compile(rb'[^,;\t|\r\n\\]\\"[^,;\t|\r\n]')
# Lines below a broken row that are read once more, each as the beginning of one: a quote that is never closed is found
# out by the next quotes, a few lines on. More would have a hostile table read over and over.
_AGAIN = 256
_ESCAPED = re.compile(r'(?<!\\)\\"')


def read_csv(source: Source) -> Iterator[Item]:
    """The rows below the header, numbered from 0; blank ones count.

    A row that its quotes or its number of fields show to be broken is an item with a reason, and reading goes on in the
    next line. Bytes that are no UTF-8 stay as they are: each document's encoding is told by itself.
    """
    table = _Table(source)
    if source.problem is None and _TEXTS.isdisjoint(map(name_of, table.names)):
        there = " ".join(", ".join(table.names[:12]).split())
        detail = f"no column with text or markup: {there}"[:300] if there else "no header and no row"
        yield source.bad(0, QuarantineReason.NO_TEXT_FIELD, detail)
        return
    for index in count():
        try:
            row = table.row()
        except StopIteration:
            break
        except Unusable as problem:
            if table.broke_off:
                break
            yield source.bad(index, problem.reason, problem.detail)
            continue
        if table.broke_off:
            break
        if row:
            yield source.document(index, in_json(dict(zip(table.names, row, strict=False))), "application/json")
    if source.problem:
        yield source.bad(index, source.problem.reason, source.problem.detail)


class _Table:
    """The rows of a table. What is one is for Python's csv to say; here is what it is given, and what if it refuses."""

    def __init__(self, source: Source) -> None:
        # one number for the whole process; all sources of a run have the same
        csv.field_size_limit(source.limit)
        head = source.stream.peek(_LOOKED_AT)[:_LOOKED_AT]
        self._backslashed = _DOUBLED.search(head) is None and _BACKSLASHED.search(head) is not None
        self._source, self._lines, self._limit = source, lines(source), source.limit
        self._again: deque[str] = deque()
        self._of_row: list[str] = []
        self._size, self._long, self._ended = 0, False, False
        self._astray = False  # whether what comes next may be the rest of a broken row
        first = self._read()
        self._again.append(first)
        self._delimiter = max(_DELIMITERS, key=first.count)  # what parts most names
        # strict: what stands between a quote and a delimiter would else be taken for text, and the next row with it
        self._rows = csv.reader(self, delimiter=self._delimiter, strict=True)
        try:
            self.names = self._next()
        except (StopIteration, csv.Error):
            self.names = []
        self._usual = len(self.names)  # fields of the last row that was one

    @property
    def broke_off(self) -> bool:
        """Whether the last line was read, and the bytes break off in it."""
        return self._ended and not self._again and self._source.problem is not None

    def row(self) -> list[str]:
        """The fields of the next row. Raises StopIteration at the end, Unusable for what is no row."""
        try:
            row = self._next()
        except csv.Error as error:
            # A text may begin with a quotation mark of its own, where a table writes none around its fields.
            row = self._of_row[0].rstrip("\r\n").split(self._delimiter) if len(self._of_row) == 1 else []
            if len(row) != len(self.names) or self._long:
                if len(self._of_row) <= _AGAIN and not self.broke_off:
                    self._again.extendleft(reversed(self._of_row[1:]))
                self._astray = True
                raise self._refusal(f"the row cannot be read: {error}") from None
        if self._long or len(row) > len(self.names):
            many = f"{len(row)} fields below a header of {len(self.names)}: is a delimiter in a text not quoted?"
            raise self._refusal(many)
        if self._astray and row and len(row) < self._usual:
            raise self._refusal("a line behind a row that cannot be read, and no row itself")
        self._astray, self._usual = False, len(row) or self._usual
        return row

    def _next(self) -> list[str]:
        self._of_row, self._size, self._long = [], 0, False
        return next(self._rows)

    def _refusal(self, why: str) -> Unusable:
        if self._long:
            return Unusable(QuarantineReason.TOO_LARGE, f"a row longer than {self._limit} bytes")
        return Unusable(QuarantineReason.CORRUPT, why)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        """The next line, for csv.reader; those of the row in hand are kept until it is whole."""
        line = self._again.popleft() if self._again else self._read()
        if not line:
            raise StopIteration
        self._of_row.append(line)
        self._size += len(line)
        # by line and field alone a row has no end: each newline may be inside of quotes
        if self._long or self._size > self._limit:
            self._long = True
            raise csv.Error
        return line

    def _read(self) -> str:
        line, whole = next(self._lines, (b"", True))
        self._long = self._long or not whole
        self._ended = not line.endswith(b"\n")
        text = line.decode("utf-8", "surrogateescape")
        return _ESCAPED.sub('""', text) if self._backslashed else text
