"""Parquet: every type that a column of a record may have, what is broken, hostile or too much, and going on midway."""

from __future__ import annotations

import io
import json
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import boto3
import pyarrow as pa
import pyarrow.parquet as pq
import pyarrow.parquet.encryption as pe
import pytest

from flows.clean_table import CleanTable
from flows.engine import Engine, Job, run_here
from flows.settings import MIB, Settings
from flows.sources import Item, items
from flows.store import ObjectRef, Opened, StoreError, store_at
from flows.verify import verify
from tests.makers import STORY, items_of, opened, packed
from transforms import clean

SETTINGS = Settings(workers=0, max_document_bytes=100_000)
TEXT = "\n\n".join(STORY)


def parquet(columns: dict[str, Any] | pa.Table, **how: Any) -> bytes:
    file = io.BytesIO()
    pq.write_table(columns if isinstance(columns, pa.Table) else pa.table(columns), file, **how)
    return file.getvalue()


def many(rows: int, **how: Any) -> bytes:
    """Rows that differ."""
    texts = [f"{STORY[place % len(STORY)]} It was report {place} of the day." for place in range(rows)]
    return parquet({"title": [f"Report {place}" for place in range(rows)], "text": texts}, **how)


def records(found: list[Item]) -> list[dict[str, Any]]:
    return [json.loads(item.raw.body) for item in found if item.raw]


def reasons(found: list[Item]) -> list[tuple[int, str]]:
    return [(item.index, str(item.problem.reason)) for item in found if item.problem]


def at_any_place(body: bytes) -> tuple[ObjectRef, Opened, list[tuple[int, int]]]:
    """An object that can be read by ranges, and which were."""
    ref, whole = opened("a.parquet", body)
    asked: list[tuple[int, int]] = []

    def at(start: int, size: int) -> bytes:
        asked.append((start, size))
        return body[start : start + size]

    return ref, replace(whole, at=at), asked


COLUMNS = {
    "Title": pa.array(["Bridge one", "Bridge two"]).dictionary_encode(),
    "text": pa.array([TEXT, TEXT.encode()], pa.binary()),
    "date": pa.array([datetime(2025, 3, 4, 8, 5, tzinfo=UTC), None], pa.timestamp("ns", "UTC")),
    "authors": [["Maren Osei", "Jo Lind"], None],
    "metadata": [{"section": "World", "tags": ["a"]}, None],
    "url": pa.array(["https://www.example.org/bridge", None], pa.large_string()),
    "headers": pa.array([[("etag", "x")], None], pa.map_(pa.string(), pa.string())),
    "price": [Decimal("1.20"), None],
    "day": [date(2025, 3, 4), None],
    "score": [0.5, float("nan")],
}


@pytest.mark.parametrize(
    ("name", "compression", "packing"),
    [
        ("a.parquet", "snappy", ""), ("a.PQ", "zstd", ""), ("0a1b", "gzip", ""), ("a.parquet.gz", "none", ".gz"),
        ("a.parquet.zst", "brotli", ".zst"), ("a.txt", "lz4", ""),
    ],
)  # fmt: skip
def test_a_row_is_what_a_line_of_json_is(name: str, compression: str, packing: str) -> None:
    found = items_of(name, packed(parquet(COLUMNS, compression=compression), packing), SETTINGS)
    assert [(item.index, item.format, item.problem) for item in found] == [
        (place, f"parquet{packing}", None) for place in range(2)
    ]
    assert found[1].raw
    assert found[1].raw.uri == f"s3://raw/{name}#1"
    record, empty = records(found)
    assert record["authors"] == ["Maren Osei", "Jo Lind"]
    assert record["metadata"] == {"section": "World", "tags": ["a"]}
    assert (record["headers"], record["price"], record["day"]) == ({"etag": "x"}, "1.20", "2025-03-04")
    assert {name for name, value in empty.items() if value is not None} == {"Title", "text", "score"}
    assert found[0].raw
    cleaned = clean(found[0].raw)
    assert (cleaned.title, cleaned.text, cleaned.section) == ("Bridge one", TEXT, "World")
    assert cleaned.authors == ("Maren Osei", "Jo Lind")
    assert (cleaned.published_at, cleaned.url) == (
        datetime(2025, 3, 4, 8, 5, tzinfo=UTC),
        "https://www.example.org/bridge",
    )


def test_bytes_are_letters_in_a_text_and_nothing_elsewhere() -> None:
    page = f"<p>{'</p><p>'.join(['Мост через гавань снова открыт для движения.'] * 4)}</p>".encode("cp1251")
    picture = b"\x89PNG\r\n\xff\xfe\x00"
    (found,) = items_of("a.parquet", parquet({"html": [page], "image": [{"bytes": picture}]}), SETTINGS)
    assert found.raw
    assert page in found.raw.body
    assert b"PNG" not in found.raw.body
    assert clean(found.raw).text.startswith("Мост через гавань")


