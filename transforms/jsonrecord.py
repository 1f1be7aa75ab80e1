"""One JSON object of a scraped collection -> its blocks and fields."""

from __future__ import annotations

from transforms.document import Page


def read_json(text: str) -> Page:
    """Read one record of JSON, by whichever names its fields go."""
    raise NotImplementedError
