"""``quotetape topics`` for a person; what it does to a cluster is tested on one."""

import pytest

from streams.cli.commands.topics import kept_text
from streams.pipeline.outputs import TOPICS
from tests.cli.conftest import Command


@pytest.mark.parametrize(
    ("cleanup", "retention_ms", "text"),
    [
        ("delete", "604800000", "7 days"),
        ("delete", "43200000", "0.5 days"),
        ("delete", "-1", "for ever"),
        ("delete", None, "broker's default"),
        ("compact", "604800000", "latest per key"),
    ],
)
def test_how_long_records_are_kept(cleanup: str, retention_ms: str | None, text: str) -> None:
    assert kept_text(cleanup, retention_ms) == text


@pytest.mark.broker
def test_describe_fits_a_narrow_terminal_and_says_what_differs(quotetape: Command) -> None:
    created = quotetape("topics", "create").stdout.decode()
    described = quotetape("topics", "describe").stdout.decode()

    assert created.count(": exists\n") == len(TOPICS)
    assert "articles.v1: incoming articles\n  2 partitions; one copy; cleanup delete; kept: 7 days;" in described
    assert "should be" not in described
    assert max(map(len, described.splitlines())) <= 80
