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
from streams.delivery.lives import Lives, Taken
from streams.delivery.offsets import Offsets, Partition
from streams.delivery.redelivery import Parcel, Sleep, redeliver
from streams.delivery.sending import Room, Send, acknowledged, begin, error_of, place_in_topic, refused, size_of
from streams.pipeline.outputs import MEMORY
from streams.pipeline.records import IncomingRecord, OutgoingRecord

Commit = Callable[[Mapping[Partition, int]], Awaitable[bool]]
"""Commits the next offset to read of each partition; whether the brokers took it."""


@dataclass(slots=True)
class _Article:
    """An article on its way, and its deliveries under way."""

    taken: Taken
    generation: int
    """Of the consumer group, when the record came in."""
    size: int
    """Bytes that are kept until it is settled."""
    sent: list[tuple[OutgoingRecord, asyncio.Future[object]]] = field(default_factory=list)
    started: float = field(default_factory=time.monotonic)

    @property
    def record(self) -> IncomingRecord:
        """What came in."""
        return self.taken.record


class AtLeastOnce:
    """First the brokers acknowledge all that came of an article, then its offset is committed."""

    def __init__(
        self, send: Send, commit: Commit, lives: Lives, *, report: Report, sleep: Sleep = asyncio.sleep
    ) -> None:
        """Give it the brokers to send and to commit to.

        Args:
            send: The client.
            commit: Commits offsets.
            lives: Decides what comes of each article, and remembers it.
            report: Is told of each article that is settled while it is this worker's, in the order of :meth:`accept`.
            sleep: Waits some seconds.
        """
        self._send = send
        self._commit = commit
        self._lives = lives
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

    async def accept(self, record: IncomingRecord, generation: int) -> None:
        """Send all that comes of ``record``; waits while too much is not yet acknowledged."""
        await self._room.wait()
        if not await self._lives.memories.reached(generation):
            return
        self._offsets.taken(Partition(record.topic, record.partition), record.offset, generation=generation)
        taken = await self._lives.take(record, generation)
        if taken is None:
            return
        article = _Article(taken, generation, size_of(record, taken.records))
        async with self._sending:
            if not self._lives.memories.is_current(generation):  # another worker reads it again
                return
            for out in taken.records:
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
            self._lives.memories.committed(offsets)

    async def assigned(self, partitions: Collection[Partition], generation: int) -> None:
        """Begin a generation of the group."""
        self._offsets.assigned(generation)
        await self._lives.memories.assigned(partitions, generation)

    async def revoked(self) -> None:
        """Commit nothing until partitions are assigned again."""
        self._offsets.revoked()
        await self._lives.memories.revoked()

    def next_offset(self, partition: Partition) -> int | None:
        """The first offset of ``partition`` that is not settled; None before anything of it was taken in."""
        return self._offsets.next_offset(partition)

    def _take(self) -> list[_Article]:
        taken = list(self._articles)
        self._articles.clear()
        return taken

    async def _settle(self, batch: list[_Article]) -> None:
        """Bring ``batch`` to its end, and tell what became of each article that is still this worker's."""
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
            if self._lives.memories.is_current(article.generation):  # else it is another worker's to send and to report
                self._report(record, article.taken.change, time.monotonic() - article.started)
            _note_places(article)
            partition = Partition(record.topic, record.partition)
            self._offsets.settled(partition, record.offset, generation=article.generation)
            article.taken.settled()
        await self._room.leave([article.size for article in batch])

    async def _repair(self, batch: Sequence[_Article], errors_found: Sequence[BaseException | None]) -> None:
        """Bring every failed delivery of ``batch`` to an end; the articles of refused records become dead letters."""
        results = iter(errors_found)
        parcels = [[Parcel(article.record, out, next(results)) for out, _ in article.sent] for article in batch]
        generations = {id(article.record): article.generation for article in batch}

        async def begin_ours(record: IncomingRecord, out: OutgoingRecord) -> asyncio.Future[object]:
            """Send ``out`` unless its partition is another worker's by now, who sends it and what comes after it."""
            if self._lives.memories.is_current(generations[id(record)]):
                return await self._begin(record, out)
            given_up: asyncio.Future[object] = asyncio.get_running_loop().create_future()
            given_up.set_result(None)
            return given_up

        await redeliver([parcel for ours in parcels for parcel in ours], begin_ours, self._sleep)
        for article, ours in zip(batch, parcels, strict=True):
            refusal = next((parcel.error for parcel in ours if parcel.is_refused), None)
            if refusal is not None and self._lives.memories.is_current(article.generation):
                await self._bury(article, refusal)

    async def _bury(self, article: _Article, refusal: BaseException) -> None:
        """Make the article of a refused record a dead letter, and take back what stands of it."""
        taken = article.taken
        self._lives.bury(taken, refused(refusal, taken.change.outcome), may_be_seen=True)
        article.sent = [(out, await self._begin(taken.record, out)) for out in taken.records]
        errors_found = await _results([article])
        parcels = [
            Parcel(taken.record, out, error, is_last=True)
            for (out, _), error in zip(article.sent, errors_found, strict=True)
        ]
        await redeliver(parcels, self._begin, self._sleep)

    async def _begin(self, record: IncomingRecord, out: OutgoingRecord) -> asyncio.Future[object]:
        return await begin(self._send, record, out)


def _note_places(article: _Article) -> None:
    """Tell where the brokers keep what is remembered of ``article``, as far as the first delivery said so."""
    for out, future in article.sent:
        if out.channel == MEMORY.channel and error_of(future) is None:
            position = place_in_topic(future)
            if position is not None:
                article.taken.kept_at(position)


async def _results(batch: Sequence[_Article]) -> list[BaseException | None]:
    """For each record that was sent, in order: None once it is acknowledged, or why it was not taken."""
    return await acknowledged([future for article in batch for _, future in article.sent])


__all__ = ["AtLeastOnce", "Commit"]
