"""What S3 answers and our own server never does, said in words that tell what to do."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from flows.clean_table import CleanTable
from flows.objects import ObjectRef
from flows.settings import Settings
from flows.store import StoreError, store_at


@contextmanager
def answering(monkeypatch: pytest.MonkeyPatch, status: int, code: str, **head: str) -> Iterator[Settings]:
    """Settings for a server that answers every request with one of S3's errors."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "any")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = f"<Error><Code>{code}</Code><Message>As S3 words it.</Message></Error>".encode()
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(body))} | head).items():
                self.send_header(name.replace("_", "-"), value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Not among the words of the tests."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{server.server_port}")
        yield Settings(workers=0, s3_attempts=2)
    finally:
        server.shutdown()
        server.server_close()


def test_a_table_in_another_region_is_not_tried_again_and_the_setting_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with (
        answering(monkeypatch, 301, "PermanentRedirect", x_amz_bucket_region="eu-west-1") as settings,
        pytest.raises(StoreError, match="another region; name it with COPYDESK_S3_REGION") as caught,
    ):
        CleanTable("s3://bucket/clean", settings).version()
    assert not caught.value.passing


def test_an_archived_object_has_to_be_restored(monkeypatch: pytest.MonkeyPatch) -> None:
    ref = ObjectRef("raw/a.txt", "s3://bucket/raw/a.txt", "etag", 1, datetime(2025, 5, 1, tzinfo=UTC))
    with (
        answering(monkeypatch, 403, "InvalidObjectState") as settings,
        pytest.raises(StoreError, match=r"archived .*restore it first") as caught,
    ):
        store_at("s3://bucket/raw", settings).open(ref)
    assert not caught.value.passing
