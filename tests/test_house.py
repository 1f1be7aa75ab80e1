"""The house rules: what may know of what."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PURE = sorted((ROOT / "transforms").rglob("*.py"))
FLOWS = sorted((ROOT / "flows").glob("*.py"))
# What would make the same bytes come out differently, or reach out of the process.
FORBIDDEN = {
    "prefect", "boto3", "botocore", "deltalake", "flows", "os", "sys", "socket", "urllib.request", "requests", "httpx",
    "random", "subprocess", "time", "secrets", "tempfile", "asyncio", "threading", "multiprocessing",
}  # fmt: skip
PEERS = {
    "trafilatura",
    "htmldate",
    "plsfix",
    "wordfreq",
    "datatrove",
    "lightgbm",
    "sklearn",
    "readability",
    "newspaper",
}


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found | {name.partition(".")[0] for name in found}


@pytest.mark.parametrize("path", PURE, ids=lambda path: path.stem)
def test_transforms_are_pure(path: Path) -> None:
    assert not imports(path) & (FORBIDDEN | PEERS)
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    names = {ast.unparse(call.func) for call in calls}
    assert not names & {"open", "print", "input", "datetime.now", "date.today", "datetime.utcnow", "exec", "eval"}


@pytest.mark.parametrize("path", FLOWS, ids=lambda path: path.stem)
def test_only_the_store_knows_boto3_and_no_one_knows_a_peer(path: Path) -> None:
    found = imports(path)
    assert not found & PEERS
    if path.stem != "s3_store":
        assert not found & {"boto3", "botocore"}
    if path.stem not in ("clean_table", "table_columns", "table_errors", "table_past"):
        assert "deltalake" not in found


def test_the_command_line_loads_no_prefect_before_it_is_needed() -> None:
    import subprocess

    code = "import sys, flows.cli, flows.engine; print(sorted(m for m in sys.modules if m.split('.')[0] == 'prefect'))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("path", sorted((ROOT / "transforms" / "tables").glob("*.py")), ids=lambda path: path.stem)
def test_tables_are_data_only(path: Path) -> None:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    assert not [node for node in nodes if isinstance(node, ast.FunctionDef | ast.Lambda)]
