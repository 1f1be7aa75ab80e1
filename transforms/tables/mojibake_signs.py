"""Signs of running text that are no letters, and what each costs a reading that holds it (nats, -log of its share).

The shares were counted in news of thirty languages; what is not here costs more (mojibake_letters.UNKNOWN_SIGN).
"""

SIGN_COST = {
    " ": 1.0, "\n": 1.0, "\t": 2.0, "\xa0": 3.5, "\u202f": 5.0, "\u2009": 6.0, "\u200b": 7.0, "\u200c": 7.0, "\u200d": 7.0,
    "\u200e": 7.0, "\u200f": 7.0, "\xad": 7.5, "\ufeff": 7.5, "\u2028": 8.0, "\u2060": 8.0,
    "’": 2.0, "‘": 3.5, "“": 2.5, "”": 2.5, "„": 3.0, "‚": 5.5, "«": 3.0, "»": 3.0, "‹": 5.0, "›": 5.0,
    "–": 3.0, "—": 3.0, "‑": 6.0, "…": 4.0, "•": 4.5, "·": 5.5, "€": 4.5, "£": 4.5, "§": 6.0, "©": 5.5, "®": 6.5,
    "™": 6.5, "°": 5.5, "½": 6.5, "²": 6.5, "³": 7.0, "¿": 5.5, "¡": 5.5, "º": 6.5, "ª": 6.5, "×": 6.5, "→": 6.5,
    "′": 7.0, "″": 7.0, "₹": 6.5, "₽": 6.5, "₺": 6.5, "₴": 6.5, "−": 6.0, "№": 6.0, "■": 6.5, "●": 6.5, "►": 6.5,
    "、": 3.5, "。": 3.5, "「": 4.0, "」": 4.0, "『": 5.0, "』": 5.0, "（": 4.5, "）": 4.5, "・": 4.5, "！": 5.0, "？": 5.0,
    "：": 5.0, "，": 4.0, "；": 5.5, "％": 5.5, "\u3000": 4.5, "【": 5.5, "】": 5.5, "《": 5.0, "》": 5.0, "〜": 6.0,
    "،": 3.5, "؟": 4.5, "؛": 5.0, "।": 3.5, "€": 4.5, "¥": 6.5, "¢": 7.5, "\ufffd": 10.0,
}  # fmt: skip
OPENING = frozenset("“„‚«‹¿¡「『（【《")
CLOSING = frozenset("”’»›…。、，」』）】》")
# Signs that words hold inside: d’État, Al·leluia, the joiners of Persian and Hindi.
INNER = frozenset("'’-‑–·./@_&\u200b\u200c\u200d\xad\u2060")
# Signs that garbled text is read as, beside the letters of the model.
SIGNS = "".join(sorted(SIGN_COST))
