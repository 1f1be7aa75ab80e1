"""What must hold for any text, garbled or not: repairs replay both ways, and repairing twice is repairing once."""

from __future__ import annotations

import ftfy.bad_codecs  # noqa: F401  registers the sloppy-* codecs
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.mojibake import Repaired, repair, repair_all

CODECS = [
    "sloppy-windows-1250",
    "sloppy-windows-1251",
    "sloppy-windows-1252",
    "latin-1",
    "iso-8859-2",
    "macroman",
    "cp850",
]
WORDS = [
    "Müller",
    "Łódź",
    "naïve",
    "São",
    "Ångström",
    "Київ",
    "Москва",
    "Ελλάδα",
    "plain",
    "text",
    "“quoted”",
    "—",
    "çağrı",
    "東京",
]


def garbled(text: str, codec: str, lossy: bool) -> str:
    out = text.encode().decode(codec, "replace")
    return "".join(c for c in out if not ("\x80" <= c <= "\x9f" or c == "\xad")).replace("\xa0", " ") if lossy else out


pieces = st.one_of(
    st.text(max_size=12),
    st.text(st.sampled_from("ÃÂâĂÄĹÐÑ€™œ©¶ \u00a0\u00ad\x81Ò‚abcZ…&;"), max_size=12),
    st.builds(garbled, st.sampled_from(WORDS), st.sampled_from(CODECS), st.booleans()),
    st.sampled_from(WORDS),
    st.sampled_from(["&Atilde;&copy;", "&Atilde;&shy;", "\x00", "\ud83d", "\ud83d\ude00", "&amp;", "&eacute;"]),
)
texts = st.lists(pieces, max_size=8).map(" ".join) | st.lists(pieces, max_size=8).map("".join)


def replay(text: str, result: Repaired) -> None:
    at, made, undone, shift = 0, [], [], 0
    for one in result.repairs:
        assert one.start >= at, "in order, and no two overlap"
        assert text[one.start : one.start + len(one.before)] == one.before
        assert one.before != one.after
        assert 0.0 <= one.confidence <= 1.0
        made += [text[at : one.start], one.after]
        at = one.start + len(one.before)
        there = one.start + shift
        assert result.text[there : there + len(one.after)] == one.after
        shift += len(one.after) - len(one.before)
        undone.append((there, one))
    assert "".join([*made, text[at:]]) == result.text
    back = result.text
    for there, one in reversed(undone):
        back = back[:there] + one.before + back[there + len(one.after) :]
    assert back == text


@settings(max_examples=300, deadline=None)
@given(texts)
def test_repairs_replay_and_undo(text: str) -> None:
    replay(text, repair(text))


@settings(max_examples=300, deadline=None)
@given(texts)
def test_repairing_twice_is_repairing_once(text: str) -> None:
    assert repair(repair(text).text).repairs == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(texts, max_size=4))
def test_pieces_of_a_document_replay(some: list[str]) -> None:
    for text, result in zip(some, repair_all(some), strict=True):
        replay(text, result)


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(max_codepoint=0x7F, exclude_characters="\x00&"), max_size=80))
def test_ascii_is_left_alone(text: str) -> None:
    assert repair(text) == Repaired(text, ())
