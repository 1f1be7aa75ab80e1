"""Learn what each place of a page weighs for its title and for its authors.

    python benchmarks/fit_about.py DATA titles|authors [--write] [--worst] [--folds 8]

DATA: a folder with articles.jsonl, sites.jsonl, snippets.jsonl and pages/. Prints the share of right answers, by halves
of publishers (fit on one half, scored on the other) and on what it was fitted on.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import sys
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.fitting import best, cross, fit, show, tally
from transforms.addresses import domain_of
from transforms.authors import features_of, named_sets
from transforms.boilerplate import judgement
from transforms.decoding import decode
from transforms.document import Unusable
from transforms.html import read_html
from transforms.jsonld import BREADCRUMB
from transforms.metadata import address_of, site_words, tidy
from transforms.names import names_nobody
from transforms.person_names import fold
from transforms.signatures import signed_sets
from transforms.titles import options_of, stated, without_site

WEIGHTS = Path(__file__).parents[1] / "transforms/weights"


def bounds(feature):
    """The signs that a weight may have: other objects of a page have authors of their own, a comment's or a picture's."""
    return (None, 0.0) if feature.startswith("jsonld:page.other") else (None, None)


def verdicts_of(page):
    try:
        return judgement(page).verdicts
    except Unusable:
        return ()


def signed_in(page):
    return signed_sets(page.blocks, verdicts_of(page))


def title_of(weights, options):
    """The title that the weights choose of a page's options, as transforms.titles.title_of does."""
    chosen = best(weights, without_site(options))
    return None if chosen is None else stated(options, chosen)


def rows_of(folder: Path, what: str):
    for suite in ("articles", "sites", "snippets"):
        for line in (folder / f"{suite}.jsonl").open(encoding="utf8"):
            row = json.loads(line)
            gold = (
                row.get("title")
                if what == "titles"
                else row.get("authors") or (re.split(r";\s*", row["author"]) if row.get("author") else [])
            )
            if not gold:
                continue
            raw = gzip.decompress((folder / "pages" / f"{row['page']}.html.gz").read_bytes())
            page = read_html(decode(raw, "text/html", markup=True).text)
            url = row.get("url")
            address = address_of(page.found, url)
            site = site_words(page.found, address)
            if what == "titles":
                sections = frozenset(
                    fold(tidy(f.value)) for f in page.found if f.name == "section" and f.source != BREADCRUMB
                )
                options = options_of([f for f in page.found if f.name == "title"], site, sections, url or address)[0]
                gold_key = fold(gold)
            else:
                sets = named_sets(page.found, site, partial(signed_in, page))
                options = {"|".join(sorted(k)): v for k, v in features_of(sets, site).items()}
                # "Staff" is nobody: the right answer to it is none.
                gold_key = "|".join(sorted(fold(g) for g in gold if not names_nobody(g, "field")))
            yield {
                "suite": suite, "site": domain_of(url) or row["id"], "gold": gold_key, "options": options,
                "id": row["id"], "url": url, "said": gold, "found": page.found,
            }  # fmt: skip


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("data", type=Path)
    ap.add_argument("what", choices=["titles", "authors"])
    ap.add_argument("--write", action="store_true")
    ap.add_argument("--worst", action="store_true")
    ap.add_argument("--folds", type=int, default=8)
    ap.add_argument("--seeds", type=int, default=1, help="how many divisions of the publishers into folds")
    ap.add_argument("--ridge", type=float, default=0.1)
    a = ap.parse_args()
    rows = list(rows_of(a.data, a.what))
    print(
        "named at all:",
        show(
            {
                s: [sum(r["gold"] in r["options"] for r in rows if r["suite"] == s), sum(r["suite"] == s for r in rows)]
                for s in ("articles", "sites", "snippets")
            }
        ),
    )
    answer = title_of if a.what == "titles" else best
    held, wrong = cross(rows, a.folds, answer, a.seeds, ridge=a.ridge, bounds=bounds)
    print("held out:", show(held))
    weights = fit(rows, a.ridge, bounds=bounds)
    print("fitted:  ", show(tally(weights, rows, answer)))
    if a.worst:
        for r, got in wrong:
            print(r["suite"], r["url"], "GOLD", r["said"], "GOT", got)
            if r["gold"] in r["options"]:
                print("        gold:", r["options"][r["gold"]])
                print("        got: ", r["options"].get(got))
            else:
                for f in r["found"]:
                    if f.name in (("title",) if a.what == "titles" else ("author", "byline", "creator")):
                        print("        ", f.name, repr(f.value[:110]), f.source)
    if a.write:
        digest = hashlib.sha256(json.dumps([(r["id"], r["gold"]) for r in rows]).encode()).hexdigest()[:16]
        card = {
            "what": f"log-odds that each feature of a candidate adds to it being the right one ({a.what})",
            "command": f"python benchmarks/fit_about.py DATA {a.what} --ridge {a.ridge} --seeds {a.seeds} --write",
            "data": f"{len(rows)} pages with a known answer, sha256 {digest}",
            "held_out_by_publisher": show(held),
            "ridge": a.ridge,
        }
        kept = {k: round(v, 3) for k, v in sorted(weights.items()) if abs(v) > 0.02}
        (WEIGHTS / f"{a.what}.json").write_text(
            json.dumps({"card": card, "weights": kept}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
