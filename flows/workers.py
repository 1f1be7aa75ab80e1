"""A pool of spawned worker processes, each cleaning the works it is handed.

A document that ends its worker, or stalls it, is found out and quarantined by itself; its neighbours are cleaned by the
worker's successor.

multiprocessing's pools and concurrent.futures give up the whole pool when one worker dies, and cannot tell of what.
Spawned, not forked: deltalake and boto3 hold threads, which a fork does not bring along.
"""

from __future__ import annotations

import ctypes
import gc
import multiprocessing as mp
import queue
import signal
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from flows.batches import Fatal, Work
from flows.parts import Part, parts
from flows.settings import Settings
from flows.store import store_at
from transforms import RawDocument, Unusable, clean
from transforms.vocabulary import QuarantineReason

_PHASES = ("read", "clean", "fetch")
_POLL = 0.5
# An innocent document may be in hand when a worker is killed from outside; one that is in hand twice is not.
_DEATHS = 2
# Objects made and not yet freed before cycles are looked for. Measured on 120 pages: 19.8 ms a page at Python's 700,
# 16.8 at 100,000, 16.3 without; on texts no difference.
_GC_THRESHOLD = 100_000


class StoppedError(Exception):
    """The pool was closed while works were in hand."""


class WorkersEndError(Exception):
    """Workers are ended from outside, again and again; the message is one line that says what to do."""


class _Ended(Exception):
    """The worker died, or was ended because a document took too long."""

    def __init__(self, reason: QuarantineReason, detail: str) -> None:
        super().__init__(detail)
        self.reason, self.detail = reason, detail