def test_a_text_that_is_no_utf_8_whatever_its_type_says() -> None:
    wrong = pa.array([f"Café. {TEXT}".encode("cp1252"), TEXT.encode()], pa.binary()).view(pa.string())
    found = items_of("a.parquet", parquet(pa.table({"text": wrong})), SETTINGS)
    assert [clean(item.raw).text[:4] for item in found if item.raw] == ["Café", TEXT[:4]]


@pytest.mark.parametrize(
    "column",
    [
        pa.array([2**52, 0], pa.timestamp("s")),
        pa.array([-(2**62), 0], pa.timestamp("us", "Europe/Berlin")),
        pa.array([2**31 - 1, 0], pa.date32()),
    ],
)
def test_a_time_beyond_the_calendar_is_none(column: pa.Array) -> None:
    found = items_of("a.parquet", parquet({"text": [TEXT, TEXT], "date": column}), SETTINGS)
    assert not reasons(found)
    assert records(found)[0]["date"] is None
    assert records(found)[1]["date"].startswith("1970-01-01")


def test_vectors_are_no_fields_and_no_text() -> None:
    vectors = {"embedding": [[0.5] * 900], "ids": pa.array([[1, 2]], pa.list_(pa.int32(), 2)), "m": [[[1.0]]]}
    (record,) = records(items_of("a.parquet", parquet({"text": [TEXT], **vectors}), SETTINGS))
    assert record == {"text": TEXT}


def test_two_columns_of_one_name() -> None:
    table = pa.Table.from_arrays([pa.array([None, "b"]), pa.array([TEXT, TEXT])], ["text", "text"])
    assert [each["text"] for each in records(items_of("a.parquet", parquet(table), SETTINGS))] == [TEXT, "b"]


