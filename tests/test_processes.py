"""What processes of our own do about their garbage, and how they end."""

import gc
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

from streams.processes import end, tuned_garbage_collection


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


def started(code: str) -> subprocess.Popen[bytes]:
    """A Python process that has said that it runs."""
    process = subprocess.Popen(
        [sys.executable, "-u", "-c", f"import signal, time; {code}; print(); time.sleep(60)"], stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    with process.stdout as out:
        out.readline()
    return process


def test_a_process_is_asked_to_end() -> None:
    process = started("signal.signal(signal.SIGTERM, lambda *_: exit(7))")
    end(process, 30)
    assert process.returncode == 7


def test_a_process_that_does_not_end_is_killed() -> None:
    process = started("signal.signal(signal.SIGTERM, signal.SIG_IGN)")
    end(process, 0.1)
    assert process.returncode == -signal.SIGKILL
