"""Counts answers and measures how long they take: wrapped around everything."""

import time
from typing import Any, Final

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from streams.serve.metrics import ServeMetrics

_NO_ROUTE: Final = "none"
"""Of what no route answers: addresses that people make up are no labels."""


class Measured:
    """Hands on, and notes what came of it.

    Args:
        app: What answers.
        metrics: Where it is noted.
    """

    def __init__(self, app: ASGIApp, metrics: ServeMetrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, and note it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        status, goes_on = 500, False

        async def send_noted(message: Message) -> None:
            nonlocal status, goes_on
            if message["type"] == "http.response.start":
                status = message["status"]
                goes_on = Headers(raw=message["headers"]).get("content-type", "").startswith("text/event-stream")
            await send(message)

        try:
            await self._app(scope, receive, send_noted)
        finally:
            seconds = None if goes_on else time.perf_counter() - began
            self._metrics.answered(_route_of(scope), status, seconds)


def _route_of(scope: Scope) -> str:
    route: Any = scope.get("route")
    return getattr(route, "path", _NO_ROUTE)
