"""Faust's Kafka clients, where Faust itself has no public way to what they can do."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, cast

import faust
from aiokafka import AIOKafkaProducer
from faust.types.tuples import TP

from streams.delivery.offsets import Partition

__all__ = ["commit_offsets", "kafka_producer", "new_transactional_producer"]


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
    commit = cast("Callable[[dict[TP, int]], Awaitable[bool]]", cast("Any", app.consumer)._commit)
    return await commit({TP(*partition): offset for partition, offset in offsets.items()})
