"""The code pages that UTF-8 is wrongly read in, likeliest first, and what each channel's name says."""

# name in ftfy.bad_codecs or codecs -> how it is named to the reader, and what it costs (nats) to believe in it at all
CODE_PAGES = {
    "sloppy-windows-1252": ("windows-1252", 0.0),
    "sloppy-windows-1250": ("windows-1250", 0.5),
    "latin-1": ("latin-1", 0.3),
    "sloppy-windows-1251": ("windows-1251", 1.5),
    "sloppy-windows-1254": ("windows-1254", 1.0),
    "iso-8859-2": ("iso-8859-2", 1.0),
    "macroman": ("mac-roman", 1.5),
    "sloppy-windows-1253": ("windows-1253", 2.0),
    "sloppy-windows-1257": ("windows-1257", 2.0),
    "cp437": ("cp437", 2.0),
    "cp850": ("cp850", 2.0),
    "iso-8859-15": ("iso-8859-15", 2.0),
    "iso-8859-9": ("iso-8859-9", 2.0),
    "sloppy-windows-1255": ("windows-1255", 2.5),
    "sloppy-windows-1256": ("windows-1256", 2.5),
    "sloppy-windows-1258": ("windows-1258", 2.5),
    "iso-8859-7": ("iso-8859-7", 3.0),
    "cp852": ("cp852", 2.5),
    "cp866": ("cp866", 2.5),
    "koi8-r": ("koi8-r", 2.5),
}
# Single bytes that scrapers drop or turn into a space: the soft hyphen, C1 controls, the no-break space.
SOFT_HYPHEN, NO_BREAK_SPACE = "\xad", "\xa0"
