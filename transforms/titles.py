"""What a document says of its title -> the title, without the names of site and section around it.

Each place that gives a title gives it whole and cut at its bars; the wording with the most weight wins. How the weights
were learnt: benchmarks/fit_about.py, card in weights/titles.json.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from transforms.document import Field
from transforms.person_names import SPELT, fold
from transforms.tables.section_words import SECTIONS
from transforms.title_text import tidy
from transforms.weighing import choose


@dataclass(frozen=True, slots=True)
class Rules:
    """Bounds on titles.

    longest   characters; what is longer is a summary: the longest of 650 known titles has 243
    short     words of a short piece, and letters of a name that is too short to be looked for inside another
    cuts      bars of one title at which it is cut
    brief     letters of a title that is very short
    slug      words of an address that are compared
    """

    longest: int = 400
    cuts: int = 4
    short: int = 3
    brief: int = 12
    slug: int = 24


RULES = Rules()

# Marks between a title and the names around it; a hyphen or colon only with space on the side that prose has not.
_BAR = re.compile(
    r"\s*(?:\|+|｜|»|«|›|•|::|//| · |·|►|—|–| - | -- | ~ | / | : |(?<=\w): | \\ | \* | _ |_(?=\S+$)|【|】"
    r"|(?<=[\u3000-\u9fff\uff01-\uff5e])[-:：](?=[^\s\-:：]{2,12}$))\s*"
)
SECTION_WORDS = frozenset(word for words in SECTIONS.values() for word in words)


@dataclass(frozen=True, slots=True)
class Titled:
    """A title, and the section that stood behind its bar, where one did."""

    title: str | None
    section: str | None
    source: str | None = None


def title_of(
    found: Iterable[Field], site: frozenset[str], sections: Sequence[str] = (), url: str | None = None
) -> Titled:
    """The title of a document from its fields.

    site      folded names of the site: its own, its publisher's, its domain's
    sections  the sections that the page names elsewhere
    url       the address of the document, whose last part often spells the title
    """
    fields = [f for f in found if f.name == "title"]
    options, wordings = options_of(fields, site, frozenset(map(fold, sections)), url)
    best = choose("titles", without_site(options))
    if best is None:
        return Titled(None, None)
    option = stated(options, best.option)
    title, source = wordings[option]
    return Titled(title, _section_behind(fields, option, site), source)


def without_site(options: dict[str, list[str]]) -> dict[str, list[str]]:
    """The wordings that can be the title: a page that calls itself by its site's name alone has not said its title, and
    a section is one only where its address spells it, or nothing else is said.
    """
    named = {key: features for key, features in options.items() if IS_SITE not in features}
    return {key: f for key, f in named.items() if IS_SECTION not in f or not _SPELT.isdisjoint(f)} or named


def stated(options: dict[str, list[str]], chosen: str) -> str:
    """The headline that the article's JSON-LD states, where `chosen` is but its h1 and the two differ; else `chosen`.

    An h1 is set to look well: it has lost its kicker, or waits to be changed. Cross-validated by publisher the known
    titles of 117 news pages are found on .91 of them with this rule and .83 without, of 75 other sites' on .91 and .90,
    of 405 pages of all kinds, where people took what they saw for the title, on .88 and .90.
    """
    below = next((key for key, features in options.items() if BELOW in features), None)
    if below is not None:
        return below
    headline = next((key for key, features in options.items() if "jsonld:headline" in features), chosen)
    shown = options[chosen]
    if headline == chosen or _SHOWN.isdisjoint(shown) or "jsonld:name" in shown or chosen.startswith(headline):
        return chosen
    if IS_SITE in options[headline] or _is_kicker(options[headline]):
        return chosen
    cuts = (f for features in options.values() for f in features if f.startswith("jsonld:headline, "))
    return chosen if any(cut.endswith(_NAMES) for cut in cuts) else headline


IS_SITE = "is the site"
IS_SECTION = "is a section"
_SPELT = frozenset(("in the address: all", "in the address: most"))
# The title of the article that an h2 shows and no h1 does.
BELOW = "html:h2, below h1"
_SHOWN = frozenset(("html:h1", "html:h1, of parts"))
# How a cut ends that took a name off.
_NAMES = (": site", " near site", " name", ": section")


def _is_kicker(features: Sequence[str]) -> bool:
    """Whether a wording is only a piece of what og:title says, and not what is left of it without a name."""
    cuts = [f for f in features if f.startswith("meta:og:title, ")]
    return "meta:og:title" not in features and bool(cuts) and not any(cut.endswith(_NAMES) for cut in cuts)


def options_of(
    fields: Sequence[Field], site: frozenset[str], sections: frozenset[str], url: str | None = None
) -> tuple[dict[str, list[str]], dict[str, tuple[str, str]]]:
    """For each wording, folded: what speaks for it; and the wording as written, with its source."""
    options: dict[str, dict[str, None]] = {}
    wordings: dict[str, tuple[str, str]] = {}
    cuts: dict[str, list[tuple[str, str, str]]] = {}
    for field in fields:
        text = tidy(field.value)
        if not text or len(text) > RULES.longest:
            continue
        if text not in cuts:
            cuts[text] = [(fold(wording), wording, how) for wording, how in _cuts(text, site, sections)]
        line = field.source.startswith("text:")
        for key, wording, how in cuts[text]:
            # A page's <title> has the site's name behind a bar; a text's first line is a headline as it is written.
            if key and (not line or not how or how.endswith(_OF_A_LINE)):
                options.setdefault(key, {})[f"{_kind(field)}{how}"] = None
                # one in small letters says more of how it is written than one in capitals
                if key not in wordings or (wordings[key][0].isupper() and not wording.isupper()):
                    wordings[key] = (wording, field.source)
    slug = slug_of(url)
    titles = tuple(dict.fromkeys(fold(tidy(f.value)) for f in fields if f.source in _TITLES))
    for key, features in options.items():
        features |= dict.fromkeys(_shape(key, site, sections, slug))
        if titles and not _WHOLE_HEADINGS.isdisjoint(features):
            features["of the titles: " + _shared(key, titles)] = None
    return {key: list(features) for key, features in options.items()}, wordings


def _shape(key: str, site: frozenset[str], sections: frozenset[str], slug: Sequence[str]) -> Iterator[str]:
    """What a wording is like, wherever it stands."""
    if key in site:
        yield IS_SITE
    elif any(len(n) > RULES.short and n in key and 2 * len(n) > len(key) for n in site):
        yield "is nearly the site"
    if key in sections:
        yield IS_SECTION
    if len(key) < RULES.brief:
        yield "very short"
    if len(slug) >= RULES.short:
        spelt = key.translate(SPELT)
        plain = key if key.isascii() else _plain(key)
        said = sum(word in spelt or word in plain for word in slug) / len(slug)
        covered = sum(map(len, slug)) * said / max(1, len(spelt))
        yield "in the address: " + ("all" if said > 0.9 else "most" if said > 0.6 else "some" if said > 0.3 else "few")
        yield "of the address: " + ("more" if covered > 0.75 else "most" if covered > 0.45 else "little")


# A heading that has little in common with what the page's head calls its title is that of a box or of the whole site.
_TITLES = frozenset(("html:title", "meta:og:title"))
_WHOLE_HEADINGS = frozenset(
    f"html:{kind}" for kind in ("h1", "h1, of parts", "h1, part", "h1, lone", "h1, other", "h2")
)


def _shared(key: str, titles: Sequence[str]) -> str:
    """How much of a heading stands in the page's titles, by its runs of three letters."""
    if any(key in title for title in titles):
        return "all"
    runs = {key[at : at + 3] for at in range(len(key) - 2)}
    share = sum(any(run in title for title in titles) for run in runs) / max(1, len(runs))
    return "nothing" if share < 0.2 else "some" if share < 0.6 else "most"


