"""Prometheus scrapes two workers that run as docker-compose.yml says, and the dashboard finds data in it."""

import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.broker.conftest import Topics, own_broker
from tests.deploy.dashboard import queries
from tests.deploy.prometheus import Prometheus, free_port, needs_prometheus, prometheus_of, running, wait_for

pytestmark = [pytest.mark.broker, pytest.mark.prometheus, needs_prometheus]

_ROOT = Path(__file__).parents[2]
_SERVICES: dict[str, Any] = yaml.safe_load((_ROOT / "docker-compose.yml").read_text())["services"]
_ARTICLE = {
    "title": "Meta opens a data centre",
    "body": '"We will hire two hundred people," said Ada Moreau of Meta Platforms (NASDAQ: META). '
    "She said that the talks were over. Analysts at Goldman Sachs expect a slow year.",
    "published_at": "2026-01-05T10:00:00Z",
}


def _environment(service: str, broker: str, state: Path) -> dict[str, str]:
    """The service's own environment and nothing else, but for what a container's network and volume are."""
    return {
        "PYTHONPATH": os.environ["PYTHONPATH"],  # the image has the checkout's own package
        **_SERVICES[service]["environment"],
        "QUOTETAPE_BROKERS": broker,
        "QUOTETAPE_WEB_HOST": "127.0.0.1",
        "QUOTETAPE_WEB_PORT": str(free_port()),
        "QUOTETAPE_STATE_DIR": str(state),
    }


def _quotetape(service: str) -> list[str]:
    return [sys.executable, "-m", "streams.cli", *_SERVICES[service]["command"]]


def _is_ready(address: str) -> bool:
    """Whether the worker there does its work; an address that nobody listens at yet is an OSError, as 503 is."""
    with urllib.request.urlopen(f"http://{address}/readyz", timeout=10) as answer:
        return bool(answer.status == 200)


@pytest.fixture(scope="module")
def prometheus(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prometheus]:
    """Prometheus beside two workers that are at work, and the lag exporter."""
    directory = tmp_path_factory.mktemp("monitoring")
    with ExitStack() as stack:
        own = own_broker(pytestconfig)
        stack.enter_context(own)
        broker = own.address
        subprocess.run(
            _quotetape("topics"), env=_environment("topics", broker, directory), check=True, capture_output=True
        )
        targets = []
        for number in range(2):
            environment = _environment("worker", broker, directory / str(number))
            stack.enter_context(running(_quotetape("worker"), directory, environment))
            targets.append(f"127.0.0.1:{environment['QUOTETAPE_WEB_PORT']}")
            # The local broker sometimes gives two that join a new group at once a share that is none.
            wait_for("ready worker", partial(_is_ready, targets[-1]))
        environment = _environment("lag-exporter", broker, directory)
        exporter = f"127.0.0.1:{environment['QUOTETAPE_WEB_PORT']}"
        server = stack.enter_context(prometheus_of(directory, targets, exporter=exporter))
        wait_for("two workers ready", lambda: server.values("sum(quotetape_worker_ready)") == [2])
        stack.enter_context(running(_quotetape("lag-exporter"), directory, environment))
        topics = Topics(broker, "news.")
        stack.callback(topics.close)
        for number in range(40):
            topics.produce({"id": str(number), **_ARTICLE}, key=b"%d" % number)
            topics.produce(b"no JSON", key=b"%d" % number)
        wait_for("all articles", lambda: server.values("sum(quotetape_articles_total)") == [80])
        yield server


def test_both_workers_are_scraped_and_share_the_partitions(prometheus: Prometheus) -> None:
    assert prometheus.values('up{job="quotetape"}') == [1, 1]
    # The group may still be sharing them out: a worker that is first has all eight until the second has joined.
    shares = "count by (instance) (quotetape_consumer_lag)"
    wait_for("share of the partitions for each", lambda: sorted(prometheus.values(shares)) == [4, 4])


def test_the_lag_exporter_counts_the_workers_and_each_partition_once(prometheus: Prometheus) -> None:
    wait_for("both workers in the group", lambda: prometheus.values("quotetape_group_members") == [2])
    each_partition = "count(group_topic_partition:quotetape_group_lag:max)"
    wait_for("lag of each partition", lambda: prometheus.values(each_partition) == [8])
    wait_for("commit of all articles", lambda: prometheus.values("group:quotetape_group_lag:sum") == [0])


def test_every_rule_is_evaluated_without_error(prometheus: Prometheus) -> None:
    def unknown_or_faulty() -> list[tuple[str, str]]:
        rules = [rule for group in prometheus.get("rules")["groups"] for rule in group["rules"]]
        return [(rule["name"], rule.get("lastError", "")) for rule in rules if rule["health"] != "ok"]

    wait_for("evaluation of all rules", lambda: not unknown_or_faulty())


@pytest.mark.parametrize(
    ("title", "query"), [pytest.param(*asked, id=": ".join(asked)) for asked in queries(rate_interval="5m")]
)
def test_the_dashboard_finds_data(prometheus: Prometheus, title: str, query: str) -> None:
    assert wait_for(f"data for {title!r}: {query}", lambda: prometheus.values(query))
