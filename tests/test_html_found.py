"""What a page's markup says of itself: collected, not judged."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from transforms.document import Field
from transforms.html import read_html
from transforms.html_found import found_in
from transforms.jsonld import read_jsonld


def found(markup, name=None):
    fields = found_in(lxml_html.document_fromstring(markup))
    return [(f.value, f.source) for f in fields if name is None or f.name == name]


CASES = [
    ("<html lang='de-AT'><p>x</p></html>", "language", ("de-AT", "html:lang")),
    ("<meta property='og:locale' content='pt_BR'>", "language", ("pt_BR", "meta:og:locale")),
    ("<meta name='Author' content=' Jane Doe '>", "author", ("Jane Doe", "meta:author")),
    ("<meta property='article:section' content='Town'>", "section", ("Town", "meta:article:section")),
    ("<meta property='og:title name' content='Head'>", "title", ("Head", "meta:og:title")),
    ("<title>\n Head\n  line </title>", "title", ("Head line", "html:title")),
    ("<title>Head</title><h1>Head</h1>", "title", ("Head", "html:h1")),
    ("<title>Head</title><h1>Logo</h1><h1>Head</h1>", "title", ("Logo", "html:h1, other")),
    ("<link rel='canonical' href='https://example.org/a'>", "url", ("https://example.org/a", "link:canonical")),
    ("<h1>Head</h1><a rel='author' href='/x'>Jane Doe</a>", "author", ("Jane Doe", "html:rel=author, near headline")),
    ("<h1>Head</h1><a href='/author/jd'>Jane Doe</a>", "author", ("Jane Doe", "html:author link, near headline")),
    ("<h1>Head</h1><p class='byline'>By Jane Doe</p>", "byline", ("By Jane Doe", "html:author class, near headline")),
    ("<h1>Head</h1><p>By Jane Doe</p>", "byline", ("By Jane Doe", "html:line by, near headline")),
    ("<h1>H</h1><time datetime='2024-03-15'>x</time>", "date", ("2024-03-15", "html:time, near headline")),
    ("<h1>H</h1><time pubdate datetime='2024-03-15'>x</time>", "published", ("2024-03-15", "html:time pubdate, near headline")),
    ("<h1>H</h1><time class='updated' datetime='2024-03-15'>x</time>", "modified", ("2024-03-15", "html:time, near headline")),
    ("<h1>H</h1><aside><time datetime='2024-03-15'>x</time></aside>", "date", ("2024-03-15", "html:time, aside")),
    ("<h1>H</h1><div class='related'><time datetime='2024-03-15'>x</time></div>", "date", ("2024-03-15", "html:time, aside")),
    ("<div class='content sidebar'><h1>H</h1><time datetime='2024-03-15'>x</time></div>", "date", ("2024-03-15", "html:time, near headline")),
    ("<title>The ferry sails again | Post</title><h3>The ferry sails again</h3><h3>Weather</h3>", "title", ("The ferry sails again", "html:h2")),
    ("<title>The ferry sails again</title><h2>The ferry sails again</h2><h1>Sign up</h1>", "title", ("Sign up", "html:h1, lone")),
    ("<h1>H</h1><div class='has-sidebar'><time datetime='2024-03-15'>x</time></div>", "date", ("2024-03-15", "html:time, near headline")),
    ("<h1>H</h1><p>15 March 2024</p>", "date_text", ("15 March 2024", "html:line near headline")),
    ("<h1>H</h1><div class='related'><p>15 March 2024</p></div>", "date_text", ("15 March 2024", "html:line near headline, aside")),
    ("<h1>H</h1><a class='timestamp' title='15 March 2024'>2h</a>", "date_text", ("15 March 2024", "html:date class, near headline")),
    ("<h1>H</h1><blockquote class='instagram-media'><time datetime='2024-03-15'>x</time></blockquote>", "date", ("2024-03-15", "html:time, aside")),
    ("<meta name='author' value='Jane Doe'>", "author", ("Jane Doe", "meta:author")),
    ("<h1>Head</h1><div>Autorin:</div><div>Jane Doe</div>", "byline", ("Autorin: Jane Doe", "html:line by, near headline")),
    ("<p>By Jane Doe</p><h1>Head</h1>", "byline", ("By Jane Doe", "html:line by, near headline")),
    ("<h1>Head</h1><figure><p class='author'>Jane Doe</p></figure>", "byline", ("Jane Doe", "html:author class, aside")),
    ("<h1><b>River</b> Bridge opens again</h1>", "title", ("River Bridge opens again", "html:h1, of parts")),
    ("<h1><b>River</b> Bridge opens again</h1>", "title", ("Bridge opens again", "html:h1, part")),
    ("<script>var a = {pubDate: '2024-03-15'}</script>", "published", ("2024-03-15", "script:pubDate")),
    ("<div itemprop='author'><span itemprop='name'>Jane Doe</span>, editor</div>", "author", ("Jane Doe", "itemprop:author")),
    ("<p>27.1.2024 - a paragraph</p>", "date_text", ("27.1.2024 - a paragraph", "html:line")),
    ("<meta name='twitter:label1' content='Written by'><meta name='twitter:data1' content='Jane Doe'>", "twitter:written by", ("Jane Doe", "meta:twitter:data1")),
]  # fmt: skip


@pytest.mark.parametrize(("markup", "name", "expected"), CASES, ids=lambda v: v if isinstance(v, str) else "")
def test_it_is_found_with_its_source(markup, name, expected):
    assert expected in found(markup, name)


def test_what_is_empty_or_elsewhere_is_not_found():
    assert found("<meta name='author' content='  '><meta name='viewport' content='x'><p>words</p>") == []
    assert found("<h1></h1><title> </title><time></time><p class='byline'></p>") == []
    assert found("<p>Read what Jane Doe said by the river.</p>", "byline") == []
    assert found("<a href='/about'>Jane Doe</a>", "author") == []
    long = "word " * 500
    assert found(f"<h1>Head</h1><div class='author-box'>{long}</div>", "byline") == []


def test_nothing_is_told_twice():
    page = "<h1>Head</h1>" + "<p class='date'>15 March 2024</p>" * 50
    fields = found_in(lxml_html.document_fromstring(page))
    assert len(fields) == len(set(fields))
    assert len(fields) < 60


JSONLD = [
    ('{"@type":"NewsArticle","headline":"Head"}', Field("title", "Head", "jsonld:headline")),
    ('[{"@type":"WebPage"},{"@type":"Article","headline":"Head"}]', Field("title", "Head", "jsonld:headline")),
    ('{"@type":"http://schema.org/NewsArticle","headline":"Head"}', Field("title", "Head", "jsonld:headline")),
    ('{"@type":"WebPage","name":"Head"}', Field("title", "Head", "jsonld:page.name")),
    (
        '{"@type":"WebPage","mainEntity":{"@type":"Article","headline":"Head"}}',
        Field("title", "Head", "jsonld:headline"),
    ),
    ('{"@type":"Article","author":"Jane Doe"}', Field("author", "Jane Doe", "jsonld:author")),
    ('{"@type":"Article","author":{"name":["Jane Doe","John Roe"]}}', Field("author", "John Roe", "jsonld:author")),
    ('{"@type":"Article","author":[[{"name":"Jane Doe"}]]}', Field("author", "Jane Doe", "jsonld:author")),
    (
        '{"@type":"BreadcrumbList","itemListElement":[{"name":"Home"},{"item":{"name":"Town"}}]}',
        Field("section", "Town", "jsonld:breadcrumb"),
    ),
    (
        '{"@type":"WebPage","breadcrumb":{"@type":"BreadcrumbList","itemListElement":[{"name":"Town"}]}}',
        Field("section", "Town", "jsonld:breadcrumb"),
    ),
    ('{"@type":"Article","articleSection":["Town","Land"]}', Field("section", "Town", "jsonld:articleSection")),
    ('{"@type":"Article","inLanguage":{"@type":"Language","name":"de"}}', Field("language", "de", "jsonld:inLanguage")),
    ('{"@type":"Article","datePublished":1710489930}', Field("published", "1710489930", "jsonld:datePublished")),
    ('<![CDATA[{"@type":"Article","headline":"Head"}]]>', Field("title", "Head", "jsonld:headline")),
    ('{"@type":"Article","headline":"Head",};', Field("title", "Head", "jsonld:headline")),
]


@pytest.mark.parametrize(("script", "expected"), JSONLD, ids=[c[0] for c in JSONLD])
def test_json_ld_is_read(script, expected):
    assert expected in list(read_jsonld([script]))


@pytest.mark.parametrize(
    "script",
    ["", "null", "5", '"x"', "[]", "{}", "{", '{"@type":null}', '{"@type":"Article","author":null,"headline":{}}', "[" * 10_000,
     '{"@type":"Article","author":[null,5,{"name":5}],"datePublished":{"a":1},"headline":["",{}]}', '{"@type":"BreadcrumbList"}',
     '{"@type":"BreadcrumbList","itemListElement":[null,5,{"name":5},{"item":[]}]}', '{"breadcrumb":{"itemListElement":{}}}'],
)  # fmt: skip
def test_json_ld_that_says_nothing_gives_nothing(script):
    assert list(read_jsonld([script])) == []


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda c: (
            st.lists(c, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["@type", "author", "name", "datePublished", "headline", "@graph", "@id", "articleSection"]
                ),
                c,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
@settings(max_examples=200, deadline=None)
def test_any_json_is_read_without_an_error(value):
    import json

    for field in read_jsonld([json.dumps({"@type": "Article", "x": value, "author": value, "headline": value})]):
        assert field.value.strip()


@given(st.text(alphabet="<>ahp1 \"'/=:{}[],-date0class", max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_markup_is_read_without_an_error(markup):
    found_in(lxml_html.document_fromstring("<p>x</p>" + markup))


def test_a_damaged_attribute_costs_the_page_nothing() -> None:
    found = read_html('<meta na\x01me="x" property="og:title" content="Ferry"><p \x02>It sails.').found
    assert ("title", "Ferry") in [(field.name, field.value) for field in found]
