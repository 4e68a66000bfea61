"""An article's life on a broker: corrected, killed, released; what was taken back is taken back everywhere."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from tests.broker.conftest import StartWorker, Topics, WorkerProcess, wait_for

pytestmark = pytest.mark.broker

MORE = '"We sold more," said Jane Roe of Microsoft Corp. (NASDAQ: MSFT).'
LESS = '"We sold less," said Jane Roe of Apple Inc. (NASDAQ: AAPL).'


@pytest.fixture(scope="module")
def worker(start_worker: StartWorker) -> WorkerProcess:
    return start_worker().wait_until_ready()


def send(topics: Topics, article_id: str, body: str | None = None, **fields: Any) -> None:
    text = {} if body is None else {"body": body}
    topics.produce({"id": article_id, **text, **fields}, key=article_id.encode())


def records(topics: Topics, name: str, article_id: str, count: int) -> list[Any]:
    """The records of an article on a topic, once there are so many, in order of their sequence."""

    def is_of_it(record: Any) -> bool:
        if record.value is None or name == "articles-enriched.v1":
            return bool(record.key == article_id.encode())
        return bool(json.loads(record.value)["article"]["id"] == article_id)

    found = topics.read(name, is_of_it, count)
    return sorted(found, key=lambda record: dict(record.headers)["ce_sequence"])


def followed(topics: Topics, symbol: str) -> list[Any]:
    """What who follows a security is given of the enriched articles, from the first on."""
    options = ("--ticker", symbol, "--from", "earliest", "--timeout", "3", "--json")
    settings = {"QUOTETAPE_BROKERS": str(topics.brokers), "QUOTETAPE_TOPIC_PREFIX": topics.prefix}
    command = [sys.executable, "-m", "streams.cli", "consume", *options]
    run = subprocess.run(command, env={**os.environ, **settings}, capture_output=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def test_a_desks_day(worker: WorkerProcess, topics: Topics) -> None:
    superseded = worker.metric('quotetape_articles_total{outcome="superseded"}')
    send(topics, "day", MORE, version=1)
    send(topics, "day", LESS, version=2)
    send(topics, "day", MORE, version=1)
    send(topics, "day", LESS, version=2)
    send(topics, "day", version=2, status="canceled")
    events = records(topics, "articles-enriched.v1", "day", 3)
    quotes = [json.loads(record.value) for record in records(topics, "quotes.v1", "day", 4)]
    mentions = [json.loads(record.value) for record in records(topics, "ticker-mentions.v1", "day", 4)]

    assert [record.value and json.loads(record.value)["version"] for record in events] == [1, 2, None]
    assert sorted((each["status"], each.get("withdrawn_because", "")) for each in quotes) == [
        ("live", ""),
        ("live", ""),
        ("withdrawn", "canceled"),
        ("withdrawn", "changed"),
    ]
    assert sorted((each["symbol"], each["status"]) for each in mentions) == [
        ("AAPL", "live"),
        ("AAPL", "withdrawn"),
        ("MSFT", "live"),
        ("MSFT", "withdrawn"),
    ]
    # The correction that no longer names it is the last word for who follows it; a kill, for who follows the other.
    assert [event["version"] for event in followed(topics, "MSFT")] == [1, 2]
    assert [event and event["version"] for event in followed(topics, "AAPL")] == [2, None]
    keys = {json.loads(record.value)["id"]: record.key for record in records(topics, "quotes.v1", "day", 4)}
    assert set(keys.values()) == {b"jane roe"}
    worker.wait_for_metric('quotetape_articles_total{outcome="superseded"}', superseded + 1)
    withdrawn = 'quotetape_withdrawn_total{because="canceled",topic="quotes.v1"}'
    wait_for(lambda: worker.metric(withdrawn) >= 1, "withdrawal", worker)


def test_a_kill_is_a_kill_without_a_text_and_whatever_is_remembered(worker: WorkerProcess, topics: Topics) -> None:
    send(topics, "unseen", status="canceled")
    (tombstone,) = records(topics, "articles-enriched.v1", "unseen", 1)
    assert tombstone.value is None


def test_an_article_under_another_key_is_counted(worker: WorkerProcess, topics: Topics) -> None:
    before = worker.metric("quotetape_unkeyed_articles_total")
    topics.produce({"id": "astray", "body": MORE})
    assert topics.read("articles-enriched.v1", lambda record: record.key == b"astray")
    worker.wait_for_metric("quotetape_unkeyed_articles_total", before + 1)


def test_a_worker_that_is_started_again_remembers(
    start_worker: StartWorker, worker: WorkerProcess, topics: Topics
) -> None:
    send(topics, "again", MORE, version=2)
    assert topics.read("articles-enriched.v1", lambda record: record.key == b"again")
    worker.end()
    again = start_worker().wait_until_ready()
    send(topics, "again", MORE, version=1)
    send(topics, "again", version=3, status="withheld")
    events = records(topics, "articles-enriched.v1", "again", 2)
    assert [record.value is None for record in events] == [False, True]
    again.wait_for_metric('quotetape_articles_total{outcome="superseded"}', 1)
    wait_for(lambda: again.metric("quotetape_remembered_articles") >= 1, "memory", again)
