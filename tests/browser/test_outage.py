"""The broker goes away and comes back: the page says so, and goes on by itself."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from kafka import KafkaProducer
from playwright.sync_api import Page, expect

from streams.cluster.local_broker import LocalBroker
from streams.cluster.topics import topics_of
from streams.pipeline.outputs import QUOTES
from streams.settings import load_settings
from tests.serve.lives import Event, Quoted
from tests.serve.process import ServeProcess, own_broker

pytestmark = pytest.mark.broker


@pytest.fixture
def broker() -> Iterator[LocalBroker]:
    with own_broker(partitions=2) as broker:
        yield broker


def send(broker: LocalBroker, quoted: Quoted, sequence: int) -> str:
    event = Event(QUOTES, "k", sequence, 0, quoted.value(1, int(1000 * time.time()), "Desk", 0.9))
    record = event.record(0)
    producer = KafkaProducer(bootstrap_servers=broker.address)
    topic = topics_of(load_settings(brokers=broker.address))[QUOTES].name
    producer.send(topic, key=record.key, value=record.value, headers=list(record.headers))
    producer.flush()
    producer.close()
    return f"[data-quote-id='{quoted.id}']"


def test_the_page_goes_on_when_the_broker_is_back(page: Page, broker: LocalBroker, tmp_path: Path) -> None:
    environment = {
        "QUOTETAPE_BROKERS": broker.address,
        "QUOTETAPE_STATE_DIR": str(tmp_path / "state"),
        "QUOTETAPE_SERVE_PORT": "0",
    }
    serve = ServeProcess(environment, tmp_path / "serve.log")
    try:
        serve.wait_until_ready()
        page.goto(serve.url() + "/")
        expect(page.locator("#state")).to_have_text("live")
        before = page.locator(send(broker, Quoted("before", 0, 0), 1))
        expect(before).to_be_visible()
        broker.stop()
        expect(page.locator("#state")).to_have_text("brokers away", timeout=15_000)
        expect(before).to_be_visible()
        broker.start()
        after = page.locator(send(broker, Quoted("after", 1, 1), 2))
        expect(after).to_be_visible(timeout=60_000)
        expect(after).to_have_count(1)
        expect(before).to_have_count(1)
        expect(page.locator("#state")).to_have_text("live")
        assert page.evaluate("performance.getEntriesByType('navigation')[0].type") == "navigate"  # it was not reloaded
    finally:
        serve.end()
