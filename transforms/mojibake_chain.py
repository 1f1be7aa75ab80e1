"""Chinese, Japanese and Korean whose bytes are partly lost: read as a chain of listed words.

Such a character has three bytes, of which the first tells little, and its words stand without spaces between, or grow
endings. So a stretch of text is read as the likeliest chain of frequent words that the channel would show so.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, islice

from transforms.mojibake_channels import Channel, channels
from transforms.mojibake_edits import Edit
from transforms.mojibake_lists import listed, ranked
from transforms.mojibake_words import shown
from transforms.tables.mojibake_channels import UNLIKE_LATIN
from transforms.tables.mojibake_signs import SIGN_COST


@dataclass(frozen=True, slots=True)
class Rules:
    """When a text is believed to be such, and what its parts cost (nats).

    pairs    how often a character's first byte must be followed by another character beyond ASCII
    share    of the characters beyond ASCII that these must be
    known    and how many of all, at least, the code page must hold
    stretch  characters of a stretch that is a text's; `ção` of Portuguese has two, and clean pages with a hundred of
             such (6 of 1,024) would have every table made for them, a tenth of a second and 7 MB each
    long     how many of the characters in stretches must be in such
    sample   characters of the stretches that are asked which channel and language it was
    longest  characters of a stretch that are read at once
    few      words of each language that are tried first: of 31 pages in six code pages they cover 0.82 and more of the
             sample in what it is, which is among the best three always, and the first of all in 175 of 186
    seen     how much of the sample they must cover
    tried    how many ways and languages are then tried with all their words
    covered  of what is seen, how much must be read as listed words
    sure     and how much of that probably right. Read in windows code pages it is 0.97 and more; in latin-1, which
             loses every second byte, 0.74 to 0.85, and every fourth character comes out wrong: so it is left
    sign     what a sign costs more than in other scripts
    digit    a digit as wide as a character
    whole    a character that is not listed, with all its bytes
    itself   a character that stays as it is
    inside   what a word costs more for each byte that became a space
    space    a space that is one, by language
    """

    pairs: int = 12
    share: float = 0.2
    known: float = 0.98
    stretch: int = 8
    long: float = 0.5
    sample: int = 400
    longest: int = 4000
    few: int = 300
    seen: float = 0.6
    tried: int = 3
    covered: float = 0.85
    sure: float = 0.92
    sign: float = 1.0
    digit: float = 4.5
    whole: float = 11.0
    itself: float = 14.0
    inside: float = 2.0
    space: tuple[tuple[str, float], ...] = (("ja", 5.0), ("ko", 0.5), ("zh", 5.0))


RULES = Rules()
_LOST = re.compile("[\x80-\x9f\xad]")
# Characters beyond ASCII, with single spaces between, which may be no-break spaces; at least two, as one alone may be a
# letter that is right.
_STRETCH = re.compile("[\x80-\U0010ffff](?: ?[\x80-\U0010ffff])+ ?")
_WIDE = frozenset("０１２３４５６７８９．・")
_DIGITS = "０１２３４５６７８９"
_MORE_SIGNS = {
    "＝": 5.0, "～": 6.0, "－": 7.0, "／": 7.0, "ー": 6.0, "々": 8.0, "〇": 7.0, "※": 6.5, "〔": 7.0, "〕": 7.0,
}  # fmt: skip
_FIRST_BYTES = range(0xE3, 0xEE)
# Words of Japanese that stand behind a closing quote and behind no comma, and what else only stands behind a quote.
_PARTICLES = frozenset(
    ["と", "が", "を", "に", "の", "で", "は", "も", "など", "として", "という", "とする", "といった", "とは",
     "によると", "による", "について", "では", "には", "とも", "への", "からの", "から", "や", "。"]
)  # fmt: skip
_BEHIND_QUOTES = frozenset(["「", "、", "（"])
# The likeliest word that is seen so, its cost, and how probable it is among all that are.
Table = Mapping[str, tuple[str, float, float]]


@dataclass(frozen=True, slots=True)
class Chain:
    """What a stretch reads.

    covered  how many of the characters seen are listed words
    sure     and how many of these are probably read right
    """

    text: str
    cost: float
    covered: int
    sure: float


def chained(texts: Sequence[str]) -> dict[int, tuple[Edit, ...]] | None:
    """Edits of each text by its index, where the texts are such: none where they are unsure. None for other texts."""
    pairs = chain.from_iterable(_pairs().finditer(text) for text in texts if not text.isascii())
    if sum(1 for _ in islice(pairs, RULES.pairs)) < RULES.pairs or any(map(_LOST.search, texts)):
        return None
    stretches = [match[0] for text in texts for match in _STRETCH.finditer(text)]
    sizes = [len(stretch) for stretch in stretches]
    if sum(size for size in sizes if size >= RULES.stretch) < RULES.long * sum(sizes):
        return None
    sample, seen = _sample(stretches), "\n".join(stretches)
    likeliest: tuple[float, float, Channel, str] | None = None
    for way, language in _plausible(sample, seen):
        chains = [read(stretch, way, language) for stretch in sample]
        covered = sum(one.covered for one in chains)
        cost = sum(one.cost for one in chains) + RULES.itself * _unknown(seen, way)
        if covered >= RULES.covered * sum(map(len, sample)) and (likeliest is None or cost < likeliest[0]):
            likeliest = cost, sum(one.sure for one in chains) / covered, way, language
    if likeliest is None:
        return None
    _, sure, way, language = likeliest
    if sure < RULES.sure:
        return {}
    return {which: edits for which, text in enumerate(texts) if (edits := _edits(text, way, language, sure))}


def _plausible(sample: Sequence[str], seen: str) -> list[tuple[Channel, str]]:
    """The ways and languages whose most frequent words cover most of the sample: each full table takes 0.15 s to make
    and 7 MB, so that those of all eighteen would be for nothing."""
    found = []
    for way in channels():
        if _may_be(seen, way):
            for language, space in RULES.space:
                covered = sum(best(stretch, way, _few(language, way), space).covered for stretch in sample)
                if covered >= RULES.seen * sum(map(len, sample)):
                    found.append((covered, way, language))
    found.sort(key=lambda each: -each[0])
    return [(way, language) for _, way, language in found[: RULES.tried]]


@cache
def _pairs() -> re.Pattern[str]:
    """First bytes of such characters before another character beyond ASCII, in any code page."""
    ways = [way for way in channels() if way.codec not in UNLIKE_LATIN]
    firsts = {way.char_of[n] for way in ways for n in _FIRST_BYTES if n in way.char_of}
    return re.compile(f"[{''.join(sorted(firsts))}](?= ?[\x80-\U0010ffff])")


def _may_be(seen: str, way: Channel) -> bool:
    """Whether first bytes of such characters stand densely in what is seen."""
    if way.codec in UNLIKE_LATIN:
        return False
    beyond = [char for char in seen if char > "\x7f"]
    firsts = "".join({way.char_of[n] for n in _FIRST_BYTES if n in way.char_of})
    found = len(re.findall(f"[{re.escape(firsts)}](?= ?[\x80-\U0010ffff])", seen))
    most = (1 - RULES.known) * len(beyond)
    return found >= RULES.pairs and found >= RULES.share * len(beyond) and _unknown(seen, way) <= most


def _unknown(seen: str, way: Channel) -> int:
    """How many characters the code page does not hold."""
    return sum(char > "\x7f" and char not in way.byte_of for char in seen)


def _sample(stretches: Sequence[str]) -> list[str]:
    """The longest stretches, some hundred characters together."""
    found, size = [], 0
    for stretch in sorted(stretches, key=lambda one: (-len(one), one)):
        found.append(stretch[: RULES.sample])
        size += len(found[-1])
        if size >= RULES.sample:
            break
    return found


@cache
def _few(language: str, way: Channel) -> tuple[Table, int]:
    """The same as `table` of the most frequent words alone."""
    words = listed(language)
    return looks({word: words[word] for word in ranked(language)[: RULES.few]}, way)


@lru_cache(maxsize=6)
def table(language: str, way: Channel) -> tuple[Table, int]:
    """What is seen of a language's words with bytes lost -> the likeliest; and the most characters that one takes."""
    return looks(listed(language), way)


