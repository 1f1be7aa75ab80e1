"""Unicode's blocks by script, and which languages of news are written in each (Unicode 16, Scripts.txt; CLDR)."""

# ruff: noqa: E501

# First and last code point, script; Latin is what is left.
RANGES: tuple[tuple[int, int, str], ...] = (
    (0x0370, 0x03FF, "greek"), (0x1F00, 0x1FFF, "greek"), (0x0400, 0x052F, "cyrillic"), (0x0530, 0x058F, "armenian"),
    (0x0590, 0x05FF, "hebrew"), (0x0600, 0x06FF, "arabic"), (0x0750, 0x077F, "arabic"), (0xFB50, 0xFDFF, "arabic"), (0xFE70, 0xFEFF, "arabic"),
    (0x0780, 0x07BF, "thaana"), (0x07C0, 0x07FF, "nko"), (0x0900, 0x097F, "devanagari"), (0x0980, 0x09FF, "bengali"), (0x0A00, 0x0A7F, "gurmukhi"), (0x0A80, 0x0AFF, "gujarati"),
    (0x0B00, 0x0B7F, "odia"), (0x0B80, 0x0BFF, "tamil"), (0x0C00, 0x0C7F, "telugu"), (0x0C80, 0x0CFF, "kannada"), (0x0D00, 0x0D7F, "malayalam"),
    (0x0D80, 0x0DFF, "sinhala"), (0x0E00, 0x0E7F, "thai"), (0x0E80, 0x0EFF, "lao"), (0x0F00, 0x0FFF, "tibetan"), (0x1000, 0x109F, "myanmar"),
    (0x10A0, 0x10FF, "georgian"), (0x1100, 0x11FF, "hangul"), (0x1200, 0x137F, "ethiopic"), (0x1780, 0x17FF, "khmer"), (0x1800, 0x18AF, "mongolian"),
    (0x3040, 0x30FF, "kana"), (0x31F0, 0x31FF, "kana"), (0xAC00, 0xD7AF, "hangul"), (0x3130, 0x318F, "hangul"), (0x3400, 0x9FFF, "han"), (0xF900, 0xFAFF, "han"),
    (0x20000, 0x3134F, "han"), (0x13A0, 0x13FF, "cherokee"), (0x2D30, 0x2D7F, "tifinagh"), (0x1400, 0x167F, "syllabics"),
)  # fmt: skip

ONE_LANGUAGE: dict[str, str] = {
    "greek": "el", "armenian": "hy", "thaana": "dv", "nko": "nqo", "gurmukhi": "pa", "gujarati": "gu", "odia": "or", "tamil": "ta", "telugu": "te",
    "kannada": "kn", "malayalam": "ml", "sinhala": "si", "thai": "th", "lao": "lo", "tibetan": "bo", "myanmar": "my", "georgian": "ka", "hangul": "ko",
    "khmer": "km", "mongolian": "mn", "kana": "ja", "han": "zh", "cherokee": "chr", "tifinagh": "zgh", "syllabics": "iu",
}  # fmt: skip

# Languages to choose from in a script that several share, or that may be declared in one that has a usual language.
LANGUAGES_OF: dict[str, tuple[str, ...]] = {
    "cyrillic": ("ru", "uk", "bg", "sr", "mk", "be", "kk", "ky", "tg", "mn", "tt", "ba", "uz", "bs"),
    "arabic": ("ar", "fa", "ur", "ps", "ckb", "ug", "sd"),
    "devanagari": ("hi", "mr", "ne"),
    "bengali": ("bn", "as"),
    "ethiopic": ("am", "ti"),
    "hebrew": ("he", "yi"),
    "han": ("ja", "yue"),
    "tibetan": ("dz",),
    "myanmar": ("shn", "mnw"),
    "georgian": ("xmf",),
}
