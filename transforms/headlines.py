"""Which of a scraped text's first lines is its headline, if any: path lines, section names and notices may stand before
it, and a poem may begin without one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from transforms.byline_frame import BY_WORDS
from transforms.date_forms import find_dates
from transforms.tables.section_words import HOME, SECTIONS
from transforms.wording import CONCEPTS, Lexicon, ends_of, said


@dataclass(frozen=True, slots=True)
class Rules:
    """What a headline is not.

    step     words of one step of a path line (`Home > Region > Town`)
    label    words of a line that is nothing but a label, such as the word for an advertisement
    later    lines after the first among which the headline is looked for, where the first is none
    short    characters of a later line that can be a headline; ideographs count double
    verse    characters of a line of verse, at most; a metre of seven feet has some 60
    lines    lines of a text that can be a poem, at least
    stanza   lines of a stanza that can be told by its size; two may be a headline and a byline
    long     share of the lines of a poem that may be longer than verse, such as a line on its source
    """

    step: int = 4
    label: int = 2
    later: int = 2
    short: int = 16
    verse: int = 70
    lines: int = 4
    stanza: int = 3
    long: float = 0.1


RULES = Rules()
_STEPS = re.compile(r"\s[>»›→/|]\s|\s?[»›→]\s?")
_SENTENCES = re.compile(r"[.!?]\s+\w|[。！？]\w")
_WIDE = re.compile(r"[\u2e80-\ud7ff\uf900-\ufaff]")
_SECTIONS = frozenset(word for words in SECTIONS.values() for word in words)
_HOME = frozenset(HOME)
_LEXICON = Lexicon({})
_COOKIES = 1 << CONCEPTS.index("cookies")
_LABELS = _COOKIES | sum(
    1 << CONCEPTS.index(name) for name in ("advertisement", "sharing", "subscription", "newsletter")
)


def headline_at(lines: Sequence[str]) -> int | None:
    """The place of the headline among the first lines of a text; None where they hold none."""
    if not lines or not is_furniture(lines[0]):
        return 0 if lines else None
    for place, line in enumerate(lines[1 : 1 + RULES.later], start=1):
        if is_furniture(line):
            continue
        size = len(line) + len(_WIDE.findall(line))
        if size < RULES.short or BY_WORDS.match(line) or next(iter(find_dates(line)), None):
            return None
        return place
    return None


def opens_with_verse(lines: Sequence[str]) -> bool:
    """Whether the first line of a text is that of a poem without a title. lines: stripped, empty between stanzas.

    Lines are short, and either the first runs on into the second, or the first stanza has as many as most others.
    """
    stanzas = [len([*group]) for filled, group in groupby(lines, bool) if filled]
    filled = [line for line in lines if line]
    if len(filled) < RULES.lines or stanzas[0] < 2:
        return False
    if sum(len(line) > RULES.verse for line in filled) > RULES.long * len(filled):
        return False
    if filled[0][-1] in _RUNS_ON:
        return True
    others = stanzas[1:]
    return stanzas[0] >= RULES.stanza and len(others) > 1 and 2 * others.count(stanzas[0]) > len(others)


_RUNS_ON = frozenset(",;—،、，")


def is_furniture(line: str) -> bool:
    """Whether a first line is the path to the page, the name of a section, a label, or a notice on cookies."""
    bare = line.strip(" .:–—-[]|").casefold()
    if bare in _SECTIONS or bare in _HOME:
        return True
    steps = [step.strip().casefold() for step in _STEPS.split(line.strip(" >»›"))]
    if len(steps) > 1 and all(len(step.split()) <= RULES.step for step in steps):
        named = [step in _SECTIONS or step in _HOME for step in steps]
        if steps[0] in _HOME or all(named) or (named[0] and ">" in line):
            return True
    words = ends_of(line)
    concepts = said(words, _LEXICON)[0]
    if len(words) <= RULES.label and concepts & _LABELS:
        return True
    return bool(concepts & _COOKIES) and _SENTENCES.search(line) is not None
