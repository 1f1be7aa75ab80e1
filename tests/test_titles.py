"""The title among what a page calls itself: what JSON-LD states, names of sites, and signs that are not seen."""

from __future__ import annotations

import json

import pytest
from lxml import html as lxml_html

from transforms.document import Page
from transforms.html_found import found_in
from transforms.metadata import About, describe
from transforms.title_text import tidy

LONG = "The lighthouse keeps its lamp after a vote by the harbour council"


def about(h1: str = "", headline: str = "", **said: str) -> About:
    """said: the page's title, and the content of meta elements, with `_` for the colon in their names."""
    metas = "".join(
        f'<meta property="{name.replace("_", ":", 1)}" content="{text}">'
        for name, text in said.items()
        if name != "title"
    )
    stated = {"@type": "NewsArticle", "headline": headline, **({"name": said["name"]} if "name" in said else {})}
    script = f'<script type="application/ld+json">{json.dumps(stated)}</script>' if headline else ""
    title = f"<title>{said['title']}</title>" if "title" in said else ""
    page = (
        f"<html><head>{title}{metas}{script}</head><body>{f'<h1>{h1}</h1>' if h1 else ''}<p>It does.</p></body></html>"
    )
    return describe(Page((), found_in(lxml_html.document_fromstring(page))), (), "https://river.example/news/1")


STATED = [
    # h1, JSON-LD, what else the page says, the title
    ("Five things we know of the ferry", "Ferry summary: what the council decided on Monday", {}, 1),
    ("Ferry sinks off Marton Quay", "Live: rescue of the ferry's crew", {"og_title": "Ferry sinks off Marton Quay"}, 1),
    ("The lamp stays on", "Vote of the council: the lamp stays on", {"title": "Vote of the council: the lamp stays on"}, 1),
    # cut short by a system
    (LONG, LONG[:50], {"og_title": LONG}, 0),
    # a description beside the name of the thing
    ("Marton Quay", "quay in the north of the valley", {"name": "Marton Quay", "title": "Marton Quay"}, 0),
    # the site's name is in it: nobody wrote it for this field
    ("The lamp stays on", "The lamp stays on | River Post", {"og_site_name": "River Post"}, 0),
    # a kicker alone
    ("The lamp stays on at the quay", "Vote of the harbour council", {"og_title": "Vote of the harbour council: lamp to stay on"}, 0),
    # the site
    ("The lamp stays on at the quay", "River Post", {"og_site_name": "River Post"}, 0),
]  # fmt: skip


@pytest.mark.parametrize(("h1", "headline", "said", "right"), STATED)
def test_the_headline_that_jsonld_states_goes_before_an_h1_that_says_otherwise(h1, headline, said, right):
    assert about(h1, headline, **said).title == (h1, headline)[right]


@pytest.mark.parametrize(
    "said",
    [
        {"title": "River Post", "og_site_name": "River Post"},
        {"title": "river.example"},
        {"og_title": "River Post", "og_site_name": "River Post", "h1": "River Post"},
    ],
)
def test_a_sites_name_alone_is_no_title(said):
    assert about(**said).title is None


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ({"og_title": "River Post", "og_site_name": "River Post", "h1": LONG}, LONG),
        ({"title": "River Post opens a new office", "og_site_name": "River Post"}, "River Post opens a new office"),
        # a system that gives the headline for the site's name
        ({"application-name": LONG, "title": LONG, "h1": LONG}, LONG),
        ({"application-name": f"{LONG} - River Post", "title": f"{LONG} - River Post", "h1": LONG}, LONG),
    ],
)
def test_beside_a_sites_name_stands_the_title(said, title):
    assert about(**said).title == title


def test_a_headline_is_no_name_of_a_site():
    assert about(LONG, title=LONG, **{"application-name": LONG}).site_name is None
    assert about(LONG, title=LONG, **{"application-name": LONG, "og_site_name": "Post"}).site_name == "Post"


TIDY = [
    ("Lamp stays |", "Lamp stays"),
    ("| Lamp stays", "Lamp stays"),
    ("Lamp stays –", "Lamp stays"),
    ("» Lamp stays", "Lamp stays"),
    ("Lamp \u202estays\u202c on", "Lamp stays on"),
    ("\u2067מגדלור\u2069 נשאר", "מגדלור נשאר"),
    ("Lamp\x00 stays\x1b on\ufeff", "Lamp stays on"),
    # what stays
    ("Lamp stays - on", "Lamp stays - on"),
    ("«Lamp stays»", "«Lamp stays»"),
    ("-5 degrees at the quay", "-5 degrees at the quay"),
    ("Grade A-", "Grade A-"),
    ("مغادرة ABC\u200f!", "مغادرة ABC\u200f!"),
    ("می\u200cروم", "می\u200cروم"),
    ("灯台\u3000夜間公開", "灯台\u3000夜間公開"),
]


@pytest.mark.parametrize(("written", "title"), TIDY)
def test_titles_are_tidied(written, title):
    assert tidy(written) == title


