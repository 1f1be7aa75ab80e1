"""One raw document, cleaned as the pipeline would and written nowhere."""

from __future__ import annotations

import re
from pathlib import Path

from flows.batches import Work
from flows.parts import row_of_item
from flows.rows import Row
from flows.settings import Settings
from flows.sources import items
from flows.store import ObjectRef, StoreError, store_at

_NTH = re.compile(r"^(.*)#(\d+)$", re.DOTALL)


def row_of(document: str, settings: Settings) -> Row:
    """The row that a document would become. Raises StoreError where there is no such document.

    document  a file or an s3:// address; with #N behind it, the document with that place in an object of many
    """
    location, wanted = document, None
    named = _NTH.match(document)
    if named and (document.startswith("s3://") or not Path(document).exists()):
        location, wanted = named[1], int(named[2])
    store = store_at(location, settings)
    ref = next(iter(store.list()), None)
    if ref is None or not _is_that(ref, location):
        raise StoreError(f"{location}: there is no such object; to clean many, `copydesk clean RAW --to CLEAN`")
    with store.open(ref) as opened:
        found = items(ref, opened, settings, wanted or 0)
        for item in found:
            if wanted is None or item.index == wanted:
                row = row_of_item(Work(ref), item)
                row["raw_last"] = next(found, None) is None
                return row
    raise StoreError(f"{location}: holds no document number {wanted}")


def _is_that(ref: ObjectRef, location: str) -> bool:
    return ref.uri == location or (not location.startswith("s3://") and Path(location).is_file())
