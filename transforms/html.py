"""Markup -> the blocks of a page and what the page says of itself. Keeps everything, judges nothing."""

from __future__ import annotations

from typing import cast

from lxml import etree
from lxml.html import HtmlElement

from transforms.document import Page, Unusable
from transforms.html_blocks import blocks_of
from transforms.html_body import RULES as BODY
from transforms.html_body import compared, declared_body
from transforms.html_found import found_in
from transforms.script_state import shows_prose, state_body
from transforms.tables.elements import SECTIONING
from transforms.vocabulary import QuarantineReason


def read_html(text: str, data: bytes | None = None) -> Page:
    """Read a page of markup into its blocks and its own account of itself.

    A page whose text stands only in its data for machines (JSON-LD `articleBody`, the state of its scripts) gives that
    text as its blocks.
    data: the text in UTF-8, where its bytes are at hand.
    """
    # a page has 350 KB: writing it in UTF-8 again takes as long as judging a third of it
    data = _utf8(text) if data is None else data
    tree = parse_bytes(data)
    blocks = blocks_of(tree)
    declares = b"articleBody" in data
    body = declared_body(text) if declares else None
    if body is None and not shows_prose(blocks):
        body = state_body(tree) or (declared_body(text, BODY.summary) if declares else None)
    if body:
        blocks = compared(blocks, body, lambda markup: blocks_of(parse(markup)))
    return Page(blocks, found_in(tree))


def parse(text: str) -> HtmlElement:
    """The tree of a page; of what is no markup at all, an empty one. Raises Unusable as `parse_bytes` does."""
    return parse_bytes(_utf8(text))


def _utf8(text: str) -> bytes:
    """The text in UTF-8; halves of UTF-16 pairs, which JSON can write, as U+FFFD, of which the record warns."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()


def _has_sections(data: bytes) -> bool:
    """Whether a CDATA section stands right behind a tag; in scripts, where half of all pages have one, signs of a
    comment stand before it."""
    at = data.find(_SECTION)
    while at >= 0:
        if data[max(0, at - _GAP) : at].rstrip().endswith(b">"):
            return True
        at = data.find(_SECTION, at + 1)
    return False


# Bytes of white space between a tag and a section.
_GAP = 40
_SECTION = b"<![CDATA["


def _unwrapped(data: bytes) -> bytes:
    """A page with the text of its CDATA sections, which an HTML parser takes for comments; pages of XHTML have some."""
    before, *sections = data.split(_SECTION)
    return before + b"".join(inside + behind for inside, _, behind in (each.partition(b"]]>") for each in sections))


def parse_bytes(data: bytes) -> HtmlElement:
    """The tree of a page in UTF-8; of what is no markup at all, an empty one.

    Raises Unusable (TOO_DEEP) where libxml2 stops, at 2,048 elements in each other: what stands behind is not read.
    """
    if _has_sections(data):
        data = _unwrapped(data)
    # nobody asks for elements by their id: without the table of them parsing takes a twelfth less
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, collect_ids=False
    )
    try:
        tree = cast(HtmlElement | None, etree.fromstring(data.replace(b"\0", b""), parser))
    except etree.XMLSyntaxError:
        tree = None
    last = parser.error_log.last_error
    if last is not None and last.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
        raise Unusable(QuarantineReason.TOO_DEEP, f"the markup cannot be read to its end: {last.message}")
    return parse("<html><body></body></html>") if tree is None else _with_body(tree)


def _with_body(tree: HtmlElement) -> HtmlElement:
    """The tree with what is shown in its body. Both tags of a head may be left out, and tools that make pages small do
    so; libxml2 knows no `article`, `main` or `header`, and takes them for the head's."""
    head = tree.find("head")
    shown = [] if head is None else [element for element in head if element.tag in SECTIONING]
    if shown:
        body = tree.find("body")
        if body is None:
            body = etree.SubElement(tree, "body")
        for place, element in enumerate(shown):
            body.insert(place, element)
    return tree
