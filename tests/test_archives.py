"""ZIP and tar: each member as an object of its own, and what is broken, hostile, encrypted or no document in them."""

from __future__ import annotations

import hashlib
import io
import json
import struct
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import boto3
import pytest

from flows.batches import Share
from flows.clean_table import CleanTable
from flows.engine import Engine, Job, run_here
from flows.members import EACH
from flows.settings import MIB, Settings
from flows.sources import Item, items
from flows.store import store_at
from flows.verify import verify
from tests.makers import STORY, items_of, opened, packed, page, text, warc
from tests.test_parquet import at_any_place, parquet
from transforms import clean

SETTINGS = Settings(workers=0, max_document_bytes=100_000)
TEXT = "\n\n".join(STORY)
RECORD = json.dumps({"title": "Bridge", "text": TEXT})
Members = list[tuple[str, bytes]]


def zipped(members: Members, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packing) as archive:
        for name, body in members:
            archive.writestr(zipfile.ZipInfo(name, (2025, 3, 4, 8, 5, 0)), body, packing)
    return file.getvalue()


def tarred(members: Members, form: int = tarfile.PAX_FORMAT) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=form) as archive:
        for name, body in members:
            info = tarfile.TarInfo(name)
            info.size = len(body)
            info.type = tarfile.DIRTYPE if name.endswith("/") else tarfile.REGTYPE
            archive.addfile(info, io.BytesIO(body))
    return file.getvalue()


def told(found: list[Item]) -> list[tuple[int, str, str | None, str | None]]:
    return [
        (item.index, item.format, item.record_id, str(item.problem.reason) if item.problem else None) for item in found
    ]


ALL: Members = [
    ("pages/bridge.html", page("Bridge").encode()),
    ("pages/", b""),
    ("rows.jsonl", f"{RECORD}\n{RECORD}\n".encode()),
    ("rows.csv.gz", packed(f'title,text\nBridge,"{TEXT}"\n'.encode(), ".gz")),
    ("crawl.warc.gz", warc(page("Bridge"), gzipped=True)),
    ("rows.parquet", parquet({"title": ["Bridge"] * 2, "text": [TEXT] * 2})),
    ("__MACOSX/pages/._bridge.html", b"\0\5\x16\7"),
    ("feed.xml", f"<rss><channel><item><title>Bridge</title><description>{TEXT}</description></item></channel></rss>".encode()),
    ("noname", text("Bridge").encode("utf-16")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("a.zip", zipped(ALL)),
        ("a.zip", zipped(ALL, zipfile.ZIP_STORED)),
        ("a.zip", zipped(ALL, zipfile.ZIP_LZMA)),
        ("0a1b", zipped(ALL, zipfile.ZIP_BZIP2)),
        ("a.zip.gz", packed(zipped(ALL), ".gz")),
        ("a.tar", tarred(ALL)),
        ("0a1b", tarred(ALL, tarfile.GNU_FORMAT)),
        ("a.tgz", packed(tarred(ALL), ".gz")),
        ("a.tar.gz", packed(tarred(ALL, tarfile.USTAR_FORMAT), ".gz")),
        ("a.tar.zst", packed(tarred(ALL), ".zst")),
    ],
)
def test_a_member_is_read_as_an_object_of_its_own(name: str, made: bytes) -> None:
    found = items_of(name, made, SETTINGS)
    under = found[0].format.removeprefix("html.")
    assert told(found) == [
        (0, f"html.{under}", "pages/bridge.html", None),
        (2 * EACH, f"jsonl.{under}", "rows.jsonl#0", None),
        (2 * EACH + 1, f"jsonl.{under}", "rows.jsonl#1", None),
        (3 * EACH, f"csv.gz.{under}", "rows.csv.gz#0", None),
        (4 * EACH + 2, f"warc.gz.{under}", found[4].record_id, None),
        (5 * EACH, f"parquet.{under}", "rows.parquet#0", None),
        (5 * EACH + 1, f"parquet.{under}", "rows.parquet#1", None),
        (7 * EACH, f"rss.{under}", "feed.xml#0", None),
        (8 * EACH, f"txt.{under}", "noname", None),
    ]
    assert (found[4].record_id or "").startswith("crawl.warc.gz#2 <urn:uuid:")
    for item in found:
        assert item.raw
        assert item.raw.uri == f"s3://raw/{name}#{item.index}"
        record = clean(item.raw)
        assert (record.title, record.text) == ("Bridge", TEXT)


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_a_resumed_archive_passes_over_what_is_done(pack: Callable[[Members], bytes]) -> None:
    whole = items_of("a", pack(ALL), SETTINGS)
    for first in (1, 2 * EACH + 1, 2 * EACH + 2, 5 * EACH + 1, 5 * EACH + 2, 8 * EACH):
        found = [item for item in items(*opened("a", pack(ALL)), SETTINGS, first) if item.index >= first]
        assert told(found) == told([item for item in whole if item.index >= first])


