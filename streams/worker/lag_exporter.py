"""How far groups are behind, for Prometheus, from a process of its own: it tells it where no worker runs.

A worker tells the lag of its own partitions (``quotetape_consumer_lag``), to the record. This tells that of whole
groups, as the brokers have it, by another name: who adds the two up counts twice.
"""

import asyncio
import logging
import signal
from collections.abc import Sequence
from typing import Final

from prometheus_client import CollectorRegistry, Gauge

from streams.cluster.group_admin import GroupStanding, group_standing
from streams.cluster.topic_admin import BrokerUnreachableError, missing_topics
from streams.cluster.topics import topics_of
from streams.pipeline.outputs import ARTICLES
from streams.settings import Settings
from streams.version import __version__
from streams.worker import logs
from streams.worker.health import Readiness
from streams.worker.server import WebServerError, create_site, serve

__all__ = ["GroupMetrics", "look", "run_lag_exporter"]

_REACH_SECONDS: Final = 5.0

log = logging.getLogger(__name__)


class GroupMetrics:
    """What is told of groups, on the registry that it is given. What is not known now has no series."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._lag = Gauge(
            "quotetape_group_lag",
            "Records of a partition that a group has not committed, whether or not a worker has the partition.",
            ["group", "topic", "partition"],
            registry=registry,
        )
        self._members = Gauge(
            "quotetape_group_members",
            "Workers that are in a group, as the brokers have it.",
            ["group"],
            registry=registry,
        )

    def see(self, group: str, topic: str, standing: GroupStanding) -> None:
        """Tell how ``group`` stands in ``topic``."""
        self._members.labels(group).set(len(standing.members))
        for each in standing.partitions:
            self._lag.labels(group, topic, str(each.partition)).set(each.lag)

    def forget(self) -> None:
        """Tell nothing: the brokers don't answer, and a lag of yesterday would pass for one of today."""
        self._lag.clear()
        self._members.clear()


def run_lag_exporter(deployments: Sequence[Settings], *, interval: float) -> int:
    """Look at groups and serve what is seen, until SIGTERM or SIGINT.

    Args:
        deployments: The settings of each group; they differ in its name only.
        interval: Between two looks, seconds.

    Returns:
        The exit status: 0 after a stop in order, 1 when the address can't be listened on.
    """
    logs.configure(deployments[0].log_format)
    try:
        asyncio.run(_run(deployments, interval))
    except WebServerError as error:
        log.critical("%s", error)
        return 1
    return 0


async def _run(deployments: Sequence[Settings], interval: float) -> None:
    registry = CollectorRegistry()
    metrics = GroupMetrics(registry)
    state = Readiness(ready=False, reason="starting")
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    settings = deployments[0]
    site = create_site(registry, lambda: state)
    async with serve(site, settings.web_host, settings.web_port) as address:
        names = ", ".join(each.group for each in deployments)
        log.info("Quotetape %s lag exporter for %s: metrics and health on %s", __version__, names, address)
        while not stop.is_set():
            seen = await asyncio.to_thread(look, deployments, metrics)
            if not seen.ready and seen.reason != state.reason:
                log.warning("No lag to tell: %s", seen.reason)
            state = seen
            try:
                await asyncio.wait_for(stop.wait(), interval)
            except TimeoutError:
                continue


def look(deployments: Sequence[Settings], metrics: GroupMetrics) -> Readiness:
    """See how the groups stand, or why that can't be seen."""
    articles = topics_of(deployments[0])[ARTICLES]
    try:
        if missing_topics(deployments[0], [articles]):
            metrics.forget()
            return Readiness(ready=False, reason=f"there is no topic {articles.name}")
        for settings in deployments:
            metrics.see(settings.group, articles.name, group_standing(settings, articles.name, timeout=_REACH_SECONDS))
    except BrokerUnreachableError as error:
        metrics.forget()
        return Readiness(ready=False, reason=str(error))
    return Readiness(ready=True, reason=f"{len(deployments)} groups seen")
