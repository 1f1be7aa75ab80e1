"""Pages whose article stands only in the state of a script."""

from __future__ import annotations

import json

import pytest

from transforms import RawDocument, Unusable, clean

STORY = [
    "The last lamplighter of Skarn put out his lamps on Sunday, and the town council gave him a chair.",
    "He had lit them for forty-one years, by hand, because nobody had ever asked him to stop.",
    "From Monday the lamps light themselves. He says that he will watch them do it, from the chair.",
]
MARKUP = "".join(f"<p>{text}</p>" for text in STORY)


def page(script: str, kind: str = "", body: str = "<div id=app>Loading…</div>") -> RawDocument:
    markup = (
        f"<html><head><title>Lamps of Skarn</title></head><body>{body}<script{kind}>{script}</script></body></html>"
    )
    return RawDocument("a.html", markup.encode(), "text/html")


@pytest.mark.parametrize(
    "script",
    [
        json.dumps({"props": {"pageProps": {"story": {"title": "Lamps", "content": MARKUP}}}}),
        "window.__INITIAL_STATE__ = "
        + json.dumps({"article": {"body": [{"type": "p", "text": text} for text in STORY]}}),
        "self.state=" + json.dumps({"a": [1, {"blocks": [{"data": {"text": text}} for text in STORY]}]}) + ";run()",
        "var x = {broken: 1}; window.data=" + json.dumps({"paragraphs": STORY}),
    ],
)
def test_the_text_of_a_state_is_the_article(script: str) -> None:
    assert clean(page(script)).text.split("\n\n") == STORY


@pytest.mark.parametrize(
    "script",
    [
        json.dumps({"settings": {"text": "Short."}}),
        json.dumps({"stories": [{"content": f"{number}. {MARKUP}"} for number in range(9)]}),
        json.dumps({"related": [{"title": text, "summary": text} for text in STORY]}),
        "window.x={" * 2000,
        "[" * 100_000,
        "function f(){return " + json.dumps("a b c " * 200) + "}",
    ],
)
def test_other_states_are_no_article(script: str) -> None:
    with pytest.raises(Unusable):
        clean(page(script))


def test_what_a_page_shows_goes_before_its_state() -> None:
    shown = "".join(f"<p>{text.replace('lamp', 'lantern')}</p>" for text in STORY)
    assert "lanterns" in clean(page(json.dumps({"content": MARKUP}), body=f"<h1>Lamps</h1>{shown}")).text
