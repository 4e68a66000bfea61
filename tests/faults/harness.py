"""A group of workers on Apache Kafka, articles through it, and the tally of what became of each.

Terms: an article that went in ends as *enriched*, *dead-lettered* or *skipped*; it is *lost* when it, or one of the
records that come of it, is nowhere; it is *repeated* as often as it came out once more. A skipped one leaves a
tombstone, and no more.
"""

import json
import random
import shutil
import signal
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

import pytest
from kafka import KafkaProducer
from kafka.errors import KafkaError

from streams.cluster.topic_admin import create_topics
from streams.cluster.topics import topics_of
from streams.settings import Settings
from tests.broker.conftest import Topics, WorkerProcess

STALL_SECONDS: Final = 180.0
"""Nothing moving for so long is a failure. How long the whole takes says more about the machine than about the code."""
SESSION_SECONDS: Final = 10.0
"""After so long without a word the group gives a worker up."""

Guarantee = Literal["at_least_once", "exactly_once"]

_PEOPLE: Final = ("Ada Moreau", "Tomas Lindqvist", "Grace Oduya", "Henry Whitlock", "Mei Tanaka", "Pablo Reyes")
_COMPANIES: Final = ("Apple Inc. (NASDAQ: AAPL)", "Microsoft Corp.", "$META", "General Motors", "Lumen Foods")


def small_articles(chance: random.Random, numbers: Iterable[int]) -> list[tuple[bytes, bytes]]:
    """Keys and values of short articles; of a hundred, two can't be read and one is withheld.

    A key says how its article has to end.
    """
    return [_small_article(chance, number) for number in numbers]


def _small_article(chance: random.Random, number: int) -> tuple[bytes, bytes]:
    body = f'"We will open {number} stores," said {chance.choice(_PEOPLE)} of {chance.choice(_COMPANIES)}.'
    match number % 100:
        case 17:
            return b"poison-%d" % number, b'{"id": "cut off %d", "body": "Shares' % number
        case 67:
            return b"poison-%d" % number, b"\xff\xfe %d" % number
        case 42:
            return b"withheld-%d" % number, article(f"withheld-{number}", body=body, status="withheld")
        case _:
            return b"article-%d" % number, article(f"article-{number}", body=body)


def article(identifier: str, **fields: object) -> bytes:
    """An article's value."""
    return json.dumps({"id": identifier, **fields}).encode()


@dataclass(frozen=True)
class Tally:
    """What became of the articles."""

    articles: int
    enriched: int
    dead_lettered: int
    skipped: int
    lost: int
    repeated: int
    changed_ids: int
    """Records that came out once more, but under another ``ce_id``."""


