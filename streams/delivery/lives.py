"""Articles' lives while they are delivered: what comes of each by what is remembered, and what is remembered then."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from streams.delivery.memories import Memories
from streams.delivery.offsets import Partition
from streams.memory.entry import Entry
from streams.memory.partition import PartitionMemory
from streams.memory.rules import Reader, Step, refused, step
from streams.pipeline.outcomes import Change, Outcome, Rejection
from streams.pipeline.outgoing import outgoing
from streams.pipeline.outputs import MEMORY
from streams.pipeline.processing import Arrival, Clock, internal_error
from streams.pipeline.records import IncomingRecord, OutgoingRecord, place_of

_LONG_BYTES: Final = 100_000
"""From this size on an article may take a second and more to be read."""

log = logging.getLogger(__name__)

Arrive = Callable[[IncomingRecord], Arrival]
"""Reads what a record holds; never raises."""
Observe = Callable[[Arrival, Outcome], None]
"""Is told of each article that is taken, and what is to become of it."""


@dataclass(slots=True)
class Taken:
    """An article that was taken in, and all that comes of it."""

    arrival: Arrival
    known: Entry | None
    """What was remembered of its article before."""
    step: Step
    records: Sequence[OutgoingRecord]
    memory: PartitionMemory
    """Of its partition."""

    @property
    def record(self) -> IncomingRecord:
        """What came in."""
        return self.arrival.record

    @property
    def change(self) -> Change:
        """What comes of it."""
        return self.step.change

    def note(self) -> None:
        """Remember what it changes, once its record is committed."""
        if self.step.entry is not None and self.arrival.article_id is not None:
            self.memory.note(self.arrival.article_id, self.step.entry)

    def kept_at(self, position: int) -> None:
        """The brokers have what is remembered of it at this offset of the memory topic."""
        self.memory.acknowledged(self.record.offset, position)

    def settled(self) -> None:
        """It is done: the next article of its id may be taken."""
        if (article_id := self.arrival.article_id) is not None:
            self.memory.settled(article_id)


class Lives:
    """Decides what comes of articles, and has it remembered."""

    def __init__(  # noqa: PLR0913 - what it is given to do its work with
        self, arrive: Arrive, reader: Reader, memories: Memories, *, group: str, observe: Observe, clock: Clock
    ) -> None:
        """Give it the memories to decide by.

        Args:
            arrive: Reads what a record holds.
            reader: Reads articles.
            memories: What is remembered, by partition.
            group: The consumer group, which the records name.
            observe: Is told of each article.
            clock: Gives the present.
        """
        self._arrive = arrive
        self._reader = reader
        self.memories = memories
        self._group = group
        self._observe = observe
        self._clock = clock

    async def take(self, record: IncomingRecord, generation: int) -> Taken | None:
        """Decide what comes of ``record``, once its partition is restored and no other of its article is under way.

        Returns:
            What comes of it; None where its generation is over.
        """
        partition = Partition(record.topic, record.partition)
        memory = await self.memories.of(partition, generation)
        if memory is None:
            return None
        arrival = self._arrive(record)
        if arrival.article_id is not None:
            await memory.turn(arrival.article_id)
            if not self.memories.has(partition, memory):
                return None
        known = None if arrival.article_id is None else memory.known(arrival.article_id)
        made, records = await self._decided(arrival, known)
        if not self.memories.has(partition, memory):
            return None
        taken = Taken(arrival, known, made, records, memory)
        taken.note()
        self._observe(arrival, taken.change.outcome)
        return taken

    def bury(self, taken: Taken, rejection: Rejection, *, may_be_seen: bool) -> None:
        """Make an article a dead letter, and take back all that stands of it: the brokers refused a part of it.

        Args:
            taken: The article.
            rejection: Says so.
            may_be_seen: Whether other parts of it may have gone out.
        """
        at = self._clock()
        taken.step = refused(taken.known, taken.step, rejection, taken.arrival, may_be_seen=may_be_seen, at=at)
        taken.records = self._records(taken.arrival, taken.step)
        taken.note()

    async def _decided(self, arrival: Arrival, known: Entry | None) -> tuple[Step, list[OutgoingRecord]]:
        """What comes of ``arrival``.

        A long one is read in a thread. In this loop it would hold up the heartbeats: the brokers would take the worker
        for dead and give the article to the next one, which would fare no better.
        """
        if len(arrival.record.value or b"") < _LONG_BYTES:
            return self._step(arrival, known)
        return await asyncio.to_thread(self._step, arrival, known)

    def _step(self, arrival: Arrival, known: Entry | None) -> tuple[Step, list[OutgoingRecord]]:
        """What comes of ``arrival``; where that can't be made, the fault is ours and the outcome."""
        try:
            made = step(known, arrival, self._reader, at=self._clock())
            return made, self._records(arrival, made)
        except Exception as error:
            log.exception("The events of an article can't be made", extra=place_of(arrival.record))
            made = Step(Change(replace(internal_error(error), article_id=arrival.article_id)))
            return made, self._records(arrival, made)

    def _records(self, arrival: Arrival, made: Step) -> list[OutgoingRecord]:
        record = arrival.record
        records = outgoing(record, made.change, group=self._group)
        if made.entry is not None and arrival.article_id is not None:
            key = arrival.article_id.encode()
            records.append(OutgoingRecord(MEMORY.channel, key, made.entry.encode(), (), -1, record.partition))
        return records


__all__ = ["Arrive", "Lives", "Observe", "Taken"]
