"""What ``quotetape serve`` tells of itself."""

from pathlib import Path

from prometheus_client import CollectorRegistry
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from streams.serve.metrics import ServeMetrics


def told(client: TestClient) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    families = text_string_to_metric_families(client.get("/metrics").text)
    samples = [each for family in families for each in family.samples]
    return {(each.name, tuple(sorted(each.labels.items()))): each.value for each in samples}


def test_answers_are_counted_by_route(client: TestClient) -> None:
    for path in ("/", "/api/v1/quotes", "/api/v1/quotes?limit=0", "/articles/a", "/api/v1/articles/b/1", "/made/up"):
        client.get(path)
    found = told(client)
    answers = {labels: value for (name, labels), value in found.items() if name == "quotetape_serve_answers_total"}
    assert answers == {
        (("route", "/"), ("status", "200")): 1,
        (("route", "/api/v1/quotes"), ("status", "200")): 1,
        (("route", "/api/v1/quotes"), ("status", "422")): 1,
        (("route", "/articles/{article_id:path}"), ("status", "200")): 1,
        (("route", "/api/v1/articles/{article_id:path}"), ("status", "200")): 1,
        (("route", "none"), ("status", "404")): 1,
    }
    assert found["quotetape_serve_answer_duration_seconds_count", (("route", "/api/v1/quotes"),)] == 2


def test_what_is_read_is_counted(tmp_path: Path) -> None:
    registry = CollectorRegistry()
    metrics = ServeMetrics(registry)
    store = tmp_path / "store"
    store.write_bytes(b"12345")
    metrics.report(ready=lambda: True, followers=lambda: 3, store=store)
    metrics.took("quotes", 7)
    metrics.quotes_told([0.2, 4.0, -1.0])
    metrics.set_lag({("quotes", 1): 9})

    def value(name: str, **labels: str) -> float | None:
        return registry.get_sample_value(f"quotetape_serve_{name}", labels)

    assert value("records_total", topic="quotes") == 7
    assert (value("delay_seconds_count"), value("delay_seconds_bucket", le="0.25")) == (3, 2)
    assert value("lag", topic="quotes", partition="1") == 9
    assert (value("ready"), value("followers"), value("store_bytes")) == (1, 3, 5)
    metrics.set_lag(None)
    assert value("lag", topic="quotes", partition="1") is None
