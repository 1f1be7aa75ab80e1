"""The bytes of a feed -> well-formed text for an XML parser, piece by piece.

What feeds get wrong most is undone here, since a parser that repairs by itself drops letters without a word: names of
HTML that XML does not know (`&nbsp;`), ampersands that stand for themselves, control characters. No reference but XML's
own five and those to numbers is left, so there is nothing that a parser could expand or fetch.
"""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Iterator
from html.entities import html5

from flows.streams import Stream
from transforms.decoding import decode
from transforms.document import Unusable
from transforms.tables.encodings import BOMS, WHATWG

_LOOKED_AT = 64 * 1024
_CHUNK = 64 * 1024
_DECLARED = re.compile(rb"""<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)""")
_DECLARATION = re.compile(r"\s*<\?xml\s[^>]*\?>")
# XML 1.0, 2.2: what may not stand in a document, escaped or not.
_CONTROL = dict.fromkeys((*range(9), 11, 12, *range(14, 32)), " ")
_FORBIDDEN = re.compile("[\ufffe\uffff\ud800-\udfff]")
_AMPERSAND = re.compile(r"&(#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)?")
_XML = frozenset(("&amp;", "&lt;", "&gt;", "&quot;", "&apos;"))
_OPENED, _CLOSED = "<![CDATA[", "]]>"
_LONGEST_REFERENCE = 34


def pieces(stream: Stream, content_type: str | None) -> Iterator[str]:
    """The text of a feed without its declaration, in pieces. Raises Unusable for what is no text."""
    fixed, first = _Fixed(), True
    for text in _decoded(stream, content_type):
        if first:
            text = _DECLARATION.sub("", text, count=1)
            text, first = text.lstrip("\ufeff \t\r\n"), False
        yield fixed.feed(text)
    yield fixed.feed("", final=True)


def _decoded(stream: Stream, content_type: str | None) -> Iterator[str]:
    head = stream.read(_LOOKED_AT)
    decoder = codecs.getincrementaldecoder(_encoding(head, content_type))("copydesk.feed")
    yield decoder.decode(head.removeprefix(_mark(head)))
    while data := stream.read(_CHUNK):
        yield decoder.decode(data)
    yield decoder.decode(b"", final=True)


def _mark(head: bytes) -> bytes:
    return next((mark for mark, _ in BOMS if head.startswith(mark)), b"")


def _encoding(head: bytes, content_type: str | None) -> str:
    """As the beginning tells it; where that is ASCII throughout, as it is declared."""
    try:
        told = decode(head, content_type, markup=True).encoding
    except Unusable:
        told = "ascii"
    if told != "ascii":
        return told
    declared = _DECLARED.match(head)
    label = declared[1].decode().lower() if declared else "utf-8"
    try:
        found = codecs.lookup(WHATWG.get(label, label))
    except LookupError:
        return "utf-8"
    return found.name if found._is_text_encoding and not found.name.startswith("utf") else "utf-8"


def _stray(error: UnicodeError) -> tuple[str, int]:
    """A byte that is none of the encoding, as `transforms.decoding` reads it."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.start + 1].decode("windows-1252", "replace"), error.start + 1


codecs.register_error("copydesk.feed", _stray)


class _Fixed:
    """Text in, well-formed text out; the end of a piece waits where it may be half of a sign."""

    def __init__(self) -> None:
        self._rest, self._inside = "", False

    def feed(self, text: str, *, final: bool = False) -> str:
        """What is whole of the text so far."""
        text = self._rest + _allowed(text)
        out, at = [], 0
        while True:
            sign = _CLOSED if self._inside else _OPENED
            end = text.find(sign, at)
            if end < 0:
                break
            end += len(sign)
            out.append(text[at:end] if self._inside else _escaped(text[at:end]))
            self._inside, at = not self._inside, end
        keep = len(text) if final else max(at, self._whole(text))
        out.append(text[at:keep] if self._inside else _escaped(text[at:keep]))
        self._rest = text[keep:]
        return "".join(out)

    def _whole(self, text: str) -> int:
        """Where what may go on in the next piece begins."""
        if self._inside:
            return len(text) - 2
        tail = max(0, len(text) - _LONGEST_REFERENCE)
        places = [place for sign in "&<" if (place := text.rfind(sign, tail)) >= 0]
        return min(places, default=len(text))


def _allowed(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text.translate(_CONTROL))


def _escaped(text: str) -> str:
    return _AMPERSAND.sub(_reference, text) if "&" in text else text


def _reference(found: re.Match[str]) -> str:
    written = found[0]
    if written in _XML or not found[1]:
        return written if found[1] else "&amp;"
    if written.startswith("&#"):
        letter = html.unescape(written)
        return html.escape(_allowed(letter), quote=True)
    return html.escape(html5[written[1:]]) if written[1:] in html5 else f"&amp;{written[1:]}"
