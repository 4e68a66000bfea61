"""The worker's pages, over HTTP."""

import asyncio
import json
import socket
import urllib.error
import urllib.request
from typing import NamedTuple

import pytest
from prometheus_client import CollectorRegistry, Counter

from streams.worker.health import Health
from streams.worker.server import WebServerError, create_site, serve


class Answer(NamedTuple):
    status: int
    content_type: str
    body: str
    server: str


def get(path: str, *, health: Health | None = None, accept: str = "*/*") -> Answer:
    """What a worker with one counter answers."""
    registry = CollectorRegistry()
    Counter("seen", "Things seen.", registry=registry).inc(3)

    async def ask() -> Answer:
        async with serve(create_site(registry, (health or Health()).readiness), "127.0.0.1", 0) as address:
            return await asyncio.to_thread(fetch, address + path, accept)

    return asyncio.run(ask())


def fetch(url: str, accept: str) -> Answer:
    request = urllib.request.Request(url, headers={"Accept": accept})  # noqa: S310 - our own server
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
            return Answer(
                answer.status, answer.headers["Content-Type"], answer.read().decode(), answer.headers["Server"]
            )
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, error.headers["Content-Type"], error.read().decode(), error.headers["Server"])


def test_metrics_in_the_format_that_is_asked_for() -> None:
    plain = get("/metrics")
    assert plain.status == 200
    assert plain.content_type.startswith("text/plain")
    assert "\nseen_total 3.0\n" in plain.body
    open_metrics = get("/metrics", accept="application/openmetrics-text; version=1.0.0")
    assert open_metrics.content_type.startswith("application/openmetrics-text")
    assert open_metrics.body.endswith("# EOF\n")


def test_ready_or_why_not() -> None:
    health = Health()
    not_yet = get("/readyz", health=health)
    assert (not_yet.status, json.loads(not_yet.body)) == (503, {"ready": False, "reason": "starting"})
    health.started()
    health.assigned(2)
    ready = get("/readyz", health=health)
    assert (ready.status, json.loads(ready.body)) == (200, {"ready": True, "reason": "2 partitions assigned"})


def test_alive_though_not_ready() -> None:
    answer = get("/livez")
    assert (answer.status, json.loads(answer.body)) == (200, {"live": True})


@pytest.mark.parametrize("path", ["/", "/table", "/router", "/metrics/x", "/../etc/passwd", "/%0d%0aX-Own:%20header"])
def test_there_is_nothing_else(path: str) -> None:
    answer = get(path)
    assert (answer.status, answer.body) == (404, "404: Not Found")


@pytest.mark.parametrize("path", ["/metrics", "/livez", "/nowhere"])
def test_no_answer_tells_what_it_is_made_of(path: str) -> None:
    assert get(path).server == "quotetape"


def test_what_an_error_says_is_text_in_readyz() -> None:
    health = Health()
    health.blocked('<script>"\r\nX-Own: header\x1b[2J')
    answer = get("/readyz", health=health)
    assert answer.content_type.startswith("application/json")
    assert json.loads(answer.body)["reason"] == '<script>"\r\nX-Own: header\x1b[2J'
    assert "\x1b" not in answer.body


def test_a_port_that_is_taken_is_named_with_what_to_do() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        async def start() -> None:
            async with serve(create_site(CollectorRegistry(), Health().readiness), "127.0.0.1", port):
                pytest.fail("it was served")

        with pytest.raises(WebServerError, match=rf"127\.0\.0\.1:{port}: .*QUOTETAPE_WEB_PORT"):
            asyncio.run(start())
