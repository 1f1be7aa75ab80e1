"""Reading at any place: what Parquet and ZIP, whose index stands at their end, ask of an object."""

from __future__ import annotations

import io
import tempfile
from collections import OrderedDict
from typing import BinaryIO, cast

from flows.store import ReadAt
from transforms.document import Unusable
from transforms.vocabulary import QuarantineReason

# A request to S3 takes 10 to 30 ms whatever it asks for up to some megabytes; a column is read front to back, some
# twenty columns side by side: each finds its block still there when it comes back.
_BLOCK, _BLOCKS = 1024 * 1024, 32
# A spool below this is held in memory.
_IN_MEMORY = 8 * 1024 * 1024
_CHUNK = 256 * 1024


class Ranged(io.RawIOBase):
    """An object as a file that can be sought in; what was read is held in blocks, the last used of them."""

    def __init__(self, at: ReadAt, size: int) -> None:
        self._at, self._size, self._place = at, size, 0
        self._blocks: OrderedDict[int, bytes] = OrderedDict()

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Always."""
        return True

    def tell(self) -> int:
        """The place that is read next."""
        return self._place

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place. Raises ValueError for one before the beginning."""
        place = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self._size}[whence]
        if place < 0:
            raise ValueError(f"no place in an object: {place}")
        self._place = place
        return place

    def read(self, size: int = -1) -> bytes:
        """As many bytes as asked, fewer only at the end. Raises StoreError."""
        end = self._size if size < 0 else min(self._size, self._place + size)
        pieces = []
        while self._place < end:
            number, start = divmod(self._place, _BLOCK)
            piece = self._block(number)[start : start + end - self._place]
            if not piece:  # shorter now than it was listed
                break
            pieces.append(piece)
            self._place += len(piece)
        return b"".join(pieces)

    def _block(self, number: int) -> bytes:
        if number in self._blocks:
            self._blocks.move_to_end(number)
            return self._blocks[number]
        data = self._at(number * _BLOCK, _BLOCK)
        self._blocks[number] = data
        if len(self._blocks) > _BLOCKS:
            self._blocks.popitem(last=False)
        return data


def spooled(stream: BinaryIO, most: int) -> BinaryIO:
    """A stream as a temporary file without a name, which ends with its process. Raises Unusable where it is longer than
    `most` bytes.
    """
    file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - the caller closes it
    while data := stream.read(_CHUNK):
        if file.tell() + len(data) > most:
            file.close()
            raise Unusable(QuarantineReason.TOO_LARGE, f"more than {most} bytes to be read at any place")
        file.write(data)
    file.seek(0)
    return cast("BinaryIO", file)
