"""What routes answer from: handed to the application once, asked for by each route."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from sqlite3 import Connection
from typing import Annotated

from fastapi import Depends, Request
from prometheus_client import CollectorRegistry

from streams.serve.consumer import Progress
from streams.serve.feed import Feed
from streams.serve.group import GroupWatch
from streams.serve.metrics import ServeMetrics
from streams.serve.store.store import Clock, Store


@dataclass(frozen=True, slots=True)
class Served:
    """A store and all that goes with it."""

    store: Store
    feed: Feed
    """Tells what changes."""
    progress: Progress
    """How far the store is."""
    clock: Clock
    """Gives the present, seconds since the epoch."""
    host: str
    """Where it is listened."""
    token: str | None = None
    """What is asked for, if anything."""
    grafana: str | None = None
    """An address to link to."""
    metrics: ServeMetrics = field(default_factory=lambda: ServeMetrics(CollectorRegistry()))
    """Where answers are counted."""
    group: GroupWatch | None = None
    """Knows how the workers' group stands."""

    def now_ms(self) -> int:
        """The present, milliseconds since the epoch."""
        return int(1000 * self.clock())

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to the store, in which everything is of one moment."""
        with self.store.reading() as connection:
            yield connection


def _served(request: Request) -> Served:
    served: Served = request.app.state.served
    return served


Here = Annotated[Served, Depends(_served)]
"""The parameter by which a route asks for it."""
