"""Exactly once: all that comes of an article, and its offset, in one Kafka transaction.

A consumer that reads committed records only sees every article's records once, whatever happens to the worker. Each
input partition has transactions of its own. What makes it hold:

* A partition's transactions are opened when the partition is assigned, which fences whoever had it before.
* Only then the group's committed offset is read, and records before it are left out: they are done.
* When a transaction fails, its producer's place in the sequence is lost too, so the transactions are opened anew. If
  the committed offset is then not the one that this worker committed last, another one has been at work on the
  partition, and this one gives it up.
* A transaction of one article that can't be delivered becomes one of its dead letter; nothing of the article's other
  records is ever seen.
"""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from aiokafka import errors

from streams.cluster.topic_admin import BrokerUnreachableError
from streams.delivery.guarantee import Report
from streams.delivery.lives import Lives, Taken
from streams.delivery.offsets import Partition
from streams.delivery.redelivery import FIRST_PAUSE, Parcel, Sleep, hold
from streams.delivery.sending import Room, acknowledged, begin, place_in_topic, refused, size_of
from streams.pipeline.outputs import MEMORY
from streams.pipeline.records import IncomingRecord, OutgoingRecord

_LINGER_SECONDS: Final = 0.1
"""Articles of so long share a transaction, as with Kafka Streams: each costs five requests and a marker in every
partition that it wrote to."""
_LOST: Final = (errors.ProducerFenced, errors.InvalidProducerEpoch, errors.InvalidProducerIdMapping)

log = logging.getLogger(__name__)


class PartitionLostError(RuntimeError):
    """Another worker has taken a partition over, or its transactions can't go on; the group has to be joined anew."""


class Transactions(Protocol):
    """The transactions of one input partition. See :class:`streams.delivery.producer.KafkaTransactions`."""

    async def open(self) -> None:
        """Fence whoever had them before, and abort what was left open."""

    async def begin(self) -> None:
        """Begin a transaction."""

    async def send(self, record: IncomingRecord, out: OutgoingRecord) -> Awaitable[object]:
        """Hand a record to the client; what comes back completes when it is acknowledged."""

    async def commit(self, offset: int) -> None:
        """Commit the transaction, and in it the next offset to read."""

    async def close(self) -> None:
        """Give them up; what is open is aborted by who opens them next."""


Committed = Callable[[Collection[Partition]], Awaitable[Mapping[Partition, int | None]]]
"""Reads the group's committed offsets; None where there is none."""


@dataclass(slots=True)
class _Article:
    """An article on its way, and all that comes of it."""

    taken: Taken
    size: int
    """Bytes that are kept until it is done."""
    is_buried: bool = False
    """Whether it is a dead letter because the brokers refused a part of it."""
    started: float = field(default_factory=time.monotonic)

    @property
    def record(self) -> IncomingRecord:
        """What came in."""
        return self.taken.record


@dataclass(slots=True)
class _Lane:
    """One input partition while it is this worker's."""

    partition: Partition
    transactions: Transactions
    generation: int
    committed: int | None
    """The offset that is committed; None where there is none yet."""
    taken: int = 0
    """Records before this offset were taken in: Faust may go back to the committed offset at any time."""
    waiting: deque[_Article] = field(default_factory=deque)
    serving: asyncio.Task[None] | None = None
    closed: bool = False

    def take(self, record: IncomingRecord, generation: int) -> bool:
        """Whether ``record`` is for this lane to deliver; once it was, it is not again."""
        if self.closed or generation != self.generation or record.offset < max(self.taken, self.committed or 0):
            return False
        self.taken = record.offset + 1
        return True


