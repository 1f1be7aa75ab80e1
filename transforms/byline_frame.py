"""What stands around the names of a byline: the `by` before them, the date, the time and the minutes to read behind."""

from __future__ import annotations

import re

from transforms.clock_times import find_times
from transforms.date_forms import find_dates
from transforms.person_names import CASELESS, has_role
from transforms.tables.byline_words import BY, PARTICLES
from transforms.tables.calendar_words import PUBLISHED

BY_WORDS = re.compile(
    r"^\W*(?:(?:"
    + "|".join(sorted((re.escape(w) for w in BY), key=len, reverse=True))
    + r")\s*(?:[:：=＝／・｜]|\s)\s*)+(?=\S)",
    re.IGNORECASE,
)
# What lost its space on the way: `byJane Doe`.
_GLUED = re.compile(r"^(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or|[Dd]oor)(?=[^\W\d_a-z][^\W\d_A-Z])")
EDGES = " \t©,.;:|()-–—•·\"'“”„»«*/"
# What stands for a date: names behind it are no longer the byline's.
DATED = "="
_COLON = re.compile("[:：]")


def without_by(text: str, how: str) -> tuple[str, bool]:
    """A value without the `by` before its names, and whether there was one. how: as in `names.names_in`."""
    text = _GLUED.sub("by ", text)
    match = BY_WORDS.match(text)
    if not match or match.end() >= len(text):
        return text, False
    rest = text[match.end() :].lstrip("| ")
    if not rest:
        return text, False
    if how == "field" and " " not in match[0].strip() and has_role(match[0]) and not _COLON.search(match[0]):
        return text, False
    # "De Niro", "Di Maria": a capital particle before one word is a surname.
    if how != "line" and ":" not in match[0] and len(rest.split()) < 2 and match[0].strip().casefold() in PARTICLES:
        return text, False
    if how == "line" and not (rest[0].isupper() or CASELESS.match(rest) or ":" in match[0] or _is_one_word(rest)):
        return text, False
    return rest.strip(EDGES), True


def _is_one_word(rest: str) -> bool:
    """Whether what stands behind a `by`, up to a date, is one word: a pseudonym may begin with a small letter."""
    return len(rest.partition(" | ")[0].split()) == 1


def is_sentence(text: str) -> bool:
    """Whether a line goes on like a sentence behind its `by`: `report by the College and Union`."""
    match = BY_WORDS.match(text)
    word = text[match.end() :].split()[:1] if match else []
    return bool(word) and word[0].islower() and word[0].casefold() not in PARTICLES and len(text.split()) > 2


# How long it takes to read.
_MINUTES = re.compile(
    r"\b\d{1,3}\s?[-–]?\s?(?:min|mins|minutes?|minuten|minutos|minuti|minuta|minut|мин|минут|dk|分)\b", re.IGNORECASE
)
_FIGURE = re.compile(r"[\d年년]")


def without_dates(text: str) -> str:
    """A line with `DATED` for each date, time of day and length of reading, and without the small word before it."""
    if not _FIGURE.search(text):
        return text
    text = _MINUTES.sub(f" | {DATED} | ", text)
    spans = [(w.start, w.end) for w in find_dates(text)] + [(c.start, c.end) for c in find_times(text)]
    for start, end in sorted(spans, reverse=True):
        text = _ON.sub("", text[:start]) + f" | {DATED} | " + text[end:]
    return text


# The small word before a date: `by jdoe on 3 March`.
_ON = re.compile(
    r"(?:\s(?:" + "|".join(sorted(map(re.escape, PUBLISHED), key=len, reverse=True)) + r")\w{0,4}[:：]?)?"
    r"(?:\s(?:on|at|am|vom|um|le|el|il|em|op|den|dne|dnia|den|on the))?\s*$",
    re.IGNORECASE,
)
