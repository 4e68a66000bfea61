"""The node of Apache Kafka that the other tests and ``make kafka`` stand on."""

import asyncio
import signal
import socket
import subprocess
import sys
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.errors import KafkaError

from deploy.kafka import node
from deploy.kafka.node import ApacheKafka, KafkaUnavailableError

_TOPIC = "node-test"


async def _create_topic(address: str) -> None:
    admin: Any = AIOKafkaAdminClient(bootstrap_servers=address)
    await admin.start()
    try:
        await admin.create_topics([NewTopic(_TOPIC, num_partitions=1, replication_factor=1)])
    finally:
        await admin.close()


async def _send(address: str, topic: str, value: bytes) -> None:
    async with AIOKafkaProducer(bootstrap_servers=address, acks="all", request_timeout_ms=5_000) as producer:
        await producer.send_and_wait(topic, value)


async def _read(address: str, count: int) -> list[bytes]:
    async with AIOKafkaConsumer(_TOPIC, bootstrap_servers=address, auto_offset_reset="earliest") as consumer:
        return [(await asyncio.wait_for(consumer.getone(), 20)).value for _ in range(count)]


@pytest.mark.kafka
def test_records_outlive_a_kill_of_the_node_and_the_address_stays(apache_kafka: ApacheKafka) -> None:
    address = apache_kafka.address
    asyncio.run(_create_topic(address))
    asyncio.run(_send(address, _TOPIC, b"before"))
    apache_kafka.stop(kill=True)
    apache_kafka.start()
    asyncio.run(_send(address, _TOPIC, b"after"))
    assert apache_kafka.address == address
    assert asyncio.run(_read(address, 2)) == [b"before", b"after"]


@pytest.mark.kafka
def test_a_topic_that_nobody_created_does_not_appear(apache_kafka: ApacheKafka) -> None:
    with pytest.raises(KafkaError):
        asyncio.run(_send(apache_kafka.address, "never-created", b"value"))


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


_COMMAND = [sys.executable, "-m", "deploy.kafka.node"]


@pytest.mark.kafka
def test_the_command_serves_where_it_is_told_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    port = _free_port()
    command = [*_COMMAND, "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(node.__file__).parents[2]) as process:
        assert process.stdout is not None
        assert f"Apache Kafka serves at 127.0.0.1:{port};" in process.stdout.readline()
        assert f"export QUOTETAPE_BROKERS=127.0.0.1:{port}" in process.stdout.readline()
        assert list(tmp_path.iterdir())
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
    assert not list(tmp_path.iterdir())


@pytest.mark.kafka
def test_where_nobody_says_a_port_it_is_the_one_that_the_commands_look_for_unless_it_is_taken() -> None:
    with ExitStack() as stack:
        with suppress(OSError):  # somebody else has it: just as well
            stack.enter_context(socket.create_server(("127.0.0.1", 9092)))
        taken = _first_line(_COMMAND)
    assert "127.0.0.1:9092" not in taken
    if node.is_free(9092):
        assert "127.0.0.1:9092" in _first_line(_COMMAND)


def _first_line(command: list[str]) -> str:
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(node.__file__).parents[2]) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
        return line


def test_a_port_that_is_taken_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        command = [*_COMMAND, "--port", str(taken.getsockname()[1])]
        run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(node.__file__).parents[2])
    assert (run.returncode, run.stdout) == (1, "")
    assert "is taken" in run.stderr


@pytest.mark.parametrize(
    ("commands", "says"),
    [
        pytest.param({}, "no java", id="no Java"),
        pytest.param({"java": "echo '    java.specification.version = 1.8' >&2"}, "needs 17 or newer", id="Java 8"),
        pytest.param({"java": "echo '    java.specification.version = 17' >&2"}, "no mvn", id="no Maven"),
        pytest.param(
            {"java": "echo '    java.specification.version = 21' >&2", "mvn": "echo unknown host; exit 1"},
            "could not resolve Apache Kafka's jars: unknown host",
            id="no network",
        ),
    ],
)
def test_says_why_it_cannot_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, commands: dict[str, str], says: str
) -> None:
    for name, script in commands.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    node.class_path.cache_clear()
    with pytest.raises(KafkaUnavailableError, match=says):
        ApacheKafka()
