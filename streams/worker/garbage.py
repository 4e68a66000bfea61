"""How a process that reads many articles collects its garbage."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_THRESHOLDS: Final = (10_000, 10, 10)
"""Reading an article makes hardly any cycles, so collections may come less often than Python's every 700 objects."""


@contextmanager
def tuned_garbage_collection() -> Iterator[None]:
    """Load inside it what stays as long as the process; garbage collection then passes that over.

    Lexicons and the security master are some 300,000 objects, and to go through them would hold an article up for a
    third of a second. Nothing is collected while they are made either: nothing would be found.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
        gc.set_threshold(*_THRESHOLDS)
    finally:
        if collects:
            gc.enable()
