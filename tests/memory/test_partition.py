"""A partition's memory over its store, and how it is restored: always as of the committed offset."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from streams.memory.entry import Entry
from streams.memory.partition import PartitionMemory
from streams.memory.restoring import MemoryRecord, Page, Pages, restore
from streams.memory.store import Mark, Row, Store

NOW = datetime(2026, 1, 2, tzinfo=UTC)
NOW_MS = int(1000 * NOW.timestamp())


def entry(offset: int, *, at_ms: int = NOW_MS) -> Entry:
    return Entry(offset, offset, at_ms, highest=offset)


def record(position: int, article_id: str, made: Entry) -> MemoryRecord:
    return MemoryRecord(position, article_id.encode(), made.encode())


def pages_of(records: Sequence[MemoryRecord], asked: list[int] | None = None) -> Pages:
    async def pages(start: int) -> AsyncIterator[Page]:
        if asked is not None:
            asked.append(start)
        here = [each for each in records if each.position >= start]
        for number, each in enumerate(here):
            yield Page([each], each.position + 1, len(here) - number - 1)
        yield Page([], max(start, len(records)), 0)

    return pages


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(tmp_path / "0.sqlite", "topic-1")


def offset_of(store: Store, article_id: str) -> int | None:
    value = store.get(article_id)
    return None if value is None else Entry.decode(value).offset


RECORDS = [
    record(0, "a", entry(1)),
    record(1, "b", entry(2)),
    record(2, "a", entry(5)),
    record(3, "b", entry(4)),
    record(4, "b", entry(3)),  # of a worker that woke up late
    record(5, "c", entry(9)),
]


def test_what_came_of_records_that_are_read_again_is_left_out(store: Store) -> None:
    asyncio.run(restore(store, pages_of(RECORDS), 5, lambda _: None))
    assert [offset_of(store, name) for name in "abc"] == [1, 4, None]
    assert store.mark() == Mark(5, 6)


def test_a_store_that_is_there_is_only_caught_up(store: Store) -> None:
    asyncio.run(restore(store, pages_of(RECORDS[:2]), 3, lambda _: None))
    asked: list[int] = []
    asyncio.run(restore(store, pages_of(RECORDS, asked), 10, lambda _: None))
    assert asked == [2]
    assert [offset_of(store, name) for name in "abc"] == [5, 4, 9]


def test_a_store_that_is_ahead_of_the_group_is_filled_anew(store: Store) -> None:
    asyncio.run(restore(store, pages_of(RECORDS), 10, lambda _: None))
    asyncio.run(restore(store, pages_of(RECORDS), 2, lambda _: None))
    assert [offset_of(store, name) for name in "abc"] == [1, None, None]


def test_a_store_whose_filling_broke_off_is_filled_anew(store: Store) -> None:
    async def breaks(_start: int) -> AsyncIterator[Page]:
        yield Page(RECORDS[:3], 3, 3)
        raise ConnectionError

    with pytest.raises(ConnectionError):
        asyncio.run(restore(store, breaks, 10, lambda _: None))
    assert store.mark() is None
    asked: list[int] = []
    asyncio.run(restore(store, pages_of(RECORDS, asked), 2, lambda _: None))
    assert asked == [0]
    assert [offset_of(store, name) for name in "abc"] == [1, None, None]


def test_a_record_that_is_none_of_ours_is_left_out_and_said(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    junk = [MemoryRecord(0, b"a", b"junk"), MemoryRecord(1, None, b"{}"), MemoryRecord(2, b"b", None)]
    asyncio.run(restore(store, pages_of(junk), 10, lambda _: None))
    assert (store.count, store.mark()) == (0, Mark(10, 3))
    assert "at offset 0, is left out" in caplog.text


def test_how_much_is_left_is_told(store: Store) -> None:
    left: list[int] = []
    asyncio.run(restore(store, pages_of(RECORDS), 10, left.append))
    assert left == [5, 4, 3, 2, 1, 0, 0]


@pytest.fixture
def memory(store: Store) -> PartitionMemory:
    store.write([Row("a", 1, NOW_MS, entry(1).encode())], Mark(2, 1))
    return PartitionMemory(store, keep=timedelta(days=30), clock=lambda: NOW)


def test_what_is_newer_than_the_commit_is_kept_over_the_store(memory: PartitionMemory, store: Store) -> None:
    memory.note("a", entry(2))
    memory.note("b", entry(3))
    assert memory.known("a") == entry(2)
    assert offset_of(store, "a") == 1
    memory.acknowledged(2, 7)
    memory.committed(3)
    assert (offset_of(store, "a"), offset_of(store, "b"), store.mark()) == (2, None, Mark(3, 8))
    assert memory.known("b") == entry(3)
    memory.committed(4)
    assert (offset_of(store, "b"), store.mark()) == (3, Mark(4, 8))  # where the brokers keep it was not said


def test_a_refusal_changes_what_is_noted(memory: PartitionMemory, store: Store) -> None:
    memory.note("a", entry(2))
    memory.note("a", Entry(2, 2, NOW_MS, highest=99))
    memory.committed(3)
    assert Entry.decode(store.get("a") or b"").highest == 99


def test_what_is_too_old_is_forgotten(store: Store) -> None:
    old = int(1000 * (NOW - timedelta(days=31)).timestamp())
    store.write([Row("a", 1, old, entry(1, at_ms=old).encode())], Mark(2, 1))
    memory = PartitionMemory(store, keep=timedelta(days=30), clock=lambda: NOW)
    assert memory.known("a") is None
    memory.expire()
    assert memory.count == 0


def test_articles_of_one_id_wait_for_each_other_and_others_do_not(memory: PartitionMemory) -> None:
    async def run() -> None:
        await memory.turn("a")
        await memory.turn("b")
        second = asyncio.ensure_future(memory.turn("a"))
        await asyncio.sleep(0)
        assert not second.done()
        memory.settled("a")
        await second
        third = asyncio.ensure_future(memory.turn("a"))
        await asyncio.sleep(0)
        memory.close()
        await asyncio.wait_for(third, 5)

    asyncio.run(run())


def test_a_partition_that_is_given_up_remembers_nothing_more(memory: PartitionMemory) -> None:
    memory.note("a", entry(2))
    memory.close()
    memory.note("a", entry(3))
    memory.committed(4)
    assert (memory.count, memory.known("a")) == (0, None)
    memory.close()
