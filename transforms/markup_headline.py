"""Which element of a page holds its headline: a heading that the page's titles repeat, or what stands for one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, islice

from lxml.html import HtmlElement

from transforms.document import Field
from transforms.element_text import fold, text_of
from transforms.markup_walk import RULES, Seen


def choose_headline(seen: Seen, tree: HtmlElement, said: Sequence[Field]) -> None:
    """The h1 that most of the page's titles repeat, else an h2 or h3 that one does; else the h1 with most of them.

    said: the titles that the page's head gives
    """
    titles = [field.value for field in said]
    folded = tuple(map(fold, titles))
    texts = [(element, fold(text)) for element, text in seen.headings]
    # A site's name in an h1 stands in <title>, too; the headline stands in more of them, or has more letters.
    named = [(sum(text in title for title in folded), len(text), element) for element, text in texts if text]
    count, _, element = max(named, key=lambda one: one[:2], default=(0, 0, None))
    if element is not None and count:
        element = _behind_masthead(seen, tree, element, titles)
    if count and element is not None and element.tag == "h1":
        below = _seen_below(seen, [field.value for field in said if field.source in _OF_ARTICLE])
        if below is not None:
            element, seen.shown = below
    if not count:
        element = _repeated(seen, tree, titles)
        alone = _alone(texts, folded, None if element is None else fold(text_of(element, 400)))
        element = element if alone is None else alone
    seen.headline = element
    if seen.headline is None:
        shared = [(_shared(text, folded), place, element) for place, (element, text) in enumerate(texts) if text]
        runs, _, seen.headline = max(shared, key=lambda one: one[:2], default=(0, 0, None))
        if not runs:
            unnamed = _unnamed(seen, tree, titles)
            seen.headline = seen.headline if unnamed is None else unnamed


def _seen_below(seen: Seen, titles: Sequence[str]) -> tuple[HtmlElement, str] | None:
    """The h2 that ends with a title of the article that no h1 of the page says, and that title.

    Many an h1 is written for search engines, as the last step of the page's path, above the headline that readers see.
    Of 597 pages with known titles 20 have such an h2: it shows the known title on 15, the h1 on one.
    """
    own = {fold(text) for _, text in seen.headings}
    wanted = [(key, title) for title in titles if len(key := fold(title)) >= RULES.repeated and key not in own]
    for element in seen.lesser[: RULES.headings] if wanted else ():
        text = fold(text_of(element, 400))
        for key, title in wanted:
            # before it may stand a kicker, but not most of another heading
            if text not in own and text.endswith(key) and 2 * len(key) > len(text):
                return element, title
    return None


def _behind_masthead(seen: Seen, tree: HtmlElement, chosen: HtmlElement, titles: Sequence[str]) -> HtmlElement:
    """The h2 or h3 that is a longer piece of a title whose last piece the chosen h1 is: that h1 is the site's name,
    which old themes of blogs set so above all of their pages.
    """
    name = fold(text_of(chosen, 400))
    parted = [[fold(piece) for piece in _TITLE_BAR.split(title)] for title in titles if name in fold(title)]
    # what stands first may be the headline before its deck, and a title alone is no site
    if not all(len(pieces) > 1 and pieces[-1] == name for pieces in parted):
        return chosen
    for pieces in parted:
        for element in chain(seen.lesser[: RULES.headings], islice(tree.iter("h3"), RULES.headings)):
            text = fold(text_of(element, 400))
            if len(text) > max(len(name), RULES.repeated) and text in pieces[:-1]:
                seen.mastheads.append(text_of(chosen, 400))
                seen.headings = [heading for heading in seen.headings if heading[0] is not chosen]
                return element
    return chosen


def _alone(texts: Sequence[tuple[HtmlElement, str]], titles: Sequence[str], lesser: str | None) -> HtmlElement | None:
    """The only h1 of a page, where much of it stands in a title, and the heading that is repeated is a chapter's:
    it is shorter than the h1, or no title holds all of it.

    Of 10 pages with such an h1, and an h2 that a title repeats or holds, the known title is the h1 of 6, the h2 of one.
    """
    named = [(element, text) for element, text in texts if text]
    if len(named) != 1 or len(named[0][1]) < RULES.repeated:
        return None
    element, text = named[0]
    if lesser is not None and len(lesser) > len(text) and any(lesser in title for title in titles):
        return None
    return element if _shared(text, titles) >= RULES.alone * (len(text) - 3) else None


def _shared(text: str, titles: Sequence[str]) -> int:
    """How many runs of four letters of a heading stand in a title of the page: that of a box has none."""
    return sum(any(text[at : at + 4] in title for title in titles) for at in range(len(text) - 3))


def _repeated(seen: Seen, tree: HtmlElement, titles: Sequence[str]) -> HtmlElement | None:
    """The h2, else h3, that is in a title of the page, or holds a part of one, as where the h1 is the site's name."""
    pieces = [p for title in titles for p in map(fold, _TITLE_BAR.split(title)) if len(p) >= RULES.repeated]
    site = {fold(text) for text in (*seen.mastheads, *(text for _, text in seen.headings))}
    whole = " ".join(map(fold, titles))
    first: tuple[int, HtmlElement | None] = (0, None)
    for headings in (seen.lesser[: RULES.headings], islice(tree.iter("h3"), RULES.headings)):
        for element in headings:
            text = fold(text_of(element, 400))
            repeated = text in whole or any(p in text and p not in site for p in pieces)
            # a blog's name may stand in a title, too, above the longer heading that is a whole piece of it
            more = first[1] is None or (len(text) > first[0] and text in pieces)
            if len(text) >= RULES.repeated and repeated and more:
                first = (len(text), element)
        if first[1] is not None:
            break
    return first[1]


