"""Whether a worker is alive, and whether it does its work."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from streams.delivery.offsets import Partition

STALL_SECONDS: Final = 60.0
"""A worker is stalled when for so long it settles nothing while records wait, commits nothing of what it has settled,
or can't find out from the brokers whether anything waits."""
PARTITION_STALL_SECONDS: Final = 300.0
"""One partition may wait for its turn while others have much to do, but not for so long."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether the worker does its work, and in words why or why not."""

    ready: bool
    reason: str


class Health:
    """What a worker knows of itself; the stream tells it, the web server asks."""

    def __init__(self, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._obstacle: str | None = "starting"
        self._partitions: int | None = None
        self._waiting: dict[Partition, int] = {}
        self._moved: dict[Partition, float] = {}
        self._progress = self._measured = monotonic()
        self._uncommitted: float | None = None
        self._left_to_restore: int | None = None

    def blocked(self, reason: str) -> None:
        """The worker can't run now, because of ``reason``."""
        self._obstacle = reason

    def started(self) -> None:
        """The worker runs; it is ready once it has been told its partitions."""
        self._obstacle = None

    def assigned(self, partitions: int) -> None:
        """The group has given this worker so many partitions; none is a standby's share."""
        self._partitions = partitions
        self._waiting.clear()
        self._moved.clear()
        self._progress = self._measured = self._monotonic()
        self._uncommitted = None

    def restoring(self, left: int | None) -> None:
        """So many records of the memory are still to be read before all partitions are; None where all are."""
        if self._left_to_restore is not None and left is None:
            self._progress = self._monotonic()
        self._left_to_restore = left

    def revoked(self) -> None:
        """The group is sharing the partitions out anew."""
        self._partitions = None

    def left_the_group(self) -> None:
        """The worker has no partitions now, and nothing of them is restored."""
        self.revoked()
        self.restoring(None)

    def progressed(self, partition: Partition) -> None:
        """An article of this partition was settled."""
        self._progress = self._moved[partition] = self._monotonic()

    def waiting(self, lag: Mapping[Partition, int]) -> None:
        """The brokers have said how many records of each partition wait for this worker."""
        now = self._measured = self._monotonic()
        if not any(self._waiting.values()):
            self._progress = now
        for partition in lag:
            if not self._waiting.get(partition):
                self._moved[partition] = now
        self._waiting = dict(lag)

    def committing(self) -> None:
        """There are settled articles that are not committed yet."""
        if self._uncommitted is None:
            self._uncommitted = self._monotonic()

    def committed(self) -> None:
        """What was settled is committed."""
        self._uncommitted = None

    def readiness(self) -> Readiness:
        """Whether the worker does its work."""
        if self._obstacle is not None:
            return Readiness(ready=False, reason=self._obstacle)
        if self._partitions is None:
            return Readiness(ready=False, reason="no partitions assigned yet")
        if self._left_to_restore is not None:
            left = (
                f": {self._left_to_restore:,} records are left" if self._left_to_restore else ""
            )  # not known at first
            return Readiness(ready=False, reason=f"restoring what is remembered of articles{left}")
        if (stall := self._stall(self._monotonic())) is not None:
            return Readiness(ready=False, reason=f"stalled: {stall}")
        return Readiness(ready=True, reason=f"{self._partitions} partitions assigned")

    def _stall(self, now: float) -> str | None:
        """What stands still."""
        waiting = sum(self._waiting.values())
        if waiting and (idle := now - self._progress) > STALL_SECONDS:
            return f"{waiting} records wait, none done for {idle:.0f} s"
        if self._uncommitted is not None and (idle := now - self._uncommitted) > STALL_SECONDS:
            return f"nothing committed for {idle:.0f} s"
        if (idle := now - self._measured) > STALL_SECONDS:
            return f"no word from the brokers for {idle:.0f} s"
        for partition, records in self._waiting.items():
            if records and (idle := now - self._moved[partition]) > PARTITION_STALL_SECONDS:
                return f"{records} records of {partition.topic}/{partition.partition} wait, none done for {idle:.0f} s"
        return None
