"""A group's offsets. No broker here; tests/broker has one."""

import time
from typing import Any

import pytest
from kafka import TopicPartition
from kafka.admin import OffsetSpec, OffsetTimestamp
from kafka.errors import CoordinatorNotAvailableError, UnknownMemberIdError

from streams.cluster import group_admin
from streams.cluster.group_admin import (
    GroupError,
    Member,
    PartitionLag,
    Start,
    begin_group,
    committed_offsets,
    group_standing,
)
from streams.settings import Settings
from tests.cluster.admin import Admin, install

SETTINGS = Settings()
P0, P1 = TopicPartition("a", 0), TopicPartition("a", 1)


@pytest.mark.parametrize(
    ("start", "place"),
    [("earliest", OffsetSpec.EARLIEST), ("latest", OffsetSpec.LATEST), (1_700_000_000_000, OffsetTimestamp)],
)
def test_a_group_begins_where_it_has_no_offset_yet(
    monkeypatch: pytest.MonkeyPatch, start: Start, place: OffsetSpec | type[OffsetTimestamp]
) -> None:
    admin = install(monkeypatch, Admin(topics={"a": 2}, offsets={P0: 5}))
    assert begin_group(SETTINGS, "a", start) == 1
    ((partition, begins),) = admin.reset.items()
    assert partition == P1
    assert isinstance(begins, place) if isinstance(place, type) else begins is place
    assert not isinstance(start, int) or begins == start


def test_a_group_that_is_under_way_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    admin = install(monkeypatch, Admin(topics={"a": 2}, offsets={P0: 5, P1: 0}))
    assert begin_group(SETTINGS, "a", "latest") == 0
    assert admin.reset == {}


def test_offsets_that_are_refused_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, Admin(topics={"a": 2}, reset_error=UnknownMemberIdError))
    with pytest.raises(GroupError, match="group quotetape can't be set: UnknownMemberIdError"):
        begin_group(SETTINGS, "a", "latest")


def test_another_worker_that_was_quicker_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    class Raced(Admin):
        def reset_group_offsets(self, group: str, places: dict[TopicPartition, object]) -> dict[TopicPartition, object]:
            self.offsets |= dict.fromkeys(places, 0)
            return super().reset_group_offsets(group, places)

    install(monkeypatch, Raced(topics={"a": 2}, reset_error=UnknownMemberIdError))
    assert begin_group(SETTINGS, "a", "latest") == 2


def test_committed_offsets_and_none_where_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, Admin(offsets={P1: 7}))
    assert committed_offsets(SETTINGS, "a", [0, 1]) == {0: None, 1: 7}


def test_a_new_cluster_may_take_a_moment_to_keep_offsets(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(time, "sleep", pauses.append)
    install(monkeypatch, Admin(offsets={P0: 7}, not_available=2))
    assert committed_offsets(SETTINGS, "a", [0]) == {0: 7}
    assert len(pauses) == 2


def test_but_no_more_than_that(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(group_admin, "_COORDINATOR_SECONDS", -1.0)
    install(monkeypatch, Admin(not_available=1))
    with pytest.raises(CoordinatorNotAvailableError):
        committed_offsets(SETTINGS, "a", [0])


def test_lag_is_what_waits_and_all_that_is_there_where_nothing_is_committed(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, Admin(topics={"a": 2}, offsets={P0: 5}, begins={P1: 1}, ends={P0: 12, P1: 3}))
    standing = group_standing(SETTINGS, "a", timeout=1.0)
    assert standing.partitions == (PartitionLag(0, 5, 0, 12), PartitionLag(1, None, 1, 3))
    assert [each.lag for each in standing.partitions] == [7, 2]
    assert standing.lag == 9


def test_who_is_in_the_group_and_what_nobody_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    other = TopicPartition("b", 1)
    members = {"10.0.0.1": [P0, other], "10.0.0.2": []}
    install(monkeypatch, Admin(topics={"a": 2}, ends={P0: 0, P1: 0}, members=members))
    standing = group_standing(SETTINGS, "a", timeout=1.0)
    assert standing.members == (Member("10.0.0.1", frozenset({0})), Member("10.0.0.2", frozenset()))
    assert standing.unread() == {1}


def test_a_member_that_has_been_given_nothing_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    class Sharing(Admin):
        def describe_groups(self, groups: list[str]) -> dict[str, Any]:
            member = {"client_host": "/10.0.0.1", "member_assignment": b""}
            return {
                group: {"error": None, "group_state": "PreparingRebalance", "members": [member]} for group in groups
            }

    install(monkeypatch, Sharing(topics={"a": 1}, ends={P0: 0}))
    standing = group_standing(SETTINGS, "a", timeout=1.0)
    assert (standing.settled, standing.members) == (False, (Member("10.0.0.1", frozenset()),))


def test_a_group_that_the_brokers_never_heard_of(monkeypatch: pytest.MonkeyPatch) -> None:
    class Newer(Admin):
        def describe_groups(self, groups: list[str]) -> dict[str, Any]:
            return {group: {"error": "GroupIdNotFoundError", "group_state": "", "members": []} for group in groups}

    install(monkeypatch, Newer(topics={"a": 1}, ends={P0: 4}))
    standing = group_standing(SETTINGS, "a", timeout=1.0)
    assert (standing.state, standing.members, standing.lag) == ("Dead", (), 4)


@pytest.mark.parametrize(
    "lag",
    [
        pytest.param(PartitionLag(0, committed=12, begin=0, end=5), id="a topic that was made anew"),
        pytest.param(PartitionLag(0, committed=2, begin=5, end=5), id="what was not read is no longer kept"),
    ],
)
def test_what_is_not_there_does_not_wait(lag: PartitionLag) -> None:
    assert lag.lag == 0
