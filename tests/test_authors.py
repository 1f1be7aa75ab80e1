"""Whom a page's own lines name: bylines of several lines, organisations beside people, names of other scripts and orders."""

from __future__ import annotations

import json

import pytest
from lxml import html as lxml_html

from transforms import RawDocument, clean
from transforms.document import Page
from transforms.html_found import found_in
from transforms.metadata import describe
from transforms.names import names_in
from transforms.person_names import is_person


def authors(body: str, head: str = "") -> list[tuple[str, str]]:
    page = f"<html><head><title>Lamp stays on</title>{head}</head><body><h1>Lamp stays on</h1>{body}<p>It does.</p></body></html>"
    found = describe(
        Page((), found_in(lxml_html.document_fromstring(page))), (), "https://river.example/news/1"
    ).authors
    return [(author.name, author.kind) for author in found]


BYLINES = [
    ("<div class='byline'>By Jane Doe<br>Marton</div>", ["Jane Doe"]),
    ("<div class='byline'><div>Jane Doe</div><div>Harbour Correspondent Marton</div></div>", ["Jane Doe"]),
    ("<div class='byline'><div>By</div><div>Jane Doe</div><div>River Times</div></div>", ["Jane Doe"]),
    ("<div class='author'><p>Jane Doe</p><p>Example University</p></div>", ["Jane Doe"]),
    ("<p class='byline'>Interview: Jane Doe<br>Foto: John Roe</p>", ["Jane Doe"]),
    ("<ul class='authors'><li>Jane Doe</li><li>John Roe</li></ul>", ["Jane Doe", "John Roe"]),
    ("<div class='byline'>By JANE DOE and JOHN ROE<br>River Entertainment</div>", ["JANE DOE", "JOHN ROE"]),
    ("<div class='byline'>Recueilli par Jeanne EXEMPLE</div>", ["Jeanne EXEMPLE"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "names"), BYLINES)
def test_a_byline_of_several_lines_is_parted_where_they_end(body, names):
    assert [name for name, _ in authors(body)] == names


def test_a_byline_may_lie_deep():
    deep = "<div>" * 1500 + "By Jane Doe" + "</div>" * 1500
    text = (
        "<p>The lamp of the quay stays on, said the council, after a vote that took all night and half a morning.</p>"
        * 6
    )
    page = f"<html><body><h1>Lamp stays on at the quay</h1><div class='byline'>{deep}</div>{text}</body></html>"
    assert clean(RawDocument("file:///deep", page.encode(), "text/html")).authors == ("Jane Doe",)


METAS = [
    ('<meta name="dc:creator" content="Jane Doe">', ["Jane Doe"]),
    ('<meta name="dc.creator" content="Doe, Jane M.">', ["Jane M. Doe"]),
    ('<meta name="dc.creator" content="Berg, Max van den">', ["Max van den Berg"]),
    ('<meta name="content_author" content="Jane Doe">', ["Jane Doe"]),
    ('<meta name="dable:author" content="리버포스트=김하나 기자">', ["김하나"]),
    ('<meta name="author" content="大河日報 記者王小明、李大華／綜合報導">', ["王小明", "李大華"]),
    ('<meta property="og:site_name" content="River Post"><meta name="author" content="Jane Doe | River Post">', ["Jane Doe"]),
]  # fmt: skip


@pytest.mark.parametrize(("head", "names"), METAS)
def test_meta_elements_name_authors(head, names):
    assert [name for name, _ in authors("", head)] == names


def test_a_name_in_two_parts_is_put_together():
    stated = {"@type": "NewsArticle", "author": {"@type": "Person", "givenName": "Jane", "familyName": "Doe"}}
    assert authors("", f'<script type="application/ld+json">{json.dumps(stated)}</script>') == [("Jane Doe", "person")]


ORGANISATIONS = [
    "The River Times", "AFP Entertainment", "Example University", "River Press Ltd", "Harbour Council", "Marton Wiki", "River Media Group",
    "Institut Exemple", "Agencia Ejemplo", "Stiftung Beispiel", "大河日報", "リバーニュース", "株式会社リバー", "리버일보", "خبرگزاری رود",
]  # fmt: skip
PEOPLE = ["Jane Doe", "AA Gull", "Theo Doe", "Jane Press", "EFE YILDIZ", "Efe Yıldız", "Jane Post", "Max van den Berg", "Ørn Bår", "J. R. Doe", "김하나", "王小明", "山田太郎", "محمد علی"]  # fmt: skip


@pytest.mark.parametrize("name", ORGANISATIONS)
def test_an_organisation_is_no_person(name):
    assert not is_person(name)


@pytest.mark.parametrize("name", PEOPLE)
def test_people_stay_people(name):
    assert is_person(name)


def test_an_organisation_where_a_name_should_stand_is_told_as_one():
    assert authors("<p class='byline'>By The River Times</p>") == [("The River Times", "organisation")]
    assert authors("<a rel='author' href='/x'>Harbour Council</a>") == [("Harbour Council", "organisation")]
    assert names_in("River Press GmbH, Marton, Germany", "field") == ("River Press GmbH",)


NOBODY = [
    "<a href='/user/login' class='author'>ログイン</a>",
    "<div class='author'>プロフィール</div>",
    "<div class='vcard'><div class='fn org country-name'>New Harbour</div></div>",
    "<span class='author-name'>You Tube</span>",
    "<span class='author'>Autor kontaktieren</span>",
    "<p class='byline'>Liebe Grüße</p>",
]


@pytest.mark.parametrize("body", NOBODY)
def test_what_a_page_says_beside_its_authors_is_no_name(body):
    assert authors(body) == []


LINES = [
    ("By Jane Doe in Marton", ("Jane Doe",)),
    ("By Jane Doe in Marton and John Roe in Quay", ("Jane Doe", "John Roe")),
    ("By Jane Doe for the River Post", ("Jane Doe",)),
    ("Reporting by Jane Doe; Editing by John Roe", ("Jane Doe",)),
    ("Text: Jana Muster Bild: Jan Beispiel", ("Jana Muster",)),
    ("Autorin: Jana Muster, Projektleiterin der HHS in Marton", ("Jana Muster",)),
    ("Jane Doe 2 min read", ("Jane Doe",)),
    ("par Jeanne de l'Exemple", ("Jeanne de l'Exemple",)),
    ("di Gianna d’Esempio", ("Gianna d’Esempio",)),
    ("By Musa al-Misri", ("Musa al-Misri",)),
    ("Γράφει ο Γιάννης Δείγμα", ("Γιάννης Δείγμα",)),
    ("โดย สมชาย ใจดี", ("สมชาย ใจดี",)),
    ("הכותב: יוסי כהן", ("יוסי כהן",)),
    ("Click Here for more on John Roe", ()),
    ("by high-school pupils of Marton", ()),
    ("記者 林小雨", ("林小雨",)),
    ("文／山田太郎", ("山田太郎",)),
    ("大河快訊／王小明", ("王小明",)),
    ("取材・文＝山田太郎", ("山田太郎",)),
    ("홍길동·김철수 기자", ("홍길동", "김철수")),
    ("김하나 특파원", ("김하나",)),
    ("Doe, Jane", ("Jane Doe",)),
    ("Doe, Politics Editor", ()),
]


@pytest.mark.parametrize(("line", "names"), LINES)
def test_lines_of_other_scripts_and_orders(line, names):
    assert names_in(line, "line") == names


def stated(*names: str) -> str:
    people = [{"@type": "Person", "name": name} for name in names]
    data = json.dumps({"@type": "NewsArticle", "headline": "Lamp stays on", "author": people})
    return f'<script type="application/ld+json">{data}</script>'


FULLER = [
    # the head, what stands below the headline, the authors
    (stated("Jane Doe") + "<meta name=author content='Jane Doe, John Roe'>", "<p class=byline>By Jane Doe and John Roe</p>", 2),
    (stated("Jane Doe") + "<meta name=author content='Jane Doe, John Roe'>", "<p class=byline>By Jane Doe</p>", 1),
    (stated("Jane Doe"), "<p class=byline>By Jane Doe</p><a href='/author/john-roe'>John Roe</a>", 1),
    (stated("Jane Doe") + "<meta name=author content='Jane Doe, River Times'>", "<p class=byline>By Jane Doe, River Times</p>", 1),
]  # fmt: skip


@pytest.mark.parametrize(("head", "body", "count"), FULLER)
def test_more_authors_than_are_stated_need_a_field_and_the_byline(head, body, count):
    assert [name for name, _ in authors(body, head)] == ["Jane Doe", "John Roe"][:count]


LOGINS = [
    ("jane.doe", "<p class=byline>By Jane A. Doe</p>", "Jane A. Doe"),
    ("jane.doe", "<p class=byline>By Janet Doering</p>", None),
    ("river", "<p class=byline>By Jane River</p>", None),
]


@pytest.mark.parametrize(("login", "body", "name"), LOGINS)
def test_a_name_to_log_in_with_is_spelt_out_where_a_place_has_all_of_it(login, body, name):
    from transforms.authors import author_sets, spelt_out

    page = f"<html><head>{stated(login)}</head><body><h1>Lamp stays on</h1>{body}<p>It does.</p></body></html>"
    sets = spelt_out(author_sets(found_in(lxml_html.document_fromstring(page))))
    assert [author.name for author in sets["jsonld:author"]] == [name or login]


LISTS = "".join(f"<p>{day:02}.11.2022 – {name}</p>" for day, name in enumerate(("Rote Boje", "Max Berg", "Eva Thal", "Alte Werft"), 1))  # fmt: skip


def test_a_list_of_what_is_on_names_no_author():
    assert authors(LISTS) == []


def test_a_dated_line_alone_still_does():
    assert authors("<p>03.11.2022 – Max Berg</p>") == [("Max Berg", "person")]
