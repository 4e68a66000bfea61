"""Articles a second of one worker, beside Faust and aiokafka that only pass the same articles through.

    python -m benchmarks.stream [--articles FILE.jsonl] [--count N]

All three run in a process each, one after the other, against the same broker (one of its own, or that of
QUOTETAPE_BROKERS), from the same topic of the same articles, and wait for every acknowledgement. Time of the processor
does not count what else the machine does; articles a second do.
"""

import argparse
import asyncio
import itertools
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
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
from streams.broker import LocalBroker
from streams.settings import Settings, load_settings
from streams.topic_admin import create_topics
from streams.topics import topics_of

_COUNT = 2_000
_STALL_SECONDS = 60.0
"""Nothing done for so long is an error."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What streaming one article took, in seconds."""

    wall: float
    processor: float


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, help="article JSON Lines (default: the demo's samples)")
    parser.add_argument("--count", type=int, default=_COUNT, help=f"articles to stream (default: {_COUNT:,})")
    options = parser.parse_args(arguments)
    with _broker() as address:
        settings = load_settings(brokers=address, topic_prefix=f"bench-{uuid.uuid4().hex[:8]}.")
        topics = topics_of(settings)
        create_topics(settings, [*topics, replace(topics.quotes, name=output_topic(settings))])
        size = asyncio.run(_produce(settings, article_values(options.articles), options.count))
        costs = {f"{name} passing through": _peer(name, settings, options.count) for name in PEERS}
        costs["quotetape worker"] = _worker(settings, options.count)
    Console().print(_table(costs, options.count, size))


@contextmanager
def _broker() -> Iterator[str]:
    if address := os.environ.get("QUOTETAPE_BROKERS"):
        yield address
        return
    with LocalBroker() as local:
        yield local.address


async def _produce(settings: Settings, values: Sequence[bytes], count: int) -> float:
    """Fill the articles topic; the mean size of an article in bytes."""
    topic = topics_of(settings).articles.name
    articles = [orjson.loads(value) for value in values]
    total = 0
    async with AIOKafkaProducer(bootstrap_servers=settings.brokers, linger_ms=20) as producer:
        sent = []
        for number, article in zip(range(count), itertools.cycle(articles), strict=False):
            value = orjson.dumps({**article, "id": f"{article['id']}-{number}"})
            total += len(value)
            sent.append(await producer.send(topic, value, key=str(number).encode()))
        await asyncio.gather(*sent)
    return total / count


def _peer(name: str, settings: Settings, count: int) -> Cost:
    command = [sys.executable, "-m", "benchmarks.pass_through", name, str(count)]
    done = subprocess.run(
        command, env=_environment(settings), check=True, stdout=subprocess.PIPE, timeout=10 * _STALL_SECONDS
    )
    wall, processor = orjson.loads(done.stdout)
    return Cost(wall / count, processor / count)


def _environment(settings: Settings) -> dict[str, str]:
    return {
        **os.environ,
        "QUOTETAPE_BROKERS": ",".join(settings.brokers),
        "QUOTETAPE_TOPIC_PREFIX": settings.topic_prefix,
        "QUOTETAPE_WEB_PORT": "0",
    }


def _worker(settings: Settings, count: int) -> Cost:
    """What a worker takes for an article, from the first that is settled to the last."""
    command = [sys.executable, "-m", "streams.cli", "worker"]
    with tempfile.TemporaryDirectory() as directory:
        log = Path(directory, "worker.log")
        with log.open("wb") as out:
            process = subprocess.Popen(command, env=_environment(settings), stdout=out, stderr=out)
        try:
            return _watch(process, log, count)
        except RuntimeError as error:
            raise RuntimeError(f"{error}; the worker said:\n{log.read_text()}") from None
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait()


def _watch(process: subprocess.Popen[bytes], log: Path, count: int) -> Cost:
    """Follow a worker's own metrics until it has settled ``count`` articles.

    Raises:
        RuntimeError: It ended, or got no further.
    """
    first: tuple[float, float, float] | None = None
    seen, moved = 0.0, time.monotonic()
    while True:
        if process.poll() is not None:
            raise RuntimeError(f"exit status {process.returncode}")
        if time.monotonic() - moved > _STALL_SECONDS:
            raise RuntimeError(f"{seen:,.0f} of {count:,} articles, and no more in {_STALL_SECONDS:.0f} s")
        if page := re.search(r"on (http://\S+)", log.read_text()):
            done, processor = _scrape(f"{page[1]}/metrics")
            now = time.perf_counter()
            if done > seen:
                seen, moved = done, time.monotonic()
                first = first or (done, now, processor)
            if first and done >= count:
                articles = done - first[0]
                return Cost((now - first[1]) / articles, (processor - first[2]) / articles)
        time.sleep(0.1)


def _scrape(url: str) -> tuple[float, float]:
    """Articles that a worker has settled, and the processor's seconds that it took."""
    with urllib.request.urlopen(url, timeout=_STALL_SECONDS) as answer:  # noqa: S310 - our own worker
        page = answer.read().decode()
    return _total(page, "quotetape_articles_total"), _total(page, "process_cpu_seconds_total")


def _total(page: str, name: str) -> float:
    return sum(float(value) for value in re.findall(rf"^{name}(?:{{.*}})? (\S+)$", page, re.MULTILINE))


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
