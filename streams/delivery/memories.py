"""The memories of this worker's partitions: restored before their first record is taken, given up with them."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Mapping
from datetime import timedelta
from typing import Final, NamedTuple

from aiokafka.errors import KafkaError

from streams.cluster.topic_admin import BrokerUnreachableError, TopicMissingError
from streams.delivery.offsets import Partition
from streams.memory.partition import PartitionMemory
from streams.memory.restoring import Pages, restore
from streams.memory.store import Store
from streams.pipeline.processing import Clock

_FIRST_PAUSE: Final = 0.5
_LONGEST_PAUSE: Final = 15.0

log = logging.getLogger(__name__)

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


class Memories:
    """The memories of one generation of the group."""

    def __init__(self, kept: Kept, *, clock: Clock, sleep: Sleep = asyncio.sleep) -> None:
        """Nothing is restored before partitions are assigned.

        Args:
            kept: Where the memory is kept.
            clock: Gives the present.
            sleep: Waits some seconds.
        """
        self._kept = kept
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
        """Records of the memory topic that are still to be read, as far as known; None once all is restored."""
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

    async def of(self, partition: Partition, generation: int) -> PartitionMemory | None:
        """The memory of a partition, restored; None where the generation is over."""
        if not await self.reached(generation):
            return None
        async with self._changed:
            await self._changed.wait_for(lambda: partition in self._memories or generation != self._generation)
            return self._memories.get(partition) if generation == self._generation else None

    def has(self, partition: Partition, memory: PartitionMemory) -> bool:
        """Whether ``memory`` is still that of ``partition``."""
        return self._memories.get(partition) is memory

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

    async def _restore_all(self) -> None:
        """Restore each partition, one after the other, however long the brokers are away."""
        pause = _FIRST_PAUSE
        while missing := sorted(self._wanted - self._memories.keys()):
            try:
                standing = await self._kept.look(missing)
                for partition in missing:
                    await self._restore(partition, standing)
                    pause = _FIRST_PAUSE
            except (KafkaError, BrokerUnreachableError, TopicMissingError) as error:
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


__all__ = ["Kept", "Memories", "Sleep", "Standing"]
