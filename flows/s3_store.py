"""A bucket as a store of raw objects. The only module that knows boto3."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast
from urllib.parse import urlsplit

from flows.objects import ObjectRef, Opened, StoreError, split_s3
from flows.settings import Settings

if TYPE_CHECKING:
    from boto3.session import Session
    from botocore.credentials import ReadOnlyCredentials
    from botocore.response import StreamingBody
    from mypy_boto3_s3 import S3Client

# What S3's own tools take where no region is set.
REGION = "us-east-1"

_MAKING = threading.Lock()


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
        return Opened(cast("BinaryIO", body), body.content_type, body.at)


class _S3Body:
    """The bytes of an object. Where the connection breaks, reading goes on in a new one from the same place."""

    def __init__(self, client: S3Client, bucket: str, ref: ObjectRef, attempts: int) -> None:
        self._client, self._bucket, self._ref, self._attempts = client, bucket, ref, attempts
        self._at = 0
        self.content_type: str | None = None
        self._body = self._opened(0)

    def _opened(self, start: int, end: int | None = None) -> StreamingBody:
        """What stands from one place on, to the byte before the other."""
        with told_plainly(self._ref.uri):
            get = partial(
                self._client.get_object, Bucket=self._bucket, Key=self._ref.key, IfMatch=f'"{self._ref.etag}"'
            )
            # A range from 0 of an empty object is an error, so the first request asks for none.
            reply = get(Range=f"bytes={start}-{'' if end is None else end - 1}") if start or end else get()
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
                self._wait(attempt, f"broke off after {self._at} bytes: {error}")
                self._body = self._opened(self._at)
            else:
                self._at += len(data)
                return data
        raise AssertionError("unreachable: the last attempt returns or raises")

    def at(self, start: int, size: int) -> bytes:
        """The bytes from a place on, in a request of their own. Raises StoreError."""
        from botocore.exceptions import BotoCoreError
        from urllib3.exceptions import HTTPError

        end = min(start + size, self._ref.size)
        if end <= start:
            return b""
        for attempt in range(self._attempts):
            body = self._opened(start, end)
            try:
                return body.read()
            except (BotoCoreError, HTTPError, OSError) as error:
                body.close()
                self._wait(attempt, f"broke off between the bytes {start} and {end}: {error}")
        raise AssertionError("unreachable: the last attempt returns or raises")

    def _wait(self, attempt: int, broke: str) -> None:
        """Before another attempt; raises StoreError where there is none."""
        if attempt + 1 == self._attempts:
            raise StoreError(f"{self._ref.uri}: {broke}", passing=True)
        time.sleep(random.uniform(0, 0.2 * 2**attempt))

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
    region = session.region_name or REGION
    return session.client("s3", endpoint_url=settings.s3_endpoint_url, region_name=region, config=config)


def boto3_session(settings: Settings) -> Session:
    """A session of boto3, which knows where credentials and the region come from."""
    import boto3

    return boto3.Session(region_name=settings.s3_region)


def credentials_for(session: Session, location: str) -> ReadOnlyCredentials:
    """What the session finds to go to a location with. Raises StoreError where it finds nothing."""
    credentials = session.get_credentials()
    if credentials is None:
        raise StoreError(f"{location}: {_NO_CREDENTIALS}")
    return credentials.get_frozen_credentials()


def read_small(location: str, name: str, settings: Settings) -> bytes | None:
    """A small object below a location; None where there is none. Raises StoreError."""
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
    "InvalidObjectState": "the object is archived (Glacier); restore it first",
    "ExpiredToken": "the credentials have expired; get new ones and start the run again",
}


_BY_CODE = {code.lower(): words for code, words in _ADVICE.items()}


def need_bucket(location: str, settings: Settings) -> None:
    """Find out before any work whether a location's bucket is there and lets us in. Raises StoreError."""
    with told_plainly(location):
        s3_client(settings).list_objects_v2(Bucket=split_s3(location)[0], MaxKeys=1)


def upload(file: Path, location: str, settings: Settings) -> None:
    """Put a local file at s3://bucket/key, in parts where it is large: whole, or not at all. Raises StoreError."""
    bucket, _, key = location.removeprefix("s3://").partition("/")
    with told_plainly(location), file.open("rb") as stream:
        s3_client(settings).upload_fileobj(stream, bucket, key)


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
        nobody = f"{what}: nothing answers at {host}; check AWS_ENDPOINT_URL or COPYDESK_S3_ENDPOINT_URL"
        raise StoreError(nobody, passing=True) from None
    except ClientError as error:
        code = str(error.response.get("Error", {}).get("Code", ""))
        known = advice(code)
        raise StoreError(f"{what}: {known or f'the store answers {code}'}", passing=known is None) from None
    except (BotoCoreError, HTTPError) as error:
        raise StoreError(f"{what}: {error}", passing=True) from None
