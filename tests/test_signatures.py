"""Who signs a text without markup."""

from __future__ import annotations

import pytest

from transforms import RawDocument, clean
from transforms.document import Block, Verdict
from transforms.signatures import authors_in_text
from transforms.vocabulary import RemovalReason

KEPT = Verdict(True, 0.0)
PROSE = (
    "The old ferry sails again from Monday on, and the town has waited for it since the great storm of the winter. " * 3
)


def gone(reason: RemovalReason) -> Verdict:
    return Verdict(False, 0.9, reason)


def names(*pieces: tuple[str, Verdict]) -> list[tuple[str, str]]:
    found = authors_in_text([Block(t) for t, _ in pieces], [v for _, v in pieces])
    return [(author.name, author.source) for author in found]


@pytest.mark.parametrize(
    ("line", "reason", "name"),
    [
        ("By Jane Doe", RemovalReason.BYLINE, "Jane Doe"),
        ("Von Jana Dörfler, am 12. Mai 2025", RemovalReason.DATELINE, "Jana Dörfler"),
        ("Haber: Gül Özdemir", RemovalReason.NAVIGATION, "Gül Özdemir"),
        ("Napsala Jitka Horáková", None, "Jitka Horáková"),
        ("来源：河畔日报　2025年3月4日 09:20　记者 林小雨", RemovalReason.DATELINE, "林小雨"),
        ("Selin Kaya | 05.04.2025", RemovalReason.DATELINE, "Selin Kaya"),
        ("Jane Doe", RemovalReason.NAVIGATION, "Jane Doe"),
    ],
)
def test_bylines_before_the_text(line: str, reason: RemovalReason | None, name: str) -> None:
    verdict = gone(reason) if reason else KEPT
    assert names((line, verdict), (PROSE, KEPT), (PROSE, KEPT)) == [(name, "text:byline")]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Thứ Ba, 4/3/2025, 07:30 (GMT+7)", RemovalReason.DATELINE),
        ("MARTON, 3 March 2022", RemovalReason.DATELINE),
        ("New York, March 3, 2022", RemovalReason.DATELINE),
        ("Read More", RemovalReason.NAVIGATION),
        ("Temps de lecture : 3 minutes", RemovalReason.NAVIGATION),
        ("来源：河畔日报　2025年3月4日", RemovalReason.DATELINE),
        ("3 min", RemovalReason.NAVIGATION),
    ],
)
def test_lines_before_the_text_that_name_nobody(line: str, reason: RemovalReason) -> None:
    assert names((line, gone(reason)), (PROSE, KEPT), (PROSE, KEPT)) == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("(Jane Doe)", "Jane Doe"),
        ("（山本花子）", "山本花子"),
        ("Đỗ Thu Hằng", "Đỗ Thu Hằng"),
    ],
)
def test_signatures_behind_the_text(line: str, name: str) -> None:
    assert names((PROSE, KEPT), (PROSE, KEPT), (line, KEPT)) == [(name, "text:signature")]


@pytest.mark.parametrize(
    "line",
    [
        "(It sails on.)",
        "The End",
        "Nobody knows, said Jane Doe.",
        "（了）",
        "町は静かだった",
        "READ MORE",
        "(dpa)",
        "to be continued",
    ],
)
def test_last_lines_that_sign_nothing(line: str) -> None:
    assert names((PROSE, KEPT), (PROSE, KEPT), (line, KEPT)) == []


def test_a_name_in_brackets_closes_the_last_paragraph() -> None:
    assert names((PROSE, KEPT), (PROSE.strip() + " (Jane Doe) +++", KEPT)) == [("Jane Doe", "text:signature")]
    assert names((PROSE, KEPT), (PROSE.strip() + " So it sails (Jane Doe says).", KEPT)) == []
    assert names((PROSE, KEPT), (PROSE.strip() + " (dpa)", KEPT)) == []


def test_an_initial_is_no_end_of_a_sentence() -> None:
    assert names((PROSE, KEPT), (PROSE.strip() + " (Jane P. Doe) +++", KEPT)) == [("Jane P. Doe", "text:signature")]
    assert names((PROSE, KEPT), (PROSE.strip() + " (See Map. Jane Doe) +++", KEPT)) == []


