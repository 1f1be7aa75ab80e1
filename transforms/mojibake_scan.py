"""Where a text looks as if it might be garbled. One compiled scan passes text that is not; it runs over every document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from transforms.mojibake_channels import channels
from transforms.mojibake_score import FRESH, kind, scorer

# Capitals that begin letters of two bytes in code pages whose other bytes scrapers lose.
_LONE = "ÂÃÄÅĂĹÐĐÑŃØŘÙŮÎÏĎĞ"
_SMALL = "a-zß-öø-ÿāăąćčďđēęěğīıłńňőřśşšţťūůűźżž"
_SPACES = "\t\n\v\f\r "
TOKEN = re.compile(f"[^{_SPACES}]+")
_LONGEST = 600  # a run beyond this many characters is read in pieces


@cache
def suspicious() -> re.Pattern[str]:
    """Two characters that may be bytes of one, or one that may have lost its others."""
    first = "".join(sorted({c for way in channels() for c in way.leads} | set(_LONE) | {"â"}))
    tail = "".join(sorted({c for way in channels() for c, n in way.byte_of.items() if n < 0xC0 and not c.isascii()}))
    return re.compile(
        f"[{re.escape(first)}](?:[{re.escape(tail)}]"
        f"|(?<=[{_SMALL}][{_LONE}])|(?<=[ÃĂĹ])|(?<=[ÄÅÐÑ])(?=[a-z])(?<!\\w.)|(?<=[ÐÑØÙŘŮĐŃ])(?=[ÐÑØÙŘŮĐŃ])"
        f"|(?<=Â)(?!\\w)|(?<=â)(?:(?![^\\W\\d_])|(?<!\\w.)|(?=(?:s|t|re|ve|ll|m|d)\\b)))"
    )


def hits(text: str) -> Iterator[tuple[int, int]]:
    """Runs of text that hold something suspicious: start and end."""
    done = 0
    for match in suspicious().finditer(text):
        if match.start() >= done:
            start, done = _run(text, match.start(), done)
            yield start, done


def _run(text: str, place: int, done: int) -> tuple[int, int]:
    """The run around a place, not before `done`: a word, and further words where the space may be a byte."""
    start = place
    while start > done and text[start - 1] not in _SPACES and place - start < _LONGEST:
        start -= 1
    end = place
    limit = min(len(text), place + _LONGEST)
    starts_letter = _space_follows()
    while end < limit:
        if text[end] in _SPACES:
            if text[end] != " " or text[end - 1] not in starts_letter or end == start:
                break
            if end + 1 >= len(text) or text[end + 1] in _SPACES:
                return start, end + 1
        end += 1
    return start, end


@cache
def _space_follows() -> frozenset[str]:
    """Characters behind which a space may have been a no-break space, and that the second byte of a letter."""
    return frozenset("ÂÃÅĂĹÐĐàâРСЎŠГВ")


@lru_cache(maxsize=65536)
def fluent(run: str) -> bool:
    """Whether the run reads as a word of some language as it stands, so that no repair is looked for on its account."""
    any_language = scorer(None)
    state = FRESH
    steps = 0
    for at, char in enumerate(run):
        spent, after = any_language.step(state, char)
        if kind(char) not in "lU":
            if char > "\x7f":
                behind = kind(run[at + 1]) if at + 1 < len(run) else "s"
                if spent > 8.0 or any_language.fit(char, state[1][-1], behind) > 2.5:
                    return False
        elif spent > 6.5:
            return False
        elif spent > 4.5:
            steps += 1
        state = after
    return any_language.ending(state) < 5.0 and steps < 3