class ExactlyOnce:
    """Delivers what came of articles in transactions that commit their offsets too."""

    def __init__(
        self,
        transactions: Callable[[Partition], Transactions],
        committed: Committed,
        lives: Lives,
        *,
        report: Report,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        """Nothing is opened before partitions are assigned.

        Args:
            transactions: Makes a partition's transactions, not open.
            committed: Reads the group's offsets.
            lives: Decides what comes of each article, and remembers it.
            report: Is told of each article that is done.
            sleep: Waits some seconds.
        """
        self._transactions = transactions
        self._read_committed = committed
        self._lives = lives
        self._report = report
        self._sleep = sleep
        self._lanes: dict[Partition, _Lane] = {}
        self._room = Room()
        self._work = asyncio.Event()

    @property
    def unsettled(self) -> int:
        """Articles that were accepted and are not committed."""
        return self._room.articles

    async def run(self) -> None:
        """Deliver what was accepted, until cancelled; what is in a transaction then is not committed.

        Raises:
            PartitionLostError: A partition that is this worker's can't go on: its group has to be joined anew.
        """
        while True:
            await self._work.wait()
            await self._sleep(_LINGER_SECONDS)
            self._work.clear()
            lanes = [lane for lane in self._lanes.values() if lane.waiting]
            for lane in lanes:
                lane.serving = asyncio.create_task(self._serve(lane))
            serving = [lane.serving for lane in lanes if lane.serving is not None]
            for result in await asyncio.gather(*serving, return_exceptions=True):
                if isinstance(result, Exception):  # one that is cancelled is of a lane that was given up
                    raise result

    async def accept(self, record: IncomingRecord, generation: int) -> None:
        """Queue all that comes of ``record``; waits while too much is under way."""
        await self._room.wait()
        await self._lives.memories.reached(generation)
        lane = self._lanes.get(Partition(record.topic, record.partition))
        if lane is None or not lane.take(record, generation):
            return
        taken = await self._lives.take(record, generation)
        if taken is None or lane.closed:
            return
        article = _Article(taken, size_of(record, taken.records))
        self._room.enter(article.size)
        lane.waiting.append(article)
        self._work.set()

    async def drain(self) -> None:
        """Wait until everything that was accepted is committed."""
        await self._room.wait_until_empty()

    async def commit(self) -> None:
        """Offsets are committed by the transactions."""

    async def assigned(self, partitions: Collection[Partition], generation: int) -> None:
        """Take the partitions over: fence first, then read where to go on.

        Raises:
            PartitionLostError: The brokers are not there.
        """
        await self.revoked()
        transactions = {partition: self._transactions(partition) for partition in partitions}
        committed = await self._take_over(transactions)
        for partition, each in transactions.items():
            self._lanes[partition] = _Lane(partition, each, generation, committed[partition])
        await self._lives.memories.assigned(partitions, generation)

    async def revoked(self) -> None:
        """Give up the partitions; what is not committed is read again by whoever has them next."""
        lanes = list(self._lanes.values())
        self._lanes.clear()
        for lane in lanes:
            lane.closed = True
        await self._lives.memories.revoked()
        await asyncio.gather(*map(self._close, lanes))

    def next_offset(self, partition: Partition) -> int | None:
        """The offset of ``partition`` that is committed; None where there is none, or it is not this worker's."""
        lane = self._lanes.get(partition)
        return None if lane is None else lane.committed

    async def _serve(self, lane: _Lane) -> None:
        """Deliver what waits in ``lane``; give the lane up where that can't be done."""
        batch = list(lane.waiting)
        lane.waiting.clear()
        try:
            await self._deliver(lane, batch)
        except PartitionLostError:
            lane.closed = True
            await self._discard(lane)
            raise
        finally:
            await self._leave(batch)

    async def _close(self, lane: _Lane) -> None:
        """Give up a lane in the middle of whatever it does: its client may never come back from that."""
        lane.closed = True
        if lane.serving is not None:
            lane.serving.cancel()
            await asyncio.wait([lane.serving])
        await self._discard(lane)
        await lane.transactions.close()

    async def _discard(self, lane: _Lane) -> None:
        await self._leave(lane.waiting)
        lane.waiting.clear()

    async def _leave(self, articles: Collection[_Article]) -> None:
        await self._room.leave([article.size for article in articles])

    async def _deliver(self, lane: _Lane, batch: Sequence[_Article]) -> None:
        """Bring ``batch`` to an end, in one transaction or, where that fails, in one for each article.

        Raises:
            PartitionLostError: The partition is another's, or is given up.
        """
        tries, pause = 0, FIRST_PAUSE
        while (failed := await self._attempt(lane, batch)) is not None:
            await self._open_anew(lane)
            if len(batch) > 1:  # whose fault it is will show
                for article in batch:
                    await self._deliver(lane, [article])
                return
            (article,) = batch
            tries += 1
            failed.tries_alone = tries
            if failed.error is not None and failed.is_refused:
                rejection = refused(failed.error, article.taken.change.outcome)
                self._lives.bury(article.taken, rejection, may_be_seen=False)
                article.is_buried = True
            else:
                pause = await hold(failed, len(article.taken.records), pause, self._sleep)

    async def _attempt(self, lane: _Lane, batch: Sequence[_Article]) -> Parcel | None:
        """One transaction: None when it is committed, or a record that was not taken.

        Raises:
            PartitionLostError: It can't be told or helped otherwise.
        """
        try:
            await lane.transactions.begin()
            if failed := await _send(lane.transactions, batch):
                return failed
            done = batch[-1].record.offset + 1
            await lane.transactions.commit(done)
        except Exception as error:
            raise PartitionLostError(f"{lane.partition}: {error!r}") from error
        lane.committed = done
        for article in batch:
            self._report(article.record, article.taken.change, time.monotonic() - article.started)
            article.taken.settled()
        self._lives.memories.committed({lane.partition: done})
        return None

    async def _take_over(self, transactions: Mapping[Partition, Transactions]) -> Mapping[Partition, int | None]:
        """Open transactions, and only then read where their partitions are.

        Raises:
            PartitionLostError: The brokers are not there.
        """
        try:
            await asyncio.gather(*(each.open() for each in transactions.values()))
            return await self._read_committed(list(transactions)) if transactions else {}
        except (errors.KafkaConnectionError, BrokerUnreachableError) as error:
            raise PartitionLostError(f"no broker answers: {error}") from error

    async def _open_anew(self, lane: _Lane) -> None:
        """Open the transactions of ``lane`` again after one failed.

        Raises:
            PartitionLostError: Another worker has committed.
        """
        committed = (await self._take_over({lane.partition: lane.transactions}))[lane.partition]
        if committed != lane.committed:
            raise PartitionLostError(
                f"{lane.partition} is at {committed}, where this worker left it at {lane.committed}"
            )


async def _send(transactions: Transactions, batch: Sequence[_Article]) -> Parcel | None:
    """Send all that comes of ``batch``: None when all is taken, or what was not.

    Raises:
        KafkaError: The transactions are another's now.
    """
    sent = [(article, out) for article in batch for out in article.taken.records]
    parcels = [Parcel(article.record, out, None, is_last=article.is_buried) for article, out in sent]
    deliveries = [await begin(transactions.send, parcel.record, parcel.out) for parcel in parcels]
    for parcel, error in zip(parcels, await acknowledged(deliveries), strict=True):
        if isinstance(error, _LOST):
            raise error
        parcel.error = error
    if failed := next((parcel for parcel in parcels if parcel.error is not None), None):
        return failed
    for (article, out), delivery in zip(sent, deliveries, strict=True):
        if out.channel == MEMORY.channel and (position := place_in_topic(delivery)) is not None:
            article.taken.kept_at(position)
    return None


__all__ = ["Committed", "ExactlyOnce", "PartitionLostError", "Transactions"]
