from __future__ import annotations

import gzip
import io
import json
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.inflate import Inflated
from flows.settings import Settings
from flows.sources import Item, items
from flows.store import ObjectRef, Opened
from tests.makers import STORED, STORY, items_of, packed, page, text, warc
from transforms import Unusable, clean
from transforms.document import RawDocument

SETTINGS = Settings(workers=0, max_document_bytes=100_000)
RECORD = json.dumps({"title": "Bridge", "text": STORY[0]})


def reasons(found: list[Item]) -> list[str | None]:
    return [str(item.problem.reason) if item.problem else None for item in found]


def bodies(found: list[Item]) -> list[bytes]:
    return [item.raw.body for item in found if item.raw]


@pytest.mark.parametrize("packing", ["", ".gz", ".zst"])
@pytest.mark.parametrize(
    ("name", "body", "kind", "count"),
    [
        ("a.txt", text().encode(), "text/plain", 1),
        ("a.html", page().encode(), "text/html", 1),
        ("a.htm", page().encode(), "text/html", 1),
        ("a.json", RECORD.encode(), "application/json", 1),
        ("a.jsonl", f"{RECORD}\n{RECORD}\n".encode(), "application/json", 2),
        ("a.warc", warc(page(), page()), "text/html", 2),
    ],
)
def test_every_format_in_every_packing(name: str, body: bytes, kind: str, count: int, packing: str) -> None:
    found = items_of(name + packing, packed(body, packing), SETTINGS)
    assert reasons(found) == [None] * count
    assert {item.raw.content_type for item in found if item.raw} == {kind}
    assert {item.format for item in found} == {
        name.partition(".")[2].replace("htm", "html")[:5].replace("htmll", "html") + packing
    }


@pytest.mark.parametrize(
    ("body", "content_type", "kind"),
    [
        (page().encode(), "text/html; charset=utf-8", "html"),
        (page().encode(), None, "html"),
        (f"  {RECORD}".encode(), "binary/octet-stream", "json"),
        (warc(page()), None, "warc"),
        (text().encode(), None, "txt"),
        (text().encode(), "application/x-ndjson", "jsonl"),
    ],
)
def test_without_a_telling_name_the_content_type_and_then_a_look_decide(
    body: bytes, content_type: str | None, kind: str
) -> None:
    assert items_of("0a1b2c", body, SETTINGS, content_type)[0].format == kind


def test_the_charset_of_the_store_reaches_the_document() -> None:
    found = items_of("a.html", page().encode(), SETTINGS, "text/html; charset=iso-8859-2")
    assert found[0].raw
    assert found[0].raw.content_type == "text/html; charset=iso-8859-2"


def test_an_object_of_one_document_keeps_its_address_and_others_are_numbered() -> None:
    uris = [
        item.raw.uri
        for name, line in (("a.txt", STORY[0]), ("b.jsonl", RECORD))
        for item in items_of(name, f"{line}\n".encode() * 2, SETTINGS)
        if item.raw
    ]
    assert uris == ["s3://raw/a.txt", "s3://raw/b.jsonl#0", "s3://raw/b.jsonl#1"]


def test_broken_lines_are_for_the_reader_of_json_and_the_numbering_goes_on() -> None:
    found = items_of("a.jsonl", f'{RECORD}\n{{"broken\n\n{RECORD}'.encode(), SETTINGS)
    assert [item.index for item in found] == [0, 1, 3]


def test_a_line_over_the_limit_is_passed_over_and_its_neighbours_come() -> None:
    long = json.dumps({"text": "word " * 200_000})
    found = items_of("a.jsonl", f"{RECORD}\n{long}\n{RECORD}\n".encode(), SETTINGS)
    assert reasons(found) == [None, "too_large", None]
    assert [item.index for item in found] == [0, 1, 2]


def test_a_json_file_may_hold_an_array() -> None:
    records = [{"title": str(number), "text": "é" * number} for number in range(2000)]
    found = items_of("a.json", json.dumps(records, ensure_ascii=False, indent=1).encode(), SETTINGS)
    assert [json.loads(body) for body in bodies(found)] == records


def test_an_array_that_breaks_off_gives_what_is_whole() -> None:
    body = json.dumps([{"text": STORY[0]}] * 3)[:-30].encode()
    found = items_of("a.json", body, SETTINGS)
    assert reasons(found) == [None, None, "broken_json"]


