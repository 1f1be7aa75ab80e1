"""The tree of a page -> its blocks: every piece of its visible text, in reading order."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from transforms.document import Block, Markup
from transforms.html_pieces import BREAK, pieces_of, stanzas_of
from transforms.menus import ENTRY, LABEL, LINKED, LISTS, TOLD, menu_of
from transforms.places import Place
from transforms.tables.elements import INLINE, SEPARATED, TELLING, UNSEEN, UNSHOWN

_WITHIN = 4
# Entries of a menu that stand in `div`s are one block from so many on; of a byline and its date there are fewer.
_FEWEST = 3
# Lists within lists that are looked at whole: each look reads all that is inside.
_NESTED = 3

_NAMING = frozenset(("class", "id", "role", "itemprop"))
_UNSHOWN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)
_PLAIN, _TELLING, _SEPARATED, _BREAKING, _UNSEEN, _LIST, _BLOCK = range(7)
_HOW = {
    **dict.fromkeys(INLINE, _PLAIN),
    **dict.fromkeys(SEPARATED, _SEPARATED),
    **dict.fromkeys(TELLING, _TELLING),
    **dict.fromkeys(UNSEEN, _UNSEEN),
    **dict.fromkeys(LISTS, _LIST),
    "br": _BREAKING,
}


def blocks_of(tree: HtmlElement) -> tuple[Block, ...]:
    """Every piece of the page's visible text, in reading order."""
    body = tree.find("body")
    if body is None:
        # of a page of frames its text for browsers without them is all that the page itself says
        body = tree.find(".//noframes")
    walk = _Walk()
    walk.go(tree if body is None else body)
    return tuple(walk.blocks)


class _Level:
    """An element whose children are being walked. Its place is worked out when the first text asks for it: half of the
    elements of a page hold none.

    within   numbers of the elements around its own text
    inside   the same of the blocks among its children
    lists    how many lists around it were looked at whole and were no menus
    """

    __slots__ = ("children", "element", "how", "inside", "lists", "outer", "place", "tag", "within")

    def __init__(self, element: HtmlElement, tag: str, how: int, outer: _Level | None, lists: int) -> None:
        self.element = element
        self.tag = tag
        self.how = how
        self.outer = outer
        self.lists = lists
        self.children = iter(element)
        self.place: Place | None = None
        self.within: tuple[int, ...] = ()
        self.inside: tuple[int, ...] | None = None


