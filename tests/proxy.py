"""A proxy before a real S3 server that does to requests what networks and stores do: it fails some of them, by a plan."""

from __future__ import annotations

import http.client
import socket
import struct
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Request:
    """What a plan sees of a request: its method, its path with the query, and how many came before it."""

    method: str
    path: str
    number: int

    @property
    def is_listing(self) -> bool:
        return self.method == "GET" and "list-type=2" in self.path

    @property
    def is_object(self) -> bool:
        return self.method == "GET" and "list-type=2" not in self.path

    @property
    def is_commit(self) -> bool:
        return self.method == "PUT" and "_delta_log/" in self.path


# The fault that a request is to meet, by name; None lets it pass.
Plan = Callable[[Request], str | None]


@dataclass(slots=True)
class Proxy:
    """A running proxy: where it answers, what it is to do, and what it has done."""

    endpoint: str
    plan: Plan
    done: Counter[str] = field(default_factory=Counter)
    requests: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


def an_error(status: int, code: str) -> tuple[int, bytes]:
    return status, f"<?xml version='1.0'?><Error><Code>{code}</Code><Message>by the proxy</Message></Error>".encode()


ERRORS = {
    "slow_down": an_error(503, "SlowDown"),
    "internal_error": an_error(500, "InternalError"),
    "access_denied": an_error(403, "AccessDenied"),
    "expired": an_error(400, "ExpiredToken"),
}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    proxy: Proxy
    upstream: str

    def _do(self) -> None:
        with self.proxy.lock:
            request = Request(self.command, self.path, self.proxy.requests)
            self.proxy.requests += 1
            fault = self.proxy.plan(request)
            self.proxy.done[fault or "passed"] += 1
        body = self._body()
        if fault in ERRORS:
            self._reply(*ERRORS[fault], {})
        elif fault == "reset":
            self._reset()
        else:
            self._pass_on(body, fault)

    do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = _do  # noqa: N815

    def _body(self) -> bytes:
        if self.headers.get("Expect") == "100-continue":
            self.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        if "chunked" not in self.headers.get("Transfer-Encoding", ""):
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))
        body = b""
        while size := int(self.rfile.readline().split(b";")[0], 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def _pass_on(self, body: bytes, fault: str | None) -> None:
        line = http.client.HTTPConnection(self.upstream, timeout=60)
        kept = {k: v for k, v in self.headers.items() if k not in ("Expect", "Transfer-Encoding", "Content-Length")}
        kept["Content-Length"] = str(len(body))
        line.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
        for name, value in kept.items():
            line.putheader(name, value)
        line.endheaders(body)
        reply = line.getresponse()
        data = reply.read()
        headers = dict(reply.getheaders())
        line.close()
        if fault == "lost_reply":  # the request took effect, and nobody is told
            self._reset()
        else:
            self._reply(reply.status, data, headers, fault)

    def _reply(self, status: int, data: bytes, headers: dict[str, str], fault: str | None = None) -> None:
        self.send_response(status)
        length = headers.pop("Content-Length", str(len(data)))
        for name, value in headers.items():
            if name not in ("Transfer-Encoding", "Connection", "Date", "Server"):
                self.send_header(name, value)
        self.send_header("Content-Length", length)
        self.end_headers()
        with suppress(ConnectionError):
            self.wfile.write(data[: len(data) // 2] if fault in ("truncated", "stalled") else data)
            self.wfile.flush()
        if fault == "stalled":
            time.sleep(8)
        if fault in ("truncated", "stalled"):
            self._reset()

    def _reset(self) -> None:
        """Close at once, which the other side sees as "connection reset by peer"."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True
        self.connection.close()

    def finish(self) -> None:
        with suppress(OSError, ValueError):
            super().finish()

    def log_message(self, *_: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, *_: object) -> None:
        pass  # clients that are killed hang up in the midst


@contextmanager
def proxy_before(endpoint: str, plan: Plan) -> Iterator[Proxy]:
    """A proxy before the server at `endpoint`."""
    proxy = Proxy("", plan)
    handler = type("Handler", (_Handler,), {"proxy": proxy, "upstream": urlsplit(endpoint).netloc})
    server = _Server(("127.0.0.1", 0), handler)
    proxy.endpoint = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield proxy
    finally:
        server.shutdown()
        server.server_close()