def looks(listed_words: Mapping[str, float], way: Channel) -> tuple[Table, int]:
    """The same of words and their costs."""
    words = dict(listed_words) | {sign: cost + RULES.sign for sign, cost in SIGN_COST.items() if sign > "\xa0"}
    words |= dict.fromkeys(_DIGITS, RULES.digit) | _MORE_SIGNS
    alike: dict[str, list[tuple[float, str]]] = {}
    for (word, cost), look in zip(words.items(), shown(list(words), way), strict=True):
        if look and "\x00" not in look:
            alike.setdefault(look, []).append((cost + RULES.inside * look.count(" "), word))
    found = {}
    for look, some in alike.items():
        cost, word = min(some)
        found[look] = word, cost, 1 / sum(math.exp(cost - other) for other, _ in some)
    return found, max(map(len, found))


# Where a piece begins, what it reads, how many characters are seen of it where it is a listed word, and how surely.
_Piece = tuple[int, str, int, float]


def read(seen: str, way: Channel, language: str) -> Chain:
    """The likeliest chain of a language's words that the channel shows so."""
    return best(seen, way, table(language, way), dict(RULES.space)[language])


def best(seen: str, way: Channel, words: tuple[Table, int], space: float) -> Chain:
    """The likeliest chain of words that the channel shows so; a space that is one costs so much."""
    known, most = words
    size = len(seen)
    costs = [0.0] + [999_999.0] * size
    back: list[_Piece] = [(0, "", 0, 0.0)] * (size + 1)

    def reach(end: int, cost: float, piece: _Piece) -> None:
        if end <= size and cost < costs[end]:
            costs[end] = cost
            back[end] = piece

    for start, char in enumerate(seen):
        spent = costs[start]
        reach(start + 1, spent + (space if char == " " else RULES.itself), (start, char, 0, 0.0))
        for end in range(start + 1, min(size, start + most) + 1):
            word = known.get(seen[start:end])
            if word is not None:
                reach(end, spent + word[1], (start, word[0], end - start, word[2]))
        if char in way.leads:
            for end in (start + 2, start + 3):
                whole = way.read(seen[start:end])
                if whole is not None:
                    reach(end, spent + RULES.whole, (start, whole, end - start, 1.0))
    pieces = []
    at = size
    while at:
        pieces.append(back[at])
        at = back[at][0]
    text = _quoted([piece[1] for piece in reversed(pieces)])
    covered = sum(piece[2] for piece in pieces)
    return Chain(text, costs[size], covered, sum(piece[2] * piece[3] for piece in pieces))


def _quoted(words: list[str]) -> str:
    """The words as text, with the likelier of two signs that look alike with bytes lost.

    Before particles no comma stands but a closing quote; by itself no zero but a double dash.
    """
    found, opened = [], False
    for before, word, behind in zip(["", *words[:-1]], words, [*words[1:], ""], strict=True):
        if word == "０" and not (before[-1:] in _WIDE or behind[:1] in _WIDE):
            found.append("＝")
            continue
        closes = word == "、" and (behind in _PARTICLES or (opened and behind in _BEHIND_QUOTES))
        found.append("」" if closes else word)
        opened = word == "「" or (opened and found[-1] != "」")
    return "".join(found)


def _edits(text: str, way: Channel, language: str, sure: float) -> tuple[Edit, ...]:
    channel = f"utf-8 read as {way.name}, control characters lost"
    found = []
    for match in _STRETCH.finditer(text):
        seen = match[0]
        after = "".join(
            read(seen[at : at + RULES.longest], way, language).text for at in range(0, len(seen), RULES.longest)
        )
        if after != seen:
            found.append(Edit(match.start(), match.end(), after, "reread_lossy", channel, round(sure, 3)))
    return tuple(found)
