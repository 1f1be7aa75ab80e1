"""Where a text looks as if it might be garbled: one compiled scan, which passes all text that does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from transforms.mojibake_channels import Channel, channels, plausible
from transforms.mojibake_kinds import kind
from transforms.mojibake_letters import script_of
from transforms.mojibake_score import scorer
from transforms.tables.mojibake_channels import UNLIKE_LATIN
from transforms.tables.mojibake_signs import INNER

# Letters that begin others of two bytes in code pages whose second bytes scrapers lose.
_LONE = "ÂÃÄÅĂĹÐĐÑŃØŘÙŮÎÏĎĞ"
_SMALL = "a-zß-öø-ÿāăąćčďđēęěğīıłńňőřśşšţťūůűźżž"
# In code pages of other scripts what begins a garbled character is a common letter of clean text; so one looks there
# for the signs that follow it, for the capitals that begin Latin ones, and for what begins quotation marks.
_ANCHORS = "°±µ¶·†‡‰¬¤¦§©®™‹›•ªº√ƒ≈∆ВГДЕΒΓΔΕЂА€Ä"
_SURROGATES = "\ud800-\udfff"
_BOXES = "\u2500-\u259f"
_CLOSING = frozenset("”“»›")
_NO_WORD = frozenset("ªºƒµ")
# Signs beyond ASCII that stand right behind a letter.
_BEHIND_WORDS = INNER | frozenset("”“»›‘…—™®©°²³،؟؛。、」』）】》！？：，；％（「\xa0\u3000।-")
_SPACES = "\t\n\v\f\r "
TOKEN = re.compile(f"[^{_SPACES}]+")
_SPACE = re.compile(f"[{_SPACES}]")
# Letters behind which a space may have been the no-break space that is the second byte of à, Š, Р, or of itself.
_SPACE_FOLLOWS = frozenset("ÂÃÅĂĹÐĐĞ×Î")
# Pairs behind which it may have been the third byte of ठ and ঠ.
_SPACE_FOLLOWS_TWO = frozenset(["à¤", "à¦", "ŕ¤", "ŕ¦"])


@cache
def _pairs() -> dict[str, bool]:
    """The first two characters of every garbled one that running text may hold; whether a third must follow."""
    pairs: dict[str, bool] = {}
    for way in channels():
        char_of = {n: c for c, n in way.byte_of.items()}
        for lead in range(0xC2, 0xF5):
            for tail in range(0x80, 0xC0):
                seen = char_of.get(lead, "") + char_of.get(tail, "")
                if len(seen) == 2 and _may_be(lead, tail):
                    quote = (lead, tail) == (0xE2, 0x80)
                    if quote or way.codec not in UNLIKE_LATIN or not _natural(seen):
                        pairs[seen] = pairs.get(seen, True) and lead >= 0xE0 and not quote
    return pairs


@cache
def _may_be(lead: int, tail: int) -> bool:
    if lead < 0xE0:
        return plausible(bytes([lead, tail]).decode())
    if lead < 0xF0:
        first = (lead & 15) << 12 | (tail & 63) << 6
        return (lead > 0xE0 or tail >= 0xA0) and any(plausible(chr(first + n)) for n in (0, 0x14, 0x20, 0x3F))
    return lead == 0xF0 and tail == 0x9F


def _natural(pair: str) -> bool:
    """Whether words of one script hold the two letters side by side, as far as script and case go."""
    if not pair.isalpha() or not _NO_WORD.isdisjoint(pair) or script_of(pair[0]) != script_of(pair[1]):
        return False
    return not (pair[0].islower() and pair[1].isupper())


@cache
def _tails() -> frozenset[str]:
    return frozenset(c for way in channels() for c, n in way.byte_of.items() if n < 0xC0)


@cache
def suspicious() -> re.Pattern[str]:
    """Two characters that may be bytes of one, or one that may have lost its others."""
    latin = [way for way in channels() if way.codec not in UNLIKE_LATIN]
    char = {c for way in latin for c in way.leads}
    first = "".join(sorted({pair[0] for pair in _pairs()} & char | set(_LONE) | {"â"}))
    tail = "".join(sorted({pair[1] for pair in _pairs() if pair[0] in char}))
    return re.compile(
        f"[{re.escape(first)}{_ANCHORS}{_BOXES}{_SURROGATES}](?:(?<=[{_SURROGATES}])|(?<=[{re.escape(first)}])[{re.escape(tail)}]|(?<=[{_BOXES}])|(?<=[°-·†-•‰¬¤¦§©®™‹›ªº√ƒ≈∆])"
        f"|(?<=[ВГДЕΒΓΔΕ])(?:(?<=[a-zA-Z].)|(?=.[a-zA-Z]))|(?<=вЂ)|(?<=тА)|(?<=β€)|(?<=‚Ä)|(?<=[ÔΓ])(?=Ç)"
        f"|(?<=[{_SMALL}][{_LONE}])|(?<=[ÃĂĹ])|(?<=[ÄÅÐÑ])(?=[a-z])(?<!\\w.)|(?<=[ÐÑØÙŘŮĐŃ])(?=[ÐÑØÙŘŮĐŃ])"
        f"|(?<=Â)(?!\\w)|(?<=â)(?:(?![^\\W\\d_])|(?<!\\w.)|(?=(?:s|t|re|ve|ll|m|d)\\b)))"
    )


def places(text: str) -> Iterator[int]:
    """Offsets at which something suspicious stands."""
    pairs, tails = _pairs(), _tails()
    for match in suspicious().finditer(text):
        start, end = match.span()
        if end - start == 1:
            if text[start] in _LONE or text[start] == "â" or "\ud800" <= text[start] <= "\udfff":
                yield start
                continue
            for first in (start - 1, start, start - 2):
                if first >= 0 and _begins(text, first, pairs, tails):
                    yield first
                    break
        elif _begins(text, start, pairs, tails) or text[start] in _LONE or text[start] == "â":
            yield start


def _begins(text: str, first: int, pairs: dict[str, bool], tails: frozenset[str]) -> bool:
    """Whether what begins here looks like the bytes of one character."""
    third = pairs.get(text[first : first + 2])
    if third is None:
        return False
    behind = text[first + 2 : first + 3]
    if third:
        return bool(behind) and behind in tails
    return text[first + 1] not in _CLOSING or behind.isalpha()


def hits(text: str) -> Iterator[tuple[int, int]]:
    """Runs of text that hold something suspicious: start and end."""
    done = 0
    for place in places(text):
        if place >= done:
            start, done = run_around(text, place, done)
            yield start, done


def touched(text: str, way: Channel) -> Iterator[tuple[int, int]]:
    """Runs of text that hold anything which may be a garbled character of the channel: start and end."""
    done = 0
    for match in way.touch.finditer(text):
        if match.start() >= done:
            start, done = run_around(text, match.start(), done)
            yield start, done


def run_around(text: str, place: int, done: int) -> tuple[int, int]:
    """The run around a place, not before `done`: a word, and further words where the space may be a byte."""
    start = max([done, *[text.rfind(space, done, place) + 1 for space in _SPACES]])
    while start - 2 >= done and text[start - 1] == " " and _may_go_on(text, start - 1) and start < place + 2:
        start = max([done, *[text.rfind(space, done, start - 1) + 1 for space in _SPACES]])
    end = place
    while True:
        space = _SPACE.search(text, end)
        if space is None:
            return start, len(text)
        end = space.start()
        if text[end] != " " or not _may_go_on(text, end):
            return start, end
        end += 1
        if end >= len(text) or text[end] in _SPACES:
            return start, end


def in_order(run: str) -> bool:
    """Whether the letters stand in the order of their code points, at most one left out: a table of characters."""
    letters = [ord(char) for char in run if char.isalpha()]
    return len(letters) > 3 and all(0 < after - before <= 2 for before, after in pairwise(letters))


def _may_go_on(text: str, space: int) -> bool:
    """Whether the space there may be all that is left of a byte."""
    return text[space - 1] in _SPACE_FOLLOWS or text[max(0, space - 2) : space] in _SPACE_FOLLOWS_TWO


@lru_cache(maxsize=65536)
def fluent(run: str) -> bool:
    """Whether the run reads as words of some language as it stands, so that no repair is looked for on its account.

    So does a single character, of which tables and alphabets are made.
    """
    if all(len(word) < 2 for word in run.split(" ")):
        return True
    any_language = scorer(None)
    state = any_language.fresh
    odd = 0
    for at, char in enumerate(run[:200]):
        spent, after = any_language.step(state, char)
        if kind(char) not in "lU":
            if char > "\x7f":
                behind = kind(run[at + 1]) if at + 1 < len(run) else "s"
                if (
                    (state.inside and char not in _BEHIND_WORDS)
                    or (char in "—–…" and behind in "lU" and run[at - 1] in _LONE)
                    or spent > 8.0 + any_language.ending(state)
                    or any_language.fit(char, state.kinds[-1], behind) > 2.5
                ):
                    return False
        elif spent > (6.5 if state.inside else 10.5):
            return False
        elif spent > 4.5 and state.inside:
            odd += 1
        state = after
    return any_language.ending(state) < 5.0 and odd < 3
