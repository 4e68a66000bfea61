"""``quotetape serve`` on a broker: killed at any moment, or with the broker gone, it ends with the truth."""

import asyncio
import json
import random
import signal
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from aiokafka import AIOKafkaProducer
from kafka import KafkaProducer

from streams.cluster.local_broker import LocalBroker
from streams.cluster.topics import Topics, topics_of
from streams.serve.store.selection import Selection
from streams.settings import load_settings
from tests.cluster.consumers.without_zstandard import without_zstandard
from tests.serve.lives import ARTICLES, Event, Life, Quoted, by_brute_force, known_at
from tests.serve.process import ServeProcess, own_broker
from tests.worker.patches.raw_header_name import RawHeaderName

pytestmark = pytest.mark.broker

StartServe = Callable[..., ServeProcess]


@pytest.fixture
def broker() -> Iterator[LocalBroker]:
    with own_broker(partitions=3) as broker:
        yield broker


def lives(count: int, seed: int) -> list[Event]:
    draw, life = random.Random(seed), Life()  # noqa: S311 - no secret
    life.at_ms = int(1000 * time.time())
    events: list[Event] = []
    for _ in range(count):
        life.at_ms += 5
        article = draw.choice(ARTICLES)
        quotes = [Quoted(article, draw.randrange(3), draw.randrange(3)) for _ in range(draw.randrange(5))]
        what = draw.choice(("published",) * 6 + ("canceled", "withheld", "refused"))
        events += life.step(article, what, quotes, draw.randrange(3), 0.9)
    return events


def send(broker: LocalBroker, topics: Topics, events: list[Event], headers: Sequence[tuple[str, bytes]] = ()) -> None:
    producer = KafkaProducer(bootstrap_servers=broker.address)
    for event in events:
        record = event.record(0)
        producer.send(topics[event.topic].name, key=record.key, value=record.value, headers=[*record.headers, *headers])
    producer.flush()
    producer.close()


@pytest.fixture
def start(broker: LocalBroker, tmp_path: Path) -> Iterator[StartServe]:
    """Starts ``quotetape serve`` on the broker, each on the first store that nobody has."""
    processes: list[ServeProcess] = []
    environment = {
        "QUOTETAPE_BROKERS": broker.address,
        "QUOTETAPE_STATE_DIR": str(tmp_path / "state"),
        "QUOTETAPE_SERVE_PORT": "0",
    }

    def started(**more: str) -> ServeProcess:
        processes.append(ServeProcess(more | environment, tmp_path / f"{len(processes)}.log"))
        return processes[-1]

    yield started
    for process in processes:
        process.end(signal.SIGKILL)


def answer(serve: ServeProcess) -> list[tuple[str, str, str | None]]:
    with urllib.request.urlopen(f"{serve.url()}/api/v1/quotes?status=any&limit=200") as told:  # noqa: S310 - our own
        found: list[dict[str, Any]] = json.load(told)["quotes"]
    return [(each["id"], each["status"], each["text"]) for each in found]


def truth(events: list[Event]) -> list[tuple[str, str, str | None]]:
    known = known_at(events, 2**60)
    return [
        (
            each,
            "live" if known[each].live else "withdrawn",
            known[each].value["text"] if known[each].has_words else None,
        )
        for each in by_brute_force(events, Selection(status="any"))
    ]


def reaches(serve: ServeProcess, wanted: list[Any]) -> None:
    deadline = time.monotonic() + 60
    while (told := answer(serve)) != wanted and time.monotonic() < deadline:
        time.sleep(0.1)
    assert told == wanted, serve.text()


def test_killed_at_any_moment_it_gives_the_same_answers(broker: LocalBroker, start: StartServe, tmp_path: Path) -> None:
    draw = random.Random(7)  # noqa: S311 - no secret
    topics = topics_of(load_settings(brokers=broker.address))
    events = lives(240, seed=11)
    edges = sorted(draw.sample(range(len(events)), 5))
    sent = 0
    serve = start()
    serve.wait_until_ready()
    for edge in edges:
        serve.url()
        send(broker, topics, events[sent:edge])
        sent = edge
        time.sleep(draw.random())
        serve.end(signal.SIGKILL)
        serve = start()
    send(broker, topics, events[sent:])
    reaches(serve, truth(events))
    other = start()  # a second one, with a store of its own, reads it all at once
    other.wait_until_ready()
    assert answer(other) == truth(events)
    assert {path.name for path in (tmp_path / "state").rglob("*.sqlite")} == {"tape-0.sqlite", "tape-1.sqlite"}
    assert (serve.end(), other.end()) == (0, 0)


