"""Whose records Faust's consumer reads. No broker here; tests/kafka has transactions that are aborted."""

from typing import Any

import aiokafka
import pytest
from faust.transport.drivers.aiokafka import Consumer, Transport

from streams.worker.patches.app import FaustApp
from streams.worker.patches.committed_reads import read_committed_only
from tests.worker.patches.conftest import WithApp


@pytest.mark.parametrize(
    ("committed_only", "level"), [(True, "read_committed"), (False, "read_uncommitted")], ids=["committed", "all"]
)
def test_a_client_reads_committed_records_only_where_it_is_told_to(
    with_app: WithApp, monkeypatch: pytest.MonkeyPatch, *, committed_only: bool, level: str
) -> None:
    made: list[dict[str, Any]] = []
    monkeypatch.setattr(aiokafka, "AIOKafkaConsumer", lambda **options: made.append(options))

    async def check(app: FaustApp) -> None:
        if committed_only:
            read_committed_only(app)
        assert isinstance(app.consumer, Consumer)
        assert isinstance(app.transport, Transport)
        app.consumer._thread._create_worker_consumer(app.transport)
        assert not app.consumer.in_transaction  # or Faust would commit in transactions of its own

    with_app(check)
    assert [options["isolation_level"] for options in made] == [level]
