"""What a document says of itself -> title, section, authors, address and site, each with where it was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from publicsuffixlist import PublicSuffixList

from transforms.document import Author, Page, Verdict

_SUFFIXES = PublicSuffixList()


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
    del verdicts
    first = {field.name: field.value for field in reversed(page.found)}
    title, bar, section = (first.get("title") or "").rpartition(" | ")
    address = url or first.get("url")
    return About(
        title=(title if bar else section) or None,
        section=first.get("section") or (section if bar else None),
        authors=tuple(Author(field.value, field.source) for field in page.found if field.name == "author"),
        url=address,
        source_domain=domain_of(address),
        site_name=first.get("site_name"),
    )


def domain_of(url: str | None) -> str | None:
    """The registered domain of an address, e.g. kenw.org of https://www.kenw.org/x; None where there is none."""
    host = urlsplit(url).hostname if url else None
    return _SUFFIXES.privatesuffix(host) if host else None
