"""ZIP and tar -> the documents of each member, as its bytes would be read as an object of their own.

Members are read in the order of the archive, streamed; nothing is ever written under a member's name.
"""

from __future__ import annotations

import io
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from lzma import LZMAError
from typing import BinaryIO, cast

from flows.members import EACH, Bomb, Directory, Forward, Member, Refused, Stored, is_furniture
from flows.sources import Item, Source, items_in, told
from flows.store import StoreError
from flows.streams import BUFFER
from transforms.document import Unusable
from transforms.vocabulary import QuarantineReason

# What is refused as a whole.
_WHOLE = ("zip", "tar", "other")
_BROKEN_ZIP = (
    zipfile.BadZipFile, zlib.error, LZMAError, EOFError, OSError, ValueError, LookupError, RuntimeError, struct.error,
)  # fmt: skip
_BROKEN_TAR = (tarfile.TarError, OSError, ValueError, LookupError, OverflowError, RecursionError, struct.error)
# What decompresses all that it was given at once is given little: bzip2 and LZMA grow a thousandfold.
_SMALL, _LARGE = 4 * 1024, 64 * 1024
_STORED_OR_DEFLATED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# Formats that are ZIP archives by accident: the member that tells them.
_NO_ARCHIVES = {
    "[Content_Types].xml": "an office document",
    "mimetype": "an office document or a book (OpenDocument, EPUB)",
    "META-INF/MANIFEST.MF": "a program",
}
_KINDS = {
    tarfile.SYMTYPE: "a symbolic link, which is not followed",
    tarfile.LNKTYPE: "a link to another member, which is read by its own name",
    tarfile.GNUTYPE_SPARSE: "a sparse file, which is not read",
}


def refuse_nested(source: Source) -> Iterator[Item]:
    """An archive that is a member of one."""
    yield source.bad(0, QuarantineReason.UNSUPPORTED, "an archive inside of an archive, which is not read")


def read_zip(source: Source) -> Iterator[Item]:
    """The members of a ZIP archive that are files."""
    if source.within:
        yield from refuse_nested(source)
        return
    try:
        with source.seekable() as stream:
            archive = _directory(stream, source)
            size = stream.seek(0, io.SEEK_END)
            bomb = Bomb(size, source.settings.max_expansion)
            for place, info in enumerate(archive.infolist()):
                if info.filename.endswith("/") or is_furniture(info.filename) or (place + 1) * EACH <= source.first:
                    continue
                yield from _members(source, place, info.filename, _zipped(archive, info, bomb))
                if bomb.went_off:
                    return
    except Unusable as problem:
        yield source.bad(source.first, problem.reason, problem.detail)


def _directory(stream: BinaryIO, source: Source) -> zipfile.ZipFile:
    """Raises Unusable for what is no whole archive, none of documents, or one of too many members."""
    most = source.settings.max_members
    begins = stream.read(2)
    try:
        archive = zipfile.ZipFile(cast("BinaryIO", Directory(stream, most)))
    except StoreError:
        raise
    except _BROKEN_ZIP as error:
        if begins == b"PK" and "not a zip file" in str(error):
            cut = "the archive is cut off: its directory, which stands at its end, is missing"
            raise Unusable(QuarantineReason.TRUNCATED, cut) from None
        raise Unusable(QuarantineReason.CORRUPT, f"the ZIP archive cannot be read: {error}"[:300]) from None
    names = archive.namelist()
    if len(names) > most:
        raise Unusable(QuarantineReason.TOO_LARGE, f"an archive of {len(names)} members, of which {most} may be")
    what = next((_NO_ARCHIVES[name] for name in _NO_ARCHIVES if name in names), None)
    if what is not None:
        raise Unusable(QuarantineReason.BINARY, f"not text but {what}")
    return archive


