"""Learn what each place of a page weighs for its date of publication: conditional logit over the days a page names.

    python benchmarks/fit_dates.py DATA [--write]     DATA: a folder with the .jsonl files of SUITES, and pages/

Prints the share of right days, by halves of publishers (fit on one half, scored on the other) and on what it was fitted on.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import sys
from datetime import datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.fitting import cross, fit, show, tally
from transforms.boilerplate import judgement
from transforms.date_evidence import evidence_of, in_blocks
from transforms.date_weights import features
from transforms.dates import When, _possible, hints_of
from transforms.decoding import decode
from transforms.document import Unusable
from transforms.html import read_html
from transforms.language import identify
from transforms.metadata import domain_of

OUT = Path(__file__).parents[1] / "transforms/weights/dates.json"


# The files with known days, and the field that holds them.
SUITES = {"articles": "published_at", "dates": "date", "snippets": "date", "sites": "published_at"}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def known(folder: Path):
    """Each page with a known day that no suite before has: its suite, its row and the days that are right for it."""
    seen: set[str] = set()
    for name, key in SUITES.items():
        before = frozenset(seen)
        for line in (folder / f"{name}.jsonl").open(encoding="utf8"):
            row = json.loads(line)
            said = row.get(key) or ""
            if row.get("url") in before or not _DAY.match(said):
                continue
            seen.add(row.get("url"))
            yield name, row, [said[:10]] if name != "sites" else days_seen(said)


def days_seen(moment: str) -> list[str]:
    """The day of a moment in UTC, then those on which readers saw it, from California to Japan."""
    at = datetime.fromisoformat(moment.replace("Z", "+00:00"))
    return list(dict.fromkeys((at + timedelta(hours=hours)).date().isoformat() for hours in (0, 9, -8)))


def pages(folder: Path):
    for name, row, right in known(folder):
        raw = gzip.decompress((folder / "pages" / f"{row['page']}.html.gz").read_bytes())
        page = read_html(decode(raw, "text/html", markup=True).text)
        url = row.get("url")
        declared = next((f.value for f in page.found if f.name == "language"), None)
        language = identify(" ".join(b.text for b in page.blocks[:50]), declared)
        when = When(url, None, None, language)
        hints = hints_of(page, when)
        evidence = [e for e in evidence_of(page, url, hints) if _possible(e.written, None)]
        if not any(e.written.precision in {"day", "minute"} for e in evidence):
            evidence += [e for e in in_blocks(page, verdicts_of(page), hints) if _possible(e.written, None)]
        days = {d.isoformat(): f for d, f in features(evidence).items()}
        yield {
            "suite": name,
            "site": domain_of(url) or row["id"],
            "gold": next((day for day in right if day in days), right[0]),
            "options": days,
            "id": row["id"],
            "url": url,
        }


def verdicts_of(page):
    try:
        return judgement(page).verdicts
    except Unusable:
        return ()


def bounds(feature):
    """The signs that a weight may have: the day of a change speaks against itself, what is called published for it."""
    feature = feature.removeprefix("any ")
    if feature == "modified on that day":
        return (0.0, None)
    if feature.startswith("modified"):
        return (None, -0.05)
    if feature == "at the edge of its day in UTC":
        return (None, 0.0)
    if feature.startswith(("published", "url", "script")) and "aside" not in feature and "later" not in feature:
        return (0.1, None)
    return (None, None)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("data", type=Path)
    ap.add_argument("--write", action="store_true")
    ap.add_argument("--worst", action="store_true")
    ap.add_argument("--folds", type=int, default=8)
    ap.add_argument("--ridge", type=float, default=0.1)
    a = ap.parse_args()
    rows = list(pages(a.data))
    print(
        "named at all:",
        show(
            {
                s: [sum(r["gold"] in r["options"] for r in rows if r["suite"] == s), sum(r["suite"] == s for r in rows)]
                for s in SUITES
            }
        ),
    )
    held, wrong = cross(rows, a.folds, ridge=a.ridge, equal=False, bounds=bounds)
    print("held out:", show(held))
    weights = fit(rows, a.ridge, equal=False, bounds=bounds)
    print("fitted:  ", show(tally(weights, rows)))
    if a.worst:
        for r, got in wrong:
            print(r["suite"], r["url"], "gold", r["gold"], "got", got)
            for d, f in sorted(r["options"].items()):
                if d in (got, r["gold"]):
                    print("      ", d, f)
    if a.write:
        digest = hashlib.sha256(json.dumps([(r["id"], r["gold"]) for r in rows]).encode()).hexdigest()[:16]
        card = {
            "what": "log-odds that each kind of place adds to a day being the day of publication",
            "command": "python benchmarks/fit_dates.py DATA --write",
            "data": f"{len(rows)} pages with known days, sha256 {digest}",
            "held_out_by_publisher": show(held),
            "ridge": a.ridge,
        }
        kept = {k: round(v, 3) for k, v in sorted(weights.items()) if abs(v) > 0.005}
        OUT.write_text(
            json.dumps({"card": card, "weights": kept}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
