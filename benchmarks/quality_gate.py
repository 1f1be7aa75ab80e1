"""Hold the quality that was reached: score the project on ../shared/data, and fail where a figure is under its floor.

The floors and the digest of the data they belong to are in benchmarks/quality_floors.json. A floor falls only with a
reason, which is written there beside it. `--raise` lifts floors to what was scored, less a margin for rounding.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
FLOORS = Path(__file__).with_name("quality_floors.json")
MARGIN = 0.002

_HEAD = re.compile(r"^## ([\w-]+)(?: / ([\w-]+))?")
_FIGURE = re.compile(r"\b(F1|accuracy|title|authors|minute|errors) (\d+(?:\.\d+)?)")
_FAMILY = re.compile(r"^\s+([\w-]+)\s+restored ([\d.]+|nan) of .*harmed\s+([\d.]+)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors to what is scored now")
    lift = parser.parse_args().lift
    floors = json.loads(FLOORS.read_text()) if FLOORS.exists() else {"data": "", "floors": {}, "ceilings": {}}
    digest = digest_of(SHARED / "data")
    if floors["data"] != digest and not lift:
        sys.exit(f"the data has changed (digest {digest}): score it, look at it, and set the floors anew with --raise")
    figures, ceilings = scored()
    if lift:
        raised = {name: max(floors["floors"].get(name, 0), round(value - MARGIN, 4)) for name, value in figures.items()}
        old = floors["ceilings"]
        lowered = {name: min(old.get(name, value), value) for name, value in ceilings.items()}
        floors |= {"data": digest, "floors": raised, "ceilings": lowered}
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n")
    failed = [
        f"{n}: {figures.get(n)} < {floor}" for n, floor in floors["floors"].items() if not figures.get(n, -1) >= floor
    ]
    failed += [
        f"{n}: {ceilings.get(n)} > {top}" for n, top in floors["ceilings"].items() if not ceilings.get(n, 1e9) <= top
    ]
    print(f"{len(floors['floors']) + len(floors['ceilings']) - len(failed)} passed, {len(failed)} failed")
    if failed:
        sys.exit("\n".join(failed))


def digest_of(folder: Path) -> str:
    """One digest of all files of the data, by name and content."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            total.update(
                path.relative_to(folder).as_posix().encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest()
            )
    return total.hexdigest()[:16]


def scored() -> tuple[dict[str, float], dict[str, float]]:
    """What must not fall, and what must not rise, of the score's own output."""
    command = [sys.executable, str(SHARED / "score" / "score.py"), "all", "--only", "project"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    print(done.stdout)
    figures: dict[str, float] = {}
    ceilings: dict[str, float] = {}
    part = ""
    for line in done.stdout.splitlines():
        if head := _HEAD.match(line):
            part = "/".join(filter(None, head.groups()))
        elif family := _FAMILY.match(line):
            if family[2] != "nan":
                figures[f"{part}/{family[1]}"] = float(family[2])
            ceilings[f"{part}/{family[1]} harmed per million"] = float(family[3])
        else:
            for name, value in _FIGURE.findall(line):
                (ceilings if name == "errors" else figures)[f"{part} {name}"] = float(value)
    return figures, ceilings


if __name__ == "__main__":
    main()
