"""Memory of each process of a run over very many documents: python benchmarks/memory.py [--documents 200000]

Short texts in JSONL objects, and one page for every fifty of them as an object of its own, made by
`benchmarks.corpus`; a real S3 server, and `python -m flows clean` with so many workers. Prints resident MB of the
run's process and of each worker at twenty moments of the run, their peaks, and how much each has grown since a quarter of
the run was over, in MB for 100,000 documents.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from benchmarks import corpus
from benchmarks.usage import measured
from benchmarks.whole_job import Bench
from infra.seaweed import s3_server

TEXTS_AN_OBJECT, TEXTS_A_PAGE, LINES = 980, 50, 5


def fill(bench: Bench, documents: int) -> int:
    """Put the corpus into the bucket, an object at a time. Returns how many documents it has."""
    lines = [line for text in corpus.text_seeds() for line in text.split("\n") if len(line) > 60]
    seeds, count = corpus.page_seeds(), 0
    for number in range(0, documents, 1000):
        chance = random.Random(number)
        rows = []
        for n in range(TEXTS_AN_OBJECT):
            text = "\n\n".join(chance.choices(lines, k=LINES))
            rows.append(json.dumps({"url": f"https://a{n}.example.org/{number}", "text": text}, ensure_ascii=False))
        body = "\n".join(rows).encode("utf8", "surrogatepass")
        bench.client.put_object(Bucket="raw", Key=f"long/{number:08}.jsonl", Body=body)
        for place, page in enumerate(corpus.pages(seeds, count, 1000 // TEXTS_A_PAGE)):
            bench.client.put_object(Bucket="raw", Key=f"long/{number:08}/{place}.html", Body=page)
        count += 1000
    return count


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--documents", type=int, default=20_000)
    ap.add_argument("--workers", type=int, default=2)
    a = ap.parse_args()
    curve: list[tuple[float, dict[int, float]]] = []
    with tempfile.TemporaryDirectory() as folder, s3_server(Path(folder)) as server:
        bench = Bench(server, None)
        bench.client.create_bucket(Bucket="out")
        documents = fill(bench, a.documents)

        def sample(at: float, now: dict[int, float]) -> None:
            curve.append((at, now))
            if len(curve) % 60 == 0:  # a run takes long; how far it has got is the parts in the table, of 500
                log = bench.client.list_objects_v2(Bucket="out", Prefix="clean/_delta_log/")
                sizes = " ".join(f"{size:.0f}" for size in now.values() if size > 60)
                print(f"  after {at:.0f} s, {log.get('KeyCount', 0)} commits: {sizes} MB", flush=True)

        command = [sys.executable, "-m", "flows", "clean", "s3://raw/long", "--to", "s3://out/clean", "--json"]
        used = measured([*command, "--workers", str(a.workers)], bench.env, 1.0, sample)
    tally = json.loads(used.output)
    assert tally["documents"] == documents, tally
    # Helpers of multiprocessing are small, and no part of what grows.
    middle = curve[len(curve) // 2][1]
    pids = [pid for pid in middle if middle[pid] > 40]
    print(f"{documents:,} documents, {used.seconds:.0f} s, {used.cpu:.0f} CPU s; resident MB, the run first:")
    for step in range(1, 21):
        at, now = curve[min(len(curve) - 1, step * len(curve) // 20)]
        print(f"  {at / used.seconds:4.0%}" + "".join(f"{now.get(pid, 0):8.0f}" for pid in pids))
    print("peak " + "".join(f"{max(now.get(pid, 0) for _, now in curve):8.0f}" for pid in pids))
    early, late = curve[len(curve) // 4 : len(curve) // 2], curve[3 * len(curve) // 4 :]
    growth = [mean(late, pid) - mean(early, pid) for pid in pids]
    print(
        "grew " + "".join(f"{each * 100_000 / (documents / 2):8.1f}" for each in growth) + "  MB for 100,000 documents"
    )


def mean(curve: list[tuple[float, dict[int, float]]], pid: int) -> float:
    """Resident MB of a process, on average over a part of a run."""
    return sum(now.get(pid, 0.0) for _, now in curve) / len(curve)


if __name__ == "__main__":
    main()
