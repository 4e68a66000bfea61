"""What is promised of every article, as one interface: the agent hands it over, and asks no more.

There are two: :class:`streams.delivery.at_least_once.AtLeastOnce` and
:class:`streams.delivery.exactly_once.ExactlyOnce`.
"""

from collections.abc import Callable, Collection
from typing import Protocol

from streams.delivery.offsets import Partition
from streams.pipeline.outcomes import Change
from streams.pipeline.records import IncomingRecord

Report = Callable[[IncomingRecord, Change, float], None]
"""Is told of each article once it is done: what came in, what came of it, the seconds from sent to acknowledged."""


class Guarantee(Protocol):
    """Delivers what comes of each article and commits its offset, in an order that keeps a promise."""

    @property
    def unsettled(self) -> int:
        """Articles that were accepted and are not done."""

    async def run(self) -> None:
        """Do the work, until cancelled."""

    async def accept(self, record: IncomingRecord, generation: int) -> None:
        """Take an article over; waits while its partition is restored, or too much is under way.

        Args:
            record: What came in; those of a partition come in order.
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
