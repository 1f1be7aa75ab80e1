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
    assert "field larger than field limit" in found[2].problem.detail


def test_a_table_that_breaks_off_gives_what_is_whole() -> None:
    body = packed(table([ROW] * 40).encode(), ".gz")
    found = items_of("a.csv.gz", body[:-12], SETTINGS)
    assert [item.problem.reason for item in found if item.problem] == ["truncated"]
    assert all(clean(item.raw).text == TEXT for item in found if item.raw)
