"""Whatever happens to workers, what stands at the end is what each article's last word says. No broker here."""

import asyncio
import random
import tempfile
from collections.abc import Awaitable, Mapping
from contextlib import suppress
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from streams.delivery.at_least_once import AtLeastOnce
from streams.delivery.offsets import Partition
from streams.pipeline.records import IncomingRecord, OutgoingRecord
from tests.lives import MemoryTopic, lives
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
        running = asyncio.gather(guarantee.run(), own.run())
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
