from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import boto3
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from flows.clean_table import CleanTable
from flows.engine import Engine, Job, run_here
from flows.folder_store import LocalStore
from flows.objects import ObjectRef
from flows.settings import Settings
from flows.store import store_at
from flows.verify import Findings, verify
from tests.command import copydesk, copydesk_here
from tests.makers import page, text, warc, write
from tests.test_clean_table import table_of
from tests.test_engine import BAD


@pytest.fixture
def raw(tmp_path: Path, settings: Settings) -> Path:
    files: dict[str, str | bytes] = {name: body for name, (body, _) in BAD.items() if len(body) < 1_000_000}
    files |= {"a.txt": text(), "w.warc": warc(page(), page())}
    folder = write(tmp_path / "raw", files)
    with Engine(Job(str(folder), str(tmp_path / "clean")), settings, "run") as engine:
        run_here(engine)
    return folder


def verified(raw: Path, settings: Settings) -> Findings:
    table = CleanTable(str(raw.parent / "clean"), settings)
    return verify(store_at(str(raw), settings), table, settings)


def test_all_is_well_after_a_run(raw: Path, settings: Settings) -> None:
    found = verified(raw, settings)
    assert not found.wrong
    assert found.objects == len(list(raw.iterdir()))
    assert found.documents > found.objects


def test_what_came_later_is_missing_and_what_changed_is_named(raw: Path, settings: Settings) -> None:
    time.sleep(0.01)
    write(raw, {"new.txt": text(), "a.txt": text("Another title")})
    found = verified(raw, settings)
    assert found.wrong == {"missing": 1, "changed since": 1, "other bytes": 1}
    assert ("missing", str(raw / "new.txt")) in found.examples


def test_a_row_too_many_and_one_too_few_are_found(raw: Path, settings: Settings) -> None:
    table = CleanTable(str(raw.parent / "clean"), settings)
    rows = [row for row in table.dataset().to_table().to_pylist() if row["raw_uri"].endswith("w.warc")]
    foreign = {**rows[-1], "raw_index": 99}
    table.commit(table_of(foreign), (), "meddler")
    assert verified(raw, settings).wrong == {"rows behind the last": 1, "not in the raw object": 1}
    table.commit(table_of({**rows[-1], "pipeline_version": "x"}), [rows[-1]["raw_uri"]], "meddler")
    assert verified(raw, settings).wrong == {"missing": 1}


def test_what_an_older_version_has_read_otherwise_is_not_called_other_bytes(raw: Path, settings: Settings) -> None:
    table = CleanTable(str(raw.parent / "clean"), settings)
    row = next(row for row in table.dataset().to_table().to_pylist() if row["raw_uri"].endswith("a.txt"))
    table.commit(table_of(row | {"pipeline_version": "0.0.9", "raw_sha256": None}), [row["raw_uri"]], "older")
    assert verified(raw, settings).wrong == {"read otherwise now": 1}


def test_the_command_ends_with_a_code_for_ci(raw: Path) -> None:
    good = copydesk("verify", raw, raw.parent / "clean")
    assert good.returncode == 0
    assert "all well" in good.stdout
    (raw / "new.txt").write_text(text())
    bad = copydesk_here("verify", raw, raw.parent / "clean", "--no-read", "--json")
    assert bad.returncode == 1
    assert '"missing": 1' in bad.stdout


def test_on_s3(bucket: str, s3_settings: Settings) -> None:
    client = boto3.client("s3", endpoint_url=s3_settings.s3_endpoint_url)
    for name in ("a.txt", "b c/%2F.txt"):
        client.put_object(Bucket=bucket, Key=f"raw/{name}", Body=text().encode())
    places = f"s3://{bucket}/raw", f"s3://{bucket}/clean"
    with Engine(Job(*places), s3_settings, "run") as engine:
        run_here(engine)
    table = CleanTable(places[1], s3_settings)
    assert not verify(store_at(places[0], s3_settings), table, s3_settings).wrong


def test_a_place_without_objects_is_not_well(raw: Path, settings: Settings) -> None:
    (raw.parent / "typo").mkdir()
    done = copydesk_here("verify", raw.parent / "typo", raw.parent / "clean")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (1, f"no raw objects at {raw.parent / 'typo'}")


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="no file here that opens and cannot be read")
def test_an_object_that_breaks_while_it_is_read_is_named(raw: Path, settings: Settings) -> None:
    store = store_at("/proc/self/mem", settings)
    ref = next(iter(store.list()))
    table = CleanTable(str(raw.parent / "clean"), settings)
    row = next(row for row in table.dataset().to_table().to_pylist() if row["raw_uri"].endswith("a.txt"))
    table.commit(table_of({**row, "raw_uri": ref.uri, "raw_etag": ref.etag}), (), "run")
    found = verify(store, table, settings)
    assert found.wrong == {"cannot be read": 1}
    assert ref.uri in found.examples[0][1]


def test_an_object_that_changes_between_two_runs_at_once_stands_once_after_the_next(
    tmp_path: Path, settings: Settings
) -> None:
    raw = write(tmp_path / "raw", {"a.txt": text()})
    job = Job(str(raw), str(tmp_path / "clean"))
    with Engine(job, settings, "late") as late:
        with Engine(job, settings, "early") as early:
            run_here(early)
        write(raw, {"a.txt": text("Bridge closes again")})
        run_here(late)
    with Engine(job, settings, "next") as engine:
        run_here(engine)
        found = verify(engine.store, engine.table, settings)
    assert (found.documents, found.wrong) == (1, {})


def test_large_objects_are_compared_a_few_at_a_time(raw: Path, settings: Settings) -> None:
    class Asked(CleanTable):
        most = 0

        def rows(self, columns: Sequence[str], wanted: pc.Expression) -> pa.Table:
            found = super().rows(columns, wanted)
            self.most = max(self.most, len(set(found["raw_uri"].to_pylist())))
            return found

    class Large(LocalStore):
        def list(self) -> Iterator[ObjectRef]:
            return (replace(ref, size=100 * 1024 * 1024) for ref in super().list())

    table = Asked(str(raw.parent / "clean"), settings)
    found = verify(Large(raw), table, settings)
    assert (found.objects, found.wrong, table.most) == (len(list(raw.iterdir())), {}, 2)
