"""How a worker goes on when its stream breaks off. No broker here."""

import asyncio
from typing import Any

import pytest
from prometheus_client import CollectorRegistry

from streams.delivery.exactly_once import PartitionLostError
from streams.settings import load_settings
from streams.worker import run
from streams.worker.health import Health
from streams.worker.metrics import Metrics
from streams.worker.run import WorkerError


class App:
    """Ends at once, for a reason."""

    def __init__(self, crash_reason: Exception) -> None:
        self.crash_reason = crash_reason
        self.guarantee = self
        self.stopped = self.closed = False

    async def start(self) -> None: ...

    async def wait_until_stopped(self) -> None: ...

    async def stop(self) -> None:
        self.stopped = True

    async def revoked(self) -> None:
        self.closed = True


def test_a_worker_that_lost_a_partition_begins_anew_and_one_with_a_fault_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    apps = [App(PartitionLostError("taken over")), App(PartitionLostError("again")), App(ValueError("a fault of ours"))]
    left = iter(apps)

    def next_app(*_: Any, **__: Any) -> App:
        return next(left)

    monkeypatch.setattr(run, "create_app", next_app)
    metrics = Metrics(CollectorRegistry(), watchlist=())
    with pytest.raises(WorkerError, match="a fault of ours"):
        asyncio.run(run._stream(load_settings(), metrics, Health(), asyncio.Event()))
    assert all(app.stopped and app.closed for app in apps)
