"""How a group does, by two looks at it: which partitions nobody reads, stand still or fall behind."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal

from streams.cluster.group_admin import GroupStanding, PartitionLag

__all__ = ["GroupProgress", "PartitionProgress"]

Condition = Literal["unread", "standing still", "falling behind", "behind", "catching up", "keeping up"]

_WORST_FIRST: Final[tuple[Condition, ...]] = (
    "unread",
    "standing still",
    "falling behind",
    "behind",
    "catching up",
    "keeping up",
)


@dataclass(frozen=True, slots=True)
class PartitionProgress:
    """A partition at both looks."""

    before: PartitionLag
    after: PartitionLag
    hosts: tuple[str, ...]
    """Who has it, by address; of a group that is settled one at most."""
    seconds: float
    """Between the looks; 0: there was one only."""

    @property
    def done(self) -> int:
        """Records that were done between the looks."""
        return max(0, (self.after.committed or 0) - (self.before.committed or 0))

    @property
    def growth(self) -> int:
        """How many more records wait than before."""
        return self.after.lag - self.before.lag

    @property
    def condition(self) -> Condition:
        """In a word.

        What waits is no more than was done between the looks: it keeps up, however many come. ``behind`` is said where
        there was one look only.
        """
        if not self.hosts:
            return "unread"
        if self.seconds and self.before.lag and not self.done and self.after.committed == self.before.committed:
            return "standing still"
        if self.after.lag <= self.done:
            return "keeping up"
        if not self.seconds:
            return "behind"
        return "falling behind" if self.growth > 0 else "catching up"


@dataclass(frozen=True, slots=True)
class GroupProgress:
    """A group at both looks."""

    name: str
    before: GroupStanding
    after: GroupStanding
    seconds: float
    """Between the looks; 0: there was one only, and both are that."""

    def partitions(self) -> list[PartitionProgress]:
        """The worst first: by their condition, then by what waits."""
        looks = zip(self.before.partitions, self.after.partitions, strict=False)  # partitions may be added in between
        progress = [PartitionProgress(before, after, self._hosts(after), self.seconds) for before, after in looks]
        return sorted(progress, key=lambda each: (_WORST_FIRST.index(each.condition), -each.after.lag))

    def _hosts(self, partition: PartitionLag) -> tuple[str, ...]:
        return tuple(each.host for each in self.after.members if partition.partition in each.partitions)

    def problems(self) -> Iterator[str]:
        """What is wrong with the group, in sentences; the worst first."""
        if not self.after.members:
            yield f"group {self.name} has no members: no worker runs; {self._waiting()}"
        elif not self.after.settled:
            yield f"group {self.name} is sharing the partitions out and reads nothing meanwhile; {self._waiting()}"
        else:
            yield from self._faulty_partitions()
            done = sum(each.done for each in self.partitions())
            if self.seconds and self.after.lag > max(done, self.before.lag):
                yield f"group {self.name} falls behind: {self._waiting()}"

    def _faulty_partitions(self) -> Iterator[str]:
        for each in self.partitions():
            match each.condition:
                case "unread":
                    yield f"partition {each.after.partition} is read by no member of group {self.name}"
                case "standing still":
                    yield (
                        f"partition {each.after.partition} stands still: {each.before.lag:,} articles wait, "
                        f"none was done in {self.seconds:g} s"
                    )

    def _waiting(self) -> str:
        """How much waits, and whether that grows."""
        more = self.after.lag - self.before.lag
        change = f", {more:,} more than {self.seconds:g} s before" if more > 0 else ""
        return f"{self.after.lag:,} articles wait{change}"

    def as_json(self) -> dict[str, Any]:
        """For a program."""
        return {
            "name": self.name,
            "state": self.after.state,
            "members": [{"host": each.host, "partitions": sorted(each.partitions)} for each in self.after.members],
            "seconds": self.seconds,
            "lag": self.after.lag,
            "growth": self.after.lag - self.before.lag,
            "partitions": [
                {
                    "partition": each.after.partition,
                    "condition": each.condition,
                    "committed": each.after.committed,
                    "end": each.after.end,
                    "lag": each.after.lag,
                    "growth": each.growth,
                    "done": each.done,
                }
                for each in self.partitions()
            ],
        }
