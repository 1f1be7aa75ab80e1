"""Tables of articles: what is quoted, what is broken, in which encoding and with what between the fields."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import pytest

from flows.settings import Settings
from tests.makers import STORY, items_of, packed
from transforms import clean

TEXT = "\n\n".join(STORY)
HEADER = ("Title", "Text", "Published Date", "URL", "Author")
ROW = ('The "swift" ferry sails, again', TEXT, "2025-03-04", "https://www.example.org/ferry", "Maren Osei")
SETTINGS = Settings()


def table(rows: Sequence[Sequence[str]], delimiter: str = ",", header: Sequence[str] = HEADER) -> str:
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows([header, *rows])
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "delimiter", "encoding"),
    [
        ("a.csv", ",", "utf-8"), ("a.csv", ";", "utf-8-sig"), ("a.tsv", "\t", "utf-16"), ("a.csv", "|", "utf-8"),
        ("A.CSV.gz", ",", "utf-8"), ("a.tsv.zst", "\t", "utf-8"), ("0a1b", ",", "utf-8"),
    ],
)  # fmt: skip
def test_a_row_is_a_document(name: str, delimiter: str, encoding: str) -> None:
    body = packed(
        table([ROW, ROW], delimiter).encode(encoding), name[name.index(".", 2) :] if name.count(".") > 1 else ""
    )
    found = items_of(name, body, SETTINGS, "text/csv; charset=utf-8" if name == "0a1b" else None)
    assert [item.index for item in found] == [0, 1]
    for item in found:
        assert item.raw is not None
        assert item.raw.uri == f"s3://raw/{name}#{item.index}"
        record = clean(item.raw)
        assert (record.title, record.text, record.authors) == (ROW[0], TEXT, ("Maren Osei",))
        assert (str(record.published_date), record.url) == ("2025-03-04", ROW[3])


def test_broken_rows_cost_themselves() -> None:
    broken = table([ROW]) + f"Unquoted,{STORY[2]},and,more,,\n\nShort,{STORY[0].replace(',', '')}\n" + table([ROW])
    found = items_of("a.csv", broken.encode(), SETTINGS)
    reasons = [(item.index, item.problem.reason if item.problem else "") for item in found]
    assert reasons == [(0, ""), (1, "corrupt"), (3, ""), (4, ""), (5, "")]
    assert "8 fields below a header of 5" in found[1].problem.detail  # type: ignore[union-attr]


def test_each_row_has_its_own_encoding() -> None:
    text = TEXT.replace("harbour", "müller’s")
    body = table([("Brücke", text, "2025-03-04", "", "")]).encode() + table([("Brücke", text, "", "", "")]).encode(
        "cp1252"
    )
    titles = [clean(item.raw).title for item in items_of("a.csv", body, SETTINGS) if item.raw and item.index != 1]
    assert titles == ["Brücke", "Brücke"]


@pytest.mark.parametrize(
    ("body", "reason", "detail"),
    [
        (
            table([("1", "2025-03-04")], header=("id", "date")),
            "no_text_field",
            "no column with text or markup: id, date",
        ),
        ("", "no_text_field", "no header and no row"),
        (table([]), "empty", "the object holds no document"),
    ],
)
def test_a_table_without_articles_is_one_refusal(body: str, reason: str, detail: str) -> None:
    (item,) = items_of("a.csv", body.encode(), SETTINGS)
    assert item.problem is not None
    assert (item.problem.reason, item.problem.detail) == (reason, detail)


def test_lines_and_fields_over_the_limit_are_passed_over() -> None:
    settings = Settings(max_document_bytes=4000)
    long = ("Long", "word " * 2000, "", "", "")
    quote = 'Never closed,"' + "word\n" * 2000
    found = items_of("a.csv", (table([long, ROW]) + quote).encode(), settings)
    assert [item.problem.reason if item.problem else "" for item in found[:2]] == ["too_large", ""]
    assert found[2].problem is not None
    assert found[2].problem.detail == "a row longer than 4000 bytes"
    assert {str(item.problem.reason) for item in found[3:] if item.problem} == {"corrupt"}
    long = ("Long", "ж" * 2500, "", "", "")
    found = items_of("a.csv", table([long, ROW]).encode(), settings)
    assert [item.problem.reason if item.problem else "" for item in found] == ["too_large", ""]


def test_a_table_that_breaks_off_gives_what_is_whole() -> None:
    body = packed(table([ROW] * 40).encode(), ".gz")
    found = items_of("a.csv.gz", body[:-12], SETTINGS)
    assert [item.problem.reason for item in found if item.problem] == ["truncated"]
    assert all(clean(item.raw).text == TEXT for item in found if item.raw)


def fate(body: str, name: str = "a.csv") -> list[str]:
    """What became of each row: its text, or the reason."""
    return [
        clean(item.raw).text if item.raw else str(item.problem and item.problem.reason)
        for item in items_of(name, body.encode(), SETTINGS)
    ]


def test_a_quote_that_is_never_closed_costs_its_own_row() -> None:
    rows = [f'Title {number},"{STORY[number]}"\n' for number in range(5)]
    assert fate("title,text\n" + "".join(rows).replace(f'"{STORY[1]}"', f'"{STORY[1]}')) == [
        STORY[0], "corrupt", STORY[2], STORY[3], STORY[4],
    ]  # fmt: skip


def test_paragraphs_of_a_row_that_is_broken_are_no_rows() -> None:
    good = f'"{STORY[0]}\n\n{STORY[1]}",Good\n'
    bad = f'"{STORY[2]}\nand this, too: "{STORY[3]}" it said",Bad\n'
    found = fate("text,title,url\n" + good + bad + good)
    assert (found[0], found[-1]) == (f"{STORY[0]}\n\n{STORY[1]}",) * 2
    assert set(found[1:-1]) == {"corrupt"}


def test_a_quote_that_is_never_closed_at_the_end_is_said() -> None:
    assert fate(f'title,text\nGood,"{STORY[0]}"\nBad,"{STORY[1]}\n') == [STORY[0], "corrupt"]


def test_quotes_in_a_text_are_never_lost_in_silence() -> None:
    said = f'He said "now" twice. {STORY[0]}'
    doubled, backslashed = said.replace('"', '""'), said.replace('"', '\\"')
    assert fate(f'title,text\nA,"{doubled}"\nB,"{said}"\n') == [said, "corrupt"]
    assert fate(f'title,text\nA,"{backslashed}"\nB,"C:\\new, {backslashed}"\n') == [said, f"C:\\new, {said}"]


def test_a_table_that_quotes_nothing_may_quote_people() -> None:
    said = f'"{STORY[0]}" said the harbour master, and left.'
    assert fate(f"title\ttext\nA\t{said}\nB\t{STORY[1]}\n", "a.tsv") == [said, STORY[1]]


def test_a_header_may_have_quotes_and_lines() -> None:
    assert fate(f'"the\ntitle","text"\nA,"{STORY[0]}"\n') == [STORY[0]]


def test_a_hostile_table_is_read_in_time_that_grows_with_it() -> None:
    """Each line begins a row that runs on to the end, if it is let; counted by lines, since clocks are others'."""
    line = 'a","b","\n'
    found = items_of("a.csv", b"text,x,y\n" + (line * 20_000).encode(), SETTINGS)
    assert len(found) <= 20_000
