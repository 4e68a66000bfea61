"""Which offsets may be committed: the worker's own ledger, filled by settled articles only.

Faust's acknowledgements are not used. They happen in a ``finally`` (also when the agent failed or was cancelled), for
events that a stream skips during a rebalance, and a commit may pass a gap; each of these loses an article.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Partition(NamedTuple):
    """A partition of a topic."""

    topic: str
    partition: int


@dataclass(slots=True)
class _Reading:
    """How far a partition was read and settled."""

    next: int
    """What is before this offset is settled."""
    last: int
    """The offset that was taken in last."""
    settled: dict[int, bool] = field(default_factory=dict)
    """For each offset that was taken in, in order and from the first that is not settled on: whether it is."""


class Offsets:
    """For each partition that is assigned, the offset up to which everything is settled.

    A ledger is of one generation of the consumer group. What was taken in under an earlier one does not count: its
    partition may have gone to another worker and come back, and is read again from the committed offset anyway.
    """

    def __init__(self) -> None:
        self._generation: int | None = None
        self._readings: dict[Partition, _Reading] = {}
        self._committed: dict[Partition, int] = {}

    def assigned(self, generation: int) -> None:
        """Begin a generation of the group."""
        self.revoked()
        self._generation = generation

    def revoked(self) -> None:
        """The partitions are no longer this worker's: nothing may be committed until they are assigned again."""
        self._generation = None
        self._readings.clear()
        self._committed.clear()

    def taken(self, partition: Partition, offset: int, *, generation: int) -> None:
        """The record at ``offset`` was taken in: what is before the first one is done.

        Where the reading goes back, it begins anew there: all that follows is taken in again.
        """
        if generation != self._generation:
            return
        reading = self._readings.get(partition)
        if reading is None or offset <= reading.last:
            reading = self._readings[partition] = _Reading(next=offset, last=offset)
        reading.last = offset
        reading.settled[offset] = False

    def settled(self, partition: Partition, offset: int, *, generation: int) -> None:
        """The record at ``offset`` is done; what is settled after one that is not has to wait for it."""
        if generation != self._generation:
            return
        reading = self._readings[partition]
        if offset not in reading.settled:  # it was taken in twice, and is settled already or will be again
            return
        settled = reading.settled
        settled[offset] = True
        while settled and settled[first := next(iter(settled))]:
            del settled[first]
            reading.next = first + 1

    def to_commit(self) -> dict[Partition, int]:
        """By partition, the next offset to read, where it is not the one that was committed."""
        return {
            partition: reading.next
            for partition, reading in self._readings.items()
            if reading.next != self._committed.get(partition)
        }

    def committed(self, offsets: Mapping[Partition, int]) -> None:
        """These were committed."""
        known = self._readings
        self._committed.update({partition: offset for partition, offset in offsets.items() if partition in known})

    def next_offset(self, partition: Partition) -> int | None:
        """The first offset of ``partition`` that is not settled; None before anything of it was taken in."""
        reading = self._readings.get(partition)
        return None if reading is None else reading.next
