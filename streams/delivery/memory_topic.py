"""Reading the memory topic with aiokafka's consumer."""

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping
from typing import Any, Final

from aiokafka import AIOKafkaConsumer, TopicPartition

from streams.delivery.offsets import Partition
from streams.memory.restoring import MemoryRecord, Page, Pages

_POLL_MS: Final = 200
_PAGE_RECORDS: Final = 2_000

_STOPPING: Final[set[asyncio.Task[None]]] = set()
"""The loop holds its tasks weakly."""

log = logging.getLogger(__name__)


def memory_pages(options: Mapping[str, Any], topic: str, partition: Partition) -> Pages:
    """Reads the partition of the memory topic that belongs to an input partition.

    Args:
        options: The client's: where the brokers are, and who comes.
        topic: The memory topic.
        partition: Of the articles topic; that of the memory topic has the same number.
    """

    async def pages(start: int) -> AsyncIterator[Page]:
        consumer = AIOKafkaConsumer(**options, enable_auto_commit=False, isolation_level="read_committed")
        try:
            await consumer.start()
            own = TopicPartition(topic, partition.partition)
            consumer.assign([own])
            begins, ends = await consumer.beginning_offsets([own]), await consumer.end_offsets([own])
            position, end = max(start, begins[own]), ends[own]
            yield Page((), position, max(0, end - position))
            consumer.seek(own, position)
            while position < end:
                batches = await consumer.getmany(own, timeout_ms=_POLL_MS, max_records=_PAGE_RECORDS)
                records = [MemoryRecord(record.offset, record.key, record.value) for record in batches.get(own, ())]
                # Markers of transactions and what was compacted away have offsets too.
                position = await consumer.position(own)
                yield Page(records, position, max(0, end - position))
        finally:
            stopping = asyncio.create_task(_stop(consumer))
            _STOPPING.add(stopping)
            stopping.add_done_callback(_STOPPING.discard)

    return pages


async def _stop(consumer: AIOKafkaConsumer) -> None:
    """Give the connections up. Nobody waits for it: with TLS, uvloop may wait 30 s for the broker's last word."""
    try:
        await consumer.stop()
    except Exception as error:  # noqa: BLE001 - of one that failed anything may come, and it does not matter
        log.debug("Closing a consumer: %r", error)


__all__ = ["memory_pages"]
