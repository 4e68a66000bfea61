"""What the agent may rely on, whichever guarantee it hands over to. No broker here: one that takes everything."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping

import pytest

from streams.delivery.at_least_once import AtLeastOnce
from streams.delivery.exactly_once import ExactlyOnce
from streams.delivery.guarantee import Guarantee, Report
from streams.delivery.lives import Lives
from streams.delivery.offsets import Partition
from streams.pipeline.records import IncomingRecord, OutgoingRecord
from tests.lives import lives

PLACE = Partition("news.articles.v1", 0)


class Brokers:
    """Take everything at once: a client, its transactions and the group's offsets."""

    def __init__(self) -> None:
        self.offsets: dict[Partition, int] = {}
        self.taken: list[OutgoingRecord] = []

    async def send(self, _record: IncomingRecord, out: OutgoingRecord) -> Awaitable[object]:
        self.taken.append(out)
        return asyncio.sleep(0)

    async def commit_offsets(self, offsets: Mapping[Partition, int]) -> bool:
        self.offsets |= offsets
        return True

    async def committed(self, partitions: Collection[Partition]) -> dict[Partition, int | None]:
        return {partition: self.offsets.get(partition) for partition in partitions}

    async def open(self) -> None: ...

    async def begin(self) -> None: ...

    async def commit(self, offset: int) -> None:
        self.offsets[PLACE] = offset

    async def close(self) -> None: ...


def at_least_once(brokers: Brokers, own: Lives, report: Report) -> Guarantee:
    return AtLeastOnce(brokers.send, brokers.commit_offsets, own, report=report)


def exactly_once(brokers: Brokers, own: Lives, report: Report) -> Guarantee:
    return ExactlyOnce(lambda _: brokers, brokers.committed, own, report=report, sleep=lambda _: asyncio.sleep(0))


@pytest.mark.parametrize("make", [at_least_once, exactly_once])
def test_what_is_accepted_is_reported_and_committed(make: Callable[[Brokers, Lives, Report], Guarantee]) -> None:
    brokers, reported = Brokers(), list[int]()

    async def run() -> None:
        own = lives()
        guarantee = make(
            brokers, own, lambda record, _change, seconds: reported.append(record.offset) if seconds > 0 else None
        )
        running = asyncio.gather(guarantee.run(), own.memories.run())
        await guarantee.assigned([PLACE], 1)
        assert guarantee.next_offset(PLACE) is None
        late = b'{"id": "a-1", "body": "Rain.", "embargoed_until": "2999-01-01T00:00:00Z"}'
        for offset, value in ((5, None), (6, late)):
            await guarantee.accept(IncomingRecord(*PLACE, offset, b"k", value, (), -1), 1)
        assert guarantee.unsettled == 2
        await asyncio.wait_for(guarantee.drain(), 5)
        await guarantee.commit()
        assert (guarantee.unsettled, guarantee.next_offset(PLACE)) == (0, 7)
        await guarantee.revoked()
        assert guarantee.next_offset(PLACE) is None
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)

    asyncio.run(run())
    assert reported == [5, 6]
    assert brokers.offsets == {PLACE: 7}
    sent = [out.key for out in brokers.taken if out.channel != "memory"]
    assert sent == [b"k"]  # nothing comes of what is skipped
