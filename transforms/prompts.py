"""Lines that are furniture whatever stands around them: where wording and shape leave no doubt, no model is asked.

The trained judge has seen whole pages; in a document of ten blocks, as collections often hold them, it lacks the menus
around an article that tell it where the article ends.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.date_forms import find_dates
from transforms.lines import reports
from transforms.requests_made import offers, speaks_to_reader
from transforms.tables.requests import BYLINES, CREDITS, END_MARKS, OWNERS, PLATFORMS, REQUESTS
from transforms.vocabulary import RemovalReason
from transforms.wording import CONCEPTS, Lexicon, ends_of, phrases_in, said, unspaced_concepts

_SURE = (
    "cookies", "rating", "newsletter", "subscription", "comments", "advertisement", "copyright", "follow", "related",
    "read_more", "sharing",
)  # fmt: skip
_BITS = tuple((1 << CONCEPTS.index(name), RemovalReason(name)) for name in _SURE)
_ALL = sum(bit for bit, _ in _BITS)
# Two of these in one short line: it asks the reader for something.
_ASKING = sum(1 << CONCEPTS.index(name) for name in ("newsletter", "subscription", "follow", "cookies", "rating"))
FURNITURE = _ALL | sum(1 << CONCEPTS.index(name) for name in ("author_profile", "agency", "legal", "contact"))
"""The concepts, as bits, whose wording seldom stands in the sentences of an article."""
COMMENTS = 1 << CONCEPTS.index("comments")
"""The bit of the wording around readers' comments."""
STATED = sum(
    1 << CONCEPTS.index(name) for name in ("copyright", "legal", "agency", "contact", "author_profile", "comments")
)
"""The bits of what a site states, and asks nobody for."""
_DATED = 1 << CONCEPTS.index("dateline")
_FOLLOW = 1 << CONCEPTS.index("follow")
_COPYRIGHT = 1 << CONCEPTS.index("copyright")
_CONTACT = 1 << CONCEPTS.index("contact")
OFFERS = sum(1 << CONCEPTS.index(name) for name in ("newsletter", "subscription"))
"""The bits of the wording of offers to readers."""
COOKIES = 1 << CONCEPTS.index("cookies")
"""The bit of the wording around consent."""
_QUOTES = "\"'“„«‘「『—–"


@dataclass(frozen=True, slots=True)
class Rules:
    """When a line is beyond doubt. Measured on the blocks of 730 pages with known articles and of 234 scraped texts.

    longest   characters of a line that can be
    opening   words at its start among which a phrase of several must begin
    wording   words of a phrase that asks even in the midst of a sentence without more
    label     words of a line that is nothing but a label: one of its words is then enough
    asking    characters of a line that holds two different requests
    byline    words of a byline
    signed    characters of a line that is a byline, date and all
    name      characters of the name in a credit
    dated     characters of a line that is a date; `digits` of them at least are digits
    steps     characters of a line that is the way to its page
    role      words of a name, and of the role behind it
    address   share of a line that is an address
    dialled   figures of a line that has a telephone number, or a day and a clock time
    unspaced  characters of a line below an article in a script without spaces, one word of which then is enough
    """

    longest: int = 180
    opening: int = 2
    wording: int = 2
    label: int = 3
    asking: int = 140
    byline: int = 6
    signed: int = 80
    name: int = 40
    dated: int = 40
    digits: float = 0.3
    steps: int = 90
    role: int = 4
    address: float = 0.4
    dialled: int = 6
    unspaced: int = 24


RULES = Rules()
_LEXICON = Lexicon({})
_REQUEST = {word: RemovalReason(name) for name, words in REQUESTS.items() for word in words}
_GAPS = str.maketrans(dict.fromkeys("|·•", "\n"))
_STOPS = ".!?…。！？।؟"
_STEPS = re.compile(r" (?:>|»|›|::|/|→) ")
# One of these is enough; a bar or a slash parts other things as well.
_ARROW = re.compile(r" (?:>|»|›|::) ")
_ADDRESS = re.compile(r"https?://\S{4,400}")
_CLOCK = re.compile(r"(?<![\d.:])[012]?\d[:.h][0-5]\d(?![\d.])")
_MAIL = re.compile(r"\w@\w")
_DASHES = "-–—"
_STRIPPED = ".,:;!?()[]«»\"'"


