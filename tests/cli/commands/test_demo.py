"""``quotetape demo``: it starts everything, and leaves nothing."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from tests.cli.polling import misbehaving as bad
from tests.cli.polling.misbehaving import Site, serving
from tests.cli.polling.test_poller import feed, item

pytestmark = pytest.mark.broker

_AT_ONCE: Final = 3
"""More would keep each other from starting in time on a small machine."""


@dataclass(frozen=True)
class Run:
    """What came of a run, and what it left in its directory."""

    status: int
    shown: str
    told: str
    left: Sequence[Path]


class Demos:
    """Runs of the demo that know nothing of each other: three at a time, for each takes ten seconds."""

    def __init__(self, broker: str, directory: Path, pool: ThreadPoolExecutor) -> None:
        self._broker = broker
        self._directory = directory
        self._pool = pool
        self.alone = self._start("alone", "--once", brokers=False)
        articles = directory / "own.jsonl"
        articles.write_text(json.dumps({"id": "own-1", "body": '"Yes," said Ann Lee.'}) + "\nno JSON\n")
        self.on_brokers = self._start("brokers", "--once", "--articles", str(articles))
        self.of_a_feed = pool.submit(self._of_a_feed)
        self.told = {number: self._start(f"told-{number}", told=number) for number in (signal.SIGINT, signal.SIGTERM)}

    def _start(
        self, name: str, *arguments: str, brokers: bool = True, told: signal.Signals | None = None
    ) -> "Future[Run]":
        return self._pool.submit(self._run, name, *arguments, brokers=brokers, told=told)

    def _of_a_feed(self) -> Run:
        with serving(Site({"/feed": bad.page(feed(item(1, "“Yes,” said Ann Lee."), item(2)))})) as site:
            return self._run("feed", "--once", "--feed", site.url("/feed"))

    def _run(self, name: str, *arguments: str, brokers: bool = True, told: signal.Signals | None = None) -> Run:
        """Run it to its end, or until it is ``told`` to stop once all is there."""
        directory = self._directory / name
        directory.mkdir()
        environment = {key: value for key, value in os.environ.items() if key != "QUOTETAPE_BROKERS"}
        environment["TMPDIR"] = str(directory)
        if brokers:
            own = {"BROKERS": self._broker, "TOPIC_PREFIX": f"{name}.", "GROUP": name}
            environment |= {f"QUOTETAPE_{key}": value for key, value in own.items()}
        command = [sys.executable, "-m", "streams.cli", "demo", *arguments]
        with subprocess.Popen(
            command, cwd=directory, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            shown: list[str] = []
            try:
                if told is not None:
                    for line in process.stdout:
                        shown.append(line)
                        if "Ctrl-C stops" in line:
                            break
                    process.send_signal(told)
                rest, errors = process.communicate(timeout=300 if told is None else 60)
            finally:
                process.kill()  # or the test would wait for what did not end
        return Run(process.returncode, "".join([*shown, rest]), errors, list(directory.iterdir()))


@pytest.fixture(scope="module")
def demos(broker: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demos]:
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        yield Demos(broker, tmp_path_factory.mktemp("demos"), pool)


def test_demo_on_its_own_broker(demos: Demos) -> None:
    run = demos.alone.result()
    assert run.status == 0, run.told
    assert "enriched 21, dead_lettered 2, skipped 2" in run.shown
    assert "Yann LeCun" in run.shown
    assert run.left == []


def test_demo_on_brokers_that_are_there(demos: Demos) -> None:
    run = demos.on_brokers.result()
    assert run.status == 0, run.told
    assert "enriched 1, dead_lettered 1" in run.shown


def test_demo_of_a_feed(demos: Demos) -> None:
    run = demos.of_a_feed.result()
    assert run.status == 0, run.told
    assert "enriched 2" in run.shown
    assert "Ann Lee" in run.shown


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_demo_ends_in_order_when_told(demos: Demos, number: signal.Signals) -> None:
    run = demos.told[number].result()
    assert (run.status, run.told) == (0, "Stopping.\n")
