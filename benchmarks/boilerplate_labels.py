"""The development data as labelled pages: for each block of a page, whether the article has it, and what an error
costs."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
from publicsuffixlist import PublicSuffixList

from transforms.decoding import decode
from transforms.document import Page
from transforms.html import read_html
from transforms.menus import menu_entry
from transforms.plaintext import read_text

# The weight of a composed text against a scraped one.
COMPOSED = 0.1
# The weight of a cropped page against a whole one.
CROPPED = 0.4
TOKEN = re.compile(r"\w+")
SUFFIXES = PublicSuffixList()
_CANONICAL = re.compile(r"""(?:og:url|canonical)["'][^>]{0,80}(?:content|href)=["']?(https?://[^"'> ]+)""")


@dataclass
class Labelled:
    """A page with one label a block: y in 0..1, weight 0 where nothing is known; gold is None for snippets."""

    suite: str
    id: str
    group: str
    page: Page
    y: np.ndarray
    weight: np.ndarray
    gold: str | None = None
    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()


def digest(folder: Path) -> str:
    """SHA-256 over the rows that training reads."""
    h = hashlib.sha256()
    for name in ("articles", "readable", "snippets", "scraped", "dates", "sites"):
        h.update((folder / f"{name}.jsonl").read_bytes())
    return h.hexdigest()


def rows_of(folder: Path, name: str) -> Iterator[dict]:
    for line in (folder / f"{name}.jsonl").open(encoding="utf8"):
        yield json.loads(line)


def source_of(folder: Path, row: dict) -> str:
    body = gzip.decompress((folder / "pages" / f"{row['page']}.html.gz").read_bytes())
    return decode(body, "text/html", markup=True).text


def group_of(url: str | None, source: str, fallback: str) -> str:
    """The publisher: the name before the public suffix of the address."""
    if not url:
        found = _CANONICAL.search(source)
        url = found[1] if found else None
    try:
        host = urlsplit(url).hostname if url else None
    except ValueError:
        host = None
    domain = SUFFIXES.privatesuffix(host) if host else None
    return domain.partition(".")[0] if domain else re.split(r"[-\d]", fallback)[0] or fallback


def html_pages(folder: Path) -> Iterator[Labelled]:
    for suite in ("articles", "readable"):
        for row in rows_of(folder, suite):
            source = source_of(folder, row)
            page = read_html(source)
            y, weight = aligned([b.text for b in page.blocks], row["text"])
            weight = weight * np.array(["textarea" not in b.markup.path for b in page.blocks])
            if suite == "readable":  # its golds keep captions and titles, which news readers do not count as text
                weight = weight * np.array([0.0 if b.kind == "caption" else 0.7 for b in page.blocks])
            yield Labelled(suite, row["id"], group_of(row.get("url"), source, row["id"]), page, y, weight, row["text"])
    for row in rows_of(folder, "snippets"):
        source = source_of(folder, row)
        page = read_html(source)
        y, weight = snipped([b.text for b in page.blocks], row)
        yield Labelled(
            "snippets", row["id"], group_of(row["url"], source, row["id"]), page, y, weight, None,
            tuple(s for s in row["with"] if s), tuple(s for s in row["without"] if s),
        )  # fmt: skip


def cropped_pages(pages: Iterable[Labelled]) -> Iterator[Labelled]:
    """Pages with a gold, cut down to the article and few blocks of its surroundings: small sites have no menus."""
    for page in pages:
        body = np.flatnonzero((page.y > 0.5) & (page.weight > 0))
        if page.gold is None or not len(body):
            continue
        rng = random.Random(zlib.crc32(page.id.encode()))
        start, end = max(0, body[0] - rng.randint(2, 8)), body[-1] + rng.randint(2, 12)
        at = [
            i for i in range(start, min(end, len(page.y))) if not menu_entry(page.page.blocks[i]) or rng.random() < 0.2
        ]
        blocks = tuple(page.page.blocks[i] for i in at)
        crop = Page(blocks, page.page.found)
        yield Labelled("cropped", page.id, page.group, crop, page.y[at], page.weight[at] * CROPPED, page.gold)


def text_pages(folder: Path) -> Iterator[Labelled]:
    for row in rows_of(folder, "scraped"):
        page = read_text(row["scraped"])
        y, weight = aligned([b.text for b in page.blocks], row["text"])
        yield Labelled(row["how"], row["id"], group_of(row["url"], "", row["id"]), page, y, weight, row["text"])


def composed_pages(folder: Path) -> Iterator[Labelled]:
    """Texts as collections hold them once somebody has cleaned them a little: body and title, few lines of
    furniture or none.

    Real bodies, whole and cut short, with lines of the same page between their paragraphs: the scraped pages alone
    would
    teach that a document of few lines is furniture.
    """
    furniture: dict[str, list[str]] = {}
    for page in text_pages(folder):
        lines = [b.text for b, y, w in zip(page.page.blocks, page.y, page.weight, strict=True) if y == 0 and w > 0]
        furniture.setdefault(page.id.partition("/")[0], []).extend(x for x in lines if 12 <= len(x) <= 160)
    for row in rows_of(folder, "articles"):
        body = [line for line in row["text"].split("\n") if line.strip()]
        group = group_of(row.get("url"), source_of(folder, row), row["id"])
        for most, inserted in ((400, 0), (4, 2), (7, 3), (12, 4)):
            rng = random.Random(zlib.crc32(f"{row['id']}{most}".encode()))
            lines = [(line, 1.0) for line in body[:most]]
            spare = furniture.get(row["id"], [])
            for line in rng.sample(spare, min(inserted, len(spare))):
                lines.insert(rng.choice((0, len(lines), len(lines), rng.randint(0, len(lines)))), (line, 0.0))
            page = read_text("\n\n".join(line for line, _ in [(row["title"] or "Title", 0.0), *lines]))
            y = np.array([0.0, *(label for _, label in lines)])
            if len(page.blocks) == len(y):
                sizes = np.array([len(TOKEN.findall(b.text)) for b in page.blocks], dtype=float)
                weight = np.minimum((sizes + 2) ** 0.8 / max(30.0, float(sizes.sum())) ** 0.8, 0.6) * COMPOSED
                yield Labelled("composed", row["id"], group, page, y, weight, row["text"])


def aligned(texts: Sequence[str], gold: str) -> tuple[np.ndarray, np.ndarray]:
    """Share of each block's words that stand in the gold text, in order; the weight is its share of the gold's
    words."""
    tokens = [TOKEN.findall(t) for t in texts]
    golden = TOKEN.findall(gold)
    whole = spelt(golden)
    shingles = {tuple(golden[i : i + 4]) for i in range(len(golden) - 3)}
    y = np.zeros(len(texts))
    for i, words in enumerate(tokens):
        grams = [tuple(words[k : k + 4]) for k in range(len(words) - 3)]
        if grams:
            y[i] = sum(g in shingles for g in grams) / len(grams)
    _short(tokens, y, whole)
    _once(tokens, y, whole)
    sizes = np.array([len(words) for words in tokens], dtype=float)
    weight = np.minimum((sizes + 2) ** 0.8 / max(30, len(golden)) ** 0.8, 0.6)
    return y, weight


def spelt(words: Sequence[str]) -> str:
    """Words so that a run of them is found, and counted, only where whole words stand."""
    return "".join(f" {word} " for word in words)


def _short(tokens: list[list[str]], y: np.ndarray, whole: str) -> None:
    """Blocks of a few words count where the gold has them between the same neighbours."""
    for i, words in enumerate(tokens):
        if not words:
            y[i] = 0.5
        elif len(words) < 7:
            before = next((tokens[k] for k in range(i - 1, max(-1, i - 4), -1) if y[k] > 0.5 and tokens[k]), None)
            after = next((tokens[k] for k in range(i + 1, min(len(tokens), i + 4)) if y[k] > 0.5 and tokens[k]), None)
            led = before and spelt([*before[-3:], *words]) in whole
            followed = after and spelt([*words, *after[:3]]) in whole
            y[i] = float(bool(led or followed))


def _once(tokens: list[list[str]], y: np.ndarray, whole: str) -> None:
    """A text that the page shows more often than the gold counts where its neighbours are of the article too."""
    places: dict[tuple[str, ...], list[int]] = {}
    for i, words in enumerate(tokens):
        if y[i] > 0.5 and words:
            places.setdefault(tuple(words), []).append(i)
    for words, at in places.items():
        if len(at) > 1:
            times = max(1, whole.count(spelt(words)))
            support = sorted(
                at, key=lambda i: -sum(y[max(0, i - 3) : i + 4] * [len(t) for t in tokens[max(0, i - 3) : i + 4]])
            )
            for i in support[times:]:
                y[i] = 0.0


def snipped(texts: Sequence[str], row: dict) -> tuple[np.ndarray, np.ndarray]:
    """Labels from the segments that must stay and must go; blocks that hold neither have weight 0."""
    y, weight = np.full(len(texts), 0.5), np.zeros(len(texts))
    for segments, label in ((row["without"], 0.0), (row["with"], 1.0)):
        for segment in filter(None, segments):
            at = [i for i, text in enumerate(texts) if segment in text]
            for i in at if label == 0 or len(at) < 3 else at[:0]:
                y[i], weight[i] = label, 0.12 / len(at) ** 0.5
    return y, weight


def shingles(text: str, n: int = 4) -> Counter:
    t = TOKEN.findall(text or "")
    return Counter(tuple(t[i : i + n]) for i in range(max(1, len(t) - n + 1)) if t[i : i + n])


def scored(pages: Sequence[Labelled], kept: Sequence[np.ndarray]) -> dict[str, tuple[float, float, float]]:
    """F1, precision and recall by suite, as the score of the project counts them."""
    out: dict[str, tuple[float, float, float]] = {}
    for suite in dict.fromkeys(p.suite for p in pages):
        precision, recall, counts = [], [], np.zeros(4)
        for page, keep in zip(pages, kept, strict=True):
            if page.suite != suite:
                continue
            text = "\n\n".join(b.text for b, k in zip(page.page.blocks, keep, strict=True) if k)
            if page.gold is None:
                has = [s in text for s in page.wanted]
                bad = [s in text for s in page.unwanted]
                counts += [sum(has), len(has), sum(bad), len(bad)]
                continue
            a, b = shingles(page.gold), shingles(text)
            tp = sum((a & b).values())
            if b:
                precision.append(tp / sum(b.values()))
            recall.append(tp / max(1, sum(a.values())))
        if counts[1]:
            p, r = counts[0] / (counts[0] + counts[2]), counts[0] / counts[1]
        else:
            p, r = float(np.mean(precision)), float(np.mean(recall))
        out[suite] = (2 * p * r / (p + r), p, r)
    return out
