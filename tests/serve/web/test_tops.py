"""What is quoted most is counted beside whoever asks."""

import time
from collections.abc import Callable

import pytest

from streams.serve.store.figures import Count
from streams.serve.web import tops
from streams.serve.web.served import Served
from streams.serve.web.tops import Tops


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The counts that were made, each of one more quote."""
    counts: list[int] = []

    def top(*_: object, **__: object) -> list[Count]:
        counts.append(len(counts))
        time.sleep(0.02)
        return [Count("meta", "META", len(counts))]

    monkeypatch.setattr("streams.serve.store.figures.top", top)
    return counts


def eventually(holds: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 10
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.01)
    return holds()


def test_who_asks_again_waits_for_no_count(served: Served, counted: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tops, "_REST", 0)
    most = Tops(served)
    first = most.of("day")
    assert most.of("day") is first
    assert eventually(lambda: most.of("day") is not first)
    most.close()
    assert len(counted) >= 4


def test_a_count_is_good_for_a_while_and_then_too_old(
    served: Served, counted: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    most = Tops(served)
    first = most.of("day")
    assert most.of("day") is first
    assert len(counted) == 2  # speakers and tickers, once
    monkeypatch.setattr(tops, "_OLDEST_SECONDS", 0)
    monkeypatch.setattr(tops, "_REST", 0)
    most.close()  # nothing can be counted beside any more
    assert most.of("week").speakers[0].quotes == 3
    assert most.of("week").speakers[0].quotes == 5
