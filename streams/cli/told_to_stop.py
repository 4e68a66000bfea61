"""How a command is told to stop: Ctrl-C, and the signals that mean the same.

It is imported before anything else of the commands, so it imports nothing that takes time.
"""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

INTERRUPTED: Final = 128 + 2
"""The exit status of what Ctrl-C ended before it was done: what a shell reports of a program that SIGINT ended."""


def interrupt_when_told(*numbers: signal.Signals) -> None:
    """Raise KeyboardInterrupt on these signals, too: what Ctrl-C ends in order, they do."""

    def interrupt(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    for number in numbers:
        signal.signal(number, interrupt)


def leave_when_told(*numbers: signal.Signals, status: int = 0) -> None:
    """On these signals leave at once with ``status``, until somebody else sees to them.

    For what runs as the first process of a container: there the system ignores a signal that nobody has asked for.
    """
    for number in numbers:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, lambda _number, _frame: os._exit(status))


@contextmanager
def quiet_while_loading(*numbers: signal.Signals, status: int = INTERRUPTED) -> Iterator[None]:
    """On Ctrl-C leave at once, without a word, while modules are loaded: there is nothing yet to end in order.

    An exception would not do: as a library in C is loaded it becomes one of another kind, and in a callback of the
    import system it is printed and forgotten.

    Args:
        numbers: Other signals that do the same.
        status: The exit status.
    """
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, *numbers)}
    if threading.current_thread() is not threading.main_thread() or signal.SIG_IGN in before.values():
        yield  # signals are another's concern, such as nohup's
        return
    for number in before:
        signal.signal(number, lambda _number, _frame: os._exit(status))
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
