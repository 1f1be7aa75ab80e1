"""Scraped texts that are the whole of a page: which lines of them are an article that the furniture outweighs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from transforms.passage_lines import Lines

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Rules:
    """When such a text holds an article, and what of it stays. Of 110 dumps in 22 languages that were written for it 56
    of 660 paragraphs fewer are lost (30 of them Thai) for three lines of furniture more.

    unsure     how sure the judge is of the likeliest paragraph of a longer text, below which it is asked only which
               lines are likelier than the others: of 113 scraped pages with an article one has less
    dim        part of that paragraph's probability that others need then; but at least
    least      this probability
    paragraph  characters of one
    pairs      paragraphs that must follow right on another then; those of a list of teasers have headlines between
    names      lines that name furniture, from which a longer text with paragraphs is a dump of a page
    """

    unsure: float = 0.9
    dim: float = 0.1
    least: float = 0.005
    paragraph: int = 60
    pairs: int = 2
    names: int = 4


RULES = Rules()


def _paragraphs(lines: Lines) -> Mask:
    return lines.ends & lines.plain & (lines.units >= RULES.paragraph)


def is_run(lines: Lines) -> bool:
    """Whether paragraphs follow right on one another, as in an article and not in a list of teasers."""
    told = _paragraphs(lines)
    return bool((told[1:] & told[:-1]).sum() >= RULES.pairs)


def is_dump(lines: Lines, asking: Mask) -> bool:
    """Whether a longer text is that of a page, furniture and all, though most of its lines are items of lists."""
    return bool(not lines.short and asking.sum() >= RULES.names and is_run(lines))


def contrasted(lines: Lines) -> Mask:
    """The paragraphs of a text that the judge is unsure of as a whole, as where menus are most of a dump: those that
    are not much less likely than the likeliest."""
    told = _paragraphs(lines)
    top = float(lines.p[told].max()) if told.any() else 1.0
    if top >= RULES.unsure or not is_run(lines):
        return np.zeros(len(told), dtype=bool)
    likely: Mask = told & (lines.p >= max(RULES.least, RULES.dim * top))
    return likely
