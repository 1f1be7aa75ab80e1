"""One run at a time per clean table, across deployments and runs by hand.

A deployment's own limit counts its runs whatever their parameters, so it can neither keep `clean-news` and `reprocess`
off one table nor tell two tables apart. Two runs at once would do no harm to the table, only half of their work twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from httpx import HTTPStatusError
from prefect.client.orchestration import get_client
from prefect.concurrency.asyncio import ConcurrencySlotAcquisitionError
from prefect.concurrency.sync import concurrency

# Seconds after which the place of a run that was killed is free; renewed while it lives.
_LEASE = 120
# What the server answers while the place is taken.
_LOCKED = 423
# A run that waits for its turn does so for a day at most.
_LONGEST = 24 * 3600.0


class BusyError(Exception):
    """Another run is writing to the table."""


@contextmanager
def sole_writer(clean: str, *, wait: bool) -> Iterator[None]:
    """Hold the place of the one run that writes to a clean table; wait for it, or raise BusyError where it is taken."""
    # Prefect takes no slashes in such a name.
    name = re.sub("[/%&><]", "|", f"copydesk writes to {clean.rstrip('/')}")
    with get_client(sync_client=True) as client:
        client.upsert_global_concurrency_limit_by_name(name, 1)
    held = concurrency(
        name,
        timeout_seconds=_LONGEST if wait else None,
        max_retries=None if wait else 0,
        lease_duration=_LEASE,
        strict=True,
        # Should the server go away for a while, the run goes on: the table itself keeps two writers apart.
        raise_on_lease_renewal_failure=False,
    )
    with ExitStack() as stack:
        try:
            stack.enter_context(held)
        except (TimeoutError, ConcurrencySlotAcquisitionError) as error:
            if not _is_taken(error):
                raise
            raise BusyError(f"another run is writing to {clean}; the next run takes what it leaves") from None
        yield


def _is_taken(error: Exception) -> bool:
    if isinstance(error, TimeoutError):
        return True
    return isinstance(error.__cause__, HTTPStatusError) and error.__cause__.response.status_code == _LOCKED
