"""What must always hold of the walk, on documents of every kind."""

from __future__ import annotations

import json
import pickle
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.makers import STORY, page, text
from transforms import CleanRecord, RawDocument, Unusable, clean
from transforms.clean import READERS
from transforms.decoding import decode
from transforms.kinds import kind_of
from transforms.replay import pieces_of, text_as_read

SEEDS = Path(__file__).parent.parent.parent / "shared" / "data" / "seeds"

SCRAPED = """Bridge over the Vltava reopens as VolodĂmir Hrytsenko visits | World

Rate this post

{0}

{1}

Subscribe to EL PAĂŤS and read all the news without limits.


{2}

{3}

Follow all the international news on Facebook and Twitter, or in our weekly newsletter.

Author Profile

Marta Delgado
I am Marta Delgado, a journalist who has had the privilege of writing for the newspaper Morning Harbour for ten years.

My story began with a curiosity about the people behind the news, and I graduated with honours in journalism.

What drives me is a commitment to the truth. My reports have won awards and have given a voice to those who had none."""

LINES = """Bridge over the Vltava reopens to lorries
20250304
https://www.harbour-courier.example.org/news/2025-03-03/bridge-reopens
{0}
{1}
{2}
{3}
{4}"""


def record_of(
    body: str | bytes, name: str = "a.txt", content_type: str | None = None, url: str | None = None
) -> CleanRecord:
    data = body.encode() if isinstance(body, str) else body
    return clean(RawDocument(uri=f"s3://raw/{name}", body=data, content_type=content_type, url=url))


def squeezed(value: str) -> str:
    return "".join(value.split())


def holds(raw: RawDocument) -> None:
    """The invariants that can be told of any one document."""
    record = None
    with suppress(Unusable):
        record = clean(raw)
    if record is None:
        return
    assert clean(raw) == record
    blocks = READERS[kind_of(raw)](decode(raw.body, raw.content_type, markup=kind_of(raw) == "html").text).blocks
    assert text_as_read(record) == [block.text for block in blocks]
    assert record.text
    assert record.text == "\n\n".join(piece.text for piece in pieces_of(record) if piece.fate == "kept")
    assert record.chars_out == len(record.text)
    unknown = (record.title, record.section, record.url, record.language, record.site_name, record.published_source)
    assert "" not in (*unknown, *record.authors)
    record.text.encode()
    assert all("\0" not in piece.text for piece in pieces_of(record))


@pytest.mark.parametrize("body", ["text", None, bytearray(b"text")])
def test_what_is_no_bytes_is_refused_in_words(body: object) -> None:
    with pytest.raises(TypeError, match="body is bytes as they were scraped"):
        RawDocument("a.txt", body)  # type: ignore[arg-type]


def test_a_page_scraped_to_text() -> None:
    record = record_of(SCRAPED.format(*STORY))
    assert record.title == "Bridge over the Vltava reopens as Volodímir Hrytsenko visits"
    assert record.section == "World"
    assert record.text.split("\n\n") == list(STORY[:4])
    assert record.authors == ("Marta Delgado",)
    assert "profile" in record.author_evidence[0].source
    assert record.published_date is None
    assert "no_published_date" in record.warnings
    assert record.language == "en"
    assert [(r.before, r.after) for r in record.repairs] == [("VolodĂmir", "Volodímir"), ("PAĂŤS", "PAÍS")]
    reasons = [str(removed.reason) for removed in record.removed]
    assert reasons == ["rating", "subscription", "follow"] + ["author_profile"] * 5


def test_lines_with_a_head() -> None:
    record = record_of(LINES.format(*STORY))
    assert record.title == "Bridge over the Vltava reopens to lorries"
    assert record.text.split("\n\n") == list(STORY)
    assert record.source_domain == "example.org"
    assert (str(record.published_date), record.published_at) == ("2025-03-04", None)
    assert [str(each.date) for each in record.dates_disagree] == ["2025-03-03"]
    assert "dates_disagree" in record.warnings
    assert record.removed == record.repairs == ()


