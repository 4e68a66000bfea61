"""Sending, as both guarantees do it: hand a record to the client, wait for its acknowledgement, keep within bounds.

What the client says of a record is a value here, never an exception: it is the result of this one delivery.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from streams.pipeline.outcomes import Outcome, Rejection, article_id, class_name
from streams.pipeline.records import IncomingRecord, OutgoingRecord

Send = Callable[[IncomingRecord, OutgoingRecord], Awaitable[Awaitable[object]]]
"""Hands a record that came of the first argument to the client; what it gives completes when the broker has
acknowledged the record, and raises if it was not taken."""

_MAX_ARTICLES: Final = 256
_MAX_BYTES: Final = 64 * 1024 * 1024
"""No more articles are taken on while this much is not yet acknowledged."""
_REMIND_SECONDS: Final = 10.0
"""How often the log says that acknowledgements are outstanding."""

log = logging.getLogger(__name__)


class Room:
    """How much is under way, and a wait while that is too much."""

    def __init__(self) -> None:
        self.articles = 0
        """So many are under way."""
        self._bytes = 0
        self._changed = asyncio.Condition()

    async def wait(self) -> None:
        """Wait while too much is under way."""
        async with self._changed:
            await self._changed.wait_for(lambda: self.articles < _MAX_ARTICLES and self._bytes < _MAX_BYTES)

    async def wait_until_empty(self) -> None:
        """Wait until nothing is under way."""
        async with self._changed:
            await self._changed.wait_for(lambda: not self.articles)

    def enter(self, size: int) -> None:
        """An article of so many bytes is under way."""
        self.articles += 1
        self._bytes += size

    async def leave(self, sizes: Sequence[int]) -> None:
        """Articles of these sizes are done."""
        async with self._changed:
            self.articles -= len(sizes)
            self._bytes -= sum(sizes)
            self._changed.notify_all()


def size_of(record: IncomingRecord, records: Sequence[OutgoingRecord]) -> int:
    """Bytes that an article keeps while it is under way."""
    return len(record.value or b"") + sum(len(out.value or b"") for out in records)


async def begin(send: Send, record: IncomingRecord, out: OutgoingRecord) -> asyncio.Future[object]:
    """Hand ``out`` to the client; what goes wrong in that is in the future too."""
    try:
        return asyncio.ensure_future(await send(record, out))
    except Exception as error:  # noqa: BLE001 - whatever the client says is a result of this one delivery
        failed: asyncio.Future[object] = asyncio.get_running_loop().create_future()
        failed.set_exception(error)
        return failed


async def acknowledged(deliveries: Sequence[asyncio.Future[object]]) -> list[BaseException | None]:
    """For each delivery, in order: None once it is acknowledged, or why it was not taken."""
    waiting: set[asyncio.Future[object]] = set(deliveries)
    since = time.monotonic()
    while waiting:
        _, waiting = await asyncio.wait(waiting, timeout=_REMIND_SECONDS)
        if waiting:
            log.warning(
                "Waiting for the brokers to acknowledge %d records, for %.0f s now; nothing is lost",
                len(waiting),
                time.monotonic() - since,
            )
    return [error_of(future) for future in deliveries]


def error_of(future: asyncio.Future[object]) -> BaseException | None:
    """Why the record of a completed ``future`` was not taken; None where it was."""
    # Asking a cancelled future for its exception would raise, and end the task that asks.
    return asyncio.CancelledError("the client gave the delivery up") if future.cancelled() else future.exception()


def place_in_topic(future: asyncio.Future[object]) -> int | None:
    """The offset that the broker gave the record of a ``future`` that is acknowledged; None where it did not say."""
    offset = getattr(future.result(), "offset", None)
    return offset if isinstance(offset, int) and offset >= 0 else None


def refused(error: BaseException, outcome: Outcome) -> Rejection:
    """What becomes of an article of which the broker refused a record."""
    return Rejection("refused_by_broker", str(error), exception_class=class_name(error), article_id=article_id(outcome))


__all__ = ["Room", "Send", "acknowledged", "begin", "error_of", "place_in_topic", "refused", "size_of"]
