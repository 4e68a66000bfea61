"""Filling a partition's store from the memory topic, as of the committed offset.

What a worker wrote down of records at or above the committed offset is left out: those records are read again, and meet
what they met the first time.
"""

import logging
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from typing import NamedTuple

from streams.memory.entry import Entry
from streams.memory.store import Mark, Row, Store

log = logging.getLogger(__name__)


class MemoryRecord(NamedTuple):
    """A record of the memory topic."""

    position: int
    """Its offset there."""
    key: bytes | None
    value: bytes | None


class Page(NamedTuple):
    """Some records of a partition of the memory topic, in order."""

    records: Sequence[MemoryRecord]
    position: int
    """The next offset there."""
    left: int
    """How many offsets there are still to come."""


Pages = Callable[[int], AsyncIterator[Page]]
"""Reads a partition of the memory topic from an offset to where it ends at the beginning; one page at least."""


async def restore(store: Store, pages: Pages, committed: int, left: Callable[[int], None]) -> None:
    """Make ``store`` true as of the offset ``committed``.

    Args:
        store: Of the partition.
        pages: Reads the partition of the memory topic.
        committed: The next input offset to read.
        left: Is told how many records are still to be read.

    Raises:
        StoreError: The disk does not take it.
    """
    mark = store.mark()
    if mark is None or mark.offset > committed:  # new; broken off while it was filled; or the group was set back
        store.clear()
        mark = Mark(0, 0)
    position = mark.position
    store.begin_filling()
    async for page in pages(position):
        store.fill(_rows(page.records, committed))
        position = page.position
        left(page.left)
    store.filled(Mark(committed, position))


def _rows(records: Sequence[MemoryRecord], committed: int) -> Iterator[Row]:
    """What ``records`` say of input records before ``committed``."""
    for record in records:
        if record.key is None or record.value is None:
            continue
        try:
            article_id, entry = record.key.decode(), Entry.decode(record.value)
        except ValueError as error:
            log.warning("A record of the memory topic, at offset %d, is left out: %s", record.position, error)
            continue
        if entry.offset < committed:
            yield Row(article_id, entry.offset, entry.at_ms, record.value)


__all__ = ["MemoryRecord", "Page", "Pages", "restore"]