@pytest.mark.skipif(not SEEDS.exists(), reason="the seeds are not beside this clone")
def test_the_seeds_come_out_exactly() -> None:
    first, second = (clean(RawDocument(uri=path.name, body=path.read_bytes())) for path in sorted(SEEDS.iterdir()))
    assert first.title == "Russia and Ukraine resume negotiations as Moscow acknowledges its first casualties"
    assert (first.section, first.authors, first.language) == ("International", ("Nathan Rivera",), "en")
    assert (first.published_date, first.published_at) == (None, None)
    assert "no_published_date" in first.warnings
    paragraphs = first.text.split("\n\n")
    assert len(paragraphs) == 9
    assert paragraphs[-1].endswith("Zelensky concluded.")
    reasons = [str(removed.reason) for removed in first.removed]
    assert reasons == ["rating", "subscription", "follow"] + ["author_profile"] * 8
    assert [(r.before, r.after) for r in first.repairs] == [("VolodĂmir", "Volodímir"), ("PAĂŤS", "PAÍS")]
    source = sorted(SEEDS.iterdir())[0].read_text(encoding="utf-8")
    assert squeezed("".join(text_as_read(first))) == squeezed(source)
    assert second.source_domain == "kenw.org"
    assert str(second.published_date) == "2022-03-03"
    assert [str(each.date) for each in second.dates_disagree] == ["2022-03-02"]
    assert len(second.text.split("\n\n")) == 10
    assert second.removed == second.repairs == ()
    lines = sorted(SEEDS.iterdir())[1].read_text(encoding="utf-8").splitlines()
    assert second.text.split("\n\n") == lines[3:]


STRAY = """<b>The harbour &amp; the bridge</b>

The caf&eacute; of the <a href='/x'>M&uuml;llers</a>&nbsp;&#8211; it opened on Monday &ndash; was full from early on.&nbsp;

&nbsp;

The mayor, VolodĂmir &amp; others told PAĂŤS, came by boat, if 2 &lt; 3 holds and a <b and c> d does."""
MENDED = [
    "The café of the Müllers\u00a0– it opened on Monday – was full from early on.",
    "The mayor, Volodímir & others told PAÍS, came by boat, if 2 < 3 holds and a <b and c> d does.",
]


def test_markup_left_in_a_text_is_repaired_and_accounted_for() -> None:
    record = record_of(STRAY)
    assert record.title == "The harbour & the bridge"
    assert record.text.split("\n\n") == MENDED
    assert squeezed("".join(text_as_read(record))) == squeezed(STRAY)
    assert {r.before: r.after for r in record.repairs if r.rule == "stray_markup"}["&lt;"] == "<"
    assert ("VolodĂmir", "Volodímir") in [(r.before, r.after) for r in record.repairs]


def test_markup_left_in_json_is_repaired_and_accounted_for() -> None:
    body = json.dumps({"title": "Fish &amp; <i>chips</i>", "author": "&nbsp;", "section": "Food", "text": STRAY})
    record = record_of(body, content_type="application/json")
    assert (record.title, record.authors, record.section) == ("Fish & chips", (), "Food")
    assert record.text.split("\n\n")[-2:] == MENDED
    assert squeezed("".join(text_as_read(record))) == squeezed(STRAY)
    assert [(r.start, r.before) for r in record.repairs if r.field == "json:title"] == [
        (5, "&amp;"), (11, "<i>"), (19, "</i>")
    ]  # fmt: skip


def test_lines_that_xml_broke_are_lines() -> None:
    record = record_of("A ferry for the winter&#13;&#10;The boat sails at six.&#xA;It is back by ten in the evening.")
    assert record.title == "A ferry for the winter"
    assert record.text.split("\n\n") == ["The boat sails at six.", "It is back by ten in the evening."]


