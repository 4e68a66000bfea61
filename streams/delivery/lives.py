"""Articles' lives while they are delivered: what is remembered when one comes in, and what is remembered after it.

A partition's memory is restored before its first record is taken.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final, NamedTuple

from aiokafka.errors import KafkaError

from streams.cluster.topic_admin import BrokerUnreachableError
from streams.delivery.offsets import Partition
from streams.memory.entry import Entry
from streams.memory.partition import PartitionMemory
from streams.memory.restoring import Pages, restore
from streams.memory.rules import Reader, Step, refused, step
from streams.memory.store import Store
from streams.pipeline.outcomes import Change, Outcome, Rejection
from streams.pipeline.outgoing import outgoing
from streams.pipeline.outputs import MEMORY
from streams.pipeline.processing import Arrival, Clock, internal_error
from streams.pipeline.records import IncomingRecord, OutgoingRecord, place_of

_LONG_BYTES: Final = 100_000
"""From this size on an article may take a second and more to be read."""
_FIRST_PAUSE: Final = 0.5
_LONGEST_PAUSE: Final = 15.0

log = logging.getLogger(__name__)

Arrive = Callable[[IncomingRecord], Arrival]
"""Reads what a record holds; never raises."""
Observe = Callable[[Arrival, Outcome], None]
"""Is told of each article that is taken, and what is to become of it."""
Sleep = Callable[[float], Awaitable[None]]


class Standing(NamedTuple):
    """Where the group stands."""

    identity: str | None
    """Names the memory topic for good; None where the broker can't tell."""
    committed: Mapping[Partition, int]
    """The next offset to read of each partition."""


class Kept(NamedTuple):
    """Where a group's memory is kept."""

    look: Callable[[Collection[Partition]], Awaitable[Standing]]
    """Asks the brokers where the group stands."""
    open_store: Callable[[Partition, str | None], Store]
    """Opens the local store of a partition, of the memory topic with this identity."""
    pages: Callable[[Partition], Pages]
    """Reads a partition's records of the memory topic."""
    days: int
    """How long an article is remembered."""


@dataclass(slots=True)
class Taken:
    """An article that was taken in, and all that comes of it."""

    arrival: Arrival
    known: Entry | None
    """What was remembered of its article before."""
    step: Step
    records: Sequence[OutgoingRecord]
    memory: PartitionMemory
    lives: "Lives"

    @property
    def record(self) -> IncomingRecord:
        """What came in."""
        return self.arrival.record

    @property
    def change(self) -> Change:
        """What comes of it."""
        return self.step.change

    def bury(self, rejection: Rejection, *, may_be_seen: bool) -> None:
        """Make it a dead letter, and take back all that stands of its article: the brokers refused a part of it.

        Args:
            rejection: Says so.
            may_be_seen: Whether other parts of it may have gone out.
        """
        self.step, self.records = self.lives.buried(self, rejection, may_be_seen=may_be_seen)
        self.note()

    def kept_at(self, position: int) -> None:
        """The brokers have what is remembered of it at this offset of the memory topic."""
        self.memory.acknowledged(self.record.offset, position)

    def settled(self) -> None:
        """It is done: the next article of its id may be taken."""
        if (article_id := self.arrival.article_id) is not None:
            self.memory.settled(article_id)

    def note(self) -> None:
        """Remember what it changes, once its record is committed."""
        if self.step.entry is not None and self.arrival.article_id is not None:
            self.memory.note(self.arrival.article_id, self.step.entry)


