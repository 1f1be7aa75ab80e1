"""Write transforms/tables/relative_names.py from CLDR, as babel packages it: `3 hours ago` in the languages of news.

python benchmarks/build_relative_names.py      (from the root)
"""

from __future__ import annotations

import json
import sys
import unicodedata
from pathlib import Path

import babel
from babel import Locale, UnknownLocaleError

sys.path.insert(0, str(Path(__file__).parents[1]))

from transforms.tables.scripts import ONE_LANGUAGE

TRANSFORMS = Path(__file__).parents[1] / "transforms"
OUT = TRANSFORMS / "tables/relative_names.py"
# CLDR's codes of languages that pages call otherwise.
CODES = {"no": "nb", "tl": "fil"}


# What is said beside CLDR's form: Norwegian days are `dager`, too, not only days and nights.
EXTRA = {
    ("nb", "day"): {"for # dag siden", "for # dager siden"},
    ("hu", "day"): {"# napja"},
    ("hu", "hour"): {"# órája"},
}


def forms_of(locale: Locale, unit: str) -> list[str]:
    fields = locale._data["date_fields"]
    found = set()
    for width in ("", "-short", "-narrow"):
        for pattern in (fields.get(unit + width, {}).get("past") or {}).values():
            form = unicodedata.normalize("NFC", pattern).casefold().replace("{0}", "#").replace(".", "").strip()
            # `-3 h` is no way to say it in a line.
            if form.count("#") == 1 and form[0] not in "-–" and len(form) > 2:
                found.add(" ".join(form.split()))
    return sorted(found | EXTRA.get((str(locale), unit), set()))


def main() -> None:
    languages = json.loads((TRANSFORMS / "weights/languages.json").read_text("utf-8"))["words"]
    lines = [
        f'"""CLDR {babel.__version__}\'s ways to say minutes, hours, days and weeks ago; "#" is the number. Written by\n'
        'benchmarks/build_relative_names.py; do not edit. Forms that mean the same stand behind each other, with bars."""',
        "",
        "# fmt: off",
        "PAST: dict[str, tuple[str, str, str, str]] = {",
    ]
    for code in sorted({*languages, *ONE_LANGUAGE.values(), "zh", "ja"}):
        try:
            locale = Locale.parse(CODES.get(code, code))
        except (UnknownLocaleError, ValueError):
            continue
        cells = tuple("|".join(forms_of(locale, unit)) for unit in ("minute", "hour", "day", "week"))
        if any(cells):
            said = ", ".join(json.dumps(cell, ensure_ascii=False) for cell in cells)
            lines.append(f"    {json.dumps(code)}: ({said}),")
    lines += ["}", "# fmt: on"]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
