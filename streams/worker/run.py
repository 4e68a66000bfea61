"""Running a worker from its first word to its last: wait for the brokers, check the topics, stream, stop in order."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any, Final

from aiokafka.errors import KafkaConnectionError
from prometheus_client import CollectorRegistry

from streams.cluster.group_admin import GroupError, Start, begin_group, committed_offsets, start_text
from streams.cluster.topic_admin import (
    BrokerUnreachableError,
    TopicError,
    TopicGrownError,
    TopicMissingError,
    create_topics,
    missing_topics,
    require_same_partitions,
)
from streams.cluster.topics import topics_of
from streams.delivery.exactly_once import PartitionLostError
from streams.memory.rules import Reader
from streams.memory.store import StoreError
from streams.pipeline.enrichment import Core
from streams.pipeline.outputs import ARTICLES, MEMORY
from streams.pipeline.processing import arrive, load_core, resolve, utc_now
from streams.settings import Settings
from streams.version import __version__
from streams.worker import logs
from streams.worker.app import QuotetapeApp, Reading, create_app
from streams.worker.ending import Ending
from streams.worker.garbage import tuned_garbage_collection
from streams.worker.health import Health
from streams.worker.metrics import Metrics
from streams.worker.patches.clients import GroupLostError
from streams.worker.server import WebServerError, create_site, serve

_FIRST_PAUSE: Final = 0.5
_LONGEST_PAUSE: Final = 15.0

log = logging.getLogger(__name__)


class WorkerError(RuntimeError):
    """The worker can't go on; the message says why and what to do."""


def run_worker(settings: Settings, *, create_missing_topics: bool = False, start: Start | None = None) -> int:
    """Run a worker until SIGTERM or SIGINT.

    Args:
        settings: All that can be set.
        create_missing_topics: Create the topics that are not there; else they are an error.
        start: Where a group begins that has no offsets yet; at what is still there if None.

    Returns:
        The exit status: 0 after a stop in order, 1 when it could not start or go on.
    """
    logs.configure(settings.log_format)
    with Ending() as ending:
        try:
            _run_loop(settings, ending, create_missing_topics=create_missing_topics, start=start)
        except (WorkerError, WebServerError, TopicError, TopicGrownError, GroupError, StoreError) as error:
            log.critical("%s", error)
            return 1
        log.info("Stopped")  # in here, for perhaps nobody reads the log any more
    return 0


def _run_loop(settings: Settings, ending: Ending, *, create_missing_topics: bool, start: Start | None) -> None:
    try:
        with asyncio.Runner(loop_factory=_loop_factory()) as runner:
            try:
                runner.run(_run(settings, ending, create_missing_topics=create_missing_topics, start=start))
            finally:
                ending.begin()  # what is left of the event loop has to end too
    finally:
        ending.catch_up()


async def _run(settings: Settings, ending: Ending, *, create_missing_topics: bool, start: Start | None) -> None:
    registry = CollectorRegistry()
    metrics = Metrics(registry, watchlist=settings.watchlist)
    health = Health()
    metrics.report_readiness(lambda: health.readiness().ready)
    ending.wake(asyncio.get_running_loop())
    async with serve(create_site(registry, health.readiness), settings.web_host, settings.web_port) as address:
        log.info("Quotetape %s worker: metrics and health on %s", __version__, address)
        with tuned_garbage_collection():
            core = await asyncio.to_thread(load_core)
        preparing = _prepare(settings, health, create_missing_topics=create_missing_topics, start=start)
        if await _until(ending.requested, preparing):
            return
        log.info(
            "Streaming from %s as group %s: %s to %s",
            ",".join(settings.brokers),
            settings.group,
            topics_of(settings)[ARTICLES].name,
            ", ".join(topics_of(settings).output_names().values()),
        )
        await _stream(settings, _reading(core, settings), metrics, health, ending)


def _reading(core: Core, settings: Settings) -> Reading:
    """How a worker reads articles."""
    cap = settings.max_article_bytes
    return Reading(
        partial(arrive, max_article_bytes=cap, clock=utc_now, input_format=settings.input_format),
        Reader(partial(resolve, core=core, max_article_bytes=cap, clock=utc_now), core.tickers.as_of),
    )


