"""What a document says of its authors -> their names.

Each place that names authors gives a set of names; the set that has most weight wins. How the weights were learnt:
benchmarks/fit_about.py, card in weights/authors.json.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from transforms.clock_times import find_times
from transforms.date_forms import find_dates
from transforms.document import Author, Block, Field, Verdict
from transforms.tables.byline_words import AGENCIES, AND, BY, NOBODY, NOT_NAMES, PARTICLES, ROLES, WRITTEN_BY
from transforms.vocabulary import RemovalReason
from transforms.weighing import Choice, choose


@dataclass(frozen=True, slots=True)
class Rules:
    """Bounds on names.

    longest   characters of one name: the longest of 730 known authors has 44
    most      authors of one article
    words     words of a person's name
    head      blocks at the head of a text in which a byline is looked for; `line`: its characters
    alias     characters of a name of one word
    least     the weight a set of names needs to be believed
    """

    longest: int = 60
    most: int = 16
    words: int = 5
    alias: int = 30
    head: int = 6
    line: int = 90
    least: float = -1.0


RULES = Rules()

_TAG = re.compile(r"<[^<>]{0,300}>")
_MAIL = re.compile(r"[^\s()<>,;@]+@[^\s()<>,;@]+\.\w+|(?<!\w)@\w+")
_WEB = re.compile(r"https?://\S*|www\.\S*")
_BRACKETS = re.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]")
_BY = re.compile(
    r"^\W*(?:(?:" + "|".join(sorted((re.escape(w) for w in BY), key=len, reverse=True)) + r")\s*(?::|\s)\s*)+(?=\S)",
    re.IGNORECASE,
)
_PIECES = re.compile(r"\s*(?:[;|•·\n/、，]|\s[–—-]\s|,(?!\s*(?:jr|sr|phd|md|ii|iii)\b))\s*", re.IGNORECASE)
_AND = re.compile(
    r"(?<=\S)\s+(?:" + "|".join(sorted((re.escape(w) for w in AND), key=len, reverse=True)) + r")\s+(?=[^\W\d_])"
)
_LEADING_AND = re.compile(r"^(?:and|und|et|y|e|och|og|en|ve|и|та|&)\s+(?=[^\W\d_a-z])")
_SPACE = re.compile(r"\s+")
_EDGES = " \t,.;:|()-–—•·\"'“”„»«*/"
_CASELESS = re.compile(r"[\u0590-\u1cff\u2e80-\uffef]")


# How domains and systems of plain letters spell what has none.
SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae"})


_NOT_WORD = re.compile(r"[\W_]+")


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Letters and figures only, casefolded: what two spellings of one name have in common."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return _NOT_WORD.sub("", text.casefold())


def names_in(value: str, how: str) -> tuple[str, ...]:
    """The names that a value holds.

    how  "field": the value should be a name, what surely is none is left out; "link": it stands where a name should;
         "line": a line of the page, of which only what looks like a name is taken
    """
    text = _TAG.sub(" ", html.unescape(html.unescape(value)))[:500]
    text = _BRACKETS.sub(" ", _MAIL.sub(" ", _WEB.sub(" ", text)))
    if how == "line":
        text = _without_dates(text)
    text = _SPACE.sub(" ", text).strip(_EDGES)
    text, called = _without_by(text, how)
    swapped = _last_first(text)
    if swapped:
        return (swapped,)
    pieces = [p for piece in _PIECES.split(text) for p in _AND.split(_without_by(piece.strip(_EDGES), how)[0])]
    names = [n for n in (_LEADING_AND.sub("", _SPACE.sub(" ", p).strip(_EDGES)) for p in pieces) if n]
    names = _believable(names, how, called)
    kept = [n for n in names if len(n) <= RULES.longest and not _is_nobody(n) and any(map(str.isalpha, n))]
    return tuple({fold(n): n for n in reversed(kept)}.values())[::-1][: RULES.most]


def _is_nobody(name: str) -> bool:
    key = name.casefold()
    return key in NOBODY or key in NOT_NAMES


def _believable(names: list[str], how: str, called: bool) -> list[str]:
    """The pieces of a value that can be names, by where it stands; called: a word such as `by` stood before them."""
    if how == "field":
        return _without_roles(names) if len(names) > 1 else [_head_name(n) or n if _has_role(n) else n for n in names]
    heads = [_head_name(n) for n in names]
    first = next((place for place, head in enumerate(heads) if head), None)
    if first is not None:
        run = next((place for place in range(first, len(heads)) if names[place] == _BREAK), len(heads))
        return [head for head in heads[first:run] if head]
    names = [n for n in names if n != _BREAK]
    agencies = [n for n in names if fold(n) in _AGENCY_KEYS]
    if agencies:
        return agencies[:1]
    if how == "link" or called:
        return [n for n in names[:1] if _is_alias(n)]
    return []


def _is_alias(name: str) -> bool:
    """Whether a piece that stands where a name should is one word, or the name of a desk: `marc`, `Musterblatt Redaktion`."""
    words = name.split()
    key = name.casefold()
    if len(name) > RULES.alias or key in NOT_NAMES or key in NOBODY or not words:
        return False
    if len(words) == 1:
        return not _has_role(name) and len(name) > 1
    return len(words) <= 3 and words[-1].casefold() in NOBODY and not _has_role(" ".join(words[:-1]))


def _head_name(piece: str) -> str | None:
    """The name in a piece: without small words behind it, roles around it, and the capitals of a masthead behind it."""
    if is_person(piece):
        return piece
    words = piece.split()[: 2 * RULES.words]
    while words and words[-1].islower() and words[-1].isalpha():
        words.pop()
    while words and _has_role(words[0]):
        words.pop(0)
    for count in range(2, min(len(words), RULES.words) + 1):
        head = " ".join(words[:count])
        following = words[count] if count < len(words) else None
        masthead = following and following.isupper() and len(following) > 2 and not words[count - 1].isupper()
        if (following is None or masthead or following.strip(".,:").casefold() in ROLES) and is_person(head):
            return head
    return None


_AGENCY_KEYS = frozenset("".join(c for c in a if c.isalnum()) for a in AGENCIES)


def _without_dates(text: str) -> str:
    spans = [(w.start, w.end) for w in find_dates(text)] + [(c.start, c.end) for c in find_times(text)]
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + f" | {_BREAK} | " + text[end:]
    return text


# What stands for a date: names behind it are no longer the byline's.
_BREAK = "="


def _without_by(text: str, how: str) -> tuple[str, bool]:
    """A value without the `by` before its names, and whether there was one."""
    match = _BY.match(text)
    if not match or match.end() >= len(text):
        return text, False
    rest = text[match.end() :]
    # "De Niro", "Di Maria": a capital particle before one word is a surname.
    if how != "line" and ":" not in match[0] and len(rest.split()) < 2 and match[0].strip().casefold() in PARTICLES:
        return text, False
    if how == "line" and not (rest[0].isupper() or _CASELESS.match(rest) or ":" in match[0] or len(rest.split()) == 1):
        return text, False
    return rest.strip(_EDGES), True


def _last_first(text: str) -> str | None:
    last, comma, first = text.partition(",")
    parts = (last.strip(), first.strip())
    if comma and all(p.isalpha() and p[0].isupper() and not p.isupper() for p in parts):
        return f"{parts[1]} {parts[0]}"
    return None


def _without_roles(names: list[str]) -> list[str]:
    kept = [names[0], *(n for n in names[1:] if not _has_role(n))]
    people = [n for n in kept if is_person(n)]
    # A single word behind a person's name is a place or a desk, unless an agency signs with it.
    return [n for n in kept if n in people or fold(n) in _AGENCY_KEYS or len(n.split()) > 1] if people else kept


def _has_role(name: str) -> bool:
    return any(word.strip(".,:").casefold() in ROLES for word in re.split(r"[\s-]", name))


@lru_cache(maxsize=4096)
def is_person(name: str) -> bool:
    """Whether a piece of text looks like the name of a person: a few words, each with a capital, none a role."""
    words = name.split()
    if not words or len(name) > RULES.longest or any(c.isdigit() for c in name) or _has_role(name):
        return False
    if _CASELESS.search(name):
        return 2 <= len(name) <= 24 and len(words) <= 4
    if not 2 <= len(words) <= RULES.words:
        return False
    if fold(name) in _AGENCY_KEYS or any(c in name for c in "?!:;©%&/=|<>_"):
        return False
    return (
        all(w[0].isupper() or w.casefold().strip(".") in PARTICLES or w[0] in "'’" for w in words)
        and words[-1][0].isupper()
    )


# What the source of a field ends with where JSON-LD types the author as an Organization.
ORGANISATION = " of an organisation"


def author_sets(found: Iterable[Field]) -> dict[str, tuple[Author, ...]]:
    """For each kind of place that names authors, the names that it gives."""
    sets: dict[str, dict[str, Author]] = {}
    closed: set[str] = set()
    for field in found:
        kind, how = _kind(field)
        if not kind or kind in closed:
            continue
        names = names_in(field.value, how)
        for name in names:
            person = not field.source.endswith(ORGANISATION) and is_person(name)
            author = Author(name, field.source, "person" if person else "organisation")
            sets.setdefault(kind, {}).setdefault(fold(name), author)
        if names and how == "line":
            closed.add(kind)
    return {kind: tuple(authors.values())[: RULES.most] for kind, authors in sets.items()}


def _kind(field: Field) -> tuple[str, str]:
    """The key of a place's weight, and how its value is read."""
    if field.name in {"author", "creator"}:
        how = "link" if field.source.startswith("html:") else "field"
        source = field.source.removesuffix(ORGANISATION)
        return source if field.name == "author" else source + " creator", how
    if field.name == "byline":
        return field.source, "link" if "name class" in field.source else "line"
    if field.name.startswith("twitter:") and field.name.removeprefix("twitter:") in WRITTEN_BY:
        return "meta:twitter label", "field"
    return "", ""


