"""Tells a Prefect server that raw objects have arrived: by a command, by curl, or as a store's own webhook.

The deployment `clean-news` answers to the event `copydesk.objects-arrived` (infra/prefect.yaml).
"""

from __future__ import annotations

import base64
import json
import os
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from uuid import uuid4

EVENT = "copydesk.objects-arrived"
# A store sends one call an object; so many seconds of them become one event.
_GATHERED = 2.0
_LONGEST_CALL = 1_000_000
_BUSY, _PAUSES = (429, 503), (0.5, 1, 2, 4, 8)


class NotToldError(Exception):
    """The server could not be told; the message is one line."""


def announce(api: str, raw: str, objects: int | None = None) -> None:
    """Emit the event for a raw location. api: the server's address, ending in /api. Raises NotToldError."""
    event = {
        "id": str(uuid4()),
        "occurred": datetime.now(UTC).isoformat(),
        "event": EVENT,
        "resource": {"prefect.resource.id": f"copydesk.raw.{raw}", "prefect.resource.name": raw},
        "payload": {"raw": raw} | ({"objects": objects} if objects is not None else {}),
    }
    try:
        ask(api, "/events", [event])
    except OSError as error:
        raise NotToldError(
            f"the Prefect server at {api} could not be told: {getattr(error, 'reason', error)}"
        ) from None


def ask(api: str, path: str, body: Any = None, method: str = "POST") -> Any:
    """One request to a Prefect server, and its answer; again where it is too busy, as with SQLite. Raises OSError."""
    head = {"Content-Type": "application/json"}
    if secret := os.environ.get("PREFECT_API_AUTH_STRING"):
        head["Authorization"] = f"Basic {base64.b64encode(secret.encode()).decode()}"
    elif key := os.environ.get("PREFECT_API_KEY"):
        head["Authorization"] = f"Bearer {key}"
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"{api}{path}", data, head, method=method)
    for pause in _PAUSES:
        try:
            return _answer(request)
        except urllib.error.HTTPError as error:
            if error.code not in _BUSY:
                raise
            time.sleep(pause)
    return _answer(request)


def _answer(request: urllib.request.Request) -> Any:
    with urllib.request.urlopen(request, timeout=60) as reply:
        text = reply.read()
    return json.loads(text) if text else None


class Receiver:
    """The far end of a store's webhook: any POST means that an object has arrived. Listens on loopback.

    Folders, which SeaweedFS tells of as well, do not count.
    """

    def __init__(self, port: int, told: Callable[[int], None]) -> None:
        """told is called with the number of objects, at most once in two seconds, from a thread."""
        self._told, self._count, self._changed = told, 0, threading.Condition()
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = min(int(self.headers.get("Content-Length") or 0), _LONGEST_CALL)
                receiver.note(self.rfile.read(length))
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Thousands of lines tell no one anything."""

        self._server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/arrivals"
        for work in (self._server.serve_forever, self._tell):
            threading.Thread(target=work, daemon=True).start()

    def note(self, body: bytes) -> None:
        """Take one call."""
        try:
            entry = json.loads(body).get("message", {}).get("new_entry", {})
        except (ValueError, AttributeError):
            entry = {}
        if not entry.get("is_directory"):
            with self._changed:
                self._count += 1
                self._changed.notify()

    def _tell(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._count > 0)
            time.sleep(_GATHERED)
            with self._changed:
                count, self._count = self._count, 0
            self._told(count)

    def close(self) -> None:
        """Stop to listen."""
        self._server.shutdown()
        self._server.server_close()