async def _prepare(
    settings: Settings, health: Health, *, create_missing_topics: bool, start: Start | None = None
) -> None:
    """Wait until a broker answers and the topics are there, and say where a new group begins.

    Raises:
        WorkerError: Topics are missing and may not be created.
        TopicGrownError: The articles topic has grown.
        TopicError: A topic can't be created.
        GroupError: The brokers did not take the group's offsets.
    """
    pause = _FIRST_PAUSE
    while True:
        try:
            missing = await asyncio.to_thread(missing_topics, settings, topics_of(settings))
            if missing and create_missing_topics:
                created = await asyncio.to_thread(create_topics, settings, topics_of(settings))
                if created:  # else another worker was quicker
                    log.info("Created the topics %s", ", ".join(created))
            elif missing:
                raise WorkerError(
                    f"These topics are missing: {', '.join(missing)}. Create them with: quotetape topics create "
                    f"--group {settings.group} (or start the worker with --create-topics)"
                )
            topics = topics_of(settings)
            await asyncio.to_thread(require_same_partitions, settings, topics[ARTICLES].name, topics[MEMORY].name)
            # A consumer without the right to use its group would wait for ever; this says so.
            await asyncio.to_thread(committed_offsets, settings, topics_of(settings)[ARTICLES].name, [0])
            if start is not None:
                await asyncio.to_thread(_begin, settings, start)
        except (BrokerUnreachableError, TopicMissingError) as error:  # if a topic stays away, the next look says so
            health.blocked(f"waiting for the brokers: {error}")
            log.warning("Waiting for the brokers: %s; trying again in %.1f s", error, pause)
            await asyncio.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)
        else:
            return


def _begin(settings: Settings, start: Start) -> None:
    """Set where the group begins, if it is new."""
    topic = topics_of(settings)[ARTICLES].name
    if count := begin_group(settings, topic, start):
        log.info("Group %s begins %d partitions of %s at %s", settings.group, count, topic, start_text(start))
    else:
        log.info("Group %s has offsets in %s already, and goes on from there", settings.group, topic)


async def _stream(settings: Settings, reading: Reading, metrics: Metrics, health: Health, ending: Ending) -> None:
    """Run the app until a stop is requested.

    Raises:
        WorkerError: The app crashed.
        TopicGrownError, GroupError: The brokers do not let it begin anew.
    """
    begun, stop = False, ending.requested
    while not stop.is_set():
        # What the brokers refuse for good ends a worker that begins anew here, with its reason.
        if begun and await _until(stop, _prepare(settings, health, create_missing_topics=False)):
            return
        begun = True
        app = create_app(settings, reading, metrics=metrics, health=health)
        try:
            await _run_app(app, health, stop)
        finally:
            if stop.is_set():
                health.blocked("stopping")
            ending.begin()
            await app.stop()
            await app.guarantee.revoked()  # a stop is no rebalance; what is open has to be closed all the same
            metrics.left_the_group()
            health.left_the_group()
        ending.over()


async def _run_app(app: QuotetapeApp, health: Health, stop: asyncio.Event) -> None:
    """Run ``app`` until ``stop``, or until it has to be begun anew.

    Raises:
        WorkerError: It crashed.
    """
    try:
        if await _until(stop, app.start()):
            return
    except KafkaConnectionError:  # the brokers went away since they answered last
        return
    health.started()
    await _until(stop, app.wait_until_stopped())
    if isinstance(app.crash_reason, PartitionLostError | GroupLostError):
        log.warning("Joining the group anew: %s", app.crash_reason)
        health.blocked("joining the group anew")
        return
    if isinstance(app.crash_reason, StoreError | TopicGrownError):
        raise WorkerError(str(app.crash_reason)) from app.crash_reason
    if app.crash_reason is not None:
        raise WorkerError(f"The stream broke off: {app.crash_reason!r}") from app.crash_reason


async def _until(stop: asyncio.Event, work: Coroutine[Any, Any, None]) -> bool:
    """Run ``work``, unless and until ``stop`` is set first; whether it was."""
    working = asyncio.ensure_future(work)
    stopping = asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            working.result()
        return stop.is_set()
    finally:
        for task in (working, stopping):
            task.cancel()
        await asyncio.gather(working, stopping, return_exceptions=True)


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """uvloop where it is to be had."""
    try:
        import uvloop  # noqa: PLC0415 - there is none for Windows
    except ImportError:
        return None
    return uvloop.new_event_loop


__all__ = ["WorkerError", "run_worker"]