@pytest.mark.parametrize(
    ("body", "reason", "detail"),
    [
        (many(0), "empty", "the object holds no document"),
        (parquet({"id": [1], "label": ["x"]}), "no_text_field", "no column with text or markup: id, label"),
        (parquet({"id": pa.array([], pa.int64())}), "empty", "the object holds no document"),
        (many(50)[:-30], "truncated", "the file is cut off"),
        (many(50)[:300], "truncated", "the file is cut off"),
        (b"PAR1\x15", "truncated", "the file is cut off"),
        (b"PAR1\x15" + b"\xff\xff\xff\x7fPAR1", "too_large", "an index of 2147483647 bytes"),
        (b"PAR1\x15" + bytes(40) + b"\x20\0\0\0PAR1", "corrupt", "the index cannot be read"),
        (b"", "corrupt", "does not begin as a Parquet file does"),
        (TEXT.encode(), "corrupt", "does not begin as a Parquet file does"),
        (b"PARE" + bytes(90) + b"PARE", "unsupported_format", "an encrypted Parquet file"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_refusal(body: bytes, reason: str, detail: str) -> None:
    (item,) = items_of("a.parquet", body, SETTINGS)
    assert item.problem
    assert (str(item.problem.reason), item.index) == (reason, 0)
    assert item.problem.detail.startswith(detail)


class _Keys(pe.KmsClient):  # type: ignore[misc]
    """A keeper of keys that wraps none."""

    def wrap_key(self, key_bytes: bytes, _: str) -> str:
        return key_bytes.hex()

    def unwrap_key(self, wrapped_key: str, _: str) -> bytes:
        return bytes.fromhex(wrapped_key)


@pytest.mark.parametrize("plaintext_footer", [True, False])
def test_an_encrypted_file_is_named(plaintext_footer: bool) -> None:
    keys = pe.EncryptionConfiguration(
        footer_key="k", column_keys={"k": ["text"]}, plaintext_footer=plaintext_footer, double_wrapping=False
    )
    how = pe.CryptoFactory(lambda _: _Keys()).file_encryption_properties(pe.KmsConnectionConfig(), keys)
    (item,) = items_of("a.parquet", many(3, encryption_properties=how), SETTINGS)
    assert item.problem
    assert item.problem.detail == "an encrypted Parquet file, which is not read"


def test_a_broken_row_group_costs_its_own_rows() -> None:
    body = bytearray(many(30, row_group_size=10, compression="zstd"))
    column = pq.read_metadata(io.BytesIO(body)).row_group(1).column(1)
    start = column.dictionary_page_offset or column.data_page_offset
    body[start + 8 : start + column.total_compressed_size] = bytes(column.total_compressed_size - 8)
    found = items_of("a.parquet", bytes(body), SETTINGS)
    assert reasons(found) == [(10, "corrupt")]
    assert [item.index for item in found if item.raw] == [*range(10), *range(20, 30)]
    assert found[10].problem
    assert found[10].problem.detail.startswith("row group 1 cannot be read on from this row")


def test_a_damaged_index_does_not_end_the_process() -> None:
    """pyarrow does so when it is asked of a column whose entry is damaged, in one of some hundred of such places."""
    body = many(30, row_group_size=10)
    index = int.from_bytes(body[-8:-4], "little")
    for place in range(len(body) - 8 - index, len(body) - 8, 3):
        damaged = body[:place] + bytes([body[place] ^ 0x15]) + body[place + 1 :]
        found = items_of("a.parquet", damaged, SETTINGS)
        assert found
        assert [item.index for item in found] == sorted({item.index for item in found})


def test_a_decompression_bomb_is_named_and_its_neighbours_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.inflate._FREE", MIB)
    huge = "a" * (2 * MIB)
    file = io.BytesIO()
    with pq.ParquetWriter(file, pa.schema([("text", pa.string())]), compression="zstd") as writer:
        for text in (TEXT, huge, TEXT):
            writer.write_table(pa.table({"text": [text]}))
    found = items_of("a.parquet", file.getvalue(), SETTINGS)
    assert reasons(found) == [(1, "too_large")]
    assert found[1].problem
    assert "decompression bomb" in found[1].problem.detail


def test_a_long_row_is_passed_over() -> None:
    found = items_of("a.parquet", parquet({"text": [TEXT, "long " * 30_000, TEXT]}), SETTINGS)
    assert reasons(found) == [(1, "too_large")]


def test_one_long_text_that_all_rows_repeat_is_not_held_for_all_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dictionary writes it once: 100 rows of a megabyte in a file of some kilobytes."""
    monkeypatch.setattr("flows.parquet._REPEATED_BYTES", 8 * MIB)
    body = parquet({"text": ["word " * 200_000] * 100}, compression="zstd")
    assert len(body) < MIB // 10
    before, most = pa.total_allocated_bytes(), 0
    for item in items(*opened("a.parquet", body), SETTINGS):
        assert item.problem
        most = max(most, pa.total_allocated_bytes() - before)
    assert MIB < most < 20 * MIB


def test_rows_that_are_done_are_not_read_again() -> None:
    body = many(10_000, row_group_size=1000, compression="none", use_dictionary=False)
    ref, ranged, asked = at_any_place(body)
    found = list(items(ref, ranged, SETTINGS, 9_321))
    assert [item.index for item in found] == list(range(9_321, 10_000))
    whole = list(items(*at_any_place(body)[:2], SETTINGS))
    assert [item.raw for item in found] == [item.raw for item in whole[9_321:]]
    tenth = pq.read_metadata(io.BytesIO(body)).row_group(9).column(0).file_offset
    assert min(start for start, _ in asked if start) >= (tenth // MIB) * MIB


class _Killed(Exception):
    pass


def test_a_run_that_is_killed_goes_on_behind_its_last_part(tmp_path: Path) -> None:
    raw, to = tmp_path / "raw", tmp_path / "clean"
    raw.mkdir()
    texts = [f"{STORY[0]} It was report {place} of the day." if place % 250 == 0 else None for place in range(10_000)]
    (raw / "news.parquet").write_bytes(parquet({"text": texts}, row_group_size=3000))
    settings = Settings(workers=0, part_documents=2000)
    parts: Counter[str] = Counter()

    def killed(_: Any) -> None:
        parts["first"] += 1
        if parts["first"] == 2:
            raise _Killed

    with pytest.raises(_Killed), Engine(Job(str(raw), str(to)), settings, "one") as engine:
        run_here(engine, killed)
    with Engine(Job(str(raw), str(to)), settings, "two") as engine:
        (work,) = engine.works()
        assert work.first == 4000
        assert run_here(engine).documents == 6000
    table = CleanTable(str(to), settings)
    rows = table.rows(["raw_index", "raw_last"], None).to_pylist()
    assert sorted(row["raw_index"] for row in rows) == list(range(10_000))
    assert [row["raw_index"] for row in rows if row["raw_last"]] == [9_999]
    assert not verify(store_at(str(raw), settings), table, settings).wrong


def test_a_file_in_a_bucket_is_read_by_ranges(bucket: str, s3_settings: Settings, tmp_path: Path) -> None:
    body = many(20_000, row_group_size=5000, compression="none", use_dictionary=False)
    assert len(body) > 3 * MIB
    client = boto3.client("s3", endpoint_url=s3_settings.s3_endpoint_url)
    client.put_object(Bucket=bucket, Key="raw/news.parquet", Body=body)
    store = store_at(f"s3://{bucket}/raw", s3_settings)
    (ref,) = store.list()
    with store.open(ref) as there:
        assert there.at
        assert there.at(len(body) - 4, 100) == b"PAR1"
        assert there.at(len(body), 1) == b""
        found = list(items(ref, there, s3_settings, 19_000))
    assert [item.index for item in found] == list(range(19_000, 20_000))
    with store.open(ref) as there:
        reading = items(ref, there, s3_settings)
        assert next(reading).index == 0
        client.put_object(Bucket=bucket, Key="raw/news.parquet", Body=many(3))
        with pytest.raises(StoreError, match="has changed since it was listed"):
            list(reading)
    with Engine(Job(f"s3://{bucket}/raw", str(tmp_path / "clean")), s3_settings, "run") as engine:
        tally = run_here(engine)
    assert (tally.clean, dict(tally.formats)) == (3, {"parquet": 3})
