"""Train the letter model that transforms/mojibake_letters.py reads, from the word lists of wordfreq and simplemma.

    python -m benchmarks.train_letters            writes transforms/weights/mojibake_letters.json.xz and its card

Needs wordfreq 3.1.1 and simplemma 1.1.2 (for the sharp s, which wordfreq folds away). Takes about two minutes. The same
lists give the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import math
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import wordfreq

WEIGHTS = Path(__file__).parent.parent / "transforms" / "weights"
# Letters of each language beyond a to z. What a word list holds beside them is other languages' words, or mojibake.
LATIN = {
    "ca": "àçèéíïòóúü·",
    "cs": "áčďéěíňóřšťúůýž",
    "da": "æøåéöäü",
    "de": "äöüßéèàç",
    "en": "éèñüöäáíóúçøåëïôê",
    "es": "áéíñóúüç",
    "fi": "äöåšžé",
    "fil": "ñéáíóú",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "hu": "áéíóöőúüű",
    "id": "é",
    "is": "áðéíóúýþæö",
    "it": "àèéìíîòóù",
    "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūž",
    "nb": "æøåéèêòóôäöü",
    "nl": "éèëïóöüáíêçà",
    "pl": "ąćęłńóśźżéöü",
    "pt": "áâãàçéêíóôõúü",
    "ro": "ăâîșțşţéü",
    "sh": "čćđšž",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "sl": "čšžćđ",
    "sv": "åäöéüèáà",
    "tr": "çğıöşüâîûi̇",
    "vi": "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
}
OTHER = {
    "ru": "CYRILLIC", "uk": "CYRILLIC", "bg": "CYRILLIC", "mk": "CYRILLIC", "el": "GREEK", "he": "HEBREW",
    "ar": "ARABIC", "fa": "ARABIC", "ur": "ARABIC", "hi": "DEVANAGARI", "bn": "BENGALI", "ta": "TAMIL",
}  # fmt: skip
ORDER = 5
DISCOUNT = 0.6
STEP = 12.0  # a log probability (nats) is stored as round(-logp * STEP), in one byte: 0 to 21 nats


def word_list(language: str) -> list[tuple[str, float]]:
    """The words of one language with a frequency, most frequent first, spelt as that language spells them."""
    words = sorted(wordfreq.get_frequency_dict(language, "best").items(), key=lambda item: (-item[1], item[0]))
    return [(spelling(word, language), frequency) for word, frequency in words]


def spelling(word: str, language: str) -> str:
    if language == "el" and word.endswith("σ"):
        return word[:-1] + "ς"
    if language == "de" and "ss" in word:
        return sharp_s().get(word, word)
    if language == "tr":
        return word.replace("i̇", "i")
    return word.replace("·", "") if language == "ca" else word


_SHARP: dict[str, str] = {}


def sharp_s() -> dict[str, str]:
    """German words with a sharp s, by their spelling without."""
    if not _SHARP:
        import simplemma.strategies.dictionaries.dictionary_factory as factory

        forms = factory.DefaultDictionaryFactory().get_dictionary("de")
        text = [w.decode() if isinstance(w, bytes) else w for pair in forms.items() for w in pair]
        _SHARP.update({w.lower().replace("ß", "ss"): w.lower() for w in text if "ß" in w})
    return _SHARP


def usable(language: str, limit: int) -> Iterator[tuple[str, float]]:
    """Words that hold a letter beyond ASCII and none that is foreign to the language."""
    letters = set(LATIN.get(language, ""))
    taken = 0
    for word, frequency in word_list(language):
        if word.isascii() or taken >= limit:
            continue
        rest = [ch for ch in word if not (ch.isascii() and ch.isalpha())]
        if language in LATIN:
            good = all(ch in letters for ch in rest)
        else:
            good = all(unicodedata.name(ch, "").startswith(OTHER[language]) and not ch.isdigit() for ch in word)
        if good:
            taken += 1
            yield word, frequency


def count(limits: dict[str, int]) -> tuple[dict[str, Counter[str]], dict[str, dict[str, float]], str]:
    """Counts of all n-grams of each script, shares of letters of each language, and the digest of the words."""
    grams: dict[str, Counter[str]] = defaultdict(Counter)
    letters: dict[str, dict[str, float]] = {}
    digest = hashlib.sha256()
    for language in sorted(LATIN) + sorted(OTHER):
        script = OTHER.get(language, "LATIN")
        share: Counter[str] = Counter()
        words = list(usable(language, limits[script]))
        floor = words[-1][1]
        for word, frequency in words:
            digest.update(f"{language} {word} {frequency:.4g}\n".encode())
            weight = min(400.0, (frequency / floor) ** 0.5)
            for ch in word:
                if not ch.isascii():
                    share[ch] += frequency
            padded = f"^{word}$"
            for size in range(1, ORDER + 1):
                for at in range(len(padded) - size + 1):
                    grams[script][padded[at : at + size]] += weight
        total = sum(share.values())
        letters[language] = {ch: n / total for ch, n in share.items() if n / total > 1e-5}
    return grams, letters, digest.hexdigest()


def probabilities(counts: Counter[str]) -> tuple[dict[str, float], dict[str, float]]:
    """Interpolated absolute discounting: the probability of each n-gram's last letter, and each context's back-off."""
    total: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for gram, n in counts.items():
        if gram != "^":
            total[gram[:-1]] += n
            kinds[gram[:-1]] += 1
    rest = {h: min(0.9, DISCOUNT * kinds[h] / total[h]) for h in total}
    found: dict[str, float] = {}
    for gram in sorted(counts, key=lambda g: (len(g), g)):
        if gram == "^":
            continue
        context = gram[:-1]
        lower = found.get(gram[1:], 0.0) if len(gram) > 1 else 1.0 / 300
        if len(gram) > 2 and gram[1:] not in found:
            lower = found.get(gram[2:], 1e-4) if len(gram) > 3 else 1e-4
        found[gram] = max(counts[gram] - DISCOUNT, 0.0) / total[context] + rest[context] * lower
    return found, rest


def prune(counts: Counter[str], size: int) -> dict[str, tuple[float, float]]:
    """The n-grams that say most beyond their back-off, about `size` of them: log probability and back-off weight."""
    found, rest = probabilities(counts)

    def backed(gram: str) -> float:
        context, shorter = gram[:-1], gram[1:]
        return rest.get(context, 1.0) * found.get(shorter, 1e-5)

    gain = {
        g: counts[g] * abs(math.log(p / backed(g))) for g, p in found.items() if len(g) > 2 and not g.isascii()
    }  # what the text's likelihood loses without it
    best = sorted(gain, key=lambda g: (-gain[g], g))[:size]
    kept = {g for g in found if len(g) <= 2} | set(best)
    for gram in best:  # a gram's contexts and suffixes are asked for on the way to it
        for cut in range(2, len(gram)):
            kept.add(gram[:cut])
            kept.add(gram[-cut:])
    kept = {g for g in kept & found.keys() if len(g) <= 2 or not g.isascii()}
    mass: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for gram in kept:
        if len(gram) > 1:
            m = mass[gram[:-1]]
            m[0] += found[gram]
            m[1] += found.get(gram[1:], 0.0)
    bow = {h: max(1e-3, 1 - a) / max(1e-3, 1 - b) for h, (a, b) in mass.items()}
    return {g: (math.log(found[g]), math.log(min(1.0, bow.get(g, 1.0)))) for g in sorted(kept)}


def pack(model: dict[str, tuple[float, float]]) -> dict[str, Any]:
    """Fixed-width keys in one string for each order, values as one character each."""

    def byte(value: float) -> str:
        return chr(32 + min(254, round(-value * STEP)))

    packed: dict[str, Any] = {}
    for size in range(1, ORDER + 1):
        grams = sorted(g for g in model if len(g) == size)
        packed[str(size)] = ["".join(grams), "".join(byte(model[g][0]) for g in grams), ""]
        if size < ORDER:
            packed[str(size)][2] = "".join(byte(model[g][1]) for g in grams)
    return packed


LIMITS = {
    "LATIN": 60000, "CYRILLIC": 80000, "GREEK": 40000, "HEBREW": 60000,
    "ARABIC": 60000, "DEVANAGARI": 20000, "BENGALI": 20000, "TAMIL": 20000,
}  # fmt: skip
SIZES = {
    "LATIN": 90000, "CYRILLIC": 60000, "GREEK": 15000, "HEBREW": 12000,
    "ARABIC": 25000, "DEVANAGARI": 6000, "BENGALI": 5000, "TAMIL": 4000,
}  # fmt: skip


def common_words(language: str, limit: int = 80) -> str:
    """The most frequent words, by which a text's language is told even where its other letters are broken."""
    return " ".join([w for w, _ in word_list(language) if w.isalpha() and len(w) > 1][:limit])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=WEIGHTS / "mojibake_letters.json.xz")
    out = parser.parse_args().out
    grams, letters, digest = count(LIMITS)
    models = {script: pack(prune(counts, SIZES[script])) for script, counts in sorted(grams.items())}
    share = {
        lang: {ch: round(-math.log(p) * STEP) for ch, p in sorted(table.items())} for lang, table in letters.items()
    }
    common = {lang: common_words(lang) for lang in sorted(letters)}
    body = {"step": STEP, "order": ORDER, "scripts": models, "letters": share, "common": common}
    data = lzma.compress(json.dumps(body, ensure_ascii=False, sort_keys=True).encode(), preset=9 | lzma.PRESET_EXTREME)
    out.write_bytes(data)
    sizes = {script: sum(len(m[2 * 0 + 1]) for m in model.values()) for script, model in models.items()}
    card = {
        "what": "letter n-grams of words with letters beyond ASCII, by script; quantised -log p and back-off, in nats",
        "command": "python -m benchmarks.train_letters",
        "sources": {"wordfreq": "3.1.1 (Apache-2.0; data CC-BY-SA 4.0)", "simplemma": "1.1.2 (MIT), for the sharp s"},
        "words_sha256": digest,
        "weights_sha256": hashlib.sha256(data).hexdigest(),
        "bytes": len(data),
        "ngrams": sizes,
    }
    told = out.with_suffix("").with_suffix(".card.json")
    if told.exists():  # scores are measured with the weights, not by their training
        card["scores"] = json.loads(told.read_text()).get("scores")
    told.write_text(json.dumps(card, indent=1) + "\n")
    print(json.dumps(card, indent=1))


if __name__ == "__main__":
    main()