def test_a_json_file_may_hold_lines() -> None:
    found = items_of("a.json", f"{RECORD}\n{RECORD}\n{RECORD}\n".encode(), SETTINGS)
    assert [item.index for item in found] == [0, 1, 2]
    assert reasons(found) == [None] * 3


@pytest.mark.parametrize("gap", ["", "\n", "\n" * 5000])
def test_what_stands_behind_an_array_is_read_or_named(gap: str) -> None:
    array = f"[{RECORD}, {RECORD}]"
    assert reasons(items_of("a.json", f"{array}{gap}[{RECORD}]{gap}".encode(), SETTINGS)) == [None] * 3
    assert reasons(items_of("a.json", f"{array}{gap}{RECORD}".encode(), SETTINGS)) == [None, None, "broken_json"]
    assert reasons(items_of("a.json", f"[]{gap}[]".encode(), SETTINGS)) == ["empty"]


def test_damage_behind_the_last_element_of_an_array_is_named() -> None:
    cut = gzip.compress(f"[{RECORD}]".encode(), mtime=0)[:-2]
    assert reasons(items_of("a.json.gz", cut, SETTINGS))[-1] == "truncated"


@pytest.mark.parametrize("lead", ["", "\n", "\r\n  \n"])
def test_blank_lines_before_and_between_json_lines_cost_no_document(lead: str) -> None:
    found = items_of("a.json", f"{lead}{RECORD}\n\n{RECORD}\n".encode(), SETTINGS)
    first = lead.count("\n")
    assert [(item.index, item.problem) for item in found] == [(first, None), (first + 2, None)]
    alone = items_of("a.json", f"{lead}{RECORD}".encode(), SETTINGS)
    assert (alone[0].index, bodies(alone)) == (0, [f"{lead}{RECORD}".encode()])


def test_a_json_file_may_be_one_object_over_many_lines() -> None:
    found = items_of("a.json", json.dumps(json.loads(RECORD), indent=2).encode(), SETTINGS)
    assert len(found) == 1


