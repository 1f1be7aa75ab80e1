"""The pages for people with a problem: nothing is missing, and what they say to type can be typed."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import click
import pytest
import typer

from flows.cli import app
from flows.configuration_page import page
from flows.settings import Settings
from tests import newsstand
from transforms.vocabulary import Caution, QuarantineReason

ROOT = Path(__file__).parent.parent
PAGES = [*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md"]
OPERATIONS = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")


def test_the_page_of_settings_is_what_the_settings_say() -> None:
    assert (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8") == page()
    assert all(field.description for field in Settings.model_fields.values())
    factories = [name for name, field in Settings.model_fields.items() if field.default_factory is not None]
    assert factories == ["workers"]


def test_each_reason_and_each_warning_has_an_entry_in_the_runbook() -> None:
    quarantine, _, warnings = OPERATIONS.partition("\n## Warnings\n")
    entries = [re.findall(r"^### `(\w+)`$", part, re.MULTILINE) for part in (quarantine, warnings)]
    assert entries == [list(QuarantineReason), list(Caution)]
    for text in re.split(r"^### ", OPERATIONS, flags=re.MULTILINE)[1:]:
        assert len(text.split()) > 12, text


def test_the_queries_of_the_runbook_run(tmp_path: Path, settings: Settings) -> None:
    names: dict[str, Any] = {"location": newsstand.local(tmp_path, settings)}
    blocks = re.findall(r"^```python\n(.*?)^```$", OPERATIONS, re.MULTILINE | re.DOTALL)
    assert len(blocks) == 2
    exec(blocks[0] + blocks[1].replace(">= 20", ">= 1"), names)
    assert dict(names["reasons"]) == {None: 6, "empty": 1}
    assert names["doubtful"] == []
    assert sum(site[2] for site in names["watched"]) == 7
    assert max(site[3] for site in names["watched"]) > 0


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_command_on_a_page_is_one(path: Path) -> None:
    commands = typer.main.get_command(app)
    assert isinstance(commands, click.Group) or hasattr(commands, "commands")
    known = commands.commands  # type: ignore[attr-defined]
    text = path.read_text(encoding="utf-8")
    typed = re.findall(r"^    (?:\$ )?copydesk (.*?)(?:  .*)?$", text, re.MULTILINE)
    typed += re.findall(r"`copydesk ([a-z][^`\n]*)`", text)
    for line in typed:
        name, *words = shlex.split(line.replace("…", ""))
        assert name in known, line
        options = {
            option for parameter in known[name].params for option in (*parameter.opts, *parameter.secondary_opts)
        }
        assert {word for word in words if word.startswith("-")} <= options, line


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_setting_on_a_page_is_one(path: Path) -> None:
    known = {f"COPYDESK_{name.upper()}" for name in Settings.model_fields} | {
        "COPYDESK_RAW",
        "COPYDESK_CLEAN",
        "COPYDESK_NOTIFY_URL",
    }
    named = set(re.findall(r"COPYDESK_[A-Z0-9_]*[A-Z]", path.read_text(encoding="utf-8"))) - {"COPYDESK"}
    assert named <= known


def test_each_page_can_be_found_from_the_readme() -> None:
    found, left = set(), [ROOT / "README.md"]
    while left:
        path = left.pop()
        if path in found:
            continue
        found.add(path)
        links = re.findall(r"\]\(([^)#:]+\.md)", path.read_text(encoding="utf-8"))
        left += [(path.parent / link).resolve() for link in links]
    assert set((ROOT / "docs").glob("*.md")) <= found
