"""The suite's broker and workers for the examples, and programs that are run as a user runs them."""

import os
import signal
import subprocess
import sys
import threading
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from kafka import KafkaProducer

from streams.cluster.topic_admin import create_topics
from streams.cluster.topics import topics_of
from streams.settings import load_settings
from tests.broker.conftest import brokers, prefix, start_worker, topics

__all__ = ["brokers", "prefix", "start_worker", "topics"]  # fixtures

EXAMPLES = Path(__file__).parents[2] / "examples"
PARTITIONS = 3
_SECONDS = 60.0


class Program:
    """An example in a process of its own; it is killed when it takes too long."""

    def __init__(self, command: list[str]) -> None:
        self.process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
            encoding="utf-8",
        )
        self._timer = threading.Timer(_SECONDS, self.process.kill)
        self._timer.start()

    def lines(self, count: int) -> list[str]:
        """The next lines that it prints; fewer if it ends before."""
        assert self.process.stdout is not None
        lines = (self.process.stdout.readline() for _ in range(count))
        return [line.removesuffix("\n") for line in lines if line]

    def end(self, number: int = signal.SIGKILL) -> None:
        """Send it a signal, if it still runs, and wait until it has ended."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        with self.process:
            pass  # the timer kills what does not end
        self._timer.cancel()

    def wait(self) -> tuple[int, str]:
        """Its exit status, and what it printed that was not read yet."""
        said, _ = self.process.communicate()
        return self.process.returncode, said


RunExample = Callable[..., Program]
MakeTopic = Callable[[str], str]
Put = Callable[..., None]


@pytest.fixture
def run_example() -> Iterator[RunExample]:
    """Starts examples in Python, or other commands; they are ended with the test."""
    started: list[Program] = []

    def run(*arguments: str, command: tuple[str, ...] = (sys.executable,)) -> Program:
        started.append(Program([*command, str(EXAMPLES / arguments[0]), *arguments[1:]]))
        return started[-1]

    yield run
    for program in started:
        program.end()


@pytest.fixture
def make_topic(brokers: str) -> MakeTopic:
    """Makes one of the contract's topics, empty and with several partitions, and tells its name."""

    def make(name: str) -> str:
        settings = load_settings(brokers=brokers, topic_prefix=f"test-{uuid.uuid4().hex[:8]}.")
        (topic,) = (each for each in topics_of(settings, partitions=PARTITIONS) if each.name.endswith(f".{name}"))
        create_topics(settings, [topic])
        return topic.name

    return make


@pytest.fixture
def put(brokers: str) -> Put:
    """Sends records to a topic: each is what KafkaProducer.send() takes."""

    def send(topic: str, *records: dict[str, Any]) -> None:
        producer = KafkaProducer(bootstrap_servers=brokers)
        for record in records:
            producer.send(topic, **record)
        producer.flush()
        producer.close()

    return send