def test_a_document_over_the_limit_is_refused() -> None:
    assert reasons(items_of("a.txt", b"x" * 100_001, SETTINGS)) == ["too_large"]
    assert reasons(items_of("a.txt", b"x" * 100_000, SETTINGS)) == [None]


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.json", "a.jsonl", "a.warc"])
@pytest.mark.parametrize("packing", [".gz", ".zst"])
def test_a_cut_off_object_says_so(name: str, packing: str) -> None:
    body = {"a.warc": warc(page(), page()), "a.jsonl": f"{RECORD}\n{RECORD}\n".encode(), "a.json": RECORD.encode()}
    whole = packed(body.get(name, text().encode()), packing)
    found = items_of(name + packing, whole[: len(whole) // 2], SETTINGS)
    assert reasons(found)[-1] == "truncated"
    assert all(reason is None for reason in reasons(found)[:-1])


def test_what_came_before_the_cut_is_good() -> None:
    lines = b"".join(json.dumps({"text": f"{number} {STORY[number % 5]}"}).encode() + b"\n" for number in range(500))
    whole = gzip.compress(lines)
    found = items_of("a.jsonl.gz", whole[:-200], SETTINGS)
    assert reasons(found)[-1] == "truncated"
    assert bodies(found) == lines.splitlines(keepends=True)[: len(found) - 1]
    assert len(found) > 50


def test_damaged_compression_is_corrupt() -> None:
    whole = bytearray(gzip.compress(text().encode()))
    whole[len(whole) // 2] ^= 0xFF
    assert reasons(items_of("a.txt.gz", bytes(whole), SETTINGS)) == ["corrupt"]


def test_several_members_are_one_stream() -> None:
    found = items_of(
        "a.jsonl.gz", b"".join(gzip.compress(f"{RECORD}\n".encode()) for _ in range(3)) + b"\0" * 512, SETTINGS
    )
    assert reasons(found) == [None] * 3


def test_a_gzip_name_on_plain_bytes_is_read_as_plain() -> None:
    assert bodies(items_of("a.txt.gz", text().encode(), SETTINGS)) == [text().encode()]


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz", "a.warc.gz", "a.json.gz"])
def test_a_bomb_is_bounded_by_the_setting_not_by_memory(name: str) -> None:
    megabyte = gzip.compress(b"[" + b" " * (1 << 20))
    bomb = gzip.compress(b"") + megabyte * 200
    tracemalloc.start()
    found = items_of(name, bomb, SETTINGS)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert reasons(found)[-1] in ("too_large", "corrupt")
    assert peak < 8 << 20


def test_a_bomb_of_lines_ends_at_the_ratio() -> None:
    line = RECORD.encode() + b"\n"
    bomb = gzip.compress(line * (90_000_000 // len(line)))
    count, last = 0, None
    ref = ObjectRef("a.jsonl.gz", "s3://raw/a.jsonl.gz", "etag", len(bomb), STORED)
    for item in items(ref, Opened(io.BytesIO(bomb), None), SETTINGS):
        count, last = count + 1, item
    assert last is not None
    assert last.problem
    assert last.problem.reason == "too_large"
    assert count > 1000


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_lines_of_json_in_wide_encodings(encoding: str, name: str) -> None:
    lines = [json.dumps({"text": f"Ülésrend {number} 𝄞"}, ensure_ascii=False) for number in range(3000)]
    mark = "\ufeff" if encoding.endswith("be") else ""
    found = items_of(name, (mark + "\n".join(lines)).encode(encoding), SETTINGS)
    assert [item.index for item in found] == list(range(3000))
    assert [body.strip().decode() for body in bodies(found)] == lines


def test_a_wide_file_that_ends_within_a_letter_loses_its_last_line_only() -> None:
    body = '{"text": "one"}\n{"text": "two"}'.encode("utf-16")
    found = items_of("a.jsonl", body[:-1], SETTINGS)
    assert json.loads(bodies(found)[0]) == {"text": "one"}
    assert len(found) == 2


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.json", "a.jsonl", "a.warc", "a", "a.gz"])
def test_an_empty_object_leaves_one_item(name: str) -> None:
    assert len(items_of(name, b"", SETTINGS)) == 1


@given(
    st.binary(max_size=2000), st.sampled_from(["a.txt", "a.json", "a.jsonl", "a.warc", "a.jsonl.gz", "a.warc.zst", "a"])
)
def test_no_bytes_break_a_reader(body: bytes, name: str) -> None:
    assert items_of(name, body, SETTINGS)


@given(st.binary(min_size=1, max_size=300), st.integers(min_value=0, max_value=400))
def test_no_flipped_bit_of_gzip_goes_unseen(body: bytes, at: int) -> None:
    whole = bytearray(gzip.compress(body, mtime=0))
    whole[at % len(whole)] ^= 0x10
    stream = Inflated(io.BytesIO(bytes(whole)), 200)
    got = stream.read()
    assert stream.problem or got == body


LONG = '{"id": ' + "7" * 5000 + ', "title": "Bridge", "text": ' + json.dumps(STORY[0]) + "}"


@pytest.mark.parametrize(
    ("name", "body", "count"),
    [("a.json", LONG, 1), ("a.jsonl", LONG, 1), ("a.json", f"{LONG}\n{LONG}\n", 2), ("a.json", f"[{LONG}, {LONG}]", 2)],
)
def test_a_long_number_in_json_costs_no_document(name: str, body: str, count: int) -> None:
    found = items_of(name, body.encode(), SETTINGS)
    assert reasons(found) == [None] * count
    texts = [clean(item.raw) for item in found if item.raw]
    assert [(each.title, each.text) for each in texts] == [("Bridge", STORY[0])] * count


@pytest.mark.parametrize(
    ("record", "says"),
    [
        ("[]", "a JSON array that holds no object"),
        ("[1, 2]", "a JSON array that holds no object"),
        ("5", "a JSON number where an object was expected"),
        ("null", "a JSON null where an object was expected"),
        ('{"text": null}', "the field text is empty"),
        ('{"title": "Bridge", "html": "", "text": " "}', "the field text is empty"),
        ('{"body": []}', "the field body is empty"),
        ('{"text": {"de": "Br"}}', "the field text is no text but a JSON object"),
        ('{"title": "Bridge"}', "no text and no markup among the fields: title"),
        ('[{"text": "One."}, {"text": "Two."}]', "a JSON array of 2 records where one should be"),
    ],
)
def test_what_json_lacks_is_said_in_its_own_words(record: str, says: str) -> None:
    with pytest.raises(Unusable) as said:
        clean(RawDocument("a.jsonl#0", record.encode(), "application/json"))
    assert said.value.detail == says
