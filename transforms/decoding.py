"""Bytes and what was declared of them -> text, and why it was read in that encoding.

The order: byte order mark, valid UTF-8, UTF-16 without a mark, nearly valid UTF-8, what the header or the markup
declares, detection. UTF-8 goes before any declaration because text in another encoding is next to never valid UTF-8 by
chance, and a wrong declaration is common.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

import chardet

from transforms.document import Decoded, Unusable
from transforms.tables.encodings import BOMS, MAGIC, TAR, WHATWG
from transforms.vocabulary import QuarantineReason

VALID_UTF8 = "valid UTF-8"
"""The evidence of a text whose bytes are its UTF-8."""


@dataclass(frozen=True, slots=True)
class DecodingRules:
    """Thresholds of decoding.

    good_to_bad    read as UTF-8 if it has this many right multi-byte letters for each bad byte. Texts of 117 publishers
                   in 13 other encodings (703 texts) had 0.41 at the most, by chance.
    control_share  above this share of control characters in the first `looked_at` bytes it is no text. Of 3,006
                   files of a Linux system that are not UTF-8, texts had none (one key map apart), binary ones 2 % or
                   more
    looked_at      bytes
    declared_bad   a declaration is not believed if more than this share of bytes is illegal in it
    detect_on      bytes shown to the detector, which takes 2 to 3 ms for them
    detect_at      with fewer bytes above ASCII than this, detection is a throw of dice (`caf\xe9 au lait` comes out
                   Greek), and windows-1252, the most common, is assumed
    """

    good_to_bad: float = 3.0
    control_share: float = 0.015
    looked_at: int = 8192
    declared_bad: float = 0.01
    detect_on: int = 20_000
    detect_at: int = 4


RULES = DecodingRules()
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:+-]+)", re.IGNORECASE)
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
# What str.strip leaves: white space of no width, and the mark of byte order in the midst of a text.
_INVISIBLE = " \t\r\n\f\v\xa0\u3000\u200b\u200c\u200d\u2060\ufeff"
_HIGH = bytes(range(128, 256))
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\x1b")) + b"\x7f"


def decode(body: bytes, content_type: str | None = None, *, markup: bool = False) -> Decoded:
    """Decode the bytes of one document.

    content_type may name a charset; markup says to look for a declaration in the first bytes as well.
    Raises Unusable for what is empty, blank, or no text at all.
    """
    if not body:
        raise Unusable(QuarantineReason.EMPTY, "the object has no bytes")
    decoded = _by_bom(body) or _by_utf8(body)
    if decoded is None:
        decoded = _by_utf16(body)
        if decoded is None:
            _refuse_binary(body)
            decoded = _nearly_utf8(body) or _by_declaration(body, content_type, markup) or _detected(body)
    # NUL is sought in the bytes first: in a str of two bytes a character every other byte is one, and the search crawls
    elif b"\0" in body and "\0" in decoded.text:
        wide = _by_utf16(body)
        if wide is None:
            _refuse_binary(body)
        decoded = wide or decoded
    if not decoded.text.strip(_INVISIBLE) or decoded.text.isspace():
        raise Unusable(QuarantineReason.BLANK, f"{len(body)} bytes of white space")
    return decoded


def _by_bom(body: bytes) -> Decoded | None:
    for bom, encoding in BOMS:
        if body.startswith(bom):
            text, replaced = _lossy(body[len(bom) :], encoding)
            return Decoded(text, encoding, "byte order mark", replaced)
    return None


def _by_utf8(body: bytes) -> Decoded | None:
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return Decoded(text, "ascii" if text.isascii() else "utf-8", VALID_UTF8)


def _nearly_utf8(body: bytes) -> Decoded | None:
    """UTF-8 in which a few bytes are bad: each is read as windows-1252, whence such bytes mostly come, and counted.

    The idea of reading stray bytes so is UnicodeDammit.detwingle's; this reads in one pass, whatever the text's length.
    """
    bad = 0

    def stray(error: UnicodeError) -> tuple[str, int]:
        nonlocal bad
        assert isinstance(error, UnicodeDecodeError)
        bad += 1
        # One byte at a time: the next may begin a letter that is whole.
        return body[error.start : error.start + 1].decode("windows-1252", "replace"), error.start + 1

    codecs.register_error("copydesk.stray", stray)
    good = len(_MULTIBYTE.findall(body))
    text = body.decode("utf-8", "copydesk.stray")
    if good < RULES.good_to_bad * bad:
        return None
    return Decoded(text, "utf-8", f"UTF-8 with {bad} stray bytes read as windows-1252", text.count("\ufffd"))


def _by_declaration(body: bytes, content_type: str | None, markup: bool) -> Decoded | None:
    header = _CHARSET.search(content_type or "")
    if header and (decoded := _as_declared(body, header[1], "content type")):
        return decoded
    if markup and (declared := _declared_in(body)):
        return _as_declared(body, declared, "markup")
    return None


def _declared_in(body: bytes) -> str | None:
    # loaded when it is needed: one page in fifty is no UTF-8, and the library takes as long to load as five pages
    from bs4.dammit import EncodingDetector

    return EncodingDetector.find_declared_encoding(body, is_html=True)


def _as_declared(body: bytes, label: str, where: str) -> Decoded | None:
    encoding = WHATWG.get(label.strip().lower(), label.strip().lower())
    # What got here is not UTF-8, and UTF-16 and UTF-32 were looked at; other codecs of Python are no charsets.
    if encoding.startswith("utf") or not _is_charset(encoding):
        return None
    text, replaced = _lossy(body, encoding)
    if replaced > max(1, len(body) * RULES.declared_bad):
        return None
    return Decoded(text, encoding, f"declared as {label} in the {where}", replaced)


def _is_charset(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding)._is_text_encoding
    except (LookupError, ValueError):
        return False


def _by_utf16(body: bytes) -> Decoded | None:
    """UTF-16 or UTF-32 without its mark, which chardet tells by the pattern of NUL bytes and of letters."""
    head = body[: RULES.looked_at]
    if head.count(0) < len(head) // 64:
        return None
    encoding = (chardet.detect(head[: len(head) // 4 * 4])["encoding"] or "").lower()
    if not encoding.startswith(("utf-16", "utf-32")):
        return None
    text, replaced = _lossy(body, encoding)
    if replaced > max(1, len(body) * RULES.declared_bad) or "\0" in text[: RULES.looked_at]:
        return None
    return Decoded(text, encoding, "detected by chardet, no byte order mark", replaced)


def _refuse_binary(body: bytes) -> None:
    for magic, name in MAGIC:
        if body.startswith(magic):
            raise Unusable(QuarantineReason.BINARY, f"not text but {name}")
    if body[TAR[0] : TAR[0] + len(TAR[1])] == TAR[1]:
        raise Unusable(QuarantineReason.BINARY, "not text but a tar archive")
    head = body[: RULES.looked_at]
    controls = len(head) - len(head.translate(None, _CONTROL))
    if controls > len(head) * RULES.control_share:
        raise Unusable(QuarantineReason.BINARY, f"{controls} control characters in the first {len(head)} bytes")


def _detected(body: bytes) -> Decoded:
    sample = body[: RULES.detect_on]
    if len(sample) - len(sample.translate(None, _HIGH)) < RULES.detect_at:
        text, replaced = _lossy(body, "windows-1252")
        return Decoded(text, "windows-1252", "assumed: too few letters to tell", replaced, certain=False)
    found = chardet.detect(sample)
    label = (found["encoding"] or "").lower()
    encoding = WHATWG.get(label, label)
    text, replaced = _lossy(body, encoding) if _is_charset(encoding) else ("", len(body))
    if replaced > max(1, len(body) * RULES.declared_bad):
        text, replaced = _lossy(body, "windows-1252")
        return Decoded(text, "windows-1252", "assumed: nothing was detected", replaced, certain=False)
    evidence = f"detected by chardet, confidence {found['confidence'] or 0:.2f}"
    return Decoded(text, encoding, evidence, replaced, certain=False)


def _lossy(body: bytes, encoding: str) -> tuple[str, int]:
    text = body.decode(encoding, "replace")
    return text, text.count("\ufffd")
