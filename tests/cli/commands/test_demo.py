"""``quotetape demo``: it starts everything, and leaves nothing."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.cli.polling import misbehaving as bad
from tests.cli.polling.misbehaving import Site, serving
from tests.cli.polling.test_poller import feed, item

pytestmark = pytest.mark.broker


def test_demo_on_its_own_broker(broker: str, tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "QUOTETAPE_BROKERS"}
    run = subprocess.run(
        [sys.executable, "-m", "streams.cli", "demo", "--once"],
        env={**environment, "TMPDIR": str(tmp_path)},
        cwd=tmp_path,
        capture_output=True,
        check=False,
        timeout=300,
    )
    assert (run.returncode, run.stderr) == (0, b"")
    shown = run.stdout.decode()
    assert "enriched 21, dead_lettered 2, skipped 2" in shown
    assert "Yann LeCun" in shown
    assert list(tmp_path.iterdir()) == []


def test_demo_on_brokers_that_are_there(broker: str, quotetape: Command, tmp_path: Path) -> None:
    articles = tmp_path / "own.jsonl"
    articles.write_text(json.dumps({"id": "own-1", "body": '"Yes," said Ann Lee.'}) + "\nno JSON\n")
    run = quotetape("demo", "--once", "--articles", str(articles))
    assert run.returncode == 0, run.stderr
    shown = run.stdout.decode()
    assert "enriched 1, dead_lettered 1" in shown
    assert [line for line in shown.splitlines() if line.endswith(" ")] == []
    told, *others = run.stderr.decode().splitlines()
    assert others == []
    assert told == (
        f"The demo uses the Kafka that QUOTETAPE_BROKERS names ({broker}), and leaves its articles there; "
        "for a local one, unset QUOTETAPE_BROKERS."
    )


def test_demo_of_a_feed(quotetape: Command) -> None:
    with serving(Site({"/feed": bad.page(feed(item(1, "“Yes,” said Ann Lee."), item(2)))})) as site:
        run = quotetape("demo", "--once", "--feed", site.url("/feed"))
    assert run.returncode == 0, run.stderr
    assert "enriched 2" in run.stdout.decode()
    assert "Ann Lee" in run.stdout.decode()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_demo_ends_in_order_when_told(broker: str, number: signal.Signals) -> None:
    command = [sys.executable, "-m", "streams.cli", "demo"]
    with tempfile.TemporaryDirectory() as directory:
        environment = {**os.environ, "QUOTETAPE_BROKERS": broker, "TMPDIR": directory}
        with subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as run:
            assert run.stdout is not None
            for line in run.stdout:
                if "Ctrl-C stops" in line:
                    break
            run.send_signal(number)
            try:
                _, told = run.communicate(timeout=60)
            finally:
                run.kill()  # or the test would wait for what did not end
        assert (run.returncode, told.splitlines()[1:]) == (0, ["Stopping."])
