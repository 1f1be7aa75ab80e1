"""Signs of running text that are no letters: what each costs a reading that holds it (nats), and where each stands.

What is not listed costs more (mojibake_score.UNKNOWN_SIGN).
"""

SIGN_COST = {
    " ": 1.0, "\n": 1.0, "\t": 2.0, "\xa0": 3.0, "\u202f": 5.0, "\u2009": 6.0, "\u200b": 7.0, "\u200c": 7.0,
    "\u200d": 7.0, "\u200e": 7.0, "\u200f": 7.0, "\xad": 7.0, "\ufeff": 7.5, "\u2028": 8.0, "\u2060": 8.0,
    "\ufe0f": 5.0, "’": 2.0, "‘": 3.5, "“": 2.5, "”": 2.5, "„": 3.5, "‚": 5.5, "«": 3.0, "»": 3.0, "‹": 5.5,
    "›": 5.5, "–": 2.8, "—": 3.0, "‑": 6.5, "…": 4.0, "•": 4.5, "·": 5.5, "€": 4.5, "£": 4.5, "§": 6.0,
    "©": 5.5, "®": 6.5, "™": 6.5, "°": 5.5, "½": 6.5, "²": 6.5, "³": 7.0, "¿": 5.5, "¡": 5.5, "º": 6.5,
    "ª": 6.5, "×": 9.5, "→": 6.5, "′": 7.0, "″": 7.0, "₹": 6.5, "₽": 6.5, "₺": 6.5, "₴": 6.5, "−": 6.5,
    "№": 6.0, "■": 6.5, "●": 6.5, "►": 6.5, "ﬁ": 7.0, "ﬂ": 7.0, "、": 3.5, "。": 3.5, "「": 4.0, "」": 4.0,
    "『": 5.0, "』": 5.0, "（": 4.5, "）": 4.5, "・": 4.5, "！": 5.0, "？": 5.0, "：": 5.0, "，": 4.0,
    "；": 5.5, "％": 5.5, "\u3000": 4.5, "【": 5.5, "】": 5.5, "《": 5.0, "》": 5.0, "〜": 6.0, "،": 3.5,
    "؟": 4.5, "؛": 5.0, "।": 3.5, "¥": 6.5, "¢": 7.5, "\ufffd": 10.0,
}  # fmt: skip
SIGNS = "".join(sorted(SIGN_COST))
# Signs that words hold inside: d’État, Al·leluia, the joiners of Persian and Hindi.
INNER = frozenset("'’-‑–·./@_&\u200b\u200c\u200d\xad\u2060")
# What signs cost more or less in Persian, whose words hold the zero-width non-joiner, and no apostrophes.
PERSIAN = {"\u200c": -5.0, "’": 3.0, "‘": 2.0}
# Where a sign stands: before a word, inside one, behind one, or alone between spaces; and what it costs to stand there.
OPENS, INSIDE, CLOSES, ALONE = range(4)
OPENING = (0.0, 5.0, 5.0, 3.0)
CLOSING = (5.0, 4.0, 0.0, 3.0)
PLACE_COST = {
    "’": (2.5, 0.0, 1.0, 5.0), "‘": (1.0, 2.5, 4.0, 5.0), "–": (4.0, 1.0, 3.5, 0.0), "—": (3.0, 1.0, 2.5, 0.5),
    "…": (3.0, 2.0, 0.0, 1.5), "•": (2.0, 6.0, 6.0, 0.0), "‹": OPENING, "‚": OPENING, "›": CLOSING,
    "¿": OPENING, "¡": OPENING, "«": OPENING, "»": CLOSING, "„": OPENING, "“": OPENING, "”": CLOSING,
    "™": CLOSING, "€": (0.0, 3.0, 0.0, 0.0), "\u2009": (3.0, 1.0, 3.0, 6.0), "°": CLOSING,
    "\xa0": (1.0, 0.5, 0.5, 0.5),
}  # fmt: skip
# Languages that open with „ and close with “ , that open with „ and close with ” , and whose dash is the long one.
LOW_HIGH = frozenset({"de", "cs", "sk", "sl", "lt", "bg", "is", "mk", "uk", "ru"})
LOW_RIGHT = frozenset({"pl", "ro", "hu", "sh", "nl"})
RIGHT_RIGHT = frozenset({"sv", "fi", "da"})
LONG_DASH = frozenset({"en", "ru", "uk", "es", "bg", "mk"})
