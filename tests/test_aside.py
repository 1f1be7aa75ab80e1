"""Lines of press releases, wire copy and letters of news; headings, items and quotes of markdown; dumps of pages."""

from __future__ import annotations

import pytest

from transforms import CleanRecord, RawDocument, Unusable, clean
from transforms.aside import set_aside
from transforms.plaintext import read_text


def record_of(body: str) -> CleanRecord:
    return clean(RawDocument(uri="a.txt", body=body.encode(), content_type="text/plain"))


def aside(*lines: str) -> dict[str, str]:
    page = read_text("\n\n".join(lines))
    return {page.blocks[place].text: str(reason) for place, reason in set_aside(page).items()}


TEXT = [
    "Northfield Water will replace every remaining lead service line in the city by the end of 2029, the utility announced.",
    "The program covers 11,200 homes, most of them built before 1950, and will cost 94 million.",
    "Crews will begin in the Eastgate neighborhood in May, and residents will receive a letter six weeks before.",
]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("FOR IMMEDIATE RELEASE", "boilerplate"),
        ("Pressemitteilung", "boilerplate"),
        ("COMUNICATO STAMPA", "boilerplate"),
        ("Media contact:", "contact"),
        ("Contact presse :", "contact"),
        ("(MORE)", "agency"),
        ("###", "agency"),
        ("-30-", "agency"),
        ("You are receiving this email because you signed up for The Morning Lantern.", "newsletter"),
        ("View this email in your browser", "newsletter"),
    ],
)
def test_marks_go(line: str, reason: str) -> None:
    assert aside(*TEXT, line)[line] == reason


@pytest.mark.parametrize(
    "line",
    [
        "The press release came on Monday, and nobody believed it.",
        "For immediate release of the hostages, the families marched to the square.",
        "More to come, the mayor promised.",
        "30",
        "You are receiving guests tonight, she told him.",
        "About the river they said nothing.",
        "More",
    ],
)
def test_what_marks_nothing_stays(line: str) -> None:
    assert aside("A title", *TEXT, line, TEXT[0]) in ({}, {"30": "agency"})


def test_what_a_house_says_of_itself_goes_with_its_release() -> None:
    about = ["About Northfield Water", "Northfield Water is a public utility that serves 310,000 people. Founded in 1887, it has two plants."]  # fmt: skip
    gone = aside("FOR IMMEDIATE RELEASE", "Lead pipes to go", *TEXT, *about, "###")
    assert [gone[line] for line in about] == ["author_profile", "author_profile"]
    # no release, no house
    assert aside("Lead pipes to go", *TEXT, *about) == {}
    # a heading, and what is below it is about something else
    other = ["About the river", "The water has risen by two metres since Monday, the county said."]
    assert not set(other) & set(aside("FOR IMMEDIATE RELEASE", "Lead pipes to go", *TEXT, *other))


def test_a_mark_alone_is_what_it_is() -> None:
    assert aside("Press release") == {}


MENU = ["Home", "News", "Region", "Business", "Sport", "Culture", "Weather", "Log in", "Subscribe"]
BUTTONS = ["Share", "Facebook", "Twitter", "WhatsApp", "Copy link"]
STORY = [
    "The ferry between Marrick and the outer islands will make two crossings a day from the first of May, the council decided.",
    "Until now the boat has left at seven in the morning, which left islanders who needed a dentist with a whole day in town.",
    "Nine councillors voted for the change and six against it, because the money comes from the fund for the county's roads.",
    '"We have patched the same four miles of road for twenty years," said Councillor Brendan Oake after the vote on Tuesday.',
]  # fmt: skip
FOOT = [
    "Most read",
    "Police look for owner of geese",
    "Baker counts to thirteen",
    "About us",
    "Contact",
    "Privacy policy",
]
TITLE = "Islanders will get a second ferry a day from May"


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("above", [["By Maud Ellersby", "4 March 2026, 09:15"], ["Maud Ellersby", "4 March 2026"]])
def test_title_and_authors_stand_below_the_menu(gap: str, above: list[str]) -> None:
    record = record_of(gap.join([*MENU, "Home > Region", TITLE, *above, *BUTTONS, *STORY, *FOOT]))
    assert record.title == TITLE
    assert record.authors == ("Maud Ellersby",)
    assert str(record.published_date) == "2026-03-04"
    assert record.text.split("\n\n") == STORY


