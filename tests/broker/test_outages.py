"""Brokers that go away, refuse and come back; workers that are killed. Each test has a broker of its own."""

import re
import signal
from collections.abc import Iterator

import pytest
from kafka.admin import KafkaAdminClient

from deploy.kafka.node import ApacheKafka
from streams.broker import LocalBroker
from streams.settings import Settings
from streams.topic_admin import create_topics
from streams.topics import topics_of
from tests.broker.conftest import StartWorker, Topics, WorkerProcess, own_broker, wait_for

Broker = LocalBroker | ApacheKafka

pytestmark = pytest.mark.broker

BODY = '"We will open forty stores," said Ada Moreau, chief executive of Lumen Foods.'


@pytest.fixture
def broker(pytestconfig: pytest.Config) -> Iterator[Broker]:
    with own_broker(pytestconfig) as broker:
        yield broker


def start(start_worker: StartWorker, broker: Broker, *arguments: str, **environment: str) -> WorkerProcess:
    return start_worker(*arguments, QUOTETAPE_BROKERS=broker.address, QUOTETAPE_TOPIC_PREFIX="news.", **environment)


def produce(broker: Broker, name: str) -> None:
    """Send fifty articles; the client is closed before the broker may go away, for it would leave sockets open."""
    topics = Topics(broker.address, "news.")
    for number in range(50):
        topics.produce({"id": f"{name}-{number}", "body": BODY})
    topics.close()


def enriched(broker: Broker, count: int) -> set[bytes]:
    topics = Topics(broker.address, "news.")
    keys = {record.key for record in topics.read("articles-enriched.v1", lambda _: True, count)}
    topics.close()
    return keys


def test_a_worker_waits_for_its_broker_and_outlives_a_restart(broker: Broker, start_worker: StartWorker) -> None:
    broker.stop()
    worker = start(start_worker, broker)
    wait_for(lambda: "No broker answers" in worker.text(), "word of the missing broker", worker)
    assert worker.get("/livez")[0] == 200
    assert worker.get("/readyz") == (503, '{"ready": false, "reason": "waiting for the brokers"}')

    broker.start()
    worker.wait_until_ready()
    produce(broker, "before")
    broker.stop()
    broker.start()
    produce(broker, "after")

    wanted = {f"{when}-{number}".encode() for when in ("before", "after") for number in range(50)}
    wait_for(lambda: enriched(broker, 100) == wanted, "articles of before and after", worker, seconds=90)
    assert "Traceback" not in worker.text()
    assert worker.end() == 0


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
    big = {"id": "big", "title": "t" * 8000, "body": BODY}
    for article in ({"id": "small-1", "body": BODY}, big, {"id": "small-2", "body": BODY}):
        topics.produce(article, key=b"k")

    (letter,) = topics.read("articles.v1.dlq", lambda _: True)
    events = topics.read("articles-enriched.v1", lambda _: True, 2)
    topics.close()

    headers = dict(letter.headers)
    assert (headers["__connect.errors.stage"], headers["quotetape.reason"]) == (b"publish", b"refused_by_broker")
    assert b'"big"' in letter.value
    assert {record.key for record in events} >= {b"small-1", b"small-2"}
    assert worker.metric('quotetape_dead_letters_total{reason="refused_by_broker",stage="publish"}') == 1
    assert worker.metric('quotetape_articles_total{outcome="dead_lettered"}') == 1


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

    wait_for(lambda: len(enriched(broker, 400)) == 400, "every article", again, seconds=120)
    topics = Topics(broker.address, "news.")
    ids: dict[bytes, set[bytes]] = {}
    for record in topics.read("articles-enriched.v1", lambda _: True, 400):
        ids.setdefault(record.key, set()).add(dict(record.headers)["ce_id"])
    topics.close()
    assert all(len(one) == 1 for one in ids.values())


def test_a_port_that_is_taken_is_said(broker: Broker, start_worker: StartWorker) -> None:
    first = start(start_worker, broker)
    port = re.split(":", first.url())[-1]
    second = start(start_worker, broker, QUOTETAPE_WEB_PORT=port)

    assert second.process.wait(30) == 1
    assert f"127.0.0.1:{port}" in second.text()
    assert "Traceback" not in second.text()


def test_a_bad_setting_stops_the_start(broker: Broker, start_worker: StartWorker) -> None:
    worker = start(start_worker, broker, QUOTETAPE_LOG_FORMAT="xml")

    assert worker.process.wait(30) == 2
    assert worker.text().splitlines() == [
        "quotetape: QUOTETAPE_LOG_FORMAT='xml' is not allowed; it must be text or json"
    ]
