"""Articles a second of one worker, beside Faust and aiokafka that only pass the same articles through.

    python -m benchmarks.stream [--kafka] [--articles FILE.jsonl] [--count N] [--seconds S]

All three run in a process each, one after the other, against the same broker, from the same topic of the same articles,
and wait for every acknowledgement. The broker is that of QUOTETAPE_BROKERS, Apache Kafka with ``--kafka`` (Java and
Maven, see deploy/kafka), else the local one. The local one answers a fetch of nothing at once instead of waiting, so
the clients ask it without end; what a worker costs is to be measured on Apache Kafka.

The core's part of the worker's time is what the core takes for the same articles by itself. Time of the processor does
not count what else the machine does; articles a second do. The worker is stopped after S seconds, and what it has
done by then is what counts.
"""

import argparse
import asyncio
import itertools
import os
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import orjson
from aiokafka import AIOKafkaProducer
from rich.console import Console
from rich.table import Table

from benchmarks.articles import article_values
from benchmarks.pass_through import PEERS, output_topic
from deploy.kafka.node import ApacheKafka
from streams.cli.views.summary import Figures
from streams.cli.worker_process import WorkerProcess
from streams.cluster.local_broker import LocalBroker
from streams.cluster.topic_admin import create_topics
from streams.cluster.topics import topics_of
from streams.pipeline.outputs import ARTICLES, QUOTES
from streams.pipeline.processing import load_core, process, utc_now
from streams.pipeline.records import IncomingRecord
from streams.settings import Settings, load_settings
from streams.worker.garbage import tuned_garbage_collection

_COUNT = 2_000
_SECONDS = 120.0
_CORE_COUNT = 300
"""Articles by which the core alone is timed."""
_STALL_SECONDS = 60.0
"""Nothing done for so long is an error."""
_SAY_SECONDS = 10.0
_CHUNK = 500
"""Articles that are on their way to the broker at once."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What streaming one article took, in seconds."""

    wall: float
    processor: float


@dataclass(frozen=True, slots=True)
class Progress:
    """A worker at one moment."""

    articles: float
    """Settled so far."""
    wall: float
    processor: float


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, help="article JSON Lines (default: the demo's samples)")
    parser.add_argument("--count", type=int, default=_COUNT, help=f"articles to stream (default: {_COUNT:,})")
    parser.add_argument("--seconds", type=float, default=_SECONDS, help=f"at most, the worker (default: {_SECONDS:g})")
    parser.add_argument("--kafka", action="store_true", help="run Apache Kafka instead of the local broker")
    options = parser.parse_args(arguments)
    values = article_values(options.articles)
    with _broker(kafka=options.kafka) as address:
        name = f"bench-{uuid.uuid4().hex[:8]}"
        settings = load_settings(brokers=address, topic_prefix=f"{name}.", group=name, web_port=0)
        topics = topics_of(settings)
        create_topics(settings, [*topics, replace(topics[QUOTES], name=output_topic(settings))])
        _say(f"producing {options.count:,} articles")
        size = asyncio.run(_produce(settings, values, options.count))
        costs = {f"{name} passing through": _peer(name, settings, options.count) for name in PEERS}
        costs["quotetape worker"] = worker = _worker(settings, options.count, options.seconds)
    _say("the core alone")
    core = _core(values)
    console = Console()
    console.print(_table(costs, options.count, size))
    share = core / worker.processor
    console.print(
        f"of the worker's {1000 * worker.processor:.2f} ms of processor an article: the core {1000 * core:.2f} ms "
        f"({share:.0%}), what is around it {1000 * (worker.processor - core):.2f} ms ({1 - share:.0%})",
        soft_wrap=True,
    )


def _say(where: str) -> None:
    """Where the benchmark stands, on standard error."""
    sys.stderr.write(f"{where}\n")


@contextmanager
def _broker(*, kafka: bool) -> Iterator[str]:
    if address := os.environ.get("QUOTETAPE_BROKERS"):
        yield address
        return
    with ApacheKafka() if kafka else LocalBroker() as broker:
        yield broker.address


