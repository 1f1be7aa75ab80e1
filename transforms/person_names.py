"""What tells the name of a person from that of an organisation, a role, and other words with capitals."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from transforms.tables.byline_words import (
    AGENCIES,
    COMPOUNDED,
    HOUSE_BEGINNINGS,
    HOUSE_ENDINGS,
    ORGANISATIONS,
    PARTICLES,
    ROLES,
)


@dataclass(frozen=True, slots=True)
class Rules:
    """Bounds on the name of a person.

    longest   characters: the longest of 730 known authors has 44
    words     words
    """

    longest: int = 60
    words: int = 5


RULES = Rules()

_PUNCTUATED = re.compile(r"[?!:;()/=|<>：；？！。、，（）【】「」『』《》@#©]")
CASELESS = re.compile(r"[\u0590-\u1cff\u2e80-\uffef]")

# How domains and systems of plain letters spell what has none.
SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae"})


_NOT_WORD = re.compile(r"[\W_]+")


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Letters and figures only, casefolded: what two spellings of one name have in common."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return _NOT_WORD.sub("", text.casefold())


AGENCY_KEYS = frozenset("".join(c for c in a if c.isalnum()) for a in AGENCIES)


def has_role(name: str) -> bool:
    """Whether a word of it is what somebody is, not who."""
    words = [word.strip(".,:").casefold() for word in re.split(r"[\s-]", name)]
    return any(word in ROLES or word.endswith(COMPOUNDED) for word in words)


def is_organisation(words: Sequence[str]) -> bool:
    """Whether words name a house, a paper or an office: `The River Times`, `AFP Entertainment`, `大河日報`."""
    if words[-1].endswith(HOUSE_ENDINGS) or words[0].startswith(HOUSE_BEGINNINGS):
        return True
    keys = [word.casefold().strip(".,") for word in words]
    # A. A. is somebody's initials; three capitals beside words that have but one sign for an agency.
    agency = len(words[0]) > 2 and words[0].isupper() and not words[-1].isupper() and fold(words[0]) in AGENCY_KEYS
    return agency or keys[0] == "the" or not ORGANISATIONS.isdisjoint(keys)


@lru_cache(maxsize=4096)
def is_person(name: str) -> bool:
    """Whether a piece of text looks like the name of a person: a few words, each with a capital, none a role."""
    words = name.split()
    if not words or len(name) > RULES.longest or any(c.isdigit() for c in name) or has_role(name):
        return False
    if CASELESS.search(name):
        short = 2 <= len(name) <= 24 and len(words) <= 4
        return short and not _PUNCTUATED.search(name) and not is_organisation(words)
    if not 2 <= len(words) <= RULES.words:
        return False
    if fold(name) in AGENCY_KEYS or is_organisation(words) or any(c in name for c in "?!:;©%&/=|<>_"):
        return False
    return all(map(_is_of_name, words)) and (words[-1][0].isupper() or _PREFIXED.match(words[-1]) is not None)


def _is_of_name(word: str) -> bool:
    plain = word[0].isupper() or word.casefold().strip(".") in PARTICLES or word[0] in "'’"
    return plain or _PREFIXED.match(word) is not None


# `d'Exemple`, `al-Misri`
_PREFIXED = re.compile(r"[^\W\dA-Z_]{1,4}['’-][^\W\d_a-z]")
