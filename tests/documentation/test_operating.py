"""docs/operating.md says what is there: settings, metrics, alerts, topics."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from prometheus_client import CollectorRegistry, Counter, Info

from streams.cluster.topics import topics_of
from streams.serve.metrics import ServeMetrics
from streams.settings import PREFIX, Settings
from streams.worker.lag_exporter import GroupMetrics
from streams.worker.metrics import Metrics
from tests.documentation.pages import ROOT, page

PAGE = page("docs/operating.md")
_DAY_MS = 24 * 60 * 60 * 1000


def _code(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def _default(value: Any) -> list[str]:
    """A setting's default as one would write it in the environment."""
    match value:
        case None:
            return []
        case bool():
            return [str(value).lower()]
        case tuple():
            return [",".join(value)]
        case Path():
            return [str(value).replace(str(Path.home()), "~")]
        case _:
            return [str(value)]


def test_every_setting_is_there_with_its_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    documented = {variable: _code(default) for (name, default, _) in PAGE.table("Settings") for variable in _code(name)}
    assert documented == {
        f"{PREFIX}{name.upper()}": _default(
            field.default if field.default_factory is None else field.default_factory()  # type: ignore[call-arg]
        )
        for name, field in Settings.model_fields.items()
    }


def _exposed(collector: Any) -> tuple[str, tuple[str, ...]]:
    """A metric's name as Prometheus sees it, and its labels."""
    if isinstance(collector, Info):
        return f"{collector._name}_info", tuple(collector._value)
    return collector._name + ("_total" if isinstance(collector, Counter) else ""), tuple(collector._labelnames)


def test_every_metric_is_there_with_its_labels() -> None:
    documented = {}
    for name, _ in PAGE.table("Metrics"):
        match = re.fullmatch(r"`(quotetape_\w+)(?:\{([\w,]+)\})?`", name)
        if match:
            documented[match[1]] = tuple((match[2] or "").split(",")) if match[2] else ()
    registry = CollectorRegistry()
    Metrics(registry, watchlist=("META",))
    GroupMetrics(registry)
    of_the_page = CollectorRegistry()
    ServeMetrics(of_the_page)
    collectors = (*registry._names_to_collectors.values(), *of_the_page._names_to_collectors.values())
    ours = {each for each in collectors if hasattr(each, "_labelnames")}
    assert documented == dict(map(_exposed, ours))


def test_every_alert_has_a_runbook() -> None:
    groups = yaml.safe_load((ROOT / "deploy" / "prometheus" / "rules" / "alerts.yml").read_text())["groups"]
    alerts = {rule["alert"]: rule["labels"]["severity"] for group in groups for rule in group["rules"]}
    runbooks = {
        heading.title: found[1]
        for heading in PAGE.headings()
        if (found := re.match(r"\s*\*(page|ticket)\.\*", heading.body))
    }
    assert runbooks == alerts


def test_every_alert_links_to_its_runbook() -> None:
    groups = yaml.safe_load((ROOT / "deploy" / "prometheus" / "rules" / "alerts.yml").read_text())["groups"]
    links = {rule["alert"]: rule["annotations"]["runbook_url"] for group in groups for rule in group["rules"]}
    assert links == {alert: f"docs/operating.md#{alert.lower()}" for alert in links}
    assert {link.partition("#")[2] for link in links.values()} <= PAGE.anchors()


def _kept(config: dict[str, str]) -> str:
    if "compact" in config["cleanup.policy"]:
        return "compacted"
    retention = int(config["retention.ms"])
    return "for ever" if retention < 0 else f"{retention // _DAY_MS} days"


def test_every_topic_is_there_with_its_partitions_and_retention() -> None:
    documented = {
        topic: (int(partitions), re.split(r"[:(,]", kept)[0].strip())
        for topics, partitions, kept, *_ in PAGE.table("Topics and access")
        for topic in _code(topics)
    }
    assert documented == {topic.name: (topic.partitions, _kept(dict(topic.config))) for topic in topics_of(Settings())}
