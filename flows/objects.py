"""What a store holds, and how a location is written: what each kind of store has in common."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Protocol, Self, TypeAlias

# `s3:/bucket` is a slip, and makes no folder of that name either.
_SCHEME = re.compile(r"(?!file://)[a-z][a-z0-9+.-]+:/", re.IGNORECASE)


ReadAt: TypeAlias = Callable[[int, int], bytes]
"""Offset and count -> those bytes of an object, fewer only at its end. Raises StoreError."""


class StoreError(Exception):
    """The store cannot be used as asked; the message is one line that says what to do.

    passing  whether the same may go well at another time: the store was busy, or the line to it broke
    """

    def __init__(self, message: str, *, passing: bool = False) -> None:
        super().__init__(message)
        self.passing = passing


@dataclass(frozen=True, slots=True)
class ObjectRef:
    """One raw object as the listing shows it. `etag` changes when its bytes do."""

    key: str
    uri: str
    etag: str
    size: int
    stored_at: datetime


@dataclass(frozen=True, slots=True)
class Opened:
    """An object being read: from its beginning, or, where `at` is given, at any place."""

    stream: BinaryIO
    content_type: str | None
    at: ReadAt | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stream.close()


class Store(Protocol):
    """A place with raw objects.

    distant      whether each request waits for a network
    passed_over  what the last listing has passed over, by why
    """

    uri: str
    distant: bool
    passed_over: Counter[str]

    def list(self) -> Iterator[ObjectRef]:
        """Every object below the location, in the order of keys. Raises StoreError."""

    def open(self, ref: ObjectRef) -> Opened:
        """Begin to read an object. Raises StoreError."""


def folder_of(location: str) -> Path:
    """The path of a location that is no bucket. Raises StoreError for an address of another kind, or none at all."""
    if _SCHEME.match(location):
        raise StoreError(f"{location}: a location is s3://bucket/prefix or a folder")
    path = location.removeprefix("file://")
    # Path("") is the working directory: a script whose variable is not set would clean whatever lies there.
    if not path.strip():
        raise StoreError("a location is empty, as where a variable is not set; it is s3://bucket/prefix or a folder")
    return Path(path)


def split_s3(location: str) -> tuple[str, str]:
    """Bucket and prefix of an S3 location, the latter without slashes at its ends."""
    bucket, _, prefix = location.removeprefix("s3://").partition("/")
    if not bucket:
        raise StoreError(f"{location}: an S3 location is s3://bucket/prefix")
    return bucket, prefix.strip("/")
