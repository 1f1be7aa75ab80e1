"""How often a usual run is called unusual, and an unusual one is not: what the thresholds of flows/health.py are set by.

    python benchmarks/health_rules.py

A table is fed by twenty sites of very unequal size, each with one page of the evaluation data (`../shared/data`, else
`samples/raw`) that is cleaned once: so many characters in, so many out, or refused. A run is a draw of 50 to 2,000
documents; how much each site sends differs from run to run, and so do its articles (a text twice as long or half, beside
the same furniture) and the pages of it that cannot be used (one in 50, in 20, in 5). Then one site breaks: all its
documents are refused, or nine tenths of their text is removed. Counted are the usual runs called unusual, in a thousand,
and the share of broken sites found by the first run after, by the share of documents that the site sends.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from benchmarks.corpus import page_seeds
from flows.health import Health, HealthRules, jumps
from transforms import RawDocument, Unusable, clean

SITES, RUNS, TABLES, BROKEN = 20, 60, 150, 0.9
Chance = np.random.Generator


def shares_of_pages() -> np.ndarray:
    """Characters of each page: removed, and kept; one of each seed that is an article."""
    found = []
    for body in page_seeds()[::3]:
        try:
            record = clean(RawDocument(uri="page.html", body=body))
        except Unusable:
            continue
        found.append((sum(len(each.text) for each in record.removed), record.chars_out))
    return np.array(found, float)


class Table:
    """The sites that feed one table."""

    def __init__(self, pages: np.ndarray, chance: Chance) -> None:
        self._chance = chance
        self._pages = pages[chance.choice(len(pages), SITES)]
        weights = 1 / np.arange(1, SITES + 1)
        self.weights = weights / weights.sum()
        self._refused = chance.choice([0.02, 0.05, 0.2], SITES, p=[0.7, 0.2, 0.1])

    def run(self, broken: int | None = None, how: str = "") -> Health:
        """One run; broken: the site that is, and whether its documents are `refused` or its text `removed`."""
        documents = int(np.exp(self._chance.uniform(np.log(50), np.log(2000))))
        mix = self._chance.dirichlet(60 * self.weights)
        sites = self._chance.choice(SITES, documents, p=mix)
        refused = self._chance.random(documents) < self._refused[sites]
        removed = self._pages[sites, 0]
        kept = self._pages[sites, 1] * np.exp2(self._chance.uniform(-1, 1, documents))
        if how == "refused":
            refused |= sites == broken
        elif how == "removed":
            removed = np.where(sites == broken, removed + BROKEN * kept, removed)
            kept = np.where(sites == broken, (1 - BROKEN) * kept, kept)
        there = ~refused
        whole = float((removed + kept)[there].sum())
        return Health(documents, float(refused.mean()), float(removed[there].sum()) / whole if whole else 0.0)


def candidates() -> Iterator[HealthRules]:
    """The thresholds that are compared."""
    for rise in (0.02, 0.05, 0.1):
        for deviations in (3.0, 4.0, 5.0):
            yield replace(HealthRules(), least_rise=rise, deviations=deviations)


def main() -> None:
    """Print a line for each candidate."""
    pages, chance = shares_of_pages(), np.random.default_rng(0)
    print(f"{len(pages)} pages, removed share {pages[:, 0].sum() / pages.sum():.2f}")
    tables = [Table(pages, chance) for _ in range(TABLES)]
    usual = [[table.run() for _ in range(RUNS)] for table in tables]
    sites = (0, 1, 4, 9)
    after = {
        (how, site): [table.run(site, how) for table in tables] for how in ("refused", "removed") for site in sites
    }
    print("rise  deviations  false in 1,000   found, by the site's share: " + "  ".join(
        f"{how} {tables[0].weights[site]:.0%}" for how, site in after
    ))  # fmt: skip
    for rules in candidates():
        judged = [bool(jumps(runs[n], runs[:n][::-1], rules)) for runs in usual for n in range(rules.fewest, RUNS)]
        found = [
            np.mean([bool(jumps(now, runs[::-1], rules)) for now, runs in zip(those, usual, strict=True)])
            for those in after.values()
        ]
        print(
            f"{rules.least_rise:4.2f}  {rules.deviations:10.0f}  {1000 * np.mean(judged):14.1f}   {'  '.join(f'{each:.2f}' for each in found)}"
        )


if __name__ == "__main__":
    main()
