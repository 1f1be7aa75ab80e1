"""How the clean table's libraries reach its place, and the small files beside it, from the same settings."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING
from uuid import uuid4

from flows.objects import StoreError, folder_of, split_s3
from flows.s3_store import REGION, boto3_session, credentials_for, read_small, s3_client, told_plainly
from flows.settings import Settings

if TYPE_CHECKING:
    from pyarrow.fs import FileSystem


def storage_options(location: str, settings: Settings) -> dict[str, str] | None:
    """What deltalake needs to reach a table where boto3 reaches it, from the same settings; None for a folder."""
    if not location.startswith("s3://"):
        return None
    session = boto3_session(settings)
    frozen = credentials_for(session, location)
    options = {
        "aws_access_key_id": frozen.access_key,
        "aws_secret_access_key": frozen.secret_key,
        "aws_session_token": frozen.token,
        "aws_region": session.region_name or REGION,
        "aws_endpoint": settings.s3_endpoint_url,
        "aws_allow_http": "true" if (settings.s3_endpoint_url or "").startswith("http://") else None,
        # Two writers must not both make version N of the table: the store itself refuses the second.
        "aws_conditional_put": "etag",
        "timeout": f"{settings.s3_timeout:g}s",
        "max_retries": str(settings.s3_attempts - 1),
        "retry_timeout": f"{settings.s3_attempts * settings.s3_timeout:g}s",
    }
    return {name: value for name, value in options.items() if value}


def arrow_filesystem(location: str, settings: Settings) -> FileSystem:
    """The files of a table as pyarrow reads them, from the same settings.

    Native, since deltalake's own is Python called by Arrow's threads: one that wants the interpreter while it ends
    aborts the process ("terminate called without an active exception", 26 of 40 runs of `verify`).
    """
    from pyarrow import fs

    if not location.startswith("s3://"):
        return fs.SubTreeFileSystem(str(folder_of(location).absolute()), fs.LocalFileSystem())
    session = boto3_session(settings)
    frozen = credentials_for(session, location)
    bucket, prefix = split_s3(location)
    store = fs.S3FileSystem(
        access_key=frozen.access_key,
        secret_key=frozen.secret_key,
        session_token=frozen.token,
        region=session.region_name or REGION,
        endpoint_override=settings.s3_endpoint_url,
        connect_timeout=settings.s3_timeout,
        request_timeout=settings.s3_timeout,
        retry_strategy=fs.AwsStandardS3RetryStrategy(max_attempts=settings.s3_attempts),
    )
    return fs.SubTreeFileSystem(f"{bucket}/{prefix}".rstrip("/"), store)


def _probe() -> str:
    """A name that neither another run nor anything of a user's has."""
    return f".copydesk-write-test-{uuid4().hex}"


def check_writable(location: str, settings: Settings) -> None:
    """Find out before any work whether the clean location can be written. Raises StoreError."""
    if not location.startswith("s3://"):
        folder = folder_of(location)
        if folder.is_file():
            raise StoreError(f"{folder}: is a file; the clean table needs a folder of its own")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            probe = folder / _probe()
            probe.touch(exist_ok=False)
            probe.unlink()
        except OSError as error:
            raise StoreError(f"{folder}: cannot be written: {error.strerror}") from None
        return
    bucket, prefix = split_s3(location)
    key = f"{prefix}/{_probe()}".lstrip("/")
    with told_plainly(location):
        client = s3_client(settings)
        client.put_object(Bucket=bucket, Key=key, Body=b"")
        client.delete_object(Bucket=bucket, Key=key)


def read_beside(location: str, name: str, settings: Settings) -> bytes | None:
    """A small file at a location; None where there is none. Raises StoreError."""
    if not location.startswith("s3://"):
        try:
            return (folder_of(location) / name).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StoreError(f"{location}/{name}: {error.strerror}") from None
    return read_small(location, name, settings)


def write_beside(location: str, name: str, body: bytes, settings: Settings) -> None:
    """A small text file at a location, whole or not at all. Raises StoreError."""
    if not location.startswith("s3://"):
        path = folder_of(location) / name
        beside = path.with_name(f".{name}.{os.getpid()}-{random.getrandbits(32):08x}")
        try:
            beside.write_bytes(body)
            beside.replace(path)
        except OSError as error:
            raise StoreError(f"{path}: cannot be written: {error.strerror}") from None
        finally:
            beside.unlink(missing_ok=True)
        return
    bucket, prefix = split_s3(location)
    with told_plainly(f"{location}/{name}"):
        s3_client(settings).put_object(
            Bucket=bucket, Key=f"{prefix}/{name}".lstrip("/"), Body=body, ContentType="text/markdown; charset=utf-8"
        )
