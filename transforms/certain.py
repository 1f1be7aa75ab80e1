"""Lines that the model would keep and that are furniture beyond doubt."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from transforms.aside import about_house, is_release
from transforms.document import Block, Page
from transforms.lines import reports
from transforms.model import Likely
from transforms.passage_lines import RULES as FORM
from transforms.passage_lines import clocks_of, is_short, lines_of
from transforms.prompts import COMMENTS, FURNITURE, OFFERS, STATED, footer_in, header_in, is_address, prompt_in
from transforms.requests_made import is_asking, made_request
from transforms.sayings import said_by_site
from transforms.surroundings import ENDS_SENTENCE, LINK_SHARE, UNITS
from transforms.vocabulary import RemovalReason


@dataclass(frozen=True, slots=True)
class Rules:
    """Which lines are looked at, and what the model must think of them.

    stays      probability of being the article's from which a block stays. Cross-validated by publisher, 0.4 to 0.5
               gives the best F1; the lower end is taken, because a lost paragraph is worse than a line left in
    held       the same, where little would stay otherwise
    prose      characters of an unlinked block from which it counts as prose
    beyond     how sure the model must be of a paragraph for no request to be looked for in it
    line       characters up to which a block is looked at by these rules
    said       the same of a block that the model is sure of, for what only a site says
    alike      characters of a line that is the head of readers' comments
    commented  how sure the model must be of a block below a head of comments
    insisted   the least probability of such a block for a rule to be named, and not the model
    doubted    the same of a heading above an offer of a newsletter or a subscription
    asked      how sure the model must be of a heading right above a request
    linked     share of linked characters of a link below a label
    teased     links below such a label that go with it; of two publishers of 117 the golds keep longer lists
    """

    stays: float = 0.4
    held: float = 0.12
    prose: int = 80
    beyond: float = 0.9
    line: int = 400
    said: int = 120
    alike: int = 35
    commented: float = 0.75
    insisted: float = 0.015
    doubted: float = 0.6
    asked: float = 0.8
    linked: float = 0.9
    teased: int = 2


RULES = Rules()
_ASKED = frozenset((RemovalReason.SUBSCRIPTION, RemovalReason.NEWSLETTER, RemovalReason.CONTACT))
# Hangul and what comes behind it: scripts in which the tables of words between spaces have nothing.
_HANGUL = "\u1100"
# Thai and Lao end a sentence with a space; of Burmese and Tibetan the marks are no letters, and stand here too.
_UNSTOPPED = frozenset(map(chr, (*range(0xE00, 0xF00), 0x104A, 0x104B, 0xF0D)))


def certain_blocks(page: Page, found: Likely) -> dict[int, RemovalReason]:
    """Lines that the model would keep and that are furniture beyond doubt: prompts anywhere, bylines, dates and
    sign-offs at the edges."""
    p, rows = found.probability, found.wide
    solid = (p >= RULES.stays) & (rows[UNITS] >= RULES.prose) & ended_blocks(page, found)
    places = np.flatnonzero(solid)
    first, last = (int(places[0]), int(places[-1])) if len(places) else (len(p), -1)
    names = _Names(page)
    marked = page.blocks[0].markup is not None
    certain = {} if marked else _doubted_requests(page, found)
    likely_lines = (p >= RULES.held) & (~solid | (rows[UNITS] <= RULES.line))
    if not marked:
        certain |= _commented(page, found)
        if is_short(page):
            lines = lines_of(page, found, np.ones(len(p), dtype=bool), asking_blocks(page, found))
            likely_lines |= lines.ends & lines.plain
        likely_lines[clocks_of([block.text for block in page.blocks])] = False
    # where tables hold the page itself, their rows are its lines
    table = "" if marked and _is_laid_out(page, places.tolist()) else "table"
    for place in np.flatnonzero(likely_lines).tolist():
        block = page.blocks[place]
        if block.kind == "code" or (block.kind == table and place > first):
            continue
        reason = _asked_in(block.text, found, place, marked=marked) if block.kind != table else None
        if reason is None and block.kind == "heading":
            reason = _heads_prompt(found, place)
        elif reason is None and not first < place < last:
            reason = _edges(block, names)
        if reason is None and place > last >= 0:
            reason = footer_in(block.text, names.sites)
        if reason is not None:
            certain[place] = reason
    if marked:
        certain |= _below_labels(page, found, certain)
    # a document that is nothing else is held back as it is
    nothing = not marked and len(certain) + 1 >= len(page.blocks) and p.max() < RULES.stays
    return {} if nothing else certain


def _asked_in(text: str, found: Likely, place: int, *, marked: bool) -> RemovalReason | None:
    """What a line asks of its reader, or labels.

    Without a word that names furniture, and without a colon before a name, nothing is asked of whom the model holds for
    the article's; scraped text may be in a language whose words for furniture no table has.
    """
    asking = found.seen.concepts[place] & FURNITURE or ":" in text
    doubted = found.probability[place] < RULES.beyond or (text[0] >= _HANGUL if marked else len(text) < RULES.prose)
    if asking or doubted:
        made = made_request(text, marked=marked)
    else:
        made = said_by_site(text) if len(text) <= RULES.said else None
    return made or (prompt_in(text) if asking else None)


def _edges(block: Block, names: _Names) -> RemovalReason | None:
    """What a line above the first paragraph or below the last is, if it is surely no text."""
    reason = header_in(block.text, names.authors)
    alone = reason is None and block.kind != "table" and is_address(block.text)
    return RemovalReason.NAVIGATION if alone else reason


def _below_labels(page: Page, found: Likely, certain: Mapping[int, RemovalReason]) -> dict[int, RemovalReason]:
    """What stands below labels on a page with markup: links, what the house that a release is of says of itself; and
    doubted headings right above a request."""
    below = _under_labels(page, found, certain)
    if RemovalReason.CONTACT in certain.values():
        texts = [block.text for block in page.blocks]
        if is_release(texts):
            below |= dict.fromkeys(about_house(texts), RemovalReason.OTHER)
    return below | {
        label - 1: reason
        for label, reason in certain.items()
        if label
        and reason in _ASKED
        and page.blocks[label - 1].kind == "heading"
        and found.probability[label - 1] < RULES.asked
    }


def _under_labels(page: Page, found: Likely, certain: Mapping[int, RemovalReason]) -> dict[int, RemovalReason]:
    """The links right below a label such as "Read also", where they are few."""
    links = found.wide[LINK_SHARE] >= RULES.linked
    linked: dict[int, RemovalReason] = {}
    for label, reason in certain.items():
        if reason == RemovalReason.RELATED and len(page.blocks[label].text) <= RULES.alike:
            below = label + 1
            while below < len(links) and links[below]:
                below += 1
            if below - label - 1 <= RULES.teased:
                linked |= dict.fromkeys(range(label + 1, below), reason)
    return linked


def _is_laid_out(page: Page, places: list[int]) -> bool:
    """Whether most of a page's paragraphs stand in cells of tables, as they did before there were other means."""
    celled = sum((markup := page.blocks[place].markup) is not None and "tr" in markup.path for place in places)
    return 2 * celled > len(places)


