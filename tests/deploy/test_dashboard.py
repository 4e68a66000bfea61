"""The Grafana dashboard: that it fits together, and that what it asks for is there."""

from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from tests.deploy.dashboard import DASHBOARD, queries

_SOURCES = Path(__file__).parents[2] / "deploy" / "grafana" / "provisioning" / "datasources" / "prometheus.yml"


def _overlap(one: dict[str, int], other: dict[str, int]) -> bool:
    return all(
        one[at] < other[at] + other[size] and other[at] < one[at] + one[size] for at, size in (("x", "w"), ("y", "h"))
    )


def test_every_query_goes_to_the_provisioned_source() -> None:
    (source,) = yaml.safe_load(_SOURCES.read_text())["datasources"]
    asked: list[Any] = [panel for panel in DASHBOARD["panels"] if panel["type"] != "row"]
    asked += [target for panel in asked for target in panel["targets"]]
    asked += DASHBOARD["templating"]["list"] + DASHBOARD["annotations"]["list"]
    assert {(item["datasource"]["type"], item["datasource"]["uid"]) for item in asked} == {
        (source["type"], source["uid"])
    }


def test_panels_have_their_own_place_and_number() -> None:
    panels = DASHBOARD["panels"]
    assert len({panel["id"] for panel in panels}) == len(panels)
    assert all(panel["gridPos"]["x"] + panel["gridPos"]["w"] <= 24 for panel in panels)
    places = [(panel["title"], panel["gridPos"]) for panel in panels]
    assert [(a, b) for (a, one), (b, other) in combinations(places, 2) if _overlap(one, other)] == []


def test_no_variable_is_left_in_a_query() -> None:
    assert [query for _, query in queries(rate_interval="1m") if "$" in query] == []
