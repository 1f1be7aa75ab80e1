"""What a document says of its authors -> their names.

Each place that names authors gives a set of names; the set that has most weight wins. How the weights were learnt:
benchmarks/fit_about.py, card in weights/authors.json.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from transforms.document import Author, Field
from transforms.names import names_in, names_nobody
from transforms.person_names import AGENCY_KEYS, fold, has_role, is_organisation, is_person
from transforms.tables.byline_words import WRITTEN_BY
from transforms.weighing import Choice, choose


@dataclass(frozen=True, slots=True)
class Rules:
    """Bounds on authors.

    most   authors of one article
    """

    most: int = 16


RULES = Rules()

# What the source of a field ends with where JSON-LD types the author as an Organization.
ORGANISATION = " of an organisation"


def author_sets(found: Iterable[Field], site: frozenset[str] = frozenset()) -> dict[str, tuple[Author, ...]]:
    """For each kind of place that names authors, the names that it gives; none where it says "Staff" or the like.

    site: the folded names of the site, which a line that names a person beside it goes before.
    """
    sets: dict[str, dict[str, Author]] = {}
    closed: set[str] = set()
    nobody: dict[str, tuple[Author, ...]] = {}
    for field in found:
        kind, how = _kind(field)
        if not kind or kind in closed:
            continue
        names = names_in(field.value, how)
        named = any(is_person(name) and fold(name) not in site for name in names)
        if named and fold(names[0]) not in site:
            # `Jane Doe | River Post`: whom she writes for. Behind the site's own name its motto stands.
            names = tuple(name for name in names if fold(name) not in site)
        if not names and "aside" not in kind and names_nobody(field.value, how):
            nobody[kind] = ()
        if named and how == "line" and kind in sets:
            # What stood there before was a single word; a line that names a person is the byline.
            del sets[kind]
        for name in names:
            person = not field.source.endswith(ORGANISATION) and is_person(name)
            author = Author(name, field.source, "person" if person else "organisation")
            sets.setdefault(kind, {}).setdefault(fold(name), author)
        if named and how == "line":
            closed.add(kind)
    named_by = {kind: _people(kind, tuple(authors.values()))[: RULES.most] for kind, authors in sets.items()}
    return nobody | {kind: authors for kind, authors in named_by.items() if authors}


def _people(kind: str, authors: tuple[Author, ...]) -> tuple[Author, ...]:
    """Of links into authors' folders those with a person's name, if any has one: other pages lie there, too, and
    several words of which none is a person's name are a menu of them.
    """
    if not kind.startswith("html:author link"):
        return authors
    people = tuple(a for a in authors if is_person(a.name))
    return people or (authors if len(authors) == 1 else ())


def _kind(field: Field) -> tuple[str, str]:
    """The key of a place's weight, and how its value is read."""
    if field.name in {"author", "creator"}:
        how = "link" if field.source.startswith("html:") else "field"
        source = field.source.removesuffix(ORGANISATION)
        if source.startswith("meta:") and source not in _WEIGHED:
            source = "meta:other author"
        return source if field.name == "author" else source + " creator", how
    if field.name == "byline":
        return field.source, "link" if "name class" in field.source else "line"
    if field.name.startswith("twitter:") and field.name.removeprefix("twitter:") in WRITTEN_BY:
        return "meta:twitter label", "field"
    return "", ""


# Meta elements that many systems write; the others are too rare for a weight of their own.
_WEIGHED = frozenset(("meta:author", "meta:article:author"))


def features_of(sets: dict[str, tuple[Author, ...]], site: frozenset[str]) -> dict[tuple[str, ...], list[str]]:
    """For each set of names, in the order of the first place that gives it, what speaks for and against it."""
    keys = {kind: tuple(fold(a.name) for a in authors) for kind, authors in sets.items()}
    options: dict[frozenset[str], tuple[str, ...]] = {}
    for names in keys.values():
        options.setdefault(frozenset(names), names)
    out = {}
    by_key = {fold(a.name): a for authors in sets.values() for a in authors}
    persons = any(names and all(is_person(by_key[n].name) and n not in site for n in names) for names in keys.values())
    for option, names in options.items():
        features = []
        # A system that puts its site for every author does so in all of its fields: that is said once.
        of_site = persons and bool(names) and site.issuperset(names)
        for kind, others in keys.items():
            other = frozenset(others)
            if option == other:
                features += [] if of_site else [kind]
            elif option and option < other:
                features.append(kind + " names more")
            elif other and option > other:
                features.append(kind + " names fewer")
        features += _quality([by_key[n] for n in names], site)
        out[names] = features
    if any("all are persons" in features and "is the site" not in features for features in out.values()):
        for features in out.values():
            features += [f"{what}, others are persons" for what in _LESS_THAN_PERSONS if what in features]
    return out


