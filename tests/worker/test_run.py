"""How a worker begins, how it goes on when its stream breaks off, and how it ends. No broker here."""

import asyncio
import logging
import signal
from collections.abc import Collection, Iterable
from typing import Any

import pytest
from prometheus_client import CollectorRegistry

from streams.cluster.group_admin import GroupError, Start
from streams.cluster.topic_admin import BrokerUnreachableError, TopicGrownError, TopicMissingError
from streams.delivery.exactly_once import PartitionLostError
from streams.delivery.offsets import Partition
from streams.memory.store import StoreError
from streams.settings import Settings, load_settings
from streams.worker import logs, run
from streams.worker.ending import Ending
from streams.worker.health import Health
from streams.worker.metrics import Metrics
from streams.worker.patches.clients import GroupLostError
from streams.worker.run import WorkerError, run_worker
from tests.worker.processes import READ_NOTHING


class App:
    """Ends at once, for a reason."""

    def __init__(self, crash_reason: Exception) -> None:
        self.crash_reason = crash_reason
        self.guarantee = self
        self.stopped = self.closed = False

    async def start(self) -> None: ...

    async def wait_until_stopped(self) -> None: ...

    async def stop(self) -> None:
        self.stopped = True

    async def revoked(self) -> None:
        self.closed = True


def stream(monkeypatch: pytest.MonkeyPatch, *crash_reasons: Exception) -> list[App]:
    """Run apps that crash one after another; those that were created."""
    left = [App(reason) for reason in crash_reasons]
    created: list[App] = []

    def next_app(*_: Any, **__: Any) -> App:
        created.append(left.pop(0))
        return created[-1]

    monkeypatch.setattr(run, "create_app", next_app)
    metrics = Metrics(CollectorRegistry(), watchlist=())
    with pytest.raises(WorkerError, match="a fault of ours"):
        asyncio.run(run._stream(load_settings(), READ_NOTHING, metrics, Health(), Ending()))
    return created


def test_a_worker_that_lost_a_partition_or_its_group_begins_anew_and_one_with_a_fault_ends(
    cluster: "Cluster", monkeypatch: pytest.MonkeyPatch
) -> None:
    apps = stream(
        monkeypatch, PartitionLostError("taken over"), GroupLostError("an empty answer"), ValueError("a fault of ours")
    )
    assert len(apps) == 3
    assert all(app.stopped and app.closed for app in apps)
    assert cluster.asked == 2


def test_a_worker_that_the_brokers_refuse_does_not_begin_anew(
    cluster: "Cluster", monkeypatch: pytest.MonkeyPatch
) -> None:
    cluster.grown = True
    with pytest.raises(TopicGrownError):
        stream(monkeypatch, GroupLostError("an empty answer"))


def test_a_worker_outside_its_group_says_nothing_of_partitions(
    cluster: "Cluster", monkeypatch: pytest.MonkeyPatch
) -> None:
    registry, health = CollectorRegistry(), Health()
    metrics = Metrics(registry, watchlist=())
    outside: list[tuple[object, ...]] = []

    class Streaming(App):
        async def wait_until_stopped(self) -> None:
            health.assigned(1)
            health.restoring(7)
            metrics.set_lag({Partition("news.articles.v1", 0): 5})
            metrics.set_memory(3, 7)

    def look(*_: object) -> list[str]:
        labels = {"topic": "news.articles.v1", "partition": "0"}
        lag = registry.get_sample_value("quotetape_consumer_lag", labels)
        left = registry.get_sample_value("quotetape_memory_left_to_restore")
        remembered = registry.get_sample_value("quotetape_remembered_articles")
        health.started()
        outside.append((lag, left, remembered, health.readiness().reason))
        return []

    apps = [Streaming(GroupLostError("an empty answer")), Streaming(ValueError("a fault of ours"))]
    monkeypatch.setattr(run, "create_app", lambda *_, **__: apps.pop(0))
    monkeypatch.setattr(run, "missing_topics", look)
    with pytest.raises(WorkerError, match="a fault of ours"):
        asyncio.run(run._stream(load_settings(), READ_NOTHING, metrics, health, Ending()))
    assert outside == [(None, 0, 0, "no partitions assigned yet")]


