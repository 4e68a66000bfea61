"""Brokers that go away, refuse and come back; workers that are killed. Each test has a broker of its own."""

import json
import os
import re
import signal
import time
from collections.abc import Iterator
from hashlib import shake_256
from pathlib import Path
from typing import Any

import pytest
from kafka.admin import KafkaAdminClient

from deploy.kafka.node import ApacheKafka
from streams.cluster.local_broker import LocalBroker
from streams.cluster.topic_admin import create_topics
from streams.cluster.topics import topics_of
from streams.settings import Settings
from tests.broker.conftest import StartWorker, Topics, WorkerProcess, own_broker, wait_for

Broker = LocalBroker | ApacheKafka

pytestmark = pytest.mark.broker

GROUP = "outages"
BODY = '"We will open forty stores," said Ada Moreau, chief executive of Lumen Foods.'


@pytest.fixture
def broker(pytestconfig: pytest.Config) -> Iterator[Broker]:
    with own_broker(pytestconfig) as broker:
        yield broker


def start(start_worker: StartWorker, broker: Broker, *arguments: str, **environment: str) -> WorkerProcess:
    own = {"QUOTETAPE_BROKERS": broker.address, "QUOTETAPE_TOPIC_PREFIX": "news.", "QUOTETAPE_GROUP": GROUP}
    return start_worker(*arguments, **own, **environment)


def produce(broker: Broker, name: str) -> None:
    """Send fifty articles; the client is closed before the broker may go away, for it would leave sockets open."""
    topics = Topics(broker.address, "news.")
    for number in range(50):
        topics.produce({"id": f"{name}-{number}", "body": BODY})
    topics.close()


def wait_until_enriched(broker: Broker, wanted: set[bytes], worker: WorkerProcess) -> list[Any]:
    """All enriched events, once there is one of each article that is wanted."""
    topics = Topics(broker.address, "news.")
    deadline = time.monotonic() + 90
    try:
        while True:
            events = topics.read_all("articles-enriched.v1")
            missing = wanted - {event.key for event in events}
            if not missing:
                return events
            if time.monotonic() > deadline:
                pytest.fail(f"{report(topics, missing)}\n{worker.get('/readyz')}\nthe worker said:\n{worker.text()}")
            time.sleep(0.2)
    finally:
        topics.close()


def report(topics: Topics, missing: set[bytes]) -> str:
    """Where the articles are of which there is no event, and how far the group has come."""
    lines = [f"{len(missing)} articles have no event:"]
    lines += [
        f"  {key.decode()} is at {record.partition}:{record.offset}"
        for record in topics.read_all("articles.v1")
        if (key := str(json.loads(record.value)["id"]).encode()) in missing
    ]
    ends = topics.ends("articles.v1")
    lines += [f"partition {n}: committed {offset} of {ends[n]}" for n, offset in topics.committed(GROUP).items()]
    lines += [f"{topic} ends at {topics.ends(topic)}" for topic in ("articles-enriched.v1", "articles.v1.dlq")]
    return "\n".join(lines)


def test_a_worker_waits_for_its_broker_and_outlives_a_restart(broker: Broker, start_worker: StartWorker) -> None:
    broker.stop()
    worker = start(start_worker, broker)
    wait_for(lambda: "no Kafka broker answers at" in worker.text(), "word of the missing broker", worker)
    assert worker.get("/livez")[0] == 200
    status, state = worker.get("/readyz")
    assert status == 503
    assert json.loads(state)["reason"].startswith("waiting for the brokers: no Kafka broker answers at 127.0.0.1:")

    broker.start()
    worker.wait_until_ready()
    produce(broker, "before")
    broker.stop()
    broker.start()
    produce(broker, "after")

    wanted = {f"{when}-{number}".encode() for when in ("before", "after") for number in range(50)}
    wait_until_enriched(broker, wanted, worker)
    assert "Traceback" not in worker.text()
    assert worker.end() == 0


_EMPTY_ONCE = """
import aiokafka.consumer.group_coordinator as coordinator

protocol = coordinator.ConsumerProtocol

class Assignment:
    @staticmethod
    def decode(data):
        coordinator.ConsumerProtocol = protocol
        return protocol.ASSIGNMENT.decode(b"")

coordinator.ConsumerProtocol = type("Protocol", (protocol,), {"ASSIGNMENT": Assignment})
"""
"""Python's own start imports this: the first share of the group that a worker is given is empty bytes."""


