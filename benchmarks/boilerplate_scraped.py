"""Pages without a known text, scraped to plain text as `scraped.jsonl` was, and labelled by what tells their text.

Two sources tell it: the body that a page declares to machines (`articleBody`), and, where trafilatura and the judge of
pages with markup choose the same text, that text.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import lxml.html
import trafilatura
from lxml.html import HtmlElement

from benchmarks.boilerplate_labels import Labelled, aligned, group_of, rows_of, shingles, source_of
from transforms.boilerplate import judgement
from transforms.document import Unusable
from transforms.html import read_html
from transforms.html_body import declared_body
from transforms.plaintext import read_text

# A declared body counts where it and the verdicts hold so much of each other: others are summaries, or of another text.
DECLARED = 0.85
# The same of the texts of trafilatura and of the judge. Both have their errors; what they agree on has few.
AGREED = 0.9
# The share of a text that the scraped page must hold.
HELD = 0.85
# Characters of a text; shorter ones are teasers and dialogs.
SHORTEST = 1000
# Blocks of a scraped page; longer ones are lists.
LONGEST = 500
# The weight of a page whose text two judges agree on, against one whose publisher tells it.
WEIGHT = 0.3
SUITES = ("told-paragraphs", "told-container")
"""The names of the two ways of scraping, as suites."""
_PARAGRAPHS = ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figcaption")
_BLOCKS = frozenset(
    (*_PARAGRAPHS, "div", "section", "article", "main", "aside", "nav", "header", "footer", "ul", "ol", "table", "tr",
     "td", "form", "figure", "br", "hr")
)  # fmt: skip


def scraped_pages(folder: Path) -> Iterator[Labelled]:
    """The pages of `dates`, `sites` and `snippets` that are not of `articles` and whose text is told."""
    seen = {row["page"] for row in rows_of(folder, "articles")}
    for suite in ("dates", "sites", "snippets"):
        for row in rows_of(folder, suite):
            if row["page"] in seen:
                continue
            seen.add(row["page"])
            source = source_of(folder, row)
            told = _told(source)
            if told is None:
                continue
            text, weight = told
            group = group_of(row.get("url"), source, row.get("id") or row["page"])
            texts = [paragraphs_of(source)]
            if weight == 1:
                texts.append(container_of(source, text))
            for how, scraped in zip(SUITES, texts, strict=False):
                page = read_text(scraped)
                if page.blocks and len(page.blocks) <= LONGEST and _share(text, scraped) >= HELD:
                    y, weights = aligned([block.text for block in page.blocks], text)
                    yield Labelled(how, row["page"], group, page, y, weights * weight, text)


def _told(source: str) -> tuple[str, float] | None:
    """The text of a page, and what an error in it costs; None where nothing tells it."""
    page = read_html(source)
    try:
        verdicts = judgement(page).verdicts
    except Unusable:
        return None
    kept = "\n\n".join(block.text for block, verdict in zip(page.blocks, verdicts, strict=True) if verdict.kept)
    body = declared_body(source)
    if body is not None and len(body) >= SHORTEST and min(_share(body, kept), _share(kept, body)) > DECLARED:
        return body, 1.0
    if len(kept) < SHORTEST:
        return None
    other = trafilatura.extract(source, include_comments=False) or ""
    return (kept, WEIGHT) if min(_share(kept, other), _share(other, kept)) >= AGREED else None


def _share(text: str, other: str) -> float:
    """The share of a text's runs of four words that another text has."""
    runs = shingles(text)
    return sum((runs & shingles(other)).values()) / max(1, sum(runs.values()))


def _tree(source: str) -> HtmlElement:
    parser = lxml.html.HTMLParser(encoding="utf-8")
    tree = lxml.html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    for element in list(tree.iter("script", "style", "noscript", "template")):
        element.drop_tree()
    return tree


def paragraphs_of(source: str) -> str:
    """Every paragraph, list item, heading, quote and caption of a page, the outermost of those that lie in others."""
    lines = []
    taken: set[HtmlElement] = set()
    for element in _tree(source).iter(*_PARAGRAPHS):
        if taken.isdisjoint(element.iterancestors()):
            taken.add(element)
            lines.append(" ".join(element.text_content().split()))
    return "\n\n".join(filter(None, lines))


def container_of(source: str, text: str) -> str:
    """The text of the smallest element that holds nearly all that the body has of a text; "" where it lacks too
    much."""
    element = _tree(source).find("body")
    whole = _share(text, _lines(element)) if element is not None else 0.0
    if whole < HELD:
        return ""
    while True:
        inner = [
            child
            for child in element
            if isinstance(child.tag, str)
            and len(child.text_content()) >= len(text) / 2
            and _share(text, _lines(child)) >= 0.95 * whole
        ]
        if not inner:
            return _lines(element)
        element = inner[0]


def _lines(element: HtmlElement) -> str:
    lines = [""]
    for event, each in lxml.etree.iterwalk(element, events=("start", "end")):
        if not isinstance(each.tag, str):
            lines[-1] += (each.tail or "") if event == "end" else ""
            continue
        if each.tag in _BLOCKS:
            lines.append("")
        if event == "start":
            lines[-1] += each.text or ""
        elif each is not element:
            lines[-1] += each.tail or ""
    return "\n\n".join(filter(None, (" ".join(line.split()) for line in lines)))
