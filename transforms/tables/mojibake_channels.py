"""The code pages that UTF-8 is wrongly read in, likeliest first, and what each channel's name says."""

# name in ftfy.bad_codecs or codecs -> how it is named to the reader, and what it costs (nats) to believe in it at all
CODE_PAGES = {
    "sloppy-windows-1252": ("windows-1252", 0.0),
    "sloppy-windows-1250": ("windows-1250", 0.5),
    "latin-1": ("latin-1", 0.3),
    "sloppy-windows-1251": ("windows-1251", 1.5),
    "sloppy-windows-1254": ("windows-1254", 1.0),
    "iso-8859-2": ("iso-8859-2", 2.5),
    "macroman": ("mac-roman", 1.5),
    "sloppy-windows-1253": ("windows-1253", 2.0),
    "sloppy-windows-1257": ("windows-1257", 2.0),
    "cp437": ("cp437", 2.0),
    "cp850": ("cp850", 2.0),
    "sloppy-windows-1255": ("windows-1255", 2.5),
    "sloppy-windows-1256": ("windows-1256", 2.5),
    "iso-8859-7": ("iso-8859-7", 3.0),
    "cp852": ("cp852", 2.5),
    "cp866": ("cp866", 2.5),
    "koi8-r": ("koi8-r", 2.5),
}
# Code pages whose letters beyond ASCII are not mostly Latin ones, or are signs. What begins a garbled character in them
# is a common letter of clean text, so that only whole characters are read there, and pairs of letters are no grounds.
UNLIKE_LATIN = frozenset(
    ["sloppy-windows-1251", "sloppy-windows-1253", "sloppy-windows-1255", "sloppy-windows-1256", "iso-8859-7",
     "macroman", "cp437", "cp850", "cp852", "cp866", "koi8-r"]
)  # fmt: skip
# Single bytes that scrapers drop or turn into a space: the soft hyphen, C1 controls, the no-break space.
SOFT_HYPHEN, NO_BREAK_SPACE = "\xad", "\xa0"

# Blocks of Unicode that running text of our day is written in: first and last code point of each. Left out are those
# that wrong guesses read: IPA and spacing modifiers, Armenian (’é in mac-roman), N'Ko, Syriac, extended Cyrillic of no
# living language, private use.
PLAUSIBLE = (
    (0x80, 0x180), (0x18F, 0x18F), (0x192, 0x192), (0x1A0, 0x1A1), (0x1AF, 0x1B0), (0x1CD, 0x1DC), (0x1E6, 0x1E7),
    (0x1FA, 0x1FF), (0x218, 0x21B), (0x259, 0x259), (0x2BB, 0x2BC), (0x2C6, 0x2C7), (0x2DA, 0x2DC), (0x300, 0x304),
    (0x306, 0x30C), (0x327, 0x328), (0x386, 0x3CE), (0x401, 0x45F), (0x490, 0x49B), (0x4A2, 0x4A3), (0x4AE, 0x4B3),
    (0x4BA, 0x4BB), (0x4D8, 0x4D9), (0x4E8, 0x4E9), (0x5B0, 0x5C2), (0x5D0, 0x5EA), (0x5F0, 0x5F4), (0x60C, 0x60C),
    (0x61B, 0x61B), (0x61F, 0x652), (0x660, 0x66C), (0x6F0, 0x6F9), (0x900, 0xDFF), (0xE01, 0xE5B), (0xE81, 0xEDF),
    (0xF00, 0xFBC), (0x1000, 0x109F), (0x10A0, 0x10FF), (0x1100, 0x11FF), (0x1200, 0x139F), (0x1780, 0x17F9),
    (0x1E00, 0x1EFF), (0x2000, 0x203E), (0x2044, 0x2044), (0x2060, 0x2060), (0x2066, 0x2069), (0x2070, 0x209C),
    (0x20A0, 0x20C0), (0x2100, 0x218B), (0x2190, 0x22FF), (0x2300, 0x23FF), (0x2460, 0x27BF), (0x2900, 0x297F),
    (0x2B00, 0x2BFF), (0x3000, 0x30FF), (0x3105, 0x312F), (0x3131, 0x318E), (0x3200, 0x33FF), (0x3400, 0x9FFF),
    (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFB00, 0xFB06), (0xFE0E, 0xFE0F), (0xFE30, 0xFE4F), (0xFEFF, 0xFEFF),
    (0xFF01, 0xFFEE), (0xFFFD, 0xFFFD), (0x1F000, 0x1FAFF), (0x20000, 0x2FA1F),
)  # fmt: skip

# Code page that text is seen in, and the one it was written in. Of code pages that agree on most letters of a language
# the commoner stands first, and is taken where a text reads the same in both.
RECODED = (
    ("sloppy-windows-1252", "sloppy-windows-1251"), ("sloppy-windows-1252", "koi8-r"),
    ("sloppy-windows-1252", "koi8-u"), ("sloppy-windows-1252", "cp866"), ("sloppy-windows-1252", "iso-8859-5"),
    ("sloppy-windows-1252", "mac-cyrillic"),
    ("sloppy-windows-1252", "sloppy-windows-1253"), ("sloppy-windows-1252", "sloppy-windows-1255"),
    ("sloppy-windows-1252", "sloppy-windows-1256"), ("sloppy-windows-1252", "iso-8859-6"),
    ("sloppy-windows-1252", "sloppy-windows-1250"), ("sloppy-windows-1252", "iso-8859-2"),
    ("sloppy-windows-1252", "cp852"), ("sloppy-windows-1252", "sloppy-windows-1254"),
    ("sloppy-windows-1252", "sloppy-windows-1257"), ("sloppy-windows-1252", "cp850"),
    ("sloppy-windows-1252", "macroman"), ("sloppy-windows-1252", "cp874"),
    ("sloppy-windows-1252", "shift_jis"), ("sloppy-windows-1252", "euc_jp"), ("sloppy-windows-1252", "gb18030"),
    ("sloppy-windows-1252", "big5"), ("sloppy-windows-1252", "euc_kr"),
    ("sloppy-windows-1251", "koi8-r"), ("koi8-r", "sloppy-windows-1251"), ("sloppy-windows-1251", "cp866"),
    ("cp866", "sloppy-windows-1251"), ("sloppy-windows-1251", "iso-8859-5"), ("mac-cyrillic", "sloppy-windows-1251"),
    ("sloppy-windows-1250", "iso-8859-2"), ("iso-8859-2", "sloppy-windows-1250"), ("sloppy-windows-1250", "cp852"),
    ("macroman", "sloppy-windows-1252"), ("cp850", "sloppy-windows-1252"), ("cp437", "sloppy-windows-1252"),
    ("sloppy-windows-1251", "sloppy-windows-1252"), ("sloppy-windows-1253", "sloppy-windows-1252"),
)  # fmt: skip
