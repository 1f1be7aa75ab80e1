"""Text -> its language: by its script where one language has that to itself, else by its commonest words.

A word that is the n-th commonest of a language speaks for it with the logarithm of how much commoner it is there than a
word the list does not hold; the sum over a sample of the text decides. What is declared counts like a few words.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from transforms.tables.scripts import LANGUAGES_OF, ONE_LANGUAGE, RANGES


@dataclass(frozen=True, slots=True)
class Rules:
    """Sizes of the sample and what a language must have.

    sample     characters read at each of three places of the text
    words      words looked up at most; of 143 news pages all that 150 decide right are decided by 90
    declared   what the declaration weighs, in nats: about as much as two of the commonest words
    letters    what a letter that few languages have weighs
    least      nats a language needs, beside its declaration, to be believed without one
    ratio      share of the letters that a script needs
    alike      the share of the best score with which a declared language that is written alike is believed
    halved     the same of Serbian in Latin letters, for half of the words of its list are in Cyrillic: two articles
               that say so have 0.44 and 0.6 of what they have in Croatian, a Croatian one would have 0.37
    fewest     words that tell a language; one or two stand in many
    floor      the rank that stands for all words the list does not hold
    """

    sample: int = 300
    words: int = 90
    declared: float = 6.0
    letters: float = 1.0
    least: float = 4.0
    ratio: float = 0.3
    floor: int = 3000
    fewest: int = 3
    alike: float = 0.7
    halved: float = 0.42


RULES = Rules()
_WORD = re.compile(
    r"[^\W\d_]+(?:[\u0300-\u036f\u093c-\u094d\u0900-\u0903\u093e-\u094c\u09bc-\u09cd\u064b-\u0652\u200c]+[^\W\d_]*)*(?:['’][^\W\d_]+)?"
)
# What may be a letter of another script; between these stand the signs that all languages share.
_BEYOND_LATIN = re.compile(r"[\u0370-\u1fff\u2c00-\u2dff\u2e80-\U0010ffff]")
_CODE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]+)*", re.IGNORECASE)
# Codes that say the same: ISO 639-3 and old ones, and names that pages write out.
_SAME = {
    "nb": "no", "iw": "he", "in": "id", "ji": "yi", "fil": "tl", "deu": "de", "ger": "de", "eng": "en", "fra": "fr",
    "fre": "fr", "spa": "es", "ita": "it", "por": "pt", "rus": "ru", "zho": "zh", "chi": "zh", "jpn": "ja", "nld": "nl",
    "dut": "nl", "pol": "pl", "tur": "tr", "ara": "ar", "kor": "ko", "cmn": "zh", "sh": "sr", "mo": "ro", "cn": "zh",
    "jp": "ja", "cz": "cs", "ua": "uk", "gr": "el", "dk": "da", "se": "sv",
}  # fmt: skip
# Written alike: without a word that only one of them has, the declaration decides.
_ALIKE = ({"hr", "bs", "sr"}, {"id", "ms"}, {"no", "nn", "da"})


def identify(text: str, declared: str | None = None) -> str | None:
    """The ISO 639-1 code of the language of a text (639-3 where there is none), or None where nothing decides.

    declared is what the document says of itself: evidence, not the answer.
    """
    said = code_of(declared)
    sample = _sample(text)
    script = _script(sample)
    if script is None:
        return said
    if script in ONE_LANGUAGE:
        # A declared language of the same script that the table does not know is believed.
        return ONE_LANGUAGE[script] if said not in LANGUAGES_OF.get(script, ()) else said
    return _by_words(sample, script, said)


def code_of(declared: str | None) -> str | None:
    """The language code in a declaration such as `de-AT`, `en_US` or `eng`; None where there is none."""
    match = _CODE.fullmatch(declared.strip()) if declared else None
    if not match:
        return None
    code = match[1].casefold()
    code = _SAME.get(code, code)
    return code if len(code) == 2 or code in _words() else None


def _sample(text: str) -> str:
    size = RULES.sample
    if len(text) <= 3 * size:
        return text
    middle = len(text) // 2
    return f"{text[:size]} {text[middle : middle + size]} {text[-size:]}"


def _script(sample: str) -> str | None:
    """The script of most letters; Japanese by its kana, which stand among Chinese characters."""
    if sample.isascii() or not _BEYOND_LATIN.search(sample):
        return "latin" if any(map(str.isalpha, sample)) else None
    counts: Counter[str] = Counter()
    for char, n in Counter(sample).items():
        if char.isalpha():
            counts[_script_of(char)] += n
    if not counts:
        return None
    total = counts.total()
    if counts["kana"] > 0.05 * total:
        return "kana"
    script, n = counts.most_common(1)[0]
    if script == "latin" and n < (1 - RULES.ratio) * total:
        # Names and quotations in Latin letters do not make a text Latin; two Latin letters weigh one of a word script.
        other, m = counts.most_common(2)[1]
        return other if m >= RULES.ratio * total else script
    return script


@lru_cache(maxsize=4096)
def _script_of(char: str) -> str:
    point = ord(char)
    return next((name for first, last, name in RANGES if first <= point <= last), "latin")


@lru_cache(maxsize=1)
def _lists() -> dict[str, str]:
    text = resources.files("transforms").joinpath("weights/languages.json").read_text("utf-8")
    words: dict[str, str] = json.loads(text)["words"]
    return words


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    return frozenset(_lists())


@lru_cache(maxsize=1)
def _index() -> tuple[dict[str, tuple[tuple[str, float], ...]], dict[str, tuple[str, ...]]]:
    """word -> (language, nats) …, and letter -> languages whose words have it."""
    index: dict[str, list[tuple[str, float]]] = {}
    most = max(words.count(" ") for words in _lists().values()) + 1
    nats = [math.log(RULES.floor / (rank + 3)) for rank in range(1, most + 1)]
    letters: dict[str, dict[str, None]] = {}
    for language, words in _lists().items():
        for word, weight in zip(words.split(), nats, strict=False):
            index.setdefault(word, []).append((language, weight))
        for letter in set(words):
            if ord(letter) > 127:
                letters.setdefault(letter, {})[language] = None
    return {word: tuple(found) for word, found in index.items()}, {c: tuple(found) for c, found in letters.items()}


def _by_words(sample: str, script: str, said: str | None) -> str | None:
    sample = sample.casefold()
    words = _WORD.findall(sample)
    if len(words) < RULES.fewest:
        return said
    if len(words) > RULES.words:
        words = words[:: len(words) // RULES.words + 1] if len(words) >= 2 * RULES.words else words[: RULES.words]
    scores = _scores(sample, words, frozenset(LANGUAGES_OF.get(script, ())) or _latin())
    best = max(zip(scores.values(), scores, strict=True))[1] if scores else None
    if said and said in scores:
        scores[said] += RULES.declared
        alike = any(said in group and best in group for group in _ALIKE)
        enough = RULES.halved if (said, script) == ("sr", "latin") else RULES.alike
        if alike and scores[said] >= enough * scores[best or said]:
            return said
        best = max(zip(scores.values(), scores, strict=True))[1]
    if best is None or scores[best] < RULES.least:
        return said
    # A language that no list knows is believed where the best of the known ones has hardly a word.
    if said and said not in _words() and scores[best] < RULES.least * len(words) / 6:
        return said
    return best


def _scores(sample: str, words: list[str], among: frozenset[str]) -> dict[str, float]:
    index, letters = _index()
    scores: dict[str, float] = defaultdict(float)
    for word, count in Counter(words).items():
        for language, nats in index.get(word, ()):
            scores[language] += count * nats
    for letter in () if sample.isascii() else set(sample):
        for language in letters.get(letter, ()):
            scores[language] += RULES.letters
    return {language: score for language, score in scores.items() if language in among}


@lru_cache(maxsize=1)
def _latin() -> frozenset[str]:
    return _words() - {
        language for script, group in LANGUAGES_OF.items() for language in group if script != "latin"
    } | {"sr", "uz", "az", "ku", "kk"}
