"""Where raw objects lie and the clean table stands: a folder, or a bucket. The only module that knows boto3."""

from __future__ import annotations

import os
import random
import re
import stat
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol, Self, cast
from urllib.parse import urlsplit
from uuid import uuid4

from flows.settings import Settings

if TYPE_CHECKING:
    from boto3.session import Session
    from botocore.credentials import ReadOnlyCredentials
    from botocore.response import StreamingBody
    from mypy_boto3_s3 import S3Client
    from pyarrow.fs import FileSystem

# What S3's own tools take where no region is set.
_REGION = "us-east-1"

_MAKING = threading.Lock()

# `s3:/bucket` is a slip, and makes no folder of that name either.
_SCHEME = re.compile(r"(?!file://)[a-z][a-z0-9+.-]+:/", re.IGNORECASE)


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
    """An object being read."""

    stream: BinaryIO
    content_type: str | None

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


def store_at(location: str, settings: Settings) -> Store:
    """The store of a raw location: `s3://bucket/prefix`, a folder, or a file. Raises StoreError for another form."""
    if location.startswith("s3://"):
        bucket, prefix = split_s3(location)
        return S3Store(bucket, prefix, settings)
    return LocalStore(folder_of(location))


def folder_of(location: str) -> Path:
    """The path of a location that is no bucket. Raises StoreError for an address of another kind."""
    if _SCHEME.match(location):
        raise StoreError(f"{location}: a location is s3://bucket/prefix or a folder")
    return Path(location.removeprefix("file://"))


def split_s3(location: str) -> tuple[str, str]:
    """Bucket and prefix of an S3 location, the latter without slashes at its ends."""
    bucket, _, prefix = location.removeprefix("s3://").partition("/")
    if not bucket:
        raise StoreError(f"{location}: an S3 location is s3://bucket/prefix")
    return bucket, prefix.strip("/")


# Why what lies in a folder is passed over.
_OUT = "links that lead out of the folder"
_FOLDER_LINK = "links to folders"
_NOWHERE = "links that lead nowhere"
_NO_FILE = "neither files nor folders"
_UNREADABLE = "names that cannot be looked up"
_LIKE_AN_ESCAPE = re.compile(rb"\\(?=x[0-9a-f]{2})")


class LocalStore:
    """A folder and all below it, or one file."""

    distant = False

    def __init__(self, root: Path) -> None:
        self.uri = str(root)
        self.passed_over: Counter[str] = Counter()
        try:
            self._root = root.resolve(strict=True)
            self._is_file = not self._root.is_dir()
        except FileNotFoundError:
            raise StoreError(f"{root}: there is no such folder or file") from None
        except (OSError, RuntimeError) as error:
            raise StoreError(f"{root}: cannot be read: {_why(error)}") from None

    def list(self) -> Iterator[ObjectRef]:
        """Every regular file below the folder, and no other: what else is there is counted in `passed_over`."""
        self.passed_over.clear()
        if self._is_file:
            yield from self._taken(self._root, self._root.name)
            return
        for folder, folders, names in os.walk(self._root, onerror=_cannot_be_listed):
            folders.sort()
            self.passed_over.update(_FOLDER_LINK for each in folders if Path(folder, each).is_symlink())
            for name in sorted(names):
                path = Path(folder, name)
                yield from self._taken(path, path.relative_to(self._root).as_posix())

    def _taken(self, path: Path, key: str) -> Iterator[ObjectRef]:
        """The file, if it is one that can be read."""
        try:
            if path.is_symlink() and not path.resolve(strict=True).is_relative_to(self._root):
                self.passed_over[_OUT] += 1
                return
            status = path.stat()
        except FileNotFoundError:
            # A file that went while the folder was read is not there to be cleaned.
            self.passed_over.update([_NOWHERE] if path.is_symlink() else [])
        except (OSError, RuntimeError):  # Python 3.11 says of links in a circle that they are a RuntimeError
            self.passed_over[_NOWHERE if path.is_symlink() else _UNREADABLE] += 1
        else:
            if stat.S_ISREG(status.st_mode):
                yield self._ref(path, key, status)
            else:
                self.passed_over[_NO_FILE] += 1

    def _ref(self, path: Path, key: str, status: os.stat_result) -> ObjectRef:
        shown = _shown(os.fsencode(path))
        stored_at = datetime.fromtimestamp(status.st_mtime, UTC)
        return ObjectRef(key, shown, f"{status.st_mtime_ns:x}-{status.st_size:x}", status.st_size, stored_at)

    def open(self, ref: ObjectRef) -> Opened:
        """Begin to read a file."""
        path = self._root if self._is_file else self._root / ref.key
        try:
            return Opened(cast("BinaryIO", _File(path, ref.uri)), None)
        except OSError as error:
            raise StoreError(f"{ref.uri}: {_why(error)}") from None


