"""Scraped text: lines that are the article's by their form, where the trained judge has too little to go by.

The judge learnt from whole pages of news. Where sentences are short and a few lines of furniture stand among them, it
holds all of them for furniture: here, what names furniture is set apart, and the rest is looked at as if it stood
alone.
"""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np

from transforms.dumps import contrasted, is_run
from transforms.lines import runs
from transforms.passage_lines import RULES, Lines, Mask, clocks_of, spans
from transforms.prompts import prompt_in


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


def _trusted(lines: Lines, least: float) -> Mask:
    """Sentences that are long enough alone, or with those before and after them."""
    told = lines.ends & lines.plain & (lines.p >= least)
    trusted = np.zeros(len(told), dtype=bool)
    for start, end in spans(told):
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
    for start, end in spans(lines.ends[seen] & ~stays):
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
    for start, end in spans(lines.free & ~kept):
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
    for start, end in spans(lines.free & ~kept):
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
    found = [
        (at, match) for at, text in enumerate(lines.texts) if text[0] in _BEGINS and (match := _NUMBER.match(text))
    ]
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
_NUMBER = re.compile(r"(?:[#№] ?)?([0-9]{1,2})[.)] +\S")
_BEGINS = frozenset("0123456789#№")


def _runs_on(text: str) -> bool:
    return text[-1] in ",;،؛、；" or text[0].islower() or text[0] in "-–—*•‣▪"


def _names(lines: Lines, kept: Mask) -> Mask:
    """A name, and the place below it, under a sentence, and that more than once: readers' letters are signed."""
    names = np.zeros(len(kept), dtype=bool)
    if not lines.short:
        return names
    signed = [
        (start, end)
        for start, end in spans(lines.free & ~kept)
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