def _zipped(archive: zipfile.ZipFile, info: zipfile.ZipInfo, bomb: Bomb) -> Member | Refused:
    if info.flag_bits & 0x1:
        return Refused(QuarantineReason.UNSUPPORTED, "an encrypted member, which is not read")
    if stat.S_ISLNK(info.external_attr >> 16):
        return Refused(QuarantineReason.UNSUPPORTED, _KINDS[tarfile.SYMTYPE])
    try:
        file = archive.open(info)
    except StoreError:
        raise
    except NotImplementedError as error:
        return Refused(QuarantineReason.UNSUPPORTED, f"a member that is packed otherwise: {error}"[:300])
    except _BROKEN_ZIP as error:
        return Refused(QuarantineReason.CORRUPT, f"the member cannot be read: {error}"[:300])
    piece = _LARGE if info.compress_type in _STORED_OR_DEFLATED else _SMALL
    return Member(cast("BinaryIO", file), _BROKEN_ZIP, bomb.of(info.compress_size), piece)


def read_tar(source: Source) -> Iterator[Item]:
    """The members of a tar archive that are files."""
    if source.within:
        yield from refuse_nested(source)
        return
    stream, place = Forward(cast("BinaryIO", source.stream)), -1
    try:
        for place, info in enumerate(_infos(stream, source.settings.max_members)):
            if info.isdir() or is_furniture(info.name) or (place + 1) * EACH <= source.first:
                continue
            member = _stored(stream, info)
            yield from _members(source, place, info.name, member)
            if isinstance(member, Member) and member.problem:
                return
        if source.problem:
            raise source.problem
    except Unusable as problem:
        told_before = source.problem or problem
        yield source.bad(max(source.first, (place + 1) * EACH), told_before.reason, told_before.detail)


def _infos(stream: Forward, most: int) -> Iterator[tarfile.TarInfo]:
    """The heads of all members. Raises Unusable where one cannot be read, or there are more than may be."""
    archive: tarfile.TarFile | None = None
    for number in count():
        try:
            archive = archive or tarfile.TarFile(fileobj=cast("BinaryIO", stream))
            info = archive.next()
        except _BROKEN_TAR as error:
            cut = "unexpected end" in str(error) or "truncated" in str(error)
            reason = QuarantineReason.TRUNCATED if cut else QuarantineReason.CORRUPT
            raise Unusable(reason, f"the tar archive cannot be read on: {error}"[:300]) from None
        if info is None:
            break
        if number == most:
            raise Unusable(QuarantineReason.TOO_LARGE, f"an archive of more than {most} members")
        archive.members = []  # type: ignore[attr-defined]  # tarfile would keep them all
        yield info
    # What is no head ends an archive for tarfile, which says nothing of it; an archive ends with blocks of NUL.
    if stream.head.strip(b"\0"):
        cut = len(stream.head) < tarfile.BLOCKSIZE
        reason = QuarantineReason.TRUNCATED if cut else QuarantineReason.CORRUPT
        raise Unusable(
            reason, "the head of the next member is cut off" if cut else "what follows is no head of a member"
        )


def _stored(stream: Forward, info: tarfile.TarInfo) -> Member | Refused:
    if info.issparse() or not info.isreg():
        what = (
            _KINDS[tarfile.GNUTYPE_SPARSE] if info.issparse() else _KINDS.get(info.type, "neither a file nor a folder")
        )
        return Refused(QuarantineReason.UNSUPPORTED, what)
    inner = cast("BinaryIO", Stored(stream, info.size))
    return Member(inner, (EOFError,), lambda _: None, _LARGE)


def _members(source: Source, place: int, name: str, member: Member | Refused) -> Iterator[Item]:
    """The documents of a member, each with its place in the archive and the member's name."""
    if isinstance(member, Refused):
        format_ = f"other.{source.format}"
        yield Item(place * EACH, format_, None, Unusable(member.reason, member.detail), name)
        return
    inner = told(
        replace(
            source,
            stream=io.BufferedReader(member, BUFFER),
            name=name,
            content_type=None,
            under=(*source.under, member),
            at=None,
            first=max(0, source.first - place * EACH),
            within=True,
        )
    )
    for item in items_in(inner):
        index = place * EACH + item.index
        raw = item.raw and replace(item.raw, uri=f"{source.ref.uri}#{index}")
        known = name if inner.is_single or inner.format.startswith(_WHOLE) else f"{name}#{item.index}"
        record_id = f"{known} {item.record_id}" if item.record_id else known
        yield Item(index, f"{item.format}.{source.format}", raw, item.problem, record_id)
