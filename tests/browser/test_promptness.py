"""How soon a person sees what comes, and the page itself; what was measured is printed (``pytest -s``)."""

import statistics
import time
from collections.abc import Iterator

import pytest
from kafka import KafkaConsumer
from playwright.sync_api import Browser, Page, expect

from streams.cluster.topics import topics_of
from streams.pipeline.outputs import QUOTES
from streams.settings import load_settings
from tests.broker.conftest import Topics
from tests.browser.conftest import article, produce
from tests.serve.process import ServeProcess

pytestmark = pytest.mark.broker

_SEEN_SECONDS = 2.0
_TRANSFERRED = 100_000
_TIMES = 5
_NOTE = """() => {
  window.seen = {};
  new MutationObserver(records => requestAnimationFrame(() => {
    for (const record of records) for (const row of record.addedNodes) window.seen[row.dataset.quoteId] = Date.now();
  })).observe(document.getElementById("tape"), { childList: true });
}"""
_PAINTED = """() => new Promise(done => new PerformanceObserver(list => done({
  paint: list.getEntriesByName("first-contentful-paint")[0].startTime,
  bytes: [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
    .reduce((sum, each) => sum + each.transferSize, 0),
})).observe({ type: "paint", buffered: true }))"""


@pytest.fixture
def quotes_topic(brokers: str, prefix: str) -> Iterator[KafkaConsumer]:
    """Reads what comes on the quotes topic from now on."""
    topic = topics_of(load_settings(brokers=brokers, topic_prefix=prefix))[QUOTES].name
    consumer = KafkaConsumer(topic, bootstrap_servers=brokers, auto_offset_reset="latest", fetch_max_wait_ms=20)
    while not consumer.assignment():
        consumer.poll(timeout_ms=100)
    for partition in consumer.assignment():
        consumer.position(partition)
    yield consumer
    consumer.close()


def _on_topic(consumer: KafkaConsumer, words: str) -> float:
    """When the quote with these words is seen on its topic."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        for records in consumer.poll(timeout_ms=20).values():
            if any(words.encode() in (record.value or b"") for record in records):
                return time.time()
    raise AssertionError(f"no quote {words!r} came")


def test_a_quote_runs_in_within_two_seconds(
    page: Page, serve: ServeProcess, topics: Topics, quotes_topic: KafkaConsumer
) -> None:
    page.goto(serve.url() + "/")
    expect(page.locator("#state")).to_have_text("live")
    page.evaluate(_NOTE)
    from_topic, from_article = [], []
    for number in range(_TIMES):
        words = f"We have counted {number + 2} times"
        produced = time.time()
        produce(topics, article(700 + number, f'"{words}," said Vera Blum, a clerk.'))
        on_topic = _on_topic(quotes_topic, words)
        row = page.locator("[data-quote-id]", has_text=words)
        expect(row).to_be_visible()
        # a row is noted in the frame after the one that has it
        noted = page.wait_for_function("id => window.seen[id]", arg=row.get_attribute("data-quote-id"))
        seen = noted.json_value() / 1000
        from_topic.append(seen - on_topic)
        from_article.append(seen - produced)
    print(f"\nseen after its article: {_told(from_article)}; after its event: {_told(from_topic)}")  # noqa: T201
    # Half of them, for a machine that does other work may hold up one or another.
    assert statistics.median(from_topic) < _SEEN_SECONDS


def test_the_page_is_light(browser: Browser, serve: ServeProcess, topics: Topics, page: Page) -> None:
    for number in range(60):
        produce(topics, article(800 + number, f'"We have painted {number} walls," said Ida Grau, a painter.'))
    page.goto(serve.url() + "/")
    expect(page.locator("[data-quote-id]", has_text="We have painted 59 walls")).to_be_visible()
    page.close()
    bare = [_painted(browser, serve.url() + "/livez") for _ in range(_TIMES)]
    found = [_painted(browser, serve.url() + "/", quotes=50) for _ in range(_TIMES)]
    paints, transferred = [each["paint"] for each in found], [each["bytes"] for each in found]
    least = min(each["paint"] for each in bare)
    print(  # noqa: T201
        f"\nfirst paint {min(paints):.0f} to {max(paints):.0f} ms, of a line of text {least:.0f} ms;"
        f" {max(transferred) / 1000:.1f} kB transferred"
    )
    assert 10_000 < max(transferred) < _TRANSFERRED
    # When it is painted is told, not asserted: on a busy machine even a line of text takes seconds.


def _painted(browser: Browser, url: str, *, quotes: int = 0) -> dict[str, float]:
    """First paint in milliseconds and bytes transferred, in a browser that knows nothing of the page."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(url)
        assert page.locator("[data-quote-id]").count() == quotes
        found: dict[str, float] = page.evaluate(_PAINTED)
        return found


def _told(seconds: list[float]) -> str:
    return f"median {statistics.median(seconds):.2f} s, worst {max(seconds):.2f} s"
