"""The Faust app, built from settings: one agent, no tables, no pages, and commits of settled articles only."""

import asyncio
import logging
from collections.abc import Awaitable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

import faust
from aiokafka.errors import KafkaError
from faust.exceptions import ConsumerNotStarted
from faust.types.tuples import TP

from streams.cluster.connection import client_options
from streams.cluster.group_admin import committed_offsets, reading_starts
from streams.cluster.topic_admin import require_same_partitions, topic_identity
from streams.cluster.topics import topics_of
from streams.delivery.at_least_once import AtLeastOnce
from streams.delivery.exactly_once import ExactlyOnce
from streams.delivery.guarantee import Guarantee, Report
from streams.delivery.lives import Arrive, Lives
from streams.delivery.memories import Kept, Memories, Standing
from streams.delivery.memory_topic import memory_pages
from streams.delivery.offsets import Partition
from streams.delivery.producer import KafkaTransactions, send
from streams.memory.rules import Reader
from streams.memory.store import Store, StoreError
from streams.pipeline.outcomes import Change, Outcome
from streams.pipeline.outputs import ARTICLES, MEMORY
from streams.pipeline.processing import Arrival, Clock, utc_now
from streams.pipeline.records import IncomingRecord, OutgoingRecord
from streams.settings import Settings
from streams.worker.agents import article_agent, log_outcome
from streams.worker.faust_settings import faust_settings
from streams.worker.health import Health
from streams.worker.metrics import Metrics
from streams.worker.patches.app import FaustApp
from streams.worker.patches.clients import (
    GroupLostError,
    check_membership,
    commit_offsets,
    kafka_producer,
    new_transactional_producer,
)
from streams.worker.patches.committed_reads import read_committed_only
from streams.worker.patches.header_names import escape_header_names
from streams.worker.patches.stopping import stop_soon

_COMMIT_SECONDS: Final = 1.0
"""How much is repeated at most after a kill."""
_LAG_SECONDS: Final = 2.0
_MEMBERSHIP_SECONDS: Final = 1.0
_MEMORY_SECONDS: Final = 1.0
_EXPIRY_SECONDS: Final = 60.0
_DRAIN_SECONDS: Final = 15.0
"""How long a stop or a rebalance waits for what is in flight; what is not settled then will be repeated."""
_LAST_COMMIT_SECONDS: Final = 3.0
"""How long it waits for brokers to take the offsets; the client would try for ever. Ending.STOP_SECONDS has the sum."""

log = logging.getLogger(__name__)


class QuotetapeApp(FaustApp):
    """A Faust app that leaves offsets to its guarantee."""

    guarantee: Guarantee
    memories: Memories
    health: Health

    async def agent_failed(self, error: BaseException) -> None:
        """End the worker, and commit nothing from here on: one that is started again reads the article once more."""
        await self.guarantee.revoked()
        await super().agent_failed(error)

    @faust.Service.timer(_MEMBERSHIP_SECONDS)  # runs from the first moment; ``app.timer`` waits for partitions
    async def _follow_group(self) -> None:
        try:
            await check_membership(self)
        except GroupLostError as error:
            await self.crash(error)


@dataclass(frozen=True, slots=True)
class Reading:
    """How articles are read."""

    arrive: Arrive
    reader: Reader


def create_app(
    settings: Settings, reading: Reading, *, metrics: Metrics, health: Health, clock: Clock = utc_now
) -> QuotetapeApp:
    """A worker's app, ready to be started.

    Args:
        settings: All that can be set.
        reading: How articles are read.
        metrics: Counts what is settled.
        health: Is told how the worker does.
        clock: Gives the present.
    """
    escape_header_names()
    app = QuotetapeApp(settings.group, **faust_settings(settings), loop=asyncio.get_running_loop())
    stop_soon(app)
    app.health = health

    def report(record: IncomingRecord, change: Change, publish_seconds: float) -> None:
        metrics.settled(change, publish_seconds=publish_seconds, now=clock())
        health.progressed(Partition(record.topic, record.partition))

    def observe(arrival: Arrival, outcome: Outcome) -> None:
        log_outcome(arrival.record, outcome)
        if not arrival.is_keyed:
            metrics.unkeyed()

    app.memories = Memories(_kept(settings), clock=clock)
    lives = Lives(reading.arrive, reading.reader, app.memories, group=settings.group, observe=observe, clock=clock)
    app.guarantee = _guarantee(app, settings, lives, report)

    articles = app.topic(
        topics_of(settings)[ARTICLES].name,
        key_type=bytes,
        value_type=bytes,
        value_serializer="raw",
        acks=False,  # Faust's acknowledgements count for nothing here
    )
    app.agent(articles, name="articles")(article_agent(app.guarantee.accept))
    _add_tasks(app, metrics, topics_of(settings)[ARTICLES].name)
    _follow_rebalances(app)
    return app


def _guarantee(app: QuotetapeApp, settings: Settings, lives: Lives, report: Report) -> Guarantee:
    """What the settings promise, on the app's clients."""
    if settings.processing_guarantee == "exactly_once":
        read_committed_only(app)
        return _exactly_once(app, settings, lives, report)
    names = topics_of(settings).output_names()

    async def deliver(record: IncomingRecord, out: OutgoingRecord) -> Awaitable[Any]:
        return await send(kafka_producer(app), names, record, out)

    async def commit(offsets: Mapping[Partition, int]) -> bool:
        app.health.committing()
        if not await commit_offsets(app, offsets):
            return False
        app.health.committed()
        return True

    return AtLeastOnce(deliver, commit, lives, report=report)