class _File:
    """The bytes of a file."""

    def __init__(self, path: Path, uri: str) -> None:
        self._file, self._uri = path.open("rb"), uri

    def read(self, size: int) -> bytes:
        """The next bytes. Raises StoreError."""
        try:
            return self._file.read(size)
        except OSError as error:
            raise StoreError(f"{self._uri}: {_why(error)}") from None

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def _why(error: OSError | RuntimeError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or "links that lead in a circle"


def _shown(path: bytes) -> str:
    r"""A path as it is written down: a name need not be UTF-8, an address must be.

    A byte that is none becomes \xNN. Where a name itself holds such letters their backslash becomes \x5c, so that two
    paths are never written alike.
    """
    return _LIKE_AN_ESCAPE.sub(rb"\\x5c", path).decode("utf-8", "backslashreplace")


def _cannot_be_listed(error: OSError) -> None:
    raise StoreError(f"{error.filename}: cannot be listed: {error.strerror}")


class S3Store:
    """A bucket's objects below a prefix."""

    distant = True

    def __init__(self, bucket: str, prefix: str, settings: Settings) -> None:
        self._bucket, self._prefix, self._settings = bucket, prefix, settings
        self.uri = f"s3://{bucket}/{prefix}".rstrip("/")
        self.passed_over: Counter[str] = Counter()

    def list(self) -> Iterator[ObjectRef]:
        """Every object below the prefix, read page by page; the empty ones that stand for folders are passed over."""
        prefix = f"{self._prefix}/" if self._prefix else ""
        with told_plainly(self.uri):
            pages = (
                s3_client(self._settings).get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=prefix)
            )
            found = False
            for page in pages:
                for each in page.get("Contents", []):
                    found = True
                    if not (each["Key"].endswith("/") and each["Size"] == 0):
                        yield self._ref(each["Key"], each["ETag"], each["Size"], each["LastModified"])
            if not found and self._prefix:
                yield from self._single()

    def _single(self) -> Iterator[ObjectRef]:
        """The object whose whole key was given as the prefix."""
        from botocore.exceptions import ClientError

        try:
            head = s3_client(self._settings).head_object(Bucket=self._bucket, Key=self._prefix)
        except ClientError as error:
            if error.response["ResponseMetadata"]["HTTPStatusCode"] != 404:
                raise
            return
        yield self._ref(self._prefix, head["ETag"], head["ContentLength"], head["LastModified"])

    def _ref(self, key: str, etag: str, size: int, stored_at: datetime) -> ObjectRef:
        return ObjectRef(key, f"s3://{self._bucket}/{key}", etag.strip('"'), size, stored_at)

    def open(self, ref: ObjectRef) -> Opened:
        """Begin to read an object, in the version that was listed."""
        body = _S3Body(s3_client(self._settings), self._bucket, ref, self._settings.s3_attempts)
        return Opened(cast("BinaryIO", body), body.content_type)


class _S3Body:
    """The bytes of an object. Where the connection breaks, reading goes on in a new one from the same place."""

    def __init__(self, client: S3Client, bucket: str, ref: ObjectRef, attempts: int) -> None:
        self._client, self._bucket, self._ref, self._attempts = client, bucket, ref, attempts
        self._at = 0
        self.content_type: str | None = None
        self._body = self._opened()

    def _opened(self) -> StreamingBody:
        with told_plainly(self._ref.uri):
            get = partial(
                self._client.get_object, Bucket=self._bucket, Key=self._ref.key, IfMatch=f'"{self._ref.etag}"'
            )
            # A range from 0 of an empty object is an error, so the first request asks for none.
            reply = get(Range=f"bytes={self._at}-") if self._at else get()
        self.content_type = reply.get("ContentType")
        return reply["Body"]

    def read(self, size: int) -> bytes:
        """The next bytes. Raises StoreError."""
        from botocore.exceptions import BotoCoreError
        from urllib3.exceptions import HTTPError

        for attempt in range(self._attempts):
            try:
                data = self._body.read(size)
            except (BotoCoreError, HTTPError, OSError) as error:
                if attempt + 1 == self._attempts:
                    broke = f"{self._ref.uri}: broke off after {self._at} bytes: {error}"
                    raise StoreError(broke, passing=True) from None
                time.sleep(random.uniform(0, 0.2 * 2**attempt))
                self._body = self._opened()
            else:
                self._at += len(data)
                return data
        raise AssertionError("unreachable: the last attempt returns or raises")

    def close(self) -> None:
        """Give the connection back."""
        self._body.close()


def s3_client(settings: Settings) -> S3Client:
    """The client of this process, made once: boto3's are safe to share between threads, and slow to make."""
    with _MAKING:  # lru_cache lets threads that come together each make one: 15 MB a client
        return _made_client(settings)


