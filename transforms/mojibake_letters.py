"""How probable a word is, by its letters: the model that tells which of several readings of a broken word was meant.

Costs are negative log probabilities in nats. The letters' n-grams are trained by benchmarks/train_letters.py; how their
back-off works is Katz's, with interpolated absolute discounting behind the numbers.
"""

from __future__ import annotations

import json
import lzma
import unicodedata
from functools import cache
from importlib.resources import files

from transforms.tables.mojibake_signs import CLOSING, INNER, OPENING, SIGN_COST

START, END = "^", "$"
# What the letter model does not know, in nats: a letter of a script it has no words of, such a sign, a control character.
UNKNOWN_LETTER, UNKNOWN_SIGN, CONTROL, UNASSIGNED = 6.5, 9.0, 14.0, 25.0
# What breaks the shape of a word, in nats: small letter then capital, two capitals then small, two scripts in one word,
# and a sign that stands where its kind does not.
CASE_BREAK, CASE_BREAK_LATE, SCRIPT_BREAK, SIGN_INSIDE, QUOTE_WRONG = 5.0, 3.0, 7.0, 4.0, 3.0


class Letters:
    """The packed n-grams, as two dictionaries: cost of an n-gram's last letter, and cost of backing off from a context."""

    def __init__(self, packed: dict[str, object]) -> None:
        """Unpack what benchmarks/train_letters.py wrote."""
        step: float = packed["step"]  # type: ignore[assignment]
        scripts: dict[str, dict[str, list[str]]] = packed["scripts"]  # type: ignore[assignment]
        self.cost: dict[str, float] = {}
        self.backoff: dict[str, float] = {}
        self.script: dict[str, str] = {}
        value = {chr(32 + n): n / step for n in range(256)}
        for script in sorted(scripts):
            for size, (keys, costs, backoffs) in scripts[script].items():
                n = int(size)
                grams = [keys[at : at + n] for at in range(0, len(keys), n)]
                ascii_known = script != "LATIN"
                for gram, code in zip(grams, costs, strict=True):
                    if not (ascii_known and gram.isascii()):
                        self.cost[gram] = value[code]
                for gram, code in zip(grams, backoffs, strict=False):
                    if code != " " and not (ascii_known and gram.isascii()):
                        self.backoff[gram] = value[code]
                if n == 1:
                    self.script.update((g, script) for g in grams if not g.isascii())
        self.cost.update({gram: 4.0 for gram in (START, END)})
        self._known: dict[tuple[str, str], float] = {}

    def after(self, context: str, letter: str) -> float:
        """The cost of a small letter (or END) after up to four letters, the first of them START at a word's start."""
        key = (context, letter)
        found = self._known.get(key)
        if found is None:
            if len(self._known) > 200_000:
                self._known.clear()
            found = self._known[key] = self._after(context, letter)
        return found

    def _after(self, context: str, letter: str) -> float:
        spent = 0.0
        for at in range(len(context) + 1):
            known = self.cost.get(context[at:] + letter)
            if known is not None:
                return spent + known
            spent += self.backoff.get(context[at:], 0.0)
        return spent + UNKNOWN_LETTER


@cache
def letters() -> Letters:
    """The model, read once from the package."""
    data = files("transforms").joinpath("weights", "mojibake_letters.json.xz").read_bytes()
    return Letters(json.loads(lzma.decompress(data)))


@cache
def script_of(char: str) -> str:
    """The first word of a letter's name in Unicode: LATIN, CYRILLIC, CJK …"""
    return unicodedata.name(char, "?").split(" ")[0].split("-")[0]


@cache
def sign_cost(char: str) -> float:
    """The cost of a character that is no letter, wherever it stands."""
    known = SIGN_COST.get(char)
    if known is not None:
        return known
    if char.isascii():
        return 2.0
    category = unicodedata.category(char)
    if category == "Cn":
        return UNASSIGNED
    return CONTROL if category[0] == "C" else UNKNOWN_SIGN


@cache
def kind(char: str) -> str:
    """`l` small letter or mark, `U` capital, `d` digit, `s` space, `i` a sign that words hold inside, `p` any other."""
    if char in INNER:
        return "i"
    if char.isalpha():
        return "U" if char.isupper() else "l"
    if char.isspace():
        return "s"
    if char.isdigit():
        return "d"
    return "l" if unicodedata.category(char)[0] == "M" else "p"


State = tuple[str, str, str]
FRESH: State = (START, "s", "")


def step(state: State, char: str) -> tuple[float, State]:
    """One more character: its cost after `state`, and the state after it.

    A state is the last letters (up to four) of the word so far, the kinds of its last two characters, and its script.
    """
    context, kinds, script = state
    now = kind(char)
    if now not in "lU":
        return _sign(state, char, now)
    model = letters()
    small = char.lower() if now == "U" else char
    if len(small) > 1:
        small = small[0]
    if not (context and context[0] == START) and len(context) < 4 and kinds[-1] not in "lU":
        context = START
    cost = model.after(context, small)
    if kinds[-1] == "p" and len(kinds) > 1 and kinds[0] in "lU":
        cost += SIGN_INSIDE
    mine = script_of(char)
    if script and mine != script:
        cost += SCRIPT_BREAK
    if now == "U" and kinds[-1] == "l":
        cost += CASE_BREAK
    elif now == "l" and kinds.endswith("UU"):
        cost += CASE_BREAK_LATE
    return cost, ((context + small)[-4:], (kinds + now)[-2:], mine)


def _sign(state: State, char: str, now: str) -> tuple[float, State]:
    context, kinds, _ = state
    cost = sign_cost(char)
    last = kinds[-1]
    if last in "lU":
        cost += letters().after(context, END)
        if char in OPENING:
            cost += QUOTE_WRONG
    elif last == "s" and char in CLOSING:
        cost += QUOTE_WRONG
    return cost, (START, (kinds + now)[-2:], "")


def cost_of(text: str) -> float:
    """The cost of a whole run of text, ended by a space."""
    total, state = 0.0, FRESH
    for char in text:
        spent, state = step(state, char)
        total += spent
    return total + ending(state)


def ending(state: State) -> float:
    """The cost of the word's end."""
    return letters().after(state[0], END) if state[1][-1] in "lU" else 0.0
