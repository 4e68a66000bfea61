"""A Prometheus of the tests' own, with the deployed configuration and rules."""

import json
import math
import re
import shutil
import socket
import subprocess
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml

from streams.cluster.child_processes import end

PROMETHEUS = shutil.which("prometheus")
needs_prometheus = pytest.mark.skipif(PROMETHEUS is None, reason="there is no prometheus here")

_DEPLOYED = Path(__file__).parents[2] / "deploy" / "prometheus"
_SECONDS = 120.0
_END_SECONDS = 40.0


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running(command: list[str], directory: Path, env: dict[str, str] | None = None) -> Iterator[None]:
    log = directory / f"{Path(command[0]).name}-{time.monotonic_ns()}.log"
    with log.open("wb") as out, subprocess.Popen(command, env=env, stdout=out, stderr=out, cwd=directory) as process:
        try:
            yield
        except BaseException:
            print(f"{command} said:\n{log.read_text(errors='replace')[-5000:]}")  # noqa: T201 - pytest shows it
            raise
        finally:
            end(process, _END_SECONDS)


def wait_for(what: str, condition: Any) -> Any:
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

    def firing(self) -> set[str]:
        """The names of the alerts that fire now."""
        alerts = self.get("alerts")["alerts"]
        return {alert["labels"]["alertname"] for alert in alerts if alert["state"] == "firing"}


@contextmanager
def prometheus_of(
    directory: Path, targets: list[str], *, exporter: str | None = None, pending: str | None = None
) -> Iterator[Prometheus]:
    """A Prometheus that scrapes ``targets``.

    Args:
        directory: For its files.
        targets: Workers, ``host:port``.
        exporter: The lag exporter, ``host:port``; scraped if not None.
        pending: How long each alert's condition has to hold before it fires; as deployed if None.
    """
    address = f"127.0.0.1:{free_port()}"
    server = [
        str(PROMETHEUS),
        f"--config.file={_configure(directory, targets, exporter, pending)}",
        f"--storage.tsdb.path={directory / 'data'}",
        f"--web.listen-address={address}",
    ]
    with running(server, directory):
        yield Prometheus(address)


def _configure(directory: Path, targets: list[str], exporter: str | None, pending: str | None) -> Path:
    """The deployed configuration, but with addresses for the names that only Docker's DNS knows, and faster."""
    config = yaml.safe_load((_DEPLOYED / "prometheus.yml").read_text())
    config["global"] = {"scrape_interval": "1s", "evaluation_interval": "1s"}
    (directory / "rules").mkdir()
    for rules in _DEPLOYED.glob("rules/*.yml"):
        text = rules.read_text()
        text = text if pending is None else re.sub(r"for: \w+", f"for: {pending}", text)
        (directory / "rules" / rules.name).write_text(text)
    config["rule_files"] = [str(directory / pattern) for pattern in config["rule_files"]]
    jobs = {job["job_name"]: job for job in config["scrape_configs"]}
    del jobs["quotetape"]["dns_sd_configs"]
    jobs["quotetape"]["static_configs"] = [{"targets": targets}]
    jobs["lag-exporter"]["static_configs"] = [{"targets": [exporter]}] if exporter else []
    config["scrape_configs"] = [jobs["quotetape"], jobs["lag-exporter"]]
    path = directory / "prometheus.yml"
    path.write_text(yaml.safe_dump(config))
    return path
