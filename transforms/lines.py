"""Texts that are no prose and no menu either: verse, recipes, code, notes of short sentences. And reported speech.

A judge that learnt from news takes short lines for the furniture of a page. But menus and lists of headlines are made
of lines that stand alone: they end in no comma, begin with no small letter, and no full stop ends them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.tables.speech import REPORTING, REPORTING_UNSPACED
from transforms.wording import words_of


@dataclass(frozen=True, slots=True)
class Rules:
    """When lines are a text. Of 234 scraped texts of news pages, menus and all, one is taken for such a text, and its
    article stands in short lines.

    running   share of the lines that must run on, end like a sentence, or begin with a small letter or a quantity
    fewest    lines from which they are looked at
    asking    share of the lines that may name furniture; one always may
    """

    running: float = 0.5
    fewest: int = 3
    asking: float = 0.15


RULES = Rules()
_RUNS_ON = frozenset(",;:，、；：،؛{}()[]=\\")
_ENDS = frozenset(".!?…。！？।؟")
_CLOSERS = "\"'”’»›)]」』）"


def is_text_of_lines(texts: Sequence[str], asking: Sequence[bool]) -> bool:
    """Whether lines, most of them too short for prose, are a text of their own. asking: which name furniture."""
    if len(texts) < RULES.fewest or sum(asking) > max(1.0, RULES.asking * len(texts)):
        return False
    return sum(map(runs, texts)) >= RULES.running * len(texts)


def runs(text: str) -> bool:
    """Whether a line runs on, ends like a sentence, or begins with a small letter, a quantity or a bullet."""
    last = text.rstrip(_CLOSERS)[-1:] or text[-1]
    first = text[0]
    quantity = first.isdigit() and " " in text and any(map(str.isalpha, text))
    return last in _ENDS or text[-1] in _RUNS_ON or first.islower() or quantity or first in "-–—*•"


def reports(text: str) -> bool:
    """Whether a sentence says what somebody said or wrote, so that a request in it is not made to its reader."""
    if text.rstrip(_CLOSERS)[-1:] not in _ENDS:
        return False
    if any(words in text for words in REPORTING_UNSPACED):
        return True
    return not REPORTING.isdisjoint(words_of(text)[1:])