def test_a_name_alone_signs_before_what_is_no_paragraph() -> None:
    behind = [("Yesterday", KEPT), ("More from the harbour", KEPT), ("Tide tables", KEPT)]
    assert names((PROSE, KEPT), (PROSE, KEPT), ("Jane Doe", KEPT), *behind) == [("Jane Doe", "text:signature")]
    # Between two paragraphs it is who speaks next.
    assert names((PROSE, KEPT), (PROSE, KEPT), ("Jane Doe", KEPT), (PROSE, KEPT), *behind) == []


def test_names_alone_stand_before_the_first_paragraph() -> None:
    teaser = ("… as the town waits for its ferry", KEPT)
    assert names(teaser, ("Jane Doe/John Roe", KEPT), (PROSE, KEPT), (PROSE, KEPT)) == [
        ("Jane Doe", "text:byline"),
        ("John Roe", "text:byline"),
    ]
    assert names((PROSE, KEPT), ("Jane Doe", KEPT), (PROSE, KEPT), (PROSE, KEPT)) == []


def test_a_line_behind_the_text_may_call_somebody_its_author() -> None:
    text = (("Ferry sails", KEPT), (PROSE, KEPT), (PROSE, KEPT))
    below = [(line, gone(RemovalReason.RELATED)) for line in ("Mehr zum Thema", "Fähre fährt nicht", "Brücke gesperrt")]
    label = ("Autorin/Autor Jana Dörfler", gone(RemovalReason.TEASER))
    assert names(*text, *below, label) == [("Jana Dörfler", "text:byline")]
    for line in (
        "By Jane Doe",
        "Photographer: Jane Doe",
        "Authors wanted",
        "Author: the desk of the ferry",
        "Autorin werden",
    ):
        assert names(*text, *below, (line, gone(RemovalReason.TEASER))) == []


HEADED = "{title}\n\n{name}\n\n{date}\n\n{prose}\n\n{prose}"
PROSE = (
    "The ferry that links the two shores sails again from Monday, the harbour office said, after a winter of repairs."
)


@pytest.mark.parametrize(
    ("name", "date", "authors"),
    [
        ("Orla Fenn", "3 March 2025, 11:20", ("Orla Fenn",)),
        ("Dana Whitlock and Piers Amory", "Published: 4 March 2025, 7:15 am", ("Dana Whitlock", "Piers Amory")),
        ("Çağla Şimşek", "3 Mart 2025 Perşembe 10:25", ("Çağla Şimşek",)),
        ("ليث الزعبي", "الخميس 3 مارس 2025 - 10:30", ("ليث الزعبي",)),
        ("藤堂さやか", "2025/03/03 07:00", ("藤堂さやか",)),
        ("Sanne Hoogwerf 3 maart 2025, 14:20", "", ("Sanne Hoogwerf",)),
        ("Breaking", "3 March 2025", ()),
        ("Business", "3 March 2025", ()),
        ("The River Times", "3 March 2025", ()),
        ("Thursday, 3 March 2025", "", ()),
        ("Thứ Ba, 4/3/2025, 07:30 (GMT+7)", "", ()),
        ("国际", "2025/03/03", ()),
        ("The harbour office", "3 March 2025", ()),
    ],
)
def test_a_name_between_the_title_and_a_date(name: str, date: str, authors: tuple[str, ...]) -> None:
    text = HEADED.format(title="Ferry returns to the sound", name=name, date=date, prose=PROSE)
    assert clean(RawDocument("a.txt", text.encode())).authors == authors


@pytest.mark.parametrize(
    ("lines", "signed"),
    [
        ("Jana Dörfler\nVorsitzende", ["Jana Dörfler"]),
        ("Jane Doe\n3 March 2024", ["Jane Doe"]),
        ("Jane Doe\nOld Quay 2", []),
        ("Jane Doe\nRiver House\n37249 Marton", []),
        ("River Marton\nand its islands", []),
    ],
)
def test_a_signature_of_two_lines_ends_in_a_role_or_a_date(lines: str, signed: list[str]) -> None:
    assert [name for name, _ in names((PROSE, KEPT), (lines, KEPT))] == signed
