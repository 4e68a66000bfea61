"""A consumer's thread and a producer that stop soon.

aiokafka lets its part in the group come to an end by itself before it leaves. While the group shares out anew that can
take as long as a worker that died is waited for, and without brokers for ever. That it leaves it says on the connection
on which it has asked to join, where a broker answers one request after the other, and it waits as long for the answer
as for any. It also cancels what it fetches, and
without brokers passes that on to whoever stops it; Faust's thread then never says that it has ended. And it ends by
itself where anything of its app crashes, and takes its own stop for an error after that.

Its producer sends what it has before it closes, and without brokers tries that for ever.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from typing import Any, Final, cast

import faust
from faust.transport.drivers.aiokafka import AIOKafkaConsumerThread, Consumer, Producer

__all__ = [
    "ANSWER_SECONDS",
    "CLOSE_SECONDS",
    "GROUP_SECONDS",
    "StoppingConsumer",
    "StoppingProducer",
    "StoppingThread",
    "stop_soon",
]

GROUP_SECONDS: Final = 4.0
"""How long its part in the group may take to end: longer than a group of living workers takes to share out."""
ANSWER_SECONDS: Final = 3.0
"""How long brokers have to take note that it leaves: twice as long as they may hold back a fetch that is before it."""
CLOSE_SECONDS: Final = 1.0
"""How long the producer may take to close. What is in flight has been waited for by then."""
_LOGGER: Final = logging.getLogger("faust.transport.consumer_thread")
"""What Faust's classes log stays Faust's. Mode replaces the loggers that it has made, so this is none of those."""


class StoppingThread(AIOKafkaConsumerThread):
    """Does not wait long for its group."""

    logger = _LOGGER

    async def on_thread_stop(self) -> None:
        """Leave the group, at the latest in the middle of joining it."""
        coordinator = None if self._consumer is None else cast("Any", self._consumer)._coordinator
        if coordinator is not None:
            # The client waits for this one in place of its own.
            coordinator._coordination_task = asyncio.create_task(_ended(coordinator._coordination_task))
            coordinator._maybe_leave_group = partial(_leave, coordinator, coordinator._maybe_leave_group)
        with suppress(asyncio.CancelledError):  # of a request of the client's own; nobody cancels the end of a thread
            await super().on_thread_stop()

    def _stopped_set(self) -> None:
        with suppress(RuntimeError):  # its loop is closed: it has ended already
            super()._stopped_set()


class StoppingConsumer(Consumer):
    """Has such a thread."""

    logger = _LOGGER

    def _new_consumer_thread(self) -> AIOKafkaConsumerThread:
        return StoppingThread(self, loop=self.loop, beacon=self.beacon)


class StoppingProducer(Producer):
    """Is not waited for long."""

    logger = _LOGGER

    async def flush(self) -> None:
        """Wait for nothing: it is asked at a stop, when what is in flight has been waited for."""

    async def on_stop(self) -> None:
        """Close, and send no more after that: a worker that begins anew has another."""
        producer = cast("Any", self._producer)
        try:
            await asyncio.wait_for(super().on_stop(), CLOSE_SECONDS)
        except TimeoutError:
            producer._sender.sender_task.cancel()
            await producer.client.close()


def stop_soon(app: faust.App) -> None:
    """Give ``app``, which has no consumer and no producer yet, such that stop soon."""
    cast("Any", app.transport).Consumer = StoppingConsumer
    cast("Any", app.transport).Producer = StoppingProducer


async def _ended(task: asyncio.Task[None]) -> None:
    """Wait until ``task`` has ended, and not for long."""
    await asyncio.wait({task}, timeout=GROUP_SECONDS)
    task.cancel()
    await asyncio.wait({task})


async def _leave(coordinator: Any, leave: Callable[[], Awaitable[None]]) -> None:
    """Let ``coordinator`` leave its group by another connection than that on which it joins, and not for long."""
    coordinator._send_req = lambda request: coordinator._client.send(coordinator.coordinator_id, request)
    with suppress(TimeoutError):
        await asyncio.wait_for(leave(), ANSWER_SECONDS)
