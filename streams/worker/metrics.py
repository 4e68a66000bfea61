"""What a worker counts and measures, for Prometheus."""

import platform
from collections import Counter as Tally
from collections.abc import Callable, Mapping
from datetime import datetime
from itertools import product
from typing import Final, get_args

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, Info, ProcessCollector

from streams.delivery.offsets import Partition
from streams.pipeline.event import WithdrawnBecause
from streams.pipeline.outcomes import (
    STAGE_OF,
    Change,
    Enriched,
    OutcomeName,
    Rejection,
    Skipped,
    Superseded,
    Unchanged,
    Withdrawal,
    name_of,
)
from streams.pipeline.outputs import ENRICHED, QUOTES, TICKER_MENTIONS
from streams.quotes.model import QuoteKind, SpeakerType
from streams.tickers.model import MentionKind
from streams.version import __version__

_DURATION_BUCKETS: Final = (
    *(0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05),
    *(0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0),
)
_AGE_BUCKETS: Final = (0.1, 0.5, 1, 2, 5, 10, 30, 60, 300, 900, 3600, 6 * 3600, 24 * 3600, 7 * 24 * 3600)


class Metrics:
    """The worker's metrics, on the registry that it is given.

    Every label has a bounded set of values, and series whose labels are known begin at 0: a rate over a series that
    appears with its first event would miss that event.
    """

    def __init__(self, registry: CollectorRegistry, *, watchlist: tuple[str, ...]) -> None:
        self._declare_articles(registry)
        self._declare_findings(registry)
        self._declare_lives(registry)
        self._declare_worker(registry)
        self._watched = frozenset(watchlist)
        self._begin_at_zero()

    def settled(self, change: Change, *, publish_seconds: float, now: datetime) -> None:
        """Count an article once the brokers have acknowledged all that came of it.

        Args:
            change: What came of it in the end.
            publish_seconds: From sent to acknowledged.
            now: The present, for the article's age.
        """
        outcome = change.outcome
        self._articles.labels(name_of(outcome)).inc()
        if change.withdrawal is not None:
            self._withdrew(change.withdrawal)
        match outcome:
            case Enriched():
                self._enriched(outcome, now)
            case Skipped() | Superseded() | Unchanged():
                return
            case Rejection(stage=stage, reason=reason):
                self._dead_letters.labels(stage, reason).inc()
        self._duration.labels("publish").observe(publish_seconds)

    def report_readiness(self, ready: Callable[[], bool]) -> None:
        """Ask ``ready`` at every scrape whether the worker does its work; until then it is not ready."""
        self._ready.set_function(ready)

    def set_lag(self, lag: Mapping[Partition, int]) -> None:
        """The lag by topic and partition; partitions that are not in it are no longer this worker's."""
        self._lag.clear()
        for (topic, partition), records in lag.items():
            self._lag.labels(topic, partition).set(records)

    def set_topic_partitions(self, topic: str, partitions: int) -> None:
        """How many partitions a topic has, among all workers."""
        self._topic_partitions.labels(topic).set(partitions)

    def unkeyed(self) -> None:
        """An article came under another key than its id."""
        self._unkeyed.inc()

    def set_memory(self, remembered: int, left: int) -> None:
        """How many articles are remembered, and how many records of the memory are still to be read."""
        self._remembered.set(remembered)
        self._left_to_restore.set(left)

    def left_the_group(self) -> None:
        """The worker has no partitions now: what was said of those it had is over."""
        self.set_lag({})
        self.set_memory(0, 0)

    def _declare_articles(self, registry: CollectorRegistry) -> None:
        """What became of articles, and when."""
        self._articles = Counter(
            "quotetape_articles", "Articles by what became of them.", ["outcome"], registry=registry
        )
        self._duration = Histogram(
            "quotetape_article_duration_seconds",
            "Time an article took: decode (bytes to article), enrich, publish (sent to acknowledged).",
            ["stage"],
            buckets=_DURATION_BUCKETS,
            registry=registry,
        )
        self._age = Histogram(
            "quotetape_article_age_seconds",
            "From an article's published_at to the acknowledgement of its events.",
            buckets=_AGE_BUCKETS,
            registry=registry,
        )
        self._dead_letters = Counter(
            "quotetape_dead_letters", "Dead letters by stage and reason.", ["stage", "reason"], registry=registry
        )

    def _declare_findings(self, registry: CollectorRegistry) -> None:
        """What was found in them."""
        self._quotes = Counter("quotetape_quotes", "Quotes found.", ["kind", "speaker_type"], registry=registry)
        self._mentions = Counter(
            "quotetape_ticker_mentions", "Mentions of securities found.", ["kind"], registry=registry
        )
        self._watchlist = Counter(
            "quotetape_watchlist_mentions",
            "Mentions of the symbols of QUOTETAPE_WATCHLIST.",
            ["symbol"],
            registry=registry,
        )

    def _declare_lives(self, registry: CollectorRegistry) -> None:
        """What was taken back, and what is remembered."""
        self._withdrawn = Counter(
            "quotetape_withdrawn",
            "What was taken back, by topic (without prefix) and why.",
            ["topic", "because"],
            registry=registry,
        )
        self._unkeyed = Counter(
            "quotetape_unkeyed_articles",
            "Articles whose key is not their id: their versions may lie on several partitions.",
            registry=registry,
        )
        self._remembered = Gauge(
            "quotetape_remembered_articles",
            "Articles whose life is remembered, of the partitions that this worker has.",
            registry=registry,
        )
        self._left_to_restore = Gauge(
            "quotetape_memory_left_to_restore",
            "Records of the memory topic that are still to be read before all partitions are.",
            registry=registry,
        )

    def _declare_worker(self, registry: CollectorRegistry) -> None:
        """How the worker does."""
        self._lag = Gauge(
            "quotetape_consumer_lag",
            "Records of a partition that are not done yet, for the partitions that this worker has.",
            ["topic", "partition"],
            registry=registry,
        )
        self._topic_partitions = Gauge(
            "quotetape_topic_partitions",
            "Partitions that a topic has, whoever has them.",
            ["topic"],
            registry=registry,
        )
        self._ready = Gauge(
            "quotetape_worker_ready", "1 while the worker does its work, as /readyz says; else 0.", registry=registry
        )
        # process_start_time_seconds shows a restart; beside it CPU and memory.
        ProcessCollector(registry=registry)
        Info("quotetape_build", "What is running.", registry=registry).info(
            {"version": __version__, "python": platform.python_version()}
        )

    def _withdrew(self, withdrawal: Withdrawal) -> None:
        for kind, topic in (("quote", QUOTES), ("ticker_mention", TICKER_MENTIONS)):
            count = sum(part.kind == kind for part in withdrawal.parts)
            self._withdrawn.labels(topic.name, withdrawal.because).inc(count)
        if withdrawal.key is not None:
            self._withdrawn.labels(ENRICHED.name, withdrawal.because).inc()

    def _enriched(self, outcome: Enriched, now: datetime) -> None:
        self._duration.labels("decode").observe(outcome.decode_seconds)
        self._duration.labels("enrich").observe(outcome.enrich_seconds)
        if outcome.published is not None:
            # A newsroom's clock may be ahead of ours.
            self._age.observe(max(0.0, (now - outcome.published).total_seconds()))
        quotes = Tally(
            (quote["kind"], "unknown" if quote["speaker"] is None else quote["speaker"]["type"])
            for quote in outcome.event["quotes"]
        )
        for labels, count in quotes.items():
            self._quotes.labels(*labels).inc(count)
        tickers = outcome.event["tickers"]
        for kind, count in Tally(mention["kind"] for ticker in tickers for mention in ticker["mentions"]).items():
            self._mentions.labels(kind).inc(count)
        for ticker in tickers:
            if ticker["symbol"] in self._watched:
                self._watchlist.labels(ticker["symbol"]).inc(len(ticker["mentions"]))

    def _begin_at_zero(self) -> None:
        for outcome in get_args(OutcomeName):
            self._articles.labels(outcome)
        for stage in ("decode", "enrich", "publish"):
            self._duration.labels(stage)
        for kind, speaker_type in product(get_args(QuoteKind), get_args(SpeakerType)):
            self._quotes.labels(kind, speaker_type)
        for kind in get_args(MentionKind):
            self._mentions.labels(kind)
        for symbol in self._watched:
            self._watchlist.labels(symbol)
        for topic, because in product((ENRICHED, QUOTES, TICKER_MENTIONS), get_args(WithdrawnBecause)):
            self._withdrawn.labels(topic.name, because)
        for reason, failed_stage in STAGE_OF.items():
            self._dead_letters.labels(failed_stage, reason)


__all__ = ["Metrics"]
