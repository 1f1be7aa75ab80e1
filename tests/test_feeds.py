"""Feeds and exports: what of an item is its text, what it says of itself, and what of a feed is broken or hostile."""

from __future__ import annotations

import html
import json
import tracemalloc
from datetime import UTC, datetime
from typing import Any

import pytest

from flows.settings import Settings
from flows.sources import Item, items
from tests.makers import STORY, items_of, opened, packed
from transforms import clean
from transforms.document import CleanRecord

SETTINGS = Settings(workers=0, max_document_bytes=200_000)
TEXT = "\n\n".join(STORY)
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in STORY)
SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:wp="http://wordpress.org/export/1.2/" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"'
)
FULL = (
    "<item><title>Bridge &amp; harbour</title><link>https://www.example.org/bridge</link><guid>g-1</guid>"
    "<pubDate>Tue, 04 Mar 2025 08:05:00 +0100</pubDate><dc:creator>Maren Osei</dc:creator><category>Town</category>"
    f"<description>In short.</description><content:encoded><![CDATA[{PARAGRAPHS}]]></content:encoded></item>"
)


def rss(*parts: str, head: str = "<title>The Quay</title><language>en-gb</language>", declared: str = "") -> str:
    return f'{declared}<rss version="2.0" {SPACES}><channel>{head}{"".join(parts)}</channel></rss>'


def item(**fields: str) -> str:
    return f"<item>{''.join(f'<{name}>{value}</{name}>' for name, value in fields.items())}</item>"


def cleaned(body: str | bytes, name: str = "feed.xml") -> list[CleanRecord]:
    found = items_of(name, body.encode() if isinstance(body, str) else body, SETTINGS)
    assert not [each.problem for each in found if each.problem]
    return [clean(each.raw) for each in found if each.raw]


def reasons(found: list[Item]) -> list[str | None]:
    return [str(each.problem.reason) if each.problem else None for each in found]


@pytest.mark.parametrize(("name", "packing"), [("feed.xml", ""), ("feed.rss", ".gz"), ("feed", ".zst"), ("a.html", "")])
def test_an_item_is_a_document_with_what_the_feed_says_of_it(name: str, packing: str) -> None:
    found = items_of(name + packing, packed(rss(FULL, FULL).encode(), packing), SETTINGS)
    assert [(each.index, each.format, each.record_id) for each in found] == [
        (place, f"rss{packing}", "g-1") for place in range(2)
    ]
    assert found[1].raw
    assert found[1].raw.uri == f"s3://raw/{name}{packing}#1"
    record = clean(found[1].raw)
    assert (record.title, record.text, record.section) == ("Bridge & harbour", TEXT, "Town")
    assert (record.authors, record.site_name) == (("Maren Osei",), "The Quay")
    assert (record.url, record.published_source) == ("https://www.example.org/bridge", "json:pubDate")
    assert record.published_at == datetime(2025, 3, 4, 7, 5, tzinfo=UTC)
    assert not record.warnings


def test_an_item_of_atom() -> None:
    entry = (
        "<entry><id>urn:1</id><title type='html'>Bridge &amp;amp; harbour</title>"
        "<link rel='self' href='https://www.example.org/x'/><link href='https://www.example.org/bridge'/>"
        "<published>2025-03-04T08:05:00Z</published><updated>2025-03-05T08:05:00Z</updated>"
        "<author><name>Maren Osei</name><email>m@example.org</email></author><category term='Town'/>{}</entry>"
    )
    escaped = f"<content type='html'>{html.escape(PARAGRAPHS)}</content>"
    xhtml = f"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>{PARAGRAPHS}</div></content>"
    prefixed = PARAGRAPHS.replace("<p>", "<h:p>").replace("</p>", "</h:p>")
    other = f"<content type='xhtml'><h:div xmlns:h='http://www.w3.org/1999/xhtml'>{prefixed}</h:div></content>"
    plain = f"<content>{TEXT}</content>"
    bodies = (escaped, xhtml, other, plain)
    feed = f"<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'><title>The Quay</title>{''.join(map(entry.format, bodies))}</feed>"
    found = cleaned(feed, "atom")
    assert len(found) == len(bodies)
    for record in found:
        assert (record.title, record.text, record.authors) == ("Bridge & harbour", TEXT, ("Maren Osei",))
        assert (record.url, record.site_name) == ("https://www.example.org/bridge", "The Quay")
        assert (record.published_source, str(record.modified_at)) == ("json:published", "2025-03-05 08:05:00+00:00")


