"""Text of one single-byte or double-byte code page read as another: Cyrillic, Greek, Turkish, Japanese … seen as Latin.

Here no UTF-8 is involved, so that nothing in one word proves it: a whole document must become more probable.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

import ftfy.bad_codecs  # noqa: F401  registers the sloppy-* codecs

from transforms.mojibake_channels import CJK, plausible
from transforms.mojibake_edits import Edit
from transforms.mojibake_kinds import spelling
from transforms.mojibake_language import language_of
from transforms.mojibake_lists import characters
from transforms.mojibake_scan import TOKEN, fluent, in_order
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
    share    of all words that it changes, how many must become more probable
    sample   distinct words that are asked
    longest  characters of a word that is asked
    letter   what a letter of an alphabet may cost on average when it is read so, in nats: 2.5 to 3.2 where it is right,
             in nineteen code pages; 5.8 and more where bytes of another were lost, and nothing reads them
    pairs    of so many pairs of characters beyond ASCII none may be
    usual    more than this share: of letters of two bytes the first stands everywhere (Thai 0.3), and in documents
             of other code pages no pair has more than 0.09
    rare     what a Chinese, Japanese or Korean character costs that is not among the frequent ones, in nats
    """

    dense: int = 2
    words: int = 3
    letters: int = 20
    gain: float = 30.0
    cap: float = 20.0
    share: float = 0.75
    sample: int = 60
    longest: int = 400
    letter: float = 5.0
    pairs: int = 60
    usual: float = 0.15
    rare: float = 12.0


RULES = Rules()
# Signs that stand between small letters only where another code page put them there.
_INSIDE = "„†‡ˆ‰‹”ŠŸŽ€¤§¦®©°±²¹º¼½¾¿¡¢£¥¬¯¶¸‚ƒ™›¨«»ⁿΣ÷▀\x80-\x9f"
# Letters and signs that are small Cyrillic letters of cp866, seen in windows-1251.
_RUSSIAN = "ЎўЇ®«¬¤§¦ҐЁЄ"
# What text of another code page looks like: three characters on end of the upper half of windows-1252, which no
# language writes; signs inside words; letters of Turkish, Czech and Hungarian where others stand in windows-1252; and
# Cyrillic words with capitals after a small letter.
_DENSE = re.compile(
    f"[À-ÿ¤¥‚ƒ³¹¿А-Я{_RUSSIAN}{_INSIDE}](?:(?<=[À-ÿ¤¥‚ƒ])[\x80-ÿŒœŠšŽž‚ƒ„…†‡ˆ‰‹›‘’“”•–—˜™€]{{2}}"
    f"|(?<=[a-zà-ÿ][þ³¹¿])(?=[a-zà-ÿ])|(?<=[а-я][А-Я])(?=[а-я]|[А-Я]{{2}})|(?<=[a-z][{_INSIDE}])(?=[a-z])"
    f"|(?<=[øèìòïùÈØ])[íýáéšž]|(?<=[õû])(?=[a-z]{{0,6}}[öüáéí])|(?<=[{_RUSSIAN}])[{_RUSSIAN}]{{2}})"
)


def dense(text: str) -> bool:
    """Whether the text holds what text of another code page looks like, more than by chance."""
    return sum(1 for _ in islice(_DENSE.finditer(text), RULES.dense)) == RULES.dense


_WESTERN = "sloppy-windows-1252"
# Latin-1 is windows-1252 but for the C1 controls that it has in place of signs.
_CONTROLS = {n: bytes([n]).decode(_WESTERN) for n in range(0x80, 0xA0)}


@dataclass(frozen=True, slots=True)
class Recoded:
    """What undoes the wrong code page: edits for each text by its index, and how much likelier the words become."""

    gain: float
    edits: dict[int, tuple[Edit, ...]]


NOTHING = Recoded(0.0, {})


