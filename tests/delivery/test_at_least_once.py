"""At least once: nothing is settled, and no offset committed, before the brokers have it. No broker here."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import Any, NamedTuple

import orjson
import pytest
from aiokafka import errors

from streams.delivery.at_least_once import AtLeastOnce
from streams.delivery.offsets import Partition
from streams.pipeline.outcomes import Change, Outcome, Rejection
from streams.pipeline.outgoing import outgoing
from streams.pipeline.records import IncomingRecord, OutgoingRecord
from tests.lives import lives

PLACE = Partition("news.articles.v1", 0)
ARTICLE = {"id": "a-1", "body": '"Rates will stay where they are," said Mona Reyes.'}

REFUSAL: BaseException = errors.MessageSizeTooLargeError("too large")

Answer = Callable[[OutgoingRecord], BaseException | None]


class Settled(NamedTuple):
    """What was reported of an article."""

    record: IncomingRecord
    change: Change
    seconds: float

    @property
    def outcome(self) -> Outcome:
        return self.change.outcome


class Client:
    """Remembers what it is given and answers as it is told."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.taken: list[OutgoingRecord] = []

    async def send(self, _record: IncomingRecord, out: OutgoingRecord) -> Awaitable[object]:
        done: asyncio.Future[object] = asyncio.get_running_loop().create_future()
        error = self.answer(out)
        if error is None:
            self.taken.append(out)
            done.set_result(None)
        elif isinstance(error, asyncio.CancelledError):
            done.cancel()
        else:
            done.set_exception(error)
        return done


def incoming(offset: int, article: dict[str, Any] | bytes) -> IncomingRecord:
    value = article if isinstance(article, bytes) else orjson.dumps(article)
    return IncomingRecord(*PLACE, offset, b"k", value, (), 1_700_000_000_000)


async def commits_nothing(_offsets: Mapping[Partition, int]) -> bool:
    return False


def deliver(answer: Answer, *records: IncomingRecord) -> tuple[Client, list[Settled], list[float]]:
    """Run ``records`` through a delivery; what the client took, what was settled, and how long it paused."""
    client, settled, pauses = Client(answer), list[Settled](), list[float]()

    async def pause(seconds: float) -> None:
        pauses.append(seconds)

    async def run() -> None:
        own = lives()
        guarantee = AtLeastOnce(
            client.send,
            commits_nothing,
            own,
            report=lambda *settlement: settled.append(Settled(*settlement)),
            sleep=pause,
        )
        running = asyncio.gather(guarantee.run(), own.memories.run())
        await guarantee.assigned([PLACE], 1)
        for record in records:
            await guarantee.accept(record, 1)
        try:
            await asyncio.wait_for(guarantee.drain(), 5)
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)

    _run(run())
    return client, settled, pauses


def _run(work: Coroutine[Any, Any, None]) -> None:
    with asyncio.Runner() as runner:
        runner.run(work)


def fails(*, times: int, error: Callable[[], BaseException], channel: str = "enriched") -> Answer:
    """The first so many records of a channel fail."""
    left = [times]

    def answer(out: OutgoingRecord) -> BaseException | None:
        if out.channel == channel and left[0]:
            left[0] -= 1
            return error()
        return None

    return answer


def test_articles_are_settled_in_order_once_all_is_acknowledged() -> None:
    client, settled, pauses = deliver(lambda _: None, *(incoming(n, {**ARTICLE, "id": f"a-{n}"}) for n in range(5)))

    assert [each.record.offset for each in settled] == [0, 1, 2, 3, 4]
    assert [out.key for out in client.taken if out.channel == "enriched" and out.value] == [
        f"a-{n}".encode() for n in range(5)
    ]
    assert not pauses


@pytest.mark.parametrize(
    "error", [errors.KafkaTimeoutError, errors.NotLeaderForPartitionError, errors.TopicAuthorizationFailedError]
)
def test_what_may_pass_is_held_and_sent_again(error: Callable[[], BaseException]) -> None:
    client, settled, pauses = deliver(fails(times=3, error=error), incoming(0, ARTICLE))

    assert [out.key for out in client.taken if out.channel == "enriched" and out.value] == [b"a-1"]
    assert len(settled) == 1
    assert not isinstance(settled[0].outcome, Rejection)
    assert pauses == sorted(pauses) == [0.25, 0.5, 1.0]


