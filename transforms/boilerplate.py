"""The blocks of a document -> the same blocks, each kept, lifted or removed, with a reason and a score."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from transforms.aside import Judgement, listed_with, set_aside, without
from transforms.bios import bio_blocks
from transforms.cards import without_cards
from transforms.document import Page, Unusable, Verdict
from transforms.dumps import is_dump
from transforms.further import further_articles
from transforms.layers import consent_blocks
from transforms.lifting import lifted_blocks
from transforms.lines import is_text_of_lines, reports
from transforms.model import Likely, likely
from transforms.no_article import is_no_article
from transforms.passages import RULES as FORM
from transforms.passages import clocks_of, is_article, is_only_sentences, is_short, lines_of, passages
from transforms.prompts import COMMENTS, FURNITURE, OFFERS, STATED, footer_in, header_in, prompt_in
from transforms.repeats import repeats
from transforms.requests_made import is_asking, made_request
from transforms.scraped_title import headline_of
from transforms.shown import shown_of
from transforms.surroundings import ENDS_SENTENCE, LINK_SHARE, UNITS
from transforms.vocabulary import Caution, QuarantineReason, RemovalReason
from transforms.why import Why


@dataclass(frozen=True, slots=True)
class Rules:
    """How sure a removal must be, and what is too much.

    html, text     probability of being the article's from which a block stays. Cross-validated by publisher, 0.4 to 0.5
                   gives the best F1; the lower end is taken, because a lost paragraph is worse than a line left in
    between, gap   the same for sentences of at least `gap` characters right between two blocks that stay: recall of
                   articles 0.9842 -> 0.9860 at the same precision, cross-validated
    beyond         how sure the model must be of a paragraph for no request to be looked for in it
    sure           the score of what a rule removes where the model would not have
    line           characters up to which a block is looked at by those rules
    held           the same, where little would stay otherwise; or
    beside         in scraped text this part of the likeliest block's: of paragraphs that the judge doubts alike none
                   goes alone
    little         characters that are too few to be an article's text
    mainly         share of a document's characters that must be prose for a removal of nearly all to be held back;
                   below it
                   the document is the menus and lists of a page without an article
    blocks         the same, only where it has more blocks than these: of a few lines none is a menu
    sentence       characters of a block that ends like a sentence, from which it tells of an article
    lone           how sure the best block of such a document must be, for the little that was kept to be its article
    prose          characters of an unlinked block from which it counts as prose
    linked         share of linked characters up to which a block is prose
    alike          characters of a line that is the head of readers' comments
    most           share of a document's prose that may go without a warning
    commented      how sure the model must be of a block below a head of comments
    insisted       the least probability of such a block for a rule to be named, and not the model
    doubted        the same of a heading above an offer of a newsletter or a subscription
    """

    html: float = 0.4
    text: float = 0.4
    between: float = 0.1
    gap: int = 60
    beyond: float = 0.9
    sure: float = 0.9
    line: int = 400
    held: float = 0.12
    beside: float = 0.5
    little: int = 250
    mainly: float = 0.5
    blocks: int = 12
    sentence: int = 40
    teaser: int = 400
    lone: float = 0.9
    prose: int = 80
    linked: float = 0.5
    alike: int = 35
    most: float = 0.7
    doubted: float = 0.6
    commented: float = 0.75
    insisted: float = 0.015


RULES = Rules()
# Hangul and what comes behind it: scripts in which the tables of words between spaces have nothing.
_HANGUL = "\u1100"
# Thai and Lao end a sentence with a space; of Burmese and Tibetan the marks are no letters, and stand here too.
_UNSTOPPED = frozenset(map(chr, (*range(0xE00, 0xF00), 0x104A, 0x104B, 0xF0D)))


def judge(page: Page) -> tuple[Verdict, ...]:
    """One verdict for each block of the page, in order. Raises Unusable where the page holds no article."""
    return judgement(page).verdicts


def judgement(page: Page) -> Judgement:
    """The verdicts, with a warning where a removal was held back or most of the prose went.

    Raises Unusable (NO_ARTICLE) where nothing on the page reads like an article.
    """
    aside = set_aside(page)
    return without(page, aside, _judgement) if aside else _judgement(page)


def _judgement(page: Page) -> Judgement:
    if not page.blocks:
        raise Unusable(QuarantineReason.NO_ARTICLE, "no block of text")
    # a repair may leave nothing of a block (it was one NUL): it is judged as a dot, and goes
    empty = {place: RemovalReason.OTHER for place, block in enumerate(page.blocks) if not block.text.strip()}
    if empty:
        page = Page(tuple([b if b.text.strip() else replace(b, text="·") for b in page.blocks]), page.found)
    found = likely(page)
    lifted = lifted_blocks(page)
    bios = bio_blocks(page.blocks, found.seen.concepts, found.probability.tolist(), _authors_of(page))
    headlines = [place for place, field in lifted.items() if field == "title"]
    certain = certain_blocks(page, found) | consent_blocks(page, found, headlines) | empty
    kept, warnings = chosen(page, found, lifted.keys() | bios.keys() | certain.keys())
    if page.blocks[0].markup is not None:
        further = further_articles(page, kept, headlines)
        kept[list(further)] = False
        certain |= further
        kept = without_cards(page, found.probability, kept)
    if not kept.any():
        raise Unusable(QuarantineReason.NO_ARTICLE, f"none of {len(page.blocks)} blocks reads like an article's")
    if is_no_article(page, found.seen.concepts, kept.tolist()):
        raise Unusable(QuarantineReason.NO_ARTICLE, "a few words, an error page, or a request for consent")
    headline = headline_of(page, found.seen.concepts, kept.tolist())
    if headline is not None:
        lifted = {place: name for place, name in lifted.items() if name != "title"} | {headline: "title"}
        kept[headline] = False
    probability = found.probability.tolist()
    # where the model says no as well, the wording of the whole line names the reason
    needed = {place: reason for place, reason in certain.items() if place in empty or probability[place] >= RULES.html}
    why = Why(page, found.seen, kept.tolist(), dict.fromkeys(bios, RemovalReason.AUTHOR_PROFILE) | needed)
    verdicts = []
    scores = (1.0 - found.probability.astype(np.float64)).round(4).tolist()
    for place, (stays, score) in enumerate(zip(kept.tolist(), scores, strict=True)):
        if place in lifted:
            verdicts.append(Verdict(False, score, None, lifted[place]))
        elif stays:
            verdicts.append(Verdict(True, score))
        else:
            ruled = place in why.given or probability[place] >= RULES.html
            verdicts.append(Verdict(False, max(score, RULES.sure) if ruled else score, why.reason(place)))
    return Judgement(tuple(verdicts), warnings)


def certain_blocks(page: Page, found: Likely) -> dict[int, RemovalReason]:
    """Lines that the model would keep and that are furniture beyond doubt: prompts anywhere, bylines, dates and
    sign-offs at the edges."""
    p, rows = found.probability, found.wide
    solid = (p >= RULES.html) & (rows[UNITS] >= RULES.prose) & _ended(page, found)
    places = np.flatnonzero(solid)
    first, last = (int(places[0]), int(places[-1])) if len(places) else (len(p), -1)
    names = _Names(page)
    marked = page.blocks[0].markup is not None
    certain = {} if marked else _doubted_requests(page, found)
    likely_lines = (p >= RULES.held) & (~solid | (rows[UNITS] <= RULES.line))
    if not marked:
        certain |= _commented(page, found)
        if is_short(page):
            lines = lines_of(page, found, np.ones(len(p), dtype=bool), _asking(page, found))
            likely_lines |= lines.ends & lines.plain
        likely_lines[clocks_of([block.text for block in page.blocks])] = False
    # where tables hold the page itself, their rows are its lines
    table = "" if marked and _is_laid_out(page, places.tolist()) else "table"
    for place in np.flatnonzero(likely_lines).tolist():
        block = page.blocks[place]
        if block.kind == "code" or (block.kind == table and place > first):
            continue
        text = block.text
        # without a word that names furniture, and without a colon before a name, nothing is asked; scraped text may be
        # in a language whose words for furniture no table has
        asking = found.seen.concepts[place] & FURNITURE or ":" in text
        reason = None
        if block.kind != table:
            doubted = text[0] >= _HANGUL if marked else p[place] < RULES.beyond or len(text) < RULES.prose
            made = made_request(text, marked=marked) if asking or doubted else None
            reason = made or (prompt_in(text) if asking else None)
        if reason is None and not first < place < last and block.kind != "heading":
            reason = header_in(text, names.authors)
        if reason is None and block.kind == "heading":
            reason = _heads_prompt(found, place)
        if reason is None and place > last >= 0:
            reason = footer_in(text, names.sites)
        if reason is not None:
            certain[place] = reason
    # a document that is nothing else is held back as it is
    nothing = not marked and len(certain) + 1 >= len(page.blocks) and p.max() < RULES.text
    return {} if nothing else certain


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
    offers = found.seen.concepts[below] & OFFERS and found.probability[below] < RULES.html
    return RemovalReason.NEWSLETTER if offers else None


class _Names:
    """Whom a page names, case-folded: its authors, and its site."""

    __slots__ = ("authors", "sites")

    def __init__(self, page: Page) -> None:
        self.authors = _authors_of(page)
        titles = [f.value for f in page.found if f.name == "title" and f.source == "html:title"]
        parts = [re.split(r" [-–—|:·»] ", title)[-1] for title in titles]
        named = [f.value for f in page.found if f.name == "site_name"]
        self.sites = [name.casefold().strip() for name in (*named, *parts) if len(name.strip()) > 3]


def _authors_of(page: Page) -> list[str]:
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
        if concepts[place] & COMMENTS and len(page.blocks[place].text) < RULES.alike and p[place] < RULES.text
    ]
    if not heads:
        return {}
    doubted = range(heads[0], count)
    return {place: RemovalReason.COMMENTS for place in doubted if RULES.insisted <= p[place] < RULES.commented}


def chosen(
    page: Page, found: Likely, taken: Set[int] = frozenset()
) -> tuple[npt.NDArray[np.bool_], tuple[Caution, ...]]:
    """Which blocks stay, and what is to be known of that. taken: the blocks that are decided otherwise."""
    p = found.probability
    marked = page.blocks[0].markup is not None
    free = np.ones(len(p), dtype=bool)
    free[list(taken)] = False
    # ideographs say as much in one character as letters in two: what is long is told in units
    sizes = found.wide[UNITS]
    kept = p >= (RULES.html if marked else RULES.text)
    kept = (kept | _between(found, kept)) & free
    prose = sizes * ~found.seen.entries * (found.wide[LINK_SHARE] < RULES.linked) * (sizes >= RULES.prose)
    prosy = bool(prose.sum() >= RULES.mainly * sizes.sum())
    warnings: tuple[Caution, ...] = ()
    whole = False
    lines = None
    if not marked:
        asking = _asking(page, found)
        lines = lines_of(page, found, free, asking)
        whole = (lines.short or not prosy) and not is_dump(lines, asking) and _is_lines(page, free, asking)
        if whole and not prosy and not is_only_sentences(lines):
            asked = [bool(asks and prompt_in(block.text)) for asks, block in zip(asking, page.blocks, strict=True)]
            return (kept | ~np.array(asked)) & free, warnings
        kept = passages(lines, kept)
        kept = kept | listed_with(page, free & ~asking, kept)
        kept[list(repeats(page.blocks, np.flatnonzero(kept).tolist()))] = False
    else:
        kept = shown_of(page, found, kept)
    # what looks like a text of its own was not taken for furniture: its lines were only too few to tell
    held = () if whole else (Caution.REMOVAL_HELD_BACK,)
    # a teaser breaks off within its sentence, and is all that some pages hold of their article
    told = (_ended(page, found) & (sizes >= RULES.sentence)) | (sizes >= RULES.teaser)
    solid = float((sizes * kept * told).sum())
    listed = len(p) > RULES.blocks and solid < RULES.little and not prosy
    if listed and not (lines is not None and is_article(lines)):
        kept = kept & (solid > 0) & (p.max() >= RULES.lone)
    elif (sizes * kept).sum() < RULES.little:
        best = float(p.max())
        beside = RULES.beside * best if not marked and best >= RULES.held else RULES.held
        more = (p >= min(RULES.held, beside)) & free
        if (sizes * more).sum() > (sizes * kept).sum():
            kept = kept | more
            warnings = held
    if not marked and len(p) <= RULES.blocks and not kept.any():
        kept = free
        warnings = held
    if (prose * ~kept).sum() > RULES.most * max(1, prose.sum()):
        warnings += (Caution.MOST_REMOVED,)
    return kept, warnings


def _ended(page: Page, found: Likely) -> npt.NDArray[np.bool_]:
    """Which blocks end as a sentence does; in scripts that end none with a mark, which of the likely ones end with a
    letter."""
    ended: npt.NDArray[np.bool_] = found.wide[ENDS_SENTENCE] > 0
    blocks = page.blocks
    for place in np.flatnonzero(~ended & (found.probability >= RULES.held)).tolist():
        ended[place] = blocks[place].text[-1] in _UNSTOPPED
    return ended


def _between(found: Likely, kept: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Sentences that stand right between two blocks that stay, where not all speaks against them."""
    inside = np.zeros(len(kept), dtype=bool)
    inside[1:-1] = kept[:-2] & kept[2:]
    rows = found.wide
    prose = (rows[UNITS] >= RULES.gap) & (rows[ENDS_SENTENCE] > 0) & (rows[LINK_SHARE] < RULES.linked)
    between: npt.NDArray[np.bool_] = inside & prose & (found.probability >= RULES.between)
    return between


def _asking(page: Page, found: Likely) -> npt.NDArray[np.bool_]:
    """The blocks whose words name furniture, unless they report what somebody said."""
    concepts = found.seen.concepts
    return np.array([
        bits & FURNITURE != 0 and not reports(block.text) and (bits & STATED != 0 or is_asking(block.text))
        for bits, block in zip(concepts, page.blocks, strict=True)
    ])  # fmt: skip


def _is_lines(page: Page, free: npt.NDArray[np.bool_], asking: npt.NDArray[np.bool_]) -> bool:
    """Whether a scraped text is verse, a recipe, code or the like: not prose, and yet no menu."""
    texts = [page.blocks[place].text for place in np.flatnonzero(free).tolist()]
    return is_text_of_lines(texts, asking[free].tolist())
