"""Compressed bytes as they come -> a readable stream of what they hold, within bounds, and what was wrong with them."""

from __future__ import annotations

import abc
import io
import zlib
from typing import Any, BinaryIO

from backports import zstd

from transforms.document import Unusable
from transforms.vocabulary import QuarantineReason

_CHUNK = 256 * 1024
# Below this many bytes no ratio is looked at: a page of one repeated line may well shrink a thousandfold.
_FREE = 64 * 1024 * 1024
GZIP_MAGIC, ZSTD_MAGIC = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"


def is_bomb(packed: int, out: int, max_expansion: int) -> bool:
    """Whether so many compressed bytes give too many."""
    return out > _FREE and out > packed * max_expansion


class _Member(abc.ABC):
    """One gzip member or Zstandard frame being read."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    @property
    def eof(self) -> bool:
        """Whether it has ended."""
        return bool(self._inner.eof)

    @property
    def unused_data(self) -> bytes:
        """What was given beyond its end."""
        return bytes(self._inner.unused_data)

    @abc.abstractmethod
    def step(self, data: bytes, most: int) -> bytes:
        """At most `most` bytes of what `data` and what is left of earlier data hold."""

    @abc.abstractmethod
    def hungry(self) -> bool:
        """Whether nothing more comes before new data is given."""


class _Gzip(_Member):
    def __init__(self) -> None:
        super().__init__(zlib.decompressobj(wbits=31))
        self._full = False

    def step(self, data: bytes, most: int) -> bytes:
        out: bytes = self._inner.decompress(self._inner.unconsumed_tail + data, most)
        self._full = len(out) == most
        return out

    def hungry(self) -> bool:
        return not self._inner.unconsumed_tail and not self._full


class _Zstd(_Member):
    def __init__(self) -> None:
        super().__init__(zstd.ZstdDecompressor())

    def step(self, data: bytes, most: int) -> bytes:
        return bytes(self._inner.decompress(data, most))

    def hungry(self) -> bool:
        return bool(self._inner.needs_input)


class Inflated(io.RawIOBase):
    """A stream of decompressed bytes. Where the compressed ones end early, are damaged or grow beyond the bound, the
    stream ends there and `problem` says why: what came before is good.
    """

    def __init__(self, source: BinaryIO, max_expansion: int) -> None:
        self.problem: Unusable | None = None
        self._source, self._max_expansion = source, max_expansion
        self._member: _Member | None = None
        self._pending = b""
        self._in = self._out = 0
        self._ended = False

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer with what comes next; 0 at the end."""
        while not self._ended:
            data = self._next(len(buffer))
            if data:
                buffer[: len(data)] = data
                return len(data)
        return 0

    def _next(self, most: int) -> bytes:
        try:
            data = self._step(most)
        except (zlib.error, zstd.ZstdError) as error:
            return self._stop(QuarantineReason.CORRUPT, f"after {self._out} good bytes: {error}")
        self._out += len(data)
        if is_bomb(self._in, self._out, self._max_expansion):
            return self._stop(
                QuarantineReason.TOO_LARGE,
                f"{self._in} compressed bytes give more than {self._out}: a decompression bomb",
            )
        return data

    def _step(self, most: int) -> bytes:
        data, self._pending = self._pending, b""
        if not data and (self._member is None or self._member.hungry()):
            data = self._source.read(_CHUNK)
            self._in += len(data)
            if not data:
                return self._at_end()
        if self._member is None:
            data = data.lstrip(b"\0")  # what tape and block devices pad the last member with
            if not data:
                return b""
            self._member = _member_of(data)
        out = self._member.step(data, most)
        if self._member.eof:
            self._pending = self._member.unused_data
            self._member = None
        return out

    def _at_end(self) -> bytes:
        if self._member is not None:
            return self._stop(
                QuarantineReason.TRUNCATED, f"the compressed data ends early, after {self._out} good bytes"
            )
        self._ended = True
        return b""

    def _stop(self, reason: QuarantineReason, detail: str) -> bytes:
        self.problem, self._ended = Unusable(reason, detail), True
        return b""


def _member_of(data: bytes) -> _Member:
    return _Zstd() if data.startswith(ZSTD_MAGIC) else _Gzip()
