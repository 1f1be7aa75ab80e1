"""Markup -> the blocks of a page and what the page says of itself. Keeps everything, judges nothing."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from transforms.document import Block, BlockKind, Markup, Page
from transforms.html_body import compared, declared_body
from transforms.html_found import found_in
from transforms.tables.elements import INLINE, KINDS, SEPARATED, UNSEEN

# What a block remembers of its surroundings; deeper nesting adds no evidence, and the cap keeps deep pages linear.
_PATH = 10
_TOKENS = 24
_WITHIN = 5
# libxml2 gives up a page nested deeper; no page of 1,024 real ones goes beyond 60.
_DEEPEST = 2000
# A line that ends in <br> and is longer is a paragraph; shorter ones are lines of a poem or an address.
_LONGEST_LINE = 100
# lxml never yields NUL, so it can stand for <br> until the whitespace is collapsed.
_BREAK = "\0"

_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_UNSHOWN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)


def read_html(text: str) -> Page:
    """Read a page of markup into its blocks and its own account of itself.

    A page whose text stands only in its data for machines (JSON-LD `articleBody`) gives that text as its blocks.
    """
    tree = parse(text)
    blocks = blocks_of(tree)
    body = declared_body(text)
    if body:
        blocks = compared(blocks, body, lambda markup: blocks_of(parse(markup)))
    return Page(blocks, found_in(tree))


def parse(text: str) -> HtmlElement:
    """The tree of a page; of what is no markup at all, an empty one."""
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    data = text.replace("\0", "").encode("utf-8", "replace")
    try:
        return lxml_html.document_fromstring(data, parser=parser, ensure_head_body=True)
    except (etree.ParserError, etree.XMLSyntaxError):
        return lxml_html.document_fromstring(b"<html></html>", ensure_head_body=True)


def blocks_of(tree: HtmlElement) -> tuple[Block, ...]:
    """Every piece of the page's visible text, in reading order."""
    body = tree.find("body")
    walk = _Walk()
    for element in (tree if body is None else body).iter():
        walk.visit(element)
    walk.leave(None)
    walk.flush()
    return tuple(walk.blocks)


class _Place:
    """An element that is open during the walk, with what its text inherits from it."""

    __slots__ = ("element", "hidden", "inline", "kind", "link", "number", "path", "seen", "tag", "tokens", "within")

    def __init__(self, element: HtmlElement | None, tag: str, number: int) -> None:
        self.element = element
        self.tag = tag
        self.number = number
        self.seen = True
        self.inline = False
        self.link = False
        self.hidden = False
        self.kind: BlockKind = "paragraph"
        self.path: tuple[str, ...] = ()
        self.tokens: tuple[str, ...] = ()
        self.within: tuple[int, ...] = ()


class _Walk:
    """One pass in document order: text is gathered until an element that is not inline begins or ends."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.stack = [_Place(None, "html", 0)]
        self.count = 0
        self.parts: list[str] = []
        self.links = 0
        self.place: _Place | None = None

    def visit(self, element: HtmlElement) -> None:
        """Close what ended before this element, open it, and take the text before its first child."""
        self.leave(element.getparent())
        stack = self.stack
        parent = stack[-1]
        tag = element.tag
        self.count += 1
        place = _Place(element, tag, self.count)
        stack.append(place)
        if not parent.seen or tag in UNSEEN:
            place.seen = False
            return
        _inherit(place, parent, element)
        if not place.inline:
            if self.parts:
                self.flush()
        elif tag == "br":
            if self.parts:
                self.parts.append(_BREAK)
        elif tag in SEPARATED:
            self.parts.append(" ")
        text = element.text
        if text:
            self.take(text, place)

    def leave(self, parent: HtmlElement | None) -> None:
        """Close open elements until `parent` is the innermost; with None, all of them."""
        stack = self.stack
        while len(stack) > 1 and stack[-1].element is not parent:
            place = stack.pop()
            if not place.inline and place.seen and self.parts:
                self.flush()
            outer = stack[-1]
            tail = place.element.tail if place.element is not None else None
            if tail and outer.seen and len(stack) > 1:
                self.take(tail, outer)

    def take(self, text: str, place: _Place) -> None:
        """Add a run of text to the block that is being gathered."""
        if place.kind == "code":
            text = text.replace("\n", _BREAK)
        if self.place is None:
            if text.isspace():
                return
            self.place = place
        self.parts.append(text)
        if place.link:
            self.links += len(text.strip())

    def flush(self) -> None:
        """End the block that is being gathered."""
        place = self.place
        if place is not None:
            for text in _pieces("".join(self.parts)):
                markup = Markup(place.path, place.tokens, min(self.links, len(text)), place.within, place.hidden)
                self.blocks.append(Block(text, place.kind, markup))
        self.parts.clear()
        self.links = 0
        self.place = None


def _inherit(place: _Place, parent: _Place, element: HtmlElement) -> None:
    tag = place.tag
    place.inline = tag in INLINE
    place.link = parent.link or tag == "a"
    place.hidden = parent.hidden
    own = KINDS.get(tag)
    if place.inline or own is None or (own == "paragraph" and parent.kind not in ("table", "paragraph")):
        place.kind = parent.kind
    else:
        place.kind = own
    if place.inline and tag not in ("a", "time"):
        place.path = parent.path
    else:
        place.path = (*parent.path[1 - _PATH :], tag)
    place.within = parent.within if place.inline else (*parent.within[1 - _WITHIN :], place.number)
    place.tokens = parent.tokens
    if element.keys():
        _attributes(place, element)


def _attributes(place: _Place, element: HtmlElement) -> None:
    tokens: list[str] = []
    for name, value in element.items():
        if name in ("class", "id", "role", "itemprop", "rel"):
            tokens += _tokens(value)
        elif (
            name == "hidden"
            or (name == "aria-hidden" and value == "true")
            or (name == "style" and _UNSHOWN.search(value))
        ):
            place.hidden = True
    if tokens:
        place.tokens = (*place.tokens, *tokens)[-_TOKENS:]


@lru_cache(maxsize=4096)
def _tokens(value: str) -> tuple[str, ...]:
    """The words of an attribute, at most twelve: "articleBody main-col2" -> article, body, main, col."""
    return tuple(word.lower() for word in _WORDS.findall(value[:200])[:12] if len(word) > 1)


def _pieces(text: str) -> list[str]:
    """The paragraphs of a run of text with its line breaks: an empty line ends one, and so does a long line."""
    if _BREAK not in text:
        return [" ".join(text.split())]
    pieces: list[str] = []
    lines: list[str] = []
    for raw in text.split(_BREAK):
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
