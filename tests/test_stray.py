from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.stray import has_blocks, unmarked


@pytest.mark.parametrize(
    ("scraped", "meant"),
    [
        ("The <b>harbour</b> &amp; the <a href='/x'>bridge</a>", "The harbour & the bridge"),
        ("Caf&eacute; &laquo;M&uuml;ller&raquo;&nbsp;&#8211; open", "Café «Müller»\u00a0– open"),
        ("<I>Titanic</I> sank", "Titanic sank"),
    ],
)
def test_inline_tags_and_entities_are_read_away(scraped: str, meant: str) -> None:
    assert unmarked(scraped) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Write to <john@example.org> or the editor, if a<b and c>d hold.",
        "A page may hold <style> and then more words, and <!-- a remark --> too.",
        "The tag <b> opens it, they say.",
        "AT&T and R&D; Marks & Spencer; &c. and x&y;",
        "2 < 3 > 1 & so on",
    ],
)
def test_prose_with_signs_stays_as_it_is(text: str) -> None:
    assert unmarked(text) == text


def test_a_closed_tag_takes_nothing_else_with_it() -> None:
    text = "Write to <john@example.org> or the <b>editor</b>, if a<b and c>d. <style> is a tag. <!-- so --> Last words."
    assert unmarked(text) == text.replace("<b>editor</b>", "editor")


@given(st.text(alphabet="ab <>/&;!-=\"'#x12", max_size=80))
def test_only_marks_go(text: str) -> None:
    left = iter(unmarked(text))
    assert all(char in left for char in re.sub("<[^<>]*>|&[^&;]*;", "", text))


def test_blocks_say_that_it_is_a_page() -> None:
    assert has_blocks("<p>One</p>")
    assert not has_blocks("Editors close a paragraph with </p>, they say.", at_least=4)
