"""A worker's memory over many articles on Apache Kafka: what it keeps, and how fast that grows.

    python -m benchmarks.memory [--count N] [--minutes M]

One node of Apache Kafka (Java and Maven, see deploy/kafka), one worker, articles of a few sentences with names that do
not come twice, so that whatever remembers what it has read grows; one in twenty is broken and becomes a dead letter.
Ends after so many articles or minutes, whichever comes first.
"""

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import orjson
from kafka import KafkaProducer
from rich.console import Console
from rich.table import Table

from deploy.kafka.node import ApacheKafka
from streams.cli.views.summary import Figures
from streams.cli.worker_process import WorkerProcess
from streams.cluster.connection import client_options
from streams.cluster.topic_admin import create_topics
from streams.cluster.topics import topics_of
from streams.pipeline.outputs import ARTICLES
from streams.settings import Settings, load_settings

_COUNT = 200_000
_MINUTES = 20.0
_AHEAD = 5_000
"""Articles that are sent before the worker has read them."""
_ROWS = 12
_WARM = 0.25
"""The first part of the run, in which modules, models and caches are loaded, does not count for the slope."""
_MEGABYTE = 1_000_000
_BAD_EVERY = 20


@dataclass(frozen=True, slots=True)
class Sample:
    """The worker at one moment."""

    articles: float
    """Settled so far."""
    memory: float
    """Resident, bytes."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print memory over the articles, and its slope."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=_COUNT, help=f"articles at most (default: {_COUNT:,})")
    parser.add_argument("--minutes", type=float, default=_MINUTES, help=f"time at most (default: {_MINUTES:g})")
    options = parser.parse_args(arguments)
    with ApacheKafka() as kafka:
        settings = load_settings(brokers=kafka.address, web_port=0)
        create_topics(settings, topics_of(settings), replication_factor=1)
        with WorkerProcess(settings) as worker:
            samples = list(_watch(worker, settings, options.count, 60 * options.minutes))
    console = Console()
    console.print(_table(samples))
    console.print(_verdict(samples), soft_wrap=True)


def small_articles(seed: int = 7) -> Iterator[bytes]:
    """Articles without end, a few sentences each; names, ids and figures hardly ever repeat."""
    choose = random.Random(seed)  # noqa: S311 - the same articles in every run
    number = 0
    while True:
        number += 1
        if number % _BAD_EVERY == 0:
            yield b'{"id": "broken-%d", "body": ' % number
            continue
        person, firm = f"{_word(choose)} {_word(choose)}", f"{_word(choose)} {_word(choose)}"
        body = (
            f'"We will open {number} stores by spring," said {person}, chief executive of {firm} Inc. '
            f"(NASDAQ: {_word(choose)[:4].upper()}). {_word(choose)} of Apple said that {firm} would not."
        )
        yield orjson.dumps({"id": f"small-{number}", "title": f"{firm} opens {number} stores", "body": body})


def _word(choose: random.Random) -> str:
    """A name that nobody has."""
    return "".join(choose.choice("bdfgklmnprstvz") + choose.choice("aeiou") for _ in range(4)).capitalize()


def _watch(worker: WorkerProcess, settings: Settings, count: int, seconds: float) -> Iterator[Sample]:
    """Keep the worker busy and look at it each second."""
    topic = topics_of(settings)[ARTICLES].name
    articles = small_articles()
    sent = 0
    end = time.monotonic() + seconds
    producer = KafkaProducer(**client_options(settings), linger_ms=20)
    try:
        while time.monotonic() < end:
            worker.require_running()
            figures = Figures(worker.get("metrics"))
            done = figures.total("quotetape_articles_total")
            yield Sample(done, figures.total("process_resident_memory_bytes"))
            if done >= count:
                return
            for _ in range(min(count, int(done) + _AHEAD) - sent):
                producer.send(topic, next(articles))
                sent += 1
            producer.flush()
            time.sleep(1.0)
    finally:
        producer.close()


def slope(samples: Sequence[Sample]) -> float:
    """Bytes of memory for each article more: the straight line that fits best."""
    articles = [sample.articles for sample in samples]
    memory = [sample.memory for sample in samples]
    middle, level = sum(articles) / len(articles), sum(memory) / len(memory)
    spread = sum((each - middle) ** 2 for each in articles)
    together = sum((x - middle) * (y - level) for x, y in zip(articles, memory, strict=True))
    return together / spread if spread else 0.0


def _warm(samples: Sequence[Sample]) -> list[Sample]:
    return [sample for sample in samples if sample.articles >= _WARM * samples[-1].articles]


def _table(samples: Sequence[Sample]) -> Table:
    """Memory at equal steps of the run."""
    table = Table("articles", "memory, MB", title="one worker")
    for row in range(_ROWS + 1):
        at = samples[-1].articles * row / _ROWS
        sample = min(samples, key=lambda each: abs(each.articles - at))
        table.add_row(f"{sample.articles:,.0f}", f"{sample.memory / _MEGABYTE:.1f}")
    return table


def _verdict(samples: Sequence[Sample]) -> str:
    warm = _warm(samples)
    growth = slope(warm) * 100_000 / _MEGABYTE
    highest = max(sample.memory for sample in samples) / _MEGABYTE
    return (
        f"{samples[-1].articles:,.0f} articles; at most {highest:.1f} MB; from article {warm[0].articles:,.0f} on "
        f"{growth:+.2f} MB for every 100,000"
    )


if __name__ == "__main__":
    main()
