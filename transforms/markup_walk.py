"""The elements of a page that can say something of its article: the head's, and those around its headline.

A page of news has 800 to 5,000 elements, and all but some 200 of them speak of other pages. So the body is walked
only around the headline; a page without one, or one that names nobody there, is walked whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count, islice

from lxml.html import HtmlElement

from transforms.element_text import text_of
from transforms.tables.markup_names import AUTHOR_WORDS, DATE_WORDS, FOREIGN_WORDS, RDFA


@dataclass(frozen=True, slots=True)
class Rules:
    """Bounds on what is looked at; each set so that no byline or date line of 1,169 development pages is lost.

    near_before, near_after   elements before and after the headline that count as near it
    above                     elements before the headline in which a line that begins with `by` is looked for
    before, after             elements before and after the headline that are looked at
    whole                     elements of a page that is walked whole
    headings                  h1 elements, h2 elements and h3 elements that can be the headline
    repeated                  characters of a heading that is the headline because a title of the page repeats it
    alone                     share of the letters of a page's only h1, by runs of four, that stands in its titles
    line                      the longest text, in characters, that can be a byline or a line with a date
    most                      elements of one kind that are reported
    ancestors                 how far up the words of a foreign part of the page are looked for
    translated                how far up a translator's box is looked for
    """

    near_before: int = 60
    near_after: int = 100
    above: int = 10
    before: int = 60
    after: int = 160
    whole: int = 4_000
    headings: int = 12
    repeated: int = 10
    alone: float = 0.4
    line: int = 220
    most: int = 24
    ancestors: int = 7
    translated: int = 5


RULES = Rules()


def _any_of(words: Iterable[str]) -> str:
    """A pattern for any of some words, by first letters: it looks at a text three times as fast as a plain list."""
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in groups.items())


# `fn` is the name in an hCard, the old way to mark an author up.
_HCARD = r"|(?:^|\s)fn(?:\s|$)"
_AUTHOR = re.compile(_any_of(AUTHOR_WORDS) + _HCARD)
_DATE = re.compile(_any_of(DATE_WORDS))
_AUTHOR_OR_DATE = re.compile(_any_of((*AUTHOR_WORDS, *DATE_WORDS)) + _HCARD)
# A wrapper such as `has-sidebar` or `content-sidebar-wrap` is none: the word must begin a name or follow a prefix.
_FOREIGN = re.compile(r"(?:^|[\s_])(?!has-|no-|not-|is-|with)(?:[a-z]{1,4}-)?(?:" + _any_of(FOREIGN_WORDS) + ")")
# What a figure says is of its picture: who took it, and when.
_FOREIGN_TAGS = frozenset(("aside", "footer", "nav", "figure", "figcaption"))
_SILENT_TAGS = frozenset(("meta", "script", "link", "title", "style", "svg", "path", "br", "img", "option", "input"))


@dataclass(slots=True)
class Seen:
    """What the walk met. Numbers count elements from the headline, negative before it; None is far from it."""

    metas: list[HtmlElement] = field(default_factory=list)
    links: list[HtmlElement] = field(default_factory=list)
    jsonld: list[str] = field(default_factory=list)
    scripts: list[HtmlElement] = field(default_factory=list)
    titles: list[HtmlElement] = field(default_factory=list)
    headings: list[tuple[HtmlElement, str]] = field(default_factory=list)
    mastheads: list[str] = field(default_factory=list)
    lesser: list[HtmlElement] = field(default_factory=list)
    times: list[HtmlElement] = field(default_factory=list)
    anchors: list[HtmlElement] = field(default_factory=list)
    items: list[tuple[HtmlElement, str]] = field(default_factory=list)
    authors: list[HtmlElement] = field(default_factory=list)
    dates: list[HtmlElement] = field(default_factory=list)
    above: list[HtmlElement] = field(default_factory=list)
    behind: list[HtmlElement] = field(default_factory=list)
    headline: HtmlElement | None = None
    shown: str = ""
    holders: frozenset[HtmlElement] = frozenset()
    numbers: dict[HtmlElement, int] = field(default_factory=dict)
    steps: dict[HtmlElement, int] = field(default_factory=dict)

    def place(self, element: HtmlElement) -> str:
        """How an element stands to the article: in a foreign part of the page, near the headline, or neither."""
        if self.aside(element.getparent()):
            return ", aside"
        number = self.numbers.get(element)
        near = number is not None and -RULES.near_before <= number <= RULES.near_after
        return ", near headline" if near else ""

    def aside(self, element: HtmlElement | None) -> bool:
        """Whether an element is, or is inside, a foreign part of the page."""
        return element is not None and self._foreign_above(element) < RULES.ancestors

    def _foreign_above(self, element: HtmlElement) -> int:
        """How many elements up a foreign part of the page begins; where none does, very many."""
        below: list[HtmlElement] = []
        at: HtmlElement | None = element
        steps = _NEVER
        while at is not None:
            known = self.steps.get(at)
            if known is not None:
                steps = known
                break
            below.append(at)
            if at.tag in _OUTERMOST:
                break
            if at.tag in _FOREIGN_TAGS or is_foreign(at.get("class")) or is_foreign(at.get("id")) or _is_comment(at):
                steps = -1
                break
            at = at.getparent()
        for at in reversed(below):
            steps += 1
            self.steps[at] = steps
        return steps


def _is_comment(element: HtmlElement) -> bool:
    name = element.get("itemprop")
    return name is not None and name.casefold() in COMMENTS


# Properties of schema.org that hold what readers say.
COMMENTS = frozenset(("comment", "comments", "review", "reviews"))
_OUTERMOST = frozenset(("body", "html", "main"))
_NEVER = 1 << 20


# Elements of web components that show a time as `<time>` does.
_TIMES = ("relative-time", "time-ago", "local-time")


def of_head(tree: HtmlElement) -> Seen:
    """The elements that are told by their tags, wherever they stand."""
    seen = Seen()
    for element in tree.iter("meta", "script", "link", "title", "h1", "h2", "time", *_TIMES):
        tag = element.tag
        if tag == "meta":
            seen.metas.append(element)
            if element.get("itemprop"):
                seen.items.append((element, element.get("itemprop") or ""))
        elif tag == "script":
            _script(seen, element)
        elif tag == "link":
            if element.get("rel", "").casefold() == "canonical":
                seen.links.append(element)
        elif tag == "h1":
            if len(seen.headings) < RULES.headings:
                _heading(seen, element)
        elif tag == "h2":
            seen.lesser.append(element)
        else:
            (seen.titles if tag == "title" else seen.times).append(element)
    return seen


def _heading(seen: Seen, element: HtmlElement) -> None:
    """Keep an h1 as a heading, or as the name of the site, where it links to the site's front page.

    Of 597 pages with known titles 30 have such an h1, and none of these is the title. What a browser's translator put
    into a page that was saved (`Original text`) is none of its headings.
    """
    if any(_TRANSLATOR in (at.get("class") or "") for at in islice(element.iterancestors(), RULES.translated)):
        return
    text = text_of(element, 400)
    around = element.getparent()
    links = [around] if around is not None and around.tag == "a" else element.iter("a")
    if text and any(_HOME.match(link.get("href") or "") for link in links):
        seen.mastheads.append(text)
    else:
        seen.headings.append((element, text))


# The class of what Google's translator adds, its boxes and its bar.
_TRANSLATOR = "skiptranslate"
# The address of a front page: `/`, `../index.html`, `https://river.example/`.
_HOME = re.compile(r"\s*(?:(?:https?:)?//[^/?#\s]+/?|\.{0,2}/)(?:(?:index|default|home)\.\w{3,5})?\s*$", re.IGNORECASE)


def _script(seen: Seen, element: HtmlElement) -> None:
    kind = element.get("type")
    if kind is not None and "ld+json" in kind.casefold():
        if element.text and len(seen.jsonld) < RULES.most:
            seen.jsonld.append(element.text)
    elif not element.get("src"):
        seen.scripts.append(element)


def around(seen: Seen, tree: HtmlElement) -> None:
    """The elements around the headline whose class, address or microdata says byline or date."""
    if seen.headline is None:
        everything(seen, tree)
        return
    # What holds the headline is no foreign part of the page, whatever its class says (`content sidebar`).
    seen.holders = frozenset(seen.headline.iterancestors())
    seen.steps = dict.fromkeys(seen.holders, _NEVER)
    before = _before(seen.headline)
    behind = list(islice(_from(seen.headline), RULES.after))
    seen.above = before[-RULES.above :]
    seen.behind = behind[1:]
    seen.numbers = dict(zip(before, range(-len(before), 0), strict=True)) | dict(zip(behind, count(), strict=False))
    _note(seen, before)
    _note(seen, behind)


def everything(seen: Seen, tree: HtmlElement) -> None:
    """All elements of a page, for one where the region of the headline says too little."""
    body = tree.find("body")
    seen.items = [item for item in seen.items if item[0].tag == "meta"]
    seen.authors.clear()
    seen.dates.clear()
    seen.anchors.clear()
    if body is not None:
        _note(seen, islice(body.iter("*"), RULES.whole + 1))


def _note(seen: Seen, elements: Iterable[HtmlElement]) -> None:
    """Keep the elements that are links, that have microdata, or whose class says byline or date."""
    for element in elements:
        tag = element.tag
        if tag in _SILENT_TAGS or not isinstance(tag, str):
            continue
        if tag == "a":
            seen.anchors.append(element)
        name = element.get("itemprop") or _rdfa(element.get("property"))
        if name:
            seen.items.append((element, name))
        words = element.get("class") or (tag if tag == "byline" else None)
        if words:
            author, date = _class_kind(words)
            if author:
                seen.authors.append(element)
            if date and tag != "time":
                seen.dates.append(element)


def _before(headline: HtmlElement) -> list[HtmlElement]:
    """The elements before the headline, in document order."""
    before: list[HtmlElement] = []
    at = _previous(headline)
    while at is not None and at.tag != "body" and len(before) < RULES.before:
        before.append(at)
        at = _previous(at)
    before.reverse()
    return before


def _from(headline: HtmlElement) -> Iterator[HtmlElement]:
    """The headline and the elements behind it, in document order."""
    yield from headline.iter()
    at: HtmlElement | None = headline
    while at is not None:
        for sibling in at.itersiblings():
            yield from sibling.iter()
        at = at.getparent()


def _previous(element: HtmlElement) -> HtmlElement | None:
    previous = element.getprevious()
    if previous is None:
        return element.getparent()
    while len(previous):
        previous = previous[-1]
    return previous


def _rdfa(names: str | None) -> str | None:
    """What RDFa says in names of microdata: `schema:datePublished` without its vocabulary, Dublin Core by meaning."""
    if names is None:
        return None
    return " ".join(RDFA.get(name, name.rpartition(":")[2]) for name in names.casefold().split())


@lru_cache(maxsize=16384)
def _class_kind(words: str) -> tuple[bool, bool]:
    words = words.casefold()
    if not _AUTHOR_OR_DATE.search(words):
        return False, False
    return _AUTHOR.search(words) is not None, _DATE.search(words) is not None


@lru_cache(maxsize=16384)
def is_foreign(words: str | None) -> bool:
    """Whether the words of a class or id say that what is inside speaks of other pages or of readers."""
    return words is not None and _FOREIGN.search(words.casefold()) is not None
