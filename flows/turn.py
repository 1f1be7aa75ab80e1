"""One run at a time per clean table, across deployments and runs by hand.

A deployment's own limit counts its runs whatever their parameters, so it can neither keep `clean-news` and `reprocess`
off one table nor tell two tables apart. Two runs at once would do no harm to the table, only half of their work twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from prefect.client.orchestration import get_client
from prefect.concurrency.sync import concurrency

# Seconds after which the place of a run that was killed is free; renewed while it lives.
_LEASE = 120
# Seconds to try before the place counts as taken.
_AT_ONCE = 3.0
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
        timeout_seconds=_LONGEST if wait else _AT_ONCE,
        lease_duration=_LEASE,
        strict=True,
        # Should the server go away for a while, the run goes on: the table itself keeps two writers apart.
        raise_on_lease_renewal_failure=False,
    )
    with ExitStack() as stack:
        try:
            stack.enter_context(held)
        except TimeoutError:
            raise BusyError(f"another run is writing to {clean}; the next run takes what it leaves") from None
        yield
