"""Scraped text: lines that are the article's by their form, where the trained judge has too little to go by.

The judge learnt from whole pages of news. Where sentences are short and a few lines of furniture stand among them, it
holds all of them for furniture: here, what names furniture is set apart, and the rest is looked at as if it stood
alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from transforms.document import Page
from transforms.dumps import RULES as DUMPS
from transforms.dumps import contrasted, is_run
from transforms.lines import runs
from transforms.model import Likely
from transforms.prompts import COMMENTS, prompt_in
from transforms.surroundings import UNITS

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Rules:
    """What the form of a line, and of the lines around it, must be. Measured on 234 scraped texts by cross-validated
    verdicts ("all": all paragraphs of a page, F1 0.9089 -> 0.9101; "body": those of its article's container, 0.9553 ->
    0.9554), and on 92 texts in 25 languages that were written for it, of 5 to 28 lines, 22 of them with no article:
    304 of 526 lines were lost, and 14 are.

    longest    blocks of a short text: with 25 body loses 0.0005, with 30 0.001
    share      share of what names no furniture that must be sentences, for a short text to be taken at its word; with
               0.6 two of 143 more such texts are refused
    fewest     lines of such a text that a sentence ends
    several    the same of a long list of lines, for it to be an article,
    least      characters of its sentences then
    told       share of its characters that they must be then, or
    best       how likely the likeliest of them must be; a request to log in and an error page have 0.47 and 0.03
    sentence   characters of a sentence, or of several in a row, that stay on their own
    trusted    the least probability of those; but at least
    beneath    this part of the likeliest line's: where the judge is sure of the article, it is of the rest too
    far        the least probability of sentences in a longer text, beside one that stays. 0.1: 3 paragraphs of 121 less
               are lost there, and 20 lines more of furniture stay
    brief      the same of those shorter than `sentence`, between two that stay: questions, replies
    edge       the same of a sentence that seems to name furniture and stands at the edge of the others
    leading    characters from which what a colon ends is a paragraph that leads to verse or a list
    asked      characters from which a line that seems to name furniture can be a sentence
    alike      characters of a line that is the head of readers' comments
    run        lines of verse, or items of a list, between two paragraphs
    running    share of them that must run on, and two at least; in a longer text all
    results    lines of results below a line that leads to them, at least
    heads      numbered heads of paragraphs, at least
    name       characters of a name below a letter; `words` of it at most
    few, odd   lines of verse, quantities and the like, and their share of what is no sentence, from which a text of
               sentences is looked at as lines
    """

    longest: int = 20
    share: float = 0.5
    fewest: int = 2
    several: int = 3
    least: int = 100
    told: float = 0.6
    best: float = 0.1
    sentence: int = 30
    trusted: float = 0.005
    far: float = 0.2
    beneath: float = 0.015
    brief: float = 0.05
    edge: float = 0.2
    leading: int = 60
    asked: int = 40
    alike: int = 35
    run: int = 12
    running: float = 0.5
    results: int = 2
    heads: int = 2
    name: int = 40
    words: int = 4
    few: int = 2
    odd: float = 0.3


RULES = Rules()
_ENDS = frozenset(".!?…。！？।؟۔։።။។")
_CLOSERS = "\"'”’“»«›‹)]」』）"
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}(?: ?(?:uhr|h|[ap]\.?m\.?))?", re.IGNORECASE)
_CLOCK_LENGTH = 14
# Scripts that end sentences with a space, Thai and Lao: what is long is one.
_THAI = ("\u0e01", "\u0edf")


@dataclass(frozen=True, slots=True)
class Lines:
    """What is known of each line of a text.

    texts    the lines
    units    length in characters, ideographs as 2.2
    ends     whether a sentence ends the line
    free     whether nothing else has decided on it
    plain    whether it is free, none of its words names furniture, and no readers' comments are above it
    doubted  the same, where its words name furniture as a sentence may
    p        probability of being the article's
    short    whether the text is short
    """

    texts: Sequence[str]
    units: npt.NDArray[np.float32]
    ends: Mask
    free: Mask
    plain: Mask
    doubted: Mask
    p: npt.NDArray[np.float32]
    short: bool


def is_short(page: Page) -> bool:
    """Whether a text has so few blocks that the judge has too little to go by."""
    return len(page.blocks) <= RULES.longest


def lines_of(page: Page, found: Likely, free: Mask, asking: Mask) -> Lines:
    """The lines of a scraped text. free: what nothing else has decided; asking: which name furniture."""
    texts = [block.text for block in page.blocks]
    units = found.wide[UNITS]
    ends = np.array([ends_sentence(text) for text in texts])
    plain = ~asking & free
    doubted = np.zeros(len(texts), dtype=bool)
    short = is_short(page)
    if short:
        for place in np.flatnonzero(asking & free & ends & (units >= RULES.asked)).tolist():
            doubted[place] = prompt_in(texts[place]) is None
    # a clock time is part of what it stands above, or of nothing
    clocks = [place for place in np.flatnonzero(plain & (units <= _CLOCK_LENGTH)) if _CLOCK.fullmatch(texts[place])]
    plain[clocks] = False
    first = int(np.argmax(plain & ends))
    for place in np.flatnonzero(asking & (units < RULES.alike)).tolist():
        if place > first and found.seen.concepts[place] & COMMENTS:
            plain[place:] = doubted[place:] = False
            break
    return Lines(texts, units, ends, free, plain, doubted, found.probability, short)


def ends_sentence(text: str) -> bool:
    """Whether a sentence ends a line, or speech that holds one, or what leads to the next line."""
    if text[-1] in _ENDS:
        return True
    bare = text.rstrip(_CLOSERS)
    last = bare[-1:]
    if last in _ENDS:
        return True
    if last and last in ":：" and len(text) >= RULES.leading:
        return True
    if _THAI[0] <= last <= _THAI[1] and len(text) >= DUMPS.paragraph:
        return True
    # the Greek question mark is a semicolon
    if last == ";":
        return "\u0370" <= bare[-2:-1] <= "\u03ff" or "\u1f00" <= bare[-2:-1] <= "\u1fff"
    return text[-1] in "」』" or (text[-1] in _CLOSERS and any(mark in text for mark in ".!?"))


def tells(lines: Lines) -> bool:
    """Whether a text is sentences for the most part, but for what names furniture."""
    told = lines.ends & lines.plain
    return bool(told.sum() >= RULES.fewest and lines.units[told].sum() >= RULES.share * lines.units[lines.plain].sum())


def is_article(lines: Lines) -> bool:
    """Whether a text that the judge would keep hardly anything of is an article all the same: not by how many lines it
    has, but by how much of them is sentences, or how sure the best of these is."""
    told = lines.ends & lines.plain
    size = lines.units[told].sum()
    return bool(
        tells(lines)
        and told.sum() >= RULES.several
        and size >= RULES.least
        and (size >= RULES.told * lines.units[lines.free].sum() or lines.p[told].max() >= RULES.best or is_run(lines))
    )


def is_only_sentences(lines: Lines) -> bool:
    """Whether hardly any line of a text of sentences is verse, an item or a quantity."""
    others = [runs(lines.texts[place]) for place in np.flatnonzero(lines.plain & ~lines.ends).tolist()]
    return tells(lines) and sum(others) < max(RULES.few, RULES.odd * len(others))


def passages(lines: Lines, kept: Mask) -> Mask:
    """The lines that stay, with those that belong to them by their form."""
    if lines.short and tells(lines):
        least = max(RULES.trusted, RULES.beneath * float(lines.p.max()))
        kept = kept | _trusted(lines, least)
        kept = kept | _beside(lines, kept, least, RULES.trusted)
    else:
        kept = kept | contrasted(lines)
        kept = kept | _beside(lines, kept, RULES.far, RULES.brief)
    for form in (_clocks, _items, _listed, _numbered, _leads, _names):
        kept = kept | form(lines, kept)
    return kept


def _spans(mask: Mask) -> list[tuple[int, int]]:
    """Where the runs of a mask begin and end."""
    padded = np.zeros(len(mask) + 2, dtype=bool)
    padded[1:-1] = mask
    edges = np.flatnonzero(padded[1:] != padded[:-1]).tolist()
    return list(zip(edges[::2], edges[1::2], strict=True))


def _trusted(lines: Lines, least: float) -> Mask:
    """Sentences that are long enough alone, or with those before and after them."""
    told = lines.ends & lines.plain & (lines.p >= least)
    trusted = np.zeros(len(told), dtype=bool)
    for start, end in _spans(told):
        trusted[start:end] = lines.units[start:end].sum() >= RULES.sentence
    return trusted


def _beside(lines: Lines, kept: Mask, least: float, brief: float) -> Mask:
    """Sentences, however short, beside lines that stay; what names furniture is looked through.

    least: the least probability; brief: the same of short ones between two that stay.
    """
    seen = np.flatnonzero(lines.plain | lines.doubted | kept)
    beside = np.zeros(len(kept), dtype=bool)
    stays = kept[seen]
    needed = np.where(lines.plain, least, max(least, RULES.edge))
    for start, end in _spans(lines.ends[seen] & ~stays):
        above, below = start > 0 and stays[start - 1], end < len(seen) and stays[end]
        run = seen[start:end]
        sure = np.flatnonzero(lines.p[run] >= needed[run])
        if above and below:
            beside[run] = lines.p[run] >= np.where(lines.units[run] < RULES.sentence, brief, least)
        elif (above or below) and len(sure):
            beside[run[sure]] = True
            within = run[: sure[-1]] if above else run[sure[0] :]
            beside[within[lines.doubted[within]]] = True
    return beside


def clocks_of(texts: Sequence[str]) -> list[int]:
    """The lines that are clock times and nothing else, where there are two or more, as in a ticker."""
    at = [place for place, text in enumerate(texts) if len(text) <= _CLOCK_LENGTH and _CLOCK.fullmatch(text)]
    return at if len(at) > 1 else []


def _clocks(lines: Lines, kept: Mask) -> Mask:
    """Two clock times or more, each above a paragraph that stays: those of a ticker's entries."""
    clocks = np.zeros(len(kept), dtype=bool)
    clocks[clocks_of(lines.texts)] = True
    clocks[:-1] &= lines.free[:-1] & kept[1:]
    clocks[-1] = False
    return clocks if clocks.sum() > 1 else np.zeros(len(kept), dtype=bool)


