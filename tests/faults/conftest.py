"""Options of the fault suite, its clusters, and the table of what it found."""

import gc
import random
import time
import uuid
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from deploy.kafka.node import ApacheKafka
from tests.faults.harness import Group, Tally

_ROWS = pytest.StashKey[list[tuple[str, Tally]]]()
_REMARKS = pytest.StashKey[list[str]]()
_SEED = pytest.StashKey[int]()

Finish = Callable[[Group, str], Tally]


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_ROWS] = []
    config.stash[_REMARKS] = []
    given = config.getoption("--faults-seed")
    config.stash[_SEED] = int(time.time()) if given is None else given
    if config.getoption("--faults"):
        # kafka-python leaves sockets behind where a node does not answer; the suite asks while nodes are down.
        config.addinivalue_line("filterwarnings", "ignore:unclosed <socket:ResourceWarning")


def pytest_sessionfinish() -> None:
    """Collect what kafka-python left behind while that is ignored, and not when pytest looks for it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """The table, in Markdown."""
    if not config.getoption("--faults"):
        return
    heads = ("articles in", "enriched", "dead-lettered", "skipped", "lost", "repeated", "repeats share `ce_id`")
    terminalreporter.section(f"faults, --faults-seed={config.stash[_SEED]}")
    terminalreporter.line(f"| scenario | {' | '.join(heads)} |")
    terminalreporter.line("|---" * (1 + len(heads)) + "|")
    for title, found in config.stash[_ROWS]:
        counts = (found.articles, found.enriched, found.dead_lettered, found.skipped, found.lost, found.repeated)
        share = "no" if found.changed_ids else "yes" if found.repeated else ""
        terminalreporter.line(f"| {title} | {' | '.join(f'{count:,}' for count in counts)} | {share} |")
    for text in config.stash[_REMARKS]:
        terminalreporter.line(text)


@pytest.fixture(scope="session")
def one_node() -> Iterator[ApacheKafka]:
    with ApacheKafka() as kafka:
        yield kafka


@pytest.fixture
def chance(request: pytest.FixtureRequest) -> random.Random:
    """Seeded by the run's seed and the test's name, so that a test alone does as it did among the others."""
    return random.Random(f"{request.config.stash[_SEED]} {request.node.name}")  # noqa: S311 - to be repeated


@pytest.fixture
def group(one_node: ApacheKafka, tmp_path: Path, chance: random.Random) -> Iterator[Group]:
    """A group without workers yet, on one node."""
    group = Group(one_node.address, f"faults-{uuid.uuid4().hex[:8]}.", tmp_path, chance)
    yield group
    group.close()


@pytest.fixture
def finish(request: pytest.FixtureRequest) -> Finish:
    """Ends a scenario: waits until all is done, and puts what it found in the table under a title."""

    def end(group: Group, title: str) -> Tally:
        group.wait_until_done()
        found = group.tally()
        request.config.stash[_ROWS].append((title, found))
        assert found.lost == 0
        assert found.changed_ids == 0
        assert found.enriched + found.dead_lettered + found.skipped == found.articles
        return found

    return end


@pytest.fixture
def remark(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Says a line under the table."""
    return request.config.stash[_REMARKS].append
