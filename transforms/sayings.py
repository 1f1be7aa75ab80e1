"""Lines that nobody but a site says, whatever stands around them: labels, what it says of those who write for it and of
how it lives, what embedded messages leave behind. The words are `tables/requests_made.py`.

Every line of a text is asked, so that a look at its single words comes before a search for any phrase.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from transforms.lines import reports
from transforms.tables import requests_made as tables
from transforms.vocabulary import RemovalReason


@dataclass(frozen=True, slots=True)
class Rules:
    """Where such lines end.

    label    characters of a label
    telling  letters of a word that tells of a phrase, where it has such a one between two others
    """

    label: int = 80
    telling: int = 4


RULES = Rules()
STRIPPED = " .,:;!?()[]{}«»\"'“”‘’•·|►▶→>*#–—-…،؟。！：【】"
QUOTES = "\"'“„«‘「『—–"
_LINES = {
    line.strip(): RemovalReason(name) for name, lines in tables.LINES.items() for line in lines.casefold().split(";")
}
_BEGINNINGS = frozenset(line.split()[0].strip(STRIPPED) for line in _LINES)
_SAYINGS = {words: RemovalReason(name) for name, sayings in tables.SAID.items() for words in sayings}
# How long it takes to read or hear what a label offers.
_TIMED = re.compile(r"[\s(·]\d{1,3}(?::\d\d)? ?(?:min\w{0,5}\.?)?\)?$")


def _telling(phrase: str) -> str:
    """The longest word of a phrase between two others, for no punctuation touches it; else the first."""
    words = phrase.split()
    inside = max(words[1:-1], key=len, default="")
    return inside if len(inside) >= RULES.telling else words[0]


_UNSPACED = tuple(phrase for phrase in _SAYINGS if " " not in phrase)
_TOLD: dict[str, list[str]] = {}
for _phrase in (*_SAYINGS, *tables.NOT_OURS):
    if " " in _phrase:
        _TOLD.setdefault(_telling(_phrase), []).append(_phrase)


def folded(text: str) -> str:
    """A line as the tables have it: case-folded, one space between words, straight apostrophes."""
    return " ".join(text.casefold().replace("’", "'").replace("i\u0307", "i").split())


def said_by_site(text: str) -> RemovalReason | None:
    """What a line is that nobody but a site says, or a label; of a block a label that heads its contacts."""
    return said_in(text, folded(text)) if _may_say(text) else None


def _may_say(text: str) -> bool:
    """Whether a line has a word that tells of a phrase, or begins like a label. Half of the time that folding it and
    looking for both takes, and one line in ten has either."""
    line = text.casefold()
    words = line.split()
    if not _TOLD.keys().isdisjoint(words) or "\n" in text or "(@" in line:
        return True
    if not line.isascii() and ("’" in line or "\u0307" in line or any(phrase in line for phrase in _UNSPACED)):
        return True
    first = words[0].partition("|")[0].strip(STRIPPED) if len(line) <= RULES.label and words else "…"
    return not first or first in _BEGINNINGS


def said_in(text: str, line: str) -> RemovalReason | None:
    """The same of a text and of it as `folded` gives it."""
    reason = _said(line)
    if reason is not None:
        return None if text[0] in QUOTES or reports(text) else reason
    if "\n" in text:
        headed = _LINES.get(text[: text.index("\n")].casefold().strip(STRIPPED))
        return headed if headed == RemovalReason.CONTACT else None
    return _label(line) if len(line) <= RULES.label else None


def _label(line: str) -> RemovalReason | None:
    """What a line is that is a label and nothing else but how long it takes; or several in a row, parted by bars."""
    if "|" in line:
        labels = [_LINES.get(part.strip(STRIPPED)) for part in line.split("|")]
        return labels[0] if all(labels) else None
    known = _LINES.get(line.strip(STRIPPED))
    if known is None and line[-1:] in "0123456789.)n" and (timed := _TIMED.search(line)):
        known = _LINES.get(line[: timed.start()].strip(STRIPPED))
    return known


def _said(line: str) -> RemovalReason | None:
    """What only a site says, and of whom it says that their views are not its own."""
    if "(@" in line and line.startswith(tables.SHARED):
        return RemovalReason.EMBED
    words = line.split(" ")
    phrases = (
        []
        if _TOLD.keys().isdisjoint(words)
        else [p for word in filter(_TOLD.__contains__, words) for p in _TOLD[word] if p in line]
    )
    if not line.isascii():
        phrases += [phrase for phrase in _UNSPACED if phrase in line]
    reason = next((_SAYINGS[phrase] for phrase in phrases if phrase in _SAYINGS), None)
    not_ours = reason is None and phrases and any(view in line for view in tables.VIEWS)
    return RemovalReason.LEGAL if not_ours else reason