SECTIONS = [
    # the steps of the path, what else is said, the section
    (["Home", "Harbour", "Lamp stays on"], "", "Harbour"),
    (["Startseite", "Wirtschaft", "Hafen"], "", "Wirtschaft"),
    (["River Post", "Town"], "<meta property='og:site_name' content='River Post'>", "Town"),
    (["Home", "Harbour"], "<meta property='article:section' content='Town'>", "Town"),
    (["Portada", "Política"], "<meta property='article:section' content='politica'>", "Política"),
    # nothing that is known
    (["Home", "Lamp stays on"], "", None),
    (["Home"], "", None),
    (["365"], "", None),
    ([], "", None),
]


@pytest.mark.parametrize(("steps", "head", "section"), SECTIONS)
def test_the_section_is_the_pages_own_else_a_step_of_its_path(steps, head, section):
    path = {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "name": name} for name in steps]}
    script = f'<script type="application/ld+json">{json.dumps(path)}</script>'
    page = f"<html><head>{head}{script}</head><body><h1>Lamp stays on</h1><p>It does.</p></body></html>"
    found = found_in(lxml_html.document_fromstring(page))
    assert describe(Page((), found), (), "https://river.example/news/1").section == section


PATH = "<nav class='breadcrumb'><ol><li><a href='/region'>Region</a></li><li>{}</li></ol></nav>"
SHOWN = [
    # the last step of the path, the heading that readers see, og:title, the title
    ("Marton: ferry timetable 2031 and prices", "The ferry sails at night again", "The ferry sails at night again", 1),
    ("Marton: ferry timetable 2031 and prices", "Harbour <b>The ferry sails at night again</b>", "The ferry sails at night again", 1),
    ("The ferry sails at night again", "The ferry sails at night again", "The ferry sails at night again", 0),
    # no field says that the heading is the article's: it may be a chapter's
    ("The ferry sails at night again", "What a ticket costs now", "The ferry sails at night again", 0),
    # a field that ends a heading of another sense, by its last words alone
    ("The ferry sails at night", "Why nobody in the whole valley believes that it is again at night", "Again at night", 0),
]  # fmt: skip


@pytest.mark.parametrize(("step", "heading", "card", "shown"), SHOWN)
def test_a_heading_under_the_path_is_the_title_where_the_path_ends_in_another(step, heading, card, shown):
    markup = (
        f"<html><head><title>{step} | River Post</title><meta property='og:title' content='{card}'></head><body>"
        f"<article>{PATH.format(f'<h1>{step}</h1>')}<header><h2>{heading}</h2></header><p>It does.</p></article></body>"
    )
    assert describe(Page((), found_in(lxml_html.document_fromstring(markup))), (), None).title == (step, card)[shown]


def test_an_h1_that_a_field_of_the_article_repeats_stays_the_title_beside_a_heading_that_another_repeats():
    markup = (
        "<html><head><title>The ferry sails at night</title><meta property='og:title' content='The ferry sails at night'>"
        "<meta name='twitter:title' content='Night ferry for all'></head>"
        "<body><article><header><h1>The ferry sails at night</h1></header><h2>Night ferry for all</h2></article></body>"
    )
    title = describe(Page((), found_in(lxml_html.document_fromstring(markup))), (), None).title
    assert title == "The ferry sails at night"


ALONE = [
    # the only h1, a lesser heading, the page's title, the headline
    ("Marton ferry sails at night again after ten years", "Marton ferry", "Marton ferry sails at night again", 0),
    ("What does the night ferry cost?", "Timetable of the night ferry", "Night ferry: what it costs", 0),
    ("Notices | Entry", "High water charts for the valley at Marton", "Notices - High water charts for the valley at Marton", 1),
    ("Subscribe to our letter", "The ferry sails at night again", "The ferry sails at night again", 1),
]  # fmt: skip


@pytest.mark.parametrize(("h1", "h2", "title", "right"), ALONE)
def test_an_only_h1_is_the_headline_where_much_of_it_stands_in_the_title(h1, h2, title, right):
    markup = f"<html><head><title>{title}</title></head><body><h1>{h1}</h1><p>It does.</p><h2>{h2}</h2></body></html>"
    found = found_in(lxml_html.document_fromstring(markup))
    assert (h1, h2)[right] in [f.value for f in found if f.source in ("html:h1", "html:h2")]


def test_what_a_translator_added_to_a_saved_page_is_no_heading():
    markup = (
        "<html><head><title>The ferry sails at night</title></head><body><p>It does.</p>"
        "<div class='skiptranslate'><div class='top'><h1>Original text</h1></div></div></body></html>"
    )
    title = describe(Page((), found_in(lxml_html.document_fromstring(markup))), (), None).title
    assert title == "The ferry sails at night"


@pytest.mark.parametrize(("section", "right"), [("Opinion", LONG), (LONG, LONG)])
def test_a_sections_name_is_no_title_unless_its_address_spells_it(section, right):
    address = "https://river.example/news/the-lighthouse-keeps-its-lamp-after-a-vote-by-the-harbour-council"
    markup = (
        f"<html><head><title>{LONG} | RP Analysis Opinion Review</title>"
        f"<meta property='article:section' content='{section}'></head><body><h1>{section}</h1><p>It does.</p></body>"
    )
    assert describe(Page((), found_in(lxml_html.document_fromstring(markup))), (), address).title == right
