"""A broker, a worker, ``quotetape serve`` and a real browser: Chromium, as the machine has it."""

import shutil
import signal
from collections.abc import Callable, Iterator, Mapping

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect, sync_playwright

from tests.broker.conftest import StartWorker, Topics, brokers, prefix, start_worker, topics
from tests.serve.process import ServeProcess

__all__ = ["brokers", "prefix", "start_worker", "topics"]

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


StartServe = Callable[..., ServeProcess]

LOST = ("ERR_CONNECTION", "ERR_INCOMPLETE", "ERR_CONTENT_LENGTH_MISMATCH", "ERR_EMPTY_RESPONSE")
"""What Chromium says when a server ends between, in or before its answers; the mismatch is an answer cut short."""


@pytest.fixture(scope="module")
def start_serve(
    brokers: str, prefix: str, start_worker: StartWorker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[StartServe]:
    """Starts ``quotetape serve`` over what a worker makes; one state directory for all of the module."""
    start_worker().wait_until_ready()
    state = tmp_path_factory.mktemp("state")
    started: list[ServeProcess] = []

    def start(*arguments: str, **environment: str) -> ServeProcess:
        settings = {
            "QUOTETAPE_BROKERS": brokers,
            "QUOTETAPE_TOPIC_PREFIX": prefix,
            "QUOTETAPE_GROUP": f"{prefix}group",
            "QUOTETAPE_STATE_DIR": str(state),
            "QUOTETAPE_SERVE_PORT": "0",
        }
        log = tmp_path_factory.mktemp("serve") / "serve.log"
        serve = ServeProcess({**settings, **environment}, log, *arguments)
        started.append(serve)
        serve.wait_until_ready()
        return serve

    yield start
    for serve in started:
        serve.end(signal.SIGKILL)


@pytest.fixture(scope="module")
def serve(start_serve: StartServe) -> ServeProcess:
    return start_serve()


@pytest.fixture(scope="module")  # while it is open no other test of the session can run a loop of its own
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("there is no Chromium: what a browser shows was not tested (apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        expect.set_options(timeout=20_000)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that nothing may go wrong on."""
    faults: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    with browser.new_context() as context:
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
        page.on("dialog", dismiss)
        yield page
    assert [fault for fault in faults if not any(lost in fault for lost in LOST)] == []


def article(number: int, body: str, **fields: object) -> dict[str, object]:
    return {"id": f"desk-{number}", "title": f"Wire story {number}", "source": "Desk", "body": body, **fields}


def produce(topics: Topics, article: Mapping[str, object]) -> None:
    topics.produce(article, key=str(article["id"]).encode())