@given(
    st.lists(st.sampled_from([*STRAY.split(" "), "&#160;", "<b>", "</b>", "&", "\n\n", "&amp;amp;", "Ã©"]), max_size=40)
)
@settings(deadline=None)
def test_markup_left_in_any_text_comes_back(words: list[str]) -> None:
    with suppress(Unusable):
        record = record_of(" ".join(words))
        assert squeezed("".join(text_as_read(record))) == squeezed(" ".join(words))


DOCUMENTS = {
    "scraped.txt": SCRAPED.format(*STORY),
    "lines.txt": LINES.format(*STORY),
    "page.html": page(),
    "broken.html": page().replace("VolodĂmir", "x").replace("</p>", "").replace("<article>", "<article><table><div>"),
    "entities.txt": "The harbour &amp; the <b>bridge</b>\n\n" + "\n\n".join(STORY),
    "record.json": json.dumps({"title": "Bridge", "text": text(), "date": "2025-03-04", "authors": ["Ann Berg"]}),
    "markup.json": json.dumps({"headline": "Bridge", "articleBody": "".join(f"<p>{each}</p>" for each in STORY)}),
    "nul.txt": text().replace("bridge", "bri\0dge"),
    "surrogate.json": '{"title": "Bridge \\ud83d reopens \\ud83d\\ude00", "text": ' + json.dumps(text()) + "}",
    "front.html": "<html><body>" + "".join(f"<a href='/{n}'>Story number {n}</a>" for n in range(50)),
    "rtl.txt": "أعاد المجلس فتح جسر الميناء أمام الشاحنات يوم الاثنين بعد تسعة أشهر من الإصلاحات.\n\n" * 4,
    "cjk.txt": "市議会は月曜日、九か月の修理を終えて港の橋をトラックに再び開放すると発表した。\n\n工事費は四百万であった。",
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_nothing_is_lost_and_nothing_is_by_chance(name: str) -> None:
    holds(RawDocument(uri=f"s3://raw/{name}", body=DOCUMENTS[name].encode()))


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=600), st.sampled_from(["a.txt", "a.html"]))
def test_nothing_is_lost_of_any_text(body: str, name: str) -> None:
    holds(RawDocument(uri=name, body=body.encode("utf-8", "replace")))


@settings(deadline=None, max_examples=100)
@given(
    st.lists(
        st.sampled_from(
            [
                *STORY,
                "",
                " ",
                "Rate this post",
                "<p>",
                "</div>",
                "<table>",
                "Author Profile",
                "VolodĂmir",
                "&nbsp;",
                "\0",
                "20250304",
            ]
        )
    )
)
def test_nothing_is_lost_of_any_mixture(pieces: list[str]) -> None:
    for name in ("a.txt", "a.html"):
        holds(RawDocument(uri=name, body="\n".join(pieces).encode()))


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=500), st.sampled_from(["text/plain", "text/html", "application/json", ""]))
def test_no_bytes_break_it(body: bytes, content_type: str) -> None:
    holds(RawDocument(uri="a", body=body, content_type=content_type))


@settings(deadline=None, max_examples=60)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["title", "text", "html", "date", "authors", "url", "@graph", "name", "x"]),
                inner,
                max_size=5,
            )
        ),
        max_leaves=12,
    )
)
def test_no_json_breaks_it(value: object) -> None:
    holds(RawDocument(uri="a.json", body=json.dumps(value).encode()))


def test_fields_of_a_record_go_before_guesses() -> None:
    body = {
        "title": "A bridge",
        "maintext": text("Nine months of works have come to an end, and the council is relieved."),
        "date_publish": "2025-03-04 10:00:00+01:00",
    }
    record = record_of(
        json.dumps(body | {"authors": ["Ann Berg", "Bo Lind"], "date_download": "2025-03-05 01:00:00"}),
        "a.jsonl#3",
        "application/json",
    )
    assert record.title == "A bridge"
    assert record.text.startswith("Nine months of works")
    assert record.authors == ("Ann Berg", "Bo Lind")
    assert record.published_at is not None
    assert record.published_at == datetime.fromisoformat("2025-03-04T10:00:00+01:00")
    assert record.fetched_at is not None
    assert record.fetched_at.isoformat() == "2025-03-05T01:00:00+00:00"


