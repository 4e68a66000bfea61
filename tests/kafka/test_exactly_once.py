"""Exactly once: whoever reads committed records sees everything once, whatever is killed or put to sleep.

The same is done to at-least-once, to see what it repeats.
"""

import functools
import json
import random
import signal
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from kafka import KafkaConsumer, KafkaProducer, TopicPartition

from deploy.kafka.node import ApacheKafka
from streams.cluster.topic_admin import create_topics
from streams.cluster.topics import topics_of
from streams.settings import Settings
from tests.broker.conftest import Topics, WorkerProcess, wait_for
from tests.kafka.load import is_poison, records

_ARTICLES = 3_000
_ASLEEP_SECONDS = 20.0
"""Twice as long as the group waits for a member."""
_STALL_SECONDS = 180.0
"""Nothing moving for so long is a failure."""
_TRANSACTION_SECONDS = 5.0
"""A transaction that is open for so long is that of a worker that does not run."""
_PARTITIONS = 8
_EVENTS = ("articles-enriched.v1", "quotes.v1", "ticker-mentions.v1")


class Workers:
    """Two workers of one group, and what is done to them."""

    def __init__(self, environment: dict[str, str], logs: Path) -> None:
        self._environment = environment
        self._logs = logs
        self._started = 0
        self.running = [self._start(), self._start()]

    def _start(self) -> WorkerProcess:
        self._started += 1
        return WorkerProcess(self._environment, self._logs / f"worker-{self._started}.log")

    def kill(self, number: int) -> None:
        """End one at once, and start another in its place."""
        assert self.running[number].end(signal.SIGKILL) == -signal.SIGKILL
        self.running[number] = self._start()

    def stop(self, number: int) -> None:
        """Let one stand still, as on a machine that is asleep."""
        self.running[number].process.send_signal(signal.SIGSTOP)

    def go_on(self, number: int) -> None:
        self.running[number].process.send_signal(signal.SIGCONT)

    def text(self) -> str:
        return "\n".join(path.read_text() for path in sorted(self._logs.glob("worker-*.log")))

    def end(self) -> None:
        for worker in self.running:
            worker.end(signal.SIGKILL)


class Reader:
    """What is in the topics, committed or not."""

    def __init__(self, address: str, prefix: str, group: str) -> None:
        self._address = address
        self._prefix = prefix
        self._group = KafkaConsumer(bootstrap_servers=address, group_id=group, enable_auto_commit=False)
        self._levels = {level: self._consumer(level) for level in ("read_committed", "read_uncommitted")}

    def _consumer(self, isolation_level: str) -> KafkaConsumer:
        return KafkaConsumer(
            bootstrap_servers=self._address,
            group_id=None,
            auto_offset_reset="earliest",
            isolation_level=isolation_level,
            max_partition_fetch_bytes=30_000_000,
        )

    def _partitions(self, *topics: str) -> list[TopicPartition]:
        return [TopicPartition(f"{self._prefix}{topic}", number) for topic in topics for number in range(_PARTITIONS)]

    def done(self) -> int:
        """How far the group has come, summed over its partitions."""
        return sum(self._group.committed(partition) or 0 for partition in self._partitions("articles.v1"))

    def open_since(self) -> dict[TopicPartition, int]:
        """Where the oldest open transaction of each partition begins that has one."""
        partitions = self._partitions(*_EVENTS)
        ends = self._levels["read_uncommitted"].end_offsets(partitions)
        stable = self._levels["read_committed"].end_offsets(partitions)
        return {partition: stable[partition] for partition in partitions if stable[partition] < ends[partition]}

    def read(self, topic: str, isolation_level: str) -> list[Any]:
        """All records of a topic, up to where that level lets one read now."""
        consumer = self._levels[isolation_level]
        partitions = self._partitions(topic)
        ends = consumer.end_offsets(partitions)
        consumer.assign(partitions)
        found: list[Any] = []
        deadline = time.monotonic() + _STALL_SECONDS
        while any(consumer.position(partition) < end for partition, end in ends.items()):
            assert time.monotonic() < deadline, f"{topic} was not read to its end: {ends}"
            for batch in consumer.poll(500).values():
                found += batch
        return found

    def close(self) -> None:
        for consumer in (self._group, *self._levels.values()):
            consumer.close()


