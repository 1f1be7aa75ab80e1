"""The body of an HTTP response as an archive holds it -> the bytes of the page, whole, or why they are not.

warcio undoes chunks and compression too, but takes what was cut off or damaged for the end, without a word, and a
page would lose its second half so. Python's http.client reads from sockets alone.
"""

from __future__ import annotations

import re
import zlib

from flows.inflate import GZIP_MAGIC
from transforms.document import Unusable
from transforms.vocabulary import QuarantineReason

# The length of a chunk in hexadecimal figures, and extensions that nobody uses (RFC 9112, 7.1).
_SIZE = re.compile(rb"([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r\n")
_GZIP, _ZLIB, _DEFLATE = zlib.MAX_WBITS | 16, zlib.MAX_WBITS, -zlib.MAX_WBITS


def unpacked(body: bytes, packing: str, chunked: bool, limit: int) -> bytes:
    """The page in a body; of one longer than `limit` bytes, at least one byte more than that.

    packing  its Content-Encoding in lower case; crawlers leave the header where they have undone it, and so with chunks
    Raises Unusable where it is cut off, zlib.error where it is damaged.
    """
    if chunked:
        body = _unchunked(body)
    if packing in ("gzip", "x-gzip") and body.startswith(GZIP_MAGIC):
        return _members(body, limit)
    if packing == "deflate":
        return _deflated(body, limit)
    return body


def _unchunked(body: bytes) -> bytes:
    parts: list[bytes] = []
    at = 0
    while found := _SIZE.match(body, at):
        start, size = found.end(), int(found[1], 16)
        if size == 0:
            return b"".join(parts)
        at = start + size + 2
        if not parts and body[at - 2 : at] not in (b"\r\n", b"\r", b""):
            break  # text that begins as a length does
        parts.append(body[start : start + size])
        if at > len(body):
            raise _cut(sum(map(len, parts)))
    if parts:
        raise _cut(sum(map(len, parts)))
    return body


def _members(body: bytes, limit: int) -> bytes:
    """All members of a gzip body; what stands behind them and is none is nothing, as browsers have it."""
    whole = b""
    while body.startswith(GZIP_MAGIC) and len(whole) <= limit:
        out, body = _inflated(zlib.decompressobj(_GZIP), body, limit - len(whole))
        whole += out
    return whole


def _deflated(body: bytes, limit: int) -> bytes:
    for bits in (_ZLIB, _DEFLATE):  # the standard's form, and the one that servers send
        try:
            return _inflated(zlib.decompressobj(bits), body, limit)[0]
        except zlib.error:
            continue
    return body


def _inflated(stream: zlib._Decompress, body: bytes, limit: int) -> tuple[bytes, bytes]:
    """What it holds, at most a byte more than `limit`, and what stands behind it."""
    out = stream.decompress(body, limit + 1)
    if not stream.eof and len(out) <= limit:
        raise _cut(len(out))
    return out, stream.unused_data


def _cut(good: int) -> Unusable:
    return Unusable(QuarantineReason.TRUNCATED, f"the body of the response ends early, after {good} good bytes")
