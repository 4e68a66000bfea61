"""Articles' lives for tests that need no broker: the memory topic is a list, the local stores are files that vanish."""

import tempfile
from collections.abc import AsyncIterator, Callable, Collection, Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from streams.delivery.lives import Arrive, Lives, Observe
from streams.delivery.memories import Kept, Memories, Standing
from streams.delivery.offsets import Partition
from streams.memory.restoring import MemoryRecord, Page, Pages
from streams.memory.rules import Reader
from streams.memory.store import Store
from streams.pipeline.processing import Clock, arrive, resolve
from streams.pipeline.records import OutgoingRecord
from tests.core import core

MAX_BYTES = 10_000


def utc_now() -> datetime:
    return datetime.now(UTC)


def arriving(clock: Clock = utc_now, *, max_bytes: int = MAX_BYTES) -> Arrive:
    """Reads records as a worker does."""
    return partial(arrive, max_article_bytes=max_bytes, clock=clock)


def reading(clock: Clock = utc_now) -> Reader:
    """Reads articles as a worker does."""
    return Reader(partial(resolve, core=core(), max_article_bytes=MAX_BYTES, clock=clock), core().tickers.as_of)


class MemoryTopic:
    """What the brokers have of a group's memory, and how far it is committed."""

    def __init__(self) -> None:
        self.records: dict[int, list[MemoryRecord]] = {}
        self.committed: dict[Partition, int] = {}
        self.looks = 0

    def append(self, out: OutgoingRecord) -> int:
        """The brokers take a record; its offset."""
        assert out.partition is not None
        partition = self.records.setdefault(out.partition, [])
        partition.append(MemoryRecord(len(partition), out.key, out.value))
        return len(partition) - 1

    def kept(self, directory: Path, *, identity: str | None = "topic-1") -> Kept:
        """A worker's way to it, with local stores in ``directory``."""

        async def look(partitions: Collection[Partition]) -> Standing:
            self.looks += 1
            return Standing(identity, {partition: self.committed.get(partition, 0) for partition in partitions})

        return Kept(look, _opener(directory), self._pages, 30)

    def _pages(self, partition: Partition) -> Pages:
        async def pages(start: int) -> AsyncIterator[Page]:
            records = self.records.get(partition.partition, [])[start:]
            yield Page(records, start + len(records), 0)

        return pages


def closing_stores(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """For a fixture: closes every store that a test opened, as a worker does at its end."""
    opened: list[Store] = []
    open_store = Store.open

    def open_and_note(path: Path, identity: str | None) -> Store:
        opened.append(open_store(path, identity))
        return opened[-1]

    monkeypatch.setattr(Store, "open", open_and_note)
    yield
    for store in opened:
        store.close()


def _opener(directory: Path) -> Callable[[Partition, str | None], Store]:
    return lambda partition, identity: Store.open(directory / f"{partition.partition}.sqlite", identity)


def lives(
    topic: MemoryTopic | None = None,
    *,
    directory: Path | None = None,
    observe: Observe = lambda _arrival, _outcome: None,
    clock: Clock = utc_now,
    offsets: Mapping[Partition, int] | None = None,
) -> Lives:
    """Lives that read articles as a worker does."""
    topic = topic or MemoryTopic()
    topic.committed |= offsets or {}
    place = directory or Path(tempfile.mkdtemp(prefix="quotetape-test-"))
    return Lives(
        arriving(clock),
        reading(clock),
        Memories(topic.kept(place), clock=clock),
        group="g",
        observe=observe,
        clock=clock,
    )
