"""What a document says of itself -> title, section, authors, address and site, each decided on evidence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from transforms.addresses import cleaned, domain_of, host_of
from transforms.authors import authors_of
from transforms.document import Author, Field, Page, Verdict
from transforms.jsonld import BREADCRUMB
from transforms.names import names_in
from transforms.person_names import SPELT, fold
from transforms.signatures import signed_sets
from transforms.tables.section_words import HOME
from transforms.title_text import tidy
from transforms.titles import title_of

__all__ = ["About", "describe", "domain_of"]


@dataclass(frozen=True, slots=True)
class About:
    """Who wrote what, and where it stood. Unknown is None or empty."""

    title: str | None
    section: str | None
    authors: tuple[Author, ...]
    url: str | None
    source_domain: str | None
    site_name: str | None


def describe(page: Page, verdicts: Sequence[Verdict], url: str | None) -> About:
    """Decide a document's title, section, authors and address from its fields and its judged blocks.

    url is the address it was fetched from, where that is known; it goes before any that the document names.
    """
    page = _with_headline(page, verdicts)
    address = address_of(page.found, url)
    site = site_words(page.found, address)
    sections = [tidy(f.value) for f in page.found if f.name == "section" and f.source != BREADCRUMB]
    titled = title_of(page.found, site, sections, url or address)
    return About(
        title=titled.title,
        section=_section(page.found, titled.section, site),
        authors=authors_of(page.found, site, lambda: signed_sets(page.blocks, verdicts)),
        url=address,
        source_domain=domain_of(address),
        site_name=site_name(page.found),
    )


def _with_headline(page: Page, verdicts: Sequence[Verdict]) -> Page:
    """The page with the title that only the judge found, among the lines of a scraped text."""
    if not page.blocks or page.blocks[0].markup is not None:
        return page
    place = next((at for at, verdict in enumerate(verdicts) if verdict.field == "title"), None)
    if place is None or any(field.block == place for field in page.found):
        return page
    found = [field for field in page.found if field.source != "text:first line"]
    return replace(page, found=(*found, Field("title", page.blocks[place].text, "text:headline", place)))


def address_of(found: Sequence[Field], url: str | None) -> str | None:
    """The address of a document: the page's own, canonical one where it is of the site it was fetched from."""
    fetched = cleaned(url) if url else None
    own = domain_of(fetched)
    for source in ("link:canonical", "meta:og:url"):
        for field in found:
            if field.name == "url" and field.source == source:
                named = cleaned(field.value, fetched)
                if named and (own is None or domain_of(named) == own) and len(urlsplit(named).path) > 1:
                    return named
    if fetched:
        return fetched
    return next((c for f in found if f.name == "url" and (c := cleaned(f.value))), None)


def site_words(found: Sequence[Field], url: str | None) -> frozenset[str]:
    """The folded names by which a site goes: those that the page gives, its domain and the domain's first label."""
    headlines = _headlines(found)
    words = set()
    for name in dict.fromkeys(f.value for f in found if f.name == "site_name"):
        key = fold(name)
        said = [headline for headline in headlines if headline in key]
        words |= {key} if not said else set()
        # `RP - River Post`, `River Post | News from the valley`: each part names it.
        parts = map(fold, _PARTS.split(name)) if len(name) <= _LONGEST_NAME else ()
        words |= {part for part in parts if not any(part in headline for headline in said)}
    domain = domain_of(url)
    if domain and url:
        words |= {fold(domain), fold(domain.partition(".")[0]), fold(host_of(url) or "")}
        words.add(fold((host_of(url) or "").removeprefix("www.")))
        # Who names himself with the site's address is the site: `River Post (www.riverpost.example)`.
        own = [f.value for f in found if f.name == "author" and domain in f.value.casefold() and "@" not in f.value]
        words |= {fold(name) for value in own for name in names_in(value, "field")}
    # A domain has no umlauts: `müllerblatt` stands at muellerblatt.example.
    words |= {w.translate(SPELT) for w in words}
    return frozenset(w for w in words if len(w) > 1)


def _headlines(found: Sequence[Field]) -> frozenset[str]:
    """The folded headlines of a page that are too long to be a site's name, where a system put one by mistake."""
    keys = (fold(f.value) for f in found if f.name == "title" and f.source in _HEADLINES)
    return frozenset(key for key in keys if len(key) >= _LONG)


_LONGEST_SECTION = 60
_HOME = frozenset(HOME)
_HEADLINES = frozenset(("html:h1", "jsonld:headline"))
# Characters of a name, and letters of a headline; the shortest that stands in the place of a name on nine of 1,299
# development pages has 36.
_LONGEST_NAME = 80
_LONG = 30
_PARTS = re.compile(r"\s[-–—|·•:»]\s")

# From the most to the least likely to be what the site calls itself.
_SITE_SOURCES = ("json:", "meta:og:site_name", "jsonld:WebSite.name", "meta:application-name", "jsonld:publisher")


def site_name(found: Sequence[Field]) -> str | None:
    """What the site calls itself."""
    headlines = _headlines(found)
    names = [
        f
        for f in found
        if f.name == "site_name"
        and 1 < len(tidy(f.value)) <= _LONGEST_NAME
        and not any(headline in fold(f.value) for headline in headlines)
    ]
    for source in _SITE_SOURCES:
        for field in names:
            if field.source.startswith(source):
                return tidy(field.value)
    return tidy(names[0].value) if names else None


def _section(found: Sequence[Field], behind: str | None, site: frozenset[str]) -> str | None:
    """The section that the page gives itself, else the first step of the path to it that is neither its front page nor
    its title, else what stands behind the bar of its title.
    """
    titles = [fold(f.value) for f in found if f.name == "title"]
    named = [(f.source, tidy(f.value).partition(",")[0].strip()) for f in found if f.name == "section"]
    for source, value in (*named, ("", behind or "")):
        if (
            not 1 < len(value) <= _LONGEST_SECTION
            or value.startswith("http")
            or fold(value) in site
            or not any(map(str.isalpha, value))
        ):
            continue
        step = source == BREADCRUMB
        if step and (value.casefold() in _HOME or _is_title(fold(value), titles)):
            continue
        # `politica` is how a system spells what the page calls `Política`.
        written = [other for _, other in named if value.islower() and not other.islower() and _plain(other) == value]
        return written[0] if written else value
    return None


def _is_title(step: str, titles: Sequence[str]) -> bool:
    """Whether the last step of a path is the page itself; a section's name stands in its titles, too."""
    return any(step in title and 2 * len(step) > len(title) for title in titles)


def _plain(text: str) -> str:
    """A text as the names of folders are spelt: small letters without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
