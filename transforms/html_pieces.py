"""A run of a page's text with its line breaks -> its paragraphs."""

from __future__ import annotations

# A line that ends in <br> and is longer is a paragraph; shorter ones are lines of a poem or an address.
_LONGEST_LINE = 100
# lxml never yields NUL, so it can stand for <br> until the whitespace is collapsed.
BREAK = "\0"


def pieces_of(text: str) -> list[str]:
    """The paragraphs of a run of text with its line breaks: an empty line ends one, and so does a long line."""
    if BREAK not in text:
        return [" ".join(text.split())]
    pieces: list[str] = []
    lines: list[str] = []
    for raw in text.split(BREAK):
        line = " ".join(raw.split())
        if (not line or len(line) > _LONGEST_LINE) and lines:
            pieces.append("\n".join(lines))
            lines = []
        if len(line) > _LONGEST_LINE:
            pieces.append(line)
        elif line:
            lines.append(line)
    if lines:
        pieces.append("\n".join(lines))
    return pieces


def stanzas_of(text: str) -> list[str]:
    """The same of text that is set as it stands: lines keep their indent, and an empty line ends a piece."""
    pieces: list[list[str]] = [[]]
    for raw in text.split(BREAK):
        line = raw.rstrip()
        if line:
            pieces[-1].append(line)
        elif pieces[-1]:
            pieces.append([])
    return ["\n".join(lines) for lines in pieces if lines]
