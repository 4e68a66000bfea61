"""What the brokers did not take, sent again in rounds. No broker here: a client that obeys."""

import asyncio
from collections.abc import Callable, Sequence

from aiokafka import errors

from streams.delivery.redelivery import Parcel, redeliver
from streams.pipeline.records import Channel, IncomingRecord, OutgoingRecord

PASSING: BaseException = errors.NodeNotReadyError("not ready")
REFUSAL: BaseException = errors.MessageSizeTooLargeError("too large")


def parcel(key: str, error: BaseException | None, *, value: bytes = b"", channel: Channel = "quotes") -> Parcel:
    record = IncomingRecord("news.articles.v1", 0, 0, b"k", b"v", (), 1_700_000_000_000)
    return Parcel(record, OutgoingRecord(channel, key.encode(), value, (), 1_700_000_000_000), error)


def run(
    parcels: Sequence[Parcel], answer: Callable[[OutgoingRecord, int], BaseException | None]
) -> tuple[list[OutgoingRecord], list[float]]:
    """What was sent, in order, and the pauses; ``answer`` is told how many others are under way."""
    sent, pauses, open_ = list[OutgoingRecord](), list[float](), list[asyncio.Future[object]]()

    async def begin(_record: IncomingRecord, out: OutgoingRecord) -> asyncio.Future[object]:
        sent.append(out)
        future: asyncio.Future[object] = asyncio.get_running_loop().create_future()
        error = answer(out, sum(not other.done() for other in open_))
        open_.append(future)
        # Acknowledged a little later, so that what is sent meanwhile is under way with it.
        loop = asyncio.get_running_loop()
        if error is None:
            loop.call_later(0.01, future.set_result, None)
        else:
            loop.call_later(0.01, future.set_exception, error)
        return future

    async def pause(seconds: float) -> None:
        pauses.append(seconds)

    with asyncio.Runner() as runner:
        runner.run(redeliver(parcels, begin, pause))
    return sent, pauses


def test_a_broker_that_comes_back_costs_one_pause_however_much_was_under_way() -> None:
    parcels = [parcel(str(number), PASSING) for number in range(500)]
    sent, pauses = run(parcels, lambda out, others: None)

    assert [out.key for out in sent] == [b"%d" % number for number in range(500)]
    assert pauses == [0.25]


def test_pauses_grow_while_nothing_is_taken_and_begin_anew_when_something_is() -> None:
    left = {b"a": 3, b"b": 5}

    def answer(out: OutgoingRecord, _others: int) -> BaseException | None:
        assert out.key is not None
        left[out.key] -= 1
        return PASSING if left[out.key] >= 0 else None

    _, pauses = run([parcel("a", PASSING), parcel("b", PASSING)], answer)
    assert pauses == [0.25, 0.5, 1.0, 2.0, 0.25, 0.5]


def test_what_was_taken_is_sent_again_only_after_a_failed_one_of_its_lane() -> None:
    parcels = [
        parcel("a", None, value=b"1"),
        parcel("a", PASSING, value=b"2"),
        parcel("b", None, value=b"3"),
        parcel("a", None, value=b"4"),
        parcel("a", None, value=b"5", channel="enriched"),
    ]
    sent, _ = run(parcels, lambda out, others: None)

    assert [out.value for out in sent] == [b"2", b"4"]


def test_a_record_that_is_refused_in_company_is_sent_by_itself_before_it_counts_as_refused() -> None:
    down = [True]

    def answer(out: OutgoingRecord, others: int) -> BaseException | None:
        if down and out.key == b"big":
            down.clear()
            return PASSING
        return REFUSAL if out.key == b"big" or others else None

    innocent, big = parcel("small", PASSING), parcel("big", PASSING)
    run([big, innocent], answer)

    assert big.is_refused
    assert innocent.error is None
