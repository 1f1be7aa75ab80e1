from __future__ import annotations

import gzip
import json
import time
from pathlib import Path
from typing import Any

import boto3
import pytest

from flows.engine import Engine, Job, RunFailedError, run_here
from flows.hands import LocalHands
from flows.report import headline
from flows.rows import Row
from flows.settings import Settings
from flows.store import StoreError
from flows.tally import Tally
from tests.makers import STORY, page, text, warc, write

SEEDS = Path(__file__).parent.parent.parent / "shared" / "data" / "seeds"


def cleaned(raw: str | Path, clean: str | Path, settings: Settings, **job: Any) -> tuple[Tally, list[Row]]:
    """Run the engine, and read the table back."""
    with Engine(Job(str(raw), str(clean), **job), settings, "run") as engine:
        tally = run_here(engine)
        rows = engine.table.dataset().to_table().to_pylist()
    return tally, sorted(rows, key=lambda row: (row["raw_uri"], row["raw_index"]))


def fates(rows: list[Row]) -> dict[str, list[str]]:
    """What became of each object's documents."""
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(Path(row["raw_uri"]).name, []).append(row["quarantine_reason"] or row["status"])
    return found


def deep_html() -> str:
    return "<html><body>" + "<div>" * 100_000 + "".join(f"<p>{each}</p>" for each in STORY) + "</html>"


BAD: dict[str, tuple[bytes, list[str]]] = {
    "empty.txt": (b"", ["empty"]),
    "blank.txt": (b" \n\t \r\n", ["blank"]),
    "binary.txt": (bytes(range(256)) * 40, ["binary"]),
    "image.html": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), ["binary"]),
    "cut.txt.gz": (gzip.compress(text().encode())[:-30], ["truncated"]),
    "bomb.txt.gz": (gzip.compress(b"a" * 30_000_000), ["too_large"]),
    "lines.jsonl": (
        f'{json.dumps({"text": text()})}\n{{"text": "bro\n{json.dumps({"text": text()})}\n[]\n'.encode(),
        ["clean", "broken_json", "clean", "broken_json"],
    ),
    "cut.warc": (warc(page("One"), page("Two"), page("Three"))[:-300], ["clean", "clean", "truncated"]),
    "nul.txt": (text().replace("lorries", "lor\0ries").encode(), ["clean"]),
    "long.txt": (b"x" * 50_000_000, ["too_large"]),
    "surrogate.json": (b'{"title": "Bridge \\ud83d reopens", "text": ' + json.dumps(text()).encode() + b"}", ["clean"]),
    "nothing.json": (b'{"id": 5}', ["no_text_field"]),
    "a name with spaces, .. and %2F 😀#1?.txt": (text().encode(), ["clean"]),
}


def test_bad_input_gets_its_reason_and_disturbs_nothing(tmp_path: Path, settings: Settings) -> None:
    raw = write(tmp_path / "raw", {name: body for name, (body, _) in BAD.items()} | {"good.txt": text()})
    tally, rows = cleaned(raw, tmp_path / "clean", settings)
    assert fates(rows) == {name: fate for name, (_, fate) in BAD.items()} | {"good.txt": ["clean"]}
    assert tally.documents == len(rows)
    assert tally.unread == 0
    assert all(row["quarantine_detail"] for row in rows if row["status"] == "quarantined")


def test_bad_input_on_s3(bucket: str, s3_settings: Settings, tmp_path: Path) -> None:
    client = boto3.client("s3", endpoint_url=s3_settings.s3_endpoint_url)
    for name, (body, _) in BAD.items():
        client.put_object(Bucket=bucket, Key=f"raw/{name}", Body=body)
    _, rows = cleaned(f"s3://{bucket}/raw", tmp_path / "clean", s3_settings)
    assert fates(rows) == {name: fate for name, (_, fate) in BAD.items()}


def test_html_nested_without_end_ends(tmp_path: Path, settings: Settings) -> None:
    raw = write(tmp_path / "raw", {"deep.html": deep_html(), "good.html": page()})
    _, rows = cleaned(raw, tmp_path / "clean", settings)
    found = fates(rows)
    assert found["good.html"] == ["clean"]
    assert found["deep.html"] == ["too_deep"]


def test_a_second_run_finds_nothing_to_do(tmp_path: Path, settings: Settings) -> None:
    raw = write(tmp_path / "raw", {"a.txt": text(), "b.jsonl": json.dumps({"text": text()}), "c.txt": b""})
    first, _ = cleaned(raw, tmp_path / "clean", settings)
    second, rows = cleaned(raw, tmp_path / "clean", settings)
    assert (first.documents, second.documents, len(rows)) == (3, 0, 3)


def test_what_comes_later_and_what_changes_is_taken(tmp_path: Path, settings: Settings) -> None:
    raw = write(tmp_path / "raw", {"b.txt": text("The first title"), "c.txt": text()})
    cleaned(raw, tmp_path / "clean", settings)
    time.sleep(0.01)
    write(raw, {"a.txt": text("Late, and first by name"), "b.txt": text("The second title, changed")})
    tally, rows = cleaned(raw, tmp_path / "clean", settings)
    assert tally.objects == 2
    assert [row["title"] for row in rows][:2] == ["Late, and first by name", "The second title, changed"]
    assert len(rows) == 3


