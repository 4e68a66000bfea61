"""What a process does about its garbage."""

import gc
from collections.abc import Iterator

import pytest

from streams.worker.garbage import tuned_garbage_collection


@pytest.fixture(autouse=True)
def _collector() -> Iterator[None]:
    """Put the garbage collector back as it was."""
    thresholds = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)
    gc.enable()


class Node:
    def __init__(self) -> None:
        self.itself = self


def test_what_is_loaded_is_left_out_of_collections_and_garbage_is_not() -> None:
    with tuned_garbage_collection():
        assert not gc.isenabled()
        loaded = [object.__new__(Node) for _ in range(100)]
    assert gc.isenabled()
    assert gc.get_freeze_count() >= len(loaded)

    Node()
    assert gc.collect() >= 1


def test_garbage_that_was_not_collected_before_is_not_collected_after_it() -> None:
    gc.disable()
    with tuned_garbage_collection():
        pass
    assert not gc.isenabled()


def test_what_can_not_be_loaded_leaves_the_collector_as_it_was() -> None:
    thresholds = gc.get_threshold()
    with pytest.raises(OSError, match="no such file"), tuned_garbage_collection():
        raise OSError("no such file")
    assert gc.isenabled()
    assert gc.get_threshold() == thresholds
