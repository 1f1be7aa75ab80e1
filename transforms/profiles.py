"""What a line or a paragraph of an author's profile says: a head, a name, an introduction, a life at a paper."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from transforms.tables.persons import FIRST_PERSON, PROFILE_HEADS
from transforms.tables.profiles import (
    GREETINGS,
    INTRODUCTIONS,
    LABEL_HEADS,
    LIFE,
    LINKS,
    NAMED_HEADS,
    OCCUPATIONS,
    THIRD,
    VERBS,
    WIDE_FIRST,
    WIDE_HEADS,
    WIDE_INTRODUCTIONS,
    WIDE_LIFE,
    WIDE_OCCUPATIONS,
)
from transforms.tables.speech import REPORTING
from transforms.wording import words_of


@dataclass(frozen=True, slots=True)
class Rules:
    """Where words are looked for.

    name      words of a name at most
    greeting  words of a greeting before an introduction at most
    paper     words between marks that may be the name of a paper or a book
    title     characters of the same
    opening   characters of a paragraph in which it says who it is about
    link      words between a name and the word that says what its bearer is or does
    introduced  words at the beginning of a paragraph in which it introduces
    subject   words at the beginning of a paragraph among which the third person stands
    """

    name: int = 5
    greeting: int = 5
    paper: int = 2
    title: int = 30
    opening: int = 200
    link: int = 2
    introduced: int = 16
    subject: int = 12


RULES = Rules()
_QUOTES = re.compile('["“”«»„「」『』]')
# What a pair of marks holds; a word or two are the name of a paper.
_QUOTED = re.compile(r'[“„«"「『]([^“”„«»"「」『』]{0,600})[“”»"」』]')
_WIDE = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SEE_ALL = re.compile(
    r"\s*[(\[](?:see all|view all|ver todo|ver todos|alle anzeigen|voir tout)[^()\[\]]{0,20}[)\]]$", re.I
)
_WIDE_NAME = re.compile(
    r"(?:本报|本報)?(?:记者|記者)?([^\s。、，,（(·・]{2,4}(?:[·・][^\s。、，,（(·・]{1,8})?)(?=[\s。、，,（(])"
)
_MAIL = re.compile(r"\w@\w")
_PARTICLES = frozenset("van von de der den del da di do dos la le al el bin ibn ter y e i".split())
_ARTICLES = frozenset(("Ο", "Η", "Der", "Die"))
_PHRASES: dict[str, list[tuple[str, ...]]] = {}
for _phrase in INTRODUCTIONS:
    _words = tuple(_phrase.casefold().split())
    _PHRASES.setdefault(_words[0], []).append(_words)
_STRIPPED = ".,:;!?()[]«»\"'’–—،؛؟"
_EDGES = " " + _STRIPPED + "|•·—…*#-_=►▼"
_OCCUPATIONS = tuple(word.casefold() for word in OCCUPATIONS)
_LIFE = tuple(word.casefold() for word in LIFE)
_FIRST = frozenset(map(str.casefold, FIRST_PERSON | VERBS))
_THIRD = frozenset(map(str.casefold, THIRD))
_LINKS = frozenset(map(str.casefold, LINKS))
_HEADS = frozenset(map(str.casefold, PROFILE_HEADS | WIDE_HEADS))
_LABELS = frozenset(map(str.casefold, LABEL_HEADS))
# The first words of all heads.
_BEGINNINGS = frozenset(words.split()[0] for words in (*_HEADS, *_LABELS, *NAMED_HEADS))


def quotes(text: str) -> bool:
    """Whether somebody is quoted."""
    if text[:2] in ("– ", "— ", "- "):
        return True
    # the plain mark is looked for by itself: quicker, and it is the only one in a text of ASCII
    if '"' not in text and (text.isascii() or not _QUOTES.search(text)):
        return False
    marks = len(_QUOTES.findall(text))
    named = [part for part in _QUOTED.findall(text) if len(part.split()) <= RULES.paper and len(part) <= RULES.title]
    return 2 * len(named) < marks


def words(text: str) -> frozenset[str]:
    """The words of a name by which a profile may call its author."""
    return frozenset(
        word for word in (raw.strip(_STRIPPED) for raw in text.split()) if len(word) > 2 and word[0].isupper()
    )


def is_name(text: str) -> bool:
    """Whether a line is nothing but a name: words with capitals, without a stop."""
    parts = text.split()
    if not 1 < len(parts) <= RULES.name or text[-1] in ".!?:;…" or any(map(str.isdigit, text)):
        return False
    return all(word[0].isupper() or word in _PARTICLES for word in parts) and not any(mark in text for mark in ",:?!")


def is_head(text: str) -> Literal["head", "label", "named", ""]:
    """Whether a line stands above a profile: always, or only where an article stands above it, or, if it is a word and
    a name, where also an author is spoken of below."""
    folded = text.casefold()
    if folded.split(maxsplit=1)[0].strip(_EDGES).replace("’", "'") not in _BEGINNINGS:
        return ""
    line = " ".join(folded.split()).strip(_EDGES).replace("’", "'")
    if line in _LABELS:
        return "label"
    if line in _HEADS:
        return "head"
    if not folded.startswith(NAMED_HEADS):
        return ""
    bare = _SEE_ALL.sub("", text)
    opening = max((words for words in NAMED_HEADS if folded.startswith(words)), key=len)
    rest = bare[len(opening) :]
    return "named" if rest[:1] in (" ", ":") and is_name(rest.lstrip(" :")) else ""


def occupied(text: str) -> bool:
    """Whether a paragraph names an occupation at a paper where it begins."""
    opening = text[: RULES.opening].casefold()
    if any(word.startswith(_OCCUPATIONS) for word in (raw.strip(_STRIPPED) for raw in opening.split())):
        return True
    return bool(_WIDE.search(opening[:20])) and any(word in opening for word in WIDE_OCCUPATIONS)


def is_wide(text: str) -> bool:
    """Whether a text is in Chinese, Japanese, Korean or Thai letters."""
    return bool(_WIDE.search(text[:20]))


def introduces(text: str, name: str) -> bool:
    """Whether a paragraph is one in which somebody says who they are, with their name or their occupation."""
    opening = text[: RULES.opening]
    if _WIDE.search(opening[:20]):
        said = any(phrase in opening[:24] for phrase in WIDE_INTRODUCTIONS)
        return said and any(word in opening for word in WIDE_OCCUPATIONS + WIDE_LIFE)
    opening = opening.replace("’", "'")
    # hardly a paragraph has one of these words where it begins
    begun = opening.casefold().split(None, RULES.greeting + 1)[:-1]
    if _PHRASES.keys().isdisjoint([word.strip(_STRIPPED) for word in begun]):
        return False
    raws = opening.split(maxsplit=RULES.introduced)[: RULES.introduced]
    parts = [raw.strip(_STRIPPED) for raw in raws]
    folded = [part.casefold() for part in parts]
    for at in range(min(len(folded), RULES.greeting + 1)):
        # at the beginning, or behind a greeting
        if at and folded[at - 1] not in GREETINGS and raws[at - 1][-1] not in ",.!،":
            continue
        for phrase in _PHRASES.get(folded[at], ()):
            behind = at + len(phrase)
            if tuple(folded[at:behind]) == phrase and behind < len(parts) and _who(parts, folded, behind, name):
                return True
    return False


def _who(parts: list[str], folded: list[str], at: int, name: str) -> bool:
    """Whether a name or an occupation stands here."""
    said = words(name)
    named = parts[at][:1].isupper() and (parts[at] in said or (at + 1 < len(parts) and parts[at + 1][:1].isupper()))
    if named:
        return True
    # scripts without capitals, and introductions by occupation alone
    return any(word.startswith(_OCCUPATIONS) for word in folded[at : at + 6])


def begins_with(text: str, name: str = "") -> str:
    """The name that a paragraph begins with; of a given one whether its first or last word does ("" if not)."""
    if _WIDE.search(text[:10]):
        found_wide = _WIDE_NAME.match(text)
        return "" if found_wide is None else name or found_wide[1]
    parts = text.split(None, RULES.name + 1)
    if parts and parts[0] in _ARTICLES:
        parts = parts[1:]
    if name:
        return name if parts and parts[0].strip(_STRIPPED) in words(name) | set(name.split()) else ""
    found: list[str] = []
    for raw in parts[: RULES.name]:
        if not (raw[0].isupper() or (found and raw in _PARTICLES)):
            break
        found.append(raw.strip(_STRIPPED))
        if raw[-1] in ",.:;":
            break
    while found and found[-1] in _PARTICLES:
        found.pop()
    return " ".join(found) if len(found) > 1 else ""


def tells_work(text: str, name: str, *, loose: bool) -> bool:
    """Whether a paragraph that begins with a name says what its bearer is or does at a paper.

    loose: the name signs the article, or stands alone above the paragraph; any word of such a life is enough then.
    """
    opening = text[: RULES.opening]
    if _WIDE.search(text[:10]):
        return loose and any(word in opening for word in WIDE_OCCUPATIONS + WIDE_LIFE)
    works = occupied(opening)
    folded = frozenset(words_of(text))
    if not (REPORTING - _LINKS).isdisjoint(folded):
        return False
    if loose and (works or _MAIL.search(opening) or (_lives(opening.casefold()) and not _THIRD.isdisjoint(folded))):
        return True
    raw = opening.split()
    count = len(name.split()) + (raw[0] in _ARTICLES)
    return works and any(word.strip(".,:;") in _LINKS for word in raw[count : count + RULES.link])


def _lives(folded: str) -> bool:
    return any(word in folded for word in _LIFE)


def speaks_of_author(text: str, name: frozenset[str], *, first_person_only: bool = False) -> bool:
    """In the first person outside of quotation, of the name or its pronoun, or in the words of a profile."""
    if quotes(text):
        return False
    folded = {raw.strip(_STRIPPED) for raw in text.casefold().split()}
    if _FIRST & folded or any(len(w) > 7 and w.endswith("yorum") for w in folded):
        return True
    if _WIDE.search(text[:20]) and any(word in text for word in WIDE_FIRST):
        return True
    if first_person_only:
        return False
    parts = [raw.strip(_STRIPPED) for raw in text.split()]
    if not name.isdisjoint(parts[: RULES.subject]) or not _THIRD.isdisjoint(map(str.casefold, parts[: RULES.subject])):
        return True
    if any(word.startswith(_OCCUPATIONS) for word in folded) or _MAIL.search(text):
        return True
    if _WIDE.search(text[:20]):
        return any(word in text for word in WIDE_LIFE + WIDE_OCCUPATIONS)
    return _lives(text.casefold())
