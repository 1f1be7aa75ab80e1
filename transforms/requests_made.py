"""Lines with which a site speaks to its reader, told by what they are made of: one who is asked, what for, and of what.

A verb that asks is none by itself ("Follow the river for a mile"); beside what only a site has ("our", a newsletter, a
platform) nobody else speaks so. The words are `tables/requests_made.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from transforms.lines import reports
from transforms.sayings import QUOTES, STRIPPED, folded, said_in
from transforms.tables import requests_made as tables
from transforms.tables.requests import CREDITS
from transforms.vocabulary import RemovalReason


@dataclass(frozen=True, slots=True)
class Rules:
    """Where such lines end.

    longest  characters of a line that is looked at
    said     the same for what only a site says
    label    characters of the label before a colon
    labelled characters of a line that has one
    asking   words of a request
    few      words of a line of which two words tell
    most     words of a line on who may read on, or that asks for consent
    wide     characters of a request in ideographs, kana or Hangul
    named    characters of the name in a credit
    """

    longest: int = 250
    said: int = 400
    label: int = 30
    labelled: int = 160
    asking: int = 16
    few: int = 9
    most: int = 20
    wide: int = 40
    named: int = 24


RULES = Rules()
# What no sentence is.
_BY_FORM = frozenset((RemovalReason.EMBED, RemovalReason.TAGS, RemovalReason.CREDIT))
# What readers of pages differ on: three in four golds have such lines where they stand in an article.
_LEFT = frozenset((RemovalReason.EMBED, RemovalReason.AGENCY, RemovalReason.RELATED))
_OPENINGS = {
    line.strip(): RemovalReason(name) for name, lines in tables.OPENINGS.items() for line in lines.casefold().split(";")
}
_COLON = re.compile(r"[:：=＝|】\]]")
_WIDE = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ENDS = frozenset(".!?…。！？।؟")
_SOFT = frozenset(".…。।")
# An embedded message that lost its frame: a dash, a name, its handle, a day.
_MESSAGE = re.compile(r"[—–-]{1,2} ?[^()\n]{1,60} \(@\w{1,30}\)[^.]{4,40}$")
_SIGNS = frozenset("©ⓒⒸ")
_MAIL = re.compile(r"\w@\w")
_STOPPED = re.compile(r"[?!.]\s")
# Bits of the tables of beginnings.
_TABLES = (
    tables.ARTICLE, tables.ONLY, tables.SUBSCRIBERS, tables.LIMIT, tables.FREE, tables.GOES_ON, tables.AD,
    tables.EMBEDDED, tables.CONSENT, tables.GIVES, tables.PLATFORM, tables.OFFERED,
)  # fmt: skip
_ARTICLE, _ONLY, _SUBSCRIBERS, _LIMIT, _FREE, _GOES_ON, _AD, _EMBEDDED, _CONSENT, _GIVES, _PLATFORM, _OFFERED = (
    1 << at for at in range(len(_TABLES))
)
# No beginning is shorter.
_BEGUN = 3
_BEGINNINGS: dict[str, list[tuple[str, int]]] = {}
for _at, _table in enumerate(_TABLES):
    for _beginning in _table:
        _BEGINNINGS.setdefault(_beginning[:_BEGUN], []).append((_beginning, 1 << _at))
_OURS = frozenset(ending[-4:] for ending in tables.OURS)


def made_request(text: str, *, marked: bool = False) -> RemovalReason | None:
    """What a line asks of its reader, or says of the making of the article; None where it may be the article's.

    marked: the text has markup, by which messages, credits of agencies and links to other articles are told better.
    """
    if not 1 < len(text) <= RULES.said:
        return None
    line = folded(text)
    said = said_in(text, line)
    if said is not None or len(text) > RULES.longest:
        return said
    reason = _made(text, line)
    if reason is None or reason in _BY_FORM or not (text[0] in QUOTES or reports(text)):
        return None if marked and reason in _LEFT else reason
    return None


def is_asking(text: str) -> bool:
    """Whether words of a request may be one: in a sentence only where it speaks to its reader or of what a site has."""
    return text[-1] not in _SOFT or speaks_to_reader(text)


def _made(text: str, line: str) -> RemovalReason | None:
    if _MESSAGE.match(text):
        return RemovalReason.EMBED
    if len(text) <= RULES.labelled:
        labelled = _labelled(line)
        if labelled is not None:
            return labelled
    if _WIDE.search(text[:20]):
        return _wide(text)
    made = _making(line)
    return made if made is not None or line.count(" ") > 2 * RULES.most else _asked(line)


def _labelled(line: str) -> RemovalReason | None:
    found = _COLON.search(line[: RULES.label + 1])
    if found is None:
        return None
    label = line[: found.start()].strip(STRIPPED)
    reason = _OPENINGS.get(label)
    if reason is not None:
        # what a sentence says behind a label ends it
        dated = reason != RemovalReason.DATELINE or any(map(str.isdigit, line[found.end() :]))
        return reason if dated else None
    named = line[found.end() :].strip()
    if not named or len(named) > RULES.named:
        return None
    if label in tables.SOURCES:
        return RemovalReason.AGENCY
    if label in tables.WIDE_CREDITS or (label in CREDITS and found[0] in "=＝："):
        return RemovalReason.CREDIT
    return None


def _making(line: str) -> RemovalReason | None:
    """Who took part, and what was changed since."""
    inside = line.lstrip("([*_ ")
    took_part = any(word in line for word in tables.TAKING_PART) and any(words in line for words in tables.TOOK_PART)
    if took_part or inside.startswith(tables.SIGN_OFFS):
        return RemovalReason.AGENCY
    if inside.startswith(tables.THIS_ARTICLE) and any(words in line for words in tables.MADE):
        return RemovalReason.LEGAL
    return None


def words_in(line: str) -> list[str]:
    """The words of a case-folded line, without the punctuation around them."""
    return [word for word in (raw.strip(STRIPPED) for raw in line.split()) if word]


def is_ours(words: Sequence[str]) -> bool:
    """Whether somebody speaks of themselves as we."""
    if not tables.US.isdisjoint(words):
        return True
    # the ends of words first, and at once: one line in a thousand has one
    return not _OURS.isdisjoint([word[-4:] for word in words]) and any(word.endswith(tables.OURS) for word in words)


def speaks_to_reader(text: str) -> bool:
    """Whether a sentence asks for something that a site has, or speaks of a site as we, or to somebody."""
    line = text.casefold()
    words = words_in(line)
    return is_ours(words) or not tables.YOU.isdisjoint(words) or (_opens(line, words, ended=True) and _offered(words))


def offers(text: str) -> bool:
    """Whether a text names what a site has: itself, a newsletter, a channel on a platform, something for nothing."""
    words = words_in(text.casefold())
    return is_ours(words) or _offered(words)


def _offered(words: Sequence[str]) -> bool:
    return bool(_named(words) & (_OFFERED | _PLATFORM | _FREE | _LIMIT))


def _asked(line: str) -> RemovalReason | None:
    words = words_in(line)
    if len(words) > RULES.most:
        return None
    named = _named(words)
    reason = _kept_back(words, named)
    if reason is not None:
        return reason
    if named & _EMBEDDED and named & _CONSENT:
        return RemovalReason.COOKIES
    if len(words) > RULES.asking:
        return None
    ended = line.rstrip("\"'”’»)")[-1:] in _ENDS
    ours = is_ours(words)
    if named & _GIVES and (not tables.PLEASE.isdisjoint(words) or (ours and not ended)):
        return RemovalReason.SUBSCRIPTION
    if not _opens(line, words, ended=ended):
        return None
    return _asked_for(line, words, named, ours=ours, ended=ended)


def _asked_for(line: str, words: Sequence[str], named: int, *, ours: bool, ended: bool) -> RemovalReason | None:
    """What a line that begins with a verb that asks is about, if it is a site's."""
    if words[0] in tables.SEND and _MAIL.search(line):
        return RemovalReason.CONTACT
    if named & _PLATFORM:
        return RemovalReason.FOLLOW
    if named & _OFFERED or not tables.OFFERS.isdisjoint(words):
        return RemovalReason.NEWSLETTER
    few = len(words) <= RULES.few
    if not ended:
        return RemovalReason.SUBSCRIPTION if ours or (few and named & _FREE) else None
    # what is asked for stands right behind the verb
    asked = few and line[-1] in ".!" and words[0] not in tables.WEAK and is_ours(words[1:3])
    return RemovalReason.SUBSCRIPTION if asked else None


