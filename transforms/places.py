"""Where an element stands on its page: what its name and attributes, and those around it, say of its text."""

from __future__ import annotations

from transforms.document import BlockKind, Markup
from transforms.menus import ASIDE
from transforms.tables.elements import INLINE, KINDS

# What a block remembers of its surroundings; deeper nesting adds no evidence, and the cap keeps deep pages linear.
PATH = 10


class Place:
    """What an element's name and attributes, and those around it, say of its text. Elements alike in all that share
    one.

    The evidence is gathered when the first block asks for it: half of the elements of a page hold no text of their own.
    """

    __slots__ = ("alike", "around", "aside", "hidden", "kind", "link", "named", "names", "path", "plain", "tag")

    def __init__(self, tag: str, named: str, around: Place | None) -> None:
        self.tag = tag
        self.named = named
        self.around = around
        self.plain: Markup | None = None
        self.path: tuple[str, ...] | None = None
        self.names: tuple[str, ...] = ()
        # the places of its children by name and attributes: the cards of a list, the paragraphs of a text
        self.alike: dict[tuple[str, str, bool], Place] | None = None
        self.kind: BlockKind = "paragraph"
        if around is None:
            self.link = self.hidden = self.aside = False
            return
        self.aside = around.aside or tag in ASIDE
        self.link = around.link or tag == "a"
        self.hidden = around.hidden
        own = KINDS.get(tag)
        self.kind = around.kind if own is None or (own == "paragraph" and around.kind != "table") else own

    def child(self, tag: str, named: str, hidden: bool) -> Place:
        """The place of an element in this one."""
        key = (tag, named, hidden)
        if self.alike is None:
            self.alike = {}
            place = None
        else:
            place = self.alike.get(key)
        if place is None:
            place = self.alike[key] = Place(tag, named, self)
            if hidden:
                place.hidden = True
        return place

    def gather(self) -> tuple[str, ...]:
        """Fill in path and names, those of the elements around first; gives the path."""
        waiting = []
        place: Place | None = self
        while place is not None and place.path is None:
            waiting.append(place)
            place = place.around
        for each in reversed(waiting):
            around = each.around
            path, names = (around.path or (), around.names) if around is not None else ((), ())
            shown = each.tag not in INLINE or each.tag in ("a", "time")
            each.path = (*path[1 - PATH :], each.tag) if shown else path
            each.names = (*names[1 - PATH :], each.named) if each.named else names
        return self.path or ()