def test_a_new_pipeline_version_changes_nothing_until_asked(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = write(tmp_path / "raw", {"a.txt": text(), "b.txt": text()})
    cleaned(raw, tmp_path / "clean", settings)
    for module in ("flows.engine", "flows.rows"):
        monkeypatch.setattr(f"{module}.PIPELINE_VERSION", "99.0")
    assert cleaned(raw, tmp_path / "clean", settings)[0].documents == 0
    tally, rows = cleaned(raw, tmp_path / "clean", settings, reprocess=True)
    assert tally.documents == 2
    assert [row["pipeline_version"] for row in rows] == ["99.0", "99.0"]
    assert cleaned(raw, tmp_path / "clean", settings, reprocess=True)[0].documents == 0


def test_a_huge_object_is_committed_in_parts_and_goes_on_where_it_stopped(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps({"title": f"Story {n}", "text": STORY[n % 5]}) for n in range(25))
    raw = write(tmp_path / "raw", {"many.jsonl": lines})
    settings = Settings(workers=0, part_documents=10)
    with Engine(Job(str(raw), str(tmp_path / "clean")), settings, "killed") as engine:
        assert isinstance(engine.hands, LocalHands)
        parts = engine.hands.parts(next(engine.batches()).works)
        first = next(parts)
        engine.table.commit(first.rows, first.replaced, "killed")
    with Engine(Job(str(raw), str(tmp_path / "clean")), settings, "again") as engine:
        assert next(engine.batches()).works[0].first == 10
        tally = run_here(engine)
        rows = engine.table.dataset().to_table(columns=["raw_index", "run_id", "raw_last"]).to_pylist()
    assert tally.documents == 15
    assert sorted(row["raw_index"] for row in rows) == list(range(25))
    assert [row["raw_index"] for row in rows if row["raw_last"]] == [24]
    assert {row["run_id"] for row in rows if row["raw_index"] < 10} == {"killed"}


@pytest.mark.parametrize("part_documents", [1, 2, 3, 7])
def test_any_size_of_parts_gives_the_same_table(tmp_path: Path, part_documents: int) -> None:
    files = {f"{n}.txt": text(f"Title {n}") for n in range(4)}
    files["many.jsonl"] = "\n".join(json.dumps({"title": str(n), "text": STORY[0]}) for n in range(5))
    raw = write(tmp_path / "raw", files)
    settings = Settings(workers=0, part_documents=part_documents, batch_objects=2)
    _, rows = cleaned(raw, tmp_path / "clean", settings)
    assert [row["raw_last"] for row in rows] == [True] * 4 + [False] * 4 + [True]
    assert len({row["id"] for row in rows}) == 9


def test_workers_give_the_same_table_as_none(tmp_path: Path) -> None:
    raw = write(tmp_path / "raw", {f"{n}.txt": text(f"Title {n}") for n in range(7)} | {"w.warc": warc(page(), page())})
    tables = []
    for workers in (0, 2):
        _, rows = cleaned(raw, tmp_path / f"clean{workers}", Settings(workers=workers, batch_objects=3))
        tables.append([{k: v for k, v in row.items() if k not in ("cleaned_at", "commit_version")} for row in rows])
    assert tables[0] == tables[1]


def test_an_object_that_cannot_be_read_is_left_for_the_next_run(tmp_path: Path, settings: Settings) -> None:
    raw = write(tmp_path / "raw", {"a.txt": text(), "b.txt": text()})
    with Engine(Job(str(raw), str(tmp_path / "clean")), settings, "run") as engine:
        batch = next(engine.batches())
        (raw / "a.txt").unlink()
        tally = engine.hands.do(batch)
    assert (tally.documents, tally.unread) == (1, 1)
    write(raw, {"a.txt": text()})
    assert fates(cleaned(raw, tmp_path / "clean", settings)[1]) == {"a.txt": ["clean"], "b.txt": ["clean"]}


def test_a_bug_is_quarantined_with_its_traceback_and_fails_the_run(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = write(tmp_path / "raw", {"a.txt": text(), "b.txt": text("A title to stumble over")})

    def stumbling(raw_document: Any) -> Any:
        if b"stumble" in raw_document.body:
            raise ZeroDivisionError("a bug of ours")
        return real(raw_document)

    import flows.parts

    real = flows.parts.clean
    monkeypatch.setattr("flows.parts.clean", stumbling)
    with pytest.raises(RunFailedError, match="1 of 2 documents"):
        cleaned(raw, tmp_path / "clean", settings)
    with Engine(Job(str(raw), str(tmp_path / "clean")), settings, "run") as engine:
        rows = {row["quarantine_reason"]: row for row in engine.table.dataset().to_table().to_pylist()}
    assert set(rows) == {None, "internal_error"}
    assert "ZeroDivisionError: a bug of ours" in rows["internal_error"]["quarantine_detail"]


@pytest.mark.parametrize(
    ("raw", "clean", "says"),
    [
        ("{tmp}/none", "{tmp}/clean", "no such folder"),
        ("gs://bucket/x", "{tmp}/clean", "is s3://bucket/prefix or a folder"),
        ("s3://", "{tmp}/clean", "s3://bucket/prefix"),
        ("{tmp}", "{tmp}/clean", "lies inside"),
        ("{tmp}", "{tmp}", "lies inside"),
        ("{tmp}/raw", "{tmp}", "lies inside it"),
        ("s3://b//news", "s3://b/news/clean", "lies inside"),
    ],
)
def test_what_cannot_be_done_is_said_before_any_work(
    tmp_path: Path, settings: Settings, raw: str, clean: str, says: str
) -> None:
    with pytest.raises(StoreError, match=says) as said:
        Engine(Job(raw.format(tmp=tmp_path), clean.format(tmp=tmp_path)), settings, "run")
    assert "\n" not in str(said.value)
    assert not (tmp_path / "clean").exists()


def test_a_missing_bucket_and_wrong_credentials_are_said_in_a_line(
    bucket: str, s3_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.s3_store import _made_client

    with pytest.raises(StoreError, match="no such bucket"):
        Engine(Job("s3://no-such-bucket-here/raw", str(tmp_path / "clean")), s3_settings, "run")
    with pytest.raises(StoreError, match="no such bucket"):
        Engine(
            Job(str(write(tmp_path / "raw", {"a.txt": text()})), "s3://no-such-bucket-here/clean"), s3_settings, "run"
        )
    for name, value, says in (
        ("AWS_ACCESS_KEY_ID", "nobody", "does not know"),
        ("AWS_SECRET_ACCESS_KEY", "wrong", "does not fit"),
    ):
        with monkeypatch.context() as patch:
            patch.setenv(name, value)
            _made_client.cache_clear()
            with pytest.raises(StoreError, match=says):
                Engine(Job(f"s3://{bucket}/raw", str(tmp_path / "clean")), s3_settings, "run")
    _made_client.cache_clear()


def test_from_s3_to_s3(bucket: str, s3_settings: Settings) -> None:
    client = boto3.client("s3", endpoint_url=s3_settings.s3_endpoint_url)
    client.put_object(Bucket=bucket, Key="raw/2025/a.txt", Body=text().encode())
    client.put_object(Bucket=bucket, Key="raw/2025/", Body=b"")
    client.put_object(Bucket=bucket, Key="raw/b.html", Body=page().encode("cp1252"), ContentType="text/html")
    client.put_object(Bucket=bucket, Key="rawer/c.txt", Body=b"outside of the prefix")
    settings = s3_settings.model_copy(update={"workers": 2})
    tally, rows = cleaned(f"s3://{bucket}/raw/", f"s3://{bucket}/clean", settings)
    assert fates(rows) == {"a.txt": ["clean"], "b.html": ["clean"]}
    assert tally.objects == 2
    assert cleaned(f"s3://{bucket}/raw", f"s3://{bucket}/clean", settings)[0].documents == 0


@pytest.mark.skipif(not SEEDS.exists(), reason="the seeds are not beside this clone")
def test_the_seeds_from_and_to_s3(bucket: str, s3_settings: Settings) -> None:
    client = boto3.client("s3", endpoint_url=s3_settings.s3_endpoint_url)
    for path in SEEDS.iterdir():
        client.put_object(Bucket=bucket, Key=f"raw/{path.name}", Body=path.read_bytes())
    _, (first, second) = cleaned(
        f"s3://{bucket}/raw", f"s3://{bucket}/clean", s3_settings.model_copy(update={"workers": 2})
    )
    assert (first["section"], first["authors"], first["language"]) == ("International", ["Nathan Rivera"], "en")
    assert len(first["text"].split("\n\n")) == 9
    assert [(each["before"], each["after"]) for each in first["repairs"]] == [
        ("VolodĂmir", "Volodímir"),
        ("PAĂŤS", "PAÍS"),
    ]
    assert [each["reason"] for each in first["removed"]] == ["rating", "subscription", "follow"] + [
        "author_profile"
    ] * 8
    assert (first["published_date"], first["warnings"]) == (None, ["no_published_date"])
    assert (str(second["published_date"]), second["published_at"]) == ("2022-03-03", None)
    assert [str(each["date"]) for each in second["dates_disagree"]] == ["2022-03-02"]
    assert (second["source_domain"], second["removed"], second["repairs"]) == ("kenw.org", [], [])
    assert len(second["text"].split("\n\n")) == 10


def test_an_empty_place_is_told_from_one_that_is_done(tmp_path: Path, settings: Settings) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    empty, _ = cleaned(raw, tmp_path / "clean", settings)
    assert headline(empty) == f"there are no raw objects at {raw}: nothing to clean"
    write(raw, {"a.txt": text()})
    cleaned(raw, tmp_path / "clean", settings)
    assert headline(cleaned(raw, tmp_path / "clean", settings)[0]).startswith("nothing new")
