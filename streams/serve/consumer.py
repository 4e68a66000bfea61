"""Reads the topics into the store, in a thread of its own: what is read and how far it was read go in together."""

import logging
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from kafka import TopicPartition
from kafka.errors import KafkaError, OffsetOutOfRangeError

from streams.cluster.consumed import incoming
from streams.cluster.consumers.consumer import new_consumer
from streams.cluster.reachability import why_unreachable
from streams.cluster.topic_admin import BrokerUnreachableError, topic_identity
from streams.cluster.topics import topics_of
from streams.pipeline.outputs import ARTICLES, DEAD_LETTERS, ENRICHED, QUOTES, TICKER_MENTIONS, TopicSpec
from streams.serve.facts import QuoteFact, fact_of
from streams.serve.metrics import ServeMetrics
from streams.serve.store.store import Place, Store
from streams.settings import Settings

READ: Final = (ENRICHED, QUOTES, TICKER_MENTIONS, DEAD_LETTERS)
_POLL_MS: Final = 20
_PAUSE_SECONDS: Final = 0.1
"""Between two looks where there was nothing; not every broker waits for records before it answers."""
_WAIT_MS: Final = 500
_AT_ONCE: Final = 2_000
_REACH_SECONDS: Final = 10.0
_LOOK_SECONDS: Final = 3.0
"""How often the partitions and their ends are looked at, which also tells whether the brokers answer."""
_ANSWER_MS: Final = 6_000
"""How long they may take."""
_STOP_SECONDS: Final = 10.0
_FORGET_SECONDS: Final = 60.0
_FIRST_PAUSE: Final = 0.5
_LONGEST_PAUSE: Final = 10.0
TOMBSTONES_SECONDS: Final = 86_400.0
"""How long a compacted topic keeps tombstones: who was away longer may have missed one."""

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Progress:
    """How far the store is, for whoever asks; written by the consumer's thread."""

    lag: Mapping[Place, int] | None = None
    """Records of each partition that wait to be read; None while no broker answers."""
    caught_up: bool = False
    """Whether it has reached the end of all topics at least once."""
    trouble: str | None = None
    """Why nothing is read, in words."""
    failed: Exception | None = field(default=None, repr=False)
    """What ended the thread."""

    @property
    def behind(self) -> int | None:
        """Records that wait to be read, of all partitions; None while no broker answers."""
        return None if self.lag is None else sum(self.lag.values())