def prompt_in(text: str) -> RemovalReason | None:
    """What a line asks of its reader or labels, where that is beyond doubt; else None."""
    if len(text) > RULES.longest or text[0] in _QUOTES or reports(text):
        return None
    parts = [part for part in text.translate(_GAPS).split("\n") if part.strip()]
    if len(parts) > 1 and len(text) <= RULES.asking:
        asked = [_asked(part.strip()) for part in parts]
        if all(asked):
            return asked[0]
    return _asked(text)


def _asked(text: str) -> RemovalReason | None:
    words = ends_of(text)
    found = phrases_in(words, _LEXICON)
    every = 0
    for _, _, bits in found:
        every |= bits
    sentence = text[-1] in _STOPS and text[-1] != "!"
    # in a sentence a verb that asks is a request only beside what a site has, or where the reader is spoken to
    at_ease = sentence and not speaks_to_reader(text)
    at = next((at for at, raw in enumerate(words) if raw.strip(_STRIPPED) in _REQUEST), None)
    if at is not None and (at < RULES.opening or not sentence or offers(text)):
        return _REQUEST[words[at].strip(_STRIPPED)]
    if not every & _ALL:
        return _credit(text)
    for at, length, bits in found:
        if bits & _COPYRIGHT and at == 0 and any(map(str.isdigit, "".join(words[1:3]))):
            return RemovalReason.COPYRIGHT
        if sentence and bits & _ALL == _FOLLOW and not offers(text):
            continue
        near = at < RULES.opening or (
            (not at_ease or length > RULES.wording)
            and len(text) <= RULES.asking
            and bits & _ASKING
            and _asks(found, bits)
        )
        if bits & _ALL and ((length > 1 and near) or len(words) <= RULES.label - sentence):
            begun = next((first for place, _, first in found if place < RULES.opening and first & _ALL), bits)
            return _first(begun)
    if found[0][0] == 0 and found[0][2] & _FOLLOW and text[-1] not in _STOPS and _on_platform(words):
        return RemovalReason.FOLLOW
    if not at_ease and len(text) <= RULES.asking and (every & _ASKING).bit_count() > 1:
        return _first(every & _ASKING)
    return _credit(text)


def _asks(found: Sequence[tuple[int, int, int]], bits: int) -> bool:
    """Whether words in the midst of a line ask for something: "on Telegram" alone is where somebody said something."""
    if not bits & _FOLLOW:
        return True
    places = [(at, at + length) for at, length, each in found if each & _FOLLOW]
    return places[-1][0] >= places[0][1]


def _on_platform(words: Sequence[str]) -> bool:
    return not PLATFORMS.isdisjoint([word.strip(_STRIPPED) for word in words])


def _credit(text: str) -> RemovalReason | None:
    """Whether a line ends in the credit of a picture, with or without its caption before it."""
    head, colon, name = text.rpartition(":")
    words = head.split()
    if not colon or not words or len(name) > RULES.name or not _is_capital(name.strip()[:1]):
        return None
    if words[-1].casefold().strip("(/") not in CREDITS:
        return None
    return RemovalReason.CREDIT if len(words) <= 2 else RemovalReason.CAPTION


def _is_capital(letter: str) -> bool:
    """Whether a letter is a capital, or of a script that has none."""
    return letter.isupper() or (letter.isalpha() and letter.lower() == letter.upper())


def _first(bits: int) -> RemovalReason | None:
    return next((reason for bit, reason in _BITS if bits & bit), None)


