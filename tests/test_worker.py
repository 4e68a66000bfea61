"""What a worker refuses before it asks any broker."""

import gc
from collections.abc import Iterator

import pytest

from streams.pipeline import warm_up
from streams.settings import load_settings
from streams.worker import run_worker, spare_collections


def test_exactly_once_is_not_offered_before_it_is_proven(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_worker(load_settings(processing_guarantee="exactly_once", brokers="127.0.0.1:1")) == 1
    assert "exactly_once is not offered yet" in capsys.readouterr().out


def test_warming_up_loads_the_core() -> None:
    from streams.quotes.tagger import tagger  # noqa: PLC0415 - only its cache is looked at

    warm_up()
    assert tagger.cache_info().currsize == 1


@pytest.fixture
def collector() -> Iterator[None]:
    """Put the garbage collector back as it was."""
    thresholds = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)


@pytest.mark.usefixtures("collector")
def test_what_is_loaded_is_left_out_of_collections_and_garbage_is_not() -> None:
    class Node:
        def __init__(self) -> None:
            self.itself = self

    loaded = [object.__new__(Node) for _ in range(100)]
    spare_collections()
    assert gc.get_freeze_count() >= len(loaded)

    Node()
    assert gc.collect() >= 1
