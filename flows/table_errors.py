"""What the table's libraries raise -> a line that says what to do; and another try where that may help."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from deltalake.exceptions import CommitFailedError, DeltaError, TableNotFoundError
from pyarrow import ArrowInvalid

from flows.settings import Settings
from flows.store import StoreError, advice

_T = TypeVar("_T")

# Where the error of a store is named: by object_store in S3's own XML, by Arrow's AWS client in capitals.
_CODE = re.compile(r"<Code>(\w+)</Code>|AWS Error ([A-Z_]+)")
# Of object_store, where a bucket answers with a redirect. boto3 finds the region by itself, so raw objects can be read.
_OTHER_REGION = "incorrectly configured region"
# Of the system, at the end of what delta-rs says in four layers.
_FULL = "No space left on device"
# Colours, and the arrows that delta-rs draws before each deeper cause; the last of them is the one that says most.
_DRAWN = re.compile(r"\x1b\[\d+m|↳")


@contextmanager
def told_plainly(location: str) -> Iterator[None]:
    """Turn what the table's libraries and their store raise into a StoreError of one line."""
    try:
        yield
    except (CommitFailedError, TableNotFoundError):
        raise  # these have an answer
    except (DeltaError, OSError, ArrowInvalid) as error:  # the last of a data file that is damaged
        raise table_error(location, str(error)) from None


def read_plainly(location: str, rows: Iterable[_T]) -> Iterator[_T]:
    """The same rows; what goes wrong while they are read is told as `told_plainly` does."""
    with told_plainly(location):
        yield from rows


def table_error(location: str, words: str) -> StoreError:
    """The StoreError for what a library says. It is passing where a store or a line to it failed that may do better."""
    found = _CODE.search(words)
    known = advice(found[1] or found[2].replace("_", "")) if found else None
    if known is not None:
        return StoreError(f"{location}: {known}")
    if _OTHER_REGION in words:
        return StoreError(f"{location}: the bucket is in another region; name it with COPYDESK_S3_REGION")
    if _FULL in words:
        return StoreError(f"{location}: {_FULL}; what was committed stays: make room, and run it again")
    lines = [_DRAWN.sub("", line).strip() for line in words.splitlines()]
    last = next((line for line in reversed(lines) if line), "the table's library gives no reason")
    passing = location.startswith("s3://")
    return StoreError(f"{location}: the table cannot be used: {last[:300]}", passing=passing)


def patiently(location: str, settings: Settings, action: Callable[[], _T]) -> _T:
    """Do what may be done twice, and again where the store fails in passing. Raises StoreError."""
    for attempt in range(settings.s3_attempts):
        try:
            with told_plainly(location):
                return action()
        except StoreError as error:
            if not error.passing or attempt + 1 == settings.s3_attempts:
                raise
            wait(attempt)
    raise AssertionError("unreachable: the last attempt returns or raises")


def wait(attempt: int) -> None:
    """Wait before another attempt: longer each time, and by chance, so that several writers come apart."""
    time.sleep(random.uniform(0, 0.1 * 2 ** min(attempt, 5)))
