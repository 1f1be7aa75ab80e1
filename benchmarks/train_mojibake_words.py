"""Write the lists of frequent words that transforms/mojibake_lists.py reads, from the word lists of wordfreq.

    python -m benchmarks.train_mojibake_words FOLDER     writes transforms/weights/mojibake_words.zip and its card

Scripts in which lost bytes leave most letters ambiguous get their most frequent words. Languages in Latin letters get
those words that the letters alone misread when bytes are lost: so train_letters comes first. Needs wordfreq 3.1.1,
simplemma 1.1.2 and, in FOLDER, counts of words in news (see news_counts). Takes some minutes; the same lists and letter
model give the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import math
import re
import zipfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import wordfreq

from benchmarks.news_counts import counts_of_words
from benchmarks.train_letters import LATIN, STEP, WEIGHTS, usable
from transforms.mojibake_chain import best, looks
from transforms.mojibake_channels import CJK, Channel, channel, is_lost
from transforms.mojibake_decode import THOROUGH, Prices, decode
from transforms.mojibake_score import Scorer
from transforms.mojibake_words import shown

# How many words of each language, where all frequent ones are listed.
FULL = {
    "ru": 90000, "uk": 70000, "ar": 80000, "bg": 40000, "mk": 20000, "el": 50000, "fa": 30000, "he": 40000,
    "ur": 25000, "hi": 25000, "bn": 12000, "ta": 12000,
}  # fmt: skip
# How many of them are kept apart, to be read for a first glance.
FREQUENT = 3000
# Of how many of the others, small and with a first capital, it is asked whether letters alone misread them; and how
# much of a word's frequency, which lists do not tell, is taken to be that with a capital: words begin about every eighth
# sentence or name.
ASKED, CAPITAL = 40000, 0.12
# How many words of languages whose words stand without spaces between, or, in Korean, grow endings.
CHAINED = {"ja": 10000, "ko": 27000, "zh": 10000}
# Of how many others it is asked whether these misread them, and of how many characters such have at most.
CHAINS_ASKED, LONGEST_CHAINED = 70_000, 6
# How much more often a word of Arabic stands without its sign of the indefinite than with it, as newspapers print it:
# on a final alif, and on a final ta marbuta.
TANWIN, ON_ALIF, ON_TA = "\u064b", 0.13, 0.03
# How many characters of each language that writes without an alphabet, or with syllables.
CHARACTERS = {"zh": 3000, "ja": 2300, "ko": 1300}
_LOST = re.compile("[\x80-\x9f\xad]")


def misread(language: str) -> list[tuple[str, float]]:
    """The words that the letter model misreads with bytes lost, where no more frequent word looks the same then.

    Asked again, for what is misread only because others are listed.
    """
    way = channel("latin-1")
    words = list(usable(language, ASKED))
    total = sum(frequency for _, frequency in words)
    forms = [(word, (1 - CAPITAL) * frequency) for word, frequency in words]
    forms += [(word[0].upper() + word[1:], CAPITAL * frequency) for word, frequency in words]
    first: dict[str, tuple[str, float]] = {}
    for word, frequency in sorted(forms, key=lambda item: (-item[1], item[0]))[:ASKED]:
        if any(map(is_lost, way.see(word))) or " " in _left(way, word):
            first.setdefault(_left(way, word), (word, frequency))
    found: dict[str, float] = {}
    for _ in range(2):
        score = Scorer(language, listed={word: -math.log(frequency / total) for word, frequency in found.items()})
        wrong = {
            word: frequency
            for form, (word, frequency) in first.items()
            if decode(form, way, score, Prices(), THOROUGH).text != word
        }
        found |= wrong
    return list(found.items())


def _left(way: Channel, word: str) -> str:
    return _LOST.sub("", way.see(word)).replace("\xa0", " ")


def characters(language: str) -> str:
    """The most frequent characters of a language that writes without an alphabet, the most frequent first."""
    count: Counter[str] = Counter()
    for word, frequency in wordfreq.get_frequency_dict(language, "best").items():
        for char in word:
            if char >= CJK:
                count[char] += frequency
    return "".join(sorted(count, key=lambda char: (-count[char], char))[: CHARACTERS[language]])


def full(language: str, folder: Path) -> list[tuple[str, float]]:
    """All frequent words of a language, the most frequent first; where news of it is counted, that weighs half."""
    words = list(usable(language, FULL[language]))
    news = counts_of_words(folder, language)
    if not news:
        return words
    every = dict(usable(language, 10**6))
    everywhere = sum(every.values())
    here = sum(news[word] for word in every)
    mixed = {word: frequency / everywhere + news[word] / here for word, frequency in every.items()}
    signed = {}
    for word, frequency in mixed.items() if language == "ar" else ():
        if len(word) > 3 and word[-1] == "ا" and word[-2] not in "هونيا":
            signed[word[:-1] + TANWIN + word[-1]] = ON_ALIF * frequency
        elif len(word) > 3 and word[-1] == "ة":
            signed[word + TANWIN] = ON_TA * frequency
    return sorted((mixed | signed).items(), key=lambda item: (-item[1], item[0]))[: FULL[language]]


def chained(language: str) -> list[tuple[str, float]]:
    """The most frequent words of a language written without an alphabet, or with syllables; and those misread else."""
    words = [(word, n) for word, n in wordfreq.get_frequency_dict(language, "best").items() if min(word) >= CJK]
    words.sort(key=lambda item: (-item[1], item[0]))
    first, rest = words[: CHAINED[language]], words[CHAINED[language] : CHAINS_ASKED]
    total = sum(frequency for _, frequency in first)
    costs = {word: -math.log(frequency / total) for word, frequency in first}
    wrong: set[str] = set()
    for codec in ("sloppy-windows-1252", "sloppy-windows-1250"):
        way = channel(codec)
        known = looks(costs, way)
        some = [word for word, _ in rest if len(word) <= LONGEST_CHAINED]
        wrong.update(w for w, look in zip(some, shown(some, way), strict=True) if best(look, way, known, 5.0).text != w)
    return first + [(word, frequency) for word, frequency in rest if word in wrong]


def packed(words: Iterable[tuple[str, float]], total: float) -> str:
    """Words in order, each as how many letters it shares with the one before and the rest; and a line of costs."""
    entries, codes, last = [], [], ""
    for word, frequency in sorted(words):
        same = 0
        while same < min(len(word), len(last), 40) and word[same] == last[same]:
            same += 1
        entries.append(chr(48 + same) + word[same:])
        codes.append(chr(33 + round(-math.log(frequency / total) * STEP / 4)))
        last = word
    return "\n".join([*entries, "".join(codes)])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="counts of news, unpacked (see news_counts)")
    folder = parser.parse_args().folder
    out = WEIGHTS / "mojibake_words.zip"
    count = {}
    made = io.BytesIO()  # the package reads the old lists meanwhile
    with zipfile.ZipFile(made, "w", zipfile.ZIP_LZMA) as archive:

        def store(language: str, words: list[tuple[str, float]], total: float) -> None:
            for name, some in ((language, words[:FREQUENT]), (language + " more", words[FREQUENT:])):
                archive.writestr(zipfile.ZipInfo(name), packed(some, total), zipfile.ZIP_LZMA)
            count[language] = len(words)
            print(language, len(words), flush=True)

        for language in sorted([*FULL, *(LATIN.keys() - {"en", "id"})]):
            words = full(language, folder) if language in FULL else misread(language)
            every = words if language in FULL else usable(language, 60000)
            store(language, words, sum(frequency for _, frequency in every))
        for language in CHAINED:
            words = chained(language)
            store(language, words, sum(frequency for _, frequency in words))
            archive.writestr(zipfile.ZipInfo(language + " characters"), characters(language), zipfile.ZIP_LZMA)
    data = made.getvalue()
    out.write_bytes(data)
    card = {
        "what": "frequent words and their costs (-log p among the language's words beyond ASCII, in nats, by thirds)",
        "command": "python -m benchmarks.train_mojibake_words FOLDER",
        "sources": {
            "wordfreq": "3.1.1 (Apache-2.0; data CC-BY-SA 4.0)",
            "simplemma": "1.1.2 (MIT), for the sharp s",
            "ar-corrector": "1.1.6 (MIT), for counts in Arabic news",
            "natasha": "1.6.0 (MIT), for counts in Russian news",
        },
        "letters_sha256": hashlib.sha256((WEIGHTS / "mojibake_letters.json.xz").read_bytes()).hexdigest(),
        "words_sha256": hashlib.sha256(data).hexdigest(),
        "bytes": len(data),
        "words": count,
        "characters": CHARACTERS,
    }
    out.with_suffix(".card.json").write_text(json.dumps(card, indent=1) + "\n")


if __name__ == "__main__":
    main()
