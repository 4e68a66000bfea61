"""A real broker for the suite, and workers as a user runs them: a process with an environment."""

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from aiokafka import AIOKafkaProducer
from kafka import KafkaConsumer, KafkaProducer, TopicPartition
from kafka.admin import KafkaAdminClient

from deploy.kafka.node import ApacheKafka
from streams.cluster.local_broker import LocalBroker, NoLocalBrokerError

START_SECONDS = 60.0
READ_SECONDS = 60.0


def own_broker(config: pytest.Config) -> LocalBroker | ApacheKafka:
    """A broker for tests that stop and start it: Apache Kafka with ``--kafka``, else the local one."""
    if config.getoption("--kafka"):
        return ApacheKafka()
    try:
        return LocalBroker()
    except NoLocalBrokerError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def brokers(pytestconfig: pytest.Config) -> Iterator[str]:
    """The address of the suite's broker: that of QUOTETAPE_BROKERS, or one of its own."""
    if address := os.environ.get("QUOTETAPE_BROKERS"):
        yield address
        return
    with own_broker(pytestconfig) as broker:
        yield broker.address


@pytest.fixture(scope="module")
def prefix() -> str:
    """Topics of this module alone."""
    return f"test-{uuid.uuid4().hex[:8]}."


class WorkerProcess:
    """``quotetape worker`` in a process of its own."""

    def __init__(self, environment: dict[str, str], log: Path, *arguments: str) -> None:
        self.log = log
        with log.open("ab") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "streams.cli", "worker", *arguments],
                env={**os.environ, "QUOTETAPE_WEB_PORT": "0", "PYTHONUNBUFFERED": "1", **environment},
                stdout=out,
                stderr=out,
                cwd=log.parent,
            )

    def text(self) -> str:
        return self.log.read_text()

    def url(self) -> str:
        found = wait_for(lambda: re.findall(r"on (http://\S+)", self.text()), "the address", self)
        return str(found[-1])

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(self.url() + path, timeout=10) as answer:  # noqa: S310 - our own worker
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def wait_until_ready(self) -> "WorkerProcess":
        wait_for(lambda: self.get("/readyz")[0] == 200, "readiness", self)
        return self

    def metric(self, series: str) -> float:
        page = self.get("/metrics")[1]
        return next(float(line.split()[-1]) for line in page.splitlines() if line.startswith(series + " "))

    def wait_for_metric(self, series: str, value: float) -> None:
        """A consumer may see a record before its worker has counted it, and gauges are taken once in a while."""
        wait_for(lambda: self.metric(series) == value, f"{series} of {value:g}", self)

    def end(self, number: int = signal.SIGTERM) -> int:
        if self.process.poll() is None:
            self.process.send_signal(number)
        return self.process.wait(40)


def wait_for(condition: Callable[[], Any], what: str, worker: WorkerProcess, seconds: float = START_SECONDS) -> Any:
    """The first true result of ``condition``."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if result := condition():
            return result
        time.sleep(0.1)
    pytest.fail(f"no {what} in {seconds} s; the worker said:\n{worker.text()}")


StartWorker = Callable[..., WorkerProcess]


@pytest.fixture(scope="module")
def start_worker(brokers: str, prefix: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[StartWorker]:
    """Starts workers on this module's topics; they are ended with the module."""
    started: list[WorkerProcess] = []

    def start(*arguments: str, **environment: str) -> WorkerProcess:
        log = tmp_path_factory.mktemp("worker") / "worker.log"
        settings = {"QUOTETAPE_BROKERS": brokers, "QUOTETAPE_TOPIC_PREFIX": prefix, "QUOTETAPE_GROUP": f"{prefix}group"}
        worker = WorkerProcess({**settings, **environment}, log, *(arguments or ("--create-topics",)))
        started.append(worker)
        return worker

    yield start
    for worker in started:
        worker.end(signal.SIGKILL)