def test_rss_1_and_a_feed_of_rdf_that_is_none() -> None:
    feed = (
        f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" {SPACES}>'
        '<channel><title>The Quay</title><items><rdf:Seq><rdf:li resource="x"/></rdf:Seq></items></channel>'
        f"<item><title>Bridge</title><link>https://www.example.org/bridge</link><dc:date>2025-03-04</dc:date>"
        f"<content:encoded>{html.escape(PARAGRAPHS)}</content:encoded></item></rdf:RDF>"
    )
    (record,) = cleaned(feed)
    assert (record.title, record.text, str(record.published_date)) == ("Bridge", TEXT, "2025-03-04")
    (found,) = items_of("a.xml", feed.replace("http://purl.org/rss/1.0/", "urn:x").encode(), SETTINGS)
    assert found.format == "txt"


@pytest.mark.parametrize("text", [{"content_html": PARAGRAPHS}, {"content_text": TEXT}])
@pytest.mark.parametrize(("name", "kind"), [("feed.json", None), ("feed", "application/feed+json")])
def test_a_json_feed(text: dict[str, str], name: str, kind: str | None) -> None:
    about = {
        "id": "j-1",
        "url": "https://www.example.org/bridge",
        "title": "Bridge",
        "date_published": "2025-03-04T08:05:00Z",
    }
    feed = {
        "version": "https://jsonfeed.org/version/1.1", "title": "The Quay", "language": "en",
        "authors": [{"name": "Maren Osei"}],
        "items": [about | text, about | {"summary": "In short."}, about | text | {"authors": [{"name": "Jo Lind"}]}, 7],
    }  # fmt: skip
    found = items_of(name, json.dumps(feed).encode(), SETTINGS, kind)
    assert reasons(found) == [None, "no_article", None, "no_article"]
    records = [clean(each.raw) for each in found if each.raw]
    assert [(record.text, record.site_name) for record in records] == [(TEXT, "The Quay")] * 2
    assert [record.authors for record in records] == [("Maren Osei",), ("Jo Lind",)]


def test_a_summary_is_no_article_and_keeps_what_is_known() -> None:
    teaser = FULL.replace("content:encoded", "media:description")
    found = items_of("feed.xml", rss(teaser, FULL, item(title="Nothing")).encode(), SETTINGS)
    assert reasons(found) == ["no_article", None, "no_article"]
    problem = found[0].problem
    assert problem
    assert problem.known
    assert problem.detail == "the feed gives a summary of 9 characters and no text"
    assert (problem.known.title, problem.known.url) == ("Bridge & harbour", "https://www.example.org/bridge")
    assert str(problem.known.published_date) == "2025-03-04"
    assert found[2].problem
    assert found[2].problem.detail == "the feed gives no text"


@pytest.mark.parametrize("text", [html.escape(PARAGRAPHS), TEXT, f"<![CDATA[{PARAGRAPHS}]]>"])
def test_a_description_as_long_as_an_article_is_one(text: str) -> None:
    (record,) = cleaned(rss(item(title="Bridge", description=text)))
    assert record.text == TEXT


@pytest.mark.parametrize(
    ("written", "author"),
    [
        ("m.osei@example.org (Maren Osei)", ("Maren Osei",)),
        ("Maren Osei", ("Maren Osei",)),
        ("m.osei@example.org", ()),
    ],
)
def test_an_author_of_rss_stands_beside_an_address(written: str, author: tuple[str, ...]) -> None:
    (record,) = cleaned(rss(item(title="Bridge", author=written, description=TEXT)))
    assert record.authors == author


