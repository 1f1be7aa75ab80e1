"""What a document says of its authors -> their names.

Each place that names authors gives a set of names; the set that has most weight wins. How the weights were learnt:
benchmarks/fit_about.py, card in weights/authors.json.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from transforms.clock_times import find_times
from transforms.date_forms import find_dates
from transforms.document import Author, Field
from transforms.tables.byline_words import AGENCIES, AND, BY, NOBODY, PARTICLES, ROLES, WRITTEN_BY
from transforms.weighing import Choice, choose


@dataclass(frozen=True, slots=True)
class Rules:
    """Bounds on names.

    longest   characters of one name: the longest of 730 known authors has 44
    most      authors of one article
    words     words of a person's name
    least     the weight a set of names needs to be believed
    """

    longest: int = 60
    most: int = 16
    words: int = 5
    least: float = -1.0


RULES = Rules()

_TAG = re.compile(r"<[^<>]{0,300}>")
_MAIL = re.compile(r"\S+@\S+\.\w+|(?<!\w)@\w+")
_WEB = re.compile(r"https?://\S*|www\.\S*")
_BRACKETS = re.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]")
_BY = re.compile(
    r"^\W*(?:(?:" + "|".join(sorted((re.escape(w) for w in BY), key=len, reverse=True)) + r")\s*(?::|\s)\s*)+(?=\S)",
    re.IGNORECASE,
)
_PIECES = re.compile(r"\s*(?:[;|•·\n/、，]|\s[–—-]\s|,(?!\s*(?:jr|sr|phd|md|ii|iii)\b))\s*", re.IGNORECASE)
_AND = re.compile(r"(?<=\S)\s+(?:" + "|".join(sorted((re.escape(w) for w in AND), key=len, reverse=True)) + r")\s+(?=[^\W\d_])")
_SPACE = re.compile(r"\s+")
_EDGES = " \t,.;:|-–—•·\"'“”„»«*/"
_CASELESS = re.compile(r"[\u0590-\u1cff\u2e80-\uffef]")


def fold(text: str) -> str:
    """Letters and figures only, casefolded: what two spellings of one name have in common."""
    return "".join(c for c in text.casefold() if c.isalnum())


def names_in(value: str, *, loose: bool) -> tuple[str, ...]:
    """The names that a value holds.

    loose: the value is a line of the page, of which only what looks like a name is taken; else it is a field that
    should be a name, of which only what surely is none is left out.
    """
    text = _TAG.sub(" ", html.unescape(html.unescape(value)))[:500]
    text = _BRACKETS.sub(" ", _MAIL.sub(" ", _WEB.sub(" ", text)))
    if loose:
        text = _without_dates(text)
    text = _SPACE.sub(" ", text).strip(_EDGES)
    text = _without_by(text, loose=loose)
    swapped = _last_first(text)
    if swapped:
        return (swapped,)
    pieces = [p for piece in _PIECES.split(text) for p in _AND.split(_without_by(piece.strip(_EDGES), loose=loose))]
    names = [n for n in (_SPACE.sub(" ", p).strip(_EDGES) for p in pieces) if n]
    if loose:
        names = [n for n in names if is_person(n)] or [n for n in names[:1] if fold(n) in _AGENCY_KEYS]
    elif len(names) > 1:
        names = _without_roles(names)
    kept = [n for n in names if len(n) <= RULES.longest and n.casefold() not in NOBODY and not n.isdigit() and any(map(str.isalpha, n))]
    return tuple({fold(n): n for n in reversed(kept)}.values())[::-1][: RULES.most]


_AGENCY_KEYS = frozenset("".join(c for c in a if c.isalnum()) for a in AGENCIES)


def _without_dates(text: str) -> str:
    spans = [(w.start, w.end) for w in find_dates(text)] + [(c.start, c.end) for c in find_times(text)]
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + " | " + text[end:]
    return text


def _without_by(text: str, *, loose: bool) -> str:
    match = _BY.match(text)
    if not match or match.end() >= len(text):
        return text
    rest = text[match.end() :]
    # "De Niro", "Di Maria": a capital particle before one word is a surname.
    if not loose and ":" not in match[0] and len(rest.split()) < 2 and match[0].strip().casefold() in PARTICLES:
        return text
    return rest.strip(_EDGES) if rest[0].isupper() or _CASELESS.match(rest) or ":" in match[0] or not loose else text


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
    return all(w[0].isupper() or w.casefold().strip(".") in PARTICLES or w[0] in "'’" for w in words) and words[-1][0].isupper()


def author_sets(found: Iterable[Field]) -> dict[str, tuple[Author, ...]]:
    """For each kind of place that names authors, the names that it gives."""
    sets: dict[str, dict[str, Author]] = {}
    closed: set[str] = set()
    for field in found:
        kind, loose = _kind(field)
        if not kind or kind in closed:
            continue
        names = names_in(field.value, loose=loose)
        for name in names:
            sets.setdefault(kind, {}).setdefault(fold(name), Author(name, field.source))
        if names and loose:
            closed.add(kind)
    return {kind: tuple(authors.values())[: RULES.most] for kind, authors in sets.items()}


def _kind(field: Field) -> tuple[str, bool]:
    """The key of a place's weight, and whether it is a line of text."""
    if field.name in {"author", "creator"}:
        return field.source if field.name == "author" else field.source + " creator", field.source.startswith("html:")
    if field.name == "byline":
        return field.source, True
    if field.name.startswith("twitter:") and field.name.removeprefix("twitter:") in WRITTEN_BY:
        return "meta:twitter label", False
    return "", False


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


def authors_of(found: Iterable[Field], site: frozenset[str]) -> tuple[Author, ...]:
    """The authors of a document, from its fields; site holds the folded names of its site, which writes nothing itself."""
    sets = author_sets(found)
    if not sets:
        return ()
    by_key = {fold(a.name): a for authors in reversed(sets.values()) for a in authors}
    best: Choice[tuple[str, ...]] | None = choose("authors", features_of(sets, site))
    if best is None:
        return ()
    return tuple(by_key[name] for name in best.option)
