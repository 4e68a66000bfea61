"""How soon a consumer's thread stops. No broker here; tests/broker has a worker that waits for its group."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from faust.transport.drivers.aiokafka import AIOKafkaConsumerThread, Consumer

from streams.worker.patches import stopping
from streams.worker.patches.app import FaustApp
from streams.worker.patches.committed_reads import read_committed_only
from streams.worker.patches.stopping import StoppingThread, stop_soon
from tests.worker.patches.conftest import WithApp


class Client:
    """A consumer's client whose part in the group goes on."""

    def __init__(self, part: Callable[[], Coroutine[Any, Any, None]]) -> None:
        self._coordinator = self
        self._coordination_task = self.joining = asyncio.ensure_future(part())
        self._client = self
        self.coordinator_id = 7
        self.is_silent = False
        self.sent: list[tuple[int, str]] = []
        self.is_closed = False

    async def stop(self) -> None:
        await self._coordination_task  # as aiokafka's coordinator does when it is closed
        await self._maybe_leave_group()
        self.is_closed = True

    async def _maybe_leave_group(self) -> None:
        await self._send_req("leave")

    async def _send_req(self, _request: str) -> None:
        raise AssertionError("this is the connection on which it joins")

    async def send(self, node: int, request: str) -> None:
        self.sent.append((node, request))
        if self.is_silent:
            await asyncio.get_running_loop().create_future()


class Full:
    """A producer's client that can't send what it has, with its sender and its connections."""

    def __init__(self) -> None:
        self._sender = self.client = self
        self.sender_task = asyncio.ensure_future(self.stop())
        self.is_closed = False

    async def stop(self) -> None:
        await asyncio.get_running_loop().create_future()

    flush = stop

    async def close(self) -> None:
        self.is_closed = True


def stopped(
    with_app: WithApp,
    monkeypatch: pytest.MonkeyPatch,
    part: Callable[[], Coroutine[Any, Any, None]],
    *,
    is_silent: bool = False,
) -> Client:
    """The client of a thread that was stopped."""
    clients: list[Client] = []

    async def check(app: FaustApp) -> None:
        monkeypatch.setattr(stopping, "GROUP_SECONDS", 0.1)
        monkeypatch.setattr(stopping, "ANSWER_SECONDS", 0.1)
        stop_soon(app)
        thread: Any = _thread(app)
        thread._consumer = Client(part)
        thread._consumer.is_silent = is_silent
        clients.append(thread._consumer)
        await asyncio.wait_for(thread.on_thread_stop(), 10)

    with_app(check)
    return clients[0]


def _thread(app: FaustApp) -> AIOKafkaConsumerThread:
    assert isinstance(app.consumer, Consumer)
    assert isinstance(app.consumer._thread, StoppingThread)
    return app.consumer._thread


def test_a_client_that_waits_for_its_group_is_not_waited_for_long(
    with_app: WithApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def wait_for_the_others() -> None:
        await asyncio.get_running_loop().create_future()

    client = stopped(with_app, monkeypatch, wait_for_the_others)
    assert client.is_closed
    assert client.joining.cancelled()


def test_a_client_may_finish_what_it_has_to_do_in_its_group(with_app: WithApp, monkeypatch: pytest.MonkeyPatch) -> None:
    async def finish() -> None:
        await asyncio.sleep(0.01)

    client = stopped(with_app, monkeypatch, finish)
    assert client.is_closed
    assert not client.joining.cancelled()


@pytest.mark.parametrize("is_silent", [False, True])
def test_a_client_leaves_by_a_connection_that_is_free_and_waits_not_long_for_an_answer(
    with_app: WithApp, monkeypatch: pytest.MonkeyPatch, *, is_silent: bool
) -> None:
    async def finish() -> None: ...

    client = stopped(with_app, monkeypatch, finish, is_silent=is_silent)
    assert client.sent == [(7, "leave")]
    assert client.is_closed


def test_a_client_that_passes_on_what_it_has_cancelled_does_not_keep_the_thread(
    with_app: WithApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def stop(_: Client) -> None:
        raise asyncio.CancelledError

    async def finish() -> None: ...

    monkeypatch.setattr(Client, "stop", stop)
    stopped(with_app, monkeypatch, finish)


def test_a_producer_that_cannot_send_is_not_waited_for_long(with_app: WithApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stopping, "CLOSE_SECONDS", 0.1)

    async def check(app: FaustApp) -> None:
        stop_soon(app)
        producer: Any = app.producer
        producer._producer = full = Full()
        await asyncio.wait_for(producer.flush(), 5)
        await asyncio.wait_for(producer.on_stop(), 5)
        await asyncio.wait({full.sender_task}, timeout=5)
        assert full.sender_task.cancelled()
        assert full.is_closed

    with_app(check)


def test_a_thread_without_a_client_or_a_group_stops(with_app: WithApp) -> None:
    async def check(app: FaustApp) -> None:
        stop_soon(app)
        thread: Any = _thread(app)
        await thread.on_thread_stop()

    with_app(check)


def test_a_thread_that_has_ended_may_be_stopped(with_app: WithApp) -> None:
    async def check(app: FaustApp) -> None:
        stop_soon(app)
        thread = _thread(app)
        thread.thread_loop.close()
        thread._stopped_set()

    with_app(check)


@pytest.mark.parametrize("change", [stop_soon, read_committed_only])
def test_what_its_classes_say_is_fausts(with_app: WithApp, change: Callable[[FaustApp], None]) -> None:
    async def check(app: FaustApp) -> None:
        change(app)
        assert isinstance(app.consumer, Consumer)
        assert app.consumer.logger.name.startswith("faust.")
        assert _thread(app).logger.name.startswith("faust.")

    with_app(check)
