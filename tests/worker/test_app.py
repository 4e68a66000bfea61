"""What the Faust app does when our own code fails. No broker here."""

import asyncio
from types import SimpleNamespace
from typing import Any, cast

import pytest
from prometheus_client import CollectorRegistry

from streams.delivery.at_least_once import AtLeastOnce
from streams.delivery.offsets import Partition
from streams.memory.store import StoreError
from streams.settings import load_settings
from streams.worker.app import _DRAIN_SECONDS, _LAST_COMMIT_SECONDS, create_app
from streams.worker.ending import STOP_SECONDS
from streams.worker.health import Health
from streams.worker.metrics import Metrics
from streams.worker.patches.stopping import ANSWER_SECONDS, CLOSE_SECONDS, GROUP_SECONDS
from tests.worker.processes import READ_NOTHING


def test_a_failed_agent_ends_the_worker_and_nothing_more_is_committed() -> None:
    async def run() -> None:
        metrics = Metrics(CollectorRegistry(), watchlist=())
        app = create_app(load_settings(brokers="127.0.0.1:1"), READ_NOTHING, metrics=metrics, health=Health())
        place = Partition("news.articles.v1", 0)
        assert isinstance(app.guarantee, AtLeastOnce)
        offsets = app.guarantee._offsets
        offsets.assigned(1)
        offsets.taken(place, 7, generation=1)
        (agent,) = app.agents.values()
        fault = RuntimeError("a fault of ours")

        await agent._on_error(agent, fault)

        assert app.crash_reason is fault
        offsets.settled(place, 8, generation=1)  # the record after the one that was not done
        assert offsets.to_commit() == {}

    asyncio.run(run())


def test_an_app_that_crashed_stops_without_a_last_commit() -> None:
    """Its consumer has ended with it, and would never answer."""

    async def run() -> list[str]:
        metrics = Metrics(CollectorRegistry(), watchlist=())
        app = create_app(load_settings(brokers="127.0.0.1:1"), READ_NOTHING, metrics=metrics, health=Health())
        asked: list[str] = []

        async def drain() -> None:
            asked.append("drain")

        async def commit() -> None:
            asked.append("commit")

        app.guarantee = cast("Any", SimpleNamespace(drain=drain, commit=commit))
        await app.on_before_shutdown.send()
        assert asked == ["drain", "commit"]
        await app.crash(StoreError("the disk is full"))
        await app.on_before_shutdown.send()
        return asked

    assert asyncio.run(run()) == ["drain", "commit"]


def test_brokers_that_take_no_offsets_do_not_hold_up_a_stop(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("streams.worker.app._LAST_COMMIT_SECONDS", 0.05)

    async def run() -> None:
        metrics = Metrics(CollectorRegistry(), watchlist=())
        app = create_app(load_settings(brokers="127.0.0.1:1"), READ_NOTHING, metrics=metrics, health=Health())

        async def drain() -> None: ...

        async def commit() -> None:
            await asyncio.get_running_loop().create_future()

        app.guarantee = cast("Any", SimpleNamespace(drain=drain, commit=commit))
        await asyncio.wait_for(app.on_before_shutdown.send(), 10)

    asyncio.run(run())
    assert caplog.messages == ["The brokers take no offsets; what was done in the last second will be read again"]


def test_what_a_stop_waits_for_fits_into_its_time() -> None:
    waits = _DRAIN_SECONDS + _LAST_COMMIT_SECONDS + GROUP_SECONDS + ANSWER_SECONDS + CLOSE_SECONDS
    assert waits == 26
    assert waits + 2 <= STOP_SECONDS, "what has no bound of its own takes a moment, too"


def test_no_password_in_what_the_app_tells_of_itself() -> None:
    password = "a-password-that-nobody-may-see"  # noqa: S105 - searched for
    access = {"security_protocol": "SASL_PLAINTEXT", "sasl_username": "alice", "sasl_password": password}

    async def run() -> None:
        settings = load_settings(brokers="127.0.0.1:1", **access)
        metrics = Metrics(CollectorRegistry(), watchlist=())
        app = create_app(settings, READ_NOTHING, metrics=metrics, health=Health())
        told = [repr(each) for each in (settings, app, app.conf, app.conf.broker_credentials, app.producer)]
        assert "alice" in "".join(told)
        assert password not in "".join(told)

    asyncio.run(run())