# What speaks more against a set of names where another place names persons.
_LESS_THAN_PERSONS = ("is the site", "none is a person")


def _quality(authors: list[Author], site: frozenset[str]) -> list[str]:
    if not authors:
        return ["nobody"]
    people = sum(is_person(a.name) and fold(a.name) not in site for a in authors)
    out = ["all are persons" if people == len(authors) else "some are persons" if people else "none is a person"]
    if any(fold(a.name) in site for a in authors):
        out.append("is the site")
    if any(fold(a.name) in AGENCY_KEYS for a in authors):
        out.append("is an agency")
    if any(has_role(a.name) for a in authors):
        out.append("has a role")
    if len(authors) > 1:
        out.append("two" if len(authors) == 2 else "three" if len(authors) == 3 else "many")
    return out


def authors_of(
    found: Iterable[Field], site: frozenset[str], signed: Callable[[], dict[str, tuple[Author, ...]]]
) -> tuple[Author, ...]:
    """The authors of a document, from its fields and, where those leave doubt, from its text.

    site    the folded names of its site
    signed  for each kind of place of the text that names authors, whom it names; the most telling first
    """
    sets = named_sets(found, site, signed)
    by_key = _as_written(sets)
    best: Choice[tuple[str, ...]] | None = choose("authors", features_of(sets, site))
    if best is None:
        return ()
    return tuple(_typed(by_key[name], site) for name in fuller(sets, best.option))


def _as_written(sets: dict[str, tuple[Author, ...]]) -> dict[str, Author]:
    """Each name as the first place writes it that does not write it in capitals, else as the first one does."""
    said = [a for authors in reversed(sets.values()) for a in authors]
    return {fold(a.name): a for a in said if a.name.isupper()} | {fold(a.name): a for a in said if not a.name.isupper()}


def fuller(sets: dict[str, tuple[Author, ...]], chosen: tuple[str, ...]) -> tuple[str, ...]:
    """The chosen names, or more persons where both a meta element and a byline near the headline name these and them.

    Some systems write only the first of several authors into their JSON-LD. Of 453 pages with known authors two do so,
    and on none was the shorter answer the right one.
    """
    wider: dict[frozenset[str], tuple[set[str], tuple[str, ...]]] = {}
    for kind, authors in sets.items():
        names = tuple(fold(a.name) for a in authors)
        if chosen and len(names) > len(chosen) and set(chosen) < set(names) and all(is_person(a.name) for a in authors):
            wider.setdefault(frozenset(names), (set(), names))[0].add(_reader(kind))
    return next((names for readers, names in wider.values() if readers >= {"machines", "readers"}), chosen)


def _reader(kind: str) -> str:
    if kind.startswith("meta:"):
        return "machines"
    return "readers" if kind.endswith(", near headline") else ""


def named_sets(
    found: Iterable[Field], site: frozenset[str], signed: Callable[[], dict[str, tuple[Author, ...]]]
) -> dict[str, tuple[Author, ...]]:
    """For each kind of place, of fields and where those leave doubt of the text, whom it names."""
    sets = author_sets(found, site)
    if not any(sets.values()):
        return dict([*signed().items()][:1])
    return spelt_out(sets | signed()) if in_doubt(sets, site) else sets


def spelt_out(sets: dict[str, tuple[Author, ...]]) -> dict[str, tuple[Author, ...]]:
    """The sets with a person's name for what one logs in with: `jane.doe` where another place has `Jane A. Doe`."""
    full: dict[str, str] = {}
    for authors in sets.values():
        for author in authors:
            words = author.name.split()
            if len(words) > 1 and is_person(author.name):
                full.setdefault(fold(words[0] + words[-1]), author.name)
    out = {}
    for kind, authors in sets.items():
        named = [
            replace(a, name=full[fold(a.name)]) if " " not in a.name and fold(a.name) in full else a for a in authors
        ]
        out[kind] = tuple({fold(a.name): a for a in reversed(named)}.values())[::-1]
    return out


def in_doubt(sets: dict[str, tuple[Author, ...]], site: frozenset[str]) -> bool:
    """Whether no two kinds of places agree on persons who are not the site."""
    seen: set[frozenset[str]] = set()
    for kind, authors in sets.items():
        names = frozenset(fold(a.name) for a in authors)
        if "aside" in kind or not names or names & site or not all(is_person(a.name) for a in authors):
            continue
        if names in seen:
            return False
        seen.add(names)
    return True


def _typed(author: Author, site: frozenset[str]) -> Author:
    """An author, as an organisation where the name is the site's; a single word given as a name is a person's."""
    key = fold(author.name)
    if key in site or key in AGENCY_KEYS:
        return replace(author, kind="organisation")
    words = author.name.split()
    told = author.source.endswith(ORGANISATION) or is_organisation(words)
    alias = len(words) == 1 and not told and not has_role(author.name)
    return replace(author, kind="person") if alias else author
