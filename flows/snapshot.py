"""The clean table at one moment, asked about raw objects some at a time: what a run goes by."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pyarrow.compute as pc
import pyarrow.dataset as ds

from flows.ledger import Progress, progress_of
from flows.settings import Settings
from flows.table_errors import patiently

KEPT = False
"""Whether pyarrow keeps the footers of the files it scans, 0.25 MB each, while the dataset lives (`cache_metadata`):
hardly a file is read twice. A scan of 400 files takes 17 MB instead of 105, and no longer."""


class Snapshot:
    """The table at one moment. What it is asked about at a time is what it holds in memory, however long the table."""

    _COLUMNS = ("raw_uri", "raw_etag", "pipeline_version", "raw_index", "raw_last", "cleaned_at")

    def __init__(self, dataset: ds.Dataset, location: str, settings: Settings) -> None:
        """dataset: all rows of one version of the table."""
        self._dataset, self._location, self.settings = dataset, location, settings

    def progress(self, uris: Sequence[str]) -> Progress:
        """How far these raw objects have got; those that the table does not know are not in it."""
        if not uris:
            return {}
        columns = list(self._COLUMNS)
        return patiently(
            self._location,
            self.settings,
            lambda: progress_of(self._dataset.to_batches(columns=columns, filter=_of(uris), cache_metadata=KEPT)),
        )

    def quarantined(self, uris: Sequence[str], reasons: Collection[str]) -> set[str]:
        """Those of the raw objects of which a document is in quarantine for one of the reasons."""
        if not uris or not reasons:
            return set()
        wanted = (pc.field("status") == "quarantined") & pc.field("quarantine_reason").isin(list(reasons)) & _of(uris)
        found = patiently(
            self._location,
            self.settings,
            lambda: self._dataset.to_table(columns=["raw_uri"], filter=wanted, cache_metadata=KEPT),
        )
        return {str(uri) for uri in found["raw_uri"].to_pylist()}


def _of(uris: Sequence[str]) -> pc.Expression:
    """The rows of some raw objects, by a range that Parquet's statistics answer for most files, since a listing comes
    in the order of names."""
    uri = pc.field("raw_uri")
    return (uri >= min(uris)) & (uri <= max(uris)) & uri.isin(uris)
