"""The lag exporter: what it tells of groups, and that it tells nothing it does not know."""

import pytest
from kafka import TopicPartition
from prometheus_client import CollectorRegistry
from prometheus_client.exposition import generate_latest

from streams.settings import Settings
from streams.worker.health import Readiness
from streams.worker.lag_exporter import GroupMetrics, look
from tests.cluster.admin import Admin, install

TOPIC = "news.articles.v1"
P0, P1 = TopicPartition(TOPIC, 0), TopicPartition(TOPIC, 1)


def series(registry: CollectorRegistry) -> set[str]:
    return {line for line in generate_latest(registry).decode().splitlines() if not line.startswith("#")}


def test_each_group_has_its_lag_and_its_members(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, Admin(topics={TOPIC: 2}, offsets={P0: 5}, ends={P0: 12, P1: 3}, members={"h": [P0]}))
    registry = CollectorRegistry()
    state = look([Settings(), Settings(group="backfill")], GroupMetrics(registry))
    assert state == Readiness(ready=True, reason="2 groups seen")
    assert series(registry) == {
        f'quotetape_group_lag{{group="{group}",partition="{number}",topic="{TOPIC}"}} {lag}'
        for group in ("quotetape", "backfill")
        for number, lag in ((0, 7.0), (1, 3.0))
    } | {f'quotetape_group_members{{group="{group}"}} 1.0' for group in ("quotetape", "backfill")}


def test_what_is_no_longer_known_is_no_longer_told(monkeypatch: pytest.MonkeyPatch) -> None:
    admin = install(monkeypatch, Admin(topics={TOPIC: 1}, ends={P0: 12}))
    registry = CollectorRegistry()
    metrics = GroupMetrics(registry)
    assert look([Settings()], metrics).ready
    install(monkeypatch, admin, unreachable=True)
    assert look([Settings()], metrics) == Readiness(ready=False, reason="no broker answers")
    assert series(registry) == set()


def test_topics_that_are_not_there_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, Admin())
    state = look([Settings()], GroupMetrics(CollectorRegistry()))
    assert state == Readiness(ready=False, reason=f"there is no topic {TOPIC}")