def test_a_refused_record_makes_its_article_a_dead_letter_and_the_rest_goes_on() -> None:
    def answer(out: OutgoingRecord) -> BaseException | None:
        refused = out.channel == "enriched" and out.key == b"big" and out.value is not None
        return REFUSAL if refused else None

    big = incoming(0, {**ARTICLE, "id": "big"})
    client, settled, _ = deliver(answer, big, incoming(1, ARTICLE))

    (letter,) = [out for out in client.taken if out.channel == "dead_letters"]
    assert (letter.key, letter.value) == (big.key, big.value)
    headers = dict(letter.headers)
    assert headers["__connect.errors.stage"] == b"publish"
    assert headers["quotetape.reason"] == b"refused_by_broker"
    outcome = settled[0].outcome
    assert isinstance(outcome, Rejection)
    assert (outcome.reason, outcome.article_id) == ("refused_by_broker", "big")
    assert [out.key for out in client.taken if out.channel == "enriched" and out.value] == [b"a-1"]


def test_a_record_that_shared_a_refused_batch_is_innocent() -> None:
    # The broker refuses a whole batch: both fail first, by themselves only one does.
    first_round = [True, True]

    def answer(out: OutgoingRecord) -> BaseException | None:
        if out.channel != "enriched":
            return None
        if first_round:
            first_round.pop()
            return REFUSAL
        return REFUSAL if out.key == b"big" and out.value is not None else None

    client, settled, _ = deliver(answer, incoming(0, {**ARTICLE, "id": "big"}), incoming(1, ARTICLE))

    assert [isinstance(each.outcome, Rejection) for each in settled] == [True, False]
    assert [out.key for out in client.taken if out.channel == "enriched" and out.value] == [b"a-1"]


def test_a_later_version_is_sent_again_after_an_earlier_one_that_was_held() -> None:
    versions = [incoming(n, {**ARTICLE, "version": n}) for n in (1, 2)]
    client, _, _ = deliver(fails(times=1, error=errors.KafkaTimeoutError), *versions)

    sent = [orjson.loads(out.value or b"")["version"] for out in client.taken if out.channel == "enriched"]
    assert sent == [1, 2]  # the second had to wait for what became of the first


def test_a_refused_version_takes_back_what_stood_and_what_went_out_of_it() -> None:
    def answer(out: OutgoingRecord) -> BaseException | None:
        return REFUSAL if out.channel == "enriched" and b'"version":2' in (out.value or b"") else None

    second = {**ARTICLE, "version": 2, "body": '"Rates will fall," said Mona Reyes.'}
    third = {**ARTICLE, "version": 3}
    articles = (incoming(0, {**ARTICLE, "version": 1}), incoming(1, second), incoming(2, third))
    client, settled, _ = deliver(answer, *articles)

    assert [type(each.outcome).__name__ for each in settled] == ["Enriched", "Rejection", "Enriched"]
    quotes = [orjson.loads(out.value or b"") for out in client.taken if out.channel == "quotes"]
    old, new = quotes[0]["id"], quotes[1]["id"]
    assert [(quote["id"], quote["status"], quote.get("withdrawn_because")) for quote in quotes] == [
        (old, "live", None),
        (new, "live", None),
        (old, "withdrawn", "changed"),
        (old, "withdrawn", "refused"),
        (new, "withdrawn", "refused"),
        (old, "live", None),
    ]
    assert [out.value is None for out in client.taken if out.channel == "enriched"] == [False, True, False]


def test_an_error_that_the_client_does_not_know_is_a_refusal_when_it_persists() -> None:
    def answer(out: OutgoingRecord) -> BaseException | None:
        return errors.UnknownError() if out.channel == "enriched" and out.value is not None else None

    client, settled, _ = deliver(answer, incoming(0, ARTICLE))

    assert isinstance(settled[0].outcome, Rejection)
    assert [out.channel for out in client.taken].count("dead_letters") == 1


