"""How long articles wait when a worker dies: the group has to notice, and its partitions go to another."""

import json
import random
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from kafka import KafkaConsumer, KafkaProducer, TopicPartition

from deploy.kafka.node import ApacheKafka
from tests.broker.conftest import WorkerProcess
from tests.faults.harness import Group

pytestmark = pytest.mark.kafka

_PARTITIONS = 8
_BOUND_SECONDS = 20.0
"""docs/operating.md promises 15; a busy machine gets some more."""
_EVERY_SECONDS = 0.2


class Pulse:
    """An article in each partition every fifth of a second, and how long each waited for its event."""

    def __init__(self, brokers: str, prefix: str) -> None:
        self._topics = [f"{prefix}articles.v1", f"{prefix}articles-enriched.v1"]
        self._brokers = brokers
        self._ended = threading.Event()
        self._sent: dict[bytes, tuple[float, int]] = {}
        self._waited: dict[bytes, float] = {}

    @contextmanager
    def beating(self) -> Iterator[None]:
        """Send, and see what comes, for as long as the block runs."""
        threads = [threading.Thread(target=each) for each in (self._send, self._receive)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self._ended.set()
            for thread in threads:
                thread.join()

    def wait_until_all_came(self) -> None:
        """Until every article that was sent before now has its event."""
        wanted = set(self._sent)
        deadline = time.monotonic() + 120
        while not wanted <= self._waited.keys():
            assert time.monotonic() < deadline, f"{len(wanted - self._waited.keys())} articles have no event"
            time.sleep(0.1)

    def longest(self, since: float, partitions: set[int]) -> float:
        """The longest wait of an article that was sent to ``partitions`` after ``since``, seconds."""
        sent = dict(self._sent)
        return max(
            waited for key, waited in dict(self._waited).items() if sent[key][0] >= since and sent[key][1] in partitions
        )

    def _send(self) -> None:
        producer = KafkaProducer(bootstrap_servers=self._brokers)
        number = 0
        while not self._ended.wait(_EVERY_SECONDS):
            for partition in range(_PARTITIONS):
                key = b"%d" % number
                value = json.dumps({"id": str(number), "body": '"We sold out," said Ada Moreau.'}).encode()
                self._sent[key] = (time.monotonic(), partition)
                producer.send(self._topics[0], key=key, value=value, partition=partition)
                number += 1
        producer.close()

    def _receive(self) -> None:
        consumer = KafkaConsumer(bootstrap_servers=self._brokers, group_id=None, auto_offset_reset="earliest")
        consumer.assign([TopicPartition(self._topics[1], number) for number in range(_PARTITIONS)])
        while not self._ended.is_set():
            for records in consumer.poll(timeout_ms=50).values():
                for record in records:
                    if record.key not in self._waited:
                        self._waited[record.key] = time.monotonic() - self._sent[record.key][0]
        consumer.close()


def _partitions(worker: WorkerProcess) -> set[int]:
    """The partitions that a worker has."""
    return {
        int(number) for number in re.findall(r'\nquotetape_consumer_lag{partition="(\d+)"', worker.get("/metrics")[1])
    }


@pytest.mark.parametrize("restarted", [False, True], ids=["for good", "and started again at once"])
def test_a_killed_worker_leaves_its_articles_waiting_for_seconds(
    apache_kafka: ApacheKafka, tmp_path: Path, *, restarted: bool
) -> None:
    prefix = f"failover-{restarted}.".lower()
    group = Group(apache_kafka.address, prefix, tmp_path, random.Random(0))  # noqa: S311 - nothing is drawn
    pulse = Pulse(apache_kafka.address, prefix)
    try:
        group.start_workers(2)
        with pulse.beating():
            time.sleep(5)
            pulse.wait_until_all_came()
            victim, survivor = group.workers
            orphaned, kept = _partitions(victim), _partitions(survivor)
            assert len(orphaned) + len(kept) == _PARTITIONS
            killed = time.monotonic()
            group.kill(victim)
            if restarted:
                group.start_worker()
            for _ in range(2):  # whoever starts has joined by the second time, and the group has shared out anew
                time.sleep(5)
                pulse.wait_until_all_came()
    finally:
        group.close()
    waits = {name: pulse.longest(killed, numbers) for name, numbers in (("orphaned", orphaned), ("kept", kept))}
    print(f"restarted: {restarted}; longest wait of an article, seconds: {waits}")  # noqa: T201
    assert max(waits.values()) <= _BOUND_SECONDS