def _items(lines: Lines, kept: Mask) -> Mask:
    """Verse and lists: lines that run on, between a paragraph that stays and another, or below one that ends in a
    colon."""
    items = np.zeros(len(kept), dtype=bool)
    for start, end in _spans(lines.free & ~kept):
        closed = end < len(kept) and kept[end]
        # a long run between two paragraphs is a box or a menu
        if start == 0 or not kept[start - 1] or (closed and end - start > RULES.run):
            continue
        led = lines.texts[start - 1][-1] in ":："
        if not led and not closed:
            continue
        running = [_runs_on(text) for text in lines.texts[start:end]]
        least = RULES.running if lines.short else 1.0
        if led and not closed:
            # the list ends with the last line that runs on
            end = start + max((at + 1 for at, runs_on in enumerate(running) if runs_on), default=0)
            running = running[: end - start]
        if (
            end - start <= RULES.run
            and sum(running) >= max(2, least * (end - start))
            and not any(map(prompt_in, lines.texts[start:end]))
        ):
            items[start:end] = True
    return items


def _listed(lines: Lines, kept: Mask) -> Mask:
    """Results below a short line that leads to them, under a paragraph that stays: lines with figures, and one mark
    between what each is of and what it says ("Upper Oder – Ruth Brandis, 412 votes")."""
    listed = np.zeros(len(kept), dtype=bool)
    for start, end in _spans(lines.free & ~kept):
        if start == 0 or not kept[start - 1]:
            continue
        leads = start if lines.texts[start - 1][-1] not in ":：" else start - 1
        if lines.texts[leads][-1] not in ":：" or not (lines.plain[leads] or kept[leads]):
            continue
        for mark in _PARTING:
            below = leads + 1
            while below < end and _is_result(lines.texts[below], mark):
                below += 1
            if RULES.results <= below - leads - 1 <= RULES.run:
                listed[start:below] = True
    return listed


