"""At least once: send, have everything acknowledged, then commit the offset.

Records are sent as articles are enriched, and an article is settled when the brokers have acknowledged everything that
came of it, in the order in which the articles came. What fails is sent again (:mod:`streams.delivery.redelivery`)
while the articles after it wait. An offset is committed only when its article and all before it are settled, so after
a kill nothing is lost, and what was delivered but not committed is delivered again.
"""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from streams.delivery.guarantee import Report
from streams.delivery.offsets import Offsets, Partition
from streams.delivery.redelivery import Parcel, Sleep, redeliver
from streams.delivery.sending import Room, Send, acknowledged, begin, error_of, records_of, refused, size_of
from streams.pipeline.outcomes import Outcome
from streams.pipeline.outgoing import dead_letter
from streams.pipeline.records import IncomingRecord, OutgoingRecord

Commit = Callable[[Mapping[Partition, int]], Awaitable[bool]]
"""Commits the next offset to read of each partition; whether the brokers took it."""


@dataclass(slots=True)
class _Article:
    """An article on its way: what came in, what became of it, and the deliveries under way."""

    record: IncomingRecord
    outcome: Outcome
    """What became of it; a refusal makes it a rejection."""
    generation: int
    """Of the consumer group, when the record came in."""
    sent: list[tuple[OutgoingRecord, asyncio.Future[object]]] = field(default_factory=list)
    started: float = field(default_factory=time.monotonic)

    @property
    def size(self) -> int:
        """Bytes that are kept until it is settled."""
        return size_of(self.record, [out for out, _ in self.sent])


class AtLeastOnce:
    """First the brokers acknowledge all that came of an article, then its offset is committed."""

    def __init__(self, send: Send, commit: Commit, *, group: str, report: Report, sleep: Sleep = asyncio.sleep) -> None:
        """Give it the brokers to send and to commit to.

        Args:
            send: The client.
            commit: Commits offsets.
            group: The consumer group, which the records name.
            report: Is told of each article that is settled, in the order of :meth:`accept`.
            sleep: Waits some seconds.
        """
        self._send = send
        self._commit = commit
        self._group = group
        self._report = report
        self._sleep = sleep
        self._offsets = Offsets()
        self._articles: deque[_Article] = deque()
        self._room = Room()
        self._sending = asyncio.Lock()
        self._accepted = asyncio.Event()

    @property
    def unsettled(self) -> int:
        """Articles that were accepted and are not yet settled."""
        return self._room.articles

    async def run(self) -> None:
        """Settle what was accepted, until cancelled. What is then not settled was not reported as such."""
        while True:
            await self._accepted.wait()
            self._accepted.clear()
            await self._settle(self._take())

    async def accept(self, record: IncomingRecord, outcome: Outcome, generation: int) -> None:
        """Send all that comes of ``outcome``; waits while too much is not yet acknowledged."""
        self._offsets.taken(Partition(record.topic, record.partition), record.offset, generation=generation)
        await self._room.wait()
        outcome, records = records_of(record, outcome, group=self._group)
        article = _Article(record, outcome, generation)
        async with self._sending:
            for out in records:
                article.sent.append((out, await self._begin(record, out)))
            self._articles.append(article)
            self._room.enter(article.size)
        self._accepted.set()

    async def drain(self) -> None:
        """Wait until everything that was accepted is settled."""
        await self._room.wait_until_empty()

    async def commit(self) -> None:
        """Commit the offsets of what is settled.

        A commit that the brokers don't take is left to the next one; the worst of it is a repeat.
        """
        offsets = self._offsets.to_commit()
        if offsets and await self._commit(offsets):
            self._offsets.committed(offsets)

    async def assigned(self, partitions: Collection[Partition], generation: int) -> None:  # noqa: ARG002
        """Begin a generation of the group."""
        self._offsets.assigned(generation)

    async def revoked(self) -> None:
        """Commit nothing until partitions are assigned again."""
        self._offsets.revoked()

    def next_offset(self, partition: Partition) -> int | None:
        """The first offset of ``partition`` that is not settled; None before anything of it was taken in."""
        return self._offsets.next_offset(partition)

    def _take(self) -> list[_Article]:
        taken = list(self._articles)
        self._articles.clear()
        return taken

    async def _settle(self, batch: list[_Article]) -> None:
        """Bring ``batch`` to its end, and tell what became of each article."""
        errors_found = await _results(batch)
        if any(errors_found):
            # Nothing new goes out until the failures are repaired, so that no later record of a key overtakes.
            async with self._sending:
                since = self._take()
                batch += since
                errors_found += await _results(since)
                await self._repair(batch, errors_found)
        for article in batch:
            record = article.record
            self._report(record, article.outcome, time.monotonic() - article.started)
            partition = Partition(record.topic, record.partition)
            self._offsets.settled(partition, record.offset, generation=article.generation)
        await self._room.leave([article.size for article in batch])

    async def _repair(self, batch: Sequence[_Article], errors_found: Sequence[BaseException | None]) -> None:
        """Bring every failed delivery of ``batch`` to an end; the articles of refused records become dead letters."""
        results = iter(errors_found)
        parcels = [[Parcel(article.record, out, next(results)) for out, _ in article.sent] for article in batch]
        await redeliver([parcel for ours in parcels for parcel in ours], self._begin, self._sleep)
        for article, ours in zip(batch, parcels, strict=True):
            refusal = next((parcel.error for parcel in ours if parcel.is_refused), None)
            if refusal is not None:
                await self._bury(article, refusal)

    async def _bury(self, article: _Article, refusal: BaseException) -> None:
        """Make the article of a refused record a dead letter."""
        rejection = refused(refusal, article.outcome)
        out = dead_letter(article.record, rejection, group=self._group)
        future = await self._begin(article.record, out)
        await asyncio.wait([future])
        await redeliver([Parcel(article.record, out, error_of(future))], self._begin, self._sleep)
        article.outcome = rejection

    async def _begin(self, record: IncomingRecord, out: OutgoingRecord) -> asyncio.Future[object]:
        return await begin(self._send, record, out)


async def _results(batch: Sequence[_Article]) -> list[BaseException | None]:
    """For each record that was sent, in order: None once it is acknowledged, or why it was not taken."""
    return await acknowledged([future for article in batch for _, future in article.sent])


__all__ = ["AtLeastOnce", "Commit"]
