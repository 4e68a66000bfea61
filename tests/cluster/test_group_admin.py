"""A group's offsets. No broker here; tests/broker has one."""

import time

import pytest
from kafka import TopicPartition
from kafka.admin import OffsetSpec, OffsetTimestamp
from kafka.errors import CoordinatorNotAvailableError, UnknownMemberIdError

from streams.cluster import group_admin
from streams.cluster.group_admin import GroupError, PartitionLag, Start, begin_group, committed_offsets, group_lag
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


def test_lag_is_what_waits_and_unknown_where_nothing_is_committed(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, Admin(topics={"a": 2}, offsets={P0: 5}, ends={P0: 12, P1: 3}))
    lag = group_lag(SETTINGS, "a", timeout=1.0)
    assert lag == [PartitionLag(0, 5, 12), PartitionLag(1, None, 3)]
    assert [each.lag for each in lag] == [7, None]


def test_a_topic_that_was_made_anew_is_behind_what_was_committed_and_nothing_waits() -> None:
    assert PartitionLag(0, committed=12, end=5).lag == 0