def _unnamed(seen: Seen, tree: HtmlElement, titles: Sequence[str]) -> HtmlElement | None:
    """The element that holds a title of the page, or a part of one, and nothing else, where no heading does: old pages
    set their headline in a `font`, newer ones in a `div`. Of several parts the longest; what links elsewhere is none.
    """
    pieces = {piece for title in titles for piece in _TITLE_BAR.split(_BEHIND.sub("", title))}
    wanted = {fold(piece) for piece in pieces.union(*(_COLON.split(piece) for piece in pieces))}
    wanted = {piece for piece in wanted if RULES.repeated <= len(piece)} - {fold(name) for name in seen.mastheads}
    body = tree.find("body")
    if not wanted or body is None:
        return None
    longest = 2 * max(map(len, wanted)) + 40
    best: tuple[str, HtmlElement | None] = ("", None)
    for element in islice(body.iter(*_MAY_HEAD), RULES.whole):
        text = element.text
        if not text or not RULES.repeated <= len(text) <= longest:
            continue
        key = fold(text)
        # of two as long the later: the site's name stands above
        if (
            key in wanted
            and key != best[0]
            and len(key) >= len(best[0])
            and not seen.aside(element)
            and not _is_linked(element)
        ):
            best = (key, element)
    return best[1]


def _is_linked(element: HtmlElement) -> bool:
    return element.get("href") is not None or any(a.get("href") is not None for a in element.iterancestors("a"))


# What pages without headings set a headline in.
_MAY_HEAD = (
    "div", "span", "font", "b", "strong", "td", "th", "p", "big", "h4", "h5", "h6", "center", "a", "u", "em", "i",
)  # fmt: skip
# What of a page's head speaks of its article alone.
_OF_ARTICLE = frozenset(("meta:og:title", "jsonld:headline"))
_COLON = re.compile(r":\s")
# The site's name where no spaces stand between words.
_BEHIND = re.compile(r"(?<=[\u3000-\u9fff\uff01-\uff5e])[-_][^-_\s]{2,12}$")
_TITLE_BAR = re.compile(r"\s[-–—|·•:»«/]\s|[|»«｜]")
