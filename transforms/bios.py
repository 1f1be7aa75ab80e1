"""Runs of blocks that are the author's profile: a head such as "About the author", or a name, or an introduction where
the article ends, and the paragraphs that follow it.

Each paragraph of a profile reads like prose; only the run tells.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, islice

from transforms.document import Block
from transforms.profiles import (
    begins_with,
    introduces,
    is_head,
    is_name,
    is_wide,
    occupied,
    quotes,
    speaks_of_author,
    tells_work,
    words,
)
from transforms.wording import CONCEPTS


@dataclass(frozen=True, slots=True)
class Rules:
    """What a profile is.

    longest  blocks of a profile at most
    share    share of a document's characters that a profile under a head may take; beyond it the document is about a
             person
    bare     the same of one without a head
    sure     the score of a block in such a run
    likely   probability from which a block may be the article's
    prose    characters of a block from which it is a paragraph, of what is not written with spaces a third
    sentence  the same of a sentence that may open one without a head
    label    characters of a line that heads something else
    gap      paragraphs in a row that may not speak of the author while later ones do
    told     probability from which a paragraph of a page with markup may begin one without a head,
             and in scraped text a block may be the article's: of short texts all is doubted
    close    the same behind the last that does, where the document ends with them
    above    paragraphs that stand above a profile without a head
    spoken   share of the paragraphs above it that may be in the first person for an introduction to be no answer or
             essay
    essay    the same where the introduction names an occupation at a paper
    own      how many times as long as one without a head the article must be that it stands below, where it begins with
             a name line and an introduction; once as long elsewhere
    greeted  blocks of one without a head that begins neither with a name line nor with an occupation
    line     characters of a line above the first paragraph that may be the byline
    """

    longest: int = 14
    share: float = 0.6
    bare: float = 0.45
    sure: float = 0.9
    likely: float = 0.4
    prose: int = 60
    sentence: int = 30
    label: int = 60
    gap: int = 2
    told: float = 0.1
    close: int = 2
    above: int = 2
    spoken: float = 0.25
    essay: float = 0.5
    own: float = 0.6
    greeted: int = 2
    line: int = 90


RULES = Rules()
_PROFILE = 1 << CONCEPTS.index("author_profile")
_OTHER = sum(1 << CONCEPTS.index(name) for name in ("related", "comments", "newsletter", "rating", "tags"))


def bio_blocks(
    blocks: Sequence[Block], concepts: Sequence[int], probability: Sequence[float], authors: Sequence[str] = ()
) -> dict[int, float]:
    """The places of the blocks of profiles, each with its score.

    concepts: of each block, as bits; probability: how likely each is the article's; authors: names that the page gives.
    """
    page = _Document(blocks, concepts, probability, authors)
    places: dict[int, float] = {}
    for start, block in enumerate(blocks):
        if len(block.text) >= RULES.label or start in places:
            continue
        kind = is_head(block.text)
        if not kind or start + 1 >= len(blocks) or (kind != "head" and not page.follows_article(start)):
            continue
        if kind == "named" and not any(_tells_of_author(block.text) for block in blocks[start + 1 : start + 3]):
            continue
        run = page.under_head(start)
        # a label and a name are a byline
        least = 2 if kind != "head" and is_name(blocks[start + 1].text) else 1
        if len(run) > least and page.size(run) <= RULES.share * page.total:
            places.update(dict.fromkeys(run, RULES.sure))
    if not places:
        places = dict.fromkeys(page.without_head(), RULES.sure)
    return places


class _Document:
    """One document in search of its author's profile."""

    def __init__(
        self, blocks: Sequence[Block], concepts: Sequence[int], probability: Sequence[float], authors: Sequence[str]
    ) -> None:
        self.blocks, self.concepts, self.probability = blocks, concepts, probability
        self.texts = [block.text for block in blocks]
        self.total = sum(map(len, self.texts))
        self.authors = authors
        likely = RULES.likely if blocks and blocks[0].markup else RULES.told
        self.paragraphs = [at for at in range(len(blocks)) if probability[at] >= likely and self.is_prose(at)]
        # characters of the paragraphs before each of them, and of all
        self.sizes = [0, *accumulate(len(self.texts[at]) for at in self.paragraphs)]

    def size(self, places: Sequence[int]) -> int:
        return sum(len(self.texts[at]) for at in places)

    def is_prose(self, at: int) -> bool:
        """Whether a block is long enough for a paragraph; ideographs say as much in a third of the characters."""
        text = self.texts[at]
        return len(text) >= RULES.prose or (3 * len(text) >= RULES.prose and is_wide(text))

    def tells(self, at: int) -> bool:
        """Whether a block is a sentence that may open a profile."""
        text = self.texts[at]
        return self.ends(at) and (len(text) >= RULES.sentence or (3 * len(text) >= RULES.sentence and is_wide(text)))

    def ends(self, at: int) -> bool:
        """Whether a block ends like a sentence."""
        return self.texts[at].rstrip("\"'”’»)]）」』")[-1:] in ".!?…。！？।؟"

    def follows_article(self, start: int) -> bool:
        """Whether the greater part of the article stands above."""
        above = [at for at in self.paragraphs if at < start]
        below = [at for at in self.paragraphs if at > start]
        return len(above) >= RULES.above and self.size(above) >= self.size(below)

    def under_head(self, start: int) -> list[int]:
        """The head, the name line, and what follows as long as it speaks of the author; where the document ends with
        it, also what stands between such paragraphs and a little behind."""
        texts = self.texts
        home = _homes(self.blocks[start])
        named = start + 1 < len(texts) and is_name(texts[start + 1])
        name = words(texts[start + 1] if named else texts[start])
        patient = self.follows_article(start)
        run, waiting = [start], list[int]()
        for at in range(start + 1, min(len(texts), start + RULES.longest)):
            if home and not home & _homes(self.blocks[at]):
                break
            if at == start + 1 and named:
                run.append(at)
                continue
            if len(texts[at]) < RULES.label and self.concepts[at] & _OTHER:
                break
            if at <= start + 1 + named or self.speaks(at, name):
                run += [*waiting, at]
                waiting = []
            elif not patient or quotes(texts[at]) or len(waiting) >= RULES.gap or not self.ends(at):
                waiting = []
                break
            else:
                waiting.append(at)
        # what is left over closes the profile only where nothing of an article follows
        rest = [at for at in self.paragraphs if at > run[-1] and at not in waiting]
        return run + waiting if waiting and not rest and len(waiting) <= RULES.close else run

    def speaks(self, at: int, name: frozenset[str]) -> bool:
        text = self.texts[at]
        return speaks_of_author(text, name) or bool(self.concepts[at] & _PROFILE and not quotes(text))

    def without_head(self) -> list[int]:
        """The profile that the article ends with, if it begins with a name line or an introduction."""
        least = RULES.told if self.blocks and self.blocks[0].markup else 0.0
        told = (at for at in reversed(range(len(self.texts))) if self.probability[at] >= least and self.tells(at))
        tail = list(islice(told, RULES.longest))[::-1]
        for start in tail:
            first = self._anchor(start)
            if first is None:
                continue
            run = self._to_the_end(first, start)
            # somebody who only says a name may be the host of a live report
            if len(run) >= (1 if first < start or occupied(self.texts[start]) else RULES.greeted):
                return run
        return []

    def _anchor(self, start: int) -> int | None:
        """Where a profile begins whose first paragraph is this: there or at the name line above it; else None."""
        text = self.texts[start]
        count = bisect_left(self.paragraphs, start)
        size = self.sizes[count]
        below = self.sizes[-1] - size
        if count < RULES.above or size < below * RULES.own or quotes(text):
            return None
        named = start > 0 and is_name(self.texts[start - 1])
        introduced = introduces(text, self.texts[start - 1] if named else "")
        name = self.texts[start - 1] if named else begins_with(text)
        if not introduced and (not name or (named and not begins_with(text, name))):
            return None
        if size < below * (RULES.own if named and introduced else 1.0):
            return None
        above = self.paragraphs[:count]
        if introduced:
            spoken = sum(speaks_of_author(self.texts[at], frozenset(), first_person_only=True) for at in above)
            limit = RULES.essay if occupied(text) else RULES.spoken
            return start - named if spoken <= limit * len(above) else None
        if self._mentions(name, above):
            return None
        signed = self._signed(name, above[0])
        if tells_work(text, name, loose=named or signed):
            return start - named
        return None

    def _mentions(self, name: str, above: Sequence[int]) -> bool:
        """Whether the article is about whom the name names: then its last paragraph may well be, too."""
        last = name.split()[-1].strip(".,")
        return len(last) > 1 and any(last in self.texts[at] for at in above)

    def _signed(self, name: str, first: int) -> bool:
        """Whether the article is by whom the name names."""
        folded = name.casefold()
        lines = [self.texts[at].casefold() for at in range(min(first, 12)) if len(self.texts[at]) <= RULES.line]
        return any(folded in line for line in (*lines, *self.authors))

    def _to_the_end(self, first: int, start: int) -> list[int]:
        name = words(self.texts[first]) if first < start else words(begins_with(self.texts[start]))
        run = list(range(first, start + 1))
        waiting: list[int] = []
        for at in range(start + 1, len(self.texts)):
            text = self.texts[at]
            if len(text) < RULES.label and self.concepts[at] & _OTHER:
                break
            if self.speaks(at, name) and not quotes(text) and (self.ends(at) or is_name(text)):
                run += [*waiting, at]
                waiting = []
            elif self.probability[at] >= RULES.told and (self.tells(at) or self.is_prose(at)):
                if quotes(text) or len(waiting) >= RULES.gap:
                    return []
                waiting.append(at)
        whole = run + waiting
        share = RULES.share if first < start and introduces(self.texts[start], self.texts[first]) else RULES.bare
        fits = len(whole) <= RULES.longest and self.size(whole) <= share * self.total
        return whole if fits and len(waiting) < max(2, len(run)) else []


def _tells_of_author(text: str) -> bool:
    """Whether what stands below a head of a word and a name is about an author, not about a company."""
    return occupied(text) or introduces(text, "")


def _homes(block: Block) -> set[int]:
    return set(block.markup.within[-4:-1]) if block.markup else set()