def _opens(line: str, words: Sequence[str], *, ended: bool) -> bool:
    """Whether a sentence of the line begins with a verb that asks; in verb-final languages whether it ends with one."""
    if not tables.ASKS.isdisjoint(words[:2]) or not tables.ASKS_LAST.isdisjoint(words[-1:]):
        return True
    if not ended and words and words[0] in tables.MORE:
        return True
    if not _STOPPED.search(line):
        return False
    raws = line.split()
    return any(before[-1] in "?!." and raw.strip(STRIPPED) in tables.ASKS for before, raw in pairwise(raws))


def _kept_back(words: Sequence[str], named: int) -> RemovalReason | None:
    """Whether a line says that the article is for some only, or that so many were free, or that it goes on below an
    advertisement."""
    few = len(words) <= RULES.few
    if named & _ARTICLE or ("la" in words and "suite" in words):
        if named & _ONLY and named & _SUBSCRIBERS:
            return RemovalReason.SUBSCRIPTION
        if named & _LIMIT and named & _FREE:
            return RemovalReason.SUBSCRIPTION
    if few and named & _GOES_ON and (named & _AD or not tables.ADS.isdisjoint(words)):
        return RemovalReason.ADVERTISEMENT
    if few and named & _FREE and not tables.TRIES.isdisjoint(words):
        return RemovalReason.SUBSCRIPTION
    return None


def _wide(text: str) -> RemovalReason | None:
    """The same in scripts without spaces, and of Korean."""
    rights = any(words in text for words in tables.WIDE_RIGHTS)
    if len(text) > RULES.wide and not (rights and not _SIGNS.isdisjoint(text)):
        return None
    if rights:
        return RemovalReason.COPYRIGHT
    if _MAIL.search(text) and any(role in text for role in tables.WIDE_ROLES):
        return RemovalReason.CONTACT
    if "限定" in text and "記事" in text:
        return RemovalReason.SUBSCRIPTION
    bare = text.rstrip("!！ 」』")
    if bare[-1:] in _SOFT:
        return None
    if any(word in text for word in tables.WIDE_ASKS) and any(word in text for word in tables.WIDE_OFFERED):
        return RemovalReason.FOLLOW
    return None


def _named(words: Sequence[str]) -> int:
    """Which tables hold a beginning of one of the words, as bits."""
    bits = 0
    for word in words:
        for beginning, bit in _BEGINNINGS.get(word[:_BEGUN], ()):
            if word.startswith(beginning):
                bits |= bit
    return bits
