"""Train the judge of blocks: python benchmarks/train_boilerplate.py [html|text|both] [--data DIR] [--folds 5] [--no-cv]

Reads the development data, cross-validates by publisher (never by page), then trains on all of it and writes
transforms/weights/boilerplate_*.npz, boilerplate_*.json and the model card. Same data, same command: same weights.
"""

from __future__ import annotations

import argparse
import json
import pickle
import sys
import tempfile
import time
import zlib
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import catboost
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from benchmarks import boilerplate_labels as labels
from benchmarks.boilerplate_labels import Labelled
from benchmarks.boilerplate_scraped import SUITES, scraped_pages
from benchmarks.boilerplate_woven import woven_pages
from transforms.boilerplate import certain_blocks, chosen
from transforms.features import Measured, measure
from transforms.forest import Forest, forest_of
from transforms.model import STAGES, Likely, judged, probabilities
from transforms.regions import Regions
from transforms.surroundings import deepen, widen
from transforms.wording import Lexicon, words_of

WEIGHTS = Path(__file__).resolve().parents[1] / "transforms" / "weights"
INNER = 4
# For texts without markup more trees win nothing, and a text has to be cleaned in less time than ftfy takes for it.
TREES = {"html": (100, 100, 200), "text": (100, 100)}
# How much of what a tree would change it may change: less where a stage has many.
RATE, SMALL_RATE, MANY = 0.09, 0.06, 200

# Texts that no words are learnt from: they stand in other suites, or their labels are less sure.
_WORDLESS = frozenset(("cropped", "woven", *SUITES))
# What an error in such a text costs to those in others: among woven ones, too few are the article for the most part.
# Means of two trainings: neither, paragraphs F1 0.9141, containers 0.9621; woven texts alone, 0.9170 and 0.9613; both,
# 0.9186 and 0.9625.
_COSTLY = dict.fromkeys(("fundus-container", "told-container"), 1.5)


@dataclass
class Model:
    words: Lexicon
    tokens: dict[str, float]
    regions: Regions
    stages: tuple[Forest, ...]
    arrays: dict[str, np.ndarray]


def fold_of(group: str, folds: int, salt: str = "") -> int:
    return zlib.crc32((salt + group).encode()) % folds


def linear(pages: Sequence[Labelled], items: Callable, fewest: int, strength: float) -> dict[str, float]:
    """Logistic weights of single words (or class names) that at least `fewest` publishers use."""
    seen: dict[str, set] = defaultdict(set)
    bags = []
    for page in pages:
        for block, y, weight in zip(page.page.blocks, page.y, page.weight, strict=True):
            if weight > 0:
                bag = items(block)
                bags.append((bag, y, weight))
                for item in bag:
                    seen[item].add(page.group)
    vocabulary = {w: i for i, w in enumerate(sorted(w for w, groups in seen.items() if len(groups) >= fewest))}
    rows, columns = [], []
    for i, (bag, _, _) in enumerate(bags):
        at = [vocabulary[w] for w in bag if w in vocabulary]
        rows += [i] * len(at)
        columns += at
    x = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(bags), len(vocabulary)))
    y = np.array([y > 0.5 for _, y, _ in bags])
    weight = np.array([w for _, _, w in bags]) ** 0.5
    weight = np.where(y, weight / weight[y].mean(), weight / weight[~y].mean())
    model = LogisticRegression(C=strength, solver="liblinear", random_state=1).fit(x, y, sample_weight=weight)
    return {w: round(float(model.coef_[0][i]), 2) for w, i in vocabulary.items() if abs(model.coef_[0][i]) >= 0.05}


@cache
def bag_of(text: str) -> frozenset[str]:
    return frozenset(words_of(text))


def vocabularies(
    pages: Sequence[Labelled], wording: Sequence[Labelled] = ()
) -> tuple[dict[str, float], dict[str, float]]:
    """wording: pages that only words are learnt from."""
    whole = [p for p in pages if p.suite not in _WORDLESS] if wording else pages
    words = linear([*whole, *wording], lambda b: bag_of(b.text), 4, 0.15)
    marked = any(b.markup is not None for p in pages[:5] for b in p.page.blocks)
    tokens = linear(pages, lambda b: set(b.markup.tokens) if b.markup else set(), 4, 0.15) if marked else {}
    return words, tokens


