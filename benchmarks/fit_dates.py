"""Learn what each place of a page weighs for its date of publication: conditional logit over the days a page names.

    python benchmarks/fit_dates.py DATA [--write]     DATA: a folder with articles.jsonl, dates.jsonl and pages/

Prints the share of right days, by halves of publishers (fit on one half, scored on the other) and on what it was fitted on.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
import zlib
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).parents[1]))

from transforms.date_evidence import evidence_of
from transforms.dates import When, _possible, features, hints_of
from transforms.decoding import decode
from transforms.html import read_html
from transforms.language import identify
from transforms.metadata import domain_of

OUT = Path(__file__).parents[1] / "transforms/weights/dates.json"
RIDGE = 0.02


def pages(folder: Path):
    for name, key in (("articles", "published_at"), ("dates", "date")):
        for line in (folder / f"{name}.jsonl").open(encoding="utf8"):
            row = json.loads(line)
            raw = gzip.decompress((folder / "pages" / f"{row['page']}.html.gz").read_bytes())
            page = read_html(decode(raw, "text/html", markup=True).text)
            url = row.get("url")
            declared = next((f.value for f in page.found if f.name == "language"), None)
            language = identify(" ".join(b.text for b in page.blocks[:50]), declared)
            when = When(url, None, None, language)
            evidence = [e for e in evidence_of(page, url, hints_of(page, when)) if _possible(e.written, None)]
            days = {d.isoformat(): f for d, f in features(evidence).items()}
            yield {"suite": name, "site": domain_of(url) or row["id"], "gold": row[key][:10], "days": days, "id": row["id"], "url": url}


def fit(rows, names):
    index = {n: i for i, n in enumerate(names)}
    cases = []
    for r in rows:
        if r["gold"] not in r["days"] or len(r["days"]) < 2:
            continue
        X = np.zeros((len(r["days"]), len(names)))
        for i, feats in enumerate(r["days"].values()):
            for f in feats:
                if f in index:
                    X[i, index[f]] = 1
        cases.append((X, list(r["days"]).index(r["gold"])))

    def loss(w):
        total, grad = RIDGE * len(cases) * w @ w / 10, 2 * RIDGE * len(cases) * w / 10
        for X, y in cases:
            s = X @ w
            s -= s.max()
            p = np.exp(s)
            p /= p.sum()
            total -= np.log(p[y] + 1e-12)
            grad += X.T @ p - X[y]
        return total, grad

    w = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    return dict(zip(names, w, strict=True))


def best(weights, days):
    return max(days, key=lambda d: (round(sum(weights.get(f, 0.0) for f in days[d]), 3), d), default=None) if days else None


def accuracy(weights, rows):
    out = {}
    for suite in ("articles", "dates"):
        some = [r for r in rows if r["suite"] == suite]
        out[suite] = (sum(best(weights, r["days"]) == r["gold"] for r in some), len(some))
    return out


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("data", type=Path)
    ap.add_argument("--write", action="store_true")
    ap.add_argument("--worst", action="store_true")
    ap.add_argument("--folds", type=int, default=2)
    a = ap.parse_args()
    rows = list(pages(a.data))
    names = sorted({f for r in rows for feats in r["days"].values() for f in feats})
    for suite in ("articles", "dates"):
        some = [r for r in rows if r["suite"] == suite]
        print(suite, "the right day is named on", sum(r["gold"] in r["days"] for r in some), "of", len(some))
    held = {"articles": [0, 0], "dates": [0, 0]}
    wrong = []
    for fold in range(a.folds):
        half = [zlib.crc32(r["site"].encode()) % a.folds == fold for r in rows]
        weights = fit([r for r, h in zip(rows, half) if not h], names)
        for r, h in zip(rows, half):
            if h and best(weights, r["days"]) != r["gold"]:
                wrong.append((r, best(weights, r["days"])))
        for suite, (k, n) in accuracy(weights, [r for r, h in zip(rows, half) if h]).items():
            held[suite][0] += k
            held[suite][1] += n
    print("held out:", {s: (round(k / n, 4), k, n) for s, (k, n) in held.items()})
    weights = fit(rows, names)
    print("fitted:  ", {s: (round(k / n, 4), k, n) for s, (k, n) in accuracy(weights, rows).items()})
    if a.worst:
        for r, got in wrong:
            print(r["suite"], r["url"], "gold", r["gold"], "got", got)
            for d, f in sorted(r["days"].items()):
                if d in (got, r["gold"]):
                    print("      ", d, f)
    if a.write:
        digest = hashlib.sha256(json.dumps([(r["id"], r["gold"]) for r in rows]).encode()).hexdigest()[:16]
        card = {
            "what": "log-odds that each kind of place adds to a day being the day of publication",
            "command": "python benchmarks/fit_dates.py DATA --write",
            "data": f"{len(rows)} pages with known days, sha256 {digest}",
            "held_out_by_publisher": {s: round(k / n, 4) for s, (k, n) in held.items()},
            "ridge": RIDGE,
        }
        weights = {k: round(v, 3) for k, v in sorted(weights.items()) if abs(v) > 0.02}
        OUT.write_text(json.dumps({"card": card, "weights": weights}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
