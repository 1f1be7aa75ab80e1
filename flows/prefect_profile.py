"""Whether a Prefect server is configured, found out without importing Prefect, which takes 1.5 s."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path


def api_url() -> str | None:
    """The address of the configured server, as Prefect itself would find it; None where it would start its own.

    The order is Prefect's: the environment, then the active profile in profiles.toml under PREFECT_HOME
    (docs.prefect.io, "Settings and profiles").
    """
    from_environment = os.environ.get("PREFECT_API_URL")
    if from_environment:
        return from_environment
    home = Path(os.environ.get("PREFECT_HOME", "~/.prefect")).expanduser()
    path = Path(os.environ.get("PREFECT_PROFILES_PATH", home / "profiles.toml"))
    try:
        profiles = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    active = os.environ.get("PREFECT_PROFILE") or profiles.get("active")
    values = profiles.get("profiles", {}).get(active, {})
    return values.get("PREFECT_API_URL") or None
