"""Letters that were replaced by U+FFFD or a question mark -> the letter, where exactly one can stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.mojibake_edits import Edit
from transforms.mojibake_language import language_of
from transforms.mojibake_letters import letters, script_of
from transforms.mojibake_score import Scorer, scorer

REPLACED = "\ufffd"
# One replaced letter in a word of four letters at least; a question mark only between small letters, as in no address.
_BROKEN = re.compile(
    r"(?<![\w\ufffd?/=&.@-])(?=[\w\ufffd?]{4})[^\W\d_]*(?:\ufffd|(?<=[^\W\d_])\?(?=[^\W\d_]))[^\W\d_]*(?![\w\ufffd?/=&@])"
)
_ASKED = re.compile(r"\?(?<=[^\W\d_]\?)(?=[^\W\d_])")
_WORD = re.compile(r"[^\W\d_]{4,}")
_CONTRACTED = re.compile(r"(?i)[a-z]+\ufffd(?:s|t|re|ve|ll|d|m)")


@dataclass(frozen=True, slots=True)
class Rules:
    """When one letter can stand.

    gap      nats by which a word with the letter must be likelier than with any other, in a language that is known
    names    the same in English, where it is a letter of a name of any language
    perhaps  the highest cost, in nats a letter, of a word that is believed to be one
    """

    gap: float = 6.0
    names: float = 9.0
    perhaps: float = 3.5


RULES = Rules()


def broken(text: str) -> bool:
    """Whether a letter of the text was replaced, as far as a scan can tell."""
    return REPLACED in text or (not text.isascii() and _ASKED.search(text) is not None)


def restore(texts: Sequence[str]) -> dict[int, tuple[Edit, ...]]:
    """The edits that put the letters back, for each text by its index."""
    if not any(broken(text) for text in texts):
        return {}
    words = {word for text in texts for word in _WORD.findall(text)}
    whole = defaultdict(set)
    for word in words:
        if not word.isascii():
            for at, char in enumerate(word):
                if char > "\x7f":
                    whole[word[:at].lower() + REPLACED + word[at + 1 :].lower()].add(char.lower())
    score = scorer(language_of(words))
    found = {which: tuple(_edits(text, whole, score)) for which, text in enumerate(texts) if broken(text)}
    return {which: some for which, some in found.items() if some}


def _edits(text: str, whole: dict[str, set[str]], score: Scorer) -> Iterator[Edit]:
    for match in _BROKEN.finditer(text):
        seen = match[0]
        mark = REPLACED if REPLACED in seen else "?"
        if seen.count(REPLACED) + seen.count("?") != 1:
            continue
        letter, sure = _letter(seen.replace(mark, REPLACED), whole, score, told=mark == REPLACED)
        if letter:
            channel = f"a letter replaced by {'U+FFFD' if mark == REPLACED else 'a question mark'}"
            yield Edit(match.start(), match.end(), seen.replace(mark, letter), "one_letter", channel, sure)


def _letter(seen: str, whole: dict[str, set[str]], score: Scorer, told: bool) -> tuple[str, float]:
    """The only letter that can stand for U+FFFD in the word, or "", by the document itself or by the letter model."""
    upper = len(seen) > 1 and all(c.isupper() for c in seen if c != REPLACED)
    same = whole.get(seen.lower(), set())
    if len(same) == 1:
        (letter,) = same
        first = seen[0] == REPLACED and seen[1:2].islower()
        return (letter.upper() if upper else letter, 0.95) if not first else ("", 0.0)
    if same or not told:
        return "", 0.0
    if _CONTRACTED.fullmatch(seen) and score.language == "en":
        return "’", 0.95
    if score.language is None or seen[0] == REPLACED:
        return "", 0.0
    # a letter of another script would cost its word more than all that is asked for below
    near = script_of(seen[0])
    small = sorted(c for c, script in letters().script.items() if script == near and score.holds(c))
    costs = sorted((score.cost(seen.replace(REPLACED, c.upper() if upper else c)), c) for c in small)
    if len(costs) < 2:
        return "", 0.0
    gap = RULES.names if score.language == "en" else RULES.gap
    if costs[1][0] - costs[0][0] < gap or costs[0][0] > RULES.perhaps * len(seen):
        return "", 0.0
    return (costs[0][1].upper() if upper else costs[0][1]), 0.9