def test_the_first_line_is_the_title_where_the_text_follows() -> None:
    for first, *rest in (
        ["Grandmother's plum dumplings", "Serves four, or two after a walk.", "500 g floury potatoes", "150 g flour", "1 egg",
         "Boil the potatoes in their skins, peel them while hot and press them through a sieve.",
         "Knead the potatoes with the flour until the dough no longer sticks to the board or to your hands."],
        [TITLE, *STORY],
        ["Ferry", *STORY],
    ):  # fmt: skip
        assert record_of("\n\n".join([first, *rest])).title == first


def test_menus_alone_are_no_article() -> None:
    teasers = [line for number in range(12) for line in (f"Headline number {number} of the day in town", "2 hours ago")]
    with pytest.raises(Unusable):
        record_of("\n".join([*MENU, *teasers, *FOOT]))


def test_an_article_that_menus_outweigh_stays_whole() -> None:
    thai = [
        "ชาวบ้านริมคลองช่วยกันสร้างสะพานไม้ใหม่แทนสะพานเก่าที่พังลงเมื่อฤดูฝนปีที่แล้ว โดยใช้เวลาเพียงสองเดือนเท่านั้น",
        "ไม้ทั้งหมดได้มาจากบ้านเก่าที่เจ้าของรื้อถอนและบริจาคให้ ส่วนค่าแรงช่างนั้นชาวบ้านร่วมกันออกคนละเล็กคนละน้อย",
        "ผู้ใหญ่บ้านเล่าว่าเด็กนักเรียนต้องเดินอ้อมไกลกว่าสามกิโลเมตรทุกเช้า ตอนนี้ใช้เวลาเพียงห้านาทีก็ถึงโรงเรียนแล้ว",
        "เดือนหน้าชาวบ้านจะจัดงานฉลองสะพานใหม่พร้อมตักบาตรทางน้ำ ซึ่งไม่ได้จัดมานานกว่ายี่สิบปีแล้วในชุมชนแห่งนี้",
    ]
    menu = ["หน้าแรก", "ข่าว", "การเมือง", "เศรษฐกิจ", "กีฬา", "บันเทิง", "เข้าสู่ระบบ", "ต่างประเทศ", "ภูมิภาค", "วิดีโอ"]
    record = record_of("\n".join([*menu, "ชาวบ้านสร้างสะพานไม้ข้ามคลอง", *thai, *menu, "ติดต่อเรา", "เกี่ยวกับเรา"]))
    assert record.text.split("\n\n") == thai
    assert record.title == "ชาวบ้านสร้างสะพานไม้ข้ามคลอง"


def test_items_and_quotes_of_markdown_stay_together() -> None:
    items = ["- The fishing boats stay where they are.", "- The market opens on Friday.", "- Parking is free."]
    body = "\n".join(
        [f"# {TITLE}", "", STORY[0], "", *items, "", "## What now?", "", STORY[1], "", STORY[2], "", "- [News](/news)"]
    )
    record = record_of(body)
    assert record.text.split("\n\n") == [STORY[0], *(item[2:] for item in items), "What now?", STORY[1], STORY[2]]


def test_a_deck_stands_between_title_and_author() -> None:
    deck = (
        "The county council voted on the crossing to the outer islands after a debate of three hours on Tuesday evening"
    )
    record = record_of("\n".join([*MENU, TITLE, deck, "Maud Ellersby", "4 March 2026", *BUTTONS, *STORY, *FOOT]))
    assert (record.title, record.authors) == (TITLE, ("Maud Ellersby",))


TEASERS = [
    ("Council approves night buses", "The first one leaves on Friday at midnight."),
    ("Storm takes the roof of the pier", "Engineers will inspect the pillars this week."),
    ("Swimmer found safe and well", "She had walked home along the beach."),
    ("Museum buys the bones of a whale", "They will be shown from the first of June."),
]


def test_teasers_in_markdown_are_no_article() -> None:
    menu = [f"- [{entry}](/{place})" for place, entry in enumerate(MENU)]
    body = [f"## [{head}](/a/{place})\n\n{text}" for place, (head, text) in enumerate(TEASERS)]
    with pytest.raises(Unusable):
        record_of("\n\n".join(["# The Harbour Post", "\n".join(menu), *body]))


def test_a_short_article_between_menus_in_markdown_is_one() -> None:
    menu = "\n".join(f"- [{entry}](/{place})" for place, entry in enumerate(MENU))
    record = record_of("\n\n".join([menu, f"# {TITLE}", *STORY[:2], f"[{TEASERS[0][0]}](/a)", STORY[2], menu]))
    assert record.text.split("\n\n") == STORY[:3]