class _Worker:
    """One process and the line to it."""

    def __init__(self, raw: str, settings: Settings) -> None:
        context = mp.get_context("spawn")
        # Work, document, phase, and when it was begun, by the clock that all processes of a machine share.
        self.in_hand: Any = context.RawArray("d", [-1, 0, 0, 0])
        self._line, far = context.Pipe()
        self._process: BaseProcess = context.Process(
            target=_serve, args=(far, self.in_hand, raw, settings.model_dump()), daemon=True
        )
        self._process.start()
        far.close()
        self._limit = settings.document_seconds

    def parts(self, works: tuple[Work, ...]) -> Iterator[Part]:
        """Hand over works, and give the parts as they come; with the last, the worker is free. Raises _Ended."""
        self.in_hand[:] = [-1, 0, 0, time.monotonic()]
        try:
            self._line.send(works)
            while (reply := self._receive()) is not None:
                if isinstance(reply, BaseException):
                    raise reply
                if not reply.rest:
                    self._receive()  # the word that it was the last, which follows at once
                    yield reply
                    return
                yield reply
        except (EOFError, OSError):
            self._process.join(5)
            code = self._process.exitcode
            raise _Ended(QuarantineReason.WORKER_DIED, f"the worker ended with code {code} over it") from None

    def _receive(self) -> Any:
        while not self._line.poll(_POLL):
            place, _, phase, since = self.in_hand
            if place >= 0 and _PHASES[int(phase)] != "fetch" and time.monotonic() - since > self._limit:
                self.end()
                raise _Ended(QuarantineReason.TIMEOUT, f"not done after {self._limit:g} seconds")
        return self._line.recv()

    def end(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.join()


class Pool:
    """Worker processes for one raw location. `run` may be called from as many threads as there are workers."""

    def __init__(self, size: int, raw: str, settings: Settings) -> None:
        """Start `size` workers at once, so that they load while the listing is read."""
        self._raw, self._settings, self._closed = raw, settings, False
        self._idle: queue.SimpleQueue[_Worker] = queue.SimpleQueue()
        self._workers = [_Worker(raw, settings) for _ in range(size)]
        for worker in self._workers:
            self._idle.put(worker)

    def run(self, works: tuple[Work, ...]) -> Generator[Part]:
        """The parts of these works; where a worker ends, another takes what is left, without what ended it.

        With its last part a worker is free for whoever waits: it does not idle while that part is committed.
        """
        worker, free = self._idle.get(), False
        deaths: Counter[tuple[str, int, str]] = Counter()
        try:
            while works:
                sent = works
                try:
                    for part in worker.parts(sent):
                        works, free = part.rest, not part.rest
                        if free:
                            self._idle.put(worker)
                        yield part
                except _Ended as ended:
                    if self._closed:
                        raise StoppedError from None
                    place, index, phase, _ = worker.in_hand
                    worker = self._successor(worker)
                    works = _without(works, sent, (int(place), int(index), _PHASES[int(phase)]), ended, deaths)
        except BaseException:
            # Whoever asked has gone, or could not write a part: what this worker still has to say is of no use.
            if not self._closed and not free:
                worker = self._successor(worker)
            raise
        finally:
            if not free:
                self._idle.put(worker)

    def close(self) -> None:
        """End all workers; what they had in hand is dropped, and whoever waits for it gets StoppedError."""
        self._closed = True
        for worker in self._workers:
            worker.end()

    def _successor(self, worker: _Worker) -> _Worker:
        worker.end()
        new = _Worker(self._raw, self._settings)
        self._workers[self._workers.index(worker)] = new
        return new


def _without(
    works: tuple[Work, ...],
    sent: tuple[Work, ...],
    in_hand: tuple[int, int, str],
    ended: _Ended,
    deaths: Counter[tuple[str, int, str]],
) -> tuple[Work, ...]:
    """What is left to do, with the document that was in hand marked as fatal once it has proved to be."""
    place, index, phase = in_hand
    phase = "read" if phase == "fetch" else phase
    uri = sent[place].ref.uri if place >= 0 else ""
    deaths[uri, index, phase] += 1
    if deaths[uri, index, phase] < _DEATHS and ended.reason is QuarantineReason.WORKER_DIED:
        return works
    if not uri or deaths[uri, index, phase] > _DEATHS:
        raise WorkersEndError(
            f"the workers end and no document is to blame ({ended.detail}): is there memory for as many? ask "
            "for fewer with --workers or COPYDESK_WORKERS; what is committed stays, the same command goes on from there"
        )
    fatal = Fatal(index, phase, ended.reason, ended.detail)
    return tuple(replace(work, fatal=(*work.fatal, fatal)) if work.ref.uri == uri else work for work in works)


def _giving_back() -> Callable[[], object]:
    """What returns freed memory to the system: the C library keeps what the trees of large pages took."""
    try:
        return partial(ctypes.CDLL(None).malloc_trim, 0)
    except (OSError, AttributeError):  # not every C library has it, or needs it
        return lambda: None


def _load_weights() -> None:
    """Clean two small documents: what is loaded on first use must not count as the time of the first real one."""
    for kind, body in (("text/plain", "Rate this\n\nVolodÃ­mir spoke on Monday."), ("text/html", "<h1>A</h1><p>B")):
        with suppress(Unusable):
            clean(RawDocument("memory:", body.encode(), kind))


def _serve(line: Connection, in_hand: Any, raw: str, settings_values: dict[str, Any]) -> None:
    """The worker process: works in, parts out, until the line closes."""
    # Ctrl-C reaches the whole group of processes; the parent decides what becomes of the work in hand.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    settings = Settings.model_construct(**settings_values)
    store = store_at(raw, settings)
    _load_weights()
    # What is loaded stays, and the trees of pages hold few cycles: looking for them took a tenth of a page's time.
    gc.collect()
    gc.freeze()
    gc.set_threshold(_GC_THRESHOLD)
    give_back = _giving_back()

    def watch(place: int, index: int, phase: str) -> None:
        in_hand[:] = [place, index, _PHASES.index(phase), time.monotonic()]

    try:
        while True:
            works = line.recv()
            try:
                for part in parts(works, store, settings, watch):
                    in_hand[0] = -1  # waiting for the line to take it is nobody's fault
                    line.send(part)
                in_hand[0] = -1
                line.send(None)
                give_back()
            except (EOFError, BrokenPipeError, ConnectionResetError):
                return
            except Exception as error:
                line.send(RuntimeError(f"{type(error).__name__}: {error}"))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