class Group:
    """Workers of one consumer group on topics of their own, and what was sent to them."""

    def __init__(
        self, brokers: str, prefix: str, logs: Path, chance: random.Random, *, guarantee: Guarantee = "at_least_once"
    ) -> None:
        self.workers: list[WorkerProcess] = []
        self.prefix = prefix
        self.name = f"{prefix}group"
        self.brokers = brokers
        self._logs = logs
        self._chance = chance
        self.guarantee: Guarantee = guarantee
        self._sent: dict[bytes, bytes | None] = {}
        self._count = 0
        self._done = 0
        self._disks: dict[WorkerProcess, Path] = {}
        self._free_disks: list[Path] = []
        settings = Settings(brokers=tuple(brokers.split(",")), topic_prefix=prefix, group=self.name)
        create_topics(settings, topics_of(settings))

    def send(self, count: int) -> None:
        """Send so many small articles more."""
        self.send_records(small_articles(self._chance, range(len(self._sent), len(self._sent) + count)))

    def send_records(self, records: Sequence[tuple[bytes, bytes | None]]) -> None:
        """Send these; for :meth:`tally` no key may be there twice."""
        # A client that is open while a broker goes away leaves sockets behind, so this one lives no longer than needed.
        producer = KafkaProducer(bootstrap_servers=self.brokers.split(","), max_request_size=20_000_000, linger_ms=10)
        name = f"{self.prefix}articles.v1"
        for sent in [producer.send(name, key=key, value=value) for key, value in records]:
            sent.get(60)
        producer.close()
        self._sent.update(records)
        self._count += len(records)

    def start_worker(self, **settings: str) -> WorkerProcess:
        """One worker more, with further settings, on the disk of one that ended, if any."""
        number = len(list(self._logs.glob("worker-*.log")))
        disk = self._free_disks.pop(0) if self._free_disks else self._logs / f"disk-{number}"
        environment = {
            "QUOTETAPE_STATE_DIR": str(disk),
            "QUOTETAPE_PROCESSING_GUARANTEE": self.guarantee,
            **settings,
            "QUOTETAPE_BROKERS": self.brokers,
            "QUOTETAPE_TOPIC_PREFIX": self.prefix,
            "QUOTETAPE_GROUP": self.name,
        }
        worker = WorkerProcess(environment, self._logs / f"worker-{number}.log", "--")
        self.workers.append(worker)
        self._disks[worker] = disk
        return worker

    def start_workers(self, count: int) -> None:
        """So many workers more; waits until each has its share of the partitions."""
        for _ in range(count):
            self.start_worker()
        self.wait_until_shared()

    def wait_until_shared(self) -> None:
        """Until each worker has partitions."""
        self.wait_for("a share of the partitions for each worker", lambda: all(map(partitions, self.workers)))

    def kill(self, worker: WorkerProcess, *, lose_disk: bool = False) -> None:
        """``kill -9``."""
        self._end(worker, signal.SIGKILL)
        if lose_disk:
            shutil.rmtree(self._free_disks.pop())

    def stop(self, worker: WorkerProcess) -> None:
        """SIGTERM: the worker ends by itself, in order."""
        self._end(worker, signal.SIGTERM)

    def _end(self, worker: WorkerProcess, number: signal.Signals) -> None:
        self.workers.remove(worker)
        assert worker.end(number) == (0 if number == signal.SIGTERM else -number), worker.text()[-3000:]
        self._free_disks.append(self._disks.pop(worker))

    def close(self) -> None:
        """End the workers."""
        for worker in self.workers:
            worker.end(signal.SIGKILL)

    def done(self) -> int:
        """How many articles the group is known to have committed."""
        with suppress(KafkaError):  # the cluster may not have settled yet who keeps the group's offsets
            self._done = sum(self._topics(lambda topics: topics.committed(self.name)).values())
        return self._done

    def wait_until_done(self, articles: int | None = None) -> None:
        """Until the group has committed so many articles; all that were sent if None."""
        wanted = self._count if articles is None else articles
        self.wait_for(f"commit of {wanted} articles", lambda: self.done() >= wanted)

    def wait_for(self, what: str, condition: Callable[[], Any]) -> None:
        """Until ``condition`` holds; fails when nothing is committed for long."""
        seen, moved = -1, time.monotonic()
        while not condition():
            if (now := self.done()) != seen:
                seen, moved = now, time.monotonic()
            if time.monotonic() - moved > STALL_SECONDS:
                pytest.fail(f"no {what}; nothing moved for {STALL_SECONDS:.0f} s\n{self._standing()}")
            time.sleep(0.3)

    def tally(self) -> Tally:
        """Hold all that came out against what was sent.

        Fails where an article ended in another way than its key says, or a dead letter is not, byte by byte, what was
        sent.
        """
        names = ("articles-enriched.v1", "quotes.v1", "ticker-mentions.v1", "articles.v1.dlq")
        events, quotes, mentions, letters = self._topics(lambda topics: [topics.read_all(name) for name in names])
        assert {(letter.key, letter.value) for letter in letters} <= self._sent.items()
        wanted = {key for key in self._sent if not key.startswith((b"withheld-", b"poison-", b"refused-"))}
        skipped = {key for key in self._sent if key.startswith(b"withheld-")}
        refused = {key for key in self._sent if key.startswith(b"refused-")}
        dead = {letter.key for letter in letters}
        enriched = {event.key for event in events if event.value is not None}
        removed = {event.key for event in events if event.value is None}
        assert dead <= self._sent.keys() - wanted - skipped
        assert enriched <= wanted
        assert removed <= skipped | (refused & dead)
        repeats = [len(records) - len(set(map(_about, records))) for records in (events, letters)]
        return Tally(
            articles=len(self._sent),
            enriched=len(enriched),
            dead_lettered=len(dead),
            skipped=len(skipped),
            lost=len(
                (self._sent.keys() - enriched - dead - (skipped & removed)) | _incomplete(events, quotes, mentions)
            ),
            repeated=sum(repeats),
            changed_ids=sum(map(_changed_ids, (events, quotes, mentions))),
        )

    def read(self, topic: str) -> list[Any]:
        """All that a consumer sees of an output topic; under exactly once one that reads what is committed."""
        level = "read_committed" if self.guarantee == "exactly_once" else "read_uncommitted"
        return list(self._topics(lambda topics: topics.read_all(topic, isolation_level=level)))

    def _standing(self) -> str:
        """Where everything stands, for a failure's message."""
        lines = self._topics(
            lambda topics: [f"committed {topics.committed(self.name)}", f"ends {topics.ends('articles.v1')}"]
        )
        for worker in self.workers:
            lines += [f"{worker.log.name}: {worker.get('/readyz')}", worker.text()[-3000:]]
        return "\n".join(lines)

    def _topics(self, use: Callable[[Topics], Any]) -> Any:
        topics = Topics(self.brokers.split(","), self.prefix)
        try:
            return use(topics)
        finally:
            topics.close()


def partitions(worker: WorkerProcess) -> int:
    """How many partitions a worker has."""
    return worker.get("/metrics")[1].count("\nquotetape_consumer_lag{")


def _about(record: Any) -> tuple[bytes | None, bool]:
    """What an event of an article, or a dead letter, is about: its article, and whether it is taken back."""
    return record.key, record.value is None


def _incomplete(events: Iterable[Any], quotes: Iterable[Any], mentions: Iterable[Any]) -> set[bytes]:
    """Keys of the events of which a quote or a security has no record of its own."""
    live = [value for record in (*quotes, *mentions) if (value := json.loads(record.value))["status"] == "live"]
    have = {(value["article"]["id"], value.get("symbol", value["id"])) for value in live}
    missing = set()
    for event in events:
        if event.value is None:
            continue
        value = json.loads(event.value)
        parts = [quote["id"] for quote in value["quotes"]] + [ticker["symbol"] for ticker in value["tickers"]]
        if any((value["id"], part) not in have for part in parts):
            missing.add(event.key)
    return missing


def _changed_ids(records: Iterable[Any]) -> int:
    """How many records say the same as another, under another ``ce_id``."""
    ids: dict[tuple[bytes, bytes, str], set[bytes]] = defaultdict(set)
    for record in records:
        headers = dict(record.headers)
        about = "" if record.value is None else json.loads(record.value).get("article", {}).get("id", "")
        ids[headers["ce_type"], headers["ce_subject"], about].add(headers["ce_id"])
    return sum(len(one) - 1 for one in ids.values())
