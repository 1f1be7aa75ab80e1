"""The day of publication, copydesk's and htmldate's, on the same pages in the same run: right days and milliseconds.

    python benchmarks/dates_against_htmldate.py DATA     (with htmldate installed)

copydesk's time is for all that the page says of itself (authors and titles, too) and the choice of a date; its tree is
parsed once for everything, so the time is given with it and without. htmldate's is find_date on the bytes. Processor
time: other work on the machine does not count.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from htmldate import find_date

from transforms.dates import When, decide
from transforms.decoding import decode
from transforms.document import Page
from transforms.html import parse
from transforms.html_found import found_in
from transforms.language import code_of


def tree_of(raw):
    return parse(decode(raw, "text/html", markup=True).text)


def ours(tree, url):
    page = Page((), found_in(tree))
    declared = next((f.value for f in page.found if f.name == "language"), None)
    day = decide(page, (), When(url, None, None, code_of(declared))).published_date
    return day and day.isoformat()


def main() -> None:
    folder = Path(sys.argv[1])
    answer = {
        "copydesk": lambda raw, url: ours(tree_of(raw), url),
        "htmldate fast": lambda raw, url: find_date(raw, original_date=True, extensive_search=False),
        "htmldate extensive": lambda raw, url: find_date(raw, original_date=True, extensive_search=True),
    }
    for suite, key in (("articles", "published_at"), ("dates", "date")):
        rows = [json.loads(line) for line in (folder / f"{suite}.jsonl").open(encoding="utf8")]
        spent = dict.fromkeys((*answer, "copydesk, tree apart"), 0.0)
        right = dict.fromkeys(answer, 0)
        # Interleaved page by page, so that a noisy machine is as noisy for each.
        for row in rows:
            raw = gzip.decompress((folder / "pages" / f"{row['page']}.html.gz").read_bytes())
            for name, ask in answer.items():
                start = time.process_time()
                day = ask(raw, row["url"])
                spent[name] += time.process_time() - start
                right[name] += day == row[key][:10]
            start = time.process_time()
            tree_of(raw)
            spent["copydesk, tree apart"] += time.process_time() - start
        spent["copydesk, tree apart"] = spent["copydesk"] - spent["copydesk, tree apart"]
        right["copydesk, tree apart"] = right["copydesk"]
        for name in spent:
            print(
                f"{suite:10s} {name:20s} right {right[name] / len(rows):.4f}   {spent[name] / len(rows) * 1e3:6.2f} ms a page"
            )


if __name__ == "__main__":
    main()
