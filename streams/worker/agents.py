"""The agent: takes records off the articles topic and hands on what became of them. No more."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final, cast

from faust import EventT, StreamT

from streams.pipeline.outcomes import Outcome, Rejection, Skipped, article_id
from streams.pipeline.records import IncomingRecord, place_of

log = logging.getLogger(__name__)

_LONG_BYTES: Final = 100_000
"""From this size on an article may take a second and more to be read."""

Agent = Callable[[StreamT[bytes]], Awaitable[None]]
Process = Callable[[IncomingRecord], Outcome]
"""What becomes of a record; never raises."""
Accept = Callable[[IncomingRecord, Outcome, int], Awaitable[None]]
"""Takes over a record, what became of it, and the group's generation under which it came in."""


def article_agent(process: Process, accept: Accept) -> Agent:
    """The agent of the articles topic.

    It never raises on a record: what can be wrong with one is an outcome. Nothing is acknowledged here; that is for
    :mod:`streams.delivery` to find out and to remember.
    """

    async def enrich_articles(stream: StreamT[bytes]) -> None:
        async for event in stream.events():
            record = incoming(event)
            outcome = await _read(process, record)
            if isinstance(outcome, Rejection):
                _log_rejection(record, outcome)
            elif isinstance(outcome, Skipped):
                log.info(
                    "Skipped an article that is %s",
                    outcome.status,
                    extra={"article_id": outcome.article_id, **place_of(record)},
                )
            await accept(record, outcome, event.message.generation_id)
            # Reading an article takes milliseconds of this loop; let the clients have their turn after each.
            await asyncio.sleep(0)

    return enrich_articles


async def _read(process: Process, record: IncomingRecord) -> Outcome:
    """What becomes of ``record``.

    A long one is read in a thread. In this loop it would hold up the heartbeats: the brokers would take the worker for
    dead and give the article to the next one, which would fare no better.
    """
    if record.value is None or len(record.value) < _LONG_BYTES:
        return process(record)
    return await asyncio.to_thread(process, record)


def incoming(event: EventT[bytes]) -> IncomingRecord:
    """What Faust received, as a plain value."""
    message = event.message
    # Faust's consumer gives a list of pairs; its own event.headers would drop repeated keys.
    headers = cast("list[tuple[str, bytes]]", message.headers or [])
    return IncomingRecord(
        topic=message.topic,
        partition=message.partition,
        offset=message.offset,
        key=message.key,
        value=message.value,
        headers=tuple(headers),
        timestamp_ms=-1 if message.timestamp is None else round(1000 * message.timestamp),
    )


def _log_rejection(record: IncomingRecord, rejection: Rejection) -> None:
    log.log(
        logging.ERROR if rejection.stage == "enrich" else logging.WARNING,
        "Rejected an article: %s",
        rejection.message,
        extra={
            "stage": rejection.stage,
            "reason": rejection.reason,
            "article_id": article_id(rejection),
            **place_of(record),
        },
    )


__all__ = ["Accept", "Agent", "Process", "article_agent", "incoming"]