def recode(texts: Sequence[str]) -> Recoded:
    """What undoes the wrong code page; no edits where none is sure."""
    tokens = {token for text in texts if not text.isascii() for token in TOKEN.findall(text)}
    words = sorted(token for token in tokens if not token.isascii() and len(token) <= RULES.longest)
    odd = [word for word in words if any(map(str.isalpha, word)) and not (in_order(word) or fluent(word))]
    asked = odd[:: max(1, len(odd) // RULES.sample)]
    if not asked or _is_monotonous(asked):
        return NOTHING
    best: tuple[float, float, str, str] | None = None
    costs: dict[str, float] = {}
    for seen, meant in RECODED:
        total = _gain(asked, costs, seen, meant)
        if total is not None and (best is None or total[1] > best[1]):
            best = (*total, seen, meant)
    if best is None or best[0] < RULES.gain:
        return NOTHING
    return _edits(texts, words, best[2], best[3])


def _is_monotonous(words: Sequence[str]) -> bool:
    """Whether one pair of characters stands everywhere, as in UTF-8 of which too little is left to be read."""
    pairs = Counter(a + b for word in words for a, b in pairwise(word) if a > "\x7f" and b > "\x7f")
    return pairs.total() >= RULES.pairs and pairs.most_common(1)[0][1] > RULES.usual * pairs.total()


def recoded(word: str, seen: str, meant: str) -> str | None:
    """The word as it reads in the other code page, or None where it does not."""
    try:
        read = (word.translate(_CONTROLS) if seen == _WESTERN else word).encode(seen).decode(meant)
    except (UnicodeEncodeError, UnicodeDecodeError):
        return None
    return read if all(c.isascii() or plausible(c) for c in read) else None


def _gain(words: Sequence[str], costs: dict[str, float], seen: str, meant: str) -> tuple[float, float] | None:
    """How much likelier the words become, with what one may bring capped and without; None where too few do. costs:
    of words as they stand, so far as they were asked for."""
    score = scorer(None)
    gains: list[float] = []
    changed: list[str] = []
    uncapped = spent = 0.0
    letters = 0
    # of more words that become no likelier the share cannot be reached
    left = int((1 - RULES.share) * len(words))
    for word in words:
        read = recoded(word, seen, meant)
        if read == word:
            continue
        cap = max(RULES.cap, 2.0 * len(word))
        gain = -cap
        if read is not None:
            cost = _cost(read, score)
            if word not in costs:
                costs[word] = score.cost(word)
            gain = costs[word] - cost
            if max(read) < CJK:
                spent, letters = spent + cost, letters + len(read)
        left -= gain <= 0
        if left < 0:
            return None
        gains.append(min(cap, gain))
        changed.append(word)
        uncapped += gain
    if spent > RULES.letter * letters:
        return None
    better = [word for word, gain in zip(changed, gains, strict=True) if gain > 0]
    enough = len(better) >= RULES.words or sum(map(len, better)) >= RULES.letters
    return (sum(gains), uncapped) if enough and len(better) >= RULES.share * len(gains) else None


def _cost(read: str, score: Scorer) -> float:
    """The cost of a reading; where it holds Chinese, Japanese or Korean, by how frequent its characters are in one."""
    cost = score.cost(read)
    some = [char for char in read if char >= CJK and char.isalpha()]
    if not some:
        return cost
    known = sum(spelling(char)[2] or 0.0 for char in some)
    return cost - known + min(sum(costs.get(char, RULES.rare) for char in some) for costs in characters())


def per_letter(reads: Iterable[str]) -> float:
    """What a letter of some readings costs on average, in nats, by no language's leave; 0 where there is none."""
    score, texts = scorer(None), list(reads)
    return sum(_cost(text, score) for text in texts) / max(1, sum(map(len, texts)))


def _edits(texts: Sequence[str], words: Sequence[str], seen: str, meant: str) -> Recoded:
    reads = {word: read for word in words if (read := recoded(word, seen, meant)) is not None}
    score: Scorer = scorer(language_of(reads.values()))
    channel = f"{_name(meant)} read as {_name(seen)}"
    gains = {word: score.cost(word) - _cost(read, score) for word, read in reads.items() if read != word}
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
