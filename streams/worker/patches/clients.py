"""Faust's Kafka clients, where Faust itself has no public way to what they can do."""

import asyncio
from collections.abc import Coroutine, Mapping
from contextlib import suppress
from typing import Any, Final, cast

import faust
from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError
from faust.types.tuples import TP

from streams.delivery.offsets import Partition

__all__ = ["GroupLostError", "check_membership", "commit_offsets", "kafka_producer", "new_transactional_producer"]

_LEAVE_SECONDS: Final = 5.0


class GroupLostError(RuntimeError):
    """The consumer's client takes part in its group no more: the group has to be joined anew."""


def kafka_producer(app: faust.App) -> AIOKafkaProducer:
    """The client of an app that is started. Faust's own ``send`` wraps each record several times and costs more."""
    return cast("Any", app.producer)._producer


def new_transactional_producer(app: faust.App, transactional_id: str) -> AIOKafkaProducer:
    """A client like the app's own, with its settings, for transactions that Faust does not know of."""
    return cast("Any", app.producer)._new_producer(transactional_id)


async def commit_offsets(app: faust.App, offsets: Mapping[Partition, int]) -> bool:
    """Commit the next offset to read of each partition; whether the brokers took it.

    Faust's ``Consumer.commit()`` would commit its acknowledgements, which pass over articles that are not done: see
    :mod:`streams.delivery.offsets`.
    """
    consumer = cast("Any", app.consumer)
    wanted = {TP(*partition): offset for partition, offset in offsets.items()}
    return await _unless_ended(consumer._thread, consumer._commit(wanted))


async def check_membership(app: faust.App) -> None:
    """See that the consumer's client still takes part in its group.

    After an answer that it does not understand aiokafka gives up its group, and tells only who fetches. Faust fetches
    what is assigned and nothing else, so such a worker would wait for its partitions for ever.

    Raises:
        GroupLostError: It does not.
    """
    thread = cast("Any", app.consumer)._thread
    if thread is None or thread._consumer is None:  # not started, or stopping
        return
    coordinator = thread._consumer._coordinator
    if coordinator is None:  # the client has not heard of the brokers yet
        return
    try:
        await thread.call_thread(coordinator.check_errors)
    except KafkaError as error:
        # Whoever does not leave is waited for by the others, until the brokers give it up.
        with suppress(TimeoutError):
            await asyncio.wait_for(thread.call_thread(coordinator._maybe_leave_group), _LEAVE_SECONDS)
        raise GroupLostError(str(error)) from error


async def _unless_ended(thread: Any, asking: Coroutine[Any, Any, bool]) -> bool:
    """What the consumer's thread answers; False where it ends first.

    The thread ends when anything of the app crashes. It takes questions after that, and never answers them.
    """
    answer = asyncio.ensure_future(asking)
    ended = asyncio.ensure_future(thread._shutdown.wait())
    try:
        await asyncio.wait({answer, ended}, return_when=asyncio.FIRST_COMPLETED)
        return answer.done() and answer.result()
    except RuntimeError:
        if thread.thread_loop.is_closed():  # it takes no questions any more
            return False
        raise
    finally:
        answer.cancel()
        ended.cancel()
        await asyncio.gather(answer, ended, return_exceptions=True)
