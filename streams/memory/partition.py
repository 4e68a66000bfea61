"""The memory of one partition while it is this worker's: the store, and over it what is not committed yet."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from streams.memory.entry import Entry
from streams.memory.store import Mark, Row, Store

_EXPIRED_AT_ONCE: Final = 2_000
"""Entries that are forgotten in one go, so that nobody waits for it."""


@dataclass(slots=True)
class _Noted:
    """An entry of a record that is not committed yet."""

    article_id: str
    entry: Entry
    position: int | None = None
    """Its place in the memory topic, once the brokers have it and said where."""


class PartitionMemory:
    """What is remembered of the articles of one partition.

    The store never runs ahead of the committed offset: what is newer is kept here, over it, and written down after the
    commit. One article at a time is under way of each id, so that an article is decided by what became of those before.
    """

    def __init__(self, store: Store, *, keep: timedelta, clock: Callable[[], datetime]) -> None:
        """Take over a store that is filled up to the committed offset."""
        self._store = store
        self._keep = keep
        self._clock = clock
        self._newest: dict[str, Entry] = {}
        self._noted: dict[int, _Noted] = {}
        self._turns: dict[str, asyncio.Event] = {}
        self._closed = False

    @property
    def count(self) -> int:
        """Articles that are remembered; those not committed yet left out."""
        return 0 if self._closed else self._store.count

    async def turn(self, article_id: str) -> None:
        """Wait until no article of this id is under way; then the next one is, until :meth:`settled`."""
        while (under_way := self._turns.get(article_id)) is not None:
            await under_way.wait()
        self._turns[article_id] = asyncio.Event()

    def settled(self, article_id: str) -> None:
        """The article of this id that was under way is done."""
        if (turn := self._turns.pop(article_id, None)) is not None:
            turn.set()

    def known(self, article_id: str) -> Entry | None:
        """What is remembered of an article."""
        entry = self._newest.get(article_id)
        if entry is None and not self._closed:
            entry = self._stored(article_id)
        return None if entry is None or entry.at_ms < self._expiry() else entry

    def note(self, article_id: str, entry: Entry) -> None:
        """Remember ``entry``, the newest of its article, once its record is committed."""
        if self._closed:
            return
        self._newest[article_id] = entry
        self._noted[entry.offset] = _Noted(article_id, entry)  # one that was refused becomes another, in its place

    def acknowledged(self, offset: int, position: int) -> None:
        """The brokers have the entry of the record at ``offset`` at ``position`` of the memory topic."""
        if (noted := self._noted.get(offset)) is not None:
            noted.position = position

    def committed(self, offset: int) -> None:
        """Records before ``offset`` are committed: write down what came of them.

        Raises:
            StoreError: The disk does not take it.
        """
        done = [self._noted.pop(each) for each in sorted(self._noted) if each < offset]
        mark = self._store.mark() if done and not self._closed else None
        if mark is None:
            return
        position = max([mark.position, *(noted.position + 1 for noted in done if noted.position is not None)])
        latest = {noted.article_id: noted.entry for noted in done}
        rows = [Row(article_id, entry.offset, entry.at_ms, entry.encode()) for article_id, entry in latest.items()]
        self._store.write(rows, Mark(offset, position))
        for article_id, entry in latest.items():
            if self._newest.get(article_id) is entry:
                del self._newest[article_id]

    def expire(self) -> None:
        """Forget what is too old.

        Raises:
            StoreError: The disk does not take it.
        """
        if not self._closed:
            self._store.expire(self._expiry(), at_most=_EXPIRED_AT_ONCE)

    def close(self) -> None:
        """Give the partition up; what is not committed is forgotten, and whoever waits for a turn goes on."""
        if self._closed:
            return
        self._closed = True
        self._noted.clear()
        self._newest.clear()
        for turn in self._turns.values():
            turn.set()
        self._turns.clear()
        self._store.close()

    def _stored(self, article_id: str) -> Entry | None:
        value = self._store.get(article_id)
        if value is None:
            return None
        try:
            return Entry.decode(value)
        except ValueError as error:
            raise self._store.damaged(error) from error

    def _expiry(self) -> int:
        return int(1000 * (self._clock() - self._keep).timestamp())


__all__ = ["PartitionMemory"]