def test_a_worker_that_does_not_understand_its_group_joins_it_anew(
    broker: Broker, start_worker: StartWorker, tmp_path: Path
) -> None:
    (tmp_path / "sitecustomize.py").write_text(_EMPTY_ONCE)
    path = os.pathsep.join([str(tmp_path), os.environ["PYTHONPATH"]])
    worker = start(start_worker, broker, "--create-topics", PYTHONPATH=path).wait_until_ready()
    assert "Joining the group anew" in worker.text()
    produce(broker, "after")
    wait_until_enriched(broker, {f"after-{number}".encode() for number in range(50)}, worker)
    assert worker.end() == 0


_SMALL_FILES = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (120_000, 120_000))
"""
"""Python's own start imports this: no file may grow to more, as if the disk were full."""


def test_a_worker_whose_disk_takes_nothing_ends_and_loses_nothing(
    broker: Broker, start_worker: StartWorker, tmp_path: Path
) -> None:
    settings = Settings(brokers=(broker.address,))
    create_topics(settings, topics_of(settings))
    produce(broker, "waiting")
    no_directory = tmp_path / "file"
    no_directory.touch()
    worker = start(start_worker, broker, QUOTETAPE_STATE_DIR=str(no_directory))

    assert worker.process.wait(40) == 1
    assert f"the memory of articles can't be kept in {no_directory}/" in worker.text().splitlines()[-1]
    wait_until_enriched(broker, {f"waiting-{n}".encode() for n in range(50)}, start(start_worker, broker))


def test_a_worker_whose_disk_fills_up_ends_and_loses_nothing(
    broker: Broker, start_worker: StartWorker, tmp_path: Path
) -> None:
    (tmp_path / "sitecustomize.py").write_text(_SMALL_FILES)
    path = os.pathsep.join([str(tmp_path), os.environ["PYTHONPATH"]])
    state = str(tmp_path / "state")
    worker = start(start_worker, broker, PYTHONPATH=path, QUOTETAPE_STATE_DIR=state).wait_until_ready()
    sent = 0
    while worker.process.poll() is None:
        assert sent < 200, f"it has room enough:\n{worker.text()}"
        produce(broker, f"round-{sent}")
        sent += 1
        time.sleep(0.3)

    assert worker.process.wait(40) == 1
    assert f"the memory of articles can't be kept in {state}/" in worker.text().splitlines()[-1]
    wanted = {f"round-{number}-{n}".encode() for number in range(sent) for n in range(50)}
    wait_until_enriched(broker, wanted, start(start_worker, broker, QUOTETAPE_STATE_DIR=state))


def test_missing_topics_are_named_with_the_command_that_makes_them(broker: Broker, start_worker: StartWorker) -> None:
    worker = start(start_worker, broker, "--")

    assert worker.process.wait(30) == 1
    assert "news.articles.v1.dlq" in worker.text()
    assert "quotetape topics create" in worker.text()


def test_an_event_that_the_broker_refuses_becomes_a_dead_letter(broker: Broker, start_worker: StartWorker) -> None:
    settings = Settings(brokers=(broker.address,))
    create_topics(settings, topics_of(settings))
    admin = KafkaAdminClient(bootstrap_servers=broker.address)
    admin.delete_topics(["news.articles-enriched.v1"])
    admin.create_topics({"news.articles-enriched.v1": {"num_partitions": 1, "configs": {"max.message.bytes": "6000"}}})
    admin.close()
    worker = start(start_worker, broker).wait_until_ready()
    topics = Topics(broker.address, "news.")
    # what a batch is compressed to counts, so letters that compress to nearly as many
    big = {"id": "big", "title": shake_256(b"title").hexdigest(4000), "body": BODY}
    for article in ({"id": "small-1", "body": BODY}, big, {"id": "small-2", "body": BODY}):
        topics.produce(article, key=b"k")

    (letter,) = topics.read("articles.v1.dlq", lambda _: True)
    events = topics.read("articles-enriched.v1", lambda _: True, 2)
    topics.close()

    headers = dict(letter.headers)
    assert (headers["__connect.errors.stage"], headers["quotetape.reason"]) == (b"publish", b"refused_by_broker")
    assert b'"big"' in letter.value
    assert {record.key for record in events} >= {b"small-1", b"small-2"}
    worker.wait_for_metric('quotetape_dead_letters_total{reason="refused_by_broker",stage="publish"}', 1)
    worker.wait_for_metric('quotetape_articles_total{outcome="dead_lettered"}', 1)


