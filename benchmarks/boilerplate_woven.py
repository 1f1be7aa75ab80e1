"""Scraped texts with the furniture of other publishers: what surrounds an article tells of no publisher then.

Of each text whose article is known others are made: the lines above and below the article are those of another
publisher's page, teasers of other articles stand behind it, or lines of furniture among its paragraphs, or below the
first few of these. Only pages of
the same language, and of the same inner fold, are woven into one another, so that no stage learns from a publisher that
it is asked about.
"""

from __future__ import annotations

import random
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np

from benchmarks.boilerplate_labels import TOKEN, Labelled
from transforms.language import identify
from transforms.plaintext import read_text

WHOLE = frozenset(("fundus-paragraphs", "told-paragraphs"))
CONTAINERS = frozenset(("fundus-container", "told-container"))
# What an error in a woven text costs against one in a scraped text; those of pages that two judges agree on cost half.
WEIGHT = 0.3
# Lines right above an article are its headline, its summary and its byline, and stay with it.
LED = 4
# The greatest weight of a block of a page whose text is known for sure; lower where judges agree on it.
SURE = 0.2
# How often the furniture is another's, teasers are added, they have headlines, and the upper furniture is another's too.
SWAPPED, TEASED, HEADED, BOTH = 0.7, 0.5, 0.6, 0.5
# Characters from which a line is a paragraph, of a headline, and of a label or a short request.
PARAGRAPH, HEADLINE, BRIEF = 80, range(26, 130), range(4, 70)

Lines = list[tuple[str, float]]


def woven_pages(pages: Sequence[Labelled], inner: Sequence[int]) -> Iterator[Labelled]:
    """Other texts from those whose article is known. inner: the inner fold of each page."""
    known = [
        (page, fold)
        for page, fold in zip(pages, inner, strict=True)
        if page.suite in WHOLE | CONTAINERS and page.gold and (page.y > 0.5).sum() > 3
    ]
    alike: dict[tuple[str, int], list[Labelled]] = defaultdict(list)
    for page, fold in known:
        if page.suite != "told-container":
            alike[_language(page.gold or ""), fold].append(page)
    for page, fold in known:
        mates = [mate for mate in alike[_language(page.gold or ""), fold] if mate.group != page.group]
        whole = page.suite in WHOLE
        mates = [mate for mate in mates if not whole or mate.suite in WHOLE]
        made = {"w": _surrounded} if whole else {"c": _interrupted, "d": _interrupted, "e": _brief}
        for salt, lines in made.items() if mates else ():
            rng = random.Random(zlib.crc32((salt + page.id + page.suite).encode()))
            yield from _labelled(page, lines(page, mates, rng))


@cache
def _language(text: str) -> str:
    return identify(text[:3000]) or ""


def _labelled(page: Labelled, lines: Lines) -> Iterator[Labelled]:
    read = read_text("\n\n".join(line for line, _ in lines))
    if [block.text for block in read.blocks] != [line for line, _ in lines]:
        return
    sizes = np.array([len(TOKEN.findall(line)) for line, _ in lines], dtype=float)
    sure = page.suite not in WHOLE or page.suite == "fundus-paragraphs" or page.weight.max() > SURE
    y = np.array([label for _, label in lines], dtype=float)
    weight = np.minimum((sizes + 2) ** 0.8 / max(30.0, float(sizes[y > 0.5].sum())) ** 0.8, 0.6)
    yield Labelled("woven", page.id, page.group, read, y, weight * WEIGHT * (1 if sure else 0.5), page.gold)


def _span(page: Labelled) -> tuple[int, int]:
    """The first and the last block of the article."""
    places = np.flatnonzero((page.y > 0.5) & (page.weight > 0))
    return int(places[0]), int(places[-1])


def _lines(page: Labelled) -> Lines:
    return [(block.text, float(y)) for block, y in zip(page.page.blocks, page.y, strict=True)]


def _surrounded(page: Labelled, mates: Sequence[Labelled], rng: random.Random) -> Lines:
    """The article, with what another page has around its own, or with teasers."""
    lines, (first, last) = _lines(page), _span(page)
    start = max(0, first - LED)
    above, article, below = lines[:start], lines[start : last + 1], lines[last + 1 :]
    swapped = rng.random() < SWAPPED
    if swapped:
        mate = rng.choice(mates)
        others, (first, last) = _lines(mate), _span(mate)
        if rng.random() < BOTH:
            above = [(line, 0.0) for line, _ in others[: max(0, first - LED)]]
        below = [(line, 0.0) for line, _ in others[last + 1 :]]
    if rng.random() < TEASED or not swapped:
        at = rng.choice((0, 0, min(len(below), rng.randint(0, 12))))
        below[at:at] = _teasers(mates, rng)
    return above + article + below


def _teasers(mates: Sequence[Labelled], rng: random.Random) -> Lines:
    """The beginnings of other articles, each under its headline or none of them."""
    some = [rng.choice(mates) for _ in range(rng.randint(4, 16))]
    headed = rng.random() < HEADED
    teasers = []
    for mate in some:
        lines, (first, _) = _lines(mate), _span(mate)
        body = [line for line, y in lines if y > 0.5 and len(line) > PARAGRAPH]
        if not body:
            continue
        if headed:
            teasers += [line for line, _ in lines[max(0, first - LED) : first] if len(line) in HEADLINE][:1]
        teasers.append(_cut(rng.choice(body[:3]), rng))
    return [(teaser, 0.0) for teaser in teasers]


def _cut(text: str, rng: random.Random) -> str:
    """A paragraph cut down to a teaser: at the end of a sentence, or in the midst of one."""
    most = rng.randint(90, 260)
    if len(text) <= most:
        return text
    stop = text.rfind(". ", 40, most)
    if stop > 0 and rng.random() < 0.7:
        return text[: stop + 1]
    return text[:most].rsplit(" ", 1)[0] + rng.choice(("…", "...", "…", ""))


def _interrupted(page: Labelled, mates: Sequence[Labelled], rng: random.Random) -> Lines:
    """The container of an article, with furniture of other pages among its paragraphs and below them."""
    lines, (first, last) = _lines(page), _span(page)
    for _ in range(rng.randint(1, 3)):
        mate = rng.choice(mates)
        start, end = _span(mate)
        among = [at for at in range(start + 1, end) if mate.y[at] < 0.1 and mate.weight[at] > 0]
        if not among:
            continue
        run = [rng.choice(among)]
        while run[-1] + 1 in among and len(run) < 4:
            run.append(run[-1] + 1)
        place = rng.randint(first + 1, last)
        lines[place:place] = [(mate.page.blocks[at].text, 0.0) for at in run]
    mate = rng.choice(mates)
    below = _lines(mate)[_span(mate)[1] + 1 :]
    return lines + [(line, 0.0) for line, _ in below[: rng.randint(0, 6)]]


def _brief(page: Labelled, mates: Sequence[Labelled], rng: random.Random) -> Lines:
    """The first few paragraphs of an article, and as many short lines of furniture, or more."""
    lines, (first, last) = _lines(page), _span(page)
    most = rng.randint(2, 6)
    article = [line for line in lines[first : last + 1] if line[1] > 0.5][:most]
    below: Lines = []
    for _ in range(rng.randint(1, 2)):
        mate = rng.choice(mates)
        below += [(line, 0.0) for line, _ in _lines(mate)[_span(mate)[1] + 1 :] if len(line) in BRIEF]
    return lines[max(0, first - 1) : first] + article + below[: rng.randint(most, 14)]