def test_of_a_zip_in_a_store_only_what_is_wanted_is_fetched() -> None:
    noise = bytes(range(256)) * 16_384
    body = zipped([(f"{place}.txt", noise) for place in range(5)] + [("last.txt", TEXT.encode())], zipfile.ZIP_STORED)
    ref, ranged, asked = at_any_place(body)
    (item,) = [item for item in items(ref, ranged, SETTINGS, 5 * EACH) if item.index >= 5 * EACH]
    assert item.raw
    assert item.raw.body == TEXT.encode()
    assert sum(size for _, size in asked) <= 4 * MIB


@pytest.mark.parametrize("pack", [zipped, tarred])
@pytest.mark.parametrize(
    "name", ["../../etc/passwd.txt", "/etc/passwd.txt", "C:\\x.txt", "a\nb.txt", "ж" * 90 + ".txt", "..", "a//./b.txt"]
)
def test_a_name_is_told_and_never_used(
    pack: Callable[[Members], bytes], name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (item,) = items_of("a", pack([(name, TEXT.encode())]), SETTINGS)
    assert item.record_id == name
    assert item.raw
    assert item.raw.body == TEXT.encode()
    assert not list(tmp_path.iterdir())


def test_members_are_shared_between_workers() -> None:
    lanes = [Share(lane, 3, 2) for lane in range(3)]
    places = [place * EACH for place in range(12)] + [5 * EACH + line for line in range(1, 12)]
    assert [sum(lane.has(place) for lane in lanes) for place in places] == [1] * len(places)
    assert [sum(map(lane.has, places[:12])) for lane in lanes] == [4, 4, 4]


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_an_archive_in_an_archive_is_refused_and_its_neighbours_come(pack: Callable[[Members], bytes]) -> None:
    inner = [("in.zip", zipped(ALL)), ("in.tar.gz", packed(tarred(ALL), ".gz")), ("a.txt", TEXT.encode())]
    found = items_of("a", pack(inner), SETTINGS)
    assert [each[2:] for each in told(found)] == [
        ("in.zip", "unsupported_format"), ("in.tar.gz", "unsupported_format"), ("a.txt", None),
    ]  # fmt: skip
    assert found[0].problem
    assert found[0].problem.detail == "an archive inside of an archive, which is not read"


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_members_that_are_no_documents_are_named(pack: Callable[[Members], bytes]) -> None:
    members = [("a.png", b"\x89PNG\r\n\x1a\n\0"), ("a.css", b"p {}"), ("empty.txt", b""), ("none.jsonl", b"")]
    found = items_of("a", pack(members), SETTINGS)
    assert [each[3] for each in told(found)] == [None, "unsupported_format", None, "empty"]


@pytest.mark.parametrize("made", [zipped([]), zipped([("a/", b"")]), tarred([]), tarred([("a/._b", b"x")])])
def test_an_archive_without_files_leaves_its_trace(made: bytes) -> None:
    (item,) = items_of("a.zip" if made.startswith(b"PK") else "a.tar", made, SETTINGS)
    assert item.problem
    assert str(item.problem.reason) == "empty"


@pytest.mark.parametrize(
    ("name", "what"),
    [("[Content_Types].xml", "an office document"), ("mimetype", "an office document or"), ("META-INF/MANIFEST.MF", "a program")],
)  # fmt: skip
def test_what_is_a_zip_by_accident_is_refused_as_a_whole(name: str, what: str) -> None:
    (item,) = items_of("report.docx", zipped([(name, b"x"), ("document.xml", TEXT.encode())]), SETTINGS)
    assert item.problem
    assert item.problem.detail.startswith(f"not text but {what}")


def test_links_and_devices_are_not_followed() -> None:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, kind in (("l", tarfile.SYMTYPE), ("h", tarfile.LNKTYPE), ("f", tarfile.FIFOTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    found = items_of("a.tar", file.getvalue(), SETTINGS)
    assert [each[2:] for each in told(found)] == [(name, "unsupported_format") for name in "lhf"]
    info = zipfile.ZipInfo("l")
    info.external_attr = 0o120777 << 16
    with zipfile.ZipFile(file := io.BytesIO(), "w") as links:
        links.writestr(info, "/etc/passwd")
    (item,) = items_of("a.zip", file.getvalue(), SETTINGS)
    assert item.problem
    assert item.problem.detail == "a symbolic link, which is not followed"


def test_an_encrypted_member_is_refused_by_itself() -> None:
    body = bytearray(zipped([("secret.txt", TEXT.encode()), ("open.txt", TEXT.encode())]))
    body[6] |= 1
    body[body.index(b"PK\x01\x02") + 8] |= 1
    found = items_of("a.zip", bytes(body), SETTINGS)
    assert [each[2:] for each in told(found)] == [("secret.txt", "unsupported_format"), ("open.txt", None)]
    assert found[0].problem
    assert found[0].problem.detail == "an encrypted member, which is not read"


@pytest.mark.parametrize(
    ("at", "value", "reason"),
    [(60, b"\xff" * 20, "corrupt"), (8, b"\x09\x00", "unsupported_format"), (30, b"other", "corrupt")],
)
def test_a_broken_member_costs_itself(at: int, value: bytes, reason: str) -> None:
    members = [("first.txt", TEXT.encode()), ("rows.jsonl", f"{RECORD}\n{RECORD}\n".encode()), ("last.txt", b"text")]
    body = bytearray(zipped(members))
    for start in (0, body.index(b"rows.jsonl") - 30):
        body[start + at : start + at + len(value)] = value
    if at == 8:  # the way it is packed stands in the directory, too
        place = body.index(b"PK\x01\x02")
        body[place + 10 : place + 12] = body[place + 65 : place + 67] = value
        place = body.index(b"PK\x01\x02", place + 1)
        body[place + 10 : place + 12] = value
    found = items_of("a.zip", bytes(body), SETTINGS)
    assert [item.index for item in found if item.raw and item.index >= 2 * EACH] == [2 * EACH]
    assert {str(item.problem.reason) for item in found if item.problem} == {reason}
    assert {item.record_id for item in found if item.problem} <= {"first.txt", "rows.jsonl", "rows.jsonl#0"}


def test_a_wrong_checksum_is_told() -> None:
    body = bytearray(zipped([("a.txt", TEXT.encode())], zipfile.ZIP_STORED))
    body[60] ^= 1
    (item,) = items_of("a.zip", bytes(body), SETTINGS)
    assert item.problem
    assert "CRC" in item.problem.detail


def test_a_zip_that_is_cut_off_says_so() -> None:
    (item,) = items_of("a.zip", zipped(ALL)[:-40], SETTINGS)
    assert item.problem
    assert str(item.problem.reason) == "truncated"
    (item,) = items_of("a.zip", TEXT.encode(), SETTINGS)
    assert item.problem
    assert str(item.problem.reason) == "corrupt"


@pytest.mark.parametrize("packing", ["", ".gz"])
def test_a_tar_that_is_cut_off_gives_what_is_whole(packing: str) -> None:
    whole = tarred([(f"{place}.txt", TEXT.encode() * 20) for place in range(3)])
    half = whole[: 512 * 3 + 2 * len(TEXT.encode()) * 20 + 3000]
    body = packed(whole, ".gz")[:-300] if packing else half
    found = items_of(f"a.tar{packing}", body, SETTINGS)
    assert [item.index for item in found if item.raw] == [0, EACH][: len(found) - 1]
    assert told(found)[-1][3] == "truncated"


def test_a_tar_whose_heads_are_damaged_says_so() -> None:
    body = bytearray(tarred([("a.txt", TEXT.encode()), ("b.txt", TEXT.encode())]))
    second = body.index(b"b.txt")
    body[second : second + 5] = b"XXXXX"
    found = items_of("a.tar", bytes(body), SETTINGS)
    assert [each[3] for each in told(found)] == [None, "corrupt"]
    assert found[1].problem
    assert found[1].problem.detail == "what follows is no head of a member"
    (item,) = items_of("a.tar", TEXT.encode(), SETTINGS)
    assert item.problem
    assert str(item.problem.reason) == "corrupt"


def test_a_head_that_would_fill_the_memory_is_refused() -> None:
    info = tarfile.TarInfo("././@LongLink")
    info.type, info.size = tarfile.GNUTYPE_LONGNAME, 1 << 40
    found = items_of(
        "a.tar", tarred([("a.txt", b"text")])[:1024] + info.tobuf(tarfile.GNU_FORMAT) + bytes(4096), SETTINGS
    )
    assert [each[3] for each in told(found)] == [None, "corrupt"]
    assert found[1].problem
    assert "the head of a member of 1099511627776 bytes" in found[1].problem.detail


def test_a_bomb_ends_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.inflate._FREE", MIB)
    line = f"{RECORD}\n".encode()
    bomb = line + b" " * (4 * MIB) + b"\n" + line
    members = [("bomb.jsonl", bomb), ("after.txt", TEXT.encode())]
    found = items_of("a.zip", zipped(members), Settings(workers=0, max_document_bytes=8 * MIB))
    assert [each[3] for each in told(found)] == [None, "too_large"]
    assert found[1].problem
    assert "decompression bomb" in found[1].problem.detail
    noise = b"".join(hashlib.sha256(bytes([each % 256, each // 256])).digest() for each in range(2000))
    members = [("noise.txt", noise), *members]
    found = items_of("a.zip", zipped(members), Settings(workers=0, max_document_bytes=8 * MIB))
    assert [each[3] for each in told(found)] == [None, None, "too_large", None], "the archive as a whole is none"


def test_members_over_the_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    few = Settings(workers=0, max_members=3)
    members = [(f"{place}.txt", TEXT.encode()) for place in range(4)]
    (item,) = items_of("a.zip", zipped(members), few)
    assert item.problem
    assert item.problem.detail == "an archive of 4 members, of which 3 may be"
    assert [each[3] for each in told(items_of("a.tar", tarred(members), few))] == [None, None, None, "too_large"]
    assert [each[3] for each in told(items_of("a.zip", zipped(members[:3]), few))] == [None] * 3
    long = [("long.txt", b"word " * 100_000), ("a.txt", TEXT.encode())]
    assert [each[3] for each in told(items_of("a.zip", zipped(long), SETTINGS))] == ["too_large", None]
    (item,) = items_of("a.zip.gz", packed(zipped(members), ".gz"), Settings(workers=0, max_spool_bytes=100))
    assert item.problem
    assert str(item.problem.reason) == "too_large"


def test_a_directory_that_would_fill_the_memory_is_not_read() -> None:
    body = b"PK\x03\x04" + bytes(30 * MIB)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, 29 * MIB, 4, 0)
    (item,) = items_of("a.zip", body + end, Settings(workers=0))
    assert item.problem
    assert item.problem.detail == f"an archive whose directory has {29 * MIB} bytes"


def test_members_that_overlap_or_lie_about_their_size_give_no_more_than_there_is() -> None:
    body = bytearray(zipped([("a.txt", TEXT.encode()), ("b.txt", TEXT.encode())], zipfile.ZIP_STORED))
    place = body.index(b"PK\x01\x02")
    body[place + 20 : place + 28] = struct.pack("<2L", 1 << 30, 1 << 30)
    found = items_of("a.zip", bytes(body), SETTINGS)
    assert told(found)[0][3] in ("truncated", "corrupt")
    assert told(found)[1][3] is None


def test_an_archive_in_a_bucket_is_cleaned_part_by_part(bucket: str, s3_settings: Settings, tmp_path: Path) -> None:
    members = [(f"{place}.txt", f"{text()} {place}".encode()) for place in range(7)]
    members.insert(3, ("rows.jsonl", f"{RECORD}\n{RECORD}\n".encode()))
    client = boto3.client("s3", endpoint_url=s3_settings.s3_endpoint_url)
    client.put_object(Bucket=bucket, Key="raw/pages.zip", Body=zipped(members))
    client.put_object(Bucket=bucket, Key="raw/pages.tar.gz", Body=packed(tarred(members), ".gz"))
    raw, to = f"s3://{bucket}/raw", str(tmp_path / "clean")
    settings = s3_settings.given(part_documents=4)
    with Engine(Job(raw, to), settings, "run") as engine:
        tally = run_here(engine)
    assert (tally.objects, tally.clean, tally.quarantined) == (2, 18, 0)
    table = CleanTable(to, settings)
    assert not verify(store_at(raw, settings), table, settings).wrong
    rows = table.rows(["raw_uri", "raw_index", "raw_record_id"], None).to_pylist()
    assert {row["raw_record_id"] for row in rows if row["raw_index"] == 3 * EACH + 1} == {"rows.jsonl#1"}