def test_nothing_is_lost_by_a_kill_and_a_repeat_has_the_same_id(broker: Broker, start_worker: StartWorker) -> None:
    worker = start(start_worker, broker).wait_until_ready()
    topics = Topics(broker.address, "news.")
    for number in range(400):
        topics._producer.send("news.articles.v1", b'{"id": "%d", "body": "%s"}' % (number, b"A quiet day. " * 50))
    topics.close()
    wait_for(lambda: worker.metric('quotetape_articles_total{outcome="enriched"}') > 20, "some progress", worker)
    worker.end(signal.SIGKILL)
    # The local broker would keep the dead member in the group, and its partitions with it, until it is restarted.
    broker.stop()
    broker.start()
    again = start(start_worker, broker)

    ids: dict[bytes, set[bytes]] = {}
    for event in wait_until_enriched(broker, {b"%d" % number for number in range(400)}, again):
        ids.setdefault(event.key, set()).add(dict(event.headers)["ce_id"])
    assert all(len(one) == 1 for one in ids.values())


def test_a_worker_that_waits_for_its_group_ends_soon_and_in_order(broker: Broker, start_worker: StartWorker) -> None:
    if not isinstance(broker, LocalBroker):
        pytest.skip("Apache Kafka gives a dead worker's partitions away")
    first = start(start_worker, broker).wait_until_ready()
    first.end(signal.SIGKILL)
    waiting = start(start_worker, broker)
    wait_for(lambda: "Streaming from" in waiting.text(), "the stream", waiting)
    time.sleep(2)  # it asks to join only when it is through with its start
    assert waiting.get("/readyz")[0] == 503

    begun = time.monotonic()
    assert waiting.end() == 0
    assert time.monotonic() - begun < 12
    assert [line.split(": ", 1)[1] for line in waiting.text().splitlines()[-2:]] == [
        "Stopping: finishing what is in flight",
        "Stopped",
    ]


def test_a_worker_without_its_brokers_ends_in_order(broker: Broker, start_worker: StartWorker) -> None:
    worker = start(start_worker, broker).wait_until_ready()
    broker.stop()
    assert worker.end() == 0


def test_a_worker_whose_brokers_are_silent_ends_in_order(broker: Broker, start_worker: StartWorker) -> None:
    if not isinstance(broker, LocalBroker):
        pytest.skip("only a broker of one process is silenced with ease")
    worker = start(start_worker, broker).wait_until_ready()
    assert broker._process is not None
    broker._process.send_signal(signal.SIGSTOP)
    try:
        begun = time.monotonic()
        assert worker.end() == 0
        assert time.monotonic() - begun < 15
    finally:
        broker._process.send_signal(signal.SIGCONT)


def test_a_worker_that_cannot_finish_is_ended_by_a_second_signal(broker: Broker, start_worker: StartWorker) -> None:
    worker = start(start_worker, broker).wait_until_ready()
    produce(broker, "before")
    wait_for(lambda: worker.metric('quotetape_articles_total{outcome="enriched"}') == 50, "articles", worker)
    topics = Topics(broker.address, "news.")
    for number in range(2_000):
        topics._producer.send("news.articles.v1", b'{"id": "%d", "body": "A quiet day."}' % number)
    topics.close()
    broker.stop()
    worker.process.send_signal(signal.SIGTERM)
    wait_for(lambda: "Stopping" in worker.text(), "the stop", worker)
    time.sleep(1)
    assert worker.process.poll() is None

    assert worker.end() == 1
    assert (
        worker.text()
        .splitlines()[-1]
        .endswith("Told to stop a second time: the stop is broken off; what is not committed is read again")
    )
    broker.start()
    wait_until_enriched(broker, {b"%d" % number for number in range(2_000)}, start(start_worker, broker))


def test_a_port_that_is_taken_is_said(broker: Broker, start_worker: StartWorker) -> None:
    first = start(start_worker, broker)
    port = re.split(":", first.url())[-1]
    second = start(start_worker, broker, QUOTETAPE_WEB_PORT=port)

    assert second.process.wait(30) == 1
    assert f"127.0.0.1:{port}" in second.text()
    assert "Traceback" not in second.text()


def test_a_bad_setting_stops_the_start(tmp_path: Path) -> None:
    worker = WorkerProcess({"QUOTETAPE_BROKERS": "127.0.0.1:1", "QUOTETAPE_LOG_FORMAT": "xml"}, tmp_path / "log")

    assert worker.process.wait(30) == 2
    assert worker.text().splitlines() == [
        "quotetape: QUOTETAPE_LOG_FORMAT='xml' is not allowed; it must be text or json"
    ]
