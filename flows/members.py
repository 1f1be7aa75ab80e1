"""Members of archives as streams: within bounds, and with what was wrong with each."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from flows.inflate import is_bomb
from flows.store import StoreError
from transforms.document import Unusable
from transforms.vocabulary import QuarantineReason

EACH = 1_000_000_000
"""A document's place in an archive is its member's, times this, and its place in that: it stays the same whatever the
members before it turn out to hold, and a run that goes on passes over them unread."""

# Bytes of a ZIP directory for each member that an archive may have: 46 and its name, and what systems add.
_OF_MEMBER = 128
# Of the heads of tar members. Python looks for fields in time that grows with the square of them.
_LONGEST_HEAD = 64 * 1024
_CHUNK = 256 * 1024


@dataclass(frozen=True, slots=True)
class Refused:
    """A member that is not read, and why."""

    reason: QuarantineReason
    detail: str


def is_furniture(name: str) -> bool:
    """Whether a member is what a system notes of files, and leaves beside them."""
    last = name.rpartition("/")[2]
    return name.startswith("__MACOSX/") or last.startswith("._") or last in (".DS_Store", "Thumbs.db", "desktop.ini")


class Bomb:
    """How much an archive has given for its bytes; `went_off` once that is too much."""

    def __init__(self, size: int, max_expansion: int) -> None:
        self.went_off = False
        self._size, self._max_expansion, self._out = size, max_expansion, 0

    def of(self, packed: int) -> Callable[[int], None]:
        """The measure of one member: told of the bytes that come out of it, raises Unusable where they are too many."""
        given = 0

        def measure(count: int) -> None:
            nonlocal given
            given += count
            self._out += count
            self.went_off = is_bomb(self._size, self._out, self._max_expansion)
            if self.went_off or is_bomb(packed, given, self._max_expansion):
                what, out = (self._size, self._out) if self.went_off else (packed, given)
                rest = "; no member from this one on is read" if self.went_off else ""
                detail = f"{what} compressed bytes give more than {out}: a decompression bomb{rest}"
                raise Unusable(QuarantineReason.TOO_LARGE, detail)

        return measure


class Member(io.RawIOBase):
    """The bytes of a member. Where they are damaged or too many the stream ends, and `problem` says why."""

    def __init__(
        self, inner: BinaryIO, broken: tuple[type[Exception], ...], measure: Callable[[int], None], piece: int
    ) -> None:
        """inner: gives the bytes, and raises one of `broken`. piece: the most bytes to ask it for at once."""
        self.problem: Unusable | None = None
        self._inner, self._broken, self._measure, self._piece = inner, broken, measure, piece

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer with what comes next; 0 at the end. Raises StoreError."""
        if self.problem is not None:
            return 0
        try:
            data = self._inner.read(min(len(buffer), self._piece))
            self._measure(len(data))
        except StoreError:
            raise
        except Unusable as problem:
            self.problem = problem
            return 0
        except self._broken as error:
            cut = isinstance(error, EOFError)
            reason = QuarantineReason.TRUNCATED if cut else QuarantineReason.CORRUPT
            self.problem = Unusable(reason, str(error)[:300] or "the archive ends within this member")
            return 0
        buffer[: len(data)] = data
        return len(data)


class Directory(io.RawIOBase):
    """A file for `zipfile`, which reads a directory in one go: one longer than `most` members may have is refused."""

    def __init__(self, inner: BinaryIO, most: int) -> None:
        self._inner, self._most = inner, _OF_MEMBER * max(most, 1024)

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Always."""
        return True

    def tell(self) -> int:
        """The place that is read next."""
        return self._inner.tell()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place."""
        return self._inner.seek(offset, whence)

    def read(self, size: int = -1) -> bytes:
        """As many bytes as asked. Raises Unusable."""
        if size > self._most:
            raise Unusable(QuarantineReason.TOO_LARGE, f"an archive whose directory has {size} bytes")
        return self._inner.read(size)


class Forward:
    """A stream for `tarfile`, which never goes back in it."""

    def __init__(self, inner: BinaryIO) -> None:
        self._inner, self._place = inner, 0
        self.head = b""  # what was read last as a head

    def tell(self) -> int:
        """The place that is read next."""
        return self._place

    def seek(self, place: int) -> None:
        """Go on to a place; short of it where the stream ends. Raises ReadError for a place behind."""
        if place < self._place:
            raise tarfile.ReadError("a member that begins before the end of the one before it")
        while self._place < place and self.data(min(_CHUNK, place - self._place)):
            pass

    def read(self, size: int) -> bytes:
        """A head, or a part of one. Raises ReadError where it is too long."""
        if size > _LONGEST_HEAD:
            raise tarfile.ReadError(f"the head of a member of {size} bytes")
        self.head = self.data(size)
        return self.head

    def data(self, size: int) -> bytes:
        """Bytes of a member, fewer only at the end."""
        data = self._inner.read(size)
        self._place += len(data)
        return data


class Stored:
    """The bytes of a tar member."""

    def __init__(self, stream: Forward, size: int) -> None:
        self._stream, self._left = stream, size

    def read(self, size: int) -> bytes:
        """The next bytes. Raises EOFError where the archive ends before the member."""
        data = self._stream.data(min(size, self._left))
        self._left -= len(data)
        if not data and self._left and size:
            raise EOFError("the archive ends within this member")
        return data
