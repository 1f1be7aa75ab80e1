"""The letter model: how probable a word is, by its letters.

Costs are negative log probabilities in nats. benchmarks/train_letters.py trains the n-grams; how a missing one is
backed off from is Katz's, over interpolated absolute discounting.
"""

from __future__ import annotations

import json
import lzma
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

START, END = "^", "$"
# The cost of a letter that no script of the model knows.
UNKNOWN_LETTER = 7.0
_ENDS = {START: 4.0, END: 4.0}


@dataclass(frozen=True, slots=True, eq=False)
class Letters:
    """What benchmarks/train_letters.py wrote; of each script, single letters only until `need` asks for the rest.

    cost      n-gram -> cost of its last letter after the others
    backoff   n-gram -> cost of leaving it for a shorter context
    script    letter -> script whose n-grams hold it
    shares    language -> letter -> cost of it among that language's letters beyond ASCII
    common    word -> languages among whose most frequent words it is
    contexts  what n-grams go on from: a longer context tells no more than the longest of these that it ends with
    packed    script -> its n-grams, as stored, where they were not asked for yet
    step      what costs are stored by
    """

    cost: dict[str, float]
    backoff: dict[str, float]
    script: dict[str, str]
    shares: dict[str, dict[str, float]]
    common: dict[str, tuple[str, ...]]
    contexts: set[str]
    packed: dict[str, Any]
    step: float

    def need(self, script: str) -> None:
        """Unpack the n-grams of a script, if the model has any and they are not yet."""
        orders = self.packed.get(script)
        if orders is None:
            return
        value = {chr(32 + n): n / self.step for n in range(256)}
        for size, (keys, costs, backoffs) in orders.items():
            n = int(size)
            if n > 1:  # single letters are there; and what leaving a word's start costs is the same in all scripts
                grams = [keys[at : at + n] for at in range(0, len(keys), n)]
                self.cost.update(zip(grams, map(value.__getitem__, costs), strict=True))
                self.backoff.update((g, value[code]) for g, code in zip(grams, backoffs, strict=False) if code != " ")
                self.contexts.update([gram[:-1] for gram in grams])
        self.packed.pop(script, None)

    def after(self, context: str, letter: str) -> float:
        """The cost of a small letter (or END) after up to four letters, the first of them START at a word's start."""
        spent = 0.0
        for at in range(len(context) + 1):
            known = self.cost.get(context[at:] + letter)
            if known is not None:
                return spent + known
            spent += self.backoff.get(context[at:], 0.0)
        return spent + UNKNOWN_LETTER

    def telling(self, context: str) -> str:
        """The longest end of a context that tells anything of what follows (the same cost as by the whole)."""
        while context and context not in self.contexts:
            context = context[1:]
        return context


@cache
def letters() -> Letters:
    """The model, read once from the package."""
    data = files("transforms").joinpath("weights", "mojibake_letters.json.xz").read_bytes()
    return unpack(json.loads(lzma.decompress(data)))


def unpack(stored: dict[str, Any]) -> Letters:
    """The model as it is stored, with the n-grams of no script unpacked yet."""
    step: float = stored["step"]
    cost: dict[str, float] = {}
    backoff: dict[str, float] = {}
    script: dict[str, str] = {}
    for name, orders in sorted(stored["scripts"].items()):
        singles, costs, backoffs = orders["1"]
        cost.update((letter, (ord(code) - 32) / step) for letter, code in zip(singles, costs, strict=True))
        backoff.update(
            (one, (ord(code) - 32) / step) for one, code in zip(singles, backoffs, strict=True) if code != " "
        )
        script.update((letter, name) for letter in singles if not letter.isascii())
    shares = {lang: {ch: n / step for ch, n in table.items()} for lang, table in stored["letters"].items()}
    common: dict[str, tuple[str, ...]] = {}
    for lang, some in stored["common"].items():
        for word in some.split(" "):
            common[word] = (*common.get(word, ()), lang)
    return Letters(cost | _ENDS, backoff, script, shares, common, {""}, stored["scripts"], step)


@cache
def script_of(char: str) -> str:
    """The script of a letter, as its Unicode name begins; the three of Japanese are one."""
    name = unicodedata.name(char, "?").split(" ")[0].split("-")[0]
    return "CJK" if name in ("HIRAGANA", "KATAKANA", "CJK", "FULLWIDTH", "IDEOGRAPHIC", "HANGUL") else name
