"""What both guarantees send with. No broker here."""

import asyncio
from collections.abc import Awaitable

import pytest
from aiokafka import errors

from streams.delivery import sending
from streams.delivery.sending import Room, acknowledged, begin, refused, size_of
from streams.pipeline.outcomes import Skipped, Tombstone
from streams.pipeline.records import IncomingRecord, OutgoingRecord

RECORD = IncomingRecord("news.articles.v1", 0, 7, b"k", b"value", (), 1_700_000_000_000)
OUT = OutgoingRecord("quotes", b"k", b"quote", (), 1_700_000_000_000)


def test_a_record_that_the_client_does_not_accept_is_a_delivery_that_failed() -> None:
    async def send(_record: IncomingRecord, _out: OutgoingRecord) -> Awaitable[object]:
        raise errors.MessageSizeTooLargeError("too large")

    async def run() -> list[BaseException | None]:
        return await acknowledged([await begin(send, RECORD, OUT)])

    (error,) = asyncio.run(run())
    assert isinstance(error, errors.MessageSizeTooLargeError)


def test_what_became_of_each_delivery_in_the_order_in_which_they_were_sent() -> None:
    fault = errors.KafkaTimeoutError()

    async def run() -> list[BaseException | None]:
        taken, failed, given_up = (asyncio.get_running_loop().create_future() for _ in range(3))
        asyncio.get_running_loop().call_later(0.01, taken.set_result, None)
        failed.set_exception(fault)
        given_up.cancel()
        return await acknowledged([taken, failed, given_up])

    taken, failed, given_up = asyncio.run(run())
    assert (taken, failed) == (None, fault)
    assert isinstance(given_up, asyncio.CancelledError)


def test_acknowledgements_that_take_long_are_spoken_of(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sending, "_REMIND_SECONDS", 0.01)

    async def run() -> None:
        late: asyncio.Future[object] = asyncio.get_running_loop().create_future()
        asyncio.get_running_loop().call_later(0.05, late.set_result, None)
        await acknowledged([late])

    asyncio.run(run())
    assert caplog.messages[0].startswith("Waiting for the brokers to acknowledge 1 records")


def test_room_is_for_so_many_bytes_and_then_only_when_some_have_left() -> None:
    async def run() -> None:
        room = Room()
        await room.wait()
        room.enter(100_000_000)
        waiting = asyncio.ensure_future(room.wait())
        await asyncio.sleep(0.01)
        assert not waiting.done()
        await room.leave([100_000_000])
        await waiting
        await room.wait_until_empty()
        assert room.articles == 0

    asyncio.run(run())


def test_room_is_for_so_many_articles() -> None:
    async def run() -> None:
        room = Room()
        for _ in range(256):
            await room.wait()
            room.enter(1)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(room.wait(), 0.01)

    asyncio.run(run())


def test_an_article_takes_the_bytes_of_what_came_in_and_of_what_goes_out() -> None:
    assert size_of(RECORD, [OUT, OUT]) == len(b"value") + 2 * len(b"quote")


def test_a_refusal_names_the_error_and_the_article() -> None:
    error = errors.MessageSizeTooLargeError("too large")
    rejection = refused(error, Skipped("a-1", "withheld"))
    assert (rejection.stage, rejection.reason, rejection.article_id) == ("publish", "refused_by_broker", "a-1")
    assert rejection.exception_class == "aiokafka.errors.MessageSizeTooLargeError"
    assert refused(error, Tombstone(b"k")).article_id is None
