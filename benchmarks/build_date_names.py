"""Write transforms/tables/date_names.py from CLDR, as babel packages it. Run from the root: python benchmarks/build_date_names.py

CLDR gives names; it does not give the endings they take in a pattern (Basque `martxoaren 15a`), so what stands in
for a month is read off dates that babel formats: the words that change with the month, and the words that never do.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from datetime import date
from pathlib import Path

import babel
from babel import Locale, localedata
from babel.dates import format_date

TOKEN = re.compile(r"\d+|[^\s\d.,/:;()|·–—\-]+")
ORDER = re.compile(r"[dMyLG]")
OUT = Path(__file__).parents[1] / "transforms/tables/date_names.py"
# CLDR's root and pseudo-locales say nothing of a language.
SKIPPED = {"root", "en_US_POSIX"}
# Scripts that no news is written in, of languages that have another.
SCRIPTS = {"Dsrt", "Shaw"}
# What CLDR's root calls the weekdays; other locales inherit these where they lack names of their own.
ROOT_DAYS = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}


def fold(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold().strip(".").strip()


def words(text: str) -> list[str]:
    return [w for w in TOKEN.findall(fold(text)) if not w[0].isdigit()]


def names_of(widths: dict, *, least: int = 2) -> dict[int, set[str]]:
    out: dict[int, set[str]] = defaultdict(set)
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in widths.get(context, {}).get(width, {}).items():
                joined = " ".join(words(name))
                if len(joined) >= least and not any(c.isdigit() for c in fold(name)):
                    out[number].add(joined)
    return out


def formatted(locale: Locale) -> tuple[dict[int, set[str]], set[str]]:
    """The words that change with the month, and those that never do, in long, medium and full dates."""
    months: dict[int, set[str]] = defaultdict(set)
    fillers: set[str] = set()
    for width in ("long", "medium"):
        said = {m: words(format_date(date(2031, m, 27), width, locale=locale)) for m in range(1, 13)}
        constant = set.intersection(*map(set, said.values()))
        fillers |= constant
        for month, tokens in said.items():
            varying = [t for t in tokens if t not in constant]
            if varying:
                months[month].add(" ".join(varying))
    return months, fillers


def main() -> None:
    months: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    days: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    fillers: dict[str, int] = defaultdict(int)
    orders: dict[str, str] = {}
    for name in sorted(localedata.locale_identifiers()):
        if name in SKIPPED:
            continue
        locale = Locale.parse(name)
        language = locale.language
        if locale.script in SCRIPTS:
            continue
        short = "".join(dict.fromkeys(ORDER.findall(str(locale.date_formats["short"]))))
        order = short.replace("L", "M").replace("G", "").casefold()
        tag = f"{language}-{locale.territory}" if locale.territory else language
        if locale.script and tag in orders:
            order = ""
        if len(order) == 3 and (tag == language or orders.get(language) != order):
            orders.setdefault(tag, order)
        for source in (names_of(locale.months), formatted(locale)[0]):
            for number, found in source.items():
                months[language][number] |= found
        for filler in formatted(locale)[1]:
            fillers[filler] += 1
        for number, found in names_of(locale.days).items():
            days[language][number] |= found if language == "en" else found - ROOT_DAYS
    lines = [
        f'"""CLDR {babel.__version__}\'s names of months and weekdays by language, and the order of day, month, year. '
        'Written by\nbenchmarks/build_date_names.py; do not edit. Forms of one month stand behind each other, with bars between."""',
        "",
        "# fmt: off",
        "# ruff: noqa: E501",
    ]
    for title, table, count in (("MONTHS", months, range(1, 13)), ("WEEKDAYS", days, range(7))):
        lines.append(f"{title}: dict[str, tuple[str, ...]] = {{")
        for language in sorted(table):
            cells = ["|".join(sorted(table[language][n])) for n in count]
            if sum(map(bool, cells)) >= len(cells) - 1:
                lines.append(
                    f"    {language!r}: {tuple(cells)!r},".replace("'", '"')
                    if "'" not in "".join(cells)
                    else f"    {language!r}: {tuple(cells)!r},"
                )
        lines.append("}")
    lines.append("# Words that stand in dates and never change.")
    lines.append("FILLERS: frozenset[str] = frozenset((")
    for filler in sorted(fillers):
        lines.append(f"    {filler!r},")
    lines.append("))")
    lines.append("# Order of a short date, for a language and where a territory differs from it.")
    lines.append(f"ORDERS: dict[str, str] = {orders!r}")
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