@lru_cache(maxsize=4)
def _made_client(settings: Settings) -> S3Client:
    from botocore.config import Config

    config = Config(
        retries={"max_attempts": settings.s3_attempts, "mode": "standard"},
        connect_timeout=settings.s3_timeout,
        read_timeout=settings.s3_timeout,
        max_pool_connections=32,
        s3={"addressing_style": "path" if settings.s3_endpoint_url else "auto"},
    )
    session = boto3_session(settings)
    region = session.region_name or _REGION
    return session.client("s3", endpoint_url=settings.s3_endpoint_url, region_name=region, config=config)


def storage_options(location: str, settings: Settings) -> dict[str, str] | None:
    """What deltalake needs to reach a table where boto3 reaches it, from the same settings; None for a folder."""
    if not location.startswith("s3://"):
        return None
    session = boto3_session(settings)
    frozen = _credentials(session, location)
    options = {
        "aws_access_key_id": frozen.access_key,
        "aws_secret_access_key": frozen.secret_key,
        "aws_session_token": frozen.token,
        "aws_region": session.region_name or _REGION,
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
    frozen = _credentials(session, location)
    bucket, prefix = split_s3(location)
    store = fs.S3FileSystem(
        access_key=frozen.access_key,
        secret_key=frozen.secret_key,
        session_token=frozen.token,
        region=session.region_name or _REGION,
        endpoint_override=settings.s3_endpoint_url,
        connect_timeout=settings.s3_timeout,
        request_timeout=settings.s3_timeout,
        retry_strategy=fs.AwsStandardS3RetryStrategy(max_attempts=settings.s3_attempts),
    )
    return fs.SubTreeFileSystem(f"{bucket}/{prefix}".rstrip("/"), store)


def boto3_session(settings: Settings) -> Session:
    """A session of boto3, which knows where credentials and the region come from."""
    import boto3

    return boto3.Session(region_name=settings.s3_region)


def _credentials(session: Session, location: str) -> ReadOnlyCredentials:
    credentials = session.get_credentials()
    if credentials is None:
        raise StoreError(f"{location}: {_NO_CREDENTIALS}")
    return credentials.get_frozen_credentials()


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
    from botocore.exceptions import ClientError

    bucket, prefix = split_s3(location)
    with told_plainly(f"{location}/{name}"):
        try:
            reply = s3_client(settings).get_object(Bucket=bucket, Key=f"{prefix}/{name}".lstrip("/"))
        except ClientError as error:
            if error.response["ResponseMetadata"]["HTTPStatusCode"] != 404:
                raise
            return None
        return reply["Body"].read()


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


_NO_CREDENTIALS = "no AWS credentials were found; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE"
_ADVICE = {
    "NoSuchBucket": "there is no such bucket; create it or correct the name",
    "NoSuchKey": "there is no such object any more",
    "404": "there is no such bucket or object",
    "PreconditionFailed": "the object has changed since it was listed; the next run takes it",
    "412": "the object has changed since it was listed; the next run takes it",
    "AccessDenied": "these credentials may not do that; check the bucket's policy",
    "403": "these credentials may not do that; check the bucket's policy",
    "InvalidAccessKeyId": "the store does not know this AWS_ACCESS_KEY_ID",
    "SignatureDoesNotMatch": "AWS_SECRET_ACCESS_KEY does not fit the access key",
    "ExpiredToken": "the credentials have expired; get new ones and start the run again",
}


_BY_CODE = {code.lower(): words for code, words in _ADVICE.items()}


def advice(code: str) -> str | None:
    """What an error code of S3 means, in words, if it is one that another try does not help against."""
    return _BY_CODE.get(code.lower())


@contextmanager
def told_plainly(what: str) -> Iterator[None]:
    """Turn what boto3 raises into a StoreError of one line that says what to do."""
    from botocore.exceptions import BotoCoreError, ClientError, EndpointConnectionError, NoCredentialsError
    from urllib3.exceptions import HTTPError

    try:
        yield
    except NoCredentialsError:
        raise StoreError(f"{what}: {_NO_CREDENTIALS}") from None
    except EndpointConnectionError as error:
        host = urlsplit(str(error.kwargs.get("endpoint_url", ""))).netloc
        nobody = f"{what}: nothing answers at {host}; check COPYDESK_S3_ENDPOINT_URL"
        raise StoreError(nobody, passing=True) from None
    except ClientError as error:
        code = str(error.response.get("Error", {}).get("Code", ""))
        known = advice(code)
        raise StoreError(f"{what}: {known or f'the store answers {code}'}", passing=known is None) from None
    except (BotoCoreError, HTTPError) as error:
        raise StoreError(f"{what}: {error}", passing=True) from None
