"""Write the pairs of words that transforms/mojibake_pairs.py reads, from the counts in the package ar-corrector.

    python -m benchmarks.train_mojibake_pairs FOLDER     writes transforms/weights/mojibake_pairs.zip and its card

FOLDER holds ar-corrector, unpacked (see news_counts). The lists of words (train_mojibake_words) come first.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import math
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.news_counts import Counts, arabic
from benchmarks.train_letters import WEIGHTS
from transforms.mojibake_channels import channel
from transforms.mojibake_lists import listed, ranked
from transforms.mojibake_pairs import STEP
from transforms.mojibake_words import shown

# How many pairs are kept, from which count on, and what is taken off each count for those that were never seen.
KEPT, LEAST, DISCOUNT = 100_000, 3, 0.75


def doubt(language: str) -> dict[str, float]:
    """How doubtful each listed word is on its own with bytes lost, from 0, where no other looks so, to 1."""
    words = listed(language)
    alike: dict[str, list[str]] = defaultdict(list)
    for word, look in zip(ranked(language), shown(ranked(language), channel("latin-1")), strict=True):
        alike[look].append(word)
    found = {}
    for first, *others in alike.values():
        found[first] = math.exp((words[first] - words[others[0]]) / 2) if others else 0.0
        found.update(dict.fromkeys(others, 1.0))
    return found


def kept(counts: Counts, every: Counter[str], language: str) -> dict[str, dict[str, float]]:
    """Of each word the next words that are told, and how much likelier they are behind it than anywhere, in nats.

    They are those that make the counted text most likely, weighed by how doubtful the two words are.
    """
    doubtful, total = doubt(language), every.total()
    gains: list[tuple[float, str, str, float]] = []
    for head, some in counts.items():
        if head not in doubtful:
            continue
        size = sum(some.values())
        for word, n in some.items():
            if n >= LEAST and word in doubtful:
                better = math.log((n - DISCOUNT) / size * total / every[word])
                gains.append((-n * better * (doubtful[head] + doubtful[word]), head, word, better))
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for gain, head, word, better in sorted(gains)[:KEPT]:
        if gain < 0:
            found[head][word] = better
    return found


def leaving(counts: Counts, every: Counter[str], found: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """What a word that is not told of costs more behind each."""
    total = every.total()
    costs = {}
    for head, some in found.items():
        size = sum(counts[head].values())
        here = sum((counts[head][word] - DISCOUNT) / size for word in some)
        anywhere = sum(every[word] / total for word in some)
        costs[head] = max(0.0, -math.log((1 - here) / (1 - anywhere)))
    return costs


def packed(found: Mapping[str, Mapping[str, float]], leaves: Mapping[str, float], language: str) -> Iterator[str]:
    """A line a word: its number less the one before, what leaving costs, the next words' numbers so, and their costs."""
    number = {word: n for n, word in enumerate(ranked(language))}
    last = -1
    for head in sorted(found, key=number.__getitem__):
        some = sorted((number[word], better) for word, better in found[head].items())
        numbers = [n for n, _ in some]
        deltas = [_base36(b - a) for a, b in zip([-1, *numbers], numbers, strict=False)]
        costs = "".join(_code(better) for _, better in some)
        yield "\t".join([_base36(number[head] - last), _code(leaves[head]), " ".join(deltas), costs])
        last = number[head]


def _code(cost: float) -> str:
    return chr(33 + min(90, round(cost * STEP)))


def _base36(n: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    return (_base36(n // 36) if n >= 36 else "") + digits[n % 36]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    counts = arabic(parser.parse_args().folder)
    every: Counter[str] = Counter()
    for some in counts.values():
        every.update(some)
    found = kept(counts, every, "ar")
    text = "\n".join(packed(found, leaving(counts, every, found), "ar"))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr(zipfile.ZipInfo("ar"), text, zipfile.ZIP_LZMA)
    data = made.getvalue()
    out = WEIGHTS / "mojibake_pairs.zip"
    out.write_bytes(data)
    card = {
        "what": "pairs of words that follow each other more often than chance, and by how much, in nats, by quarters",
        "command": "python -m benchmarks.train_mojibake_pairs FOLDER",
        "sources": {"ar-corrector": "1.1.6 (MIT): counts in 33 million words of Arabic news"},
        "words_sha256": hashlib.sha256((WEIGHTS / "mojibake_words.zip").read_bytes()).hexdigest(),
        "pairs_sha256": hashlib.sha256(data).hexdigest(),
        "bytes": len(data),
        "pairs": {"ar": sum(map(len, found.values()))},
    }
    out.with_suffix(".card.json").write_text(json.dumps(card, indent=1) + "\n")
    print(json.dumps(card, indent=1))


if __name__ == "__main__":
    main()
