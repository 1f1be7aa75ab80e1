"""Markup -> the blocks of a page and what the page says of itself. Keeps everything, judges nothing."""

from __future__ import annotations

import re

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from transforms.document import Block, BlockKind, Markup, Page
from transforms.html_body import compared, declared_body
from transforms.html_found import found_in
from transforms.tables.elements import INLINE, KINDS, SEPARATED, TELLING, UNSEEN

# What a block remembers of its surroundings; deeper nesting adds no evidence, and the cap keeps deep pages linear.
_PATH = 10
_WITHIN = 4
# A line that ends in <br> and is longer is a paragraph; shorter ones are lines of a poem or an address.
_LONGEST_LINE = 100
# lxml never yields NUL, so it can stand for <br> until the whitespace is collapsed.
_BREAK = "\0"

_NAMING = frozenset(("class", "id", "role", "itemprop"))
_UNSHOWN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)
# The stock parser asks a Python function for the class of every element; all that is used here is HtmlElement's.
_CLASSES = etree.ElementDefaultClassLookup(element=HtmlElement)


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
    parser.set_element_class_lookup(_CLASSES)
    # NUL is sought in the bytes: in a str of two bytes a character every other byte is one, and the search crawls
    data = text.encode("utf-8", "replace").replace(b"\0", b"")
    try:
        tree: HtmlElement | None = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        tree = None
    return parse("<html><body></body></html>") if tree is None else tree


def blocks_of(tree: HtmlElement) -> tuple[Block, ...]:
    """Every piece of the page's visible text, in reading order."""
    body = tree.find("body")
    walk = _Walk()
    walk.go(tree if body is None else body)
    return tuple(walk.blocks)


class _Place:
    """What an element's name and attributes, and those around it, say of its text. Elements alike in all that share
    one.

    The evidence is gathered when the first block asks for it: half of the elements of a page hold no text of their own.
    """

    __slots__ = ("alike", "around", "hidden", "kind", "link", "named", "names", "path", "plain", "tag")

    def __init__(self, tag: str, named: str, around: _Place | None) -> None:
        self.tag = tag
        self.named = named
        self.around = around
        self.plain: Markup | None = None
        self.path: tuple[str, ...] | None = None
        self.names: tuple[str, ...] = ()
        # the places of its children by name and attributes: the cards of a list, the paragraphs of a text
        self.alike: dict[tuple[str, str, bool], _Place] | None = None
        self.kind: BlockKind = "paragraph"
        if around is None:
            self.link = self.hidden = False
            return
        self.link = around.link or tag == "a"
        self.hidden = around.hidden
        own = KINDS.get(tag)
        self.kind = around.kind if own is None or (own == "paragraph" and around.kind != "table") else own

    def child(self, tag: str, named: str, hidden: bool) -> _Place:
        """The place of an element in this one."""
        key = (tag, named, hidden)
        if self.alike is None:
            self.alike = {}
            place = None
        else:
            place = self.alike.get(key)
        if place is None:
            place = self.alike[key] = _Place(tag, named, self)
            if hidden:
                place.hidden = True
        return place

    def gather(self) -> tuple[str, ...]:
        """Fill in path and names, those of the elements around first; gives the path."""
        waiting = []
        place: _Place | None = self
        while place is not None and place.path is None:
            waiting.append(place)
            place = place.around
        for each in reversed(waiting):
            around = each.around
            path, names = (around.path or (), around.names) if around is not None else ((), ())
            shown = each.tag not in INLINE or each.tag in ("a", "time")
            each.path = (*path[1 - _PATH :], each.tag) if shown else path
            each.names = (*names[1 - _PATH :], each.named) if each.named else names
        return self.path or ()


