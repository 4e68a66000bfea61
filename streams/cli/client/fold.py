"""What stands: of the records of an id the one with the highest ``ce_sequence`` is the truth."""

from collections.abc import Iterator

from streams.cli.client.received import Received


class Fold:
    """Folds the records of one topic, of one group, to those that stand.

    A later record of an id usually comes later; but for a worker that was stopped, lost its partitions and woke up with
    records in its buffers. So the sequence decides, and the place in the topic only between records of one sequence.
    """

    def __init__(self, group: str) -> None:
        self._group = group
        self._latest: dict[str, Received] = {}

    def add(self, received: Received) -> None:
        """Take in the next record of the topic."""
        if received.kind is None or not received.is_of(self._group):
            return
        identity = received.identity()
        known = self._latest.get(identity)
        if known is None or known.sequence() <= received.sequence():
            self._latest.pop(identity, None)
            self._latest[identity] = received

    def standing(self) -> Iterator[Received]:
        """What stands, in the order in which it came."""
        for received in self._latest.values():
            event = received.event
            if event is not None and event.get("status", "live") == "live":
                yield received
