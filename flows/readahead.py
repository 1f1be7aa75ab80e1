"""Small objects of a batch, fetched before they are asked for: many requests at a time over one pool of connections."""

from __future__ import annotations

import io
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

from flows.batches import Work
from flows.settings import Settings
from flows.store import Opened, Store

_CHUNK = 1024 * 1024


class ReadAhead:
    """The objects of some works, each opened once and in order. Use it as a context: its threads end with it.

    A store on the network answers after milliseconds, most of them waiting; meanwhile a page could be cleaned. What is
    fetched ahead is held in memory whole, so it is bounded: by `settings.read_ahead_bytes` and
    `settings.read_ahead_objects`. A larger object is streamed when it is asked for, as from a folder every object is.
    """

    def __init__(self, works: tuple[Work, ...], store: Store, settings: Settings) -> None:
        self._works, self._store, self._settings = works, store, settings
        count = settings.read_ahead_objects if store.distant else 0
        self._threads = ThreadPoolExecutor(count, "read-ahead") if count and len(works) > 1 else None
        self._held: dict[int, Future[Opened]] = {}
        self._next = self._size = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._threads is not None:
            self._threads.shutdown(wait=False, cancel_futures=True)

    def open(self, place: int) -> Opened:
        """Begin to read the object of the work at this place. Raises StoreError, of the object that is asked for."""
        for passed in [each for each in self._held if each < place]:
            self._take(passed).cancel()
        self._next = max(self._next, place)
        self._fetch()
        if place in self._held:
            held = self._take(place)
            self._fetch()
            return held.result()
        self._next = max(self._next, place + 1)
        return self._store.open(self._works[place].ref)

    def _take(self, place: int) -> Future[Opened]:
        self._size -= self._works[place].ref.size
        return self._held.pop(place)

    def _fetch(self) -> None:
        """Ask for as many of the next objects as there is room for."""
        while self._threads is not None and self._next < len(self._works):
            size = self._works[self._next].ref.size
            if size <= self._settings.read_ahead_bytes:  # a larger one is streamed when its turn comes
                full = len(self._held) >= self._settings.read_ahead_objects
                if full or self._size + size > self._settings.read_ahead_bytes:
                    return
                self._held[self._next] = self._threads.submit(self._whole, self._next)
                self._size += size
            self._next += 1

    def _whole(self, place: int) -> Opened:
        with self._store.open(self._works[place].ref) as opened:
            body = io.BytesIO()
            while data := opened.stream.read(_CHUNK):
                body.write(data)
        body.seek(0)
        held = body.getvalue()
        return Opened(body, opened.content_type, lambda start, size: held[start : start + size])
