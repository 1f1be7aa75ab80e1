"""A folder as a store of raw objects."""

from __future__ import annotations

import os
import re
import stat
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, cast

from flows.objects import ObjectRef, Opened, StoreError

# Why what lies in a folder is passed over.
_OUT = "links that lead out of the folder"
_FOLDER_LINK = "links to folders"
_NOWHERE = "links that lead nowhere"
_NO_FILE = "neither files nor folders"
_UNREADABLE = "names that cannot be looked up"
_LIKE_AN_ESCAPE = re.compile(rb"\\(?=x[0-9a-f]{2})")


class LocalStore:
    """A folder and all below it, or one file."""

    distant = False

    def __init__(self, root: Path) -> None:
        self.uri = str(root)
        self.passed_over: Counter[str] = Counter()
        try:
            self._root = root.resolve(strict=True)
            self._is_file = not self._root.is_dir()
        except FileNotFoundError:
            raise StoreError(f"{root}: there is no such folder or file") from None
        except (OSError, RuntimeError) as error:
            raise StoreError(f"{root}: cannot be read: {_why(error)}") from None

    def list(self) -> Iterator[ObjectRef]:
        """Every regular file below the folder, and no other: what else is there is counted in `passed_over`."""
        self.passed_over.clear()
        if self._is_file:
            yield from self._taken(self._root, self._root.name)
            return
        for folder, folders, names in os.walk(self._root, onerror=_cannot_be_listed):
            folders.sort()
            self.passed_over.update(_FOLDER_LINK for each in folders if Path(folder, each).is_symlink())
            for name in sorted(names):
                path = Path(folder, name)
                yield from self._taken(path, path.relative_to(self._root).as_posix())

    def _taken(self, path: Path, key: str) -> Iterator[ObjectRef]:
        """The file, if it is one that can be read."""
        try:
            if path.is_symlink() and not path.resolve(strict=True).is_relative_to(self._root):
                self.passed_over[_OUT] += 1
                return
            status = path.stat()
        except FileNotFoundError:
            # A file that went while the folder was read is not there to be cleaned.
            self.passed_over.update([_NOWHERE] if path.is_symlink() else [])
        except (OSError, RuntimeError):  # Python 3.11 says of links in a circle that they are a RuntimeError
            self.passed_over[_NOWHERE if path.is_symlink() else _UNREADABLE] += 1
        else:
            if stat.S_ISREG(status.st_mode):
                yield self._ref(path, key, status)
            else:
                self.passed_over[_NO_FILE] += 1

    def _ref(self, path: Path, key: str, status: os.stat_result) -> ObjectRef:
        shown = _shown(os.fsencode(path))
        try:
            stored_at = datetime.fromtimestamp(status.st_mtime, UTC)
        except (ValueError, OverflowError):  # some file systems count on where the calendar ends
            stored_at = datetime.fromtimestamp(0, UTC)
        return ObjectRef(key, shown, f"{status.st_mtime_ns:x}-{status.st_size:x}", status.st_size, stored_at)

    def open(self, ref: ObjectRef) -> Opened:
        """Begin to read a file."""
        path = self._root if self._is_file else self._root / ref.key
        try:
            file = _File(path, ref.uri)
        except OSError as error:
            raise StoreError(f"{ref.uri}: {_why(error)}") from None
        return Opened(cast("BinaryIO", file), None, file.at)


class _File:
    """The bytes of a file."""

    def __init__(self, path: Path, uri: str) -> None:
        self._file, self._uri = path.open("rb"), uri

    def read(self, size: int) -> bytes:
        """The next bytes. Raises StoreError."""
        try:
            return self._file.read(size)
        except OSError as error:
            raise StoreError(f"{self._uri}: {_why(error)}") from None

    def at(self, start: int, size: int) -> bytes:
        """The bytes from a place on. Raises StoreError."""
        try:
            return os.pread(self._file.fileno(), size, start)
        except OSError as error:
            raise StoreError(f"{self._uri}: {_why(error)}") from None

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def _why(error: OSError | RuntimeError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or "links that lead in a circle"


def _shown(path: bytes) -> str:
    r"""A path as it is written down: a name need not be UTF-8, an address must be.

    A byte that is none becomes \xNN. Where a name itself holds such letters their backslash becomes \x5c, so that two
    paths are never written alike.
    """
    return _LIKE_AN_ESCAPE.sub(rb"\\x5c", path).decode("utf-8", "backslashreplace")


def _cannot_be_listed(error: OSError) -> None:
    raise StoreError(f"{error.filename}: cannot be listed: {error.strerror}")
