"""A consumer group: where a new one begins, who is in it, and how far it is behind."""

import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, Literal

from kafka import TopicPartition
from kafka.admin import OffsetSpec, OffsetTimestamp
from kafka.errors import CoordinatorNotAvailableError, NoError

from streams.cluster.topic_admin import admin_client
from streams.settings import Settings

__all__ = [
    "GroupError",
    "GroupStanding",
    "Member",
    "PartitionLag",
    "Start",
    "begin_group",
    "committed_offsets",
    "group_standing",
    "reading_starts",
    "start_text",
]

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
    begin: int
    """The offset of the oldest record that is still there."""
    end: int
    """The offset of the next record to come."""

    @property
    def lag(self) -> int:
        """Records that wait. A group that has committed nothing will begin at the oldest one."""
        return max(0, self.end - max(self.begin, self.committed or 0))


@dataclass(frozen=True, slots=True)
class Member:
    """One worker of a group, as the brokers know it."""

    host: str
    """The address that it came from."""
    partitions: frozenset[int]
    """Those of the topic that it has."""


@dataclass(frozen=True, slots=True)
class GroupStanding:
    """A group at a moment."""

    state: str
    """Kafka's word: ``Stable``, ``PreparingRebalance``, ``CompletingRebalance``, ``Empty`` or ``Dead``."""
    members: tuple[Member, ...]
    partitions: tuple[PartitionLag, ...]
    """All that the topic has, in order."""

    @property
    def settled(self) -> bool:
        """Whether the partitions are shared out, and nobody waits for that."""
        return self.state == "Stable"

    @property
    def lag(self) -> int:
        """Records that wait in all partitions."""
        return sum(each.lag for each in self.partitions)

    def unread(self) -> set[int]:
        """The partitions that no member has."""
        return {each.partition for each in self.partitions}.difference(*(each.partitions for each in self.members))


def start_text(start: Start) -> str:
    """``start`` for a person: ``the latest``, or ``2026-05-06T12:30:00Z``."""
    if isinstance(start, int):
        return datetime.fromtimestamp(start / 1000, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return f"the {start}"


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


def group_standing(settings: Settings, topic: str, *, timeout: float) -> GroupStanding:
    """Who is in the group of ``settings``, and how far it is behind in each partition of ``topic``.

    Args:
        settings: Where the brokers are, and the group.
        topic: An existing topic.
        timeout: How long a broker may take to answer first, seconds.

    Raises:
        BrokerUnreachableError: No broker answered, or the user may not see the group.
    """
    with admin_client(settings, timeout=timeout) as admin:
        partitions = _partitions(admin, topic)
        committed = _committed(admin, settings.group, partitions)
        begins = admin.list_partition_offsets(dict.fromkeys(partitions, OffsetSpec.EARLIEST))
        ends = admin.list_partition_offsets(dict.fromkeys(partitions, OffsetSpec.LATEST))
        group = admin.describe_groups([settings.group])[settings.group]
    lags = (
        PartitionLag(each.partition, committed[each], begins[each].offset, ends[each].offset)
        for each in sorted(partitions)
    )
    # A group that nobody knows is an error to newer brokers, and "Dead" to older ones.
    members = tuple(_member(each, topic) for each in group["members"])
    return GroupStanding("Dead" if group["error"] else group["group_state"], members, tuple(lags))


def _member(described: Mapping[str, Any], topic: str) -> Member:
    """A member as kafka-python describes it; one that has been given nothing yet has no assignment."""
    assigned = described["member_assignment"]
    shares = assigned["assigned_partitions"] if isinstance(assigned, dict) else ()
    numbers = (number for share in shares if share["topic"] == topic for number in share["partitions"])
    return Member(described["client_host"].lstrip("/"), frozenset(numbers))


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
