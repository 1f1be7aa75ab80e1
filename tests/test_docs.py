"""What the documentation promises."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

from flows.columns_page import page
from flows.one import row_of
from flows.settings import Settings
from flows.show import rendered
from transforms.vocabulary import MEANINGS, Caution, QuarantineReason, RemovalReason

ROOT = Path(__file__).parent.parent


def tracked() -> list[Path]:
    done = subprocess.run(["git", "ls-files"], capture_output=True, text=True, cwd=ROOT, check=False)
    return [ROOT / name for name in done.stdout.splitlines()]


def test_the_page_of_columns_is_what_the_schema_says() -> None:
    assert (ROOT / "docs" / "clean_table.md").read_text(encoding="utf-8") == page()


def test_every_value_has_a_meaning() -> None:
    assert set(MEANINGS) == {*QuarantineReason, *RemovalReason, *Caution}


def test_every_dependency_earns_its_place_in_the_readme() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for requirement in project["dependencies"]:
        name = re.split(r"[\[<>=~ ]", requirement)[0]
        assert f"**{name}**" in readme, name


def test_the_example_in_the_readme_is_real() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    example = readme.partition("copydesk explain samples/raw/text/harbour-bridge.txt\n")[2].partition(
        "\nNothing before"
    )[0]
    row = row_of(str(ROOT / "samples" / "raw" / "text" / "harbour-bridge.txt"), Settings(workers=0))
    shown = "\n".join(line.plain for line in rendered(row))
    lines = [line.strip().partition(" …")[0] for line in example.splitlines() if line.strip()]
    assert len(lines) > 12
    assert [line for line in lines if line not in shown] == []


def test_links_between_pages_lead_somewhere() -> None:
    for path in (path for path in tracked() if path.suffix == ".md"):
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_nothing_of_a_machine_is_in_the_repository() -> None:
    told = re.compile(
        r"(?:^|[\s\"'(=])/(?:work|root|farm|home)/\w|^--?(?:index-url|extra-index|find-links|i )", re.MULTILINE
    )
    kinds = {".py", ".md", ".toml", ".txt", ".json", ".yaml", ".yml", ".sh"}
    paths = [path for path in tracked() if path.suffix in kinds and "samples" not in path.parts and path.is_file()]
    assert len(paths) > 50
    assert [str(path) for path in paths if told.search(path.read_text(encoding="utf-8"))] == []
