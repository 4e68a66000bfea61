"""What is taken of Faust's clients. No broker here; tests/broker has what comes of it."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from types import SimpleNamespace
from typing import Any

import pytest
from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError
from faust.transport.drivers.aiokafka import AIOKafkaConsumerThread, Consumer, Producer
from faust.types.tuples import TP

from streams.delivery.offsets import Partition
from streams.worker.patches.app import FaustApp
from streams.worker.patches.clients import (
    GroupLostError,
    check_membership,
    commit_offsets,
    kafka_producer,
    new_transactional_producer,
)
from tests.worker.patches.conftest import WithApp


def test_the_producer_is_the_one_that_faust_sends_with(with_app: WithApp) -> None:
    async def check(app: FaustApp) -> None:
        client = object()
        assert isinstance(app.producer, Producer)
        app.producer._producer = client
        assert kafka_producer(app) is client

    with_app(check)


def test_a_transactional_producer_has_the_apps_settings_and_a_name_of_its_own(
    with_app: WithApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[dict[str, Any]] = []

    def make(self: AIOKafkaProducer, **options: Any) -> None:
        made.append(options)

    monkeypatch.setattr(AIOKafkaProducer, "__init__", make)
    monkeypatch.setattr(AIOKafkaProducer, "__del__", lambda _: None)

    async def check(app: FaustApp) -> None:
        assert isinstance(new_transactional_producer(app, "g.articles.5"), AIOKafkaProducer)

    with_app(check)
    (options,) = made
    assert options["transactional_id"] == "g.articles.5"
    assert options["bootstrap_servers"] == ["127.0.0.1:1"]
    assert options["acks"] == -1


@pytest.mark.parametrize("taken", [True, False])
def test_offsets_are_committed_as_they_are_given(
    with_app: WithApp, monkeypatch: pytest.MonkeyPatch, *, taken: bool
) -> None:
    committed: list[Mapping[TP, int]] = []

    async def check(app: FaustApp) -> None:
        async def commit(offsets: Mapping[TP, int]) -> bool:
            committed.append(offsets)
            return taken

        monkeypatch.setattr(app.consumer, "_commit", commit)
        assert await commit_offsets(app, {Partition("articles", 5): 8}) == taken

    with_app(check)
    assert committed == [{TP("articles", 5): 8}]


async def _ask(app: FaustApp, monkeypatch: pytest.MonkeyPatch, answer: Callable[[], Awaitable[bool]]) -> bool:
    async def commit(_offsets: Mapping[TP, int]) -> bool:
        return await answer()

    monkeypatch.setattr(app.consumer, "_commit", commit)
    return await asyncio.wait_for(commit_offsets(app, {Partition("articles", 5): 8}), 10)


def test_a_commit_ends_with_the_thread_that_it_waits_for(with_app: WithApp, monkeypatch: pytest.MonkeyPatch) -> None:
    async def check(app: FaustApp) -> None:
        assert isinstance(app.consumer, Consumer)
        thread: Any = app.consumer._thread

        async def never() -> bool:
            asyncio.get_running_loop().call_later(0.05, thread._shutdown.set)
            return bool(await asyncio.get_running_loop().create_future())

        assert not await _ask(app, monkeypatch, never)

    with_app(check)


def test_a_commit_is_not_taken_by_a_thread_that_has_ended(with_app: WithApp, monkeypatch: pytest.MonkeyPatch) -> None:
    async def closed() -> bool:
        raise RuntimeError("Event loop is closed")

    async def check(app: FaustApp) -> None:
        assert isinstance(app.consumer, Consumer)
        with pytest.raises(RuntimeError, match="loop is closed"):  # somebody else's
            await _ask(app, monkeypatch, closed)
        app.consumer._thread.thread_loop.close()
        assert not await _ask(app, monkeypatch, closed)

    with_app(check)


class Client:
    """A consumer's client, its own coordinator."""

    def __init__(self, fault: Exception | None) -> None:
        self._coordinator = self
        self._fault = fault
        self.has_left = False

    async def _maybe_leave_group(self) -> None:
        self.has_left = True

    def check_errors(self) -> None:
        if self._fault is not None:
            raise self._fault


async def _at_once(_thread: object, function: Callable[[], Awaitable[None] | None]) -> None:
    if (result := function()) is not None:
        await result


def test_a_client_that_gave_up_its_group_is_noticed(with_app: WithApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AIOKafkaConsumerThread, "call_thread", _at_once)

    async def check(app: FaustApp) -> None:
        assert isinstance(app.consumer, Consumer)
        await check_membership(app)  # not started
        thread: Any = app.consumer._thread
        thread._consumer = SimpleNamespace(_coordinator=None)
        await check_membership(app)  # it looks for the brokers
        thread._consumer = Client(None)
        await check_membership(app)
        assert not thread._consumer.has_left
        thread._consumer = Client(KafkaError("an empty answer"))
        with pytest.raises(GroupLostError, match="an empty answer"):
            await check_membership(app)
        assert thread._consumer.has_left

    with_app(check)