def test_a_refused_dead_letter_holds_the_stream() -> None:
    client, settled, pauses = deliver(
        fails(times=6, error=errors.MessageSizeTooLargeError, channel="dead_letters"), incoming(0, b"junk")
    )

    assert len(settled) == 1  # only when it was taken at last
    assert [out.channel for out in client.taken] == ["dead_letters"]
    assert len(pauses) >= 5


def test_events_that_can_not_be_made_become_a_dead_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails_on_the_first(record: IncomingRecord, change: Change, *, group: str) -> list[OutgoingRecord]:
        if record.offset == 0 and not isinstance(change.outcome, Rejection):
            raise KeyError("no such field")
        return outgoing(record, change, group=group)

    monkeypatch.setattr("streams.delivery.lives.outgoing", fails_on_the_first)
    client, settled, _ = deliver(lambda _: None, incoming(0, ARTICLE), incoming(1, ARTICLE))

    assert client.taken[0].channel == "dead_letters"
    assert client.taken[0].value == incoming(0, ARTICLE).value
    assert dict(client.taken[0].headers)["quotetape.reason"] == b"internal_error"
    assert [isinstance(each.outcome, Rejection) for each in settled] == [True, False]


def test_a_delivery_that_the_client_gives_up_is_held_and_sent_again() -> None:
    client, settled, _ = deliver(fails(times=1, error=asyncio.CancelledError), incoming(0, ARTICLE))

    assert [out.key for out in client.taken if out.channel == "enriched" and out.value] == [b"a-1"]
    assert not isinstance(settled[0].outcome, Rejection)


def test_what_is_given_up_in_a_rebalance_is_neither_sent_again_nor_reported() -> None:
    client, settled = Client(fails(times=100, error=errors.KafkaTimeoutError)), list[Settled]()

    async def run() -> None:
        async def rebalance(_seconds: float) -> None:
            """The partition goes to another worker while the brokers are waited for, and comes back."""
            client.answer = lambda _: None
            await guarantee.revoked()

        own = lives()
        guarantee = AtLeastOnce(
            client.send,
            commits_nothing,
            own,
            report=lambda *settlement: settled.append(Settled(*settlement)),
            sleep=rebalance,
        )
        running = asyncio.gather(guarantee.run(), own.memories.run())
        await guarantee.assigned([PLACE], 1)
        await guarantee.accept(incoming(0, ARTICLE), 1)
        await asyncio.wait_for(guarantee.drain(), 5)
        assert [out for out in client.taken if out.channel == "enriched"] == []
        assert settled == []
        await guarantee.assigned([PLACE], 2)
        await guarantee.accept(incoming(0, ARTICLE), 2)
        await asyncio.wait_for(guarantee.drain(), 5)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)

    _run(run())
    assert [out.key for out in client.taken if out.channel == "enriched"] == [b"a-1"]
    assert [type(each.outcome).__name__ for each in settled] == ["Enriched"]


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


def test_nothing_is_settled_when_it_is_cancelled() -> None:
    brokers, reported = Brokers(), list[Change]()

    async def run() -> None:
        own = lives()
        guarantee = AtLeastOnce(brokers.send, brokers.commit, own, report=lambda _, change, __: reported.append(change))
        running = asyncio.gather(guarantee.run(), own.memories.run())
        await guarantee.assigned([PLACE], 1)
        await guarantee.accept(incoming(0, ARTICLE), 1)
        await asyncio.sleep(0)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        assert guarantee.unsettled == 1

    _run(run())
    assert reported == []


def test_an_offset_is_committed_once_all_of_its_article_is_acknowledged() -> None:
    brokers, reported = Brokers(), list[Change]()

    async def run() -> None:
        own = lives()
        guarantee = AtLeastOnce(brokers.send, brokers.commit, own, report=lambda _, change, __: reported.append(change))
        running = asyncio.gather(guarantee.run(), own.memories.run())
        await guarantee.assigned([PLACE], 1)
        for offset in (5, 6):
            await guarantee.accept(incoming(offset, {**ARTICLE, "id": f"a-{offset}"}), 1)
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
        await asyncio.gather(running, return_exceptions=True)

    _run(run())
    # What is before the first that was read is done; a commit that was not taken is tried again, one that was is not.
    assert brokers.commits == [{PLACE: 5}, {PLACE: 7}, {PLACE: 7}]
    assert len(reported) == 2
