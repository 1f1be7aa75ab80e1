"""Pages scraped to plain text in the two usual ways, to learn from more publishers than have bodies of known text.

Where no body is known, what the judge of markup keeps of the page stands in for it: on publishers it has not seen it
is right on 0.97 of the words, and the judge of plain text has far less to go by.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from lxml import etree
from lxml.html import HtmlElement

from benchmarks.boilerplate_labels import Labelled, aligned, group_of, rows_of, shingles, snipped, source_of
from transforms.boilerplate import judge
from transforms.document import Unusable
from transforms.html import parse, read_html
from transforms.html_blocks import blocks_of
from transforms.plaintext import read_text

# The weight of such a text against one of a known body.
GUESSED, KNOWN = 0.5, 0.7
# The share of the body's words that its container holds.
_HELD = 0.95
# Fewer characters of a body tell nothing.
_SHORTEST = 400
_LINES = ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figcaption")
_SILENT = ("script", "style", "noscript", "template", "svg")


def rescraped_pages(folder: Path) -> Iterator[Labelled]:
    """Two texts a page, labelled by its known body, or by the verdicts of the judge of markup."""
    met: set[str] = set()
    for suite in ("readable", "snippets", "dates", "sites"):
        for row in rows_of(folder, suite):
            if row["page"] in met:
                continue
            met.add(row["page"])
            source = source_of(folder, row)
            gold = row.get("text") or _judged(source)
            if len(gold) >= _SHORTEST:
                group = group_of(row.get("url"), source, row["id"])
                yield from _scraped(row, source, gold, group, KNOWN if "text" in row else GUESSED)


def _judged(source: str) -> str:
    page = read_html(source)
    try:
        return "\n".join(b.text for b, v in zip(page.blocks, judge(page), strict=True) if v.kept)
    except Unusable:
        return ""


def _scraped(row: dict, source: str, gold: str, group: str, mass: float) -> Iterator[Labelled]:
    tree = parse(source)
    etree.strip_elements(tree, *_SILENT, with_tail=False)
    for how, lines in (("paragraphs", paragraphs_of(tree)), ("container", lines_of(container_of(tree, gold)))):
        page = read_text("\n\n".join(lines))
        if len(page.blocks) < 3:
            continue
        texts = [b.text for b in page.blocks]
        y, weight = aligned(texts, gold)
        weight = weight * mass
        if "with" in row:
            known, sure = snipped(texts, row)
            y, weight = np.where(sure > 0, known, y), np.maximum(weight, sure)
        yield Labelled(f"rescraped-{how}", row["id"], group, page, y, weight, gold)


def paragraphs_of(tree: HtmlElement) -> list[str]:
    """Every paragraph, item, heading, quote and caption that lies in no other."""
    out = []
    for element in tree.iter(*_LINES):
        if not any(above.tag in _LINES for above in element.iterancestors()):
            out.append(" ".join("".join(element.itertext()).split()))
    return [line for line in out if line]


def container_of(tree: HtmlElement, gold: str) -> HtmlElement:
    """The smallest element that holds nearly all of a body."""
    wanted = shingles(gold)
    least = _HELD * sum((wanted & shingles(" ".join(tree.itertext()))).values())
    while True:
        inner = max(tree, key=lambda e: len("".join(e.itertext())), default=None)
        if inner is None or sum((wanted & shingles(" ".join(inner.itertext()))).values()) < least:
            return tree
        tree = inner


def lines_of(element: HtmlElement) -> Sequence[str]:
    """The texts of an element, a line each, as its blocks part them."""
    lines = [line for block in blocks_of(element) for line in block.text.split("\n")]
    return [line for line in lines if line.strip()]
