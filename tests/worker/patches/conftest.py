"""Apps of Faust that are not started."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from faust.transport.drivers.aiokafka import Consumer

from streams.worker.patches.app import FaustApp

WithApp = Callable[[Callable[[FaustApp], Coroutine[Any, Any, None]]], None]


@pytest.fixture
def with_app() -> WithApp:
    """Runs something with an app."""

    def with_one(work: Callable[[FaustApp], Coroutine[Any, Any, None]]) -> None:
        async def run() -> None:
            loop = asyncio.get_running_loop()
            app = FaustApp("g", broker="kafka://127.0.0.1:1", env={"NO_CONFIG": "1"}, loop=loop)
            try:
                await work(app)
            finally:
                if isinstance(app._consumer, Consumer):  # it has a thread that is not started, and a loop for it
                    app._consumer._thread.thread_loop.close()

        asyncio.run(run())

    return with_one
