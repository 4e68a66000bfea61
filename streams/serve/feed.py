"""What changes, for those who follow: one reading of each change, however many follow, and no queue for any of them.

A follower has a position, the number of the last change it was told. Who is near the present is told from memory, who
is behind from the store, each quote then once, by its latest change.
"""

import asyncio
import threading
from collections import deque
from dataclasses import dataclass
from itertools import takewhile
from typing import Final, NamedTuple

from streams.serve.store.reading import Changed, changes, standing
from streams.serve.store.store import Store

_IN_MEMORY: Final = 5_000
"""Changes that are told from memory."""
_AT_ONCE: Final = 200


class Position(NamedTuple):
    """Up to where a follower was told."""

    epoch: str
    """Of the store."""
    number: int

    def __str__(self) -> str:
        """The id of an event."""
        return f"{self.epoch}-{self.number}"

    @staticmethod
    def parse(text: str) -> "Position | None":
        """The position that an event's id says; None if it says none."""
        epoch, _, number = text.partition("-")
        return Position(epoch, int(number)) if number.isascii() and number.isdigit() and len(number) < 19 else None


@dataclass(slots=True)
class _Recent:
    """The latest changes of one epoch; replaced as a whole when the store begins anew."""

    epoch: str
    last: int
    first: int
    """All changes after this one are there."""
    changed: deque[Changed]


class Feed:
    """Tells followers, on an event loop, what the consumer's thread has put into the store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._loop: asyncio.AbstractEventLoop | None = None
        self._loop_lock = threading.Lock()
        """Whoever has it may call the loop: it is not closed meanwhile."""
        self._news = asyncio.Event()
        self._recent = self._begin()
        self.closed = False
        self.followers = 0
        """How many follow; counted on the loop, by who lets them."""

    def attach(self, loop: asyncio.AbstractEventLoop) -> None:
        """Wake those up who follow on this loop, until :meth:`close`."""
        with self._loop_lock:
            self._loop = loop

    def close(self) -> None:
        """Let everybody who follows go; called on the loop, which may end then."""
        with self._loop_lock:
            self._loop = None
        self.closed = True
        self._tell(self._recent)

    @property
    def position(self) -> Position:
        """The present."""
        recent = self._recent
        return Position(recent.epoch, recent.last)

    def changed(self) -> None:
        """Read what has changed, and wake up who follows; called in the thread that wrote it, after its transaction."""
        recent = self._recent
        with self._store.reading() as connection:
            now = standing(connection)
            news = changes(connection, after=recent.last, limit=_IN_MEMORY) if now.epoch == recent.epoch else []
        if now.epoch != recent.epoch:
            recent = self._begin()
        elif now.changes - recent.last > len(news) or len(news) == _IN_MEMORY:
            recent = _Recent(now.epoch, now.changes, now.changes, deque())
        else:
            kept = deque((*recent.changed, *news))
            first = recent.first
            while len(kept) > _IN_MEMORY:
                first = kept.popleft().number
            recent = _Recent(now.epoch, now.changes, first, kept)
        with self._loop_lock:
            if self._loop is None:
                self._recent = recent
            else:
                self._loop.call_soon_threadsafe(self._tell, recent)

    async def after(self, position: Position, *, seconds: float) -> list[Changed] | None:
        """What has changed after a position; waits for something as long as is said.

        Returns:
            Some of it, in order; nothing if nothing came in time; None where the store is another one.
        """
        if not self.closed and position.epoch == self._recent.epoch and position.number >= self._recent.last:
            news = self._news
            try:
                async with asyncio.timeout(seconds):
                    await news.wait()
            except TimeoutError:
                return []
        recent = self._recent
        if position.epoch != recent.epoch:
            return None
        if position.number < recent.first:
            return await asyncio.to_thread(self._read, position.number)
        news_first = list(takewhile(lambda each: each.number > position.number, reversed(recent.changed)))
        return news_first[: -_AT_ONCE - 1 : -1]

    def _tell(self, recent: _Recent) -> None:
        self._recent = recent
        news, self._news = self._news, asyncio.Event()
        news.set()

    def _begin(self) -> _Recent:
        with self._store.reading() as connection:
            now = standing(connection)
        return _Recent(now.epoch, now.changes, now.changes, deque())

    def _read(self, number: int) -> list[Changed]:
        with self._store.reading() as connection:
            return changes(connection, after=number, limit=_AT_ONCE)
