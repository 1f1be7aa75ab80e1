"""Corpora for the whole-job benchmarks: any number of documents out of a few hundred, no two of them alike.

Pages and texts are read at run time from a folder of evaluation data (`../shared/data`), or, where that is not there,
from `samples/raw`. Each document is one of those with words of each piece of text exchanged by a seeded chance, so that
no cache that goes by equality of texts helps, and one text in twenty has a line of mojibake in it. Markup is left as it
is: a site's pages do share it.
"""

from __future__ import annotations

import gzip
import io
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data"

_UNSEEN = re.compile(rb"(?is)(<(?:script|style|svg)\b.*?</(?:script|style|svg)\s*>)")
_PIECE = re.compile(rb">([^<>]{30,})<")
_WORD = re.compile(rb"(?<![\w&#;\x80-\xff-])[a-z]{3,}(?![\w;\x80-\xff-])")


def page_seeds(data: Path = DATA) -> list[bytes]:
    """The pages to vary."""
    folder = data / "pages"
    if folder.is_dir():
        return [gzip.decompress(path.read_bytes()) for path in sorted(folder.glob("*.html.gz"))]
    return [path.read_bytes() for path in sorted((ROOT / "samples" / "raw" / "html").glob("*.html"))]


def text_seeds(data: Path = DATA) -> list[str]:
    """The scraped texts to vary."""
    rows = data / "scraped.jsonl"
    if rows.is_file():
        return [json.loads(line)["scraped"] for line in rows.read_text(encoding="utf8").splitlines()]
    return [path.read_text(encoding="utf8") for path in sorted((ROOT / "samples" / "raw" / "text").glob("*.txt"))]


def pages(seeds: list[bytes], first: int, count: int) -> Iterator[bytes]:
    """Documents `first` to `first + count` of an endless sequence: the same number gives the same bytes."""
    for number in range(first, first + count):
        chance = random.Random(number)
        body = seeds[_order(len(seeds), number)]
        pieces = _UNSEEN.split(body)
        pieces[::2] = [_varied(piece, chance) for piece in pieces[::2]]
        yield b"".join(pieces)


def texts(seeds: list[str], first: int, count: int) -> Iterator[str]:
    """Likewise texts."""
    for number in range(first, first + count):
        chance = random.Random(number)
        lines = seeds[_order(len(seeds), number)].split("\n")
        lines = [_swapped(line, chance) for line in lines]
        if chance.random() < 0.05:
            place = max(range(len(lines)), key=lambda n: len(lines[n]))
            lines[place] = lines[place].encode().decode("cp1252", "replace")
        yield "\n".join(lines)


def jsonl(seeds: list[str], first: int, count: int) -> bytes:
    """An object of JSON lines with so many texts."""
    rows = enumerate(texts(seeds, first, count), first)
    lines = [json.dumps({"url": _url(number), "text": text}, ensure_ascii=False) for number, text in rows]
    return ("\n".join(lines) + "\n").encode("utf8", "surrogatepass")


def warc(seeds: list[bytes], first: int, count: int) -> bytes:
    """A `.warc.gz` with so many pages, as Common Crawl lays them out."""
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=True)
    for number, body in enumerate(pages(seeds, first, count), first):
        head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        when = {"WARC-Date": "2025-03-06T10:00:00Z"}
        args: dict[str, Any] = {"payload": io.BytesIO(body), "http_headers": head, "warc_headers_dict": when}
        writer.write_record(writer.create_warc_record(_url(number), "response", **args))
    return file.getvalue()


def _url(number: int) -> str:
    return f"https://www.site{number % 500}.example.org/2025/03/06/story-{number}"


def _order(size: int, number: int) -> int:
    """Each seed once a round, in another order each round."""
    order = list(range(size))
    random.Random(number // size).shuffle(order)
    return order[number % size]


def _varied(markup: bytes, chance: random.Random) -> bytes:
    return _PIECE.sub(lambda m: b">" + _exchanged(m[1], chance) + b"<", markup)


def _exchanged(piece: bytes, chance: random.Random) -> bytes:
    """Two words of plain letters change places; what is escaped or in another script stays."""
    found = list(_WORD.finditer(piece))
    if len(found) < 2:
        return piece
    one, other = sorted(chance.sample(range(len(found)), 2))
    a, b = found[one], found[other]
    return piece[: a.start()] + b[0] + piece[a.end() : b.start()] + a[0] + piece[b.end() :]


def _swapped(line: str, chance: random.Random) -> str:
    words = line.split(" ")
    if len(words) > 5:
        one, other = chance.sample(range(1, len(words) - 1), 2)
        words[one], words[other] = words[other], words[one]
    return " ".join(words)