async def _produce(settings: Settings, values: Sequence[bytes], count: int) -> float:
    """Fill the articles topic; the mean size of an article in bytes."""
    topic = topics_of(settings)[ARTICLES].name
    articles = itertools.cycle([orjson.loads(value) for value in values])
    total = 0
    async with AIOKafkaProducer(bootstrap_servers=settings.brokers, linger_ms=20) as producer:
        for start in range(0, count, _CHUNK):
            sent = []
            for number, article in zip(range(start, min(count, start + _CHUNK)), articles, strict=False):
                value = orjson.dumps({**article, "id": f"{article['id']}-{number}"})
                total += len(value)
                key = f"{article['id']}-{number}".encode()
                sent.append(await producer.send(topic, value, key=key))
            await asyncio.gather(*sent)
    return total / count


def _peer(name: str, settings: Settings, count: int) -> Cost:
    _say(f"{name} passing through")
    command = [sys.executable, "-m", "benchmarks.pass_through", name, str(count)]
    environment = {
        **os.environ,
        "QUOTETAPE_BROKERS": ",".join(settings.brokers),
        "QUOTETAPE_TOPIC_PREFIX": settings.topic_prefix,
    }
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, timeout=10 * _STALL_SECONDS)
    wall, processor = orjson.loads(done.stdout)
    return Cost(wall / count, processor / count)


def _worker(settings: Settings, count: int, seconds: float) -> Cost:
    """What a worker takes for an article, from the first that is settled to the last, or to the end of ``seconds``.

    Raises:
        CommandError: It ended.
        RuntimeError: It got no further.
    """
    first = last = None
    with WorkerProcess(settings) as worker:
        started = moved = said = time.monotonic()
        while last is None or (last.articles < count and time.monotonic() < started + seconds):
            worker.require_running()
            if time.monotonic() - moved > _STALL_SECONDS:
                raise RuntimeError(f"the worker got no further in {_STALL_SECONDS:.0f} s: {last}")
            now = _progress(worker)
            if now.articles and (last is None or now.articles > last.articles):
                first, last, moved = first or now, now, time.monotonic()
            if time.monotonic() - said > _SAY_SECONDS:
                said = time.monotonic()
                _say(f"quotetape worker: {now.articles:,.0f} of {count:,} articles")
            time.sleep(1.0)  # a scrape costs the worker time too
    if first is None or first.articles == last.articles:
        raise RuntimeError("the worker was through before it could be measured: --count more articles")
    articles = last.articles - first.articles
    return Cost((last.wall - first.wall) / articles, (last.processor - first.processor) / articles)


def _progress(worker: WorkerProcess) -> Progress:
    figures = Figures(worker.get("metrics"))
    return Progress(
        figures.total("quotetape_articles_total"), time.perf_counter(), figures.total("process_cpu_seconds_total")
    )


def _core(values: Sequence[bytes]) -> float:
    """Seconds of the processor that the core takes for one of the articles, in this process and without Kafka."""
    with tuned_garbage_collection():
        core = load_core()
    records = [IncomingRecord("articles", 0, number, None, value, (), 0) for number, value in enumerate(values)]
    start = time.process_time()
    for record in itertools.islice(itertools.cycle(records), _CORE_COUNT):
        process(record, core, max_article_bytes=len(record.value or b""), clock=utc_now)
    return (time.process_time() - start) / _CORE_COUNT


def _table(costs: dict[str, Cost], count: int, size: float) -> Table:
    """Each cost, and the worker's as a multiple of the peers'."""
    table = Table("", title=f"{count:,} articles of {size / 1000:.1f} kB, one process each")
    for heading in ("articles/s", "CPU ms an article", "worker takes ×"):
        table.add_column(heading, justify="right")
    own = costs["quotetape worker"]
    for name, cost in costs.items():
        ratio = f"{own.processor / cost.processor:.1f}" if cost.processor else ""
        table.add_row(name, f"{1 / cost.wall:,.0f}", f"{1000 * cost.processor:.3f}", ratio)
    return table


if __name__ == "__main__":
    main()