def boosted(x: np.ndarray, y: np.ndarray, weight: np.ndarray, trees: int, seed: int) -> dict[str, np.ndarray]:
    """The trees of one stage."""
    known = weight > 0
    model = catboost.CatBoostClassifier(
        iterations=trees, learning_rate=RATE if trees < MANY else SMALL_RATE, random_seed=seed, border_count=48,
        depth=6, l2_leaf_reg=6, rsm=0.35, verbose=False, thread_count=2, allow_writing_files=False, bootstrap_type="Bernoulli", subsample=0.7,
    )  # fmt: skip
    model.fit(x[known], (y[known] > 0.5).astype(int), sample_weight=weight[known])
    with tempfile.NamedTemporaryFile(suffix=".json") as f:
        model.save_model(f.name, format="json")
        saved = json.loads(Path(f.name).read_bytes())
    depth = 6
    features, borders, leaves = [], [], []
    used = [info["feature_index"] for info in saved["features_info"]["float_features"]]
    flat = [info["flat_feature_index"] for info in saved["features_info"]["float_features"]]
    where = dict(zip(used, flat, strict=True))
    for tree in saved["oblivious_trees"]:
        splits = tree["splits"] or []
        f = [where[s["float_feature_index"]] for s in splits] + [0] * (depth - len(splits))
        b = [s["border"] for s in splits] + [np.inf] * (depth - len(splits))
        values = tree["leaf_values"]
        features.append(f)
        borders.append(b)
        leaves.append(values + [0.0] * (2**depth - len(values)))
    scale, bias = saved["scale_and_bias"]
    return {
        "features": np.array(features, dtype=np.uint16), "borders": np.array(borders, dtype=np.float32),
        "leaves": (np.array(leaves) * scale).astype(np.float32), "bias": np.array(bias, dtype=np.float32),
    }  # fmt: skip


def named(arrays: dict[str, np.ndarray], name: str) -> dict[str, np.ndarray]:
    return {f"{name}_{key}": value for key, value in arrays.items()}


def stacked(pages: Sequence[Labelled]) -> tuple[np.ndarray, np.ndarray]:
    weights = [p.weight * _COSTLY.get(p.suite, 1.0) for p in pages]
    return np.concatenate([p.y for p in pages]), np.concatenate(weights)


def train(pages: Sequence[Labelled], trees: tuple[int, ...], wording: Sequence[Labelled] = ()) -> Model:
    """Each stage learns from what the stage before says of publishers it has not seen."""
    pages = [p for p in pages if len(p.page.blocks)]
    pages += woven_pages(pages, [fold_of(p.group, INNER, "inner") for p in pages])
    inner = [fold_of(p.group, INNER, "inner") for p in pages]
    seen = measured(pages, inner, wording)
    wide = [widen(s) for s in seen]
    y, weight = stacked(pages)
    weight = weight * ~np.concatenate([s.entries for s in seen])
    said: list[np.ndarray | None] = [None] * len(pages)
    arrays: dict[str, np.ndarray] = {}
    for number, (name, count) in enumerate(zip(STAGES, trees, strict=False)):
        tables = wide if number == 0 else [
            np.concatenate([w, deepen(w, s, p)]) for w, s, p in zip(wide, seen, said, strict=True)
        ]  # fmt: skip
        arrays |= named(boosted(np.concatenate(tables, axis=1).T, y, weight, count, number + 1), name)
        if number + 1 < len(trees):
            said = unseen(pages, inner, (seen, wide, tables, said), count, number + 1)
    words, tokens = vocabularies(pages, wording)
    stages = tuple(forest_of(arrays, name) for name, _ in zip(STAGES, trees, strict=False))
    return Model(Lexicon(words), tokens, Regions(tokens), stages, arrays)


def measured(pages: Sequence[Labelled], inner: Sequence[int], wording: Sequence[Labelled]) -> list[Measured]:
    """Each page by the words and names of other publishers."""
    seen: dict[int, Measured] = {}
    for k in range(INNER):
        others = [p for p in wording if fold_of(p.group, INNER, "inner") != k]
        words, tokens = vocabularies([p for p, f in zip(pages, inner, strict=True) if f != k], others)
        lexicon, regions = Lexicon(words), Regions(tokens)
        seen |= {i: measure(page.page, lexicon, regions) for i, page in enumerate(pages) if inner[i] == k}
    return [seen[i] for i in range(len(pages))]


def unseen(
    pages: Sequence[Labelled], inner: Sequence[int], known: tuple[list, ...], trees: int, seed: int
) -> list[np.ndarray | None]:
    """What a stage says of each page when it has learnt from other publishers only. known: what is measured of the
    pages, their widened tables, those the stage learns from, and what the stage before says of them."""
    seen, wide, tables, said = known
    out: list[np.ndarray | None] = [None] * len(pages)
    for k in range(INNER):
        at = [i for i, f in enumerate(inner) if f != k]
        y, weight = stacked([pages[i] for i in at])
        weight = weight * ~np.concatenate([seen[i].entries for i in at])
        stage = boosted(np.concatenate([tables[i] for i in at], axis=1).T, y, weight, trees, seed)
        forest = forest_of(named(stage, "a"), "a")
        for i, f in enumerate(inner):
            if f == k:
                out[i] = judged(forest, seen[i], wide[i], said[i])
    return out


def predict(model: Model, page: Labelled) -> Likely:
    seen = measure(page.page, model.words, model.regions)
    wide = widen(seen)
    return Likely(probabilities(model.stages, seen, wide), seen, wide)