class Run:
    """Articles through two workers, while things happen to them."""

    def __init__(self, address: str, logs: Path, guarantee: str) -> None:
        prefix = f"{guarantee.replace('_', '-')}."
        settings = Settings(brokers=(address,), topic_prefix=prefix, group=guarantee)
        create_topics(settings, topics_of(settings), replication_factor=1)
        self.sent = dict(records(_ARTICLES))
        topics = Topics(address, prefix)
        topics.produce_many(self.sent.items())
        topics.close()
        self._new_reader = functools.partial(Reader, address, prefix, guarantee)
        self.reader = self._new_reader()
        self._choose = random.Random(20)  # noqa: S311 - the same moments in every run
        environment = {
            "QUOTETAPE_BROKERS": address,
            "QUOTETAPE_TOPIC_PREFIX": prefix,
            "QUOTETAPE_GROUP": guarantee,
            "QUOTETAPE_PROCESSING_GUARANTEE": guarantee,
        }
        self.workers = Workers(environment, logs)

    def wait_for(self, articles: int) -> None:
        """Until so many are done."""
        seen, moved = -1, time.monotonic()
        while (now := self.reader.done()) < articles:
            if now != seen:
                seen, moved = now, time.monotonic()
            if time.monotonic() - moved > _STALL_SECONDS:
                pytest.fail(f"{now} of {articles} articles, and no more\n{self.workers.text()[-4000:]}")
            time.sleep(0.2)

    def kill_at_a_random_moment(self, number: int) -> None:
        time.sleep(self._choose.random())
        self.workers.kill(number)

    def stop_in_a_transaction(self, number: int) -> None:
        """Let a worker stand still when records of its are in a topic and not committed."""
        for _ in range(200):
            time.sleep(self._choose.random() / 3)
            self.workers.stop(number)
            time.sleep(0.1)  # what the other one had under way meanwhile
            before = self.reader.open_since()
            if before:
                time.sleep(_TRANSACTION_SECONDS)
                after = self.reader.open_since()
                if any(after.get(partition) == offset for partition, offset in before.items()):
                    return
            self.workers.go_on(number)
        pytest.fail("the worker was never met in a transaction")

    def kill_the_broker(self, kafka: ApacheKafka) -> None:
        """End the broker at once, and start it again; the reader would leave sockets open."""
        self.reader.close()
        kafka.stop(kill=True)
        kafka.start()
        self.reader = self._new_reader()

    def close(self) -> None:
        self.workers.end()
        self.reader.close()


class Tally:
    """What came of the articles of a run, as consumers of committed records see it; how often, by what it is."""

    def __init__(self, run: Run) -> None:
        self.poison = {key: value for key, value in run.sent.items() if is_poison(key)}
        enriched, quotes, mentions = (run.reader.read(topic, "read_committed") for topic in _EVENTS)
        letters = run.reader.read("articles.v1.dlq", "read_committed")
        self.enriched = Counter(record.key for record in enriched)
        self.letters = Counter((record.key, record.value) for record in letters)
        articles = {record.key: json.loads(record.value) for record in enriched}
        self.events = (
            (_subjects(quotes), {quote["id"] for article in articles.values() for quote in article["quotes"]}),
            (
                Counter((json.loads(record.value)["article"]["id"], record.key.decode()) for record in mentions),
                {(article["id"], ticker["symbol"]) for article in articles.values() for ticker in article["tickers"]},
            ),
        )
        counts = (self.enriched, self.letters, *(found for found, _ in self.events))
        self.committed = sum(map(Counter.total, counts))
        self.repeated = self.committed - sum(map(len, counts))
        written = sum(len(run.reader.read(topic, "read_uncommitted")) for topic in (*_EVENTS, "articles.v1.dlq"))
        self.aborted = written - self.committed

    def __str__(self) -> str:
        return (
            f"{self.enriched.total()} enriched and {self.letters.total()} dead letters of {_ARTICLES} articles; "
            f"{self.committed} records, {self.repeated} of them repeats, and {self.aborted} that were aborted"
        )