def test_an_export_of_wordpress_gives_posts_as_they_are_shown() -> None:
    body = f"<strong>{STORY[0]}</strong>\n\n<h2>The harbour</h2>\n\n{STORY[1]}\r\n\r\n{STORY[2]}"
    fields = "<content:encoded><![CDATA[{}]]></content:encoded><wp:post_type>{}</wp:post_type></item>"
    parts = [
        f"<item><title>{kind}</title><category domain='post_tag'>x</category><category domain='category'>Town</category>"
        "<excerpt:encoded><![CDATA[]]></excerpt:encoded>" + fields.format(text, kind)
        for kind, text in [
            ("post", body), ("attachment", TEXT), ("page", PARAGRAPHS), ("nav_menu_item", ""), ("post", TEXT), ("post", ""),
        ]
    ]  # fmt: skip
    found = items_of("wordpress.xml", rss(*parts).encode(), SETTINGS)
    assert [(each.index, reason) for each, reason in zip(found, reasons(found), strict=True)] == [
        (0, None), (2, None), (4, None), (5, "no_article"),
    ]  # fmt: skip
    records = [clean(each.raw) for each in found if each.raw]
    assert records[0].text.split("\n\n") == [STORY[0], "The harbour", STORY[1], STORY[2]]
    assert [record.text for record in records[1:]] == [TEXT, TEXT]
    assert records[0].section == "Town"


CYRILLIC = "Мост через гавань снова открыт для грузовиков после двух зим ремонта, сообщил начальник порта. "


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("windows-1251", "windows-1251"), ("koi8-r", "KOI8-R"), ("utf-16", "utf-16"), ("utf-16-le", "UTF-16"),
        ("utf-8", "utf-8"), ("utf-8-sig", None), ("utf-8", None), ("utf-8", "windows-1251"),
    ],
)  # fmt: skip
def test_a_feed_in_any_encoding(encoding: str, declared: str | None) -> None:
    head = f'<?xml version="1.0" encoding="{declared}"?>\n' if declared else ""
    (record,) = cleaned(rss(item(title="Мост", description=CYRILLIC * 5), declared=head).encode(encoding))
    assert (record.title, record.language) == ("Мост", "ru")
    assert record.text == (CYRILLIC * 5).strip()


def test_an_encoding_that_shows_late_is_as_declared() -> None:
    plain = item(title="Plain", description=TEXT.replace("“", '"').replace("”", '"').encode("ascii", "ignore").decode())
    feed = rss(
        plain * 150, item(title="Café", description=TEXT), declared="<?xml version='1.0' encoding='iso-8859-1'?>"
    )
    assert cleaned(feed.encode("cp1252"))[-1].title == "Café"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Bridge & harbour", "Bridge & harbour"),
        ("Bridge&nbsp;&amp; caf&eacute;", "Bridge & café"),
        ("Bridge &#38; caf&#xe9;", "Bridge & café"),
        ("Bridge &unknown; harbour", "Bridge &unknown; harbour"),
        ("<![CDATA[Bridge & harbour]]>", "Bridge & harbour"),
        ("<![CDATA[Bridge]]> &amp; <![CDATA[harbour]]>", "Bridge & harbour"),
        ("Bridge \x0b&#11; harbour", "Bridge harbour"),
        ("Bridge <!-- not & this --> harbour", "Bridge harbour"),
    ],
)
def test_what_feeds_get_wrong_costs_no_letter(written: str, read: str) -> None:
    for before in (0, 1, 65_300):  # so that signs stand across pieces, too
        feed = rss(item(title=written, description=TEXT), head=f"<title>{'x' * before}</title>")
        title = json.loads(next(items(*opened("a.xml", feed.encode()), SETTINGS)).raw.body)["title"]  # type: ignore[union-attr]
        assert " ".join(title.replace("\xa0", " ").split()) == read