class Lives:
    """The memories of the partitions that are this worker's."""

    def __init__(  # noqa: PLR0913 - what it is given to do its work with
        self,
        arrive: Arrive,
        reader: Reader,
        kept: Kept,
        *,
        group: str,
        observe: Observe,
        clock: Clock,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        """Nothing is restored before partitions are assigned.

        Args:
            arrive: Reads what a record holds.
            reader: Reads articles.
            kept: Where the memory is kept.
            group: The consumer group, which the records name.
            observe: Is told of each article.
            clock: Gives the present.
            sleep: Waits some seconds.
        """
        self._arrive = arrive
        self._reader = reader
        self._kept = kept
        self._group = group
        self._observe = observe
        self._clock = clock
        self._sleep = sleep
        self._generation: int | None = None
        self._past: set[int] = set()
        self._wanted: frozenset[Partition] = frozenset()
        self._memories: dict[Partition, PartitionMemory] = {}
        self._left: dict[Partition, int] = {}
        self._changed = asyncio.Condition()
        self._to_restore = asyncio.Event()
        self._restoring: asyncio.Task[None] | None = None

    @property
    def remembered(self) -> int:
        """Articles of this worker's partitions that are remembered."""
        return sum(memory.count for memory in self._memories.values())

    @property
    def left_to_restore(self) -> int | None:
        """Records of the memory topic that are still to be read, as far as known; None where nothing is restored."""
        return sum(self._left.values()) if len(self._memories) < len(self._wanted) else None

    async def run(self) -> None:
        """Restore what is assigned, until cancelled.

        Raises:
            StoreError: The disk does not take the memory.
        """
        while True:
            await self._to_restore.wait()
            self._to_restore.clear()
            restoring = self._restoring = asyncio.create_task(self._restore_all())
            try:
                await asyncio.wait([restoring])
            finally:
                restoring.cancel()
            if not restoring.cancelled():  # the partitions were taken away meanwhile
                restoring.result()

    async def assigned(self, partitions: Collection[Partition], generation: int) -> None:
        """Begin a generation of the group: restore its partitions."""
        await self.revoked()
        async with self._changed:
            self._past.discard(generation)
            self._generation = generation
            self._wanted = frozenset(partitions)
            self._changed.notify_all()
        self._to_restore.set()

    async def revoked(self) -> None:
        """Give the partitions up."""
        restoring, self._restoring = self._restoring, None
        self._to_restore.clear()
        if restoring is not None:
            restoring.cancel()
            await asyncio.wait([restoring])
        async with self._changed:
            if self._generation is not None:
                self._past.add(self._generation)
            self._generation = None
            self._wanted = frozenset()
            memories, self._memories = list(self._memories.values()), {}
            self._left.clear()
            self._changed.notify_all()
        for memory in memories:
            memory.close()

    async def reached(self, generation: int) -> bool:
        """Wait for a generation: whether it is this one, and not one that is over.

        Faust hands over the first records while the partitions are still being assigned.
        """
        async with self._changed:
            await self._changed.wait_for(lambda: generation == self._generation or generation in self._past)
            return generation == self._generation

    def is_current(self, generation: int) -> bool:
        """Whether what came in under this generation is still this worker's."""
        return generation == self._generation

    async def take(self, record: IncomingRecord, generation: int) -> Taken | None:
        """Decide what comes of ``record``, once its partition is restored and no other of its article is under way.

        Returns:
            What comes of it; None where its generation is over.
        """
        partition = Partition(record.topic, record.partition)
        memory = await self._memory(partition, generation)
        if memory is None:
            return None
        arrival = self._arrive(record)
        if arrival.article_id is not None:
            await memory.turn(arrival.article_id)
            if self._memories.get(partition) is not memory:
                return None
        known = None if arrival.article_id is None else memory.known(arrival.article_id)
        made, records = await self._decided(arrival, known)
        if self._memories.get(partition) is not memory:
            return None
        taken = Taken(arrival, known, made, records, memory, self)
        taken.note()
        self._observe(arrival, taken.change.outcome)
        return taken

    def committed(self, offsets: Mapping[Partition, int]) -> None:
        """Records before these offsets are committed.

        Raises:
            StoreError: The disk does not take what is remembered.
        """
        for partition, offset in offsets.items():
            if (memory := self._memories.get(partition)) is not None:
                memory.committed(offset)

    async def expire(self) -> None:
        """Forget what is too old.

        Raises:
            StoreError: The disk does not take it.
        """
        for memory in list(self._memories.values()):
            memory.expire()
            await asyncio.sleep(0)

    def buried(self, taken: Taken, rejection: Rejection, *, may_be_seen: bool) -> tuple[Step, list[OutgoingRecord]]:
        """What a refusal of the brokers makes of ``taken``."""
        at = self._clock()
        made = refused(taken.known, taken.step, rejection, taken.arrival, may_be_seen=may_be_seen, at=at)
        return made, self._records(taken.arrival, made)

    async def _decided(self, arrival: Arrival, known: Entry | None) -> tuple[Step, list[OutgoingRecord]]:
        """What comes of ``arrival``.

        A long one is read in a thread. In this loop it would hold up the heartbeats: the brokers would take the worker
        for dead and give the article to the next one, which would fare no better.
        """
        if len(arrival.record.value or b"") < _LONG_BYTES:
            return self._step(arrival, known)
        return await asyncio.to_thread(self._step, arrival, known)

    def _step(self, arrival: Arrival, known: Entry | None) -> tuple[Step, list[OutgoingRecord]]:
        """What comes of ``arrival``; where that can't be made, the fault is ours and the outcome."""
        try:
            made = step(known, arrival, self._reader, at=self._clock())
            return made, self._records(arrival, made)
        except Exception as error:
            log.exception("The events of an article can't be made", extra=place_of(arrival.record))
            made = Step(Change(replace(internal_error(error), article_id=arrival.article_id)))
            return made, self._records(arrival, made)

    def _records(self, arrival: Arrival, made: Step) -> list[OutgoingRecord]:
        record = arrival.record
        records = outgoing(record, made.change, group=self._group)
        if made.entry is not None and arrival.article_id is not None:
            key = arrival.article_id.encode()
            records.append(OutgoingRecord(MEMORY.channel, key, made.entry.encode(), (), -1, record.partition))
        return records

    async def _memory(self, partition: Partition, generation: int) -> PartitionMemory | None:
        """The memory of a partition, restored; None where the generation is over."""
        if not await self.reached(generation):
            return None
        async with self._changed:
            await self._changed.wait_for(lambda: partition in self._memories or generation != self._generation)
            return self._memories.get(partition) if generation == self._generation else None

    async def _restore_all(self) -> None:
        """Restore each partition, one after the other, however long the brokers are away."""
        pause = _FIRST_PAUSE
        while missing := sorted(self._wanted - self._memories.keys()):
            try:
                standing = await self._kept.look(missing)
                for partition in missing:
                    await self._restore(partition, standing)
                    pause = _FIRST_PAUSE
            except (KafkaError, BrokerUnreachableError) as error:
                log.warning("The memory of articles can't be restored now: %s; trying again in %.1f s", error, pause)
                await self._sleep(pause)
                pause = min(2 * pause, _LONGEST_PAUSE)

    async def _restore(self, partition: Partition, standing: Standing) -> None:
        store = self._kept.open_store(partition, standing.identity)
        try:
            await restore(
                store,
                self._kept.pages(partition),
                standing.committed[partition],
                lambda left: self._left.__setitem__(partition, left),
            )
            self._left.pop(partition, None)
            async with self._changed:
                self._memories[partition] = PartitionMemory(
                    store, keep=timedelta(days=self._kept.days), clock=self._clock
                )
                self._changed.notify_all()
        except BaseException:
            store.close()
            raise


__all__ = ["Arrive", "Kept", "Lives", "Observe", "Standing", "Taken"]
