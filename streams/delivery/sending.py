"""Delivery: an article is done only when the brokers have acknowledged everything that came of it.

Records are sent as articles are enriched and settled behind that, in the order in which the articles came. What fails
is sent again (:mod:`streams.delivery.redelivery`):

* The broker can't take it now (down, no leader, no permission, anything that may pass): it is held and sent again
  until it is taken. Articles wait behind it; none is lost, none is passed over.
* The broker will never take it (too large, against the topic's rules): its article becomes a dead letter,
  ``stage=publish``. A refusal names a whole batch, so the record is first sent by itself: its neighbours are innocent.
* The dead letter itself is refused: held and sent again, loudly. Its article is in no other place, so the stream
  stops rather than lose it; raise ``max.message.bytes`` of the dead letter topic and it goes on.

Order by key survives: what was sent after a failed record of the same topic and key is sent again after it.
"""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from streams.delivery.redelivery import Parcel, Sleep, error_of, place_of, redeliver
from streams.pipeline.outcomes import Enriched, Outcome, Rejection, Skipped
from streams.pipeline.outgoing import dead_letter, outgoing
from streams.pipeline.processing import internal_error
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


@dataclass(slots=True)
class Work:
    """An article on its way: what came in, what became of it, and the deliveries under way."""

    record: IncomingRecord
    outcome: Outcome
    """What became of it; a refusal makes it a :class:`Rejection`."""
    generation: int
    """Of the consumer group, when the record came in."""
    sent: list[tuple[OutgoingRecord, asyncio.Future[object]]] = field(default_factory=list)
    started: float = field(default_factory=time.monotonic)

    @property
    def size(self) -> int:
        """Bytes that are kept until it is settled."""
        return size_of(self.record, [out for out, _ in self.sent])


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


class Delivery:
    """Sends what came of each article and tells when all of it was acknowledged, article by article, in order."""

    def __init__(
        self,
        send: Send,
        *,
        group: str,
        settled: Callable[[Work], None],
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        """Give it a way to send, and what to do with an article that is settled.

        Args:
            send: The client.
            group: The consumer group, which dead letters name.
            settled: Called once for each article, in the order of :meth:`accept`; from then on its offset may be
                committed.
            sleep: Waits some seconds.
        """
        self._send = send
        self._group = group
        self._settled = settled
        self._sleep = sleep
        self._work: deque[Work] = deque()
        self._room = Room()
        self._sending = asyncio.Lock()
        self._accepted = asyncio.Event()

    @property
    def unsettled(self) -> int:
        """Articles that were accepted and are not yet settled."""
        return self._room.articles

    async def accept(self, record: IncomingRecord, outcome: Outcome, generation: int) -> None:
        """Send all that comes of ``outcome``; waits while too much is not yet acknowledged."""
        await self._room.wait()
        outcome, records = records_of(record, outcome, group=self._group)
        work = Work(record, outcome, generation)
        async with self._sending:
            for out in records:
                work.sent.append((out, await self._begin(record, out)))
            self._work.append(work)
            self._room.enter(work.size)
        self._accepted.set()

    async def run(self) -> None:
        """Settle what was accepted, until cancelled. What is then not settled was not reported as such."""
        while True:
            await self._accepted.wait()
            self._accepted.clear()
            await self._settle(self._take())

    async def drain(self) -> None:
        """Wait until everything that was accepted is settled."""
        await self._room.wait_until_empty()

    def _take(self) -> list[Work]:
        taken = list(self._work)
        self._work.clear()
        return taken

    async def _settle(self, batch: list[Work]) -> None:
        errors_found = await _results(batch)
        if any(errors_found):
            # Nothing new goes out until the failures are repaired, so that no later record of a key overtakes.
            async with self._sending:
                since = self._take()
                batch += since
                errors_found += await _results(since)
                await self._repair(batch, errors_found)
        for work in batch:
            self._settled(work)
        await self._room.leave([work.size for work in batch])

    async def _repair(self, batch: Sequence[Work], errors_found: Sequence[BaseException | None]) -> None:
        """Bring every failed delivery of ``batch`` to an end; the articles of refused records become dead letters."""
        results = iter(errors_found)
        parcels = [[Parcel(work.record, out, next(results)) for out, _ in work.sent] for work in batch]
        await redeliver([parcel for ours in parcels for parcel in ours], self._begin, self._sleep)
        for work, ours in zip(batch, parcels, strict=True):
            refusal = next((parcel.error for parcel in ours if parcel.is_refused), None)
            if refusal is not None:
                await self._bury(work, refusal)

    async def _bury(self, work: Work, refusal: BaseException) -> None:
        """Make the article of a refused record a dead letter."""
        rejection = refused(refusal, work.outcome)
        out = dead_letter(work.record, rejection, group=self._group)
        future = await self._begin(work.record, out)
        await asyncio.wait([future])
        await redeliver([Parcel(work.record, out, error_of(future))], self._begin, self._sleep)
        work.outcome = rejection

    async def _begin(self, record: IncomingRecord, out: OutgoingRecord) -> asyncio.Future[object]:
        return await begin(self._send, record, out)


async def _results(batch: Sequence[Work]) -> list[BaseException | None]:
    """For each record that was sent, in order: None once it is acknowledged, or why it was not taken."""
    return await acknowledged([future for work in batch for _, future in work.sent])


def records_of(record: IncomingRecord, outcome: Outcome, *, group: str) -> tuple[Outcome, list[OutgoingRecord]]:
    """The records that ``outcome`` calls for; where they can't be made, the fault is ours and the outcome."""
    try:
        return outcome, outgoing(record, outcome, group=group)
    except Exception as error:
        log.exception("The events of an article can't be made", extra=place_of(record))
        rejection = replace(internal_error(error), article_id=article_id(outcome))
        return rejection, [dead_letter(record, rejection, group=group)]


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


def refused(error: BaseException, outcome: Outcome) -> Rejection:
    """What becomes of an article of which the broker refused a record."""
    kind = type(error)
    return Rejection(
        "refused_by_broker",
        str(error),
        exception_class=f"{kind.__module__}.{kind.__qualname__}",
        article_id=article_id(outcome),
    )


def article_id(outcome: Outcome) -> str | None:
    """The id of the article, where it could be read."""
    match outcome:
        case Enriched(event=event):
            identifier: str = event["id"]
            return identifier
        case Skipped(article_id=identifier) | Rejection(article_id=str(identifier)):
            return identifier
        case _:
            return None
