"""Characters that no text holds, and entities that hide garbled ones: the edits made before the channels are asked."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from transforms.mojibake_channels import channel
from transforms.mojibake_edits import Edit

NUL = "\x00"
REPLACEMENT = "\ufffd"
ENTITY = "entity"
_NEVER = re.compile("\x00+|[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]")
_NAMED = r"&(?:[A-Za-z]{2,8}[1-4]{0,2}|#\d{2,4}|#x[0-9A-Fa-f]{2,4});"
_ANY = re.compile(_NAMED)
# A run of entities and characters beyond ASCII that holds at least one entity.
_ENTITIES = re.compile(f"(?:[\x80-\U0010ffff]{{0,3}}{_NAMED})+[\x80-\U0010ffff]{{0,3}}")
_SPACED = frozenset(["Ã\xa0", "Ã\xad", "Â\xa0", "Â\xad"])


def impossible(text: str) -> Iterator[Edit]:
    """NUL characters go; two escaped surrogates are the character they encode; a lone one is U+FFFD."""
    for match in _NEVER.finditer(text):
        seen = match[0]
        if seen[0] == NUL:
            yield Edit(match.start(), match.end(), "", "nul", "NUL characters in the text", 1.0)
        elif len(seen) == 2:
            char = seen.encode("utf-16", "surrogatepass").decode("utf-16")
            yield Edit(match.start(), match.end(), char, "surrogate_pair", "utf-16 escaped in two halves", 1.0)
        else:
            yield Edit(match.start(), match.end(), REPLACEMENT, "lone_surrogate", "half of a utf-16 pair", 1.0)


def entities(text: str) -> Iterator[Edit]:
    """Entities that, unescaped, look like the bytes of one character beyond ASCII: only worth it if that is read."""
    # the pattern below may begin anywhere: most texts with an ampersand have no entity, and that is told much faster
    if not _ANY.search(text):
        return
    for match in _ENTITIES.finditer(text):
        plain = html.unescape(match[0])
        if plain != match[0] and all(c > "\x7f" for c in plain) and _bytes_of_one(plain):
            yield Edit(match.start(), match.end(), plain, ENTITY, "entities of single bytes", 0.9)


def _bytes_of_one(plain: str) -> bool:
    return plain in _SPACED or any(channel(codec).whole.search(plain) for codec in ("sloppy-windows-1252", "latin-1"))
