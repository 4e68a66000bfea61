"""Keep linear algebra on the calling thread.

The tagger's matrices are small: a second BLAS thread gains nothing and, on a busy machine, spins while it waits
(measured: 59 ms instead of 7 for an article of 3 kB). Quotetape scales by partitions and workers instead.
"""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

import numpy as np  # noqa: F401 - a controller finds only the BLAS that is loaded
from threadpoolctl import ThreadpoolController

P = ParamSpec("P")
R = TypeVar("R")


def single_threaded(function: Callable[P, R]) -> Callable[P, R]:
    """``function`` with BLAS limited to one thread while it runs; the process's own setting comes back after it."""
    controller = ThreadpoolController()
    limited: Callable[P, R] = controller.wrap(limits=1, user_api="blas")(function)
    return limited