class Topics:
    """Raw reads and writes of one set of topics."""

    def __init__(self, brokers: str | list[str], prefix: str) -> None:
        self.brokers = brokers
        self.prefix = prefix
        self._producer = KafkaProducer(bootstrap_servers=brokers, max_request_size=20_000_000)

    def produce(self, value: Any, *, key: bytes | None = None, **options: Any) -> Any:
        """Send a value: bytes as they are, None as a tombstone, anything else as JSON."""
        raw = value if value is None or isinstance(value, bytes) else json.dumps(value).encode()
        return self._producer.send(f"{self.prefix}articles.v1", key=key, value=raw, **options).get(20)

    def produce_many(self, records: Iterable[tuple[bytes, bytes]]) -> None:
        """Send keys and values as they are."""
        for sent in [self._producer.send(f"{self.prefix}articles.v1", key=key, value=raw) for key, raw in records]:
            sent.get(60)

    def produce_null(self, headers: list[tuple[str, bytes | None]]) -> tuple[int, int]:
        """Send a record with neither key nor value; its partition and offset."""

        async def send() -> tuple[int, int]:
            producer = AIOKafkaProducer(bootstrap_servers=self.brokers)
            await producer.start()
            try:
                batch = producer.create_batch()
                batch.append(key=None, value=None, timestamp=None, headers=headers)
                done = await (await producer.send_batch(batch, f"{self.prefix}articles.v1", partition=0))
                return done.partition, done.offset
            finally:
                await producer.stop()

        return asyncio.run(send())

    def read(self, topic: str, wanted: Callable[[Any], bool], count: int = 1) -> list[Any]:
        """Records of a topic from its beginning, until there are ``count`` that are wanted."""
        consumer = KafkaConsumer(
            bootstrap_servers=self.brokers,
            group_id=None,
            auto_offset_reset="earliest",
            max_partition_fetch_bytes=30_000_000,
        )
        try:
            name = f"{self.prefix}{topic}"
            consumer.assign([TopicPartition(name, number) for number in sorted(consumer.partitions_for_topic(name))])
            found: list[Any] = []
            deadline = time.monotonic() + READ_SECONDS
            while len(found) < count and time.monotonic() < deadline:
                for records in consumer.poll(500).values():
                    found += [record for record in records if wanted(record)]
            return found
        finally:
            consumer.close()

    def read_all(self, topic: str, *, isolation_level: str = "read_uncommitted") -> list[Any]:
        """All records of a topic that a consumer of this level sees, up to its end as it is now."""
        consumer = KafkaConsumer(
            bootstrap_servers=self.brokers,
            group_id=None,
            auto_offset_reset="earliest",
            isolation_level=isolation_level,
        )
        try:
            name = f"{self.prefix}{topic}"
            partitions = [TopicPartition(name, number) for number in sorted(consumer.partitions_for_topic(name))]
            ends = consumer.end_offsets(partitions)
            consumer.assign(partitions)
            found: list[Any] = []
            deadline = time.monotonic() + READ_SECONDS
            while any(consumer.position(partition) < end for partition, end in ends.items()):
                assert time.monotonic() < deadline, f"nothing more of {name} in {READ_SECONDS} s"
                for records in consumer.poll(500).values():
                    found += records
                    deadline = time.monotonic() + READ_SECONDS
            return found
        finally:
            consumer.close()

    def ends(self, topic: str) -> dict[int, int]:
        """By partition, the offset that the next record of a topic gets."""
        consumer = KafkaConsumer(bootstrap_servers=self.brokers, group_id=None)
        try:
            name = f"{self.prefix}{topic}"
            ends = consumer.end_offsets([TopicPartition(name, each) for each in consumer.partitions_for_topic(name)])
            return {partition.partition: end for partition, end in sorted(ends.items())}
        finally:
            consumer.close()

    def committed(self, group: str) -> dict[int, int]:
        """By partition of the articles topic, the offset that a group has committed."""
        admin = KafkaAdminClient(bootstrap_servers=self.brokers)
        try:
            found = sorted(admin.list_group_offsets({group: None})[group].items())
            return {
                partition.partition: each.offset
                for partition, each in found
                if partition.topic == f"{self.prefix}articles.v1" and each.offset >= 0
            }
        finally:
            admin.close()

    def close(self) -> None:
        self._producer.close()


@pytest.fixture(scope="module")
def topics(brokers: str, prefix: str, start_worker: StartWorker) -> Iterator[Topics]:
    clients = Topics(brokers, prefix)
    yield clients
    clients.close()
