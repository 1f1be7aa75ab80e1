"""Lists that are menus: links and nothing but links, each of a few words. Half of the text of a page stands in them."""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement

from transforms.document import Block

# A line is an entry of a menu where this share of it is linked and it is shorter than this. Of 140,000 blocks of 730
# pages half are such, and they are 0.010 of the weight of the articles, most of it tables of contents.
LINKED, ENTRY = 0.9, 40
# A line in one of these elements that is shorter than LABEL is none of the article either: of the 20 on a page they are
# 0.0002 of its weight. A `form` is none of them, for some servers wrap the whole page in one.
ASIDE = frozenset(("nav", "footer", "aside", "button", "label"))
LABEL = 60
# Kinds of blocks whose lines are judged one by one, however short.
TOLD = frozenset(("heading", "code", "table", "quote", "caption"))
LISTS = frozenset(("nav", "ul", "ol", "menu", "select"))
"""Elements that are looked at whole before they are walked."""

_UNSEEN = etree.XPath(
    "boolean(descendant::*[self::script or self::style or self::noscript or self::template or self::svg/*[text()]])"
)
_TEXTS = etree.XPath("descendant::text()[normalize-space()]", smart_strings=False)
_UNLINKED = etree.XPath("descendant::text()[normalize-space()][not(ancestor::a)]", smart_strings=False)


def menu_of(element: HtmlElement, tag: str) -> list[str] | None:
    """The lines of a list that is a menu, or of a choice in a form; None of any other list, which is to be walked."""
    # what XPath takes for white space lacks the no-break space
    lines = [line for line in [" ".join(text.split()) for text in _TEXTS(element)] if line]
    if not lines:
        return lines
    if tag == "select":
        return [" ".join(lines)]
    if len(max(lines, key=len)) >= ENTRY or _UNSEEN(element):
        return None
    unlinked = sum(len(text.strip()) for text in _UNLINKED(element))
    return lines if unlinked <= (1 - LINKED) * sum(map(len, lines)) else None


def menu_entry(block: Block) -> bool:
    """Whether a block is nothing but short links, a line each: half of the text of a page, and a hundredth of its
    article at most.
    """
    markup = block.markup
    text = block.text
    return (
        markup is not None
        and markup.link_chars >= LINKED * len(text)
        and block.kind not in TOLD
        and (len(text) < ENTRY or ("\n" in text and len(max(text.split("\n"), key=len)) < ENTRY))
    )


def label(block: Block) -> bool:
    """Whether a block is nothing but lines of a few words in a part of the page that holds no article."""
    markup = block.markup
    text = block.text
    return (
        markup is not None
        and not ASIDE.isdisjoint(markup.path)
        and block.kind not in TOLD
        and (len(text) < LABEL or ("\n" in text and len(max(text.split("\n"), key=len)) < LABEL))
    )
