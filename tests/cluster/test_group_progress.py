"""Two looks at a group: which is worse, and what is said of it."""

import pytest

from streams.cluster.group_admin import GroupStanding, Member, PartitionLag
from streams.cluster.group_progress import GroupProgress

SECONDS = 5.0


def standing(*committed_and_end: tuple[int | None, int], shares: tuple[set[int], ...] | None = None) -> GroupStanding:
    """One member for each share of the partitions; one that has all if None."""
    partitions = tuple(PartitionLag(number, *each[:1], 0, each[1]) for number, each in enumerate(committed_and_end))
    shares = (set(range(len(partitions))),) if shares is None else shares
    members = tuple(Member(f"10.0.0.{number}", frozenset(share)) for number, share in enumerate(shares))
    return GroupStanding("Stable" if members else "Empty", members, partitions)


def progress(before: GroupStanding, after: GroupStanding, seconds: float = SECONDS) -> GroupProgress:
    return GroupProgress("g", before, after, seconds)


@pytest.mark.parametrize(
    ("before", "after", "condition"),
    [
        pytest.param((9, 9), (9, 9), "keeping up", id="nothing comes"),
        pytest.param((9, 10), (99, 102), "keeping up", id="much comes and is done at once"),
        pytest.param((9, 1000), (99, 1000), "catching up", id="less waits than before"),
        pytest.param((9, 100), (99, 1000), "falling behind", id="more comes than is done"),
        pytest.param((9, 10), (9, 10), "standing still", id="what waits is not done"),
        pytest.param((None, 10), (None, 10), "standing still", id="nothing was ever done"),
        pytest.param((9, 9), (9, 10), "falling behind", id="what has just come"),
        pytest.param((90, 90), (10, 90), "falling behind", id="somebody set the offsets back"),
    ],
)
def test_a_partition_in_a_word(before: tuple[int | None, int], after: tuple[int | None, int], condition: str) -> None:
    (partition,) = progress(standing(before), standing(after)).partitions()
    assert partition.condition == condition


def test_one_look_shows_no_change() -> None:
    conditions = {
        each.condition for each in progress(standing((0, 5), (5, 5)), standing((0, 5), (5, 5)), 0).partitions()
    }
    assert conditions == {"behind", "keeping up"}


def test_the_worst_is_first() -> None:
    before = standing((0, 9), (0, 9), (0, 9), (9, 9), (9, 9), shares=({0, 1, 2, 3},))
    after = standing((5, 9), (0, 9), (1, 99), (9, 9), (9, 9), shares=({0, 1, 2, 3},))
    found = progress(before, after)
    assert [(each.after.partition, each.condition) for each in found.partitions()] == [
        (4, "unread"),
        (1, "standing still"),
        (2, "falling behind"),
        (0, "keeping up"),
        (3, "keeping up"),
    ]
    assert list(found.problems()) == [
        "partition 4 is read by no member of group g",
        "partition 1 stands still: 9 articles wait, none was done in 5 s",
        "group g falls behind: 111 articles wait, 84 more than 5 s before",
    ]


def test_an_article_that_has_just_come_is_no_problem() -> None:
    assert list(progress(standing((9, 9), (7, 9)), standing((9, 10), (9, 9))).problems()) == []


def test_a_group_without_workers() -> None:
    found = progress(standing((0, 1000), shares=()), standing((0, 2000), shares=()))
    assert list(found.problems()) == [
        "group g has no members: no worker runs; 2,000 articles wait, 1,000 more than 5 s before"
    ]


def test_a_group_that_is_sharing_out() -> None:
    sharing = GroupStanding("PreparingRebalance", (Member("a", frozenset()),), (PartitionLag(0, 3, 0, 5),))
    assert list(progress(sharing, sharing).problems()) == [
        "group g is sharing the partitions out and reads nothing meanwhile; 2 articles wait"
    ]


def test_as_json() -> None:
    told = progress(standing((0, 9)), standing((5, 9))).as_json()
    assert told == {
        "name": "g",
        "state": "Stable",
        "members": [{"host": "10.0.0.0", "partitions": [0]}],
        "seconds": SECONDS,
        "lag": 4,
        "growth": -5,
        "partitions": [
            {
                "partition": 0,
                "condition": "keeping up",
                "committed": 5,
                "end": 9,
                "lag": 4,
                "growth": -5,
                "done": 5,
            }
        ],
    }
