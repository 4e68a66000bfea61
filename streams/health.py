"""Whether a worker is alive, and whether it does its work."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

STALL_SECONDS: Final = 60.0
"""With work waiting and nothing settled for so long, a worker is stalled."""


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
        self._waiting = 0
        self._progress = monotonic()

    def blocked(self, reason: str) -> None:
        """The worker can't run now, because of ``reason``."""
        self._obstacle = reason

    def started(self) -> None:
        """The worker runs; it is ready once it has been told its partitions."""
        self._obstacle = None

    def assigned(self, partitions: int) -> None:
        """The group has given this worker so many partitions; none is a standby's share."""
        self._partitions = partitions
        self.progressed()

    def revoked(self) -> None:
        """The group is sharing the partitions out anew."""
        self._partitions = None

    def progressed(self) -> None:
        """An article was settled."""
        self._progress = self._monotonic()

    def waiting(self, records: int) -> None:
        """So many records are known to wait for this worker."""
        if not self._waiting:
            self.progressed()
        self._waiting = records

    def readiness(self) -> Readiness:
        """Whether the worker does its work."""
        if self._obstacle is not None:
            return Readiness(ready=False, reason=self._obstacle)
        if self._partitions is None:
            return Readiness(ready=False, reason="no partitions assigned yet")
        idle = self._monotonic() - self._progress
        if self._waiting and idle > STALL_SECONDS:
            return Readiness(ready=False, reason=f"stalled: {self._waiting} records wait, none done for {idle:.0f} s")
        return Readiness(ready=True, reason=f"{self._partitions} partitions assigned")
