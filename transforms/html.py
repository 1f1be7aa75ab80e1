"""Markup -> the blocks of a page and what the page says of itself. Keeps everything, judges nothing."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html as lxml_html
from lxml.html import HtmlElement

from transforms.document import Block, BlockKind, Page
from transforms.html_found import found_in

KINDS: dict[str, BlockKind] = {
    "p": "paragraph", "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading",
    "h6": "heading", "li": "item", "blockquote": "quote", "figcaption": "caption", "pre": "code", "td": "table",
}  # fmt: skip


def read_html(text: str) -> Page:
    """Read a page of markup into its blocks and its own account of itself."""
    tree = parse(text)
    return Page(tuple(blocks_of(tree)), found_in(tree))


def parse(text: str) -> HtmlElement:
    """The tree of a page; of what is no markup at all, an empty one."""
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    data = text.encode("utf-8", "replace")
    return lxml_html.document_fromstring(data or b"<html></html>", parser=parser, ensure_head_body=True)


def blocks_of(tree: HtmlElement) -> Iterator[Block]:
    """Every piece of the page's visible text, in reading order."""
    for element in tree.iter(*KINDS):
        text = " ".join(element.text_content().split())
        if text:
            yield Block(text, KINDS[element.tag])
