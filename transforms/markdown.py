"""Markdown, as readers, clippers and converters of pages write it -> blocks of their kind, and the edits that undo its
syntax. Text that merely holds an asterisk, a number sign or an underscore is none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from transforms.document import Block, BlockKind
from transforms.markdown_inline import LINK, MARKDOWN, PICTURE, marks
from transforms.mojibake_edits import Edit, apply, compose


@dataclass(frozen=True, slots=True)
class Rules:
    """When a text is markdown, and which of its lines are nothing but links.

    headings  lines that begin like headings, of a text without a link or bold words; one may be anything
    bold      pairs of double asterisks, where there is nothing else; readers of chats and posts write them
    linked    share of the letters of a line that links must have, for it to be an entry of a menu
    caption   characters of the text of a picture that the line below it may repeat
    sentence  characters from which a line that ends like a sentence is one, linked or not
    """

    headings: int = 2
    bold: int = 2
    linked: float = 0.8
    sentence: int = 60
    caption: int = 15


RULES = Rules()
_URL_LINK = re.compile(r"\]\(\s?<?(?:https?://|//|/(?!/)[\w%~.-]|#|mailto:|data:image|javascript:)")
_HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")
_HEADING_END = re.compile(r"[ \t]+#+[ \t]*$|[ \t]*\{[.#][^{}]{0,200}\}$")
_BOLD = re.compile(r"(?<![\w*\\])\*\*(?![\s*])[^*\n]{1,300}(?<!\s)\*\*(?![\w*])")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,})\s*")
_RULE = re.compile(r"(?:[-_*=]\s?){3,}|:{3,}.{0,100}|\|?(?:\s?:?-{3,}:?\s?\|?)+")
_QUOTE = re.compile(r"(?:>[ \t]?)+")
_ITEM = re.compile(r"[-*+][ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
_NUMBER = re.compile(r"\d{1,3}[.)][ \t]+(?=\S)")
_DEFINED = re.compile(r"\[([^\[\]\n^]{1,60})\]:\s{1,4}<?\S+")
_FENCE = re.compile(r"(?:```|~~~)")
_ENDS = ".!?…。！？।؟"
_CLOSERS = "\"'”’»)]*_"


def is_markdown(text: str) -> bool:
    """Whether a text is surely markdown: links with addresses, or headings, or bold words more than once."""
    if "](" in text and _URL_LINK.search(text):
        return True
    bold = sum(1 for _ in _BOLD.finditer(text)) if "**" in text else 0
    if bold >= RULES.bold:
        return True
    if "# " not in text:
        return False
    headings = sum(_HEADING.match(line) is not None for line in text.split("\n"))
    return headings >= RULES.headings or bool(headings and bold)


@dataclass(frozen=True, slots=True)
class Piece:
    """A block as it was read, and the edits that undo its syntax."""

    block: Block
    edits: tuple[Edit, ...]

    @property
    def text(self) -> str:
        """The block without its syntax."""
        return apply(self.block.text, self.edits)


def pieces_of(paragraphs: Sequence[str]) -> list[Piece]:
    """The blocks of a markdown text; paragraphs: its lines, stripped, those of one paragraph joined."""
    defined = frozenset(match[1].casefold() for line in paragraphs if (match := _DEFINED.match(line)))
    pieces: list[Piece] = []
    fenced = False
    for line in paragraphs:
        if _FENCE.match(line):
            fenced = not fenced
            pieces.append(Piece(Block(line, "link"), ()))
        elif fenced:
            pieces.append(Piece(Block(line, "code"), ()))
        elif pieces and _UNDERLINE.fullmatch(line) and _is_headline(pieces[-1]):
            pieces[-1] = _underlined(pieces[-1], line)
        else:
            pieces.append(_captioned(_piece(line, defined), pieces))
    return pieces


def _captioned(piece: Piece, above: Sequence[Piece]) -> Piece:
    """A line as the caption that it is, where the picture right above it has the same for a text."""
    if not above or above[-1].block.kind != "caption" or piece.block.kind != "paragraph":
        return piece
    picture = PICTURE.search(above[-1].block.text)
    said = (picture[1] or "").strip() if picture else ""
    if len(said) < RULES.caption or not piece.text.startswith(said):
        return piece
    return replace(piece, block=replace(piece.block, kind="caption"))


def is_title(piece: Piece) -> bool:
    """Whether a block is a heading of the first level."""
    text = piece.block.text
    return piece.block.kind == "heading" and (text.startswith("# ") or text.rstrip()[-3:] == "===") and bool(piece.text)


def _is_headline(piece: Piece) -> bool:
    return piece.block.kind in {"paragraph", "link"} and len(piece.text) <= 200 and "\n" not in piece.block.text


def _underlined(piece: Piece, line: str) -> Piece:
    text = f"{piece.block.text} {line}"
    edit = Edit(len(piece.block.text), len(text), "", MARKDOWN, "syntax of markdown", 1.0)
    kind: BlockKind = "link" if piece.block.kind == "link" and line[0] == "-" else "heading"
    return Piece(replace(piece.block, text=text, kind=kind), (*piece.edits, edit))


def _piece(line: str, defined: frozenset[str]) -> Piece:
    if _RULE.fullmatch(line) or _DEFINED.fullmatch(line.split(' "')[0]):
        return Piece(Block(line, "link"), ())
    kind: BlockKind = "paragraph"
    start = 0
    for pattern, of_kind in _OPENERS:
        opener = pattern.match(line, start)
        if opener:
            kind = of_kind
            start = opener.end()
            if of_kind not in {"quote", "item"}:
                break
    if kind != "item" and (number := _NUMBER.match(line, start)):
        kind = "item"
        if LINK.match(line, number.end()):
            start = number.end()
    end = _HEADING_END.search(line, start) if kind == "heading" else None
    stop = end.start() if end else len(line)
    inner = line[start:stop]
    if PICTURE.sub("", LINK.sub(_text_of, inner)).strip(" |·•\\") == "" and PICTURE.search(inner):
        return Piece(Block(line, "caption"), ())
    outer = [
        Edit(low, high, "", MARKDOWN, "syntax of markdown", 1.0)
        for low, high in ((0, start), (stop, len(line)))
        if high > low
    ]
    left = apply(line, outer)
    edits = compose(outer, left, marks(left, defined))
    if _is_link(left, kind, line):
        kind = "link"
    return Piece(Block(line, kind), _trimmed(line, edits))


def _trimmed(line: str, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """The edits, with the white space that they leave at the ends."""
    left = apply(line, edits)
    bare = left.strip()
    if len(bare) == len(left) or not bare:
        return edits if bare else ()
    first = left.index(bare)
    ends = ((0, first), (first + len(bare), len(left)))
    return compose(
        edits, left, [Edit(low, high, "", MARKDOWN, "white space beside it", 1.0) for low, high in ends if high > low]
    )


_OPENERS: tuple[tuple[re.Pattern[str], BlockKind], ...] = (
    (_QUOTE, "quote"), (_ITEM, "item"), (_HEADING, "heading"),
)  # fmt: skip


def _text_of(match: re.Match[str]) -> str:
    return match[1]


def _is_link(text: str, kind: BlockKind, line: str) -> bool:
    """Whether a line is nothing but links: an entry of a menu, a row of buttons, the headline of a teaser."""
    if "](" not in text:
        return False
    shown = LINK.sub(_text_of, PICTURE.sub("", text))
    letters = sum(map(str.isalnum, shown))
    if not letters:
        return True
    within = sum(sum(map(str.isalnum, PICTURE.sub("", match[1]))) for match in LINK.finditer(text))
    if within < RULES.linked * letters or (kind == "heading" and line.startswith("# ")):
        return False
    return len(shown) < RULES.sentence or shown.rstrip(_CLOSERS)[-1:] not in _ENDS
