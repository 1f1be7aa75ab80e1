"""The blocks of a document -> the same blocks, each kept, lifted or removed, with a reason and a score."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from transforms.aside import Judgement, listed_with, set_aside, without
from transforms.bios import bio_blocks
from transforms.cards import without_cards
from transforms.certain import RULES as CERTAIN
from transforms.certain import asking_blocks, authors_named, certain_blocks, ended_blocks
from transforms.document import Page, Unusable, Verdict
from transforms.dumps import is_dump
from transforms.further import further_articles
from transforms.layers import consent_blocks
from transforms.lifting import lifted_blocks
from transforms.lines import is_text_of_lines
from transforms.model import Likely, likely
from transforms.no_article import is_no_article
from transforms.passage_lines import lines_of
from transforms.passages import is_article, is_only_sentences, passages
from transforms.prompts import prompt_in
from transforms.repeats import repeats
from transforms.scraped_title import headline_of
from transforms.shown import shown_of
from transforms.surroundings import ENDS_SENTENCE, LINK_SHARE, UNITS
from transforms.vocabulary import Caution, QuarantineReason, RemovalReason
from transforms.why import Why


@dataclass(frozen=True, slots=True)
class Rules:
    """How sure a removal must be, and what is too much.

    between, gap   how likely sentences of at least `gap` characters must be that stand right between two blocks that
                   stay: recall of articles 0.9842 -> 0.9860 at the same precision, cross-validated
    sure           the score of what a rule removes where the model would not have
    beside         in scraped text the part of the likeliest block's probability from which a block stays where little
                   would: of paragraphs that the judge doubts alike none goes alone
    little         characters that are too few to be an article's text
    mainly         share of a document's characters that must be prose for a removal of nearly all to be held back;
                   below it the document is the menus and lists of a page without an article
    blocks         the same, only where it has more blocks than these: of a few lines none is a menu
    sentence       characters of a block that ends like a sentence, from which it tells of an article
    lone           how sure the best block of such a document must be, for the little that was kept to be its article
    linked         share of linked characters up to which a block is prose
    most           share of a document's prose that may go without a warning
    """

    between: float = 0.1
    gap: int = 60
    sure: float = 0.9
    beside: float = 0.5
    little: int = 250
    mainly: float = 0.5
    blocks: int = 12
    sentence: int = 40
    teaser: int = 400
    lone: float = 0.9
    linked: float = 0.5
    most: float = 0.7


RULES = Rules()


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
    headlines = [place for place, field in lifted.items() if field == "title"]
    certain = certain_blocks(page, found) | consent_blocks(page, found, headlines) | empty
    # what a site says below a profile is no paragraph that an article goes on with
    doubted = [0.0 if place in certain else p for place, p in enumerate(found.probability.tolist())]
    bios = bio_blocks(page.blocks, found.seen.concepts, doubted, authors_named(page))
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
    needed = {
        place: reason for place, reason in certain.items() if place in empty or probability[place] >= CERTAIN.stays
    }
    why = Why(page, found.seen, kept.tolist(), dict.fromkeys(bios, RemovalReason.AUTHOR_PROFILE) | needed)
    verdicts = []
    scores = (1.0 - found.probability.astype(np.float64)).round(4).tolist()
    for place, (stays, score) in enumerate(zip(kept.tolist(), scores, strict=True)):
        if place in lifted:
            verdicts.append(Verdict(False, score, None, lifted[place]))
        elif stays:
            verdicts.append(Verdict(True, score))
        else:
            ruled = place in why.given or probability[place] >= CERTAIN.stays
            verdicts.append(Verdict(False, max(score, RULES.sure) if ruled else score, why.reason(place)))
    return Judgement(tuple(verdicts), warnings)


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
    kept = p >= CERTAIN.stays
    kept = (kept | _between(found, kept)) & free
    prose = sizes * ~found.seen.entries * (found.wide[LINK_SHARE] < RULES.linked) * (sizes >= CERTAIN.prose)
    prosy = bool(prose.sum() >= RULES.mainly * sizes.sum())
    warnings: tuple[Caution, ...] = ()
    whole = False
    lines = None
    if not marked:
        asking = asking_blocks(page, found)
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
    told = (ended_blocks(page, found) & (sizes >= RULES.sentence)) | (sizes >= RULES.teaser)
    solid = float((sizes * kept * told).sum())
    listed = len(p) > RULES.blocks and solid < RULES.little and not prosy
    if listed and not (lines is not None and is_article(lines)):
        kept = kept & (solid > 0) & (p.max() >= RULES.lone)
    elif (sizes * kept).sum() < RULES.little:
        best = float(p.max())
        beside = RULES.beside * best if not marked and best >= CERTAIN.held else CERTAIN.held
        more = (p >= min(CERTAIN.held, beside)) & free
        if (sizes * more).sum() > (sizes * kept).sum():
            kept = kept | more
            warnings = held
    if not marked and len(p) <= RULES.blocks and not kept.any():
        kept = free
        warnings = held
    if (prose * ~kept).sum() > RULES.most * max(1, prose.sum()):
        warnings += (Caution.MOST_REMOVED,)
    return kept, warnings


def _between(found: Likely, kept: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Sentences that stand right between two blocks that stay, where not all speaks against them."""
    inside = np.zeros(len(kept), dtype=bool)
    inside[1:-1] = kept[:-2] & kept[2:]
    rows = found.wide
    prose = (rows[UNITS] >= RULES.gap) & (rows[ENDS_SENTENCE] > 0) & (rows[LINK_SHARE] < RULES.linked)
    between: npt.NDArray[np.bool_] = inside & prose & (found.probability >= RULES.between)
    return between


def _is_lines(page: Page, free: npt.NDArray[np.bool_], asking: npt.NDArray[np.bool_]) -> bool:
    """Whether a scraped text is verse, a recipe, code or the like: not prose, and yet no menu."""
    texts = [page.blocks[place].text for place in np.flatnonzero(free).tolist()]
    return is_text_of_lines(texts, asking[free].tolist())