def _kept(settings: Settings) -> Kept:
    """Where the group's memory is kept: in its topic, and on this machine's disk."""
    topics = topics_of(settings)
    articles, memory = topics[ARTICLES].name, topics[MEMORY].name

    def look_up(partitions: Collection[Partition]) -> Standing:
        require_same_partitions(settings, articles, memory)
        starts = reading_starts(settings, articles, [partition.partition for partition in partitions])
        committed = {Partition(articles, number): offset for number, offset in starts.items()}
        return Standing(topic_identity(settings, memory), committed)

    async def look(partitions: Collection[Partition]) -> Standing:
        return await asyncio.to_thread(look_up, partitions)

    def open_store(partition: Partition, identity: str | None) -> Store:
        return Store.open(settings.state_dir / memory / f"{partition.partition}.sqlite", identity)

    return Kept(
        look,
        open_store,
        lambda partition: memory_pages(client_options(settings), memory, partition),
        settings.remember_days,
    )


def _exactly_once(app: QuotetapeApp, settings: Settings, lives: Lives, report: Report) -> ExactlyOnce:
    topics = topics_of(settings)
    names = topics.output_names()

    def transactions(partition: Partition) -> KafkaTransactions:
        return KafkaTransactions(
            lambda name: new_transactional_producer(app, name), names, partition, group=settings.group
        )

    async def committed(partitions: Collection[Partition]) -> dict[Partition, int | None]:
        numbers = [partition.partition for partition in partitions]
        offsets = await asyncio.to_thread(committed_offsets, settings, topics[ARTICLES].name, numbers)
        return {partition: offsets[partition.partition] for partition in partitions}

    return ExactlyOnce(transactions, committed, lives, report=report)


def _add_tasks(app: QuotetapeApp, metrics: Metrics, topic: str) -> None:
    """What runs beside the agent."""

    async def measure_lag() -> None:
        lag = await _lag(app)
        if lag is not None:
            metrics.set_lag(lag)
            metrics.set_topic_partitions(topic, app.consumer.topic_partitions(topic) or 0)
            app.health.waiting(lag)

    async def measure_memory() -> None:
        left = app.memories.left_to_restore
        metrics.set_memory(app.memories.remembered, left or 0)
        app.health.restoring(left)

    app.task(app.memories.run)
    app.task(app.guarantee.run)
    app.timer(_MEMORY_SECONDS)(measure_memory)
    app.timer(_EXPIRY_SECONDS)(app.memories.expire)
    app.timer(_COMMIT_SECONDS)(app.guarantee.commit)
    app.timer(_LAG_SECONDS)(measure_lag)


async def _lag(app: QuotetapeApp) -> dict[Partition, int] | None:
    """For each partition that is assigned, how many records are not done; None where that can't be told now.

    The brokers are asked for the ends: what the consumer knows of them stands still when it fetches no more.
    """
    lag = {}
    try:
        assignment = sorted(app.consumer.assignment())
        ends = await app.consumer.highwaters(*assignment) if assignment else {}
        for partition in assignment:
            done = app.guarantee.next_offset(Partition(*partition))
            if done is None:
                done = await app.consumer.position(partition)
            if done is not None:
                lag[Partition(*partition)] = max(0, ends[partition] - done)
    except (KafkaError, ConsumerNotStarted, AssertionError):  # the partitions were taken away meanwhile
        return None
    return lag


def _follow_rebalances(app: QuotetapeApp) -> None:
    """Finish what is in flight before partitions go elsewhere, and before the worker stops."""

    async def finish() -> None:
        if app.crashed:  # its consumer ends with it: nothing can be committed any more, so it is all read again
            return
        try:
            await asyncio.wait_for(app.guarantee.drain(), _DRAIN_SECONDS)
        except TimeoutError:
            log.warning("%d articles are not done yet; they will be read again", app.guarantee.unsettled)
        try:
            await asyncio.wait_for(app.guarantee.commit(), _LAST_COMMIT_SECONDS)
        except TimeoutError:
            log.warning("The brokers take no offsets; what was done in the last second will be read again")
        except StoreError as error:  # said by whoever met it first; Kafka has what the disk lacks
            log.warning("%s", error)

    @app.on_partitions_revoked.connect(weak=False)
    async def revoked(_app: faust.App, _partitions: set[TP], **_kwargs: Any) -> None:
        await finish()
        await app.guarantee.revoked()
        app.health.revoked()

    @app.on_partitions_assigned.connect(weak=False)
    async def assigned(_app: faust.App, partitions: set[TP], **_kwargs: Any) -> None:
        await app.guarantee.assigned([Partition(*each) for each in partitions], app.consumer_generation_id)
        app.health.restoring(app.memories.left_to_restore)
        app.health.assigned(len(partitions))
        shares = [f"{partition.topic}/{partition.partition}" for partition in sorted(partitions)]
        log.info("Assigned %d partitions: %s", len(shares), ", ".join(shares) or "none")

    @app.on_before_shutdown.connect(weak=False)
    async def stopping(_app: faust.App, **_kwargs: Any) -> None:
        await finish()