class TapeConsumer:
    """Follows the topics for as long as it runs; brokers that are away are waited for.

    Args:
        settings: Where the brokers are, whose records are read, and whether articles' texts are.
        store: What it fills.
        keep_days: For how long.
        metrics: Where what is read is counted.
        changed: Called after each transaction that changed a quote, and where ``progress`` has another trouble.
    """

    def __init__(
        self, settings: Settings, store: Store, *, keep_days: int, metrics: ServeMetrics, changed: Callable[[], None]
    ) -> None:
        self._settings = settings
        self._store = store
        self._keep_days = keep_days
        self._metrics = metrics
        self._changed = changed
        topics = topics_of(settings)
        self._specs: Mapping[str, TopicSpec] = {
            topics[spec].name: spec for spec in ((*READ, ARTICLES) if settings.keep_text else READ)
        }
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="tape-consumer", daemon=True)
        self.progress = Progress()

    def start(self) -> None:
        """Begin to read."""
        self._thread.start()

    def stop(self) -> None:
        """Read no more, once the transaction under way is through; who waits for a broker then is not waited for."""
        self._stopping.set()
        self._thread.join(_STOP_SECONDS)

    def _run(self) -> None:
        pause = _FIRST_PAUSE
        try:
            while not self._stopping.is_set():
                try:
                    self._follow()
                    pause = _FIRST_PAUSE
                except (KafkaError, BrokerUnreachableError, _NoTopicError) as error:
                    self._wait_for_brokers(error, pause)
                    pause = min(2 * pause, _LONGEST_PAUSE)
        except Exception as error:
            log.exception("The topics are read no more")
            self.progress.trouble = str(error)
            self.progress.failed = error

    def _wait_for_brokers(self, error: Exception, seconds: float) -> None:
        if self._stopping.is_set():
            return
        self._tell_lag(None)
        told = why_unreachable(self._settings, error) if isinstance(error, KafkaError) else str(error)
        if told != self.progress.trouble:
            log.warning("%s; waiting", told)
        self._tell_trouble(told)
        self._stopping.wait(seconds)

    def _follow(self) -> None:
        """Read until told to stop, or until what was read is no more."""
        consumer = new_consumer(
            self._settings, reach_seconds=_REACH_SECONDS, auto_offset_reset="none", fetch_max_wait_ms=_WAIT_MS
        )
        try:
            partitions = self._place(consumer)
            self._tell_trouble(None)
            looked = forgot = 0.0
            while not self._stopping.is_set():
                self._read(consumer)
                if self._stopping.is_set():
                    return
                now = time.monotonic()
                if now - looked > _LOOK_SECONDS or not self.progress.caught_up:
                    looked = now
                    if self._partitions(consumer) != partitions:
                        return  # a topic has grown
                    self._look(consumer)
                if now - forgot > _FORGET_SECONDS and not self._store.forget(self._keep_days):
                    forgot = now
        except OffsetOutOfRangeError:
            log.warning("The topics no longer have what comes next; filling the store anew")
            self._store.begin_anew(self._identity())
            self._changed()
        finally:
            consumer.close(timeout_ms=_ANSWER_MS)

    def _place(self, consumer: Any) -> frozenset[TopicPartition]:
        """Go on where the store is; begin anew where that would miss something."""
        identity = self._identity()
        partitions = self._partitions(consumer)
        consumer.assign(sorted(partitions))
        begins = consumer.beginning_offsets(list(partitions), timeout_ms=_ANSWER_MS)
        ends = consumer.end_offsets(list(partitions), timeout_ms=_ANSWER_MS)
        known = {TopicPartition(*place): offset for place, offset in self._store.offsets().items()}
        lost = [each for each in partitions & known.keys() if not begins[each] <= known[each] <= ends[each]]
        away = self._store.away_seconds() > TOMBSTONES_SECONDS
        if known and (lost or away or self._store.identity() != identity):
            log.warning("The store was away for too long, or the topics are others; filling it anew")
            known = {}
        if not known:
            self._store.begin_anew(identity)
            self._changed()
        for partition in partitions:
            consumer.seek(partition, known.get(partition, begins[partition]))
        return partitions

    def _read(self, consumer: Any) -> None:
        batches = consumer.poll(timeout_ms=_POLL_MS, max_records=_AT_ONCE)
        if self._stopping.is_set():
            return
        if not batches:
            self._stopping.wait(_PAUSE_SECONDS)
            return
        facts = [
            fact
            for partition, records in batches.items()
            for record in records
            if (fact := fact_of(self._specs[partition.topic], incoming(record), self._settings.group)) is not None
        ]
        # Markers of transactions have offsets too, which the consumer's position counts.
        offsets: dict[Place, int] = {
            (each.topic, each.partition): max(consumer.position(each), records[-1].offset + 1)
            for each, records in batches.items()
        }
        if self._store.take(facts, offsets):
            self._changed()
        now = time.time()
        self._metrics.quotes_told(now - fact.at_ms / 1000 for fact in facts if isinstance(fact, QuoteFact))
        for partition, records in batches.items():
            self._metrics.took(partition.topic, len(records))

    def _look(self, consumer: Any) -> None:
        """Note how far the store is."""
        ends = consumer.end_offsets(list(consumer.assignment()), timeout_ms=_ANSWER_MS)
        lag = {each: max(0, end - consumer.position(each)) for each, end in ends.items()}
        self._tell_lag({(each.topic, each.partition): records for each, records in lag.items()})
        self.progress.caught_up = self.progress.caught_up or self.progress.behind == 0
        if self.progress.behind == 0 and not self._stopping.is_set():
            self._store.take((), {})

    def _tell_lag(self, lag: Mapping[Place, int] | None) -> None:
        self.progress.lag = lag
        self._metrics.set_lag(lag)

    def _tell_trouble(self, trouble: str | None) -> None:
        if trouble != self.progress.trouble:
            self.progress.trouble = trouble
            self._changed()

    def _partitions(self, consumer: Any) -> frozenset[TopicPartition]:
        found: list[TopicPartition] = []
        for topic in self._specs:
            numbers = consumer.partitions_for_topic(topic)
            if not numbers:
                raise _NoTopicError(f"there is no topic {topic}; make the topics with: quotetape topics create")
            found += [TopicPartition(topic, number) for number in numbers]
        return frozenset(found)

    def _identity(self) -> str:
        """What tells these topics from others of their names."""
        return ",".join(topic_identity(self._settings, topic) or "?" for topic in sorted(self._specs))


class _NoTopicError(RuntimeError):
    """A topic is missing."""
