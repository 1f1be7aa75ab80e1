"""Batches done on a cluster, by Dask or Ray: a reference to a batch goes there, its tally comes back.

The processes of the cluster read and commit by themselves, with their own credentials, so no text passes through the
one that runs the flow. Each keeps a worker process of ours beside it, so that a document over its time, or one that
ends its process, is found out and quarantined there as it is here.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import socket
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from flows.batches import Batch
from flows.clean_table import CleanTable
from flows.hands import Hands, LocalHands, OnPart
from flows.settings import Settings
from flows.tally import Tally
from transforms import PIPELINE_VERSION

if TYPE_CHECKING:
    from distributed import Client

# Seconds to wait for a scheduler to answer, and for a first worker to come to it.
_PATIENCE = 20.0
# The same for a first task of a Ray cluster, which starts its workers when there is something to do.
_START = 120.0
# How often a batch is begun again when the process that has it goes away, as spot machines do.
_RETRIES = 5


class ClusterError(Exception):
    """The cluster cannot be used as asked; the message is one line that says what to do."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a process of the cluster needs to know to do batches of a run. Holds no credentials.

    own: as `CleanTable.commit` has it
    """

    raw: str
    clean: str
    settings: Settings
    run_id: str
    own: bool = False


def cluster_at(engine: str, order: Order) -> Hands:
    """The hands behind `dask`, a Dask scheduler's address, `ray` or a Ray address. Raises ClusterError."""
    if engine.startswith("ray"):
        return _RayHands(engine, order)
    return _DaskHands(engine, order)


class _DaskHands:
    def __init__(self, engine: str, order: Order) -> None:
        _need("distributed", "dask")
        self._order, self._local = order, None
        if engine == "dask":
            self._local = _local_cluster(order.settings.workers)
        self._client = self._connected(self._local or engine)
        try:
            self._check(engine)
        except ClusterError:
            self.stop()
            raise
        self.width = sum(self._client.nthreads().values())

    def _connected(self, address: Any) -> Client:
        from distributed import Client

        try:
            return Client(address, timeout=_PATIENCE, set_as_default=False)
        except OSError as error:
            raise ClusterError(f"{address}: no Dask scheduler answers there: {error}") from None

    def _check(self, engine: str) -> None:
        try:
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError:
            raise ClusterError(f"{engine}: no worker has come to this scheduler in {_PATIENCE:.0f} s") from None
        try:
            there = set(self._client.run(version_there).values())
        except Exception as error:  # whatever importing copydesk raised there
            raise _not_loaded(engine, error) from None
        _same_version(engine, there)

    def do(self, batch: Batch, on_part: OnPart | None = None) -> Tally:
        future = self._client.submit(do_there, self._order, batch, pure=False, retries=_RETRIES)
        return _told(future.result(), on_part)

    def stop(self) -> None:
        # The scheduler may be the one that has gone.
        with suppress(Exception):
            self._client.run(forget, self._order.run_id)
        self._client.close(timeout=5)
        if self._local is not None:
            self._local.close(timeout=5)


def _local_cluster(workers: int) -> Any:
    import dask
    from distributed import LocalCluster

    # A daemonic process may have no children, and each is to have a worker of ours.
    with dask.config.set({"distributed.worker.daemon": False}):
        return LocalCluster(
            n_workers=max(1, workers), threads_per_worker=1, host="127.0.0.1", dashboard_address=None, silence_logs=40
        )


class _RayHands:
    def __init__(self, engine: str, order: Order) -> None:
        _need("ray", "ray")
        import ray

        logging.getLogger("ray.client_builder").setLevel(logging.ERROR)
        address = os.environ.get("RAY_ADDRESS", "auto") if engine == "ray" else engine
        try:
            _reach(address)
            ray.init(address=address, log_to_driver=False, **_quiet(address))
        except (OSError, RuntimeError) as error:
            raise ClusterError(f"{engine}: no Ray cluster answers there: {str(error).splitlines()[0]}") from None
        self._order = order
        self._do: Any = ray.remote(max_retries=_RETRIES, num_cpus=1)(do_there)
        try:
            self._check(engine)
        except ClusterError:
            self.stop()
            raise
        self.width = max(1, int(ray.cluster_resources().get("CPU", 1)))

    def _check(self, engine: str) -> None:
        import ray

        try:
            there = {ray.get(ray.remote(num_cpus=1)(version_there).remote(), timeout=_START)}
        except ray.exceptions.GetTimeoutError:
            raise ClusterError(f"{engine}: no worker of this cluster has begun a task in {_START:.0f} s") from None
        except Exception as error:  # whatever importing copydesk raised there
            raise _not_loaded(engine, error) from None
        _same_version(engine, there)

    def do(self, batch: Batch, on_part: OnPart | None = None) -> Tally:
        import ray

        return _told(ray.get(self._do.remote(self._order, batch)), on_part)

    def stop(self) -> None:
        import ray

        ray.shutdown()


def _quiet(address: str) -> dict[str, Any]:
    """What keeps Ray's own lines off the terminal; a client of a cluster may not say it, and is not asked."""
    return {} if address.startswith("ray://") else {"logging_level": logging.ERROR}


def _reach(address: str) -> None:
    """Raise OSError where nothing listens at a Ray address: Ray itself asks on for minutes."""
    at = urlsplit(address if "://" in address else f"ray://{address}")
    if at.hostname and at.port:
        socket.create_connection((at.hostname, at.port), timeout=_PATIENCE).close()


def _not_loaded(engine: str, error: Exception) -> ClusterError:
    why = next((line for line in str(error).splitlines()[::-1] if "Error: " in line), str(error).split("\n", 1)[0])
    return ClusterError(f"{engine}: its workers cannot load copydesk: {why.strip()}")


def _same_version(engine: str, there: set[str]) -> None:
    """Raise ClusterError where other versions of copydesk are there than is here."""
    if there != {PIPELINE_VERSION}:
        versions = ", ".join(sorted(there))
        raise ClusterError(
            f"{engine}: its workers have copydesk {versions}, here is {PIPELINE_VERSION}; install the same"
        )


def _need(module: str, extra: str) -> None:
    try:
        __import__(module)
    except ImportError:
        raise ClusterError(f"this engine needs copydesk[{extra}], which is not installed") from None


def _told(tally: Tally, on_part: OnPart | None) -> Tally:
    if on_part is not None:
        on_part(tally)
    return tally


# In the processes of the cluster: the hands of each run, one pair for each thread that does batches.
_hands: dict[tuple[str, int], LocalHands] = {}


def version_there() -> str:
    """The version of copydesk in this process."""
    return PIPELINE_VERSION


def do_there(order: Order, batch: Batch) -> Tally:
    """Clean and commit one batch in this process of the cluster and a worker beside it."""
    key = order.run_id, threading.get_ident()
    hands = _hands.get(key)
    if hands is None:
        # Nanny processes of Dask and workers of Ray are marked as daemons, which multiprocessing lets have no children.
        # Ours end by themselves when the line to their parent closes, which is what the mark is to ensure.
        multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]
        settings = order.settings.model_copy(update={"workers": 1})
        hands = _hands[key] = LocalHands(
            order.raw, CleanTable(order.clean, settings), settings, order.run_id, order.own
        )
    return hands.do(batch)


def forget(run_id: str) -> None:
    """End what this process has kept for a run."""
    for key in [key for key in _hands if key[0] == run_id]:
        _hands.pop(key).stop()
