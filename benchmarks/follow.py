"""How soon a quote that is produced is seen: by a program that follows the stream, and on the page in a browser.

    python -m benchmarks.follow [--rate N] [--seconds N]

A broker and ``quotetape serve`` are started. Quotes come on the quotes topic as a worker sends them, an article's
together. What is measured is the time from when a quote is produced to when a program has its event, and to the frame
in which Chromium shows it; then the first paint of the page and what it transfers, each time by a browser that knows
nothing of it. Producer and program are processes of their own.
"""

import argparse
import hashlib
import http.client
import json
import multiprocessing
import os
import statistics
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import datetime
from multiprocessing.connection import Connection
from tempfile import TemporaryDirectory
from typing import Any, Final
from urllib.parse import urlsplit

import orjson
from kafka import KafkaProducer
from playwright.sync_api import Browser, Page, sync_playwright
from rich.console import Console
from rich.table import Table

from streams.cli.worker_process import PageProcess
from streams.cluster.local_broker import LocalBroker
from streams.cluster.topic_admin import create_topics
from streams.cluster.topics import topics_of
from streams.pipeline.outputs import QUOTES
from streams.pipeline.schemas import schema
from streams.serve.store.selection import PLACES
from streams.serve.web.answers import moment
from streams.settings import Settings, load_settings
from tests.browser.conftest import CHROMIUM

_IN_ARTICLE: Final = 8
_LATE_SECONDS: Final = 20.0
"""How long the last quotes may take to be seen."""
_PAINTS: Final = 9
_NOTE: Final = """places => {
  window.seen = [];
  new MutationObserver(records => requestAnimationFrame(() => {
    const now = Date.now();
    for (const record of records) for (const row of record.addedNodes)
      window.seen.push(now - Number(BigInt(row.dataset.place) / BigInt(places)));
  })).observe(document.getElementById("tape"), { childList: true });
}"""
_PAINTED: Final = """() => new Promise(done => new PerformanceObserver(list => done({
  paint: list.getEntriesByName("first-contentful-paint")[0].startTime,
  bytes: [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
    .reduce((sum, each) => sum + each.transferSize, 0),
})).observe({ type: "paint", buffered: true }))"""


def produce(settings: Settings, rate: int, seconds: int) -> None:
    """Send quotes, so many a second."""
    producer = KafkaProducer(bootstrap_servers=list(settings.brokers))
    topic = topics_of(settings)[QUOTES].name
    example = schema("quote.v1")["examples"][0]
    began = time.time()
    for number in range(rate * seconds // _IN_ARTICLE):
        time.sleep(max(0.0, began + number * _IN_ARTICLE / rate - time.time()))
        for place in range(_IN_ARTICLE):
            quote = made_up(example, number, place)
            headers = [
                ("ce_id", quote["id"].encode()),
                ("ce_sequence", b"%020d" % number),
                ("quotetape.group", settings.group.encode()),
            ]
            producer.send(topic, key=b"jane roe", value=orjson.dumps(quote), headers=headers)
    producer.flush()
    producer.close()


def made_up(example: Mapping[str, Any], article: int, place: int) -> dict[str, Any]:
    """A quote of its own, made now."""
    start = 200 * place
    return {
        **example,
        "id": hashlib.sha256(f"{article} {place}".encode()).hexdigest()[: len(example["id"])],
        "start": start,
        "end": start + len(example["text"]),
        "article": {**example["article"], "id": f"story-{article}"},
        "processing": {**example["processing"], "processed_at": moment(int(1000 * time.time()))},
    }


def follow(address: str, count: int, told: Connection) -> None:
    """Follow the stream, and tell after how many milliseconds each quote came; nothing first, once it is followed."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=_LATE_SECONDS)
    connection.request("GET", "/api/v1/stream")
    lines = connection.getresponse()
    told.send(None)
    delays: list[float] = []
    try:
        while len(delays) < count:
            line = lines.readline()
            if line.startswith(b'data: {"id"'):
                first = datetime.fromisoformat(json.loads(line[6:])["first_seen"]).timestamp()
                delays.append(1000 * (time.time() - first))
    except TimeoutError:
        pass
    told.send(delays)


def watched(page: Page, settings: Settings, rate: int, seconds: int) -> list[list[float]]:
    """Have quotes produced; the milliseconds that each took to the program, and to the page."""
    count = rate * seconds // _IN_ARTICLE * _IN_ARTICLE
    page.wait_for_function("document.getElementById('state').textContent === 'live'")
    page.evaluate(_NOTE, PLACES)
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    following = context.Process(target=follow, args=(page.url, count, there))
    producing = context.Process(target=produce, args=(settings, rate, seconds))
    following.start()
    here.recv()
    producing.start()
    producing.join()
    by_program = here.recv()
    deadline = time.monotonic() + _LATE_SECONDS
    while page.evaluate("window.seen.length") < count and time.monotonic() < deadline:
        time.sleep(0.2)
    following.join()
    return [by_program, page.evaluate("window.seen")]


def paints(browser: Browser, address: str) -> Iterator[tuple[float, int]]:
    """First paint in milliseconds, and bytes transferred."""
    for _ in range(_PAINTS):
        with browser.new_context() as context:
            page = context.new_page()
            page.goto(address)
            painted = page.evaluate(_PAINTED)
            yield painted["paint"], painted["bytes"]


@contextmanager
def running() -> Iterator[tuple[Settings, str, Browser]]:
    """A broker, the page over it, a browser."""
    with ExitStack() as stack:
        state = stack.enter_context(TemporaryDirectory())
        broker = stack.enter_context(LocalBroker())
        settings = load_settings(brokers=broker.address, serve_port=0, state_dir=state)
        create_topics(settings, topics_of(settings))
        address = stack.enter_context(PageProcess(settings)).address
        chromium = stack.enter_context(sync_playwright()).chromium
        browser = chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        stack.callback(browser.close)
        yield settings, address, browser


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rate", type=int, default=200, help="quotes a second")
    parser.add_argument("--seconds", type=int, default=60)
    options = parser.parse_args()
    with running() as (settings, address, browser):
        before = os.getloadavg()[0]
        page = browser.new_page()
        page.goto(address)
        delays = watched(page, settings, options.rate, options.seconds)
        load = f"load {before:.1f} before, {os.getloadavg()[0]:.1f} after"
        table = Table(
            "seen by", "of", "p50, ms", "p95, ms", "worst, ms", title=f"{options.rate} quotes a second, {load}"
        )
        for name, found in zip(("a program", "the page"), delays, strict=True):
            p95 = statistics.quantiles(found, n=20)[-1]
            figures = (statistics.median(found), p95, max(found))
            table.add_row(name, f"{len(found):,}", *(f"{each:,.0f}" for each in figures))
        painted, transferred = zip(*paints(browser, address), strict=True)
    console = Console()
    console.print(table)
    console.print(
        f"first paint, {_PAINTS} times: median {statistics.median(painted):.0f} ms, worst {max(painted):.0f} ms;"
        f" {max(transferred) / 1000:.1f} kB transferred"
    )


if __name__ == "__main__":
    main()
