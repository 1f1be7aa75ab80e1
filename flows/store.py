"""Where raw objects lie and the clean table stands: a folder, or a bucket. What the other modules know of both."""

from __future__ import annotations

from flows.folder_store import LocalStore
from flows.objects import ObjectRef, Opened, ReadAt, Store, StoreError, folder_of, split_s3
from flows.s3_store import S3Store, advice, s3_client
from flows.settings import Settings
from flows.table_place import arrow_filesystem, check_writable, read_beside, storage_options, write_beside

__all__ = [
    "ObjectRef",
    "Opened",
    "ReadAt",
    "Store",
    "StoreError",
    "advice",
    "arrow_filesystem",
    "check_writable",
    "folder_of",
    "read_beside",
    "s3_client",
    "split_s3",
    "storage_options",
    "store_at",
    "write_beside",
]


def store_at(location: str, settings: Settings) -> Store:
    """The store of a raw location: `s3://bucket/prefix`, a folder, or a file. Raises StoreError for another form."""
    if location.startswith("s3://"):
        bucket, prefix = split_s3(location)
        return S3Store(bucket, prefix, settings)
    return LocalStore(folder_of(location))
