"""What is fetched before it is asked for: in order, bounded, side by side, and its errors told of the right object."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from flows.batches import Work
from flows.parts import parts
from flows.readahead import ReadAhead
from flows.settings import Settings
from flows.store import ObjectRef, Opened, StoreError, s3_client, store_at
from tests.makers import STORED, text, write
from tests.test_engine import cleaned, fates


class Far:
    """A distant store in memory that notes what is asked of it, and refuses what it is told to."""

    uri, distant = "s3://far/raw", True

    def __init__(self, bodies: list[bytes], refused: int = -1, together: int = 1) -> None:
        self.bodies, self.refused = bodies, refused
        self.asked: list[str] = []
        self.meeting = threading.Barrier(together)

    def works(self) -> tuple[Work, ...]:
        refs = (ObjectRef(f"{n}.txt", f"{self.uri}/{n}.txt", "e", len(b), STORED) for n, b in enumerate(self.bodies))
        return tuple(Work(ref) for ref in refs)

    def list(self) -> Iterator[ObjectRef]:
        return (work.ref for work in self.works())

    def open(self, ref: ObjectRef) -> Opened:
        self.asked.append(ref.key)
        number = int(ref.key.removesuffix(".txt"))
        if number == self.refused:
            raise StoreError(f"{ref.uri}: refused")
        self.meeting.wait(20)
        return Opened(io.BytesIO(self.bodies[number]), "text/plain")


def bodies_of(ahead: ReadAhead, count: int) -> list[bytes]:
    found = []
    for place in range(count):
        with ahead.open(place) as opened:
            found.append(opened.stream.read(-1))
    return found


@pytest.mark.parametrize("objects", [0, 1, 4, 100])
@pytest.mark.parametrize("size", [1, 12, 10_000])
def test_each_object_is_given_once_and_in_order(objects: int, size: int) -> None:
    far = Far([b"x" * n for n in (3, 9, 0, 14, 2, 2, 30, 1)])
    with ReadAhead(far.works(), far, Settings(read_ahead_objects=objects, read_ahead_bytes=size)) as ahead:
        assert bodies_of(ahead, 8) == far.bodies
    assert sorted(far.asked) == [f"{n}.txt" for n in range(8)]


def test_requests_are_made_side_by_side() -> None:
    far = Far([b"a"] * 8, together=4)  # none is answered before four are asked
    with ReadAhead(far.works(), far, Settings(read_ahead_objects=4)) as ahead:
        assert bodies_of(ahead, 8) == far.bodies


def test_no_more_is_held_than_allowed() -> None:
    far = Far([b"x" * 10] * 9)
    with ReadAhead(far.works(), far, Settings(read_ahead_objects=8, read_ahead_bytes=35)) as ahead:
        ahead.open(0)
        assert len(ahead._held) == 3
        assert ahead._size == 30


def test_what_cannot_be_read_is_told_of_its_own_object() -> None:
    far = Far([text(f"Title {n}").encode() for n in range(5)], refused=2)
    (part,) = parts(far.works(), far, Settings())
    assert [row["raw_uri"][-5:] for row in part.rows.to_pylist()] == ["0.txt", "1.txt", "3.txt", "4.txt"]
    assert part.tally.unread_examples == [("s3://far/raw/2.txt", "refused")]


def test_objects_that_are_passed_over_do_not_fill_it() -> None:
    far = Far([b"x" * 10] * 6)
    with ReadAhead(far.works(), far, Settings(read_ahead_objects=2)) as ahead:
        ahead.open(0)
        assert ahead.open(4).stream.read(-1) == far.bodies[4]
        assert ahead.open(5).stream.read(-1) == far.bodies[5]
        assert ahead._size == 0


def test_a_folder_is_read_as_it_is_asked_for(tmp_path: Path) -> None:
    store = store_at(str(write(tmp_path, {"a.txt": "one", "b.txt": "two"})), Settings())
    works = tuple(Work(ref) for ref in store.list())
    with ReadAhead(works, store, Settings()) as ahead:
        assert bodies_of(ahead, 2) == [b"one", b"two"]
        assert ahead._threads is None


def test_threads_that_come_together_share_a_client(s3_settings: Settings) -> None:
    settings = s3_settings.model_copy(update={"s3_timeout": 29.0})  # one that no client is made for yet
    with ThreadPoolExecutor(16) as threads:
        assert len({id(client) for client in threads.map(lambda _: s3_client(settings), range(16))}) == 1


def test_from_s3_the_table_is_the_same(s3_settings: Settings, bucket: str, tmp_path: Path) -> None:
    import boto3

    client = boto3.client("s3", endpoint_url=s3_settings.s3_endpoint_url)
    for n in range(30):
        client.put_object(Bucket=bucket, Key=f"raw/{n:02}.txt", Body=text(f"Title {n}").encode())
    found = []
    for n, ahead in enumerate((0, 16)):
        settings = s3_settings.model_copy(update={"read_ahead_objects": ahead})
        _, rows = cleaned(f"s3://{bucket}/raw", tmp_path / str(n), settings)
        assert fates(rows) == {f"{n:02}.txt": ["clean"] for n in range(30)}
        found.append([{k: v for k, v in row.items() if k != "cleaned_at"} for row in rows])
    assert found[0] == found[1]
