"""What the Faust app does when our own code fails. No broker here."""

import asyncio

from prometheus_client import CollectorRegistry

from streams.delivery.at_least_once import AtLeastOnce
from streams.delivery.offsets import Partition
from streams.settings import load_settings
from streams.worker.app import create_app
from streams.worker.health import Health
from streams.worker.metrics import Metrics
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