def test_pieces_may_end_anywhere() -> None:
    from flows.feed_text import _Fixed

    text = "a &amp; b & c &nbsp; <![CDATA[d & e ]] > ]]> &#233; <x y='&lt;'/> &"
    for size in range(1, 12):
        fixed = _Fixed()
        out = "".join(fixed.feed(text[at : at + size]) for at in range(0, len(text), size)) + fixed.feed("", final=True)
        assert out == "a &amp; b &amp; c \xa0 <![CDATA[d & e ]] > ]]> é <x y='&lt;'/> &amp;"


@pytest.mark.parametrize("prefix", ["content:encoded", "dc:creator"])
def test_a_prefix_that_nothing_declares_is_read_by_its_name(prefix: str) -> None:
    bare = f"<rss><channel>{FULL}</channel></rss>"
    (record,) = cleaned(bare)
    assert (record.text, record.authors) == (TEXT, ("Maren Osei",))


@pytest.mark.parametrize(
    ("tail", "reason"),
    [
        (FULL[:-200], "truncated"), (FULL[:40], "truncated"), ("", "truncated"),
        ("<item><title>Never closed</item></channel></rss>", "corrupt"), ("</channel></rss>\n<rss>again</rss>", "corrupt"),
    ],
)  # fmt: skip
def test_a_feed_that_breaks_off_gives_what_is_whole(tail: str, reason: str) -> None:
    body = rss(FULL, FULL).removesuffix("</channel></rss>") + tail
    found = items_of("feed.xml", body.encode(), SETTINGS)
    assert reasons(found) == [None, None, reason]
    assert found[2].index == 2
    cut = items_of("feed.xml.gz", packed(rss(*[FULL] * 500).encode(), ".gz")[:-40], SETTINGS)
    assert reasons(cut)[-1] == "truncated"


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "dtd",
    [
        f'<!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]>',
        '<!DOCTYPE rss [<!ENTITY l9 SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE rss SYSTEM "file:///etc/hostname" [<!ENTITY % l9 SYSTEM "file:///etc/hostname"> %l9;]>',
        '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://127.0.0.1:9/rss.dtd">',
    ],
)
def test_entities_are_neither_expanded_nor_fetched(dtd: str) -> None:
    feed = f'<?xml version="1.0"?>\n{dtd}\n' + rss(item(title="Laugh &l9;", description=f"<i a='&l9;'/>{TEXT}"))
    found = items_of("feed.xml", feed.encode(), SETTINGS)
    assert {each.format for each in found} == {"rss"}
    for each in found:
        assert each.raw is None or json.loads(each.raw.body)["title"] == "Laugh &l9;"


def test_a_feed_is_streamed_and_bounded() -> None:
    post = item(title="Long", description=f"{TEXT} " * 20)
    body = rss(*[post] * 1500).encode()
    tracemalloc.start()
    count = sum(1 for each in items(*opened("feed.xml", body), SETTINGS) if each.raw)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (count, len(body) > 15_000_000) == (1500, True)
    assert most < 4_000_000
    for hostile in ("<x/>" * 200_000, "<p>" * 100 + "word " * 200_000, "<i>" * 400):
        found = items_of("feed.xml", rss(FULL, f"<item>{hostile}", FULL).encode(), SETTINGS)
        assert reasons(found)[0] is None
        assert reasons(found)[1] in ("too_large", "corrupt")
        assert len(found) == 2


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<rss>", "truncated"), ("<rss></rss>", "empty"), ("<feed xmlns='http://www.w3.org/2005/Atom'></feed>", "empty"),
        ("<rss><channel/></rss>", "empty"), ("<rss x", "truncated"), ("<feed x=y></feed>", "corrupt"),
    ],
)  # fmt: skip
def test_a_feed_without_items_is_one_refusal(body: str, reason: str) -> None:
    (found,) = items_of("feed.xml", body.encode(), SETTINGS)
    assert (reasons([found]), found.index) == ([reason], 0)


@pytest.mark.parametrize("of", [["<urlset>", "</urlset>"], ["<opml>", "</opml>"]])
def test_other_xml_is_refused_as_ever(of: Any) -> None:
    (found,) = items_of("a.xml", f"{of[0]}{FULL}{of[1]}".encode(), SETTINGS)
    assert found.format in ("html", "txt")
