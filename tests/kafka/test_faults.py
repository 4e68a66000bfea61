"""Nothing is lost: two workers on Apache Kafka, and each of them killed in the middle of its work."""

import json
import signal
import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from deploy.kafka.node import ApacheKafka
from streams.settings import Settings
from streams.topic_admin import create_topics
from streams.topics import topics_of
from tests.broker.conftest import Topics, WorkerProcess
from tests.kafka.load import is_poison, records

pytestmark = pytest.mark.kafka

_ARTICLES = 4_000
_PREFIX = "faults."
_STALL_SECONDS = 120.0
"""Nothing moving for so long is a failure. How long the whole takes says more about the machine than about the code."""


class Workers:
    """Two workers of one group."""

    def __init__(self, address: str, logs: Path) -> None:
        self._environment = {
            "QUOTETAPE_BROKERS": address,
            "QUOTETAPE_TOPIC_PREFIX": _PREFIX,
            "QUOTETAPE_GROUP": "faults",
        }
        self._logs = logs
        self.running = [self._start(0), self._start(1)]

    def _start(self, number: int) -> WorkerProcess:
        return WorkerProcess(self._environment, self._logs / f"worker-{number}.log", "--create-topics")

    def kill(self, number: int) -> None:
        assert self.running[number].end(signal.SIGKILL) == -signal.SIGKILL

    def start_anew(self, number: int) -> None:
        self.running[number] = self._start(len(self.running) + number)

    def wait_until_they_share(self) -> None:
        self._wait("two workers with partitions each", lambda: all(self._partitions(w) for w in self.running))

    def wait_for_articles(self, number: int, count: int) -> None:
        """Until one worker has settled so many."""
        self._wait(f"{count} articles of worker {number}", lambda: self._settled(self.running[number]) >= count)

    def wait_until_done(self) -> None:
        self._wait("the end of the lag", lambda: sum(self._partitions(w) for w in self.running) == 8 and not self.lag())

    def lag(self) -> float:
        return sum(sum(_series(worker, "quotetape_consumer_lag")) for worker in self.running)

    def _partitions(self, worker: WorkerProcess) -> int:
        return len(_series(worker, "quotetape_consumer_lag"))

    def _settled(self, worker: WorkerProcess) -> float:
        return sum(_series(worker, "quotetape_articles_total"))

    def _wait(self, what: str, condition: Any) -> None:
        seen, moved = self._progress(), time.monotonic()
        while not condition():
            if (now := self._progress()) != seen:
                seen, moved = now, time.monotonic()
            if time.monotonic() - moved > _STALL_SECONDS:
                logs = "\n".join(worker.text()[-2000:] for worker in self.running)
                pytest.fail(f"no {what}; nothing moved for {_STALL_SECONDS:.0f} s\n{logs}")
            time.sleep(0.2)

    def _progress(self) -> list[tuple[float, int]]:
        """What changes as long as the workers get on: what each has settled, and its partitions."""
        return [(self._settled(worker), self._partitions(worker)) for worker in self.running]


def _series(worker: WorkerProcess, name: str) -> list[float]:
    page = worker.get("/metrics")[1]
    return [float(line.rsplit(" ", 1)[1]) for line in page.splitlines() if line.startswith(name + "{")]


def _header(record: Any, name: str) -> bytes:
    return bytes(next(value for key, value in record.headers if key == name))


def _ids_by_key(found: Iterable[Any]) -> dict[bytes, set[bytes]]:
    ids: dict[bytes, set[bytes]] = defaultdict(set)
    for record in found:
        ids[record.key].add(_header(record, "ce_id"))
    return ids


def _quotes(event: bytes) -> int:
    return len(json.loads(event)["quotes"])


def test_kill_each_of_two_workers_and_every_article_is_enriched_or_a_dead_letter(
    apache_kafka: ApacheKafka, tmp_path: Path
) -> None:
    settings = Settings(brokers=(apache_kafka.address,), topic_prefix=_PREFIX)
    create_topics(settings, topics_of(settings), replication_factor=1)
    load = records(_ARTICLES)
    half = _ARTICLES // 2
    workers = Workers(apache_kafka.address, tmp_path)
    topics = Topics(apache_kafka.address, _PREFIX)
    try:
        for victim, batch in ((0, load[:half]), (1, load[half:])):
            workers.wait_until_they_share()
            topics.produce_many(batch)
            workers.wait_for_articles(victim, _ARTICLES // 80)
            assert workers.lag() > 0, "the worker had finished before it was killed"
            workers.kill(victim)
            workers.start_anew(victim)
        workers.wait_until_done()
        enriched = topics.read_all("articles-enriched.v1")
        quotes = topics.read_all("quotes.v1")
        dead_letters = topics.read_all("articles.v1.dlq")
    finally:
        topics.close()
        for worker in workers.running:
            worker.end(signal.SIGKILL)

    sent = dict(load)
    poison = {key: value for key, value in sent.items() if is_poison(key)}
    assert {record.key for record in enriched} == sent.keys() - poison.keys()
    assert {(record.key, record.value) for record in dead_letters} == set(poison.items())
    repeats = len(enriched) + len(dead_letters) - len(sent)
    assert repeats >= 0
    assert all(len(ids) == 1 for ids in _ids_by_key(enriched).values())
    # A repeated article repeats its quotes with the ids that they had.
    events = {_header(record, "ce_id"): record.value for record in enriched}
    assert len({_header(record, "ce_id") for record in quotes}) == sum(map(_quotes, events.values()))
    print(f"{len(sent)} articles, {len(poison)} of them poison; {repeats} repeats after two kills")  # noqa: T201
