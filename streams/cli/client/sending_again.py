"""Sending the articles of dead letters through again.

By aiokafka: kafka-python's producer takes no header without a value, and the headers are to be the original's.
"""

import asyncio
from collections.abc import Callable, Iterable
from typing import Final

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError

from streams.cli.client.clients import require_topic
from streams.cli.client.dead_letters import Replay
from streams.cli.errors import CommandError
from streams.cluster.connection import client_options
from streams.cluster.reachability import why_unreachable
from streams.cluster.topics import input_limit, topics_of
from streams.pipeline.outputs import ARTICLES
from streams.settings import Settings

__all__ = ["send_again"]

_DELIVERY_MS: Final = 60_000
_LINGER_MS: Final = 20
_IN_FLIGHT: Final = 500

Failed = Callable[[Replay, Exception], None]
"""Is told of an article that was not taken."""
_Waiting = list[tuple[Replay, asyncio.Future[object]]]


def send_again(settings: Settings, replays: Iterable[Replay], failed: Failed) -> None:
    """Send ``replays`` in their order. Of one that is not taken ``failed`` is told, and the rest goes on.

    Raises:
        CommandError: There is no broker, or no such topic.
    """
    require_topic(settings, topics_of(settings)[ARTICLES])
    try:
        asyncio.run(_send_again(settings, replays, failed))
    except KafkaError as error:
        raise CommandError(why_unreachable(settings, error)) from error


async def _send_again(settings: Settings, replays: Iterable[Replay], failed: Failed) -> None:
    producer = AIOKafkaProducer(
        **client_options(settings),
        enable_idempotence=True,
        linger_ms=_LINGER_MS,
        max_request_size=input_limit(settings),
        request_timeout_ms=_DELIVERY_MS,
    )
    try:
        await producer.start()
        waiting: _Waiting = []
        for each in replays:
            try:
                waiting.append((each, await _begin(producer, each)))
            except (KafkaError, ValueError, AssertionError) as error:
                failed(each, error)
            if len(waiting) == _IN_FLIGHT:
                await _settle(waiting, failed)
        await _settle(waiting, failed)
    finally:
        await producer.stop()


async def _begin(producer: AIOKafkaProducer, each: Replay) -> asyncio.Future[object]:
    delivery: asyncio.Future[object] = await producer.send(
        each.topic,
        each.value,
        each.key,
        partition=each.partition,
        timestamp_ms=each.timestamp_ms if each.timestamp_ms >= 0 else None,
        headers=list(each.headers),
    )
    return delivery


async def _settle(waiting: _Waiting, failed: Failed) -> None:
    """Wait until each is taken, or not."""
    for each, delivery in waiting:
        try:
            await delivery
        except KafkaError as error:
            failed(each, error)
    waiting.clear()
