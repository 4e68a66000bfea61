"""Exactly once, whatever the brokers do. No broker here: a log with transactions that are fenced as Kafka's are."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Coroutine
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

import orjson
import pytest
from aiokafka import errors

from streams.delivery.exactly_once import ExactlyOnce, PartitionLostError
from streams.delivery.offsets import Partition
from streams.pipeline.outcomes import Rejection
from streams.pipeline.records import IncomingRecord, OutgoingRecord
from tests.lives import lives

if TYPE_CHECKING:
    from streams.pipeline.outcomes import Outcome

P0, P1 = Partition("news.articles.v1", 0), Partition("news.articles.v1", 1)
BODY = '"Rates will stay where they are," said Mona Reyes.'
REFUSAL = errors.MessageSizeTooLargeError("too large")

Answer = Callable[[OutgoingRecord], BaseException | None]


@dataclass
class Kafka:
    """What is committed, and who may commit."""

    answer: Answer = lambda _: None
    log: list[OutgoingRecord] = field(default_factory=list)
    offsets: dict[Partition, int] = field(default_factory=dict)
    epochs: dict[Partition, int] = field(default_factory=dict)
    transactions: int = 0

    async def committed(self, partitions: Collection[Partition]) -> dict[Partition, int | None]:
        return {partition: self.offsets.get(partition) for partition in partitions}

    def keys(self, channel: str = "enriched") -> list[bytes | None]:
        return [out.key for out in self.log if out.channel == channel]


class Transactions:
    """One partition's, as the brokers and the client have them."""

    def __init__(self, kafka: Kafka, partition: Partition) -> None:
        self._kafka = kafka
        self._partition = partition
        self._epoch = 0
        self._sent: list[OutgoingRecord] = []
        self._failed = False

    async def open(self) -> None:
        self._epoch = self._kafka.epochs[self._partition] = self._kafka.epochs.get(self._partition, 0) + 1
        self._failed = False

    async def begin(self) -> None:
        assert not self._failed, "the client's sequence is broken; it has to be opened anew"
        self._sent = []

    async def send(self, _record: IncomingRecord, out: OutgoingRecord) -> Awaitable[object]:
        done: asyncio.Future[object] = asyncio.get_running_loop().create_future()
        error = self._kafka.answer(out) or self._fence()
        if error is None:
            self._sent.append(out)
            done.set_result(None)
        else:
            self._failed = True
            done.set_exception(error)
        return done

    async def commit(self, offset: int) -> None:
        if error := self._fence():
            raise error
        assert not self._failed
        self._kafka.log += self._sent
        self._kafka.offsets[self._partition] = offset
        self._kafka.transactions += 1

    async def close(self) -> None:
        self._failed = True

    def _fence(self) -> BaseException | None:
        return None if self._epoch == self._kafka.epochs[self._partition] else errors.ProducerFenced()


class Worker:
    """An :class:`ExactlyOnce` that runs while it is a context."""

    def __init__(self, kafka: Kafka, transactions: type[Transactions] = Transactions) -> None:
        self.reported: list[Outcome] = []
        self.pauses: list[float] = []
        self.lives = lives()
        self.guarantee = ExactlyOnce(
            lambda partition: transactions(kafka, partition),
            kafka.committed,
            self.lives,
            report=lambda _, change, __: self.reported.append(change.outcome),
            sleep=self._sleep,
        )

    async def _sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        await asyncio.sleep(0)

    async def __aenter__(self) -> Self:
        self.running = asyncio.ensure_future(self.guarantee.run())
        self.restoring = asyncio.ensure_future(self.lives.memories.run())
        return self

    async def __aexit__(self, *_: object) -> None:
        self.running.cancel()
        self.restoring.cancel()
        await asyncio.gather(self.running, self.restoring, return_exceptions=True)

    async def accept(self, *offsets: int, partition: Partition = P0, generation: int = 1, **fields: Any) -> None:
        for offset in offsets:
            value = orjson.dumps({"id": f"a-{offset}", "body": BODY, **fields})
            record = IncomingRecord(*partition, offset, b"k", value, (), 1_700_000_000_000)
            await self.guarantee.accept(record, generation)

    async def drain(self) -> None:
        await asyncio.wait_for(self.guarantee.drain(), 5)


def _run(work: Coroutine[Any, Any, None]) -> None:
    with asyncio.Runner() as runner:
        runner.run(work)


def test_articles_and_their_offset_are_committed_together() -> None:
    kafka = Kafka()

    async def run() -> None:
        async with Worker(kafka) as worker:
            await worker.guarantee.assigned([P0, P1], 1)
            await worker.accept(0, 1, 2)
            await worker.accept(7, partition=P1)
            assert kafka.offsets == {}
            await worker.drain()
            assert len(worker.reported) == 4
            assert worker.guarantee.next_offset(P0) == 3

    _run(run())
    assert kafka.keys() == [b"a-0", b"a-1", b"a-2", b"a-7"]
    assert len(kafka.keys("quotes")) == 4
    assert kafka.offsets == {P0: 3, P1: 8}
    assert kafka.transactions == 2


def test_what_is_committed_already_is_left_out() -> None:
    kafka = Kafka(offsets={P0: 2})

    async def run() -> None:
        async with Worker(kafka) as worker:
            await worker.guarantee.assigned([P0], 1)
            await worker.accept(0, 1, 2, 3)
            await worker.drain()

    _run(run())
    assert kafka.keys() == [b"a-2", b"a-3"]


