"""``quotetape check``: exit status and findings, with and without a broker."""

import asyncio
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from aiokafka import AIOKafkaProducer
from kafka import KafkaConsumer, KafkaProducer

from tests.cli.conftest import Command
from tests.cluster.consumers.without_zstandard import without_zstandard

SECRET = "hunter2-very-secret"  # noqa: S105 - what must not be shown


@pytest.fixture
def worker() -> Iterator[tuple[str, dict[str, tuple[int, bytes]]]]:
    """The address of something that answers as it is told to."""
    answer = {"/readyz": (200, b'{"ready": true, "reason": "2 partitions assigned"}')}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, body = answer[self.path]
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", answer
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def member(broker: str) -> Iterator[KafkaConsumer]:
    """The group's only member, which has all partitions and does nothing."""
    consumer = KafkaConsumer(
        "news.articles.v1", bootstrap_servers=broker, group_id="quotetape", enable_auto_commit=False
    )
    while not consumer.assignment():
        consumer.poll(timeout_ms=100)
    yield consumer
    consumer.close()


@pytest.mark.broker
def test_no_worker_is_told_first(quotetape: Command) -> None:
    run = quotetape("check", "--json", "--partitions", "3", "--interval", "0.1")
    found = json.loads(run.stdout)
    assert run.returncode == 1
    assert found["problems"][0] == "group quotetape has no members: no worker runs; 0 articles wait"
    assert found["problems"][1:] == [
        f"topic {topic['name']}: has 2 partitions, should have 3" for topic in found["topics"]
    ]


@pytest.mark.broker
def test_all_is_well(member: KafkaConsumer, quotetape: Command, worker: tuple[str, Any]) -> None:
    run = quotetape("check", "--json", "--partitions", "2", "--worker", worker[0])
    found = json.loads(run.stdout)
    assert (run.returncode, found["ok"], found["problems"]) == (0, True, [])
    assert found["broker"]["reachable"]
    assert [topic["partitions"] for topic in found["topics"]] == [2] * 6
    assert [each["end"] for each in found["group"]["partitions"]] == [0, 0]
    assert found["worker"]["ready"]
    shown = quotetape("check", "--partitions", "2", "--worker", worker[0]).stdout
    assert b"condition" in shown
    assert b"in 0 s" not in shown  # nothing waits, so it looked only once


@pytest.mark.broker
def test_lag_is_told_and_that_it_does_not_shrink(broker: str, member: KafkaConsumer, quotetape: Command) -> None:
    sent = quotetape("produce", "-", text=b"\n".join(b'{"id": "%d", "body": "b"}' % number for number in range(5)))
    assert sent.returncode == 0
    group = json.loads(quotetape("check", "--json", "--partitions", "2", "--interval", "0").stdout)["group"]
    assert (group["lag"], group["growth"], group["seconds"]) == (5, 0, 0)
    run = quotetape("check", "--json", "--partitions", "2", "--max-lag", "4", "--interval", "0.2")
    problems = json.loads(run.stdout)["problems"]
    assert run.returncode == 1
    assert "stands still" in problems[0]
    assert problems[-1] == "group quotetape is 5 articles behind; at most 4 are allowed"


@pytest.mark.broker
def test_an_article_that_lies_on_two_partitions_is_told(broker: str, quotetape: Command) -> None:
    producer = KafkaProducer(bootstrap_servers=broker)
    for partition in (0, 1):
        producer.send("news.articles.v1", b'{"id": "twice", "body": "b"}', partition=partition)
    producer.send("news.articles.v1", b"no JSON", key=b"k")
    producer.close()
    run = quotetape("check", "--json", "--partitions", "2", "--interval", "0")
    found = json.loads(run.stdout)
    assert run.returncode == 1
    assert [problem for problem in found["problems"] if "'twice' lies on partitions 0, 1" in problem]
    assert (found["keys"]["keyless"], found["keys"]["divided"]) == (2, 1)


@pytest.mark.broker
@pytest.mark.parametrize("codec", ["lz4", "zstd"])
def test_articles_that_somebody_compressed_are_looked_at(broker: str, codec: str, tmp_path: Path) -> None:
    async def produce() -> None:
        async with AIOKafkaProducer(bootstrap_servers=broker, compression_type=codec) as producer:
            for partition in (0, 1):
                value = b'{"id": "%s", "body": "%s"}' % (codec.encode(), b"b" * 1_000)
                await producer.send_and_wait("news.articles.v1", value, partition=partition)

    asyncio.run(produce())
    run = check(
        "--json", "--partitions", "2", "--timeout", "10", QUOTETAPE_BROKERS=broker, **without_zstandard(tmp_path)
    )
    assert [each for each in json.loads(run.stdout)["problems"] if f"'{codec}' lies on partitions 0, 1" in each]


def check(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "streams.cli", "check", "--timeout", "0.5", *arguments],
        env={**os.environ, "QUOTETAPE_BROKERS": "127.0.0.1:1", **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_a_broker_that_does_not_answer_is_told_and_no_secret_is() -> None:
    secrets = {"QUOTETAPE_SECURITY_PROTOCOL": "SASL_PLAINTEXT", "QUOTETAPE_SASL_USERNAME": "u"}
    run = check("--json", QUOTETAPE_SASL_PASSWORD=SECRET, **secrets)
    found = json.loads(run.stdout)
    assert (run.returncode, found["ok"], found["broker"]["reachable"]) == (1, False, False)
    assert found["problems"][0].startswith("no Kafka broker answers at 127.0.0.1:1; start it")
    assert SECRET not in run.stdout + run.stderr


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        (503, b'{"ready": false, "reason": "waiting for the brokers"}', "waiting for the brokers"),
        (200, b"<html>", "answers, but not as a worker of Quotetape does"),
        (404, b"[]", "answers, but not as a worker of Quotetape does"),
    ],
)
def test_a_worker_that_is_not_ready_is_told(
    worker: tuple[str, dict[str, tuple[int, bytes]]], status: int, body: bytes, reason: str
) -> None:
    url, answer = worker
    answer["/readyz"] = (status, body)
    found = json.loads(check("--json", "--worker", url).stdout)
    assert found["worker"] == {"url": url, "ready": False, "reason": reason}
    assert f"worker {url}: {reason}" in found["problems"]


def test_an_address_that_is_none_is_wrong_usage() -> None:
    assert check("--worker", "file:///etc/passwd").returncode == 2


def test_what_is_piped_is_json(worker: tuple[str, Any]) -> None:
    piped, asked = check("--worker", worker[0]), check("--json", "--worker", worker[0])
    assert piped.stdout == asked.stdout
    assert json.loads(piped.stdout)["worker"]["ready"]
