"""Sending the articles of dead letters through again.

By aiokafka: kafka-python's producer takes no header without a value, and the headers are to be the original's.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from itertools import islice
from typing import Final

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError, KafkaTimeoutError

from streams.cli.client.clients import DELIVERY_SECONDS, LINGER_MS, require_topic
from streams.cli.client.dead_letters import Replay
from streams.cli.errors import CommandError
from streams.cluster.connection import client_options
from streams.cluster.reachability import why_unreachable
from streams.cluster.topics import input_limit, topics_of
from streams.pipeline.outputs import ARTICLES
from streams.settings import Settings

__all__ = ["send_again"]

_CLOSE_SECONDS: Final = 5.0
_IN_FLIGHT: Final = 500

Failed = Callable[[Replay, Exception], None]
"""Is told of an article that was not taken, or not in time: such a one may have been taken all the same."""
_Refused = list[tuple[Replay, Exception]]
_Delivery = asyncio.Future[object]


def send_again(
    settings: Settings, replays: Iterable[Replay], failed: Failed, *, seconds: float = DELIVERY_SECONDS
) -> None:
    """Send ``replays``, those of a partition in their order. Of one that is not taken ``failed`` is told, and the rest
    goes on for as long as there is a broker.

    Args:
        settings: Where the brokers are.
        replays: What to send.
        failed: Is told of each that was not taken.
        seconds: How long brokers have to take what is on its way.

    Raises:
        CommandError: There is no broker, or no such topic.
    """
    require_topic(settings, topics_of(settings)[ARTICLES])
    coming = iter(replays)
    done = 0
    # The letters are read, and waited for, outside of the event loop: nothing is on its way then.
    while several := list(islice(coming, _IN_FLIGHT)):
        try:
            asyncio.run(_send_several(settings, several, failed, seconds))
        except KafkaError as error:
            before = f"; the first {done} were sent, but for those named above" if done else ""
            raise CommandError(why_unreachable(settings, error) + before) from error
        done += len(several)


async def _send_several(settings: Settings, several: list[Replay], failed: Failed, seconds: float) -> None:
    async with _producer(settings, seconds) as producer:
        refused = await _send(producer, several, failed, seconds)
    await _send_singly(settings, [each for each, _ in refused], failed, seconds)


async def _send_singly(settings: Settings, several: list[Replay], failed: Failed, seconds: float) -> None:
    """Send what was refused together with others.

    A producer whose batch was refused goes on counting as if it had been taken, so the broker refuses all that it sends
    to the partition after that. Only a new one finds out which of them is to blame.
    """
    left = iter(several)
    each = next(left, None)
    while each is not None:
        async with _producer(settings, seconds) as producer:
            refused: _Refused = []
            while each is not None and not refused:
                refused = await _send(producer, [each], failed, seconds)
                each = next(left, None)
        for one, error in refused:
            failed(one, error)


@asynccontextmanager
async def _producer(settings: Settings, seconds: float) -> AsyncIterator[AIOKafkaProducer]:
    producer = AIOKafkaProducer(
        **client_options(settings),
        enable_idempotence=True,
        linger_ms=LINGER_MS,
        max_request_size=input_limit(settings),
        request_timeout_ms=round(1000 * seconds),
    )
    try:
        await producer.start()
        yield producer
    finally:
        with suppress(TimeoutError):  # it would wait for brokers that are away until they are back
            await asyncio.wait_for(producer.stop(), _CLOSE_SECONDS)


async def _send(producer: AIOKafkaProducer, several: list[Replay], failed: Failed, seconds: float) -> _Refused:
    """Send ``several``, and wait until each is taken, or not; those that the broker refused."""
    begun: list[tuple[Replay, _Delivery]] = []
    late: list[Replay] = []
    for each in several:
        if late:  # each would wait as long for its place
            late.append(each)
            continue
        try:
            begun.append((each, await _begin(producer, each)))
        except KafkaTimeoutError:
            late.append(each)
        except (KafkaError, ValueError, AssertionError) as error:
            failed(each, error)
    refused = await _settle(begun, failed, seconds)
    for each in late:
        failed(each, KafkaTimeoutError(f"the brokers took nothing more for {seconds:g} s"))
    return refused


async def _begin(producer: AIOKafkaProducer, each: Replay) -> _Delivery:
    delivery: _Delivery = await producer.send(
        each.topic,
        each.value,
        each.key,
        partition=each.partition,
        timestamp_ms=each.timestamp_ms if each.timestamp_ms >= 0 else None,
        headers=list(each.headers),
    )
    return delivery


async def _settle(begun: list[tuple[Replay, _Delivery]], failed: Failed, seconds: float) -> _Refused:
    """Wait until each is taken, or not; those that were refused.

    The client itself tries for ever to send what it has tried once: it can't know whether that was taken.
    """
    if begun:
        await asyncio.wait([delivery for _, delivery in begun], timeout=seconds)
    refused: _Refused = []
    for each, delivery in begun:
        if not delivery.done():
            failed(each, KafkaTimeoutError(f"no answer in {seconds:g} s; it may have been taken all the same"))
        elif (error := delivery.exception()) is None:
            continue
        elif isinstance(error, KafkaError):
            refused.append((each, error))
        else:
            raise error
    return refused
