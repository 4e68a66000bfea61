"""Prometheus scrapes two workers that run as docker-compose.yml says, and the dashboard finds data in it."""

import json
import math
import shutil
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.broker.conftest import Topics, own_broker
from tests.deploy.dashboard import queries

_PROMETHEUS = shutil.which("prometheus")

pytestmark = [
    pytest.mark.broker,
    pytest.mark.prometheus,
    pytest.mark.skipif(_PROMETHEUS is None, reason="there is no prometheus here"),
]

_ROOT = Path(__file__).parents[2]
_SERVICES: dict[str, Any] = yaml.safe_load((_ROOT / "docker-compose.yml").read_text())["services"]
_SECONDS = 120.0
_ARTICLE = {
    "title": "Meta opens a data centre",
    "body": '"We will hire two hundred people," said Ada Moreau of Meta Platforms (NASDAQ: META). '
    "She said that the talks were over. Analysts at Goldman Sachs expect a slow year.",
    "published_at": "2026-01-05T10:00:00Z",
}


def _environment(service: str, broker: str) -> dict[str, str]:
    """The service's own environment and nothing else, but for what stands for the container's network."""
    return {
        **_SERVICES[service]["environment"],
        "QUOTETAPE_BROKERS": broker,
        "QUOTETAPE_WEB_HOST": "127.0.0.1",
        "QUOTETAPE_WEB_PORT": str(_free_port()),
    }


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


def _quotetape(service: str) -> list[str]:
    return [sys.executable, "-m", "streams.cli", *_SERVICES[service]["command"]]


@contextmanager
def _running(command: list[str], directory: Path, env: dict[str, str] | None = None) -> Iterator[None]:
    log = directory / f"{Path(command[0]).name}-{time.monotonic_ns()}.log"
    with log.open("wb") as out, subprocess.Popen(command, env=env, stdout=out, stderr=out, cwd=directory) as process:
        try:
            yield
        finally:
            process.terminate()
            process.wait(40)


def _wait_for(what: str, condition: Any) -> Any:
    deadline = time.monotonic() + _SECONDS
    while time.monotonic() < deadline:
        try:
            if result := condition():
                return result
        except OSError:  # not listening yet
            pass
        time.sleep(0.5)
    return pytest.fail(f"no {what} in {_SECONDS} s")


class Prometheus:
    """A running Prometheus."""

    def __init__(self, address: str) -> None:
        self._address = address

    def get(self, path: str, **parameters: str) -> Any:
        url = f"http://{self._address}/api/v1/{path}?{urllib.parse.urlencode(parameters)}"
        with urllib.request.urlopen(url, timeout=10) as answer:
            return json.load(answer)["data"]

    def values(self, query: str) -> list[float]:
        """The values that a query finds now; what is no number is no data."""
        found = (float(series["value"][1]) for series in self.get("query", query=query)["result"])
        return [value for value in found if not math.isnan(value)]


def _configure(directory: Path, targets: list[str]) -> Path:
    """The deployed configuration, but with addresses for the names that only Docker's DNS knows, and faster."""
    config = yaml.safe_load((_ROOT / "deploy" / "prometheus" / "prometheus.yml").read_text())
    config["global"] = {"scrape_interval": "1s", "evaluation_interval": "1s"}
    config["rule_files"] = [str(_ROOT / "deploy" / "prometheus" / pattern) for pattern in config["rule_files"]]
    (workers,) = (job for job in config["scrape_configs"] if "dns_sd_configs" in job)
    del workers["dns_sd_configs"]
    workers["static_configs"] = [{"targets": targets}]
    config["scrape_configs"] = [workers]
    path = directory / "prometheus.yml"
    path.write_text(yaml.safe_dump(config))
    return path


@pytest.fixture(scope="module")
def prometheus(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prometheus]:
    """Prometheus beside two workers that are at work."""
    directory = tmp_path_factory.mktemp("monitoring")
    with ExitStack() as stack:
        own = own_broker(pytestconfig)
        stack.enter_context(own)
        broker = own.address
        subprocess.run(_quotetape("topics"), env=_environment("topics", broker), check=True, capture_output=True)
        targets = []
        for _ in range(2):
            environment = _environment("worker", broker)
            stack.enter_context(_running(_quotetape("worker"), directory, environment))
            targets.append(f"127.0.0.1:{environment['QUOTETAPE_WEB_PORT']}")
        address = f"127.0.0.1:{_free_port()}"
        server = [
            str(_PROMETHEUS),
            f"--config.file={_configure(directory, targets)}",
            f"--storage.tsdb.path={directory / 'data'}",
            f"--web.listen-address={address}",
        ]
        stack.enter_context(_running(server, directory))
        running = Prometheus(address)
        _wait_for("two workers ready", lambda: running.values("sum(quotetape_worker_ready)") == [2])
        topics = Topics(broker, "news.")
        stack.callback(topics.close)
        for number in range(40):
            topics.produce({"id": str(number), **_ARTICLE}, key=b"%d" % number)
            topics.produce(b"no JSON", key=b"%d" % number)
        _wait_for("all articles", lambda: running.values("sum(quotetape_articles_total)") == [80])
        yield running


def test_both_workers_are_scraped_and_share_the_partitions(prometheus: Prometheus) -> None:
    assert prometheus.values('up{job="quotetape"}') == [1, 1]
    # The group may still be sharing them out: a worker that is first has all eight until the second has joined.
    shares = "count by (instance) (quotetape_consumer_lag)"
    _wait_for("share of the partitions for each", lambda: sorted(prometheus.values(shares)) == [4, 4])


def test_every_rule_is_evaluated_without_error(prometheus: Prometheus) -> None:
    def unknown_or_faulty() -> list[tuple[str, str]]:
        rules = [rule for group in prometheus.get("rules")["groups"] for rule in group["rules"]]
        return [(rule["name"], rule.get("lastError", "")) for rule in rules if rule["health"] != "ok"]

    _wait_for("evaluation of all rules", lambda: not unknown_or_faulty())


@pytest.mark.parametrize(
    ("title", "query"), [pytest.param(*asked, id=": ".join(asked)) for asked in queries(rate_interval="5m")]
)
def test_the_dashboard_finds_data(prometheus: Prometheus, title: str, query: str) -> None:
    assert _wait_for(f"data for {title!r}: {query}", lambda: prometheus.values(query))