def _doubted_requests(page: Page, found: Likely) -> dict[int, RemovalReason]:
    """Requests in a scraped text that the model does not keep, but that may stay with all that is too little."""
    # in a longer text nothing below stays for its form
    least = 0.0 if is_short(page) else FORM.brief
    p = found.probability
    doubted = np.flatnonzero((p < RULES.held) & (p >= least) & (found.wide[UNITS] <= RULES.line)).tolist()
    texts = {place: page.blocks[place].text for place in doubted}
    reasons = {place: made_request(text) or (prompt_in(text) if ":" in text else None) for place, text in texts.items()}
    asked = {place: reason for place, reason in reasons.items() if reason is not None}
    # a document that is nothing else is held back as it is
    return asked if len(asked) + 1 < len(page.blocks) else {}


def _heads_prompt(found: Likely, place: int) -> RemovalReason | None:
    """Whether a heading that the model doubts is the name of the newsletter that is offered right below it."""
    below = place + 1
    if found.probability[place] >= RULES.doubted or below >= len(found.probability):
        return None
    offers = found.seen.concepts[below] & OFFERS and found.probability[below] < RULES.stays
    return RemovalReason.NEWSLETTER if offers else None


class _Names:
    """Whom a page names, case-folded: its authors, and its site."""

    __slots__ = ("authors", "sites")

    def __init__(self, page: Page) -> None:
        self.authors = authors_named(page)
        titles = [f.value for f in page.found if f.name == "title" and f.source == "html:title"]
        parts = [re.split(r" [-–—|:·»] ", title)[-1] for title in titles]
        named = [f.value for f in page.found if f.name == "site_name"]
        self.sites = [name.casefold().strip() for name in (*named, *parts) if len(name.strip()) > 3]


def authors_named(page: Page) -> list[str]:
    """The names of the authors that a page gives, case-folded."""
    return [
        field.value.casefold()
        for field in page.found
        if field.name == "author" and 4 < len(field.value) < 60 and " " in field.value
    ]


def _commented(page: Page, found: Likely) -> dict[int, RemovalReason]:
    """What follows a head such as "3 comments" late in a scraped text, where the model does not insist."""
    p, concepts = found.probability, found.seen.concepts
    count = len(p)
    heads = [
        place
        for place in range(count // 2, count)
        if concepts[place] & COMMENTS and len(page.blocks[place].text) < RULES.alike and p[place] < RULES.stays
    ]
    if not heads:
        return {}
    doubted = range(heads[0], count)
    return {place: RemovalReason.COMMENTS for place in doubted if RULES.insisted <= p[place] < RULES.commented}


def ended_blocks(page: Page, found: Likely) -> npt.NDArray[np.bool_]:
    """Which blocks end as a sentence does; in scripts that end none with a mark, which of the likely ones end with a
    letter."""
    ended: npt.NDArray[np.bool_] = found.wide[ENDS_SENTENCE] > 0
    blocks = page.blocks
    for place in np.flatnonzero(~ended & (found.probability >= RULES.held)).tolist():
        ended[place] = blocks[place].text[-1] in _UNSTOPPED
    return ended


def asking_blocks(page: Page, found: Likely) -> npt.NDArray[np.bool_]:
    """The blocks whose words name furniture, unless they report what somebody said."""
    concepts = found.seen.concepts
    return np.array([
        bits & FURNITURE != 0 and not reports(block.text) and (bits & STATED != 0 or is_asking(block.text))
        for bits, block in zip(concepts, page.blocks, strict=True)
    ])  # fmt: skip
