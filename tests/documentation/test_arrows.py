"""ARCHITECTURE's arrows: what may import what."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.documentation.pages import ROOT

RANKS = {
    "cli": 9,
    "worker": 8,
    "serve": 7,
    "delivery": 7,
    "cluster": 6,
    "settings": 5,
    "memory": 4,
    "pipeline": 3,
    "quotes": 2,
    "tickers": 2,
    "inputs": 2,
    "text": 1,
    "data": 0,
}
"""A room imports from rooms of lower rank only; those of one rank don't know each other."""
WEB_IS_KNOWN_TO = frozenset({"serve"})
FAUST_IS_KNOWN_TO = frozenset({"worker"})
KAFKA_IS_KNOWN_TO = frozenset({"cli", "worker", "serve", "delivery", "cluster"})
SOURCES = sorted(path for path in (ROOT / "streams").rglob("*.py") if path.parent != ROOT / "streams")


def imported_by(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT / "streams")))
def test_nothing_imports_against_the_arrows(path: Path) -> None:
    room = path.relative_to(ROOT / "streams").parts[0]
    names = set(imported_by(path))
    rooms = {name.split(".")[1] for name in names if name.startswith("streams.")} - {room}

    assert [other for other in rooms & RANKS.keys() if RANKS[other] >= RANKS[room]] == []
    packages = {name.split(".")[0] for name in names}
    assert "faust" not in packages or room in FAUST_IS_KNOWN_TO
    assert packages.isdisjoint({"fastapi", "starlette", "uvicorn", "jinja2"}) or room in WEB_IS_KNOWN_TO
    assert packages.isdisjoint({"aiokafka", "kafka"}) or room in KAFKA_IS_KNOWN_TO
