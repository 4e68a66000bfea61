"""Take the picture of the page that the README shows: ``python -m tests.documentation.screenshot``.

A broker, a worker and ``quotetape serve`` are started, the sample articles go through them, and Chromium looks.
"""

import time
from contextlib import ExitStack
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from streams.cli.client.clients import article_producer
from streams.cli.files.samples import shipped_samples
from streams.cli.worker_process import PageProcess, WorkerProcess
from streams.cluster.local_broker import LocalBroker
from streams.cluster.topic_admin import create_topics
from streams.cluster.topics import topics_of
from streams.pipeline.outputs import ARTICLES
from streams.settings import load_settings
from tests.browser.conftest import CHROMIUM
from tests.documentation.pages import ROOT

PICTURE = ROOT / "docs" / "tape.png"
_WIDTH, _HEIGHT = 1280, 640
_QUOTES = 50
_APART_SECONDS = 0.4
_COUNTED_MS = 10_000
"""By then what is quoted most is counted anew, twice: who asks gets the count of before."""


def main() -> None:
    with ExitStack() as stack:
        state = stack.enter_context(TemporaryDirectory())
        broker = stack.enter_context(LocalBroker())
        settings = load_settings(brokers=broker.address, web_port=0, serve_port=0, state_dir=state)
        topics = topics_of(settings)
        create_topics(settings, topics)
        page = stack.enter_context(PageProcess(settings))
        stack.enter_context(WorkerProcess(settings))
        browser = stack.enter_context(sync_playwright()).chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"]
        )
        view = browser.new_page(viewport={"width": _WIDTH, "height": _HEIGHT}, reduced_motion="reduce")
        view.goto(page.address)
        producer = stack.enter_context(article_producer(settings))
        for sample in reversed(shipped_samples()):
            producer.send(topics[ARTICLES].name, key=sample.id.encode(), value=sample.value)
            time.sleep(_APART_SECONDS)
        view.wait_for_function(f"document.querySelectorAll('[data-quote-id]').length >= {_QUOTES}")
        view.wait_for_timeout(_COUNTED_MS)
        view.reload()
        view.wait_for_timeout(_COUNTED_MS)
        view.reload()
        view.wait_for_timeout(1_000)
        view.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
