"""Whatever happens to workers, what stands at the end is what each article's last word says. No broker here."""

import asyncio
import random
import tempfile
import time
from collections.abc import Awaitable, Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import orjson
import pytest
from aiokafka.errors import KafkaConnectionError
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.cluster.topic_admin import BrokerUnreachableError, TopicMissingError
from streams.delivery.at_least_once import AtLeastOnce
from streams.delivery.lives import Lives, Taken
from streams.delivery.memories import Standing as GroupStanding
from streams.delivery.offsets import Partition
from streams.memory.rules import Reader
from streams.memory.store import StoreError
from streams.pipeline.outcomes import Enriched, Outcome, Rejection
from streams.pipeline.processing import Arrival
from streams.pipeline.records import IncomingRecord, OutgoingRecord
from tests.lives import MemoryTopic, arriving, lives
from tests.memory.lives import NOW, Standing, Value, expected, fold, random_lives, without_repeats

PLACE = Partition("news.articles.v1", 0)
IDS = ("a", "b")


class Cluster:
    """One partition of articles, the outputs, the memory and the committed offset, which outlive workers."""

    def __init__(self, values: list[Value], chance: random.Random) -> None:
        self.chance = chance
        self.articles = [
            IncomingRecord(*PLACE, offset, article_id.encode(), value, (), int(1000 * NOW.timestamp()))
            for offset, (article_id, value) in enumerate(values)
        ]
        self.outputs: list[OutgoingRecord] = []
        self.memory = MemoryTopic()
        self.buffered: list[OutgoingRecord] = []
        """What a worker that was stopped still has in its buffers."""
        self.generation = 0
        self.disk = Path(tempfile.mkdtemp(prefix="quotetape-test-"))

    def lose_the_disk(self) -> None:
        self.disk = Path(tempfile.mkdtemp(prefix="quotetape-test-"))

    def wake_up(self) -> None:
        """The buffers of a worker that had been stopped arrive, long after others went on."""
        for out in self.buffered:
            self.arrive(out)
        self.buffered.clear()

    def arrive(self, out: OutgoingRecord) -> None:
        """The brokers take a record."""
        if out.channel == "memory":
            self.memory.append(out)
        else:
            self.outputs.append(out)

    async def work(self, until: int) -> None:
        """A worker reads on from the committed offset, up to a record, and is killed there."""
        self.generation += 1
        stops_at = self.chance.randrange(1, 40)
        own = lives(self.memory, directory=self.disk, clock=lambda: NOW)
        sent = 0

        async def send(_record: IncomingRecord, out: OutgoingRecord) -> Awaitable[object]:
            nonlocal sent
            sent += 1
            if sent > stops_at and until < len(self.articles):  # stopped in its tracks
                # Partitions have leaders of their own: the last record may be there, and one sent before it not.
                (self.arrive if self.chance.random() < 0.3 else self.buffered.append)(out)
                return asyncio.get_running_loop().create_future()
            if out.channel == "memory":
                offset = self.memory.append(out)
                return asyncio.sleep(0, _Acknowledged(offset))
            self.outputs.append(out)
            return asyncio.sleep(0)

        async def commit(offsets: Mapping[Partition, int]) -> bool:
            self.memory.committed |= offsets
            return True

        guarantee = AtLeastOnce(send, commit, own, report=lambda *_: None)
        running = asyncio.gather(guarantee.run(), own.memories.run())
        await guarantee.assigned([PLACE], self.generation)
        with suppress(TimeoutError):
            async with asyncio.timeout(0.2 if until < len(self.articles) else 30):
                for record in self.articles[self.memory.committed.get(PLACE, 0) : until]:
                    await guarantee.accept(record, self.generation)
                    if self.chance.random() < 0.3:
                        await guarantee.commit()
                await guarantee.drain()
                if until == len(self.articles):
                    await guarantee.commit()
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await guarantee.revoked()


class _Acknowledged:
    def __init__(self, offset: int) -> None:
        self.offset = offset


def told(records: list[OutgoingRecord]) -> dict[str, Standing]:
    """What stands on each topic."""
    channels: dict[str, list[OutgoingRecord]] = {channel: [] for channel in expected(())}
    for out in records:
        if out.channel in channels:
            channels[out.channel].append(out)
    return {channel: fold(out) for channel, out in channels.items()}


