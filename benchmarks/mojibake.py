"""How much garbled text is restored, what clean text is harmed, how fast: ours, ftfy's and plsfix's in one run.

    python -m benchmarks.mojibake [FILE ...]     UTF-8 text; without any, the sentences of tests/cases/mojibake.json

Each text is garbled through every code page, whole and with the bytes lost that scrapers lose. Counted are words: of
those that garbling changed, how many come back; of those that it left, and of the clean text, how many are changed.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import ftfy

from transforms.mojibake import repair

CODE_PAGES = ["sloppy-windows-1250", "sloppy-windows-1251", "sloppy-windows-1252", "latin-1", "sloppy-windows-1253",
              "sloppy-windows-1254", "sloppy-windows-1257", "iso-8859-2", "macroman", "cp437", "cp850"]  # fmt: skip
LOSING = {"sloppy-windows-1250", "sloppy-windows-1252", "latin-1", "sloppy-windows-1254", "iso-8859-2"}
CASES = Path(__file__).parent.parent / "tests" / "cases" / "mojibake.json"


def lose(text: str) -> str:
    """What scrapers leave: no C1 controls, no soft hyphens, and spaces for no-break spaces."""
    return re.sub("[\x80-\x9f\xad]", "", text).replace("\xa0", " ")


def cases(texts: list[str]) -> Iterator[tuple[str, str, str]]:
    """Family, text as it was, text as it is seen."""
    for text in texts:
        yield "clean", text, text
        for codec in CODE_PAGES:
            try:
                seen = text.encode().decode(codec)
            except UnicodeDecodeError:
                continue
            yield "whole", text, seen
            if codec in LOSING:
                yield "lossy", text, lose(seen)


def tools() -> dict[str, Callable[[str], str]]:
    found: dict[str, Callable[[str], str]] = {"copydesk": lambda text: repair(text).text}
    only = ftfy.TextFixerConfig(
        unescape_html=False, remove_terminal_escapes=False, fix_latin_ligatures=False, fix_character_width=False,
        uncurl_quotes=False, fix_line_breaks=False, fix_surrogates=False, remove_control_chars=False,
        normalization=None,
    )  # fmt: skip
    found["ftfy"] = lambda text: ftfy.fix_text(text, only)
    try:
        import plsfix
    except ImportError:
        return found
    return found | {"plsfix": lambda text: str(plsfix.fix_text(text))}


def words(clean: str, seen: str, read: str) -> tuple[int, int, int, int]:
    """Words garbled, and of them restored; words left alone, and of them changed."""
    if not len(clean.split()) == len(seen.split()) == len(read.split()):
        return 0, 0, 0, 0
    rows = list(zip(clean.split(), seen.split(), read.split(), strict=True))
    garbled = [(a, c) for a, b, c in rows if a != b]
    kept = [(a, c) for a, b, c in rows if a == b]
    return len(garbled), sum(a == c for a, c in garbled), len(kept), sum(a != c for a, c in kept)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    files = parser.parse_args().files
    texts = [path.read_text() for path in files] or [case["text"] for case in json.loads(CASES.read_text())["clean"]]
    for name, tool in tools().items():
        tool("warm up: schÃ¶n")
        count: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
        spent: dict[str, float] = defaultdict(float)
        size: dict[str, int] = defaultdict(int)
        for family, clean, seen in cases(texts):
            start = time.perf_counter()
            read = tool(seen)
            spent[family] += time.perf_counter() - start
            size[family] += len(seen)
            count[family] = [n + m for n, m in zip(count[family], words(clean, seen, read), strict=True)]
        for family, (garbled, restored, kept, changed) in count.items():
            share = f"{restored / garbled:.4f} of {garbled}" if garbled else "-"
            speed = size[family] / spent[family] / 1e6
            print(f"{name:9} {family:6} restored {share:16} changed {changed} of {kept:6}  {speed:8.3f} M characters/s")


if __name__ == "__main__":
    main()