class _Walk:
    """One pass in document order: text is gathered until an element that is not inline begins or ends."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.count = 0
        self.parts: list[str] = []
        self.links = 0
        self.at = Place("html", "", None)
        self.within: tuple[int, ...] = ()
        self.entries: list[Block] = []
        self.entered: Place | None = None

    def go(self, top: HtmlElement) -> None:
        """Walk a tree."""
        outermost = _Level(top, str(top.tag), _BLOCK, None, 0)
        outermost.place = _block(top, outermost.tag, self.at)
        if top.text:
            self.take(top.text, outermost)
        level: _Level | None = outermost
        parts = self.parts
        while level is not None:
            for element in level.children:
                inner = self.enter(element, level)
                if inner is not None:
                    level = inner
                    break
                text = element.tail
                # white space begins no block, and most runs of text are such
                if text and (parts or not text.isspace()):
                    self.take(text, level)
            else:
                if parts and level.how >= _LIST:
                    self.flush()
                text = level.element.tail
                level = level.outer
                if text and level is not None and (parts or not text.isspace()):
                    self.take(text, level)
        self.flush()
        self.settle()

    def enter(self, element: HtmlElement, level: _Level) -> _Level | None:
        """Read an element up to its first child; gives its level where it has any that is to be walked."""
        tag = str(element.tag)
        how = _HOW.get(tag, _BLOCK)
        if how == _UNSEEN:
            return None
        if how >= _LIST:
            return self.begin(element, tag, how, level)
        parts = self.parts
        if parts and how >= _SEPARATED:
            parts.append(BREAK if how == _BREAKING else " ")
        text = element.text
        if text and (parts or not text.isspace()):
            level = _Level(element, tag, how, level, level.lists)
            self.take(text, level)
            return level if len(element) else None
        return _Level(element, tag, how, level, level.lists) if len(element) else None

    def begin(self, element: HtmlElement, tag: str, how: int, outer: _Level) -> _Level | None:
        """The same of an element that ends the block before it; a menu is read to its end."""
        if self.parts:
            self.flush()
        lists = outer.lists
        if how == _LIST and lists < _NESTED:
            lines = menu_of(element, tag)
            if lines is not None:
                if lines:
                    self.menu(lines, _Level(element, tag, how, outer, lists))
                return None
            lists += 1
        text = element.text
        shown = text is not None and not text.isspace()
        if not shown and not len(element):
            return None
        level = _Level(element, tag, how, outer, lists)
        if text and shown:
            self.take(text, level)
        if len(element):
            return level
        self.flush()
        return None

    def placed(self, level: _Level) -> Place:
        """The place of a level, those around it first."""
        waiting = []
        outer: _Level | None = level
        while outer is not None and outer.place is None:
            waiting.append(outer)
            outer = outer.outer
        place = outer.place if outer is not None and outer.place is not None else self.at
        for each in reversed(waiting):
            around = each.outer
            if around is None or each.how < _LIST:
                if each.how == _TELLING:
                    name = each.element.get("class")
                    tag = each.tag
                    if tag == "a" and _is_anchor(each.element):
                        tag = "span"
                    if name or tag == "a" or tag == "time":
                        place = place.child(tag, name or "", False)
                each.within = around.within if around else ()
            else:
                if around.inside is None:
                    self.count += 1
                    around.inside = (*around.within[1 - _WITHIN :], self.count)
                place = _block(each.element, each.tag, place)
                each.within = around.inside
            each.place = place
        return place

    def take(self, text: str, level: _Level) -> None:
        """Add a run of text to the block that is being gathered."""
        place = level.place or self.placed(level)
        if not self.parts:
            if text.isspace():
                return
            self.at = place
            self.within = level.within
        self.parts.append(text.replace("\n", BREAK) if place.kind == "code" else text)
        if place.link:
            self.links += len(text)

    def flush(self) -> None:
        """End the block that is being gathered."""
        if not self.parts:
            return
        place = self.at
        whole = "".join(self.parts)
        linked = self.links / len(whole)
        for text in pieces_of(whole) if place.kind != "code" else stanzas_of(whole):
            markup = place.plain
            if linked or markup is None or markup.within is not self.within:
                path = place.path or place.gather()
                markup = Markup(path, place.names, round(linked * len(text)), self.within, place.hidden)
                if not linked:
                    place.plain = markup
            block = Block(text, place.kind, markup)
            if _is_entry(text, linked, place):
                self.gather(block, place)
            else:
                if self.entries:
                    self.settle()
                self.blocks.append(block)
        self.parts.clear()
        self.links = 0

    def menu(self, lines: list[str], level: _Level) -> None:
        """Make one block of a whole menu."""
        self.settle()
        place = self.placed(level)
        text = "\n".join(lines)
        linked = len(text) if level.tag != "select" or place.link else 0
        path = place.path or place.gather()
        self.blocks.append(Block(text, place.kind, Markup(path, place.names, linked, level.within, place.hidden)))

    def gather(self, block: Block, place: Place) -> None:
        """Keep an entry of a menu until it shows how many follow it in the same surroundings."""
        if self.entries and place is not self.entered:
            self.settle()
        self.entered = place
        self.entries.append(block)

    def settle(self) -> None:
        """End a run of entries: of many one block is made."""
        entries = self.entries
        if len(entries) < _FEWEST:
            self.blocks += entries
        else:
            text = "\n".join([block.text for block in entries])
            first = entries[0]
            old = first.markup or Markup()
            linked = sum(block.markup.link_chars for block in entries if block.markup)
            if linked:
                linked += len(entries) - 1
            markup = Markup(old.path, old.names, linked, old.within, old.hidden)
            self.blocks.append(Block(text, first.kind, markup))
        self.entries = []


def _is_anchor(element: HtmlElement) -> bool:
    """Whether an `a` is a place that links lead to, and none itself: left open, it holds all that follows."""
    return element.get("href") is None and (element.get("name") is not None or element.get("id") is not None)


def _is_entry(text: str, linked: float, place: Place) -> bool:
    """Whether a block is a line of a menu, or of a part of the page that holds no article."""
    limit = LABEL if place.aside else ENTRY if linked >= LINKED else 0
    return len(text) < limit and place.kind not in TOLD


def _block(element: HtmlElement, tag: str, around: Place) -> Place:
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
    return around.child(tag, named, hidden or tag in UNSHOWN)
