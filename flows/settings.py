"""All that can be set, read once from the environment (COPYDESK_…) and passed down as values."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from typing import Annotated, Any, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, AliasChoices, Field
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

# The engines by name, the addresses of Dask schedulers, and those of Ray.
ENGINES = r"^(in-process|processes|dask|ray|(tcp|tls|ws|wss|ucx|ray)://\S+)$"
MIB = 1024 * 1024


def _engine(value: str) -> str:
    if not re.fullmatch(ENGINES, value):
        words = (
            "there is no such engine: it is one of processes, in-process, dask and ray, a Dask scheduler's address "
            "(tcp://host:8786) or a Ray address (ray://host:10001)"
        )
        raise PydanticCustomError("engine", words)
    return value


def _address(value: str) -> str | None:
    """An address as boto3 and arrow take one; an empty variable is as good as none."""
    if not value:
        return None
    try:
        parts = urlsplit(value)
        sound = parts.scheme in ("http", "https") and parts.port != 0 and _is_host(parts.hostname or "")
    except ValueError:
        sound = False
    if sound and parts.username is not None:
        words = "an address holds no name and no password; they go into AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
        raise PydanticCustomError("address", words)
    if not sound:
        words = "the address of an S3 server is http://host:port or https://host (AWS_ENDPOINT_URL is read too)"
        raise PydanticCustomError("address", words)
    return value


def _is_host(name: str) -> bool:
    """Whether botocore takes it for one: labels of letters, digits and inner hyphens, or an IPv6 address."""
    if ":" in name:  # which urlsplit has read
        return True
    return all(
        0 < len(label) < 64 and re.fullmatch("[a-z0-9-]+", label) and label.strip("-") == label
        for label in name.removesuffix(".").split(".")
    )


class Settings(BaseSettings):
    """What a run may use and how far it may go. Every field can be set by COPYDESK_<NAME> in the environment."""

    model_config = SettingsConfigDict(env_prefix="COPYDESK_", frozen=True, extra="ignore", hide_input_in_errors=True)

    s3_endpoint_url: Annotated[str, AfterValidator(_address)] | None = Field(
        None,
        description="Address of the S3 server; none means Amazon's. AWS_ENDPOINT_URL is read too.",
        validation_alias=AliasChoices("COPYDESK_S3_ENDPOINT_URL", "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"),
    )
    s3_region: str | None = Field(
        None,
        description="Region of the buckets; none means what the AWS configuration says, else us-east-1.",
        validation_alias=AliasChoices("COPYDESK_S3_REGION", "AWS_REGION", "AWS_DEFAULT_REGION"),
    )
    s3_attempts: int = Field(5, ge=1, description="How often a request to the store is tried, with backoff.")
    s3_timeout: float = Field(30.0, gt=0, description="Seconds to wait for a connection or the next bytes of a reply.")
    engine: Annotated[str, AfterValidator(_engine)] = Field(
        "processes",
        description="Who cleans: processes (of this machine), in-process, dask (a cluster of this machine), a Dask "
        "scheduler's address (tcp://host:8786), ray (the cluster that this machine belongs to) or a Ray address "
        "(ray://host:10001).",
    )
    workers: int = Field(
        default_factory=lambda: os.cpu_count() or 1, ge=0, description="Worker processes; 0 cleans in this process."
    )
    batch_objects: int = Field(500, ge=1, description="Raw objects in a batch, at most.")
    batch_bytes: int = Field(32 * MIB, ge=1, description="Bytes of raw objects in a batch, as stored, at most.")
    read_ahead_objects: int = Field(
        16, ge=0, description="Small objects that a worker has fetched or is fetching ahead of its work; 0: none."
    )
    read_ahead_bytes: int = Field(16 * MIB, ge=1, description="Bytes of them, as stored; a larger one is streamed.")
    part_documents: int = Field(
        500, ge=1, description="Documents in one commit, at most; a huge object is cut in parts."
    )
    part_bytes: int = Field(64 * MIB, ge=1, description="Bytes of documents, decompressed, in one commit, at most.")
    document_seconds: float = Field(30.0, gt=0, description="Seconds a document may take before it goes to quarantine.")
    max_bug_share: float = Field(
        0.02, ge=0, le=1, description="Share of documents with internal errors; above, a run fails."
    )
    max_document_bytes: int = Field(16 * MIB, ge=1, description="A longer document goes to quarantine as too_large.")
    max_expansion: int = Field(
        200, ge=1, description="Decompressed to compressed bytes; beyond it is a bomb (past 64 MiB)."
    )
    max_members: int = Field(200_000, ge=1, description="Members of a ZIP or tar archive; what is beyond is not read.")
    max_spool_bytes: int = Field(
        4096 * MIB,
        ge=1,
        description="Bytes of a temporary file, for Parquet or ZIP that is itself compressed or archived.",
    )

    def given(self, **values: Any) -> Self:
        """These settings with other values in place of some; None changes nothing. Raises ValidationError."""
        changed = {name: value for name, value in values.items() if value is not None}
        return self.model_validate(self.model_dump() | changed, by_name=True) if changed else self


# Read elsewhere than here: by options of commands, by the image and the compose file.
_OTHER_NAMES = ("RAW", "CLEAN", "NOTIFY_URL", "PAGE_PORT", "S3_PORT", "STACK", "VERSION")
# Kubernetes names the address of a service called copydesk so, in every pod beside it.
_OF_KUBERNETES = re.compile(r"COPYDESK_(\w+_)?(SERVICE|PORT)(_\w+)?")


def misspelt(names: Iterable[str]) -> list[str]:
    """What to say of variables that look like settings and are none: what they were to change stays as it is."""
    known = [f"COPYDESK_{name.upper()}" for name in (*Settings.model_fields, *_OTHER_NAMES)]
    said = []
    for name in sorted(set(names) - set(known)):
        if name.startswith("COPYDESK_") and not _OF_KUBERNETES.fullmatch(name):
            near = get_close_matches(name, known, n=1, cutoff=0.8)
            said.append(f"there is no setting {name}" + (f"; did you mean {near[0]}?" if near else ""))
    return said


@lru_cache(maxsize=1)
def settings_of_environment() -> Settings:
    """The settings as the environment has them, read on first use."""
    return Settings()
