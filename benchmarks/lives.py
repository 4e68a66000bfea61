"""What remembering articles' lives costs: an article, a kill, and a start with many entries.

    python -m benchmarks.lives [--articles FILE] [--kafka] [--guarantee exactly_once] [--kills N] [--entries N]

An article: what the rules, the entry and the local store add, against the core's reading of the same article. A kill:
from handing it to the client that produces it to the last of its withdrawals at a consumer, on an idle worker; a record
that only passes through the broker from that producer to that consumer is the yardstick. A start: from an empty disk,
and with the local store in place. The broker is the local one, or Apache Kafka (Java and Maven, see deploy/kafka).
"""

import argparse
import asyncio
import os
import resource
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path

import orjson
from kafka import KafkaConsumer, KafkaProducer, TopicPartition
from rich.console import Console

from benchmarks.articles import article_values
from deploy.kafka.node import ApacheKafka
from streams.cli.worker_process import WorkerProcess
from streams.cluster.connection import client_options
from streams.cluster.local_broker import LocalBroker
from streams.cluster.topic_admin import create_topics, topic_identity
from streams.cluster.topics import topics_of
from streams.delivery.memory_topic import memory_pages
from streams.delivery.offsets import Partition
from streams.memory.entry import Entry
from streams.memory.partition import PartitionMemory
from streams.memory.restoring import restore
from streams.memory.rules import Reader, step
from streams.memory.store import Mark, Store
from streams.pipeline.outcomes import Outcome, Part
from streams.pipeline.outputs import ARTICLES, MEMORY, QUOTES
from streams.pipeline.processing import Arrival, arrive, load_core, resolve, utc_now
from streams.pipeline.records import IncomingRecord
from streams.settings import Settings, load_settings

_ARTICLES = 400
_BODY = '"We sold more," said Jane Roe of Microsoft Corp. "We sold less," she said.'


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kafka", action="store_true", help="run Apache Kafka instead of the local broker")
    parser.add_argument("--guarantee", choices=("at_least_once", "exactly_once"), default="at_least_once")
    parser.add_argument("--articles", type=Path, help="JSON Lines to read; without it what the demo has, joined")
    parser.add_argument("--kills", type=int, default=200, help="articles to kill (default: 200)")
    parser.add_argument("--entries", type=int, default=500_000, help="entries to restore (default: 500,000)")
    options = parser.parse_args(arguments)
    console = Console()
    console.print(_an_article(article_values(options.articles)))
    with ApacheKafka() if options.kafka else LocalBroker() as broker:
        name = f"bench-{uuid.uuid4().hex[:8]}"
        settings = load_settings(
            brokers=broker.address,
            topic_prefix=f"{name}.",
            group=name,
            web_port=0,
            processing_guarantee=options.guarantee,
            state_dir=tempfile.mkdtemp(),
        )
        create_topics(settings, topics_of(settings, partitions=1))
        console.print(_kills(settings, options.kills))
        console.print(_starts(settings, options.entries))


def _an_article(values: Sequence[bytes]) -> str:
    """The cost of an article's life, by reading each article once with memory and once without."""
    core = load_core()
    read = partial(arrive, max_article_bytes=10_000_000, clock=utc_now)
    resolving = partial(resolve, core=core, max_article_bytes=10_000_000, clock=utc_now)
    store = Store.open(Path(tempfile.mkdtemp()) / "0.sqlite", "bench")
    store.write([], Mark(0, 0))
    memory = PartitionMemory(store, keep=timedelta(days=30), clock=utc_now)
    reading = remembering = 0.0
    parts = 0
    for offset in range(_ARTICLES):
        record = IncomingRecord("a", 0, offset, b"k", values[offset % len(values)], (), -1)
        arrival = read(record)
        started = time.process_time()
        outcome = resolving(arrival)
        middle = time.process_time()
        taken = step(memory.known(f"{offset}"), arrival, Reader(partial(_made, outcome), "bench"), at=utc_now())
        if taken.entry is not None:
            memory.note(f"{offset}", taken.entry)
            taken.entry.encode()
            parts += len(taken.entry.parts)
        if offset % 100 == 99:  # the worker commits every second
            memory.committed(offset + 1)
        reading += middle - started
        remembering += time.process_time() - middle
    ratio = remembering / reading
    each, core_each = 1000 * remembering / _ARTICLES, 1000 * reading / _ARTICLES
    return (
        f"an article's life: {each:.3f} ms beside {core_each:.2f} ms of reading it ({ratio:.1%}), "
        f"{parts / _ARTICLES:.0f} quotes and mentions each"
    )


