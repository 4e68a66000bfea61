"""Sending with aiokafka's producer: a record to its topic, and the transactions of one partition."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from aiokafka import AIOKafkaProducer, TopicPartition

from streams.delivery.offsets import Partition
from streams.pipeline.records import Channel, IncomingRecord, OutgoingRecord

_CLOSE_SECONDS: Final = 5.0

log = logging.getLogger(__name__)


async def send(
    producer: AIOKafkaProducer, names: Mapping[Channel, str], record: IncomingRecord, out: OutgoingRecord
) -> Awaitable[Any]:
    """Hand ``out``, which came of ``record``, to the client.

    Returns:
        Completes when the brokers have acknowledged it, and raises if they did not take it.
    """
    topic = names[out.channel]
    timestamp_ms = None if out.timestamp_ms < 0 else out.timestamp_ms
    acknowledged: Awaitable[Any]
    if out.key is not None or out.value is not None:
        acknowledged = await producer.send(
            topic,
            out.value,
            key=out.key,
            partition=out.partition,
            timestamp_ms=timestamp_ms,
            headers=list(out.headers),
        )
        return acknowledged
    # The dead letter of a tombstone without a key. Kafka takes it, and so does the client in a batch that is built by
    # hand; its ``send`` does not.
    batch = producer.create_batch()
    batch.append(key=None, value=None, timestamp=timestamp_ms, headers=list(out.headers))
    partitions = sorted(await producer.partitions_for(topic))
    partition = partitions[record.partition % len(partitions)]
    acknowledged = await producer.send_batch(batch, topic, partition=partition)
    return acknowledged


class KafkaTransactions:
    """The transactions of one input partition, under a transactional id that is its own.

    Whoever opens the id fences those who had it before: what they left open is aborted, and nothing of theirs is
    committed any more. So the partition needs no other proof of who owns it, which the client could not give: it
    sends offsets to a transaction without the group's generation.
    """

    def __init__(
        self,
        new_producer: Callable[[str], AIOKafkaProducer],
        names: Mapping[Channel, str],
        partition: Partition,
        *,
        group: str,
    ) -> None:
        """Nothing is asked of the brokers before :meth:`open`.

        Args:
            new_producer: Makes a producer with the transactional id that it is given.
            names: The topic of each channel.
            partition: Of the articles topic.
            group: Whose offsets are committed.
        """
        self._new_producer = new_producer
        self._names = names
        self._partition = partition
        self._group = group
        self._producer: AIOKafkaProducer | None = None

    async def open(self) -> None:
        """Take the transactional id over; waits for the brokers, and until what was left open is aborted."""
        await self.close()
        producer = self._new_producer(f"{self._group}.{self._partition.topic}.{self._partition.partition}")
        self._producer = producer
        await producer.start()

    async def begin(self) -> None:
        """Begin a transaction."""
        await self._opened.begin_transaction()

    async def send(self, record: IncomingRecord, out: OutgoingRecord) -> Awaitable[Any]:
        """Hand a record to the client, as part of the transaction."""
        return await send(self._opened, self._names, record, out)

    async def commit(self, offset: int) -> None:
        """Commit the transaction, and in it ``offset`` as the next one of the partition to read."""
        await self._opened.send_offsets_to_transaction({TopicPartition(*self._partition): offset}, self._group)
        await self._opened.commit_transaction()

    async def close(self) -> None:
        """Give the producer up; a transaction that is open is left for the next who opens the id to abort."""
        producer, self._producer = self._producer, None
        if producer is None:
            return
        try:
            await asyncio.wait_for(producer.stop(), _CLOSE_SECONDS)
        except Exception as error:  # noqa: BLE001 - of a producer that failed anything may come, and it does not matter
            log.debug("Closing a producer: %r", error)

    @property
    def _opened(self) -> AIOKafkaProducer:
        if self._producer is None:
            raise RuntimeError("the transactions are closed")
        return self._producer


__all__ = ["KafkaTransactions", "send"]