def features_of(sets: dict[str, tuple[Author, ...]], site: frozenset[str]) -> dict[tuple[str, ...], list[str]]:
    """For each set of names, in the order of the first place that gives it, what speaks for and against it."""
    keys = {kind: tuple(fold(a.name) for a in authors) for kind, authors in sets.items()}
    options: dict[frozenset[str], tuple[str, ...]] = {}
    for names in keys.values():
        options.setdefault(frozenset(names), names)
    out = {}
    by_key = {fold(a.name): a for authors in sets.values() for a in authors}
    for option, names in options.items():
        features = []
        for kind, others in keys.items():
            other = frozenset(others)
            if option == other:
                features.append(kind)
            elif option < other:
                features.append(kind + " names more")
            elif option > other:
                features.append(kind + " names fewer")
        features += _quality([by_key[n] for n in names], site)
        out[names] = features
    return out


def _quality(authors: list[Author], site: frozenset[str]) -> list[str]:
    people = sum(is_person(a.name) for a in authors)
    out = ["all are persons" if people == len(authors) else "some are persons" if people else "none is a person"]
    if any(fold(a.name) in site for a in authors):
        out.append("is the site")
    if any(fold(a.name) in _AGENCY_KEYS for a in authors):
        out.append("is an agency")
    if any(_has_role(a.name) for a in authors):
        out.append("has a role")
    if len(authors) > 1:
        out.append("two" if len(authors) == 2 else "three" if len(authors) == 3 else "many")
    return out


