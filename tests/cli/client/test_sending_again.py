"""Sending articles of dead letters again where brokers do not take them."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import pytest
from aiokafka.errors import InvalidTimestampError, OutOfOrderSequenceNumber

from streams.cli.client import sending_again
from streams.cli.client.dead_letters import Replay
from streams.cli.client.sending_again import send_again
from streams.cli.errors import CommandError
from streams.cluster.local_broker import LocalBroker
from streams.cluster.topic_admin import create_topics
from streams.cluster.topics import topics_of
from streams.settings import Settings

TOPIC = "news.articles.v1"
INTERRUPTED = """
import os, signal, sys, threading
from streams.cli.client import sending_again
from streams.cli.client.dead_letters import Replay
from streams.settings import Settings

settle = sending_again._settle

async def silent_brokers(*of):
    os.kill(int(sys.argv[2]), signal.SIGSTOP)
    threading.Timer(1.0, os.kill, (os.getpid(), signal.SIGINT)).start()
    return await settle(*of)

sending_again._settle = silent_brokers
letters = [Replay("news.articles.v1", 0, b"k", b"v", (), -1)] * 9
sending_again.send_again(Settings(brokers=(sys.argv[1],)), letters, lambda each, error: None)
"""


def replay(number: int) -> Replay:
    return Replay(TOPIC, number % 4, str(number).encode(), b"v", (), -1)


@pytest.fixture
def silent() -> Iterator[tuple[Settings, int]]:
    """A broker with the topics, and the process to stop for its silence."""
    with LocalBroker() as broker:
        settings = Settings(brokers=(broker.address,))
        create_topics(settings, topics_of(settings))
        assert broker._process is not None
        yield settings, broker._process.pid
        os.kill(broker._process.pid, signal.SIGCONT)


@pytest.mark.broker
def test_brokers_that_fall_silent_are_not_waited_for_without_end(
    silent: tuple[Settings, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, process = silent
    failures: list[tuple[bytes | None, str]] = []
    settle = sending_again._settle

    async def fall_silent(begun: Any, *of: Any) -> Any:
        if begun[0][0].key == b"500":
            os.kill(process, signal.SIGSTOP)
        return await settle(begun, *of)

    monkeypatch.setattr(sending_again, "_settle", fall_silent)
    begun = time.monotonic()
    send_again(
        settings, map(replay, range(600)), lambda each, error: failures.append((each.key, str(error))), seconds=2
    )
    assert time.monotonic() - begun < 20
    assert [key for key, _ in failures] == [str(number).encode() for number in range(500, 600)]
    assert {text for _, text in failures} == {
        "KafkaTimeoutError: no answer in 2 s; it may have been taken all the same"
    }


@pytest.mark.broker
def test_brokers_that_go_away_end_it_with_what_was_sent() -> None:
    with LocalBroker() as broker:
        settings = Settings(brokers=(broker.address,))
        create_topics(settings, topics_of(settings))

        def replays() -> Iterator[Replay]:
            yield from map(replay, range(550))
            broker.stop()
            yield replay(550)

        with pytest.raises(CommandError, match=r"no Kafka broker answers at .*; the first 500 were sent"):
            send_again(settings, replays(), lambda *_: None)


@pytest.mark.broker
def test_one_ctrl_c_ends_it_while_the_brokers_are_silent(silent: tuple[Settings, int]) -> None:
    settings, process = silent
    command = [sys.executable, "-c", INTERRUPTED, settings.brokers[0], str(process)]
    run = subprocess.run(command, check=False, capture_output=True, text=True, timeout=40)
    assert run.returncode == -signal.SIGINT
    assert run.stderr.rstrip().endswith("KeyboardInterrupt")


class Refusing:
    """A producer whose broker takes no article with the key ``bad``, and nothing of the partition after that."""

    taken: list[bytes | None]

    def __init__(self, **_options: Any) -> None:
        self.broken: set[int] = set()

    async def start(self) -> None: ...

    async def stop(self) -> None: ...

    async def send(
        self, _topic: str, _value: bytes, key: bytes, *, partition: int, **_options: Any
    ) -> asyncio.Future[object]:
        answer: asyncio.Future[object] = asyncio.get_running_loop().create_future()
        if partition in self.broken:
            answer.set_exception(OutOfOrderSequenceNumber())
        elif key == b"102":
            self.broken.add(partition)
            answer.set_exception(InvalidTimestampError())
        else:
            self.taken.append(key)
            answer.set_result(None)
        return answer


def test_only_the_article_that_is_refused_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    failures: list[tuple[bytes | None, type[Exception]]] = []
    Refusing.taken = []
    monkeypatch.setattr(sending_again, "AIOKafkaProducer", Refusing)
    monkeypatch.setattr(sending_again, "require_topic", lambda *_: None)
    send_again(Settings(), map(replay, range(1200)), lambda each, error: failures.append((each.key, type(error))))
    assert failures == [(b"102", InvalidTimestampError)]
    assert set(Refusing.taken) == {str(number).encode() for number in range(1200) if number != 102}
    of_partition = [int(key or b"") for key in Refusing.taken if int(key or b"") % 4 == 2]
    assert of_partition == sorted(of_partition)
