"""The command `copydesk` for tests: in a process of its own as a user starts it, or, a hundred times faster, in this one."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

from flows import cli
from flows.settings import settings_of_environment

ROOT = Path(__file__).parent.parent


def copydesk(*args: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does, in a process of its own."""
    command = [sys.executable, "-m", "flows", *map(str, args)]
    env = os.environ | {"PYTHONPATH": str(ROOT), "COLUMNS": "120"} | environment
    return subprocess.run(command, capture_output=True, text=True, env=env, cwd=ROOT, check=False)


def copydesk_here(*args: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command's own `main` in this process: the same words and exit code, without a second of imports.

    For what does not depend on the process: a stop, an encoding, a terminal, what is imported are asked of `copydesk`.
    """
    words = list(map(str, args))
    said, complained = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
    on_stop = signal.getsignal(signal.SIGTERM)
    code: object = 0
    settings_of_environment.cache_clear()
    try:
        with (
            patch.dict(os.environ, {"COLUMNS": "120"} | environment),
            patch.object(sys, "argv", ["copydesk", *words]),
            redirect_stdout(said),
            redirect_stderr(complained),
        ):
            cli.main()
    except SystemExit as left:
        code = left.code or 0
    finally:
        signal.signal(signal.SIGTERM, on_stop)
        settings_of_environment.cache_clear()
    assert isinstance(code, int)
    for stream in (said, complained):
        stream.flush()
        stream.seek(0)
    return subprocess.CompletedProcess(words, code, said.read(), complained.read())
