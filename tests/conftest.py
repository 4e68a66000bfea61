"""Settings for the whole suite."""

import pytest
from hypothesis import HealthCheck, settings

# How long an example takes says more about the machine than about the code.
settings.register_profile("quotetape", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("quotetape")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a person ask for Apache Kafka, which takes Java, Maven and minutes."""
    parser.addoption(
        "--kafka", action="store_true", help="run the broker tests on Apache Kafka, and the tests that only it can pass"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the tests that need Apache Kafka out unless they were asked for."""
    if config.getoption("--kafka"):
        return
    for item in items:
        if item.get_closest_marker("kafka"):
            item.add_marker(pytest.mark.skip(reason="needs Apache Kafka: --kafka (make test-kafka)"))
