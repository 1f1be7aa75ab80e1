"""Markup -> blocks: nothing visible is lost, nothing unseen comes in, and hostile pages end in a Page."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.document import Unusable
from transforms.html import read_html


def texts(markup: str) -> list[str]:
    return [block.text for block in read_html(markup).blocks]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>One.</p><p>Two.</p>", ["One.", "Two."]),
        (
            "<div>Straight in a div<p>and a paragraph</p>and behind it</div>",
            ["Straight in a div", "and a paragraph", "and behind it"],
        ),
        ("<section>Text of a <b>section</b>, whole</section>", ["Text of a section, whole"]),
        ("<div>First part.<br><br>Second part.<br/>\n<br/>Third.</div>", ["First part.", "Second part.", "Third."]),
        ("<p>Roses are red,<br>violets are blue</p>", ["Roses are red,\nviolets are blue"]),
        ("<table><tr><td>Wheat</td><td>41</td></tr><tr><td>Rye</td><td>7</td></tr></table>", ["Wheat 41", "Rye 7"]),
        ("<table><tr><td><p>Laid out</p><p>by a table</p></td></tr></table>", ["Laid out", "by a table"]),
        ("<dl><dt>Term</dt><dd>Meaning</dd></dl>", ["Term", "Meaning"]),
        ("<ul><li>one<ul><li>inner</li></ul>rest</li></ul>", ["one", "inner", "rest"]),
        ("<pre>a = 1\nb = 2\n\nc = 3</pre>", ["a = 1\nb = 2", "c = 3"]),
        ("<h2>A <span>head</span>ing</h2>tail", ["A heading", "tail"]),
        ("<p>Kept<script>var x = '<p>not</p>';</script> whole</p>", ["Kept whole"]),
        ("<p>a</p><style>p{}</style><script>b()</script><svg><text>c</text></svg>", ["a"]),
        ("<p>a</p><noscript>Please switch it on</noscript><template>t</template>", ["a", "Please switch it on", "t"]),
        ("<pre>if a:\n    b()  \n\n  c()\n</pre>", ["if a:\n    b()", "  c()"]),
        ("<p>Soft\n   wrapped\t text</p>", ["Soft wrapped text"]),
        ("<blockquote>Said <cite>she</cite></blockquote>", ["Said she"]),
        ("<select><option>North</option><option>South</option></select>", ["North South"]),
        ("<p>1 &lt; 2 &amp; 3</p>", ["1 < 2 & 3"]),
        ("text without any markup", ["text without any markup"]),
        ("<p>unclosed<div>and <b>misnested</p> all</div>", ["unclosed", "and misnested all"]),
        ("", []),
        ("<html></html>", []),
    ],
)
def test_blocks(markup: str, expected: list[str]) -> None:
    assert texts(markup) == expected


def test_a_long_line_before_a_break_is_a_paragraph() -> None:
    long = "The council met on Monday and decided, after a debate of three hours, that the bridge will be rebuilt by spring."
    assert texts(f"<div>{long}<br>{long}</div>") == [long, long]


def test_kinds_and_surroundings() -> None:
    page = read_html(
        '<body><article class="story-body" id="mainText"><h2>Head</h2><ul><li><p>Entry</p></li></ul>'
        "<figure><figcaption>Below a picture</figcaption></figure>"
        '<p>See <a href="/x">the other page</a></p></article><div style="display: none">gone</div>'
    )
    kinds = {block.text: block.kind for block in page.blocks}
    assert kinds["Head"] == "heading"
    assert kinds["Entry"] == "item"
    assert kinds["Below a picture"] == "caption"
    linked = next(block.markup for block in page.blocks if block.text.startswith("See"))
    assert linked is not None
    assert linked.path[-2:] == ("article", "p")
    assert linked.tokens == ("story", "body", "main", "text")
    assert linked.link_chars == len("the other page")
    assert [block.markup.hidden for block in page.blocks if block.markup] == [False] * 4 + [True]


def test_what_is_shown_to_some_readers_only_is_read_as_hidden() -> None:
    page = read_html("<p>a</p><noscript>b</noscript><template><p>c</p></template><p hidden>d</p><p>e</p>")
    assert [(b.text, b.markup.hidden) for b in page.blocks if b.markup] == [
        ("a", False), ("b", True), ("c", True), ("d", True), ("e", False),
    ]  # fmt: skip


def test_blocks_that_lie_together_share_their_container() -> None:
    page = read_html("<div><p>a</p><p>b</p></div><div><p>c</p></div>")
    first, second, third = (block.markup.within[-1] for block in page.blocks if block.markup)
    assert first == second != third


def test_text_only_in_data_for_machines_is_read() -> None:
    body = " ".join(f"Sentence number {n} of the report is here." for n in range(20))
    data = json.dumps({"@type": "NewsArticle", "articleBody": body + "\n\nLast one."})
    page = read_html(f'<script type="application/ld+json">{data}</script><div id="app"></div>')
    assert [block.text for block in page.blocks] == [body, "Last one."]
    assert all(block.markup and block.markup.declared for block in page.blocks)


def test_text_that_is_shown_is_not_read_twice() -> None:
    body = " ".join(f"Sentence number {n} of the report is here." for n in range(20))
    data = json.dumps({"articleBody": body})
    page = read_html(
        f'<script type="application/ld+json">{data}</script><p>{body}</p><p>Read our other reports today.</p>'
    )
    assert [block.markup.declared for block in page.blocks if block.markup] == [True, False]


def test_broken_data_for_machines_is_passed_over() -> None:
    assert texts('<script>{"articleBody": "never closed</script><p>Shown.</p>') == ["Shown."]


@pytest.mark.parametrize(
    "markup",
    [
        "<p>lone \ud800 surrogate</p>",
        "<p>nul \0 inside</p>",
        "<p>" + "x" * 5_000_000,
        "<p>" + "word " * 500_000 + "</p>",
        "<a>" * 20_000 + "</a>" * 20_000,
        '"articleBody":"' * 20_000,
        "<!--" * 50_000,
        "<![CDATA[ x ]]>",
        "<?xml version='1.0' encoding='utf-16'?><html><body>declared wrongly</body></html>",
        "&#0;&#xD800;&#x110000;",
    ],
)
def test_hostile_pages_end_in_a_page(markup: str) -> None:
    page = read_html(markup)
    assert all(block.text.strip() and "\n\n" not in block.text for block in page.blocks)


@pytest.mark.parametrize("markup", ["<div>" * 100_000 + "deep", "<b>" * 100_000 + "deep", "<table>" * 3_000 + "x"])
def test_a_page_that_cannot_be_read_to_its_end_is_refused_and_not_cut(markup: str) -> None:
    with pytest.raises(Unusable) as refused:
        read_html(markup)
    assert refused.value.reason == "too_deep"


def test_a_page_without_a_body_element() -> None:
    assert texts("<frameset><frame></frameset>") == []


WORD = st.text("abcdefgäßжщ中", min_size=1, max_size=6)
SHOWN = ("p", "div", "span", "b", "li", "h2", "td", "blockquote", "a", "em", "pre", "section", "custom-tag")


@st.composite
def trees(draw: st.DrawFn, depth: int = 0) -> tuple[str, str]:
    """Markup and the letters that it shows."""
    markup, shown = [], []
    for _ in range(draw(st.integers(1, 3))):
        word = draw(WORD)
        markup.append(f" {word} ")
        shown.append(word)
        if depth < 3 and draw(st.booleans()):
            tag = draw(st.sampled_from(SHOWN))
            inner, seen = draw(trees(depth + 1))
            markup.append(f"<{tag}>{inner}</{tag}>")
            shown.append(seen)
        if draw(st.integers(0, 5)) == 0:
            markup.append(
                draw(st.sampled_from(("<br>", "<br><br>", "<script>unseen()</script>", "<!-- unseen -->", "<img>")))
            )
    return "".join(markup), "".join(shown)


@settings(max_examples=150, deadline=None)
@given(trees())
def test_all_visible_text_is_in_the_blocks(tree: tuple[str, str]) -> None:
    markup, shown = tree
    blocks = texts(f"<html><body>{markup}</body></html>")
    assert re.sub(r"\s", "", "".join(blocks)) == shown
