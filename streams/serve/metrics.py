"""What ``quotetape serve`` counts and measures of itself, for Prometheus."""

import platform
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, Info, ProcessCollector

from streams.version import __version__

Place = tuple[str, int]
"""A topic and a partition."""
_ANSWER_BUCKETS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
_DELAY_BUCKETS: Final = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0, 3600.0, 86_400.0)


class ServeMetrics:
    """The metrics of one process, on the registry that it is given. Every label has a bounded set of values."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self.registry = registry
        self._declare_reading(registry)
        self._declare_answers(registry)
        Info("quotetape_build", "What is running.", registry=registry).info(
            {"version": __version__, "python": platform.python_version()}
        )
        ProcessCollector(registry=registry)

    def took(self, topic: str, records: int) -> None:
        """Count records of a topic that the store has taken in."""
        self._records.labels(topic).inc(records)

    def quotes_told(self, delays: Iterable[float]) -> None:
        """Count quotes' records that the store has taken in, by the seconds since a worker made each."""
        for delay in delays:
            self._delay.observe(max(0.0, delay))

    def set_lag(self, lag: Mapping[Place, int] | None) -> None:
        """How many records of each partition wait; None where that is not known."""
        self._lag.clear()
        for (topic, partition), records in (lag or {}).items():
            self._lag.labels(topic, str(partition)).set(records)

    def answered(self, route: str, status: int, seconds: float | None) -> None:
        """Count an answer; None for one that went on until somebody ended it."""
        self._answers.labels(route, str(status)).inc()
        if seconds is not None:
            self._duration.labels(route).observe(seconds)

    def report(self, *, ready: Callable[[], bool], followers: Callable[[], int], store: Path) -> None:
        """Ask at every scrape whether all is read, how many follow, and how large the store is."""
        self._ready.set_function(ready)
        self._followers.set_function(followers)
        self._bytes.set_function(lambda: _size(store))

    def _declare_reading(self, registry: CollectorRegistry) -> None:
        """What comes in."""
        self._lag = Gauge(
            "quotetape_serve_lag",
            "Records of a partition that the store has not taken in yet, looked at every ten seconds.",
            ["topic", "partition"],
            registry=registry,
        )
        self._records = Counter(
            "quotetape_serve_records", "Records that the store has taken in, repeats too.", ["topic"], registry=registry
        )
        self._delay = Histogram(
            "quotetape_serve_delay_seconds",
            "From when a worker made a quote's record to when the store has it.",
            buckets=_DELAY_BUCKETS,
            registry=registry,
        )
        self._ready = Gauge(
            "quotetape_serve_ready", "1 once the store has come to where the topics ended.", registry=registry
        )
        self._bytes = Gauge(
            "quotetape_serve_store_bytes",
            "The store on the disk, with its log of writes.",
            registry=registry,
        )

    def _declare_answers(self, registry: CollectorRegistry) -> None:
        """What goes out."""
        self._answers = Counter(
            "quotetape_serve_answers", "Answers by route and HTTP status.", ["route", "status"], registry=registry
        )
        self._duration = Histogram(
            "quotetape_serve_answer_duration_seconds",
            "From a request to the end of its answer, by route; streams are not in it.",
            ["route"],
            buckets=_ANSWER_BUCKETS,
            registry=registry,
        )
        self._followers = Gauge(
            "quotetape_serve_followers", "Who follows the stream: open pages and programs.", registry=registry
        )


def _size(store: Path) -> int:
    total = 0
    for suffix in ("", "-wal"):
        try:
            total += Path(f"{store}{suffix}").stat().st_size
        except FileNotFoundError:
            continue
    return total
