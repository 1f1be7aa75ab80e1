"""Text of one single-byte or double-byte code page read as another: Cyrillic, Greek, Turkish, Japanese … seen as Latin.

Here no UTF-8 is involved, so that nothing in one word proves it: a whole document must become more probable.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

import ftfy.bad_codecs  # noqa: F401  registers the sloppy-* codecs

from transforms.mojibake_channels import plausible
from transforms.mojibake_edits import Edit
from transforms.mojibake_language import language_of
from transforms.mojibake_scan import TOKEN, fluent
from transforms.mojibake_score import Scorer, scorer
from transforms.tables.mojibake_channels import RECODED


@dataclass(frozen=True, slots=True)
class Rules:
    """When a document is believed to have been read in the wrong code page.

    dense    places in a text that must look so, before it is asked at all
    words    distinct words that must become more probable
    letters  or how many characters such words have together, where there are no spaces
    gain     how much more probable all of them together, in nats
    cap      how much of that one word may bring, or twice its letters where that is more
    share    of all words beyond ASCII, how many must become more probable
    sample   distinct words that are asked
    longest  characters of a word that is asked
    """

    dense: int = 2
    words: int = 3
    letters: int = 20
    gain: float = 30.0
    cap: float = 20.0
    share: float = 0.75
    sample: int = 60
    longest: int = 400


RULES = Rules()
# Three characters on end of the upper half of windows-1252, which no language writes, or signs of other letters.
_DENSE = re.compile(
    "[À-ÿ¤¥‚ƒ³¹¿А-Я](?:(?<=[À-ÿ¤¥‚ƒ])[\x80-ÿŒœŠšŽž‚ƒ„…†‡ˆ‰‹›‘’“”•–—˜™€]{2}"
    "|(?<=[a-z][þ³¹¿])(?=[a-z])|(?<=[а-я][А-Я])(?=[а-я]))"
)


def dense(text: str) -> bool:
    """Whether the text holds what text of another code page looks like, more than by chance."""
    return sum(1 for _ in islice(_DENSE.finditer(text), RULES.dense)) == RULES.dense


@dataclass(frozen=True, slots=True)
class Recoded:
    """What undoes the wrong code page: edits for each text by its index, and how much likelier the words become."""

    gain: float
    edits: dict[int, tuple[Edit, ...]]


NOTHING = Recoded(0.0, {})


def recode(texts: Sequence[str]) -> Recoded:
    """What undoes the wrong code page; no edits where none is sure."""
    tokens = {token for text in texts if not text.isascii() and dense(text) for token in TOKEN.findall(text)}
    words = sorted(token for token in tokens if not token.isascii() and len(token) <= RULES.longest)
    odd = [word for word in words if not fluent(word)]
    asked = odd[:: max(1, len(odd) // RULES.sample)]
    if not asked:
        return NOTHING
    best: tuple[float, float, str, str] | None = None
    for seen, meant in RECODED:
        total = _gain(asked, seen, meant)
        if total is not None and (best is None or total[1] > best[1]):
            best = (*total, seen, meant)
    if best is None or best[0] < RULES.gain:
        return NOTHING
    return _edits(texts, words, best[2], best[3])


def recoded(word: str, seen: str, meant: str) -> str | None:
    """The word as it reads in the other code page, or None where it does not."""
    try:
        read = word.encode(seen).decode(meant)
    except (UnicodeEncodeError, UnicodeDecodeError):
        return None
    return read if all(c.isascii() or plausible(c) for c in read) else None


def _gain(words: Sequence[str], seen: str, meant: str) -> tuple[float, float] | None:
    """How much likelier the words become, with what one may bring capped and without; None where too few do."""
    score = scorer(None)
    gains = []
    uncapped = 0.0
    for word in words:
        read = recoded(word, seen, meant)
        cap = max(RULES.cap, 2.0 * len(word))
        gain = -cap if read is None else score.cost(word) - score.cost(read)
        gains.append(min(cap, gain))
        uncapped += gain
    better = [word for word, gain in zip(words, gains, strict=True) if gain > 0]
    enough = len(better) >= RULES.words or sum(map(len, better)) >= RULES.letters
    return (sum(gains), uncapped) if enough and len(better) >= RULES.share * len(gains) else None


def _edits(texts: Sequence[str], words: Sequence[str], seen: str, meant: str) -> Recoded:
    reads = {word: read for word in words if (read := recoded(word, seen, meant)) is not None}
    score: Scorer = scorer(language_of(reads.values()))
    channel = f"{_name(meant)} read as {_name(seen)}"
    gains = {word: score.cost(word) - score.cost(read) for word, read in reads.items() if read != word}
    good = {word: reads[word] for word, gain in gains.items() if gain > 0}
    edits: dict[int, list[Edit]] = defaultdict(list)
    for which, text in enumerate(texts):
        if not text.isascii():
            for match in TOKEN.finditer(text):
                read = good.get(match[0])
                if read is not None:
                    edits[which].append(Edit(match.start(), match.end(), read, "recoded", channel, 0.95))
    total = sum(gains[word] for word in good if not fluent(word))
    return Recoded(total, {which: tuple(some) for which, some in edits.items()})


def _name(codec: str) -> str:
    return codec.removeprefix("sloppy-").replace("_", "-")