def kept(page: Labelled, found: Likely | None) -> np.ndarray:
    """What the product would keep, held-back removals included."""
    return (
        chosen(page.page, found, certain_blocks(page.page, found).keys())[0]
        if found is not None
        else np.zeros(0, dtype=bool)
    )


def save(model: Model, kind: str, card: str) -> None:
    WEIGHTS.mkdir(exist_ok=True)
    # half as many bytes change no verdict of the pages that were learnt from
    halved = {name: x.astype(np.float16) if name.endswith("_leaves") else x for name, x in model.arrays.items()}
    np.savez_compressed(WEIGHTS / f"boilerplate_{kind}.npz", **halved)
    vocabulary = {"words": dict(model.words.weights), "tokens": model.tokens}
    text = json.dumps(vocabulary, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    (WEIGHTS / f"boilerplate_{kind}.json").write_text(text + "\n", encoding="utf8")
    (WEIGHTS / f"boilerplate_{kind}.md").write_text(card, encoding="utf8")


CARD = """# The judge of blocks, {kind}

`boilerplate_{kind}.npz`: stages of boosted oblivious trees {trees}, exported from CatBoost to plain arrays.
`boilerplate_{kind}.json`: logistic weights of single words, and of words of class and id attributes, that at least four
publishers use{wording}. Learnt by `python benchmarks/train_boilerplate.py {kind}` from development data with the digest
`{digest}`. Folds are by publisher; the last figures are of the pages that
were learnt from, and only there to show how far the cross-validated ones lie below.

```
{scores}
```
"""


def report(name: str, scores: dict[str, tuple[float, float, float]]) -> list[str]:
    lines = [f"{name:26s} {s:18s} F1 {f:.4f}  P {p:.4f}  R {r:.4f}" for s, (f, p, r) in scores.items()]
    print("\n".join(lines), flush=True)
    return lines


def crossed(
    pages: Sequence[Labelled], folds: int, trees: tuple[int, ...], wording: Sequence[Labelled] = ()
) -> list[Likely | None]:
    out: list[Likely | None] = [None] * len(pages)
    for k in range(folds):
        others = [p for p in wording if fold_of(p.group, folds) != k]
        model = train([p for p in pages if fold_of(p.group, folds) != k and p.weight.any()], trees, others)
        for i, page in enumerate(pages):
            if fold_of(page.group, folds) == k and page.page.blocks:
                out[i] = predict(model, page)
    return out


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("kind", nargs="?", choices=("html", "text", "both"), default="both")
    ap.add_argument("--data", type=Path, default=Path("../shared/data"))
    ap.add_argument("--folds", type=int, default=4)
    ap.add_argument("--no-cv", action="store_true")
    ap.add_argument("--no-save", action="store_true")
    ap.add_argument("--dump", type=Path, help="write the cross-validated judgements there, to look at single pages")
    ap.add_argument("--trees", type=int, nargs="+", help="of each stage; without it TREES")
    a = ap.parse_args()
    for kind in ("html", "text") if a.kind == "both" else (a.kind,):
        trees = tuple(a.trees or TREES[kind])
        start = time.monotonic()
        pages = list((labels.html_pages if kind == "html" else labels.text_pages)(a.data))
        lines = [f"## {kind}: {len(pages)} pages, {sum(len(p.page.blocks) for p in pages)} blocks, "
                 f"{len({p.group for p in pages})} publishers"]  # fmt: skip
        lines += report("ceiling of the labels", labels.scored(pages, [p.y > 0.5 for p in pages]))
        wording: list[Labelled] = []
        if kind == "text":
            # cropped: container F1 0.9605 -> 0.9612, paragraphs 0.9097 -> 0.9117
            pages += [*labels.cropped_pages(pages), *labels.composed_pages(a.data)]
            # other publishers' texts: container F1 0.9602 -> 0.9621, paragraphs the same
            pages += [*scraped_pages(a.data)]
            # the words of six hundred more publishers: paragraphs F1 0.9088 -> 0.9095, container the same
            wording = list(labels.html_pages(a.data))
        else:
            pages += list(labels.cropped_pages(pages))
        if not a.no_cv:
            out = crossed(pages, a.folds, trees, wording)
            lines += report(
                "cross-validated", labels.scored(pages, [kept(p, o) for p, o in zip(pages, out, strict=True)])
            )
            if a.dump:
                a.dump.write_bytes(pickle.dumps((pages, out)))
        if not a.no_save:
            model = train([p for p in pages if p.weight.any()], trees, wording)
            fitted = [kept(p, predict(model, p) if p.page.blocks else None) for p in pages]
            lines += report("trained on the same pages", labels.scored(pages, fitted))
            save(
                model,
                kind,
                CARD.format(
                    kind=kind,
                    wording=", those of pages with markup among them" if wording else "",
                    digest=labels.digest(a.data),
                    trees=trees,
                    scores="\n".join(lines),
                ),
            )
        print(f"{lines[0]}\n  {time.monotonic() - start:.0f} s", flush=True)


if __name__ == "__main__":
    main()
