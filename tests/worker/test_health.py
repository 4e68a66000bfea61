"""When a worker says that it does its work, and what it says when it does not."""

from streams.delivery.offsets import Partition
from streams.worker.health import PARTITION_STALL_SECONDS, STALL_SECONDS, Health, Readiness

P0, P1 = Partition("news.articles.v1", 0), Partition("news.articles.v1", 1)


class Clock:
    """A clock that is set by hand, in seconds."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


def running(clock: Clock) -> Health:
    health = Health(monotonic=clock)
    health.started()
    health.assigned(4)
    return health


def test_from_start_to_stop() -> None:
    health = Health(monotonic=Clock())
    assert health.readiness() == Readiness(ready=False, reason="starting")
    health.blocked("waiting for the brokers")
    assert health.readiness() == Readiness(ready=False, reason="waiting for the brokers")
    health.started()
    assert health.readiness() == Readiness(ready=False, reason="no partitions assigned yet")
    health.assigned(4)
    assert health.readiness() == Readiness(ready=True, reason="4 partitions assigned")
    health.blocked("stopping")
    assert health.readiness() == Readiness(ready=False, reason="stopping")


def test_not_ready_while_partitions_are_shared_out_anew() -> None:
    health = running(Clock())
    health.revoked()
    assert health.readiness() == Readiness(ready=False, reason="no partitions assigned yet")


def test_a_standby_without_partitions_is_ready() -> None:
    health = running(Clock())
    health.assigned(0)
    assert health.readiness().ready


def test_stalled_when_records_wait_and_none_is_done() -> None:
    clock = Clock()
    health = running(clock)
    health.waiting({P0: 5, P1: 7})
    clock.now += STALL_SECONDS
    health.waiting({P0: 5, P1: 7})
    assert health.readiness().ready
    clock.now += 1
    assert health.readiness() == Readiness(ready=False, reason="stalled: 12 records wait, none done for 61 s")
    health.progressed(P0)
    assert health.readiness().ready


def test_the_time_counts_from_when_there_was_work() -> None:
    clock = Clock()
    health = running(clock)
    for _ in range(10):
        clock.now += STALL_SECONDS
        health.waiting({P0: 0})
        assert health.readiness().ready
    health.waiting({P0: 1})
    assert health.readiness().ready
    clock.now += STALL_SECONDS + 1
    health.waiting({P0: 2})
    assert not health.readiness().ready
    health.waiting({P0: 0})
    assert health.readiness().ready


def test_stalled_when_one_partition_is_never_read_though_others_are() -> None:
    clock = Clock()
    health = running(clock)
    waited = 0.0
    while waited <= PARTITION_STALL_SECONDS:
        assert health.readiness().ready
        health.waiting({P0: 3, P1: 100})
        health.progressed(P1)
        clock.now += 10
        waited += 10
    health.waiting({P0: 3, P1: 100})
    health.progressed(P1)
    assert health.readiness().reason == "stalled: 3 records of news.articles.v1/0 wait, none done for 310 s"
    health.progressed(P0)
    assert health.readiness().ready


def test_stalled_when_nothing_is_committed_though_all_is_done() -> None:
    clock = Clock()
    health = running(clock)
    health.committing()
    clock.now += STALL_SECONDS
    health.waiting({P0: 0})
    health.committing()
    assert health.readiness().ready
    clock.now += 1
    assert health.readiness() == Readiness(ready=False, reason="stalled: nothing committed for 61 s")
    health.committed()
    assert health.readiness().ready


def test_stalled_when_the_brokers_do_not_say_what_waits() -> None:
    clock = Clock()
    health = running(clock)
    health.waiting({P0: 0})
    clock.now += STALL_SECONDS + 1
    assert health.readiness() == Readiness(ready=False, reason="stalled: no word from the brokers for 61 s")
    health.waiting({P0: 0})
    assert health.readiness().ready


def test_new_partitions_get_their_time() -> None:
    clock = Clock()
    health = running(clock)
    health.waiting({P0: 1})
    health.committing()
    clock.now += STALL_SECONDS + 1
    health.assigned(2)
    assert health.readiness().ready
