"""``quotetape feed``, run as a user runs it."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from streams.cli import app
from streams.cli.commands.feed import _Polling
from streams.cli.polling.poller import Polled, Poller
from tests.cli.commands.test_produce_consume import everything
from tests.cli.conftest import Command
from tests.cli.polling import misbehaving as bad
from tests.cli.polling.misbehaving import Site, serving
from tests.cli.polling.test_poller import feed, item


@pytest.fixture
def site() -> Iterator[Site]:
    with serving(Site({"/feed": bad.page(feed(item(1), item(2))), "/broken": bad.status(500)})) as site:
        yield site


def command(*arguments: str, state: Path) -> list[str]:
    return [sys.executable, "-m", "streams.cli", "feed", *arguments, "--state", str(state)]


def run(*arguments: str, state: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments, state=state), capture_output=True, check=False, timeout=60, text=True, env=dict(os.environ)
    )


def test_articles_are_printed_once(site: Site, tmp_path: Path) -> None:
    url, state = site.url("/feed"), tmp_path / "s"
    first = run(url, "--once", "--print", state=state)
    assert (first.stderr, first.returncode) == (f"{url}: 2 new or changed\n", 0)
    assert [json.loads(line)["id"] for line in first.stdout.splitlines()] == ["g-1", "g-2"]
    again = run(url, "--once", "--print", state=state)
    assert (again.stdout, again.stderr, again.returncode) == ("", f"{url}: 0 new or changed\n", 0)


def test_a_feed_that_fails_does_not_stop_the_others(site: Site, tmp_path: Path) -> None:
    done = run(site.url("/broken"), site.url("/feed"), "--once", "--print", state=tmp_path / "s")
    assert len(done.stdout.splitlines()) == 2
    assert f"{site.url('/broken')}: the server answers 500" in done.stderr
    assert done.returncode == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("ftp://example.com/feed",),
        ("http://[",),
        ("http://",),
        ("https:///feed",),
        ("http://example.com", "--every", "soon"),
        (),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["feed", *arguments, "--state", str(tmp_path / "s")])
    assert done.exit_code == 2
    assert done.exception is None or isinstance(done.exception, SystemExit)


def test_what_no_feed_should_do_is_told_when_it_happens_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    bad_url, good_url = "http://bad.example/", "http://good.example/"
    told: list[str] = []
    something_told = asyncio.Event()

    def tell(line: str) -> None:
        told.append(line)
        something_told.set()

    async def poll(_: Poller, url: str) -> Polled:
        if url == bad_url:
            raise ZeroDivisionError("by nought")
        await something_told.wait()
        return Polled(sent=1)

    monkeypatch.setattr(Poller, "poll", poll)
    monkeypatch.setattr("streams.cli.commands.feed._tell", tell)
    nothing: Any = None
    polling = _Polling(nothing, nothing, full_text=False, private_hosts=frozenset())
    assert not asyncio.run(asyncio.wait_for(polling.run([bad_url, good_url], every=None), 10))
    assert told[0] == f"{bad_url}: ZeroDivisionError: by nought"
    assert told[-1] == f"{good_url}: 1 new or changed"


def test_it_polls_until_it_is_told_to_stop(site: Site, tmp_path: Path) -> None:
    process = subprocess.Popen(
        command(site.url("/feed"), "--print", state=tmp_path / "s"), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    try:
        deadline = time.monotonic() + 30
        while not site.asked["/feed"] and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(0.5)
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=20)
    finally:
        process.kill()
        process.wait()
    assert process.returncode == 0, errors


@pytest.mark.broker
def test_articles_go_to_the_topic_by_their_ids(site: Site, broker: str, quotetape: Command, tmp_path: Path) -> None:
    done = quotetape("feed", site.url("/feed"), "--once", "--state", str(tmp_path / "s"))
    assert done.returncode == 0, done.stderr
    sent = {record.key: json.loads(record.value)["id"] for record in everything(broker, "news.articles.v1")}
    assert sent == {b"g-1": "g-1", b"g-2": "g-2"}
