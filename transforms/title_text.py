"""A title as markup or a field has it -> its text."""

from __future__ import annotations

import html
import re

# The ideographic space is a mark of its script, between the parts of a headline, and stays.
_SPACE = re.compile(r"[^\S\u3000]+")
# A comparison (`a<b && c>d`) is no tag: what follows a tag's name are attributes.
_TAG = re.compile(
    r"</?(?:b|i|em|strong|span|br|sup|sub|a|p|wbr|small|mark|u)"
    r"""(?:\s{1,4}[a-z_:-]{1,30}(?:\s?=\s?(?:"[^"<>]{0,200}"|'[^'<>]{0,200}'|[^\s"'<>]{1,200}))?){0,8}\s{0,4}/?>""",
    re.IGNORECASE,
)
# What is not seen and must not act on what a title is put beside: signs that turn the direction of all that follows
# them (Unicode's bidirectional overrides, embeddings and isolates), control characters, soft hyphens, zero widths. The
# marks of direction (U+200E, U+200F, U+061C) act on their neighbours only and stay, as do the joiners of Persian.
_UNSEEN = {
    code: None
    for span in (
        range(0x09), range(0x0E, 0x1C), range(0x7F, 0x85), range(0x86, 0xA0), (0xAD, 0x200B, 0x2060, 0xFEFF),
        range(0x202A, 0x202F), range(0x2066, 0x2070),
    )
    for code in span
}  # fmt: skip
# A bar with nothing on one side of it, as where a template had no name to put there.
_LONE_BAR = re.compile(r"^[|｜»›•·–—-]{1,3}\s|\s[|｜«‹»›•·–—-]{1,3}$")


def tidy(value: str) -> str:
    """A title as text: entities and stray tags resolved, one space between words."""
    text = html.unescape(html.unescape(value)) if "&" in value else value
    if "<" in text:
        text = _TAG.sub("", text)
    if not text.isprintable():
        text = text.translate(_UNSEEN)
    return _LONE_BAR.sub("", _SPACE.sub(" ", text)).strip()
