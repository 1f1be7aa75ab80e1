"""Conditional logit: which of several options is the right one, from features that each may have. Used by fit_*.py."""

from __future__ import annotations

import zlib
from itertools import product

import numpy as np
from scipy.optimize import minimize


def half_of(site: str, folds: int, seed: int = 0) -> int:
    """The fold of a publisher: all its pages fall into one. seed: another division of them for each."""
    return zlib.crc32(f"{seed}/{site}".encode() if seed else site.encode()) % folds


def fit(rows, ridge=0.02, least=2, equal=True, bounds=None):
    """rows: [{"suite": …, "gold": option, "options": {option: [feature, …]}}] -> {feature: weight}

    least: features that fewer rows have are left out. equal: each suite counts the same, however many pages it has,
    because they differ in what they take for the right answer. bounds: a function of a
    feature's name to the (least, most) that its weight may be, where its meaning leaves no other sign.
    """
    counts: dict[str, int] = {}
    for r in rows:
        for name in {f for feats in r["options"].values() for f in feats}:
            counts[name] = counts.get(name, 0) + 1
    names = sorted(n for n, c in counts.items() if c >= least)
    index = {n: i for i, n in enumerate(names)}
    blocks, starts, golds, suites = [], [0], [], []
    for r in rows:
        if r["gold"] not in r["options"] or len(r["options"]) < 2:
            continue
        x = np.zeros((len(r["options"]), len(names)))
        for i, feats in enumerate(r["options"].values()):
            for f in feats:
                if f in index:
                    x[i, index[f]] = 1
        golds.append(starts[-1] + list(r["options"]).index(r["gold"]))
        blocks.append(x)
        suites.append(r["suite"])
        starts.append(starts[-1] + len(x))
    if not blocks:
        return {}
    x = np.vstack(blocks)
    groups = np.repeat(np.arange(len(blocks)), [len(b) for b in blocks])
    edges = np.array(starts[:-1])
    n = len(blocks)
    share = {s: n / len(set(suites)) / suites.count(s) if equal else 1.0 for s in suites}
    mass = np.sqrt([share[s] for s in suites])

    limits = [bounds(name) if bounds else (None, None) for name in names]

    def loss(w):
        s = x @ w
        s -= np.maximum.reduceat(s, edges)[groups]
        e = np.exp(s)
        p = e / np.add.reduceat(e, edges)[groups]
        value = ridge * n * w @ w / 10 - (mass * np.log(p[golds] + 1e-12)).sum()
        return value, 2 * ridge * n * w / 10 + x.T @ (p * mass[groups]) - mass @ x[golds]

    w = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", bounds=limits).x
    return dict(zip(names, w, strict=True))


def best(weights, options):
    out, top = None, None
    for option, feats in options.items():
        s = round(sum(weights.get(f, 0.0) for f in feats), 6)
        if top is None or s > top:
            out, top = option, s
    return out


def tally(weights, rows, answer=best):
    """Right answers by suite. answer: how the weights and the options of a page give its answer."""
    out: dict[str, list[int]] = {}
    for r in rows:
        cell = out.setdefault(r["suite"], [0, 0])
        cell[0] += answer(weights, r["options"]) == r["gold"]
        cell[1] += 1
    return out


def show(tallies):
    return {s: f"{k / n:.4f} ({k} of {n})" for s, (k, n) in sorted(tallies.items())}


def cross(rows, folds=2, answer=best, seeds=1, **how):
    """Right answers by suite, each page answered by weights that saw no page of its publisher; and the wrong pages.

    seeds: how many divisions into folds; the right answers are of all of them, the wrong pages of the first.
    """
    total: dict[str, list[int]] = {}
    wrong = []
    for seed, fold in product(range(seeds), range(folds)):
        inside = [r for r in rows if half_of(r["site"], folds, seed) == fold]
        weights = fit([r for r in rows if half_of(r["site"], folds, seed) != fold], **how)
        for suite, (k, n) in tally(weights, inside, answer).items():
            cell = total.setdefault(suite, [0, 0])
            cell[0] += k
            cell[1] += n
        if not seed:
            got = [(r, answer(weights, r["options"])) for r in inside]
            wrong += [(r, g) for r, g in got if g != r["gold"]]
    return total, wrong
