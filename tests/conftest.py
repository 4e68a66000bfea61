"""Settings for the whole suite."""

import os
import signal
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# How long an example takes says more about the machine than about the code.
settings.register_profile("quotetape", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("quotetape")

# The programs that the tests start are those of this checkout, wherever the package is installed from.
os.environ["PYTHONPATH"] = os.pathsep.join(
    filter(None, [str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")])
)

# What the workers of the tests remember is gone with the tests.
_STATE = tempfile.TemporaryDirectory(prefix="quotetape-tests-")
os.environ["QUOTETAPE_STATE_DIR"] = _STATE.name

# A shell's background jobs ignore Ctrl-C, and so would the programs that the tests start and then interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a person ask for Apache Kafka, which takes Java, Maven and minutes."""
    parser.addoption(
        "--kafka", action="store_true", help="run the broker tests on Apache Kafka, and the tests that only it can pass"
    )
    parser.addoption("--faults", action="store_true", help="run the fault suite on Apache Kafka: an hour or more")
    parser.addoption("--faults-seed", type=int, help="what is random in the fault suite; the run says its seed")
    parser.addoption("--kills", type=int, default=50, help="how often the fault suite kills a worker at random")


_ASKED_FOR = {
    "kafka": "needs Apache Kafka: --kafka (make test-kafka)",
    "faults": "needs Apache Kafka and an hour: --faults (make test-faults)",
}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what needs Apache Kafka unless it was asked for."""
    for marker, reason in _ASKED_FOR.items():
        if not config.getoption(f"--{marker}"):
            for item in items:
                if item.get_closest_marker(marker):
                    item.add_marker(pytest.mark.skip(reason=reason))
