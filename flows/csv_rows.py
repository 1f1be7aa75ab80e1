"""A table of articles as text (`.csv`, `.tsv`) -> a document a row, written as JSON by the names of its columns."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator

from flows.sources import Item, Source, lines
from transforms.json_shapes import name_of
from transforms.tables.json_names import HTML_NAMES, TEXT_NAMES
from transforms.vocabulary import QuarantineReason

_DELIMITERS = ",;\t|"
_TEXTS = frozenset(HTML_NAMES + TEXT_NAMES)


def read_csv(source: Source) -> Iterator[Item]:
    """The rows below the header, numbered from 0; blank ones count.

    A row that its quotes or its number of fields show to be broken is an item with a reason, and the next is read on.
    Bytes that are no UTF-8 stay as they are: each document's encoding is told by itself.
    """
    # one number for the whole process; all sources of a run have the same
    csv.field_size_limit(source.limit)
    written = _Lines(source)
    first = next(written, "")
    rows = csv.reader(written, delimiter=_delimiter(first))
    names = next(csv.reader([first], delimiter=_delimiter(first)), [])
    if source.problem is None and _TEXTS.isdisjoint(map(name_of, names)):
        detail = f"no column with text or markup: {', '.join(names[:12])}"[:300] if names else "no header and no row"
        yield source.bad(0, QuarantineReason.NO_TEXT_FIELD, detail)
        return
    index = -1
    while True:
        index += 1
        try:
            row = next(rows)
        except StopIteration:
            break
        except csv.Error as error:
            yield source.bad(index, QuarantineReason.CORRUPT, f"the row cannot be read: {error}")
            continue
        if written.cut:
            written.cut = False
            yield source.bad(index, QuarantineReason.TOO_LARGE, f"a line longer than {source.limit} bytes")
        elif source.problem and written.ended:
            break
        elif len(row) > len(names):
            detail = f"{len(row)} fields below a header of {len(names)}: is a delimiter in a text not quoted?"
            yield source.bad(index, QuarantineReason.CORRUPT, detail)
        elif row:
            record = json.dumps(dict(zip(names, row, strict=False)), ensure_ascii=False)
            yield source.document(index, record.encode("utf-8", "surrogateescape"), "application/json")
    if source.problem:
        yield source.bad(index, source.problem.reason, source.problem.detail)


class _Lines:
    """The lines of a source as text, for csv.reader; `cut` once one was over the limit, `ended` with the last."""

    def __init__(self, source: Source) -> None:
        self._lines = lines(source)
        self.cut = self.ended = False

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        try:
            line, whole = next(self._lines)
        except StopIteration:
            self.ended = True
            raise
        self.cut = self.cut or not whole
        self.ended = not line.endswith(b"\n")
        return line.decode("utf-8", "surrogateescape")


def _delimiter(header: str) -> str:
    """What parts most names of the header."""
    return max(_DELIMITERS, key=header.count)
