"""Files of crawlers: what they say of each page, and what of them is bad."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from tests.makers import items_of, page, warc
from tests.test_sources import SETTINGS, bodies, reasons
from transforms import clean


def test_a_warc_keeps_what_it_says_of_each_page() -> None:
    found = items_of("a.warc", warc(page("One"), page("Two")), SETTINGS)
    raw = found[1].raw
    assert raw
    assert raw.url == "https://news.example.org/1"
    assert raw.fetched_at == datetime(2025, 3, 2, 10, tzinfo=UTC)
    assert found[1].record_id
    assert found[1].record_id.startswith("<urn:uuid:")
    assert [item.index for item in found] == [2, 4]
    assert b"Two" in raw.body


def test_a_page_that_the_crawler_broke_off_is_marked() -> None:
    body = warc(page("One")).replace(b"WARC-Type: response", b"WARC-Truncated: length\r\nWARC-Type: response")
    (found,) = items_of("a.warc", body, SETTINGS)
    assert found.raw
    assert ("warc-truncated", "length") in found.raw.headers
    assert "cut_short" in clean(found.raw).warnings


@pytest.mark.parametrize("gzipped", [True, False])
def test_a_warc_cut_in_a_body_gives_the_pages_before(gzipped: bool) -> None:
    whole = warc(*(page(str(number)) for number in range(5)), gzipped=gzipped)
    found = items_of("a.warc", whole[:-400], SETTINGS)
    assert reasons(found)[-1] == "truncated"
    assert len(bodies(found)) == 4


def test_a_warc_cut_in_a_head_says_so() -> None:
    whole = warc(page(), page())
    found = items_of("a.warc", whole[: whole.rindex(b"WARC/1.0") + 40], SETTINGS)
    assert reasons(found) == [None, "truncated"]


@pytest.mark.parametrize(
    ("status", "kind", "reason"),
    [("404 Not Found", "text/html", "http_error"), ("200 OK", "image/png", "unsupported_format")],
)
def test_other_responses_are_quarantined_and_the_next_ones_come(status: str, kind: str, reason: str) -> None:
    body = warc(page(), status=status, kind=kind) + warc(page())
    assert reasons(items_of("a.warc", body, SETTINGS)) == [reason, None]


@pytest.mark.parametrize(
    ("packing", "body", "reason"),
    [("br", b"not brotli at all", "unsupported_format"), ("gzip", b"\x1f\x8b\x08\x00broken", None)],
)
def test_a_record_that_cannot_be_decoded_costs_no_other(packing: str, body: bytes, reason: str | None) -> None:
    bad = warc(body).replace(
        b"Content-Type: text/html\r\n", b"Content-Type: text/html\r\nContent-Encoding: %b\r\n" % packing.encode()
    )
    length = re.search(rb"Content-Length: (\d+)(?=\r\n\r\nHTTP)", bad)
    assert length
    longer = int(length[1]) + len(f"Content-Encoding: {packing}\r\n")
    bad = bad.replace(length[0], b"Content-Length: %d" % longer)
    found = items_of("a.warc", warc(page("One")) + bad + warc(page("Three")), SETTINGS)
    assert [item.index for item in found] == [2, 5, 8]
    assert reasons(found)[0] is reasons(found)[2] is None
    assert reason is None or reasons(found)[1] == reason


def test_what_is_no_warc_is_corrupt() -> None:
    assert reasons(items_of("a.warc", b"no such thing " * 50, SETTINGS)) == ["corrupt"]
    assert reasons(items_of("a.warc", warc(page()) + b"x" * 500_000, SETTINGS)) == [None, "corrupt"]


def test_no_detail_of_a_cut_warc_is_pythons() -> None:
    whole = warc(page(), page())
    details = [
        item.problem.detail
        for end in range(1, len(whole), 7)
        for item in items_of("a.warc", whole[:end], SETTINGS)
        if item.problem
    ]
    assert len(details) > 100
    assert not [each for each in details if "NoneType" in each or "attribute" in each]