class Cluster:
    """What a worker asks the brokers before it streams."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.missing: list[str] = []
        self.created: list[str] = []
        self.begun: list[Start] = []
        self.silent_for = 0
        """How often no broker answers."""
        self.pauses: list[float] = []
        self.grown = False
        self.unseen = 0
        """How often the brokers do not show a topic that is there."""
        self.asked = 0
        """How often the brokers were asked what is there."""
        for name in ("missing_topics", "create_topics", "begin_group", "committed_offsets", "require_same_partitions"):
            monkeypatch.setattr(run, name, getattr(self, name))
        sleep = asyncio.sleep

        async def pause(seconds: float) -> None:
            self.pauses.append(seconds)
            await sleep(0)

        monkeypatch.setattr(asyncio, "sleep", pause)

    def missing_topics(self, _settings: Settings, _topics: Iterable[Any]) -> list[str]:
        self.asked += 1
        if self.silent_for:
            self.silent_for -= 1
            raise BrokerUnreachableError("no broker answers")
        return self.missing

    def create_topics(self, _settings: Settings, _topics: Iterable[Any]) -> list[str]:
        self.created, self.missing = self.missing, []
        return self.created

    def begin_group(self, _settings: Settings, _topic: str, start: Start) -> int:
        self.begun.append(start)
        return 1

    def require_same_partitions(self, _settings: Settings, _articles: str, _memory: str) -> None:
        if self.unseen:
            self.unseen -= 1
            raise TopicMissingError("they show no topic news.memory")
        if self.grown:
            raise TopicGrownError("has 12 partitions")

    def committed_offsets(self, _settings: Settings, _topic: str, partitions: Collection[int]) -> dict[int, None]:
        return dict.fromkeys(partitions)


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> Cluster:
    return Cluster(monkeypatch)


def prepare(health: Health, *, create: bool = False, start: Start | None = None) -> None:
    asyncio.run(run._prepare(load_settings(), health, create_missing_topics=create, start=start))


def test_brokers_that_do_not_answer_are_waited_for_longer_and_longer(cluster: Cluster) -> None:
    cluster.silent_for = 8
    health = Health()
    prepare(health)
    assert cluster.pauses == [0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 15.0, 15.0]
    assert health.readiness().reason == "waiting for the brokers: no broker answers"


def test_topics_that_are_missing_are_made_only_where_that_is_asked_for(cluster: Cluster) -> None:
    cluster.missing = ["news.quotes.v1"]
    with pytest.raises(
        WorkerError, match=r"missing: news\.quotes\.v1\. Create them with: quotetape topics create --group "
    ):
        prepare(Health())
    prepare(Health(), create=True)
    assert cluster.created == ["news.quotes.v1"]


def test_a_topic_that_is_not_shown_for_the_moment_is_waited_for(cluster: Cluster) -> None:
    cluster.unseen = 2
    health = Health()
    prepare(health)
    assert cluster.pauses == [0.5, 1.0]
    assert health.readiness().reason == "waiting for the brokers: they show no topic news.memory"


def test_a_topic_that_has_grown_stops_the_start_and_says_how_to_move(cluster: Cluster) -> None:
    cluster.grown = True
    with pytest.raises(TopicGrownError, match="has 12 partitions"):
        prepare(Health())


def test_a_disk_that_does_not_take_the_memory_ends_the_worker_and_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        run, "create_app", lambda *_, **__: App(StoreError("the disk is full; see QUOTETAPE_STATE_DIR"))
    )
    metrics = Metrics(CollectorRegistry(), watchlist=())
    with pytest.raises(WorkerError, match=r"^the disk is full; see QUOTETAPE_STATE_DIR$"):
        asyncio.run(run._stream(load_settings(), READ_NOTHING, metrics, Health(), Ending()))


@pytest.mark.parametrize("start", [None, "latest", 1_700_000_000_000])
def test_a_group_begins_where_it_is_told_to(cluster: Cluster, start: Start | None) -> None:
    prepare(Health(), start=start)
    assert cluster.begun == ([] if start is None else [start])


@pytest.mark.parametrize(
    ("error", "status"), [(None, 0), (WorkerError("topics are missing"), 1), (GroupError("refused"), 1)]
)
def test_a_worker_ends_with_a_status_and_says_why(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, error: Exception | None, status: int
) -> None:
    async def ends(_settings: Settings, _ending: Ending, **_: Any) -> None:
        if error is not None:
            raise error

    monkeypatch.setattr(run, "_run", ends)
    monkeypatch.setattr(logs, "configure", lambda _: None)
    caplog.set_level(logging.INFO)
    assert run_worker(load_settings()) == status
    assert caplog.messages == ["Stopped" if error is None else str(error)]


@pytest.mark.parametrize("error", [None, WorkerError("topics are missing")])
def test_its_last_word_has_a_bound_too(monkeypatch: pytest.MonkeyPatch, error: Exception | None) -> None:
    """The log may be a full pipe that nobody reads."""
    left: list[bool] = []

    class Watched(Ending):
        def __exit__(self, *of: Any) -> None:  # noqa: PYI036 - handed on as they are
            left.append(True)
            super().__exit__(*of)

    async def ends(_settings: Settings, _ending: Ending, **_: Any) -> None:
        if error is not None:
            raise error

    said_after: list[bool] = []
    monkeypatch.setattr(run, "_run", ends)
    monkeypatch.setattr(run, "Ending", Watched)
    monkeypatch.setattr(logs, "configure", lambda _: None)
    monkeypatch.setattr(run.log, "info", lambda *_: said_after.extend(left))
    monkeypatch.setattr(run.log, "critical", lambda *_: said_after.extend(left))
    run_worker(load_settings())
    assert left == [True]
    assert said_after == []


def test_a_signal_while_the_brokers_are_waited_for_ends_the_worker_and_says_so(
    monkeypatch: pytest.MonkeyPatch, cluster: Cluster, caplog: pytest.LogCaptureFixture
) -> None:
    signals = [signal.SIGTERM]  # a second one would end this process

    def unreachable(*_: Any) -> list[str]:
        if signals:
            signal.raise_signal(signals.pop())
        raise BrokerUnreachableError("no broker answers")

    caplog.set_level(logging.INFO)
    monkeypatch.setattr(run, "missing_topics", unreachable)
    monkeypatch.setattr(run, "load_core", lambda: None)
    monkeypatch.setattr(logs, "configure", lambda _: None)
    assert run_worker(load_settings(web_port=0)) == 0
    assert not any("Streaming from" in message for message in caplog.messages)
    assert [message for message in caplog.messages if message.startswith("Stop")] == [
        "Stopping: finishing what is in flight",
        "Stopped",
    ]


def test_a_stop_that_does_not_come_to_its_end_is_broken_off_whatever_it_was_for(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    statuses: list[int] = []
    ended = asyncio.Event()

    class Hanging(App):
        async def stop(self) -> None:
            await asyncio.wait_for(ended.wait(), 20)

    def end(status: int) -> None:
        statuses.append(status)
        loop.call_soon_threadsafe(ended.set)

    monkeypatch.setattr(run, "create_app", lambda *_, **__: Hanging(StoreError("the disk is full")))
    metrics = Metrics(CollectorRegistry(), watchlist=())
    with Ending(unasked_seconds=0.1, end=end) as ending, asyncio.Runner() as runner:
        loop = runner.get_loop()
        with pytest.raises(WorkerError, match="the disk is full"):
            runner.run(run._stream(load_settings(), READ_NOTHING, metrics, Health(), ending))
    assert statuses == [1]
    assert caplog.messages == [
        "The stop was not over after 0.1 s and is broken off; what is not committed is read again"
    ]
