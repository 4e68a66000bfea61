"""Sending with aiokafka's producer. No broker here: a producer that remembers; tests/kafka has a real one."""

import asyncio
from collections.abc import Awaitable
from typing import Any

import pytest
from aiokafka import TopicPartition

from streams.delivery import producer
from streams.delivery.offsets import Partition
from streams.delivery.producer import KafkaTransactions, send
from streams.pipeline.records import Channel, IncomingRecord, OutgoingRecord

NAMES: dict[Channel, str] = {"quotes": "news.quotes.v1", "dead_letters": "news.articles.v1.dlq"}
PLACE = Partition("news.articles.v1", 5)
RECORD = IncomingRecord(*PLACE, 7, None, None, (), 1_700_000_000_000)


class Batch:
    """What is appended to it."""

    def __init__(self) -> None:
        self.records: list[dict[str, Any]] = []

    def append(self, **record: Any) -> None:
        self.records.append(record)


class Producer:
    """Remembers what it is told to do."""

    def __init__(self, name: str = "") -> None:
        self.name = name
        self.calls: list[tuple[Any, ...]] = []
        self.stops = True

    async def send(self, topic: str, value: bytes | None, **fields: Any) -> Awaitable[str]:
        self.calls.append(("send", topic, value, fields))
        return asyncio.sleep(0, "acknowledged")

    def create_batch(self) -> Batch:
        return Batch()

    async def partitions_for(self, topic: str) -> set[int]:
        assert topic in NAMES.values()
        return {2, 0, 1}

    async def send_batch(self, batch: Batch, topic: str, *, partition: int) -> Awaitable[str]:
        self.calls.append(("send_batch", topic, partition, *batch.records))
        return asyncio.sleep(0, "acknowledged")

    async def start(self) -> None:
        self.calls.append(("start",))

    async def stop(self) -> None:
        self.calls.append(("stop",))
        if not self.stops:
            await asyncio.Event().wait()

    async def begin_transaction(self) -> None:
        self.calls.append(("begin",))

    async def send_offsets_to_transaction(self, offsets: dict[TopicPartition, int], group: str) -> None:
        self.calls.append(("offsets", offsets, group))

    async def commit_transaction(self) -> None:
        self.calls.append(("commit",))


def sent(out: OutgoingRecord) -> tuple[Any, ...]:
    """What a producer is told to send for ``out``."""
    client = Producer()

    async def run() -> object:
        return await (await send(client, NAMES, RECORD, out))

    assert asyncio.run(run()) == "acknowledged"
    (call,) = client.calls
    return call


def test_a_record_goes_to_the_topic_of_its_channel_with_all_that_it_has() -> None:
    out = OutgoingRecord("quotes", b"k", b"v", (("a", b"1"), ("a", b"2")), 1_700_000_000_000)
    fields = {"key": b"k", "partition": None, "timestamp_ms": 1_700_000_000_000, "headers": [("a", b"1"), ("a", b"2")]}
    assert sent(out) == ("send", "news.quotes.v1", b"v", fields)


def test_a_record_that_names_its_partition_goes_there() -> None:
    *_, fields = sent(OutgoingRecord("quotes", b"k", b"v", (), -1, 2))
    assert fields["partition"] == 2


def test_a_record_without_a_timestamp_gets_one_from_the_client() -> None:
    *_, fields = sent(OutgoingRecord("quotes", b"k", b"v", (), -1))
    assert fields["timestamp_ms"] is None


def test_a_record_of_neither_key_nor_value_goes_out_in_a_batch_of_its_own() -> None:
    call = sent(OutgoingRecord("dead_letters", None, None, (("a", b"1"),), -1))
    record = {"key": None, "value": None, "timestamp": None, "headers": [("a", b"1")]}
    assert call == ("send_batch", "news.articles.v1.dlq", 2, record)  # 5 of 3 partitions


def transactions() -> tuple[KafkaTransactions, list[Producer]]:
    """A partition's transactions, and the producers that they make."""
    made: list[Producer] = []

    def new(name: str) -> Producer:
        made.append(Producer(name))
        return made[-1]

    return KafkaTransactions(new, NAMES, PLACE, group="g"), made


def test_a_transaction_has_its_records_and_its_offset_and_a_name_that_is_the_partitions() -> None:
    ours, made = transactions()

    async def run() -> None:
        await ours.open()
        await ours.begin()
        await (await ours.send(RECORD, OutgoingRecord("quotes", b"k", b"v", (), -1)))
        await ours.commit(8)

    asyncio.run(run())
    (client,) = made
    assert client.name == "g.news.articles.v1.5"
    assert [call[0] for call in client.calls] == ["start", "begin", "send", "offsets", "commit"]
    assert client.calls[3] == ("offsets", {TopicPartition("news.articles.v1", 5): 8}, "g")


def test_opened_again_it_is_another_producer_and_the_first_is_closed() -> None:
    ours, made = transactions()

    async def run() -> None:
        await ours.open()
        await ours.open()

    asyncio.run(run())
    assert [[call[0] for call in client.calls] for client in made] == [["start", "stop"], ["start"]]


def test_a_producer_that_can_not_be_stopped_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(producer, "_CLOSE_SECONDS", 0.01)
    ours, made = transactions()

    async def run() -> None:
        await ours.open()
        made[0].stops = False
        await ours.close()
        with pytest.raises(RuntimeError, match="closed"):
            await ours.begin()

    asyncio.run(run())
