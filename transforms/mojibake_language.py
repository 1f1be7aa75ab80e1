"""What language a text is in, by its most frequent words, and what that makes its letters cost."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from transforms.mojibake_letters import letters

# How strongly the language of the document counts, and how much of any document is in words of other languages.
LANGUAGE_WEIGHT, FOREIGN = 1.0, 0.03
# In English the letters beyond ASCII are those of names: the share of each language among them, where it is not 1.
NAMES = {"de": 3.0, "fr": 3.0, "es": 3.0, "pt": 2.0, "tr": 2.0, "pl": 2.0, "it": 1.5, "en": 0.5, "vi": 0.3, "fil": 0.2}
NAMES_WEIGHT = 0.6


def shifts(language: str | None) -> dict[str, float]:
    """What a letter costs more or less in the language than in the model, which was trained on all alike."""
    shares = letters().shares
    if language is None or language not in shares:
        return {}
    model = letters()
    script = {model.script.get(ch) for ch in shares[language]}
    peers = [lang for lang in shares if any(model.script.get(ch) in script for ch in shares[lang])]
    every = {ch for lang in peers for ch in shares[lang]}

    def share(lang: str, char: str) -> float:
        return math.exp(-shares[lang][char]) if char in shares[lang] else 0.0

    found = {}
    for char in every:
        alike = max(1e-6, sum(share(lang, char) for lang in peers) / len(peers))
        if language == "en":
            names = sum(NAMES.get(lang, 1.0) * share(lang, char) for lang in peers)
            mine = names / sum(NAMES.get(lang, 1.0) for lang in peers)
            found[char] = -NAMES_WEIGHT * math.log(max(1e-6, mine) / alike)
        else:
            mine = (1 - FOREIGN) * share(language, char) + FOREIGN * alike
            found[char] = -LANGUAGE_WEIGHT * math.log(mine / alike)
    return found


def language_of(words: Iterable[str]) -> str | None:
    """The language whose most frequent words are most among these, or None where that is not clear."""
    common = letters().common
    votes: Counter[str] = Counter()
    for word in words:
        for lang in (langs := common.get(word.lower(), ())):
            votes[lang] += 2 if len(langs) == 1 else 1
    if not votes:
        return None
    (first, most), *others = votes.most_common(2)
    second = others[0][1] if others else 0
    return first if most >= 4 and most > 1.1 * second else None