def authors_in_text(blocks: Sequence[Block], verdicts: Sequence[Verdict]) -> tuple[Author, ...]:
    """The authors that a text without markup names: in its byline, else in the profile of its author."""
    for place, block in enumerate(blocks):
        reason = verdicts[place].reason if place < len(verdicts) else None
        line = place < RULES.head and len(block.text) <= RULES.line and _BY.match(block.text) is not None
        if reason == RemovalReason.BYLINE or (line and reason in {None, RemovalReason.AUTHOR_PROFILE}):
            names = [n for n in names_in(block.text, "line") if is_person(n) or reason]
            if names:
                return tuple(Author(n, "text:byline") for n in names)
    for place, block in enumerate(blocks):
        if place < len(verdicts) and verdicts[place].reason == RemovalReason.AUTHOR_PROFILE:
            text = block.text.strip(_EDGES)
            if is_person(text):
                return (Author(text, "text:author profile"),)
            named = _INTRODUCED.search(text[:300])
            if named and is_person(named[1]):
                return (Author(named[1], "text:author profile"),)
    return ()


_NAME = r"[^\W\d_a-z][\w'’.-]+(?:\s(?:(?:van|von|de|der|den|del|da|di|al|el|bin)\s){0,2}[^\W\d_a-z][\w'’.-]*){1,3}"
_INTRODUCED = re.compile(
    rf"(?:^|\b(?:I am|I'm|my name is|ich bin|je suis|soy|sono)\s)({_NAME})(?=\s(?:is|was|has|ist|est|es|è|é|writes|schreibt|covers|,)|,|\.|$)"
)


def authors_of(found: Iterable[Field], site: frozenset[str]) -> tuple[Author, ...]:
    """The authors of a document, from its fields; site holds the folded names of its site, which writes nothing itself."""
    sets = author_sets(found)
    if not sets:
        return ()
    by_key = {fold(a.name): a for authors in reversed(sets.values()) for a in authors}
    best: Choice[tuple[str, ...]] | None = choose("authors", features_of(sets, site))
    if best is None:
        return ()
    return tuple(_typed(by_key[name], site) for name in best.option)


def _typed(author: Author, site: frozenset[str]) -> Author:
    """An author, as an organisation where the name is the site's; one word that a page gives as a name is a person's."""
    key = fold(author.name)
    if key in site or key in _AGENCY_KEYS:
        return replace(author, kind="organisation")
    alias = len(author.name.split()) == 1 and not author.source.endswith(ORGANISATION) and not _has_role(author.name)
    return replace(author, kind="person") if alias else author
