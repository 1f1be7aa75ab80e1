"""What is written as text and holds no article as one is refused with its name; what only looks a little like it is
read as ever."""

from __future__ import annotations

import json

import pytest

from flows.settings import Settings
from tests.makers import STORY, items_of, packed, page, text
from transforms import RawDocument, Unusable, clean
from transforms.kinds import kind_of

SETTINGS = Settings(workers=0, max_document_bytes=100_000)
RECORD = json.dumps({"title": "Bridge", "text": STORY[0]})
ITEMS = "".join(f"<item><title>T</title><description>{line}</description></item>" for line in STORY)
RSS = f'<?xml version="1.0"?>\n<!-- made daily --><rss version="2.0"><channel>{ITEMS}</channel></rss>'
WITH_MARKUP = RSS.replace("<description>", "<description><![CDATA[<p>").replace(
    "</description>", "</p>]]></description>"
)
NITF = f"<?xml version='1.0'?><nitf><body>{''.join(f'<p>{line}</p>' for line in STORY)}</body></nitf>"
TABLE = "id,title,text\n" + "".join(f'{number},"Bridge","{line}"\n' for number, line in enumerate(STORY))


def refusal(name: str, body: str | bytes, content_type: str | None = None) -> tuple[str, str]:
    """Reason and detail of the one refusal of an object, by a reader or by cleaning; "" where it came out clean."""
    (item,) = items_of(name, body if isinstance(body, bytes) else body.encode(), SETTINGS, content_type)
    try:
        if item.problem:
            raise item.problem
        assert item.raw
        clean(item.raw)
    except Unusable as problem:
        return str(problem.reason), problem.detail
    return "", ""


@pytest.mark.parametrize(
    ("name", "body", "content_type", "what"),
    [
        ("a.psv", TABLE.replace(",", "|"), None, "a table"),
        ("rdf.xml", f"<rdf:RDF xmlns:rdf='x'><title>{STORY[0]}</title></rdf:RDF>", None, "an RDF document"),
        ("sitemap.xml", "<urlset><url><loc>https://example.org/1</loc></url></urlset>", None, "a sitemap"),
        (
            "parts.xml",
            f"<?xml version='1.0'?><parts><part>{STORY[0]}</part></parts>",
            None,
            "an XML document of <parts>",
        ),
        ("mail.eml", f"From: a@example.org\nSubject: Bridge\n\n{text()}", None, "a mail"),
        ("saved.mht", f"MIME-Version: 1.0\n\n{page()}", None, "a mail or a saved page"),
        ("site.css", "p { margin: 0 }\n" * 50, None, "a part of a page's machinery"),
        ("crawl.cdxj", "org,example)/ 20250304 https://example.org/ text/html 200\n" * 9, None, "an index"),
        ("doc", "{\\rtf1\\ansi " + STORY[0] + "}", None, "an RTF document"),
    ],
)
@pytest.mark.parametrize("packing", ["", ".gz"])
def test_what_holds_no_article_as_text_is_refused_by_its_name(
    name: str, body: str | bytes, content_type: str | None, what: str, packing: str
) -> None:
    raw = packed(body if isinstance(body, bytes) else body.encode(), packing)
    reason, detail = refusal(name + packing, raw, content_type)
    assert reason == "unsupported_format"
    assert detail.startswith(what)


def test_a_name_alone_refuses_for_the_library_too() -> None:
    with pytest.raises(Unusable, match="a table"):
        clean(RawDocument(uri="a.csv", body=TABLE.encode()))


@pytest.mark.parametrize("body", [RSS, WITH_MARKUP])
def test_a_feed_is_no_document(body: str) -> None:
    """Its items are; only what opens an object takes it apart."""
    with pytest.raises(Unusable, match="an RSS feed, which is not read"):
        clean(RawDocument(uri="crawl.warc#3", body=body.encode(), content_type="text/html"))


@pytest.mark.parametrize(
    ("name", "content_type"),
    [("feed.xml", None), ("feed", "text/plain"), ("feed.txt", None), ("feed.html", None), ("f", "application/rss+xml")],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_feed_is_told_by_its_first_element(name: str, content_type: str | None, encoding: str) -> None:
    found = items_of(name, WITH_MARKUP.encode(encoding), SETTINGS, content_type)
    assert {item.format for item in found} == {"rss"}
    assert len(found) == len(STORY)


@pytest.mark.parametrize(
    ("name", "body", "content_type"),
    [
        ("a.xhtml", f'<?xml version="1.0" encoding="utf-8"?>\n{page()}', None),
        ("page", f'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x">{page()}', None),
        ("page", f"<?xml version='1.0'?><!-- {'-' * 50} --><head></head>{page()}", None),
        ("nitf.xml", NITF, None),
        ("a.txt", f"The feed of <rss> that the council publishes\n\n{text()}", None),
        ("a.txt", f"id, title, text\n\n{text()}", None),
        ("mail.txt", f"From: the harbour master\n\n{text()}", None),
        ("a.md", text(), "text/csv"),
        ("0a1b2c", f"[Updated] {text()}", None),
        ("0a1b2c", f"{{Corrected}} {text()}", None),
        ("a.txt", f'["What now?" asked the mayor]\n\n{text()}', None),
        ("a.txt", f'{{"Ready": that was the word.}}\n\n{text()}'.replace('":', '"'), None),
        ("csv", text(), None),
        ("news.csv/1.txt", text(), None),
        ("a.csv.txt", text(), None),
    ],
)
def test_what_only_looks_a_little_like_it_is_read(name: str, body: str, content_type: str | None) -> None:
    assert refusal(name, body, content_type) == ("", "")


@pytest.mark.parametrize(
    ("name", "content_type"),
    [("crawl.jl", None), ("crawl.jl", "text/plain"), ("octet", "text/plain"), ("a.txt", None), ("octet", None)],
)
@pytest.mark.parametrize(
    ("body", "count"),
    [(f"{RECORD}\n{RECORD}\n", 2), (f"[{RECORD},\n{RECORD}]", 2), (f"\ufeff {RECORD}", 1)],
)
def test_records_are_read_as_such_whatever_they_are_called(
    name: str, content_type: str | None, body: str, count: int
) -> None:
    if name == "crawl.jl" and body.startswith("["):
        pytest.skip("lines are what that name promises")
    found = items_of(name, body.encode(), SETTINGS, content_type)
    assert len(found) == count
    for item in found:
        assert item.raw
        assert clean(item.raw).text == STORY[0]


def test_records_over_many_lines_under_the_name_of_a_text() -> None:
    found = items_of("a.txt", json.dumps(json.loads(RECORD), indent=2).encode(), SETTINGS)
    assert [(item.format, kind_of(item.raw)) for item in found if item.raw] == [("json", "json")]


def test_a_response_of_records_that_calls_itself_plain_text() -> None:
    record = clean(RawDocument(uri="a.warc#3", body=RECORD.encode(), content_type="text/plain"))
    assert record.text == STORY[0]
