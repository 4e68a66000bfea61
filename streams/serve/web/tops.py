"""Who and what is quoted most: counted beside whoever asks, so that a page of a large store need not wait for it."""

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import partial
from typing import Annotated, Final, Literal, NamedTuple

from fastapi import Depends, Request

from streams.serve.store import figures
from streams.serve.store.figures import HOUR_MS, Count
from streams.serve.web.served import Served

Window = Literal["hour", "day", "week"]
MOST: Final = 100
"""Names of each kind that are counted."""
_WINDOWS: Final[dict[Window, int]] = {"hour": HOUR_MS, "day": 24 * HOUR_MS, "week": 7 * 24 * HOUR_MS}
_REST: Final = 50
"""So many times as long as it took to count, a count is good: it takes two hundredths of a core at most."""
_OLDEST_SECONDS: Final = 30.0
"""Nobody gets a count that is older than this, unless it is still good."""

log = logging.getLogger(__name__)


class Top(NamedTuple):
    """Who and what had most quotes that stand of those first known since a moment."""

    since_ms: int
    """The full hour in which the window begins."""
    speakers: list[Count]
    tickers: list[Count]


class Tops:
    """The most quoted of each window. Who asks again and again gets what was counted last, and waits for no count."""

    def __init__(self, served: Served) -> None:
        self._served = served
        self._beside = ThreadPoolExecutor(1, "tape-tops")
        self._kept = {window: _Kept(partial(self._count, span)) for window, span in _WINDOWS.items()}

    def of(self, window: Window) -> Top:
        """Those of a window."""
        return self._kept[window].get(self._beside)

    def close(self) -> None:
        """Count no more."""
        self._beside.shutdown(cancel_futures=True)

    def _count(self, span_ms: int) -> Top:
        since_ms = self._served.now_ms() - span_ms
        with self._served.reading() as connection:
            return Top(
                since_ms // HOUR_MS * HOUR_MS,
                figures.top(connection, "speaker", since_ms=since_ms, limit=MOST),
                figures.top(connection, "ticker", since_ms=since_ms, limit=MOST),
            )


class _Kept:
    """What was counted last, and until when that is good."""

    def __init__(self, count: Callable[[], Top]) -> None:
        self._count = count
        self._counting = threading.Lock()
        self._found: Top | None = None
        self._due = self._at = 0.0

    def get(self, beside: Executor) -> Top:
        """The count; once it is no longer good, it is counted anew for those who ask later."""
        if (found := self._usable()) is None:
            with self._counting:
                return self._usable() or self._renew()
        if time.monotonic() >= self._due and self._counting.acquire(blocking=False):
            beside.submit(self._renew_beside)
        return found

    def _usable(self) -> Top | None:
        """What was counted, unless it is too old, or nothing, which is soon counted."""
        found = self._found
        if found is None or not (found.speakers or found.tickers):
            return None
        return found if time.monotonic() < max(self._due, self._at + _OLDEST_SECONDS) else None

    def _renew(self) -> Top:
        began = time.monotonic()
        self._found = found = self._count()
        self._at = time.monotonic()
        self._due = self._at + _REST * (self._at - began)
        return found

    def _renew_beside(self) -> None:
        try:
            self._renew()
        except Exception:
            log.exception("What is quoted most was not counted")
            self._due = time.monotonic() + _REST
        finally:
            self._counting.release()


def _tops(request: Request) -> Tops:
    tops: Tops = request.app.state.tops
    return tops


Counted = Annotated[Tops, Depends(_tops)]
"""The parameter by which a route asks for them."""