@settings(max_examples=60)
@given(seed=st.integers(0, 2**32), length=st.integers(1, 14), faults=st.integers(0, 4))
def test_what_stands_is_the_last_word(seed: int, length: int, faults: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    values = random_lives(chance, chance.choices(IDS, k=length))
    cluster = Cluster(values, chance)

    async def run() -> None:
        for _ in range(faults):
            await cluster.work(chance.randrange(length))
            if chance.random() < 0.3:
                cluster.lose_the_disk()
            if chance.random() < 0.5:  # it was killed, not stopped
                cluster.buffered.clear()
            elif chance.random() < 0.5:
                cluster.wake_up()
        await cluster.work(length)
        cluster.wake_up()

    asyncio.run(run())
    wanted = expected(values)
    assert told(cluster.outputs) == wanted
    events = [out for out in cluster.outputs if out.channel in wanted]
    assert told(without_repeats(events)) == wanted


def taking(own: Lives, record: IncomingRecord, generation: int = 1) -> Awaitable[Taken | None]:
    return asyncio.wait_for(own.take(record, generation), 5)


def article(offset: int, **fields: Any) -> IncomingRecord:
    value = orjson.dumps({"id": "a", "body": "Rain fell.", **fields})
    return IncomingRecord(*PLACE, offset, b"a", value, (), int(1000 * NOW.timestamp()))


def test_brokers_that_are_away_are_waited_for() -> None:
    topic, pauses = MemoryTopic(), list[float]()
    own = lives(topic, clock=lambda: NOW)
    look = own.memories._kept.look
    away = [BrokerUnreachableError("nobody answers"), KafkaConnectionError(), TopicMissingError("they show no topic b")]

    async def looks(partitions: Collection[Partition]) -> GroupStanding:
        if away:
            raise away.pop()
        return await look(partitions)

    async def pause(seconds: float) -> None:
        pauses.append(seconds)

    own.memories._kept, own.memories._sleep = own.memories._kept._replace(look=looks), pause

    async def run() -> None:
        restoring = asyncio.ensure_future(own.memories.run())
        await own.memories.assigned([PLACE], 1)
        assert await taking(own, article(0)) is not None
        assert own.memories.left_to_restore is None
        restoring.cancel()
        await asyncio.gather(restoring, return_exceptions=True)

    asyncio.run(run())
    assert pauses == [0.5, 1.0, 2.0]


def test_a_disk_that_does_not_take_the_memory_ends_it(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    own = lives(directory=tmp_path / "file")

    async def run() -> None:
        restoring = asyncio.ensure_future(own.memories.run())
        await own.memories.assigned([PLACE], 1)
        with pytest.raises(StoreError, match="QUOTETAPE_STATE_DIR"):
            await asyncio.wait_for(restoring, 5)
        assert own.memories.left_to_restore == 0

    asyncio.run(run())


def test_what_came_in_before_a_rebalance_is_not_taken_after_it() -> None:
    own = lives(clock=lambda: NOW)

    async def run() -> None:
        restoring = asyncio.ensure_future(own.memories.run())
        await own.memories.assigned([PLACE], 1)
        first = await taking(own, article(0))
        assert first is not None
        waiting = asyncio.ensure_future(own.take(article(1), 1))  # of the same id: it waits for the first
        early = asyncio.ensure_future(own.take(article(0), 2))  # of a generation that is still to come
        await asyncio.sleep(0.01)
        assert not waiting.done()
        assert not early.done()
        await own.memories.assigned([PLACE], 2)
        assert await asyncio.wait_for(waiting, 5) is None
        again = await asyncio.wait_for(early, 5)
        assert again is not None
        assert again.change.outcome == first.change.outcome or type(again.change.outcome) is Enriched
        first.settled()  # too late to mean anything
        assert await taking(own, article(1), 1) is None
        restoring.cancel()
        await asyncio.gather(restoring, return_exceptions=True)

    asyncio.run(run())


def test_a_fault_of_the_rules_is_ours_and_a_dead_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr("streams.delivery.lives.step", broken)
    own = lives(clock=lambda: NOW)

    async def run() -> Taken | None:
        restoring = asyncio.ensure_future(own.memories.run())
        await own.memories.assigned([PLACE], 1)
        taken = await taking(own, article(0))
        restoring.cancel()
        await asyncio.gather(restoring, return_exceptions=True)
        return taken

    taken = asyncio.run(run())
    assert taken is not None
    assert isinstance(taken.change.outcome, Rejection)
    assert [out.channel for out in taken.records] == ["dead_letters"]


def test_heartbeats_go_on_while_a_long_article_is_read() -> None:
    own = lives(clock=lambda: NOW)
    beats = 0

    def reads(arrival: Arrival) -> Outcome:
        time.sleep(0.3)
        return Rejection("internal_error", "Never mind.", article_id=arrival.article_id)

    own._reader = Reader(reads, "2026-01-01")
    own._arrive = arriving(lambda: NOW, max_bytes=1_000_000)

    async def beat() -> None:
        nonlocal beats
        while True:
            await asyncio.sleep(0.01)
            beats += 1

    async def run() -> None:
        running = asyncio.gather(own.memories.run(), beat())
        await own.memories.assigned([PLACE], 1)
        assert await taking(own, article(0, body="Rain fell. " * 20_000)) is not None
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)

    asyncio.run(run())
    assert beats >= 5
