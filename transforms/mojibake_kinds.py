"""What kind of character one is, and what it costs a reading on its own where no letter model knows it."""

from __future__ import annotations

import unicodedata
from functools import cache

from transforms.mojibake_letters import script_of
from transforms.tables import mojibake_signs as signs

# Costs in nats. A sign that is not listed, a control character, a code point that is no character.
UNKNOWN_SIGN, CONTROL, UNASSIGNED = 9.0, 14.0, 25.0
# Letters of scripts whose words the model does not hold.
SCRIPT_COST = {
    "CJK": 6.0, "THAI": 4.5, "GEORGIAN": 4.5, "ARMENIAN": 4.5, "ETHIOPIC": 6.0, "KHMER": 5.0, "TELUGU": 4.5,
    "KANNADA": 4.5, "MALAYALAM": 4.5, "GUJARATI": 4.5, "GURMUKHI": 4.5, "SINHALA": 4.5, "MYANMAR": 5.0,
}  # fmt: skip
KANA_COST = 3.0
# Letters of Hindi and Bengali that lists spell as two characters, a letter and its dot below, and texts often as one.
DOTTED = {
    "\u09dc": "\u09a1\u09bc", "\u09dd": "\u09a2\u09bc", "\u09df": "\u09af\u09bc", "\u0958": "\u0915\u093c",
    "\u0959": "\u0916\u093c", "\u095a": "\u0917\u093c", "\u095b": "\u091c\u093c", "\u095c": "\u0921\u093c",
    "\u095d": "\u0922\u093c", "\u095e": "\u092b\u093c",
}  # fmt: skip
_APART = str.maketrans(DOTTED)


@cache
def kind(char: str) -> str:
    """`l` small letter or mark, `U` capital, `d` digit, `s` space, `i` a sign that words hold inside, `p` any other."""
    if char in signs.INNER:
        return "i"
    if char.isalpha():
        return "U" if char.isupper() else "l"
    if char.isspace():
        return "s"
    if char.isdigit():
        return "d"
    return "l" if unicodedata.category(char)[0] == "M" and not "\ufe00" <= char <= "\ufe0f" else "p"


@cache
def sign_cost(char: str) -> float:
    """The cost of a character that is no letter, wherever it stands."""
    known = signs.SIGN_COST.get(char)
    if known is not None:
        return known
    if char.isascii():
        return 2.0
    category = unicodedata.category(char)
    if category == "Cn":
        return UNASSIGNED
    return (
        CONTROL
        if category[0] == "C"
        else 6.0
        if category == "Nd" or (category == "So" and char > "\u25ff")
        else UNKNOWN_SIGN
    )


def apart(word: str) -> str:
    """The word as lists spell it, its dotted letters as two characters."""
    return word.translate(_APART)


def joined(word: str) -> str:
    """The word with its dotted letters as one character each."""
    for one, two in DOTTED.items():
        word = word.replace(two, one)
    return word


@cache
def spelling(char: str) -> tuple[str, str, float | None, str]:
    """A letter's small form, its script, what it costs where the model does not hold its script, and its kind."""
    now = kind(char)
    small = char.lower()[0] if now == "U" and char != "İ" else "i" if char == "İ" else DOTTED.get(char, char)[0]
    mine = script_of(char)
    known = KANA_COST if "\u3041" <= char <= "\u30ff" or "\uac00" <= char <= "\ud7a3" else SCRIPT_COST.get(mine)
    return small, mine, known, now
