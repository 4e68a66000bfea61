"""At least once: an offset is committed when all that came of its article is acknowledged. No broker here."""

import asyncio
from collections.abc import Awaitable, Mapping
from datetime import UTC, datetime

import orjson

from streams.delivery.at_least_once import AtLeastOnce
from streams.delivery.offsets import Partition
from streams.pipeline.outcomes import Outcome
from streams.pipeline.processing import process
from streams.pipeline.records import IncomingRecord, OutgoingRecord

PLACE = Partition("news.articles.v1", 0)
VALUE = orjson.dumps({"id": "a-1", "body": '"Rates will stay where they are," said Mona Reyes.'})


def incoming(offset: int) -> IncomingRecord:
    return IncomingRecord(*PLACE, offset, b"k", VALUE, (), 1_700_000_000_000)


def outcome_of(record: IncomingRecord) -> Outcome:
    return process(record, max_article_bytes=10_000, clock=lambda: datetime.now(UTC))


class Brokers:
    """Acknowledge when they are told to, and remember commits."""

    def __init__(self) -> None:
        self.deliveries: list[asyncio.Future[object]] = []
        self.commits: list[dict[Partition, int]] = []
        self.take_commits = True

    async def send(self, _record: IncomingRecord, _out: OutgoingRecord) -> Awaitable[object]:
        self.deliveries.append(asyncio.get_running_loop().create_future())
        return self.deliveries[-1]

    async def commit(self, offsets: Mapping[Partition, int]) -> bool:
        self.commits.append(dict(offsets))
        return self.take_commits

    def acknowledge(self) -> None:
        for delivery in self.deliveries:
            delivery.set_result(None)
        self.deliveries.clear()


def test_an_offset_is_committed_once_all_of_its_article_is_acknowledged() -> None:
    brokers, reported = Brokers(), list[Outcome]()

    async def run() -> None:
        guarantee = AtLeastOnce(
            brokers.send, brokers.commit, group="g", report=lambda _, outcome, __: reported.append(outcome)
        )
        running = asyncio.ensure_future(guarantee.run())
        await guarantee.assigned([PLACE], 1)
        for offset in (5, 6):
            await guarantee.accept(incoming(offset), outcome_of(incoming(offset)), 1)
        await guarantee.commit()
        assert guarantee.unsettled == 2
        assert guarantee.next_offset(PLACE) == 5
        brokers.acknowledge()
        await guarantee.drain()
        brokers.take_commits = False
        await guarantee.commit()
        brokers.take_commits = True
        await guarantee.commit()
        await guarantee.commit()
        await guarantee.revoked()
        assert guarantee.next_offset(PLACE) is None
        running.cancel()

    asyncio.run(run())
    # What is before the first that was read is done; a commit that was not taken is tried again, one that was is not.
    assert brokers.commits == [{PLACE: 5}, {PLACE: 7}, {PLACE: 7}]
    assert len(reported) == 2
