"""What is set around a name where it stands, taken off: links to all that somebody wrote, makers of pictures, `our …`.

Each pattern reads from the start of a value of at most 500 characters, or is bounded, so that none is slow on any.
"""

from __future__ import annotations

import re

from transforms.tables.byline_words import CREDITS, JOINED_NAMES, OF_ALL, OURS, WORKS

_WORKS = "|".join(sorted(map(re.escape, WORKS), key=len, reverse=True))
_OF_ALL = "|".join(sorted(map(re.escape, OF_ALL), key=len, reverse=True))
# `View all posts by Jane Doe`, `Alle Beiträge von Max Berg anzeigen`, `Voir tous les articles de Marie Dupont`.
_ALL_OF = re.compile(
    rf"^(?i:(?:[^\W\d_]{{1,12}}\s){{0,4}}(?:{_WORKS})\s(?:{_OF_ALL}))\s?:?\s(?=[^\W\d_a-z])"
    rf"|^(?i:(?:(?:read|see|view)\s)?(?:more|mehr|más|plus|meer)\s(?:{_OF_ALL}))\s(?=[^\W\d_a-z])"
)
_SHOW = re.compile(r"\s(?:anzeigen|ansehen|lesen|bekijken|tonen)$")
_WORKS_OF = re.compile(r"(?<=\w)['’]s\s(?:profile|posts|articles|stories|page|bio|archive)$", re.IGNORECASE)
# `山田花子の記事一覧をみる`
_ARTICLES_OF = re.compile(r"の(?:記事|投稿|プロフィール|ページ)[\u3040-\u30ff\u4e00-\u9fff]{0,10}$")
# `Max Berg und Eva Thal (Fotos)`: whose work the brackets tell.
_PICTURED = re.compile(
    r"(?:[,;/&]|\s(?:and|und|et|y|e|en|og|och|i|a)\s)\s?[^,;/&()\d]{3,50}\((?:" + "|".join(CREDITS) + r")[^()]{0,20}\)",
    re.IGNORECASE,
)
# `Teksti Matti Virtanen Kuvat Liisa Niemi`: where one label has no colon, the other has none either.
_UNMARKED = re.compile(
    r"^((?i:text|teksti|tekst|texto|texte|testo))(\s[^\W\d_a-z][^:]{3,60}?)\s(?i:"
    + "|".join(CREDITS)
    + r")\s(?=[^\W\d_a-z]).*$",
    re.DOTALL,
)
_OUR = re.compile(
    r"^(\W*[^\W\d_]{2,4}\s)(?i:" + "|".join(OURS) + r")\s(?:[^\W\d_A-Z][\w-]{0,30}\s){0,3}(?=[^\W\d_a-z])"
)
_EDITED = re.compile(
    r"[|;]\s?(?:editor|edited by|editing by|redaktur|penyunting|redaktor|redakcja)\s?:[^|;]*", re.IGNORECASE
)
# `كتب أحمد حسن ومنى علي`: the Arabic for `and` is written onto the next word.
_JOINED = re.compile(r"(?<=[\u0620-\u064a]\s)و(?=[\u0620-\u064a]{3,}\s[\u0620-\u064a]{2,})")


def unframed(text: str, how: str) -> str:
    """A value without what is set around the names in it; how it is read as `names.names_in` has it."""
    if "(" in text:
        text = _PICTURED.sub("", text)
    if how == "link":
        text = text.strip()
        framed = _ALL_OF.sub("", text)
        text = framed if framed == text else _SHOW.sub("", framed)
        return _ARTICLES_OF.sub("", _WORKS_OF.sub("", text))
    if how == "line":
        text = _EDITED.sub("", _UNMARKED.sub(r"\1\2", _OUR.sub(r"\1", text.strip())))
    return _unjoined(text)


def _unjoined(text: str) -> str:
    """A line with a bar for each Arabic `and` that is written onto a name, where two words or more stand before it."""
    if text.isascii() or " و" not in text:
        return text
    for match in reversed(list(_JOINED.finditer(text))):
        word = text[match.start() :].split(" ", 1)[0]
        before = text[: match.start()].rpartition("|")[2].split()
        if len(before) >= 2 and word not in JOINED_NAMES:
            text = f"{text[: match.start()]}| {text[match.end() :]}"
    return text