def test_a_record_that_comes_twice_is_taken_once() -> None:
    kafka = Kafka()

    async def run() -> None:
        async with Worker(kafka) as worker:
            await worker.guarantee.assigned([P0], 1)
            await worker.accept(0, 1, 2, 1, 2, 3)  # Faust went back to the committed offset
            await worker.drain()

    _run(run())
    assert kafka.keys() == [b"a-0", b"a-1", b"a-2", b"a-3"]


def test_partitions_are_given_up_in_the_middle_of_a_transaction_that_does_not_end() -> None:
    kafka = Kafka()
    hangs = [True]

    class Hanging(Transactions):
        async def commit(self, offset: int) -> None:
            if hangs:
                await asyncio.Event().wait()
            await super().commit(offset)

    async def run() -> None:
        async with Worker(kafka, Hanging) as worker:
            await worker.guarantee.assigned([P0], 1)
            await worker.accept(0, 1)
            await asyncio.sleep(0.01)
            await worker.guarantee.revoked()
            assert worker.guarantee.unsettled == 0
            hangs.clear()
            await worker.guarantee.assigned([P0], 2)
            await worker.accept(0, 1, generation=2)
            await worker.drain()

    _run(run())
    assert kafka.keys() == [b"a-0", b"a-1"]


def test_records_that_come_before_the_partitions_are_open_are_waited_with() -> None:
    kafka = Kafka()

    async def run() -> None:
        async with Worker(kafka) as worker:
            early = asyncio.ensure_future(worker.accept(0, 1))
            await asyncio.sleep(0.01)
            assert not early.done()
            await worker.guarantee.assigned([P0], 1)
            await early
            await worker.drain()

    _run(run())
    assert kafka.keys() == [b"a-0", b"a-1"]


def test_what_came_in_before_a_rebalance_does_not_count_after_it() -> None:
    kafka = Kafka()

    async def run() -> None:
        async with Worker(kafka) as worker:
            await worker.guarantee.assigned([P0], 1)
            await worker.accept(0)
            await worker.guarantee.revoked()
            assert worker.guarantee.unsettled == 0
            await worker.accept(1)
            await worker.guarantee.assigned([P0], 2)
            await worker.accept(2)
            await worker.accept(0, 1, 2, generation=2)
            await worker.drain()

    _run(run())
    assert kafka.keys() == [b"a-0", b"a-1", b"a-2"]


def test_a_worker_whose_partition_is_anothers_commits_nothing_and_says_so() -> None:
    kafka = Kafka()

    async def run() -> None:
        async with Worker(kafka) as asleep, Worker(kafka) as other:
            await asleep.guarantee.assigned([P0], 1)
            await asleep.accept(0, 1)
            await other.guarantee.assigned([P0], 2)
            await other.accept(0, 1, generation=2)
            await other.drain()
            with pytest.raises(PartitionLostError):
                await asleep.running
            assert asleep.guarantee.unsettled == 0
            assert asleep.reported == []

    _run(run())
    assert kafka.keys() == [b"a-0", b"a-1"]
    assert kafka.offsets == {P0: 2}


def test_a_worker_that_opens_its_transactions_anew_gives_up_what_another_has_gone_on_with() -> None:
    kafka = Kafka()
    fails = [errors.KafkaTimeoutError()]
    kafka.answer = lambda _: fails.pop() if fails else None

    async def run() -> None:
        async with Worker(kafka) as slow:
            await slow.guarantee.assigned([P0], 1)
            kafka.offsets[P0] = 2  # the other one was here
            await slow.accept(0, 1)
            with pytest.raises(PartitionLostError, match="is at 2"):
                await slow.running

    _run(run())
    assert kafka.log == []


def test_a_record_that_is_refused_makes_a_dead_letter_of_its_article_alone_and_whole() -> None:
    kafka = Kafka(answer=lambda out: REFUSAL if out.channel == "quotes" and b'"big"' in (out.value or b"") else None)

    async def run() -> None:
        async with Worker(kafka) as worker:
            await worker.guarantee.assigned([P0], 1)
            await worker.accept(0)
            await worker.accept(1, id="big")
            await worker.accept(2)
            await worker.drain()
            outcomes = worker.reported
            assert [isinstance(outcome, Rejection) for outcome in outcomes] == [False, True, False]
            assert isinstance(outcomes[1], Rejection)
            assert (outcomes[1].reason, outcomes[1].article_id) == ("refused_by_broker", "big")

    _run(run())
    assert kafka.keys() == [b"a-0", b"a-2"]  # nothing of the refused one is seen, not even what was taken
    assert kafka.keys("dead_letters") == [b"k"]
    assert kafka.offsets == {P0: 3}


def test_an_error_that_may_pass_is_held_and_tried_again() -> None:
    kafka = Kafka()
    fails = [errors.UnknownError(), errors.UnknownError()]
    kafka.answer = lambda out: fails.pop() if fails and out.channel == "enriched" else None

    async def run() -> None:
        async with Worker(kafka) as worker:
            await worker.guarantee.assigned([P0], 1)
            await worker.accept(0)
            await worker.drain()
            assert not isinstance(worker.reported[0], Rejection)
            assert len(worker.pauses) == 3  # one to collect articles, and one for each error

    _run(run())
    assert kafka.keys() == [b"a-0"]


def test_a_dead_letter_that_is_refused_is_held() -> None:
    kafka = Kafka()
    fails = [REFUSAL] * 6
    kafka.answer = lambda out: fails.pop() if fails and out.channel == "dead_letters" else None

    async def run() -> None:
        async with Worker(kafka) as worker:
            await worker.guarantee.assigned([P0], 1)
            await worker.accept(0, body=None)
            await worker.drain()

    _run(run())
    assert kafka.keys("dead_letters") == [b"k"]
    assert not fails