class _Open:
    """An element that is open during the walk; place is None where nothing of it is seen."""

    __slots__ = ("element", "inline", "inside", "place", "within")

    def __init__(
        self, element: HtmlElement | None, place: _Place | None, inline: bool, within: tuple[int, ...]
    ) -> None:
        self.element = element
        self.place = place
        self.inline = inline
        self.within = within
        # `within` for the blocks inside of this element; made when the first one asks
        self.inside: tuple[int, ...] | None = None


class _Walk:
    """One pass in document order: text is gathered until an element that is not inline begins or ends."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.count = 0
        self.parts: list[str] = []
        self.links = 0
        self.at: _Open | None = None

    def go(self, top: HtmlElement) -> None:
        """Walk a tree."""
        stack = [_Open(None, _Place("html", "", None), False, ())]
        last = stack[0]
        for element in top.iter():
            if len(stack) > 1:
                parent = element.getparent()
                while last.element is not parent:
                    self.leave(stack)
                    last = stack[-1]
            around = last.place
            tag = str(element.tag)
            if around is None or tag in UNSEEN:
                last = _Open(element, None, True, ())
                stack.append(last)
                continue
            last = self.enter(element, tag, around, last)
            stack.append(last)
            text = element.text
            if text:
                self.take(text, last)
        while len(stack) > 1:
            self.leave(stack)
        self.flush()

    def enter(self, element: HtmlElement, tag: str, around: _Place, outer: _Open) -> _Open:
        """Open an element; what is not inline ends the block before it."""
        if tag in INLINE:
            if tag in TELLING:
                around = _inline(element, tag, around)
            elif tag in SEPARATED or (tag == "br" and self.parts):
                self.parts.append(_BREAK if tag == "br" else " ")
            return _Open(element, around, True, outer.within)
        if self.parts:
            self.flush()
        if outer.inside is None:
            self.count += 1
            outer.inside = (*outer.within[1 - _WITHIN :], self.count)
        return _Open(element, _block(element, tag, around), False, outer.inside)

    def leave(self, stack: list[_Open]) -> None:
        """Close the innermost open element and take the text behind it."""
        closed = stack.pop()
        if not closed.inline and self.parts:
            self.flush()
        around = stack[-1]
        if around.place is not None and closed.element is not None and around.element is not None:
            tail = closed.element.tail
            if tail:
                self.take(tail, around)

    def take(self, text: str, around: _Open) -> None:
        """Add a run of text to the block that is being gathered."""
        if self.at is None:
            if text.isspace():
                return
            self.at = around
        place = around.place
        if place is not None:
            self.parts.append(text.replace("\n", _BREAK) if place.kind == "code" else text)
            if place.link:
                self.links += len(text)

    def flush(self) -> None:
        """End the block that is being gathered."""
        at = self.at
        place = at.place if at else None
        if at is not None and place is not None:
            whole = "".join(self.parts)
            linked = self.links / len(whole)
            for text in _pieces(whole):
                markup = place.plain
                if linked or markup is None or markup.within is not at.within:
                    path = place.path or place.gather()
                    markup = Markup(path, place.names, round(linked * len(text)), at.within, place.hidden)
                    if not linked:
                        place.plain = markup
                self.blocks.append(Block(text, place.kind, markup))
        self.parts.clear()
        self.links = 0
        self.at = None


def _inline(element: HtmlElement, tag: str, around: _Place) -> _Place:
    """The place of inline text: its parent's, but for links, times, and names that a class gives it."""
    value = element.get("class")
    if value or tag == "a" or tag == "time":
        return around.child(tag, value or "", False)
    return around


def _block(element: HtmlElement, tag: str, around: _Place) -> _Place:
    """The place of an element that begins a block."""
    named = ""
    hidden = False
    for name, value in element.items():
        if name in _NAMING:
            named = f"{named} {value}" if named else value
        elif (
            (name == "style" and _UNSHOWN.search(value))
            or name == "hidden"
            or (name == "aria-hidden" and value == "true")
        ):
            hidden = True
    return around.child(tag, named, hidden)


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
