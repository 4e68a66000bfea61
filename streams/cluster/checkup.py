"""Whether everything a deployment needs is there and as it should be: brokers, topics, the group, a worker."""

import json
import platform
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any, Final

from streams.cluster.group_admin import group_standing
from streams.cluster.group_progress import GroupProgress
from streams.cluster.partition_check import KeySurvey, survey_articles
from streams.cluster.topic_admin import BrokerUnreachableError, TopicState, admin_client, describe_topics
from streams.cluster.topics import Topic, topics_of
from streams.pipeline.outputs import ARTICLES
from streams.settings import Settings
from streams.version import __version__

__all__ = ["Checkup", "TopicCheck", "WorkerCheck", "check"]

_SURVEY_SECONDS: Final = 5.0
"""How long the latest articles are read at most."""
_PACKAGES: Final = ("faust-streaming", "aiokafka", "kafka-python")


@dataclass(frozen=True, slots=True)
class TopicCheck:
    """A topic as the cluster has it, and what about it is not as it should be."""

    name: str
    partitions: int
    """0: it does not exist."""
    copies: int
    cleanup: str | None
    retention_ms: str | None
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorkerCheck:
    """What a worker says of itself."""

    url: str
    ready: bool
    reason: str


@dataclass(slots=True)
class Checkup:
    """What was found."""

    brokers: tuple[str, ...]
    group: str
    versions: dict[str, str]
    broker_error: str | None = None
    """Why no broker could be asked."""
    broker_version: str | None = None
    """Of the protocol, as a Kafka release; None where it could not be found out."""
    topics: list[TopicCheck] = field(default_factory=list)
    progress: GroupProgress | None = None
    """None where there is no articles topic."""
    keys: KeySurvey | None = None
    """None where there is no articles topic."""
    worker: WorkerCheck | None = None
    max_lag: int | None = None
    """More articles than so many that wait for the group are a problem; for who asks to set."""

    def problems(self) -> Iterator[str]:
        """Each thing that is wrong, in a sentence; what keeps articles waiting comes first."""
        if self.broker_error is not None:
            yield self.broker_error
        yield from self._topic_problems(missing=True)
        if self.progress is not None:
            yield from self.progress.problems()
            lag = self.progress.after.lag
            if self.max_lag is not None and lag > self.max_lag:
                yield f"group {self.group} is {lag} articles behind; at most {self.max_lag} are allowed"
        if self.keys is not None:
            yield from self.keys.problems()
        if self.worker is not None and not self.worker.ready:
            yield f"worker {self.worker.url}: {self.worker.reason}"
        yield from self._topic_problems(missing=False)

    def _topic_problems(self, *, missing: bool) -> Iterator[str]:
        for topic in self.topics:
            if (topic.partitions == 0) == missing:
                yield from (f"topic {topic.name}: {problem}" for problem in topic.problems)

    def as_json(self) -> dict[str, Any]:
        """For a program."""
        problems = list(self.problems())
        return {
            "ok": not problems,
            "problems": problems,
            "versions": self.versions,
            "broker": {
                "addresses": list(self.brokers),
                "reachable": self.broker_error is None,
                "version": self.broker_version,
            },
            "topics": [
                {
                    "name": topic.name,
                    "partitions": topic.partitions,
                    "copies": topic.copies,
                    "cleanup_policy": topic.cleanup,
                    "retention_ms": None if topic.retention_ms is None else int(topic.retention_ms),
                    "problems": list(topic.problems),
                }
                for topic in self.topics
            ],
            "group": {"name": self.group} if self.progress is None else self.progress.as_json(),
            "keys": self.keys and self.keys.as_json(),
            "worker": self.worker
            and {"url": self.worker.url, "ready": self.worker.ready, "reason": self.worker.reason},
        }


