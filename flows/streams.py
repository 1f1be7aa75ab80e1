"""Streams as the readers want them: any object with read(), and text of other encodings as UTF-8."""

from __future__ import annotations

import codecs
import io
from typing import BinaryIO, TypeAlias

from transforms.tables.encodings import BOMS

Stream: TypeAlias = "io.BufferedReader[io.RawIOBase]"
BUFFER = 128 * 1024
_PIECE = 4096


def buffered(stream: BinaryIO) -> Stream:
    """Any object with read() and close(), buffered: it can be peeked into, and read by lines."""
    return io.BufferedReader(_Body(stream), BUFFER)


def in_utf8(stream: Stream) -> Stream:
    """Lines and arrays are parted as UTF-8, which JSON is; what a mark says is UTF-16 or UTF-32 is written anew."""
    head = stream.peek(4)[:4]
    mark, encoding = next((each for each in BOMS if head.startswith(each[0])), (b"", "utf-8"))
    if encoding == "utf-8":
        return stream
    stream.read(len(mark))
    return io.BufferedReader(_Recoded(stream, encoding), BUFFER)


class _Recoded(io.RawIOBase):
    """A stream in another encoding as one in UTF-8; what cannot be read is U+FFFD."""

    def __init__(self, inner: Stream, encoding: str) -> None:
        self._inner = inner
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._ready = b""

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer with what comes next; 0 at the end."""
        while not self._ready:
            data = self._inner.read(_PIECE)
            self._ready = self._decoder.decode(data, final=not data).encode("utf-8", "replace")
            if not data:
                break
        count = min(len(buffer), len(self._ready))
        buffer[:count], self._ready = self._ready[:count], self._ready[count:]
        return count

    def close(self) -> None:
        """Close the inner stream as well."""
        if not self.closed:
            self._inner.close()
        super().close()


class _Body(io.RawIOBase):
    """Any object with read() as a raw stream for io.BufferedReader."""

    def __init__(self, inner: BinaryIO) -> None:
        self._inner = inner

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer with what comes next; 0 at the end."""
        data = self._inner.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close the inner stream as well."""
        if not self.closed:
            self._inner.close()
        super().close()