def _plain(key: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", key) if not unicodedata.combining(c))


def slug_of(url: str | None) -> tuple[str, ...]:
    """The words of the longest part of an address's path."""
    if not url:
        return ()
    parts = unquote(urlsplit(url).path).casefold().split("/")
    words = max((tuple(_LATIN.findall(part)) for part in parts[-3:]), key=len, default=())
    return words[: RULES.slug]


_LATIN = re.compile(r"[a-z]{3,}")


def _kind(field: Field) -> str:
    source = field.source
    # What is no page is weighed like the part of one that it stands for.
    if source.startswith("text:"):
        return "html:title"
    if source.startswith("json:"):
        return "meta:og:title"
    # The vocabularies of tools for readers' statistics and for libraries hold a title as cards for sharing do.
    if source in _LIKE_CARDS:
        return "meta:twitter:title"
    if source.startswith("itemprop:"):
        return "itemprop, aside" if "aside" in source else "itemprop"
    return source


_LIKE_CARDS = frozenset(
    f"meta:{name}"
    for name in ("sailthru.title", "parsely-title", "cxenseparse:title", "citation_title", "dc.title", "dcterms.title")
)


def _cuts(text: str, site: frozenset[str], sections: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The text whole, and without what stands before or behind its bars, each with how it was cut."""
    yield text, ""
    bars = list(_BAR.finditer(text))
    for bar in bars[-RULES.cuts :]:
        if bar.start() > 0:
            yield text[: bar.start()], ", behind: " + _what(text[bar.end() :], site, sections, bar[0].strip())
    for bar in bars[: RULES.cuts]:
        if bar.end() < len(text):
            yield text[bar.end() :], ", before: " + _what(text[: bar.start()], site, sections, bar[0].strip())


def _what(piece: str, site: frozenset[str], sections: frozenset[str], bar: str) -> str:
    """What a piece cut off a title is: the site, a section, or something else by the mark before it."""
    parts = [p for p in _BAR.split(piece) if p.strip()]
    if fold(piece) in site:
        return "site"
    if len(parts) > 1:
        named = [_is_name(p, site, sections) for p in (parts[0], parts[-1])]
        # A section and the site behind it, or the site and its slogan's: what is cut off holds nothing of the title.
        return "site" if all(named) else "more and a name" if any(named) else "more"
    name = _is_name(piece, site, sections)
    if name:
        return name
    if not any(map(str.isalpha, piece)):
        return "figures"
    mark = "bar" if bar in _BARS else "dash" if bar in _DASHES else "colon" if bar == ":" else "mark"
    return f"{mark}, {'short' if len(piece.split()) <= RULES.short else 'long'}"


# How a first line of a text may be cut.
_OF_A_LINE = (
    ", behind: site",
    ", behind: section",
    ", behind: bar, short",
    ", before: site",
    ", behind: more and a name",
)
_BARS = frozenset(("|", "||", "｜"))
_DASHES = frozenset(("-", "–", "—", "--"))


def _is_name(piece: str, site: frozenset[str], sections: frozenset[str]) -> str:
    """Whether a piece is the name of the site, of a section, or nearly that of the site."""
    key = fold(piece)
    if key in site or key.translate(SPELT) in site:
        return "site"
    if key in sections or piece.strip().casefold() in SECTION_WORDS:
        return "section"
    near = any(len(n) > RULES.short and (n in key or (len(key) > RULES.short and key in n)) for n in site)
    return "near site" if near else ""


def _section_behind(fields: Sequence[Field], title: str, site: frozenset[str]) -> str | None:
    """The piece right behind the title in any field, where it is a section by the words newspapers use."""
    for text in dict.fromkeys(tidy(field.value) for field in fields):
        if not fold(text).startswith(title):
            continue
        for bar in _BAR.finditer(text[: RULES.longest]):
            if fold(text[: bar.start()]) == title:
                piece = next((p.strip() for p in _BAR.split(text[bar.end() :]) if p.strip()), "")
                if piece and piece.casefold() in SECTION_WORDS and fold(piece) not in site:
                    return piece
    return None
