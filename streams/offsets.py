"""Which offsets may be committed: the worker's own ledger, filled by settled articles only.

Faust's acknowledgements are not used. They happen in a ``finally`` (also when the agent failed or was cancelled), for
events that a stream skips during a rebalance, and a commit may pass a gap; each of these loses an article.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Partition(NamedTuple):
    """A partition of a topic."""

    topic: str
    partition: int


class Offsets:
    """For each partition that is assigned, the offset up to which everything is settled.

    A ledger is of one generation of the consumer group. What was taken in under an earlier one does not count: its
    partition may have gone to another worker and come back, and is read again from the committed offset anyway.
    """

    def __init__(self) -> None:
        self._generation: int | None = None
        self._next: dict[Partition, int] = {}
        self._committed: dict[Partition, int] = {}

    def assigned(self, generation: int) -> None:
        """Begin a generation of the group."""
        self._generation = generation
        self._next.clear()
        self._committed.clear()

    def revoked(self) -> None:
        """The partitions are no longer this worker's: nothing may be committed until they are assigned again."""
        self._generation = None
        self._next.clear()
        self._committed.clear()

    def taken(self, partition: Partition, offset: int, *, generation: int) -> None:
        """The record at ``offset`` was taken in: what is before the first one is done."""
        if generation == self._generation:
            self._next.setdefault(partition, offset)

    def settled(self, partition: Partition, offset: int, *, generation: int) -> None:
        """The record at ``offset`` is done; those of its partition have to come in order."""
        if generation == self._generation:
            self._next[partition] = offset + 1

    def to_commit(self) -> dict[Partition, int]:
        """By partition, the next offset to read, where it is ahead of what was committed."""
        return {
            partition: offset for partition, offset in self._next.items() if offset != self._committed.get(partition)
        }

    def committed(self, offsets: Mapping[Partition, int]) -> None:
        """These were committed."""
        self._committed.update({partition: offset for partition, offset in offsets.items() if partition in self._next})

    def next_offset(self, partition: Partition) -> int | None:
        """The first offset of ``partition`` that is not settled; None before anything of it was taken in."""
        return self._next.get(partition)
