"""A consumer group's offsets: where a new one begins, and how far one is behind."""

import time
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final, Literal

from kafka import TopicPartition
from kafka.admin import OffsetSpec, OffsetTimestamp
from kafka.errors import CoordinatorNotAvailableError, NoError

from streams.cluster.topic_admin import admin_client
from streams.settings import Settings

__all__ = ["GroupError", "PartitionLag", "Start", "begin_group", "committed_offsets", "group_lag", "reading_starts"]

Start = Literal["earliest", "latest"] | int
"""Where a group begins: at what is still there, at what comes from now on, or at the first record with this timestamp
or a later one, milliseconds since the epoch."""


_COORDINATOR_SECONDS: Final = 10.0
"""How long a new cluster may take to set up the topic that keeps the groups' offsets."""


class GroupError(RuntimeError):
    """The brokers did not take the group's offsets; the message says which group and why."""


@dataclass(frozen=True, slots=True)
class PartitionLag:
    """How far a group is behind in one partition."""

    partition: int
    committed: int | None
    """The next offset to read; None where the group has committed nothing."""
    end: int
    """The offset of the next record to come."""

    @property
    def lag(self) -> int | None:
        """Records that wait; None where the group has committed nothing."""
        return None if self.committed is None else max(0, self.end - self.committed)


def begin_group(settings: Settings, topic: str, start: Start) -> int:
    """Set where the group of ``settings`` begins to read ``topic``.

    Only partitions of which the group has no offset are set: one that is under way goes on where it was, so that a
    worker can be started again, or a second one beside it, with the same command.

    Returns:
        How many partitions were set.

    Raises:
        BrokerUnreachableError: No broker answered.
        GroupError: The brokers did not take the offsets.
    """
    # A plain number would be taken for an offset.
    place = OffsetTimestamp(start) if isinstance(start, int) else OffsetSpec[start.upper()]
    with admin_client(settings) as admin:
        committed = _committed(admin, settings.group, _partitions(admin, topic))
        fresh = [partition for partition, offset in committed.items() if offset is None]
        if not fresh:
            return 0
        answers = admin.reset_group_offsets(settings.group, dict.fromkeys(fresh, place))
        refused = {answer["error"] for answer in answers.values()} - {NoError}
        # A worker that started at the same moment may have been quicker; then all have an offset now.
        if refused and None in _committed(admin, settings.group, fresh).values():
            names = ", ".join(sorted(error.__name__ for error in refused))
            raise GroupError(f"the offsets of group {settings.group} can't be set: {names}")
    return len(fresh)


def committed_offsets(settings: Settings, topic: str, partitions: Collection[int]) -> dict[int, int | None]:
    """The next offset to read by partition of ``topic``; None where the group of ``settings`` has committed nothing.

    Raises:
        BrokerUnreachableError: No broker answered.
    """
    with admin_client(settings) as admin:
        committed = _committed(admin, settings.group, [TopicPartition(topic, number) for number in partitions])
    return {partition.partition: offset for partition, offset in committed.items()}


def reading_starts(settings: Settings, topic: str, partitions: Collection[int]) -> dict[int, int]:
    """The offset at which the group of ``settings`` goes on by partition of ``topic``: the committed one, or the
    earliest that is still there.

    Raises:
        BrokerUnreachableError: No broker answered.
    """
    wanted = [TopicPartition(topic, number) for number in partitions]
    with admin_client(settings) as admin:
        committed = _committed(admin, settings.group, wanted)
        fresh = [partition for partition, offset in committed.items() if offset is None]
        earliest = admin.list_partition_offsets(dict.fromkeys(fresh, OffsetSpec.EARLIEST)) if fresh else {}
    return {
        partition.partition: earliest[partition].offset if offset is None else offset
        for partition, offset in committed.items()
    }


def group_lag(settings: Settings, topic: str, *, timeout: float) -> list[PartitionLag]:
    """How far the group of ``settings`` is behind in each partition of ``topic``.

    Args:
        settings: Where the brokers are, and the group.
        topic: An existing topic.
        timeout: How long a broker may take to answer first, seconds.

    Raises:
        BrokerUnreachableError: No broker answered.
    """
    with admin_client(settings, timeout=timeout) as admin:
        partitions = _partitions(admin, topic)
        committed = _committed(admin, settings.group, partitions)
        ends = admin.list_partition_offsets(dict.fromkeys(partitions, OffsetSpec.LATEST))
    return [
        PartitionLag(partition.partition, committed[partition], ends[partition].offset)
        for partition in sorted(partitions)
    ]


def _partitions(admin: Any, topic: str) -> list[TopicPartition]:
    (described,) = admin.describe_topics([topic])
    return [TopicPartition(topic, each["partition_index"]) for each in described["partitions"]]


def _committed(admin: Any, group: str, partitions: list[TopicPartition]) -> dict[TopicPartition, int | None]:
    deadline = time.monotonic() + _COORDINATOR_SECONDS
    while True:
        try:
            offsets = admin.list_group_offsets({group: partitions})[group]
            break
        except CoordinatorNotAvailableError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.5)
    return {
        partition: offsets[partition].offset if partition in offsets and offsets[partition].offset >= 0 else None
        for partition in partitions
    }
