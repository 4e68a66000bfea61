"""The stream's yardsticks: Faust and aiokafka that only pass articles through, waiting for every acknowledgement.

    python -m benchmarks.pass_through faust|aiokafka COUNT

Run by benchmarks.stream, in a process of its own and with the settings of the worker that it is compared with.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import faust
import orjson
import uvloop
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer

from streams.cluster.topics import topics_of
from streams.pipeline.outputs import ARTICLES
from streams.settings import Settings, load_settings

LINGER_MS = 20
BATCH_BYTES = 256 * 1024
BATCH_RECORDS = 256


def output_topic(settings: Settings) -> str:
    """Where the articles are passed through to."""
    return f"{settings.topic_prefix}passed-through"


@dataclass(slots=True)
class Stopwatch:
    """Time from the first article on: by the clock and by the processor, in seconds."""

    wall: float = 0.0
    processor: float = 0.0

    def start(self) -> None:
        """Begin, unless it has begun."""
        if not self.wall:
            self.wall, self.processor = time.perf_counter(), time.process_time()

    def read(self) -> tuple[float, float]:
        """What has passed."""
        return time.perf_counter() - self.wall, time.process_time() - self.processor


async def aiokafka_pass_through(settings: Settings, count: int) -> tuple[float, float]:
    """Pass ``count`` articles through with aiokafka alone; the seconds by the clock and by the processor."""
    consumer = AIOKafkaConsumer(
        topics_of(settings)[ARTICLES].name,
        bootstrap_servers=settings.brokers,
        group_id="bench-aiokafka",
        enable_auto_commit=False,
        auto_offset_reset="earliest",
    )
    producer = AIOKafkaProducer(
        bootstrap_servers=settings.brokers, acks="all", linger_ms=LINGER_MS, max_batch_size=BATCH_BYTES
    )
    stopwatch = Stopwatch()
    async with consumer, producer:
        done = 0
        while done < count:
            batches = await consumer.getmany(timeout_ms=1000, max_records=BATCH_RECORDS)
            records = [record for batch in batches.values() for record in batch]
            if not records:
                continue
            stopwatch.start()
            topic = output_topic(settings)
            await asyncio.gather(*[await producer.send(topic, record.value, key=record.key) for record in records])
            await consumer.commit()
            done += len(records)
        return stopwatch.read()


async def faust_pass_through(settings: Settings, count: int) -> tuple[float, float]:
    """Pass ``count`` articles through with Faust alone, in batches; the seconds by the clock and by the processor."""
    loop = asyncio.get_running_loop()
    app = faust.App(
        "bench-faust",
        env={"NO_CONFIG": "1"},
        broker=[f"kafka://{address}" for address in settings.brokers],
        store="memory://",
        datadir=tempfile.mkdtemp(),
        web_enabled=False,
        topic_disable_leader=True,
        producer_acks=-1,
        producer_linger=LINGER_MS / 1000,
        producer_max_batch_size=BATCH_BYTES,
        loop=loop,
    )
    source = app.topic(topics_of(settings)[ARTICLES].name, key_type=bytes, value_type=bytes, value_serializer="raw")
    target = app.topic(output_topic(settings), value_serializer="raw", key_serializer="raw")
    finished: asyncio.Future[tuple[float, float]] = loop.create_future()

    async def pass_through(stream: Any) -> None:
        stopwatch, done = Stopwatch(), 0
        async for events in stream.take_events(BATCH_RECORDS, within=LINGER_MS / 1000):
            stopwatch.start()
            await asyncio.gather(*[await target.send(key=event.key, value=event.value) for event in events])
            done += len(events)
            if done >= count and not finished.done():
                finished.set_result(stopwatch.read())

    app.agent(source)(pass_through)
    await app.start()
    try:
        return await finished
    finally:
        await app.stop()


PEERS: dict[str, Callable[[Settings, int], Awaitable[tuple[float, float]]]] = {
    "aiokafka": aiokafka_pass_through,
    "faust": faust_pass_through,
}


async def main() -> None:
    """Print the seconds by the clock and by the processor as JSON."""
    name, count = sys.argv[1:]
    seconds = await PEERS[name](load_settings(), int(count))
    sys.stdout.write(orjson.dumps(seconds).decode() + "\n")


if __name__ == "__main__":
    uvloop.run(main())
