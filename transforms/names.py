"""A value or a line of a page -> the names of people that it holds, without "By", roles, addresses and dates."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import lru_cache

from transforms.byline_frame import DATED, EDGES, is_sentence, without_by, without_dates
from transforms.name_frames import unframed
from transforms.person_names import AGENCY_KEYS, CASELESS, fold, has_role, is_organisation, is_person
from transforms.person_names import RULES as PERSON
from transforms.tables.byline_words import (
    AND,
    BEHIND,
    BY,
    CREDENTIALS,
    CREDITS,
    GROUPS,
    NOBODY,
    NOT_NAMES,
    PARTICLES,
    ROLES,
)


@dataclass(frozen=True, slots=True)
class Rules:
    """Bounds on names.

    alias     characters of a name of one word
    value     characters of a value that are looked at
    most      names of one value
    """

    alias: int = 30
    value: int = 500
    most: int = 16


RULES = Rules()

_TAG = re.compile(r"<[^<>]{0,300}>")
_MAIL = re.compile(r"[^\s()<>,;@]+@[^\s()<>,;@]+\.\w+|(?<!\w)@\w+")
_WEB = re.compile(r"https?://\S*|www\.\S*")
_BRACKETS = re.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]|（[^（）]{0,80}）")
_INSIDE = re.compile(r"\s*[(\[（【]([^()\[\]（）【】]{2,80})[)\]）】]\s*")
_PIECES = re.compile(r"\s*(?:[;|｜•·\n/／、，]|\s[–—-]\s|,(?!\s*(?:jr|sr|phd|md|ii|iii)\b))\s*", re.IGNORECASE)
_CREDENTIALS = re.compile(r"(?:,\s?(?:" + "|".join(map(re.escape, CREDENTIALS)) + r")\.?(?=[\s,;]|$))+", re.IGNORECASE)
_AND = re.compile(
    r"(?<=\S)\s+(?:" + "|".join(sorted((re.escape(w) for w in AND), key=len, reverse=True)) + r")\s+(?=[^\W\d_])"
)
_LEADING_AND = re.compile(r"^(?:and|und|et|y|e|och|og|en|ve|и|та|&)\s+(?=[^\W\d_a-z])")
_CREDIT = re.compile(
    r"(?<=[\w|;,./])\s(?:" + "|".join(CREDITS) + r")(?:\s?:|\s(?:by|von|vom|par|por|di|de|door|av)\s).*", re.IGNORECASE
)
# Who is asked stands behind `with`: `Interview with Jane Doe`, `Ein Interview von Max Berg mit Jane Doe`.
_INTERVIEW = re.compile(
    r"\W{0,3}(?:an?\s|im\s|ein\s|une?\s|un'|una\s|uma\s)?(?:interview|entretien|entrevista|intervista|intervju|wywiad|gespräch)\b",
    re.IGNORECASE,
)
_INTERVIEWED = re.compile(r"\s(?:mit|with|avec|con|com|met|med|z)\s.*", re.IGNORECASE | re.DOTALL)
_SPACE = re.compile(r"\s+")


def names_in(value: str, how: str) -> tuple[str, ...]:
    """The names that a value holds.

    how  "field": the value should be a name, what surely is none is left out; "link": it stands where a name should;
         "line": a line of the page, of which only what looks like a name is taken
    """
    return _read(value, how)[0]


def names_nobody(value: str, how: str) -> bool:
    """Whether a value says that nobody in particular wrote: "Staff", "Redaktion"."""
    return _read(value, how)[1]


@lru_cache(maxsize=4096)
def _read(value: str, how: str) -> tuple[tuple[str, ...], bool]:
    """The names in a value; and whether it holds none but that of nobody."""
    text = _TAG.sub(" ", html.unescape(html.unescape(value)))[: RULES.value]
    text = _MAIL.sub(" ", _WEB.sub(" ", text.replace("\xad", "")))
    if _INTERVIEW.match(text):
        text = _INTERVIEW.sub("", _INTERVIEWED.sub("", text))
    inside = _INSIDE.fullmatch(text)
    text = unframed(text, how)
    text = inside[1] if inside else _BRACKETS.sub(" ", text)
    if how == "line":
        text = _CREDIT.sub("", without_dates(text))
    text = _SPACE.sub(" ", text).strip(EDGES)
    reporters = reporters_in(text)
    if reporters:
        return reporters, False
    text, called = without_by(text, how)
    if how == "line" and not called and is_sentence(text):
        return (), False
    text = _once(_CREDENTIALS.sub("", text))
    swapped = _last_first(text)
    if swapped:
        return (swapped,), False
    if CASELESS.match(text):
        # `周雨桐 编辑：李敏`: what somebody else did stands behind a word of its own
        text = _OTHERS.sub("", text)
    pieces = [p for piece in _PIECES.split(text) for p in _AND.split(without_by(piece.strip(EDGES), how)[0])]
    names = [n for n in (_LEADING_AND.sub("", _SPACE.sub(" ", p).strip(EDGES)) for p in pieces) if n]
    believed = _believable(names, how, called)
    kept = [n for n in believed if len(n) <= PERSON.longest and not _is_nobody(n) and any(map(str.isalpha, n))]
    nobody = not kept and any(_is_desk(n.casefold()) for n in names)
    return tuple({fold(n): n for n in reversed(kept)}.values())[::-1][: RULES.most], nobody


# Reporters by the word for one: `River Post 記者王小明、李華／綜合報導`, `River Post=김하나·이두리 기자`.
_REPORTER = re.compile(
    r"(?:記者|记者|通讯员|通訊員)\s?[:：]?\s?([\u4e00-\u9fff]{2,4}(?:[、，]\s?[\u4e00-\u9fff]{2,4}){0,5})(?=\s|[／/|（(]|$)"
    r"|(?<![가-힣])([가-힣]{2,4}(?:\s?[·,]\s?[가-힣]{2,4}){0,5})\s?(?:기자|특파원|논설위원)(?![가-힣])"
)
_AMONG = re.compile(r"\s?[、，·,]\s?")


def reporters_in(text: str) -> tuple[str, ...]:
    """Whom a line calls its reporters, in Chinese and Korean."""
    found = [name for match in _REPORTER.finditer(text) for name in _AMONG.split(match[1] or match[2])]
    return tuple(dict.fromkeys(found))


def _once(text: str) -> str:
    """A name that a link and its picture both give, once."""
    words = text.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half > 1 and words[:half] == words[half:] else text


def _is_nobody(name: str) -> bool:
    key = name.casefold()
    return key in NOT_NAMES or key in _LABELS or _is_desk(key)


# What stands before a name is none: `投稿者`, `Author`.
_LABELS = frozenset(BY)


def _is_desk(key: str) -> bool:
    """Whether a casefolded name is that of nobody in particular."""
    return key in NOBODY or ("admin" in key and " " not in key)


def _believable(names: list[str], how: str, called: bool) -> list[str]:
    """The pieces of a value that can be names, by where it stands; called: a word such as `by` stood before them."""
    if how == "field":
        return (
            _without_roles(names)
            if len(names) > 1
            else [_head_name(n) or n if has_role(n) or (called and _says_where(n)) else n for n in names]
        )
    # `By Jane Doe in Marton and John Roe in Brussels`, but not `Click Here for more`.
    placed = called and bool(names) and _says_where(names[0])
    heads = [_head_name(n, _ENDS if placed else ROLES) for n in names]
    if any(head and " " in head and CASELESS.search(head) for head in heads):
        # where letters have no capitals, one word beside a name of two is where it was written
        heads = [head if head and (" " in head or _HAN.search(head)) else None for head in heads]
    first = next((place for place, head in enumerate(heads) if head), None)
    if first is not None:
        run = next((place for place in range(first, len(heads)) if names[place] == DATED), len(heads))
        return [head for head in heads[first:run] if head]
    names = [n for n in names if n != DATED]
    agencies = [n for n in names if fold(n) in AGENCY_KEYS]
    if agencies:
        return agencies[:1]
    if how == "link" or called:
        return [n for n in names[:1] if _is_alias(n) or _is_house(n)]
    return []


def _is_house(name: str) -> bool:
    """Whether a piece that stands where a name should is that of an organisation."""
    words = name.split()
    capital = all(w[0].isupper() or w.casefold() in PARTICLES for w in words)
    return len(words) <= PERSON.words and capital and is_organisation(words) and not has_role(name)


def _is_alias(name: str) -> bool:
    """Whether a piece that stands where a name should is one word, or the name of a desk."""
    words = name.split()
    key = name.casefold()
    if len(name) > RULES.alias or key in NOT_NAMES or key in NOBODY or not words:
        return False
    if len(words) == 1:
        return not has_role(name) and len(name) > 1
    return len(words) <= 3 and words[-1].casefold() in NOBODY and not has_role(" ".join(words[:-1]))


_OTHERS = re.compile(
    r"\s(?:责任编辑|責任編輯|责编|编辑|編輯|校对|审核|摄影|攝影|写真|撮影|来源|來源|出处|監修|编译)\s?[:：／/|｜].*"
)
# Names in these are one word.
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# A name ends before them.
_ENDS = ROLES | BEHIND


def _says_where(piece: str) -> bool:
    return not BEHIND.isdisjoint(piece.casefold().split()[2:])


def _head_name(piece: str, ends: frozenset[str] = _ENDS) -> str | None:
    """The name in a piece: without small words behind it, roles around it, and the capitals of a masthead behind it.

    ends: words that a name ends before
    """
    if is_person(piece):
        return piece
    words = piece.split()[: 2 * PERSON.words]
    while words and words[-1].islower() and words[-1].isalpha():
        if words.pop() in GROUPS:
            return None
    while words and has_role(words[0]):
        words.pop(0)
    for count in range(2, min(len(words), PERSON.words) + 1):
        head = " ".join(words[:count])
        following = words[count] if count < len(words) else None
        masthead = following and following.isupper() and len(following) > 2 and not words[count - 1].isupper()
        if following and following.strip(".,:").casefold() in GROUPS:
            return None
        if (following is None or masthead or following.strip(".,:").casefold() in ends) and is_person(head):
            return head
    return None


def _last_first(text: str) -> str | None:
    """A name that is written with the surname first, as in libraries' metadata: `Doe, Jane M.`, `Berg, Max van den`."""
    last, comma, first = text.partition(",")
    last, given = last.strip(), first.split()
    if not comma or not given or not _is_word(last) or not (_is_word(given[0]) or _INITIAL.fullmatch(given[0])):
        return None
    behind = all(_INITIAL.fullmatch(word) or word in PARTICLES for word in given[1:])
    # The full stop of a last initial has gone with the marks at the edges.
    stop = "." if len(given[-1]) == 1 else ""
    return f"{' '.join(given)}{stop} {last}" if behind else None


def _is_word(text: str) -> bool:
    return text.isalpha() and text[0].isupper() and not text.isupper()


_INITIAL = re.compile(r"(?:[^\W\d_]\.-?){1,3}|[^\W\d_]")


def _without_roles(names: list[str]) -> list[str]:
    kept = [names[0], *(n for n in names[1:] if not has_role(n))]
    people = [n for n in kept if is_person(n)]
    if not people and is_organisation(names[0].split()):
        # What follows the name of a house is where it is: `River Press Ltd, Marton, England`.
        return [n for n in kept if n == names[0] or len(n.split()) > 1]
    # A single word behind a person's name is a place or a desk, unless an agency signs with it.
    return [n for n in kept if n in people or fold(n) in AGENCY_KEYS or len(n.split()) > 1] if people else kept