def state_within(serve: ServeProcess, seconds: float) -> dict[str, Any]:
    """The next state that followers are told."""
    deadline = time.monotonic() + seconds
    with urllib.request.urlopen(f"{serve.url()}/api/v1/stream", timeout=seconds) as stream:  # noqa: S310 - our own
        for line in stream:
            assert time.monotonic() < deadline, serve.text()
            if line == b"event: state\n":
                next(stream)  # its id
                told: dict[str, Any] = json.loads(next(stream).removeprefix(b"data: "))
                return told
    raise AssertionError(serve.text())


def test_it_ends_in_time_while_the_broker_is_gone(broker: LocalBroker, start: StartServe) -> None:
    serve = start()
    serve.wait_until_ready()
    broker.stop()
    time.sleep(4)  # it asks the broker by now, and waits for an answer
    begin = time.monotonic()
    assert serve.end() == 0
    assert time.monotonic() - begin < 15


def test_it_ends_well_while_quotes_come_in(broker: LocalBroker, start: StartServe) -> None:
    topics = topics_of(load_settings(brokers=broker.address))
    events = lives(400, seed=14)
    serve = start()
    serve.wait_until_ready()
    with ThreadPoolExecutor() as pool:
        sending = pool.submit(send, broker, topics, events)
        time.sleep(0.5)
        status = serve.end()
        sending.result()
    assert status == 0, serve.text()


def test_a_broker_that_is_away_is_waited_for(broker: LocalBroker, start: StartServe) -> None:
    topics = topics_of(load_settings(brokers=broker.address))
    events = lives(60, seed=12)
    send(broker, topics, events[:80])
    serve = start()
    serve.wait_until_ready()
    reaches(serve, truth(events[:80]))
    broker.stop()
    away = state_within(serve, 15)  # as docs/serve.md promises
    assert (away["reading"], "127.0.0.1" in away["trouble"]) == (False, True)
    assert answer(serve) == truth(events[:80])
    broker.start()
    send(broker, topics, events[80:])
    reaches(serve, truth(events))
    serve.end()


def test_whatever_a_producer_may_write_is_read(broker: LocalBroker, start: StartServe, tmp_path: Path) -> None:
    topics = topics_of(load_settings(brokers=broker.address))
    events = lives(20, seed=14)
    fifth = len(events) // 5

    async def produce(codec: str, some: list[Event]) -> None:
        async with AIOKafkaProducer(bootstrap_servers=broker.address, compression_type=codec) as producer:
            for event in some:
                record = event.record(0)
                headers = [*record.headers, ("padding", b"x" * 1_000)]
                name = topics[event.topic].name
                await producer.send_and_wait(name, key=record.key, value=record.value, headers=headers)

    for number, codec in enumerate(("gzip", "snappy", "lz4", "zstd")):
        asyncio.run(produce(codec, events[number * fifth : (number + 1) * fifth]))
    send(broker, topics, events[4 * fifth :], headers=[(RawHeaderName(b"caf\xe9"), b"1")])
    packages = tmp_path / "packages"
    packages.mkdir()
    serve = start(**without_zstandard(packages))
    serve.wait_until_ready()
    reaches(serve, truth(events))
    assert serve.end() == 0


def test_a_lost_or_damaged_store_is_filled_anew(broker: LocalBroker, start: StartServe, tmp_path: Path) -> None:
    topics = topics_of(load_settings(brokers=broker.address))
    events = lives(30, seed=13)
    send(broker, topics, events)
    serve = start()
    serve.wait_until_ready()
    reaches(serve, truth(events))
    assert serve.end() == 0
    (store,) = (tmp_path / "state").rglob("*.sqlite")
    store.write_bytes(b"no database" * 1000)
    serve = start()
    serve.wait_until_ready()
    assert answer(serve) == truth(events)
    assert "filling it anew" in serve.text()
    serve.end()