def header_in(text: str, authors: Sequence[str] = ()) -> RemovalReason | None:
    """Whether a line at the edge of an article is its byline, its date or the way to its page; else None.

    authors: names that the page gives, case-folded.
    """
    line = text.translate(_GAPS).split("\n", 1)[0]
    words = line.split()
    # a place and a date may stand alone before the dash that leads into the text
    led = text[-1] in _DASHES
    if len(text) <= RULES.dated and sum(map(str.isdigit, text)) >= max(4, 0 if led else RULES.digits * len(text)):
        return RemovalReason.DATELINE
    if len(text) > RULES.signed or not words:
        return None
    if 2 <= len(words) <= RULES.byline and words[0].casefold().strip(":") in BYLINES and _are_names(words[1:]):
        return RemovalReason.BYLINE
    if text[-1] in _STOPS:
        return None
    folded = text.casefold()
    if any(folded.startswith(name) for name in authors) or _name_and_role(text) or _name_and_date(text):
        return RemovalReason.BYLINE
    if _is_dated(words, text):
        return RemovalReason.DATELINE
    return RemovalReason.NAVIGATION if steps_in(text) else None


def steps_in(line: str) -> bool:
    """Whether a line is the way to its page ("Home > News > Town"): arrows between few words each."""
    steps = _STEPS.split(line) if len(line) <= RULES.steps else []
    named = all(any(map(str.isalpha, step)) for step in steps)
    return named and len(steps) - 1 > (_ARROW.search(line) is None)


def footer_in(text: str, sites: Sequence[str] = ()) -> RemovalReason | None:
    """Whether a line behind the last paragraph is its end mark, a signature in brackets, or says who publishes.

    sites: the names of the site, case-folded.
    """
    folded = text.casefold()
    if folded.strip(" ./*") in END_MARKS:
        return RemovalReason.AGENCY
    if len(text) > RULES.longest:
        return None
    if "\n" in text and any(_asked(line) == RemovalReason.COPYRIGHT for line in text.split("\n") if line[0] in "©("):
        return RemovalReason.COPYRIGHT
    if (
        len(text) <= RULES.dated
        and text[0] + text[-1] in ("()", "（）")
        and not any(mark in text for mark in _STOPS + ":：")
    ):
        return RemovalReason.BYLINE
    if any(folded.startswith(site) for site in sites) and any(words in folded for words in OWNERS):
        return RemovalReason.LEGAL
    if len(text) <= RULES.unspaced and text[-1] not in _STOPS:
        asked = _first(unspaced_concepts(text) & _ALL)
        if asked is not None:
            return asked
    return RemovalReason.CONTACT if _MAIL.search(text) and _is_contact(text) else None


def _is_contact(text: str) -> bool:
    """Whether a line with an address has a telephone number and is no sentence, or says that it is for questions."""
    if text[-1] not in _STOPS and sum(map(str.isdigit, text)) >= RULES.dialled:
        return True
    return any(bits & _CONTACT for _, _, bits in phrases_in(ends_of(text), _LEXICON))


def _name_and_role(text: str) -> bool:
    """A name and, behind a comma, a role in small letters: two to four words each at most."""
    name, comma, role = text.partition(",")
    names, roles = name.split(), role.split()
    return (
        bool(comma)
        and 2 <= len(names) <= RULES.role
        and 1 <= len(roles) <= RULES.role
        and all(word[0].isupper() and word.isalpha() for word in names)
        and all(word.isalpha() and word[0].islower() for word in roles)
    )


def _name_and_date(text: str) -> bool:
    """A name of two to four words, and behind it a day and a clock time; a place has none in a dateline."""
    figure = next((at for at, letter in enumerate(text) if letter.isdigit()), 0)
    names = text[:figure].strip(" ,·•|–-").split()
    return (
        2 <= len(names) <= RULES.role
        and all(word[0].isupper() and word.isalpha() for word in names)
        and _CLOCK.search(text) is not None
        and next(find_dates(text), None) is not None
    )


def _is_dated(words: Sequence[str], text: str) -> bool:
    """Whether a line begins with the word for when something was published, and holds the day."""
    first = said(list(words[:2]), _LEXICON)[0] if len(text) <= RULES.signed else 0
    return (
        bool(first & _DATED)
        and sum(map(str.isdigit, text)) >= RULES.dialled
        and next(find_dates(text), None) is not None
    )


def is_address(text: str) -> bool:
    """Whether a line is an address on the web and hardly anything else."""
    found = _ADDRESS.search(text)
    return found is not None and len(found[0]) >= RULES.address * len(text)


def _are_names(words: Sequence[str]) -> bool:
    return words[-1][-1] not in ".!?" and not any(word[0].islower() or word[0].isdigit() for word in words)