def _made(outcome: Outcome, _: Arrival) -> Outcome:
    """What was read already."""
    return outcome


def _kills(settings: Settings, count: int) -> str:
    topics = topics_of(settings)
    os.environ["QUOTETAPE_STATE_DIR"] = str(settings.state_dir)
    os.environ["QUOTETAPE_PROCESSING_GUARANTEE"] = settings.processing_guarantee
    producer = KafkaProducer(**client_options(settings), linger_ms=0)
    options = client_options(settings)
    consumer = KafkaConsumer(**options, isolation_level="read_committed", fetch_max_wait_ms=10)
    quotes = TopicPartition(topics[QUOTES].name, 0)
    consumer.assign([quotes])
    consumer.seek_to_beginning()
    with WorkerProcess(settings):
        for number in range(count):
            _send(settings, producer, number, body=_BODY)
        _receive(consumer, 2 * count)
        waits = []
        for number in range(count):
            started = time.perf_counter()
            _send(settings, producer, number, status="canceled")
            _receive(consumer, 2)
            waits.append(time.perf_counter() - started)
    plain = []
    for _ in range(count):
        started = time.perf_counter()
        producer.send(topics[QUOTES].name, b"{}", key=b"k").get(10)
        _receive(consumer, 1)
        plain.append(time.perf_counter() - started)
    return (
        f"a kill, {settings.processing_guarantee}: {_spread(waits)}; a record through the broker: {_spread(plain)}; "
        f"ratio of the medians {statistics.median(waits) / statistics.median(plain):.1f}"
    )


def _send(settings: Settings, producer: KafkaProducer, number: int, **fields: str) -> None:
    value = orjson.dumps({"id": f"kill-{number}", **fields})
    producer.send(topics_of(settings)[ARTICLES].name, value, key=f"kill-{number}".encode())


def _receive(consumer: KafkaConsumer, count: int) -> None:
    while count > 0:
        count -= sum(map(len, consumer.poll(timeout_ms=1_000).values()))


def _spread(seconds: Sequence[float]) -> str:
    p99 = sorted(seconds)[int(0.99 * (len(seconds) - 1))]
    return f"median {1000 * statistics.median(seconds):.0f} ms, p99 {1000 * p99:.0f} ms"


def _starts(settings: Settings, entries: int) -> str:
    """Restoring a partition of so many entries: from Kafka, and with the local store in place."""
    topic = topics_of(settings)[MEMORY].name
    parts = tuple(Part("quote", f"{number:024x}", "somebody who said something") for number in range(12))
    producer = KafkaProducer(
        **client_options(settings), linger_ms=50, batch_size=1_000_000, max_request_size=10_000_000
    )
    at_ms = int(1000 * time.time())
    for number in range(entries):
        entry = Entry(number, number, at_ms, 1, digest="0" * 32, parts=parts)
        producer.send(topic, entry.encode(), key=f"article-{number}".encode(), partition=0)
        if number % 50_000 == 0:
            sys.stderr.write(f"writing {number:,} of {entries:,} entries\n")
    producer.flush()
    path = Path(settings.state_dir) / "restored.sqlite"
    before = _peak_mebibytes()
    seconds = []
    for _ in range(2):
        started = time.perf_counter()
        store = Store.open(path, topic_identity(settings, topic) or "bench")
        pages = memory_pages(client_options(settings), topic, Partition("articles", 0))
        asyncio.run(restore(store, pages, entries + 10**9, lambda _: None))
        seconds.append(time.perf_counter() - started)
        size = path.stat().st_size / 2**20
        store.close()
    return (
        f"a start with {entries:,} entries ({size:,.0f} MiB): {seconds[0]:.1f} s from Kafka, {seconds[1]:.2f} s local; "
        f"memory at most {before:,.0f} MiB before, {_peak_mebibytes():,.0f} after"
    )


def _peak_mebibytes() -> float:
    """The most memory that this process has had so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10


if __name__ == "__main__":
    main()