def _subjects(found: Iterable[Any]) -> Counter[str]:
    return Counter(dict(record.headers)["ce_subject"].decode() for record in found)


@pytest.mark.parametrize(
    "guarantee",
    [
        pytest.param("exactly_once", marks=pytest.mark.kafka),
        pytest.param("at_least_once", marks=pytest.mark.faults),  # what it is compared with
    ],
)
def test_kills_sleep_and_a_broker_that_dies(guarantee: str, apache_kafka: ApacheKafka, tmp_path: Path) -> None:
    run = Run(apache_kafka.address, tmp_path, guarantee)
    exactly_once = guarantee == "exactly_once"
    stop = run.stop_in_a_transaction if exactly_once else run.workers.stop
    try:
        run.wait_for(_ARTICLES // 10)
        run.kill_at_a_random_moment(0)
        run.wait_for(2 * _ARTICLES // 10)
        run.kill_at_a_random_moment(1)
        run.wait_for(3 * _ARTICLES // 10)
        stop(0)
        run.workers.kill(0)
        run.wait_for(4 * _ARTICLES // 10)
        stop(1)
        time.sleep(_ASLEEP_SECONDS)
        run.workers.go_on(1)  # it does not know that its partitions are another's
        run.wait_for(7 * _ARTICLES // 10)
        run.kill_the_broker(apache_kafka)
        run.wait_for(_ARTICLES)
        time.sleep(5)  # for what a worker does that should have nothing to do
        tally = Tally(run)
    finally:
        run.close()

    print(f"{guarantee}: {tally}")  # noqa: T201
    assert tally.enriched.keys() == run.sent.keys() - tally.poison.keys()
    assert tally.letters.keys() == tally.poison.items()
    assert all(found.keys() == wanted for found, wanted in tally.events)
    if exactly_once:
        assert tally.repeated == 0
        # The faults did hit transactions under way: what they wrote is there, for those who read what is aborted.
        assert tally.aborted > 0


@pytest.mark.kafka
def test_an_article_of_an_aborted_transaction_is_none(apache_kafka: ApacheKafka, tmp_path: Path) -> None:
    settings = Settings(brokers=(apache_kafka.address,), topic_prefix="upstream.", group="upstream")
    create_topics(settings, topics_of(settings), replication_factor=1)
    producer = KafkaProducer(bootstrap_servers=apache_kafka.address, transactional_id="newsroom")
    producer.init_transactions()
    for name, end in (("aborted", producer.abort_transaction), ("committed", producer.commit_transaction)):
        producer.begin_transaction()
        sent = producer.send("upstream.articles.v1", json.dumps({"id": name, "body": "Quiet."}).encode(), partition=0)
        sent.get(20)  # else what is aborted may never have been sent
        end()
    producer.close()
    environment = {
        "QUOTETAPE_BROKERS": apache_kafka.address,
        "QUOTETAPE_TOPIC_PREFIX": "upstream.",
        "QUOTETAPE_GROUP": "upstream",
        "QUOTETAPE_PROCESSING_GUARANTEE": "exactly_once",
    }
    worker = WorkerProcess(environment, tmp_path / "worker.log")
    reader = Reader(apache_kafka.address, "upstream.", "upstream")
    try:
        wait_for(lambda: reader.done() >= 3, "the end", worker)  # article, marker of the abort, article
        keys = [record.key for record in reader.read("articles-enriched.v1", "read_committed")]
    finally:
        worker.end(signal.SIGKILL)
        reader.close()

    assert keys == [b"committed"]
