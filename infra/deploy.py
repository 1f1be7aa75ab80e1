"""Puts copydesk's deployments and automations on a Prefect server; again, it renews them and doubles none."""

from __future__ import annotations

import os
import subprocess
import sys
import urllib.error
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from flows.settings import settings_of_environment
from flows.store import StoreError, folder_of, split_s3, store_at
from infra.arrivals import ask
from transforms import PIPELINE_VERSION

HERE = Path(__file__).parent
DEPLOYMENTS = HERE / "prefect.yaml"
AUTOMATIONS = HERE / "automations.yaml"
POOL = "copydesk"
_WEBHOOK = "copydesk-notify"


class NotDeployedError(Exception):
    """The server would not take a deployment or an automation; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where the deployments read and write, and whom automations tell.

    raw, clean  locations, which no run can be without; the form of a run by hand can change them
    notify      an address to which messages are posted as JSON, or None
    """

    raw: str
    clean: str
    notify: str | None = None


def deploy(api: str, places: Places, environment: Mapping[str, str] | None = None) -> list[str]:
    """Create the work pool where there is none, all deployments, and the automations; returns the deployments' names.

    environment: that of the command `prefect deploy`, this process's own by default. Raises NotDeployedError.
    """
    try:
        _ensure_pool(api)
        _prefect_deploy(api, places, os.environ if environment is None else environment)
        _automate(api, places.notify)
        return names(api)
    except OSError as error:
        raise NotDeployedError(f"the Prefect server at {api} refused: {_words(error)}") from None


def for_workers(location: str) -> str:
    """A location as any worker understands it: a folder from the root on, for each has a working directory of its own.

    Raises StoreError for what is no location.
    """
    if location.startswith("s3://"):
        split_s3(location)
        return location
    return str(folder_of(location).absolute())


def doubts(places: Places) -> list[str]:
    """What cannot be reached from here, a line each. A worker with other credentials may see it otherwise."""
    settings = settings_of_environment().model_copy(update={"s3_attempts": 1, "s3_timeout": 5.0})
    found = []
    for location in (places.raw, places.clean):
        if location == places.raw or location.startswith("s3://"):  # a folder for the table is made by the first run
            try:
                next(iter(store_at(location, settings).list()), None)
            except StoreError as error:
                found.append(str(error))
    return found


def names(api: str) -> list[str]:
    """The deployments of infra/prefect.yaml, as Prefect names them: flow/deployment."""
    tagged = {"deployments": {"tags": {"all_": ["copydesk"]}}}
    found = [(each["flow_id"], each["name"]) for each in ask(api, "/deployments/filter", tagged)]
    flows = {flow: ask(api, f"/flows/{flow}", method="GET")["name"] for flow, _ in found}
    return sorted(f"{flows[flow]}/{name}" for flow, name in found)


def _ensure_pool(api: str) -> None:
    try:
        ask(api, f"/work_pools/{POOL}", method="GET")
    except urllib.error.HTTPError as error:
        if error.code != 404:
            raise
        # Without a template: the first worker brings the one of its kind.
        ask(api, "/work_pools/", {"name": POOL, "type": "process", "description": "Runs of copydesk"})


def _prefect_deploy(api: str, places: Places, environment: Mapping[str, str]) -> None:
    variables = {"COPYDESK_RAW": places.raw, "COPYDESK_CLEAN": places.clean, "COPYDESK_VERSION": PIPELINE_VERSION}
    # Entrypoints are imported by the command, and copydesk need not be installed where a clone is worked in.
    path = os.pathsep.join(filter(None, (str(HERE.parent), environment.get("PYTHONPATH"))))
    env = dict(environment) | {"PREFECT_API_URL": api, "PYTHONPATH": path, "PREFECT_CLI_COLORS": "false"}
    env |= variables
    command = [sys.executable, "-m", "prefect", "--no-prompt", "deploy", "--all", "--prefect-file", str(DEPLOYMENTS)]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotDeployedError(
            f"prefect deploy ended with code {done.returncode}: {(done.stdout + done.stderr)[-1500:]}"
        )


def _automate(api: str, notify: str | None) -> None:
    wanted: list[dict[str, Any]] = yaml.safe_load(AUTOMATIONS.read_text(encoding="utf-8"))["automations"]
    ours = {each["name"] for each in wanted}
    for there in ask(api, "/automations/filter", {"limit": 200}):
        if there["name"] in ours:
            ask(api, f"/automations/{there['id']}", method="DELETE")
    block = _webhook(api, notify) if notify else None
    for each in wanted:
        text = each.pop("notify", None)
        if text is not None:
            call = {"type": "call-webhook", "block_document_id": block, "payload": _message(each["name"], text)}
            each["actions"] = [call if block else {"type": "do-nothing"}]
        ask(api, "/automations/", each)


def _message(name: str, text: str) -> str:
    """The body that is posted: `text` is what Slack, Mattermost and others show."""
    return '{"text": {{ (' + repr(name + ": ") + " ~ (" + _expression(text) + ")) | tojson }} }"


def _expression(template: str) -> str:
    """A template of words and {{ values }} as one expression, so that the whole can be quoted as JSON."""
    parts = []
    for place, piece in enumerate(template.replace("}}", "{{").split("{{")):
        parts.append(f"({piece.strip()})" if place % 2 else repr(piece))
    return " ~ ".join(parts)


def _webhook(api: str, url: str) -> str:
    """The block with which the server calls an address; returns its id."""
    kind = ask(api, "/block_types/slug/webhook", method="GET")["id"]
    schema = ask(api, "/block_schemas/filter", {"block_schemas": {"block_type_id": {"any_": [kind]}}})[0]["id"]
    data = {"url": url, "method": "POST", "allow_private_urls": True}
    for there in ask(api, "/block_documents/filter", {"block_documents": {"name": {"any_": [_WEBHOOK]}}}):
        ask(api, f"/block_documents/{there['id']}", {"data": data, "merge_existing_data": False}, method="PATCH")
        return str(there["id"])
    made = {"name": _WEBHOOK, "data": data, "block_type_id": kind, "block_schema_id": schema}
    return str(ask(api, "/block_documents/", made)["id"])


def _words(error: OSError) -> str:
    if isinstance(error, urllib.error.HTTPError):
        return f"{error.code} for {error.url}: {error.read()[:500].decode(errors='replace')}"
    return str(getattr(error, "reason", error))