def test_a_page_under_the_name_of_a_text_is_read_as_a_page() -> None:
    record = record_of(page(), "a.txt", "text/plain")
    assert "<p>" not in record.text
    assert record.text.startswith(STORY[0])


def test_a_text_about_markup_is_left_alone() -> None:
    about = "Why editors close a paragraph with </p>\n\n" + "\n\n".join(STORY) + "\n\nThe tag <p> opens it, they say."
    assert [piece.text for piece in pieces_of(record_of(about))][-1] == "The tag <p> opens it, they say."


def test_a_guessed_encoding_and_lost_bytes_are_warned_of() -> None:
    record = record_of(("Příliš žluťoučký kůň úpěl ďábelské ódy, řekl starosta města. " * 9).encode("cp1250"))
    assert "encoding_guessed" in record.warnings
    cut = record_of(
        "\n\n".join(STORY).encode()
        + b"\n\nThe street of \xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd stands, and the works go on."
    )
    assert "mojibake_left" in cut.warnings


@pytest.mark.parametrize("year", [1, 1970, 1980, 9999])
@pytest.mark.parametrize("zone", [-12, 0, 14])
def test_a_clock_that_was_not_set_bounds_no_date(year: int, zone: int) -> None:
    at = datetime(year, 12 if year == 9999 else 1, 31 if year == 9999 else 1, tzinfo=timezone(timedelta(hours=zone)))
    dated = page(head="<meta property='article:published_time' content='2025-03-04T10:00:00Z'>").encode()
    record = clean(RawDocument("a.html", dated, fetched_at=at, stored_at=at))
    assert record.published_date == date(2025, 3, 4)
    assert record.fetched_at is None
    assert "date_in_future" not in record.warnings
    said = json.dumps({"text": "\n\n".join(STORY), "fetched_at": at.isoformat(), "date": "2025-03-04"}).encode()
    record = clean(RawDocument("a.json", said))
    assert (record.fetched_at, record.published_date) == (None, date(2025, 3, 4))


def test_a_page_that_is_refused_says_what_it_knows_of_itself() -> None:
    head = "<title>Ferries of the valley | River Post</title><meta property='og:site_name' content='River Post'>"
    dated = "<meta property='article:published_time' content='2024-03-15T08:05:00+01:00'>"
    page = f"<html><head>{head}{dated}</head><body><nav><a href='/a'>Home</a></nav></body></html>"
    with pytest.raises(Unusable) as refused:
        clean(RawDocument(uri="s3://raw/a.html", body=page.encode(), url="https://post.example/ferries"))
    known = pickle.loads(pickle.dumps(refused.value)).known
    assert (known.title, known.site_name, known.url) == (
        "Ferries of the valley",
        "River Post",
        "https://post.example/ferries",
    )
    assert known.published_at == datetime(2024, 3, 15, 7, 5, tzinfo=UTC)


@pytest.mark.parametrize("year", [1, 1970, 9999])
def test_a_refused_page_is_refused_whatever_its_clock_said(year: int) -> None:
    at = datetime(year, 12 if year == 9999 else 1, 31 if year == 9999 else 1, tzinfo=timezone(timedelta(hours=-12)))
    dated = "<meta property='article:published_time' content='2024-03-15T08:05:00+01:00'>"
    body = f"<html><head>{dated}</head><body><nav><a href='/a'>Home</a></nav></body></html>".encode()
    with pytest.raises(Unusable, match="no_article") as refused:
        clean(RawDocument("a.html", body, fetched_at=at, stored_at=at))
    assert refused.value.known is not None
    assert refused.value.known.published_date == date(2024, 3, 15)
