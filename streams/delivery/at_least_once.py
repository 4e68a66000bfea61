"""What is promised of every article, as one interface: the agent hands over what came of it, and asks no more.

:class:`AtLeastOnce` is here; :class:`streams.delivery.exactly_once.ExactlyOnce` is the other.
"""

import time
from collections.abc import Awaitable, Callable, Collection, Mapping
from typing import Protocol

from streams.delivery.offsets import Offsets, Partition
from streams.delivery.sending import Delivery, Send, Work
from streams.pipeline.outcomes import Outcome
from streams.pipeline.records import IncomingRecord

Report = Callable[[IncomingRecord, Outcome, float], None]
"""Is told of each article once it is done: what came in, what became of it, the seconds from sent to acknowledged."""

Commit = Callable[[Mapping[Partition, int]], Awaitable[bool]]
"""Commits the next offset to read of each partition; whether the brokers took it."""


class Guarantee(Protocol):
    """Delivers what comes of each article and commits its offset, in an order that keeps a promise."""

    @property
    def unsettled(self) -> int:
        """Articles that were accepted and are not done."""

    async def run(self) -> None:
        """Do the work, until cancelled."""

    async def accept(self, record: IncomingRecord, outcome: Outcome, generation: int) -> None:
        """Take over an article and what became of it; waits while too much is under way.

        Args:
            record: What came in; those of a partition come in order.
            outcome: What became of it.
            generation: The group's generation under which it came in.
        """

    async def drain(self) -> None:
        """Wait until all that was accepted is done, and its offsets are committed where the brokers take them."""

    async def commit(self) -> None:
        """Commit what may be committed, where that is not part of the delivery itself."""

    async def assigned(self, partitions: Collection[Partition], generation: int) -> None:
        """Begin a generation of the group; nothing of an earlier one counts."""

    async def revoked(self) -> None:
        """The partitions are no longer this worker's: nothing is committed until they are assigned again."""

    def next_offset(self, partition: Partition) -> int | None:
        """The first offset of ``partition`` that is not done; None where that is not known."""


class AtLeastOnce:
    """First the brokers acknowledge all that came of an article, then its offset is committed.

    After a kill what was delivered and not committed is delivered again.
    """

    def __init__(self, send: Send, commit: Commit, *, group: str, report: Report) -> None:
        self._offsets = Offsets()
        self._commit = commit
        self._report = report
        self._delivery = Delivery(send, group=group, settled=self._settled)

    @property
    def unsettled(self) -> int:
        """Articles that were accepted and are not acknowledged."""
        return self._delivery.unsettled

    async def run(self) -> None:
        """Settle what was accepted, until cancelled."""
        await self._delivery.run()

    async def accept(self, record: IncomingRecord, outcome: Outcome, generation: int) -> None:
        """Send all that comes of ``outcome``; waits while too much is not acknowledged."""
        self._offsets.taken(Partition(record.topic, record.partition), record.offset, generation=generation)
        await self._delivery.accept(record, outcome, generation)

    async def drain(self) -> None:
        """Wait until all that was accepted is acknowledged."""
        await self._delivery.drain()

    async def commit(self) -> None:
        """Commit the offsets of what is settled.

        A commit that the brokers don't take is left to the next one; the worst of it is a repeat.
        """
        offsets = self._offsets.to_commit()
        if offsets and await self._commit(offsets):
            self._offsets.committed(offsets)

    async def assigned(self, partitions: Collection[Partition], generation: int) -> None:  # noqa: ARG002
        """Begin a generation of the group."""
        self._offsets.assigned(generation)

    async def revoked(self) -> None:
        """Commit nothing until partitions are assigned again."""
        self._offsets.revoked()

    def next_offset(self, partition: Partition) -> int | None:
        """The first offset of ``partition`` that is not settled; None before anything of it was taken in."""
        return self._offsets.next_offset(partition)

    def _settled(self, work: Work) -> None:
        record = work.record
        self._report(record, work.outcome, time.monotonic() - work.started)
        self._offsets.settled(Partition(record.topic, record.partition), record.offset, generation=work.generation)


__all__ = ["AtLeastOnce", "Commit", "Guarantee", "Report"]
