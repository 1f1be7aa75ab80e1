from __future__ import annotations

import gzip
import io
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from flows.http_body import unpacked
from flows.settings import Settings
from flows.sources import Item
from tests.makers import items_of, page
from transforms import Unusable

PAGE = page().encode()
GZIP = gzip.compress(PAGE, mtime=0)
LIMIT = 100_000


def chunks(body: bytes, size: int = 100, behind: bytes = b"") -> bytes:
    """A body in chunks."""
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x%b\r\n%b\r\n" % (len(each), behind, each) for each in pieces) + b"0\r\n\r\n"


def of_response(body: bytes, head: list[tuple[str, str]], protocol: str = "HTTP/1.1") -> Item:
    """The item of a WARC record that holds a response as it came over the line."""
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=False)
    http = StatusAndHeaders("200 OK", [("Content-Type", "text/html"), *head], protocol=protocol)
    record = writer.create_warc_record("https://a.example/", "response", payload=io.BytesIO(body), http_headers=http)
    writer.write_record(record)
    (item,) = items_of("a.warc", file.getvalue(), Settings(workers=0, max_document_bytes=LIMIT))
    return item


@pytest.mark.parametrize(
    ("body", "packing", "chunked"),
    [
        (PAGE, "", False),
        (GZIP, "gzip", False),
        (GZIP, "x-gzip", False),
        (GZIP + b"\0\0 and what a proxy has put behind", "gzip", False),
        (gzip.compress(PAGE[:99]) + gzip.compress(PAGE[99:]), "gzip", False),
        (zlib.compress(PAGE), "deflate", False),
        (zlib.compress(PAGE)[2:-4], "deflate", False),
        (chunks(PAGE), "", True),
        (chunks(PAGE, behind=b";name=value"), "", True),
        (chunks(GZIP, 7), "gzip", True),
        # What the crawler has undone, and left the header.
        (PAGE, "gzip", False),
        (PAGE, "deflate", False),
        (PAGE, "", True),
        (GZIP, "gzip", True),
        (b"ab\r\n" + PAGE, "", True),
    ],
)
def test_a_whole_body_is_read(body: bytes, packing: str, chunked: bool) -> None:
    expected = body if body.startswith(b"ab") else PAGE
    assert unpacked(body, packing, chunked, LIMIT) == expected
    head = [("Content-Encoding", packing)] * bool(packing) + [("Transfer-Encoding", "chunked")] * chunked
    item = of_response(body, head)
    assert item.raw
    assert item.raw.body == expected


@pytest.mark.parametrize(("body", "packing", "chunked"), [(GZIP, "gzip", False), (chunks(PAGE), "", True)])
@given(share=st.floats(min_value=0.05, max_value=0.99))
def test_a_body_that_was_cut_off_is_never_taken_for_whole(
    body: bytes, packing: str, chunked: bool, share: float
) -> None:
    with pytest.raises(Unusable, match="truncated"):
        unpacked(body[: int(share * (len(body) - 8))], packing, chunked, LIMIT)


def test_a_damaged_body_is_corrupt() -> None:
    assert str(of_response(GZIP[:-8] + bytes(8), [("Content-Encoding", "gzip")]).problem).startswith("corrupt")


@pytest.mark.parametrize("chunked", [False, True])
def test_a_bomb_is_not_unpacked(chunked: bool) -> None:
    bomb = gzip.compress(bytes(50_000_000))
    body = chunks(bomb, len(bomb)) if chunked else bomb
    assert len(unpacked(body, "gzip", chunked, LIMIT)) == LIMIT + 1
    head = [("Content-Encoding", "gzip")] + [("Transfer-Encoding", "chunked")] * chunked
    assert str(of_response(body, head).problem).startswith("too_large")


def test_a_page_where_a_response_should_be_is_corrupt() -> None:
    assert str(of_response(PAGE, [], protocol="<html>").problem).startswith("corrupt: a response without the head")
