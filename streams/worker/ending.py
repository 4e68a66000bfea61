"""How a worker is ended: in order at the first signal, at once at the second, and at once where the order fails.

What a stop waits for is mostly not ours: brokers, a client's thread, a full pipe behind the log. Whichever of them does
not come back, the process has to end, so that whoever keeps it running can start another. Nothing is lost by that: what
is not committed is read again.
"""

import asyncio
import logging
import os
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, SimpleQueue
from types import FrameType, TracebackType
from typing import Any, Final, Literal, Self

STOP_SECONDS: Final = 28.0
"""How long a stop may take after a signal; Docker Compose, as we set it, and Kubernetes kill two seconds later.

What it waits for has a bound each, 26 s in all: 15 for what is in flight and 3 for its commit (streams.worker.app), 4
for the group, 3 for leaving it and 1 for the producer (streams.worker.patches.stopping).
"""
UNASKED_SECONDS: Final = 120.0
"""How long one without a signal may: nobody is about to kill, and brokers that are away take their time."""
_SIGNALS: Final = (signal.SIGTERM, signal.SIGINT)
_LOG_SECONDS: Final = 1.0

log = logging.getLogger(__name__)

_Word = Literal["signal", "begin", "over", "catch up", "leave"]


class Ending:
    """Hears the signals that end a worker; use it as a context, in the main thread.

    A thread of its own watches the time: the event loop may be what does not come back. It holds nothing up itself.
    """

    def __init__(
        self,
        *,
        seconds: float = STOP_SECONDS,
        unasked_seconds: float = UNASKED_SECONDS,
        end: Callable[[int], object] = os._exit,
    ) -> None:
        """Hear nothing yet.

        Args:
            seconds: How long a stop may take after a signal.
            unasked_seconds: How long one without a signal may.
            end: Ends the process with a status, without waiting for anything.
        """
        self.requested = asyncio.Event()
        """Set by the first signal."""
        self._seconds = seconds
        self._unasked_seconds = unasked_seconds
        self._end = end
        self._loop: asyncio.AbstractEventLoop | None = None
        self._words: SimpleQueue[_Word] = SimpleQueue()  # the one queue that a signal handler may put into
        self._caught_up = threading.Event()
        self._watch = threading.Thread(target=self._watch_time, name="ending", daemon=True)
        self._former: dict[signal.Signals, Any] = {}

    def __enter__(self) -> Self:
        self._watch.start()
        self._former = {number: signal.signal(number, self._hear) for number in _SIGNALS}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._former.items():
            signal.signal(number, handler)
        self._words.put("leave")
        self._watch.join()

    def wake(self, loop: asyncio.AbstractEventLoop) -> None:
        """Wake ``loop``, which waits for :attr:`requested`, from here on."""
        self._loop = loop

    def begin(self) -> None:
        """A stop has begun without a signal: its time counts until :meth:`over`."""
        self._words.put("begin")

    def over(self) -> None:
        """What was begun without a signal is done, and the worker goes on."""
        self._words.put("over")

    def catch_up(self) -> None:
        """Wait until it has said what there was to say: whoever has the last word says it after that."""
        self._words.put("catch up")
        self._caught_up.wait(2 * _LOG_SECONDS)

    def _hear(self, _number: int, _frame: FrameType | None) -> None:
        # Python calls this between any two instructions of the main thread, so it takes no lock and writes no log.
        self._words.put("signal")
        if self._loop is None:
            self.requested.set()
            return
        with suppress(RuntimeError):  # the loop is closed: there is no order left to wait for
            self._loop.call_soon_threadsafe(self.requested.set)

    def _watch_time(self) -> None:
        """End the process at the second signal, or when a stop has taken too long."""
        told, may_take = False, self._unasked_seconds
        deadline: float | None = None
        while True:
            try:
                word = self._words.get(timeout=None if deadline is None else max(0.0, deadline - time.monotonic()))
            except Empty:
                self._end_now(f"The stop was not over after {may_take:g} s and is broken off")
                return
            match word:
                case "signal" if told:
                    self._end_now("Told to stop a second time: the stop is broken off")
                    return
                case "signal":
                    told, may_take = True, self._seconds
                    deadline = time.monotonic() + may_take
                    _say(logging.INFO, "Stopping: finishing what is in flight")
                case "begin" if deadline is None:
                    deadline = time.monotonic() + may_take
                case "over" if not told:
                    deadline = None
                case "catch up":
                    self._caught_up.set()
                case "leave":
                    return

    def _end_now(self, why: str) -> None:
        _say(logging.CRITICAL, f"{why}; what is not committed is read again")
        self._end(1)


def _say(level: int, text: str) -> None:
    """Log ``text``, and wait no longer for that than for the rest: perhaps nobody reads the log any more."""
    saying = threading.Thread(target=log.log, args=(level, "%s", text), daemon=True)
    saying.start()
    saying.join(_LOG_SECONDS)


__all__ = ["STOP_SECONDS", "UNASKED_SECONDS", "Ending"]
