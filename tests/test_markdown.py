"""Markdown -> blocks of their kind, and the edits that undo its syntax; what merely looks like it stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms import RawDocument, clean
from transforms.markdown import is_markdown, pieces_of
from transforms.markdown_inline import marks
from transforms.mojibake_edits import apply
from transforms.plaintext import read_text
from transforms.replay import text_as_read


def undone(text: str, *defined: str) -> str:
    return apply(text, marks(text, frozenset(defined)))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("The [wall](https://post.example/a_(1)?b=*c*) fell", "The wall fell"),
        ('A [**forty-metre** stretch](/a "Of the wall") of it', "A forty-metre stretch of it"),
        ("It **fell**, *they* said, __twice__ or _once_, ***no more***, **_never_**", "It fell, they said, twice or once, no more, never"),
        ("Before ![a picture](/p.jpg) and after", "Before and after"),
        ("Seen in [the report][r1] and [here][]", "Seen in the report and here"),
        ("Said so.[^1] And <https://post.example/a_b_c> too", "Said so. And https://post.example/a_b_c too"),
        (r"It cost \$4\.2 million, 5 \* 3, in file\_name\_v2", "It cost $4.2 million, 5 * 3, in file_name_v2"),
        ("[[Oak]] and [[Beech|beeches]], ==marked== and ~~struck~~", "Oak and beeches, marked and struck"),
        ("[text](https://post.example){.link} behind", "text behind"),
        ("«**Мост** откроют», — _сказал_ мэр", "«Мост откроют», — сказал мэр"),
        ("**港の朝市**が[復活](/a)した", "港の朝市が復活した"),
    ],
)  # fmt: skip
def test_marks_are_undone(written: str, meant: str) -> None:
    assert undone(written, "r1", "here") == meant


@pytest.mark.parametrize(
    "text",
    [
        "5 * 3 * 2 = 30, and 2 ** 3 is 8",
        "Prices: 10*, 20**, 30***. * Terms apply.",
        "The f**k-up and the s**t, and **** on air",
        "snake_case_name and __init__.py's _private",
        "He [the mayor] said (twice) so [1], [sic] and [2][3]",
        "`**not bold**` and `[a](b)` in code",
        "C:\\Users\\mail and 1\\2",
        "An open *asterisk, an open _line, an open [bracket",
        "a == b and c == d, ~5 or ~6",
    ],
)
def test_signs_that_are_no_marks_stay(text: str) -> None:
    assert undone(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "A [link](https://post.example/a) in a text.",
        "# One\n\nText.\n\n## Two\n\nText.",
        "**Mayor resigns**\n\nHe did so on Monday.\n\n**What now?**",
        "# A title\n\nA **bold** word.",
        "![A picture](/images/a.jpg)\n\nText.",
    ],
)
def test_what_is_markdown(text: str) -> None:
    assert is_markdown(text)


@pytest.mark.parametrize(
    "text",
    [
        "# Tickets are sold out\n\nThe match begins at three.",
        "The #1 song, #bridge and #harbour, is C# minor.",
        "One **bold** claim, and * a footnote.",
        "See [1] (the first), [the mayor](he) and f(x)[0](y).",
        "f**k and s**t, 10** and 20**.",
        "snake_case and under_scores and * * * stars",
        "- a list\n- of items\n\n> a sign\n\n| a bar | a bar |",
    ],
)
def test_what_is_none(text: str) -> None:
    assert not is_markdown(text)


@pytest.mark.parametrize(
    ("line", "kind", "shown"),
    [
        ("## What now? ##", "heading", "What now?"),
        ("## Headline {#id .class}", "heading", "Headline"),
        ("> > Said so.", "quote", "Said so."),
        ("- The boats stay.", "item", "The boats stay."),
        ("2. A barge brings **stone**.", "item", "2. A barge brings stone."),
        ("- [News](/news)", "link", "News"),
        ("* [ ] [News](/news)", "link", "News"),
        ("3. [Most read](/a)", "link", "Most read"),
        ("[Share](/s) | [Tweet](/t)", "link", "Share | Tweet"),
        ("### [Ferry timetable](/f)", "link", "Ferry timetable"),
        ("# [Ferry timetable](/f)", "heading", "Ferry timetable"),
        ("[![](/t.jpg)](/x)", "caption", "[![](/t.jpg)](/x)"),
        ("![Waves](/w.jpg)", "caption", "![Waves](/w.jpg)"),
        ("* * *", "link", "* * *"),
        ('[r1]: https://post.example/r.pdf "Report"', "link", '[r1]: https://post.example/r.pdf "Report"'),
        ("::: {.page}", "link", "::: {.page}"),
        ("[Whoever wants the whole of the report can read it here, all of its 90 pages.](/r)", "paragraph",
         "Whoever wants the whole of the report can read it here, all of its 90 pages."),
        ("The [wall](/w) fell on Tuesday.", "paragraph", "The wall fell on Tuesday."),
    ],
)  # fmt: skip
def test_kinds_of_lines(line: str, kind: str, shown: str) -> None:
    (piece,) = pieces_of([line])
    assert (piece.block.kind, piece.text) == (kind, shown)
    assert piece.block.text == line


def test_underlined_headings_and_code() -> None:
    pieces = pieces_of(["The wall", "========", "Text.", "What now?", "---", "```", "# a = **b**", "```"])
    assert [(piece.block.kind, piece.text) for piece in pieces] == [
        ("heading", "The wall"), ("paragraph", "Text."), ("heading", "What now?"), ("link", "```"),
        ("code", "# a = **b**"), ("link", "```"),
    ]  # fmt: skip


@given(st.text(alphabet="ab _*[]()!#>-\\`~=|<^:/.\n1", max_size=120))
def test_nothing_is_lost(text: str) -> None:
    page = read_text(f"# A\n\n## B\n\n{text}")
    assert "".join("".join(block.text.split()) for block in page.blocks) == "".join(f"#A##B{text}".split())
    for block, edits in zip(page.blocks, page.syntax, strict=True):
        left = iter(block.text)
        assert all(char in left for char in apply(block.text, edits))


PAGE = """[Skip to content](#content)

- [Home](https://www.post.example/)
- [News](https://www.post.example/news)
- [Sport](https://www.post.example/sport)
- [Subscribe](https://www.post.example/subscribe)

# Harbour wall gives way after the storm

By [Jane Doe](https://www.post.example/jane-doe)

4 March 2026

![Waves over the wall](https://cdn.post.example/wall.jpg)

A **forty-metre** stretch of the harbour wall [collapsed](https://www.post.example/wall) on Tuesday night, the port authority said, and the road behind it is closed until further notice.

> "We heard it before we saw it," said the harbour master, Ole Brandt, who has lived on the quay for thirty years.

## What happens next

Divers will inspect the footing as soon as the swell allows, and a barge with stone is on its way from the south.

- The fishing boats stay where they are.
- The market opens on Friday as planned.

The repair is put at \\$4\\.2 million, of which the county has promised half, and will take until the autumn at least.

### Most read

- [Ferry timetable changes from Monday](https://www.post.example/ferry)
- [Storm names for the coming winter](https://www.post.example/names)

[Share on Facebook](https://facebook.example/share)
"""


def test_a_page_in_markdown() -> None:
    record = clean(RawDocument(uri="a.md", body=PAGE.encode(), content_type="text/plain"))
    assert record.title == "Harbour wall gives way after the storm"
    assert record.authors == ("Jane Doe",)
    assert str(record.published_date) == "2026-03-04"
    assert record.text.split("\n\n") == [
        "A forty-metre stretch of the harbour wall collapsed on Tuesday night, the port authority said, and the road"
        " behind it is closed until further notice.",
        '"We heard it before we saw it," said the harbour master, Ole Brandt, who has lived on the quay for thirty years.',
        "What happens next",
        "Divers will inspect the footing as soon as the swell allows, and a barge with stone is on its way from the south.",
        "The fishing boats stay where they are.",
        "The market opens on Friday as planned.",
        "The repair is put at $4.2 million, of which the county has promised half, and will take until the autumn at"
        " least.",
    ]  # fmt: skip
    assert {repair.rule for repair in record.repairs} == {"markdown"}
    assert "".join("".join(text_as_read(record)).split()) == "".join(PAGE.split())
    reasons = {removed.text: str(removed.reason) for removed in record.removed}
    assert reasons["Home"] == "navigation"
    assert reasons["![Waves over the wall](https://cdn.post.example/wall.jpg)"] == "caption"


def test_a_text_with_signs_is_as_it_was() -> None:
    paragraphs = [
        "Prices start at 14,995*, the dealers said, and a 5 * 3 metre awning is included with the models X_200_B and Y_300_C.",
        'One customer, known as #1_dad, called it "the best f**king deal of the s**tty decade" and drove off [sic].',
        "# 1 on his list is the estate car; # 2 is the van, which he would buy (he said) for half the price.",
    ]  # fmt: skip
    body = "\n\n".join(["Dealers cut prices on last year's models", *paragraphs])
    record = clean(RawDocument(uri="a.txt", body=body.encode(), content_type="text/plain"))
    assert record.text.split("\n\n") == paragraphs
    assert record.repairs == ()
