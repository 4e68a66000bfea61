"""``quotetape serve``: the store, its consumer and the web server in one process."""

import logging
import signal
import time
from collections.abc import Callable
from pathlib import Path
from socket import AF_INET, AF_INET6, create_server, socket
from typing import Final

import uvicorn
from prometheus_client import CollectorRegistry

from streams.cluster.topics import in_a_name, topics_of
from streams.listening import why_not
from streams.pipeline.outputs import QUOTES
from streams.serve.consumer import TapeConsumer
from streams.serve.feed import Feed
from streams.serve.group import GroupWatch
from streams.serve.metrics import ServeMetrics
from streams.serve.store.store import Store
from streams.serve.web.app import create_app
from streams.serve.web.served import Served
from streams.settings import Settings

_GRACE_SECONDS: Final = 3
_AT_ONCE: Final = 4_096
"""Connections; more are refused."""
_BACKLOG: Final = 512

log = logging.getLogger(__name__)


class AddressError(RuntimeError):
    """The address can't be listened on; the message says what to do."""


def run_serve(settings: Settings, *, keep_days: int, grafana: str | None, announce: Callable[[str], None]) -> int:
    """Serve until told to stop.

    Args:
        settings: Brokers, topics, group, where to listen and where to keep the store.
        keep_days: For how long quotes are kept.
        grafana: An address to link to.
        announce: Is told the address once it is listened on.

    Returns:
        The exit status.

    Raises:
        StoreError: The store can't be kept.
        AddressError: The address can't be listened on.
    """
    listening = _listen(settings.serve_host, settings.serve_port)
    store = Store.open(store_directory(settings))
    try:
        feed = Feed(store)
        metrics = ServeMetrics(CollectorRegistry())
        consumer = TapeConsumer(
            settings,
            store,
            keep_days=keep_days,
            metrics=metrics,
            changed=feed.changed,
        )
        progress, group = consumer.progress, GroupWatch(settings)
        metrics.report(ready=lambda: progress.caught_up, followers=lambda: feed.followers, store=store.path)
        secret = settings.serve_token
        token = None if secret is None else secret.get_secret_value()
        served = Served(
            store, feed, progress, time.time, settings.serve_host, token, grafana, metrics=metrics, group=group
        )
        server = _Server(_config(served), feed)
        # From here on there is more to end. The server, too, sends itself again the signal that it ended by.
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, server.stop_when_told)
        consumer.start()
        group.start()
        try:
            announce(_address(settings.serve_host, listening))
            server.run(sockets=[listening])
        finally:
            group.stop()
            consumer.stop()
        return 1 if progress.failed is not None else 0
    finally:
        store.close()
        listening.close()


def store_directory(settings: Settings) -> Path:
    """Where the stores are that hold what ``settings`` have read: each deployment's and group's have a directory."""
    return settings.state_dir / "serve" / f"{topics_of(settings)[QUOTES].name}-{in_a_name(settings.group)}"


def _config(served: Served) -> uvicorn.Config:
    return uvicorn.Config(
        create_app(served),
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_GRACE_SECONDS,
        limit_concurrency=_AT_ONCE,
    )


def _listen(host: str, port: int) -> socket:
    try:
        return create_server((host, port), family=AF_INET6 if ":" in host else AF_INET, backlog=_BACKLOG)
    except OSError as error:
        why = why_not(error, host, port, port_option="--port", host_option="--host")
        raise AddressError(f"Can't serve the tape on {why}") from error


class _Server(uvicorn.Server):
    """A server that lets those who follow go before it waits for them, and before its loop ends in any case."""

    def __init__(self, config: uvicorn.Config, feed: Feed) -> None:
        super().__init__(config)
        self._feed = feed

    def stop_when_told(self, _number: int, _frame: object) -> None:
        """Stop, also where it has not begun."""
        self.should_exit = True

    async def serve(self, sockets: list[socket] | None = None) -> None:
        try:
            await super().serve(sockets)
        finally:
            self._feed.close()

    async def shutdown(self, sockets: list[socket] | None = None) -> None:
        self._feed.close()
        await super().shutdown(sockets)


def _address(host: str, listening: socket) -> str:
    port = listening.getsockname()[1]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"