def check(
    settings: Settings,
    *,
    partitions: int,
    timeout: float,
    interval: float,
    worker: str | None = None,
) -> Checkup:
    """Look at everything, as far as it can be reached.

    Args:
        settings: Where the brokers are, the topics' names and the group.
        partitions: How many each topic should have.
        timeout: How long a broker or the worker may take to answer, seconds.
        interval: Between two looks at the group, seconds; there is one only if nothing waits at it, or if this is 0.
        worker: The address of a worker's metrics and health, such as ``http://localhost:6066``.
    """
    found = Checkup(settings.brokers, settings.group, _versions())
    try:
        _ask_brokers(found, settings, partitions, timeout, interval)
    except BrokerUnreachableError as error:
        found.broker_error = str(error)
    if worker is not None:
        found.worker = _ask_worker(worker, timeout)
    return found


def _versions() -> dict[str, str]:
    return {
        "quotetape": __version__,
        "python": platform.python_version(),
        **{package: version(package) for package in _PACKAGES},
    }


def _ask_brokers(found: Checkup, settings: Settings, partitions: int, timeout: float, interval: float) -> None:
    topics = topics_of(settings, partitions=partitions)
    with admin_client(settings, timeout=timeout) as admin:
        found.broker_version = _broker_version(admin, topics[ARTICLES].name)
    states = describe_topics(settings, topics)
    found.topics = [_compare(topic, state) for topic, state in zip(topics, states, strict=True)]
    if found.topics[0].partitions:
        found.progress = _progress(settings, topics[ARTICLES].name, timeout, interval)
        found.keys = survey_articles(settings, topics[ARTICLES].name, seconds=_SURVEY_SECONDS)


def _progress(settings: Settings, topic: str, timeout: float, interval: float) -> GroupProgress:
    """Two looks at the group; one where that shows all to be well."""
    before = after = group_standing(settings, topic, timeout=timeout)
    well = before.settled and not before.unread() and not before.lag
    seconds = 0.0 if well else interval
    if seconds:
        time.sleep(seconds)
        after = group_standing(settings, topic, timeout=timeout)
    return GroupProgress(settings.group, before, after, seconds)


def _broker_version(admin: Any, topic: str) -> str | None:
    """The release of the broker that leads ``topic``; None where there is no such topic.

    kafka-python's describe_cluster would name every broker, but fails on the oldest version of its answer.
    """
    leaders = [partition["leader_id"] for each in admin.describe_topics([topic]) for partition in each["partitions"]]
    if not leaders or leaders[0] < 0:
        return None
    return ".".join(map(str, admin.get_broker_version_data(leaders[0]).broker_version))


def _compare(wanted: Topic, state: TopicState) -> TopicCheck:
    problems = []
    if not state.partitions:
        problems.append("is missing; make the topics with: quotetape topics create")
    else:
        if not state.config:
            problems.append("does not show its configuration: the user lacks the right to describe it")
        if state.partitions != wanted.partitions:
            problems.append(f"has {state.partitions} partitions, should have {wanted.partitions}")
        problems += [
            f"{name} is {found or 'not set'}, should be {value}"
            for name, (value, found) in state.differences(wanted).items()
        ]
    return TopicCheck(
        state.name,
        state.partitions,
        state.replicas,
        state.config.get("cleanup.policy"),
        state.config.get("retention.ms"),
        tuple(problems),
    )


def _ask_worker(url: str, timeout: float) -> WorkerCheck:
    try:
        request = urllib.request.Request(f"{url.rstrip('/')}/readyz")  # noqa: S310 - the command allows http only
        with urllib.request.urlopen(request, timeout=timeout) as answer:  # noqa: S310
            body = answer.read(10_000)
    except urllib.error.HTTPError as error:
        with error:
            body = error.read(10_000)
    except OSError as error:
        return WorkerCheck(url, ready=False, reason=f"does not answer: {getattr(error, 'reason', error)}")
    try:
        state = json.loads(body)
        return WorkerCheck(url, ready=state["ready"] is True, reason=str(state["reason"]))
    except (ValueError, TypeError, KeyError):
        return WorkerCheck(url, ready=False, reason="answers, but not as a worker of Quotetape does")
