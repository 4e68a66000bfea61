"""Prometheus' configuration and rules, by Prometheus' own tool."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

_PROMETHEUS = Path(__file__).parents[2] / "deploy" / "prometheus"
_UNIT_TESTS = _PROMETHEUS / "tests" / "alerts.yml"

_PROMTOOL = shutil.which("promtool")
needs_promtool = pytest.mark.skipif(_PROMTOOL is None, reason="there is no promtool here")


def _promtool(*arguments: str | Path) -> None:
    assert _PROMTOOL is not None
    done = subprocess.run([_PROMTOOL, *map(str, arguments)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _alerts() -> set[str]:
    groups: list[dict[str, Any]] = yaml.safe_load((_PROMETHEUS / "rules" / "alerts.yml").read_text())["groups"]
    return {rule["alert"] for group in groups for rule in group["rules"]}


@pytest.mark.prometheus
@needs_promtool
def test_configuration_and_the_rules_it_names_are_valid() -> None:
    _promtool("check", "config", _PROMETHEUS / "prometheus.yml")


@pytest.mark.prometheus
@needs_promtool
def test_alerts_fire_when_they_should() -> None:
    _promtool("test", "rules", _UNIT_TESTS)


def test_every_alert_is_seen_firing() -> None:
    cases: list[dict[str, Any]] = yaml.safe_load(_UNIT_TESTS.read_text())["tests"]
    seen = {alert["alertname"] for case in cases for alert in case.get("alert_rule_test", ()) if alert["exp_alerts"]}
    assert seen == _alerts()