def _is_result(text: str, mark: str) -> bool:
    name, found, rest = text.partition(mark)
    return bool(found) and name[-1:].isalpha() and any(map(str.isdigit, rest))


def _numbered(lines: Lines, kept: Mask) -> Mask:
    """Lines with numbers in a row, each above a paragraph that stays: the heads of "Five places to see a bison"."""
    heads = np.zeros(len(kept), dtype=bool)
    found = [(at, match) for at, text in enumerate(lines.texts) if (match := _NUMBER.match(text))]
    if len(found) < RULES.heads:
        return heads
    seen = np.flatnonzero(lines.plain | kept).tolist()
    below = dict(pairwise(seen))
    places = [(at, int(match[1])) for at, match in found if at in below and kept[below[at]]]
    steps = {after - before for (_, before), (_, after) in pairwise(places)}
    if len(places) >= RULES.heads and steps in ({1}, {-1}):
        heads[[at for at, _ in places if lines.plain[at]]] = True
    return heads


def _leads(lines: Lines, kept: Mask) -> Mask:
    """A short line that ends in a colon, between paragraphs that stay: who speaks below, or what follows."""
    leads = np.zeros(len(kept), dtype=bool)
    for place in np.flatnonzero(lines.plain[1:-1] & ~kept[1:-1] & kept[2:] & kept[:-2]).tolist():
        leads[place + 1] = lines.texts[place + 1][-1] in ":：" and lines.p[place + 1] >= RULES.brief
    return leads


_PARTING = (" – ", " — ", " - ", ":")
_NUMBER = re.compile(r"(?:[#№] ?)?(\d{1,2})[.)] +\S")


def _runs_on(text: str) -> bool:
    return text[-1] in ",;،؛、；" or text[0].islower() or text[0] in "-–—*•‣▪"


def _names(lines: Lines, kept: Mask) -> Mask:
    """A name, and the place below it, under a sentence, and that more than once: readers' letters are signed."""
    names = np.zeros(len(kept), dtype=bool)
    if not lines.short:
        return names
    signed = [
        (start, end)
        for start, end in _spans(lines.free & ~kept)
        if start > 0
        and kept[start - 1]
        and lines.ends[start - 1]
        and end - start <= 2
        and lines.plain[start:end].all()
        and " " in lines.texts[start]
        and all(map(_is_name, lines.texts[start:end]))
    ]
    for start, end in signed if len(signed) > 1 else []:
        names[start:end] = True
    return names


def _is_name(text: str) -> bool:
    """Whether a line is a few capitalised words and nothing else."""
    words = text.translate(_JOINTS).split()
    return (
        0 < len(words) <= RULES.words
        and len(text) <= RULES.name
        and all(word.strip(".").isalpha() and word[0].isupper() and not word[1:2].isupper() for word in words)
    )


_JOINTS = str.maketrans("", "", "'’-")
