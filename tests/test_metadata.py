"""Title, section, authors, address and site of a document."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from transforms.addresses import cleaned
from transforms.document import Author, Block, Field, Page, Verdict
from transforms.html_found import found_in
from transforms.metadata import describe, domain_of
from transforms.names import names_in
from transforms.person_names import is_person
from transforms.plaintext import read_text
from transforms.title_text import tidy
from transforms.vocabulary import RemovalReason

NAMES = json.loads((Path(__file__).parent / "cases/meta_names.json").read_text("utf-8"))


def about(markup, url=None):
    return describe(Page((), found_in(lxml_html.document_fromstring(markup))), (), url)


def text(*lines, found=(), verdicts=(), url=None):
    return describe(Page(tuple(Block(line) for line in lines), tuple(found)), verdicts, url)


@pytest.mark.parametrize("case", NAMES["names"], ids=lambda c: c[0])
def test_names_are_read(case):
    assert list(names_in(case[0], case[1])) == case[2]


@pytest.mark.parametrize("case", NAMES["no_names"], ids=lambda c: c[0])
def test_what_is_no_name_is_left_out(case):
    assert names_in(case[0], case[1]) == ()


@given(st.text(max_size=200), st.sampled_from(["field", "link", "line"]))
@settings(max_examples=200, deadline=None)
def test_any_value_is_read_without_an_error(value, how):
    for name in names_in(value, how):
        assert name.strip() == name != ""


TITLES = [
    ("Bridge opens after ten years | Example Times", None),
    ("Bridge opens after ten years - Example Times", None),
    ("Example Times: Bridge opens after ten years", None),
    ("Bridge opens after ten years | Politics | Example Times", "Politics"),
    ("Bridge opens after ten years | International", "International"),
    ("Bridge opens after ten years | Wirtschaft", "Wirtschaft"),
    ("Bridge opens after ten years", None),
]


@pytest.mark.parametrize(("title", "section"), TITLES)
def test_site_and_section_leave_the_title(title, section):
    markup = f"<title>{title}</title><meta property='og:site_name' content='Example Times'><p>text</p>"
    found = about(markup, "https://www.example.org/a")
    assert found.title == "Bridge opens after ten years"
    assert found.section == section


KEPT = [
    "Bridge opens - after ten years of waiting for it",
    "Live: the count goes on in the whole of the country",
    "A 10-year plan: what the council wants to build next",
    "Either/or: a choice that the town has to make by June",
    "Brücke – die Stadt wartet noch immer auf ihre Eröffnung",
    "What is a leap year? The rule and why we need it",
]


@pytest.mark.parametrize("title", KEPT)
def test_a_title_with_bars_of_its_own_stays_whole(title):
    markup = f"<title>{title} | Example Times</title><meta property='og:title' content='{title}'><h1>{title}</h1>"
    markup += "<meta property='og:site_name' content='Example Times'>"
    assert about(markup, "https://www.example.org/a").title == title


def test_entities_and_tags_leave_the_title():
    assert tidy("Fish &amp;amp; <b>chips</b>\n &#8211; a  review") == "Fish & chips – a review"
    assert tidy('A <span class="place" hidden>harbour</span> town<br/>') == "A harbour town"
    assert tidy("Why a<b && c>d is no tag") == "Why a<b && c>d is no tag"
    assert tidy("a < b and b > c") == "a < b and b > c"


def test_the_title_line_of_a_text():
    line = "Bridge opens after ten years | International"
    found = text(line, "The bridge is open.", found=[Field("title", line, "text:first line", 0)])
    assert (found.title, found.section) == ("Bridge opens after ten years", "International")


def test_unknown_is_none():
    found = about("<p>text</p>")
    assert (found.title, found.section, found.authors, found.url, found.source_domain, found.site_name) == (
        None,
        None,
        (),
        None,
        None,
        None,
    )


def test_authors_are_told_with_their_source():
    ld = '{"@type":"NewsArticle","author":[{"@type":"Person","name":"Jane Doe"},{"@type":"Organization","name":"dpa"}]}'
    found = about(f"<script type='application/ld+json'>{ld}</script><h1>Head</h1>")
    assert found.authors == (
        Author("Jane Doe", "jsonld:author", "person"),
        Author("dpa", "jsonld:author of an organisation", "organisation"),
    )


def test_an_author_in_a_graph_is_followed():
    ld = '{"@graph":[{"@type":"Article","author":{"@id":"#p1"}},{"@type":"Person","@id":"#p1","name":"Jane Doe"}]}'
    assert [a.name for a in about(f"<script type='application/ld+json'>{ld}</script>").authors] == ["Jane Doe"]


def test_a_person_goes_before_the_name_of_the_site():
    markup = (
        "<meta property='og:site_name' content='Example Times'><meta name='author' content='Example Times'>"
        "<h1>Head</h1><p class='byline'>By Jane Doe and John Roe</p>"
    )
    assert [a.name for a in about(markup).authors] == ["Jane Doe", "John Roe"]


def test_those_who_comment_are_no_authors():
    markup = (
        "<h1>Head</h1><p class='byline'>By Jane Doe</p><p>text</p>"
        "<div class='comments'><span class='comment-author'>Troll Trollson</span></div>"
    )
    assert [a.name for a in about(markup).authors] == ["Jane Doe"]


def page_of(fields, *lines):
    """A page whose fields and lines are given; the first paragraphs and the last are kept."""
    blocks = tuple(Block(line) for line in lines)
    return describe(Page(blocks, tuple(Field("author", *f) for f in fields)), [Verdict(True, 0.0)] * len(lines), None)


PROSE = "The old ferry sails again from Monday on, and the town has waited for it since the great storm. " * 3


def test_who_signs_the_text_goes_before_the_site():
    found = [Field("site_name", "River Post", "meta:og:site_name"), Field("author", "River Post", "meta:author")]
    blocks = (Block("Jane Doe"), Block(PROSE), Block(PROSE))
    about = describe(Page(blocks, tuple(found)), [Verdict(True, 0.0)] * 3, None)
    assert [a.name for a in about.authors] == ["Jane Doe"]


def test_who_names_himself_with_the_address_is_the_site():
    markup = (
        "<meta name='author' content='River Post (www.riverpost.example)'>"
        "<h1>Head</h1><p class='byline'>By Jane Doe</p>"
    )
    assert [a.name for a in about(markup, "https://www.riverpost.example/a").authors] == ["Jane Doe"]


def test_a_site_that_stands_in_many_fields_goes_behind_who_signs() -> None:
    kinds = ("meta:author", "jsonld:author", "html:author link, near headline", "html:author name class, near headline")
    found = [Field("site_name", "River Post | News from the valley", "meta:og:site_name")]
    found += [Field("author", "River Post", kind) for kind in kinds]
    blocks = (Block("Jane Doe/John Roe"), Block(PROSE), Block(PROSE))
    about = describe(Page(blocks, tuple(found)), [Verdict(True, 0.0)] * 3, None)
    assert [a.name for a in about.authors] == ["Jane Doe", "John Roe"]


def test_an_h1_that_links_home_is_the_site_s() -> None:
    page = "<title>Ferry sails again : Notes from a valley</title><body><h1><a href='{}'>Notes from a valley</a></h1><p>x</p>"
    for home in ("/", "https://valley.example/", "../index.php"):
        found = about(page.format(home))
        assert (found.title, found.site_name) == ("Ferry sails again", "Notes from a valley")
    assert (
        about(page.replace("Notes from a valley</a>", "Ferry sails again</a>").format("/2022/ferry")).title
        == "Ferry sails again"
    )


def test_a_heading_that_has_nothing_of_the_title_is_that_of_a_box() -> None:
    page = "<title>Ferry sails on Monday | River Post</title><body><h1>Ferry: it sails on Monday</h1><h1>Love in your inbox</h1>"
    assert about(page).title == "Ferry: it sails on Monday"


def test_links_of_a_menu_are_no_authors() -> None:
    links = "".join(f"<a href='/profile/{word}'>{word}</a>" for word in ("Termine", "Galerie"))
    assert about(f"<h1>Head</h1>{links}<p>text</p>").authors == ()
    assert [a.name for a in about("<h1>Head</h1><a href='/profile/jdoe'>jdoe</a><p>text</p>").authors] == ["jdoe"]


def test_what_the_fields_agree_on_is_not_doubted():
    fields = [("Jane Doe", "meta:author"), ("Jane Doe", "jsonld:author")]
    assert [a.name for a in page_of(fields, "John Roe", PROSE, PROSE).authors] == ["Jane Doe"]


@pytest.mark.parametrize("name", ["Redaktion", "Staff", "wordpressadmin"])
def test_a_desk_that_is_nobody_leaves_no_author(name):
    ld = json.dumps({"@type": "Article", "author": name})
    markup = (
        f"<script type='application/ld+json'>{ld}</script><h1>Head</h1><p class='byline author'>By {name}</p>"
        "<div class='comments'><b class='author'>Jane Doe</b></div>"
    )
    assert about(markup).authors == ()


def test_the_makers_of_other_objects_are_not_the_articles():
    ld = (
        '[{"@type":"WebPage","author":"Jane Doe"},{"@type":"WebPage","author":"Troll Trollson"},'
        '{"@type":"WebPage","author":"John Roe"}]'
    )
    assert [a.name for a in about(f"<script type='application/ld+json'>{ld}</script>").authors] == ["Jane Doe"]


def test_the_profile_of_an_author_names_him():
    lines = ["Bridge opens", "The bridge is open.", "Author Profile", "Jane Doe", "I am Jane Doe, a writer."]
    verdicts = [Verdict(True, 0.0)] * 2 + [Verdict(False, 0.9, RemovalReason.AUTHOR_PROFILE)] * 3
    assert text(*lines, verdicts=verdicts).authors == (Author("Jane Doe", "text:author profile"),)
    told = ["Bridge opens", "The bridge is open.", "About the author", "Jane Doe is a reporter with us."]
    assert text(*told, verdicts=verdicts[:4]).authors == (Author("Jane Doe", "text:author profile"),)
    assert text(*lines, verdicts=[Verdict(True, 0.0)] * 5).authors == ()


def test_a_byline_of_a_text_names_them():
    assert text("Bridge opens", "By Jane Doe and John Roe", "The bridge is open.").authors == (
        Author("Jane Doe", "text:byline"),
        Author("John Roe", "text:byline"),
    )
    assert text("Bridge opens", "By the river stood Jane Doe.", "The bridge is open.").authors == ()


@pytest.mark.parametrize(
    "name", ["Jane Doe", "Ludwig van Beispiel", "J. R. Doe", "Anne-Marie Doe", "山田太郎", "Jane D'Oe"]
)
def test_persons(name):
    assert is_person(name)


@pytest.mark.parametrize(
    "name", ["Jane", "Example News Desk", "the council voted", "Read More Here?", "5 Things", "Associated Press"]
)
def test_no_persons(name):
    assert not is_person(name)


ADDRESSES = [
    ("https://www.example.org/a?utm_source=x&id=5&fbclid=y", "https://www.example.org/a?id=5"),
    ("https://www.example.org/a?utm_medium=x", "https://www.example.org/a"),
    ("https://www.example.org/a#comments", "https://www.example.org/a"),
    ("https://www.example.org/#!/article/5", "https://www.example.org/#!/article/5"),
    ("https://www.example.org", "https://www.example.org/"),
    ("https://www.example.org/a?id=5&page=2", "https://www.example.org/a?id=5&page=2"),
    ("https://www.example.org/a?q=a%20b", "https://www.example.org/a?q=a%20b"),
]


@pytest.mark.parametrize(("url", "expected"), ADDRESSES)
def test_addresses_lose_only_what_counts_visitors(url, expected):
    assert cleaned(url) == expected


@pytest.mark.parametrize(
    "url",
    ["", "x", "/a", "mailto:a@example.org", "javascript:void(0)", "http://[bad/", "http://localhost/a", "data:,x"],
)
def test_what_is_no_address_is_none(url):
    assert cleaned(url) is None


def test_the_canonical_address_is_taken_from_its_own_site_only():
    markup = "<link rel='canonical' href='/a?utm_source=x'>"
    assert about(markup, "https://www.example.org/a?ref=1").url == "https://www.example.org/a"
    foreign = "<link rel='canonical' href='https://other.example.net/b'>"
    assert about(foreign, "https://www.example.org/a").url == "https://www.example.org/a"
    home = "<link rel='canonical' href='https://www.example.org/'>"
    assert about(home, "https://www.example.org/a").url == "https://www.example.org/a"


def test_registered_domains():
    assert domain_of("https://www.news.example.co.uk/a") == "example.co.uk"
    assert domain_of("https://a.b.example.org:8080/") == "example.org"
    assert domain_of(None) is None
    assert domain_of("http://[bad/") is None
    assert domain_of("nonsense") is None


def test_the_name_of_the_site():
    assert about("<meta property='og:site_name' content='Example Times'>").site_name == "Example Times"
    ld = '{"@type":"NewsArticle","publisher":{"@type":"Organization","name":"Example Times"}}'
    assert about(f"<script type='application/ld+json'>{ld}</script>").site_name == "Example Times"


def test_an_ideographic_space_of_a_title_stays() -> None:
    assert (
        about("<title>旧校舎が図書館に\u3000川辺町：川辺新報</title><h1>旧校舎が図書館に\u3000川辺町</h1>").title
        == "旧校舎が図書館に\u3000川辺町"
    )


def test_the_heading_that_the_title_repeats_is_the_headline() -> None:
    page = "<title>Example Times - Ferry sails again</title><body><b>Example Times</b><h2>Weather and traffic</h2>"
    found = about(page + "<h2>Ferry sails again, and the town waits</h2><p>By Jane Doe</p>")
    assert found.title == "Ferry sails again, and the town waits"
    assert [author.name for author in found.authors] == ["Jane Doe"]


def test_a_heading_that_no_title_repeats_is_none() -> None:
    page = "<title>Ferry sails again | Example Times</title><body><h1>Ferry sails again</h1><h2>Bridge closed till May</h2>"
    assert about(page).title == "Ferry sails again"


@pytest.mark.parametrize(
    "line",
    ["After the flood: a town builds its wall in a week", "The ferry stays – half the cost was", "Home: a memoir"],
)
def test_the_first_line_of_a_text_is_not_cut(line: str) -> None:
    page = read_text(f"{line}\n\nThe ferry sails again from Monday on.\n\nIt sails twice.")
    assert describe(page, (), None).title == line


@pytest.mark.parametrize(
    ("markup", "names"),
    [
        ("<p class='vcard'>by <span class='fn'>oz</span> on March 3</p>", ["oz"]),
        ("<p>3.3.2022 - Jane Doe</p>", ["Jane Doe"]),
        ("<p>3.3.2022 13:30 von Jana Dörfler</p>", ["Jana Dörfler"]),
        ("<byline>Von Jana Dörfler, dpa</byline>", ["Jana Dörfler"]),
        ("<p>By Jane Doe, PhD</p>", ["Jane Doe"]),
        ("<p>3.3.2022 - Berlin</p>", []),
        ("<p>3.3.2022 - New rules for the ferry agreed</p>", []),
        ("<p>By Monday the ferry sails again</p>", []),
    ],
)
def test_bylines_of_old_pages(markup: str, names: list[str]) -> None:
    page = f"<title>Ferry sails again</title><body><h1>Ferry sails again</h1>{markup}<p>The ferry sails.</p>"
    assert [author.name for author in about(page).authors] == names
