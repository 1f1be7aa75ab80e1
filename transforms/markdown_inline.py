"""Marks of markdown within a line -> the edits that undo them: links, emphasis, pictures, footnotes, escapes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from transforms.mojibake_edits import Edit

MARKDOWN = "markdown"
"""The rule of such edits, as `Repair.rule` says it."""

Span = tuple[int, int]

# An address in brackets, with the title that may stand behind it; brackets within it may be nested once.
_TARGET = (
    r"\(\s{0,4}<?((?:[^\s()<>]|\([^\s()]{0,200}\)){0,2000})>?"
    r"(?:\s{1,4}(?:\"[^\"\n]{0,400}\"|'[^'\n]{0,400}'))?\s{0,4}\)"
)
_TEXT = r"((?:[^\[\]\n]|\\[\[\]]|\[[^\[\]\n]{0,200}\]){0,1000})"
_ATTRIBUTES = r"(?:\{[.#][^{}\n]{0,200}\})?"
PICTURE = re.compile(rf"!\[{_TEXT}\](?:{_TARGET}|\[[^\[\]\n]{{0,60}}\]){_ATTRIBUTES}|!\[\[[^\[\]\n]{{1,200}}\]\]")
LINK = re.compile(rf"(?<![\\!])\[{_TEXT}\]{_TARGET}{_ATTRIBUTES}")
_CITED = re.compile(r"(?<![\\!])\[([^\[\]\n]{1,300})\]\s?\[([^\[\]\n]{0,60})\]")
_WIKI = re.compile(r"\[\[(?:[^\[\]|\n]{1,200}\|)?([^\[\]|\n]{1,200})\]\]")
_AUTO = re.compile(r"<((?:https?://|mailto:)[^\s<>]{3,500})>")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,30}\]:?")
_CODE = re.compile(r"(`{1,3})(?!`)[^`\n]{1,400}\1(?!`)")
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!|>~'\"$<&@^=:,;%/?])")
# No word runs on at either side of asterisks, but for those of scripts without spaces; of underscores, which stand in
# names of files and in code, nothing does.
_WORD = r"[^\W\u2e80-\uffff]"
_BEHIND = r"(?=[\s)\]}\"'”’»,;:!?*…—–]|\.(?!\w)|$)"
_STRONG = re.compile(
    rf"(?<!{_WORD})(?<![*\\])(\*{{2,3}})(?![\s*])([^\n]{{1,600}}?)(?<![\s\\*])\1(?!{_WORD}|\*)"
    rf"|(?<![\w_\\])(_{{2,3}})(?![\s_])([^\n]{{1,600}}?)(?<![\s\\_])\3{_BEHIND}"
)
_EMPHASIS = re.compile(
    rf"(?<!{_WORD})(?<![*\\])(\*)(?![\s*])([^*\n]{{1,400}}?)(?<![\s\\*])\*(?!{_WORD}|\*)"
    rf"|(?<![\w_\\/])(_)(?![\s_])([^_\n]{{1,400}}?)(?<![\s\\_])_{_BEHIND}"
)
_STRUCK = re.compile(r"(?<![\w~=\\])(~~|==)(?![\s~=])[^~=\n]{1,500}(?<!\s)\1(?![\w~=])")
_BREAK = re.compile(r"\\$")


def marks(text: str, defined: Set[str] = frozenset()) -> tuple[Edit, ...]:
    """The edits that undo the marks of one line or paragraph. defined: the labels of the text's lists of addresses."""
    gone = bytearray(len(text))
    code = _covered(text, [match.span() for match in _CODE.finditer(text)] if "`" in text else [])
    links, addresses = _links(text, defined) if "[" in text or "<" in text else ([], [])
    inside = _covered(text, addresses)
    spans = links + [span for span in (*_emphasis(text), *_escapes(text)) if not inside[span[0]]]
    for start, end in spans:
        if not any(code[start:end]):
            gone[start:end] = b"\1" * (end - start)
    return tuple(_edits(text, gone))


def _covered(text: str, spans: Sequence[Span]) -> bytearray:
    """For each character of a text whether one of the spans holds it."""
    covered = bytearray(len(text))
    for start, end in spans:
        covered[start:end] = b"\1" * (end - start)
    return covered


def _links(text: str, defined: Set[str]) -> tuple[list[Span], list[Span]]:
    """What of links, pictures and notes is syntax; and the addresses, in which an underscore is one."""
    spans: list[Span] = []
    addresses: list[Span] = []
    for match in PICTURE.finditer(text):
        spans.append(_with_space(text, *match.span()))
        addresses.append(match.span())
    for match in LINK.finditer(text):
        spans += _around(match, 1)
        addresses.append((match.end(1), match.end()))
    for match in _CITED.finditer(text):
        if (match[2] or match[1]).casefold() in defined:
            spans += _around(match, 1)
    for match in _WIKI.finditer(text):
        if text[match.end() : match.end() + 1] != "(":
            spans += _around(match, 1)
    for match in _AUTO.finditer(text):
        spans += _around(match, 1)
        addresses.append(match.span())
    spans += [match.span() for match in _FOOTNOTE.finditer(text)]
    return spans, addresses


def _around(match: re.Match[str], group: int) -> list[Span]:
    """What of a match stands around one of its groups."""
    return [(match.start(), match.start(group)), (match.end(group), match.end())]


def _escapes(text: str) -> list[Span]:
    if "\\" not in text:
        return []
    return [match.span() for match in (*_ESCAPE.finditer(text), *_BREAK.finditer(text))]


def _emphasis(text: str) -> Iterator[tuple[int, int]]:
    if "*" in text or "_" in text:
        for pattern in (_STRONG, _EMPHASIS):
            for match in pattern.finditer(text):
                mark = match[1] or match[3]
                yield match.start(), match.start() + len(mark)
                yield match.end() - len(mark), match.end()
                # `**_both_**`
                within = text[match.start() + len(mark) : match.end() - len(mark)]
                if pattern is _STRONG and within[0] in "_*" and within[-1] == within[0] and len(within) > 2:
                    yield match.start() + len(mark), match.start() + len(mark) + 1
                    yield match.end() - len(mark) - 1, match.end() - len(mark)
    if "~~" in text or "==" in text:
        for match in _STRUCK.finditer(text):
            yield match.start(), match.start() + 2
            yield match.end() - 2, match.end()


def _with_space(text: str, start: int, end: int) -> tuple[int, int]:
    """A picture within a line goes with the space behind it, or the one before it at the line's end."""
    if text[end : end + 1] == " ":
        return start, end + 1
    return (start - 1, end) if start and text[start - 1] == " " else (start, end)


def _edits(text: str, gone: bytearray) -> Iterator[Edit]:
    at = 0
    while at < len(text):
        if gone[at]:
            end = at
            while end < len(text) and gone[end]:
                end += 1
            yield Edit(at, end, "", MARKDOWN, "syntax of markdown", 1.0)
            at = end
        else:
            at += 1
