"""The agent: takes records off the articles topic and hands them on. No more."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import cast

from faust import EventT, StreamT

from streams.pipeline.outcomes import Outcome, Rejection, Skipped, Superseded, article_id
from streams.pipeline.records import IncomingRecord, place_of

log = logging.getLogger(__name__)

Agent = Callable[[StreamT[bytes]], Awaitable[None]]
Accept = Callable[[IncomingRecord, int], Awaitable[None]]
"""Takes over a record, with the group's generation under which it came in."""


def article_agent(accept: Accept) -> Agent:
    """The agent of the articles topic.

    It never raises on a record: what can be wrong with one is an outcome. Nothing is acknowledged here; that is for
    :mod:`streams.delivery` to find out and to remember.
    """

    async def enrich_articles(stream: StreamT[bytes]) -> None:
        async for event in stream.events():
            await accept(incoming(event), event.message.generation_id)
            # Reading an article takes milliseconds of this loop; let the clients have their turn after each.
            await asyncio.sleep(0)

    return enrich_articles


def incoming(event: EventT[bytes]) -> IncomingRecord:
    """What Faust received, as a plain value."""
    message = event.message
    # Faust's consumer gives a list of pairs; its own event.headers would drop repeated keys.
    headers = cast("list[tuple[str, bytes | None]]", message.headers or [])
    return IncomingRecord(
        topic=message.topic,
        partition=message.partition,
        offset=message.offset,
        key=message.key,
        value=message.value,
        headers=tuple(headers),
        timestamp_ms=-1 if message.timestamp is None else round(1000 * message.timestamp),
    )


def log_outcome(record: IncomingRecord, outcome: Outcome) -> None:
    """Say what became of an article that does not go out."""
    match outcome:
        case Rejection():
            log.log(
                logging.ERROR if outcome.stage == "enrich" else logging.WARNING,
                "Rejected an article: %s",
                outcome.message,
                extra={
                    "stage": outcome.stage,
                    "reason": outcome.reason,
                    "article_id": article_id(outcome),
                    **place_of(record),
                },
            )
        case Skipped():
            log.info(
                "Skipped an article that is %s",
                outcome.told,
                extra={"reason": outcome.reason, "article_id": outcome.article_id, **place_of(record)},
            )
        case Superseded():
            log.info(
                "An article came too late: a later version was there, or it is canceled",
                extra={"article_id": outcome.article_id, **place_of(record)},
            )


__all__ = ["Accept", "Agent", "article_agent", "incoming", "log_outcome"]
