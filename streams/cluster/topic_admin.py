"""Creating the topics on a cluster, and seeing what is there."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from kafka.admin import ConfigResource, ConfigResourceType, KafkaAdminClient
from kafka.errors import KafkaError, TopicAuthorizationFailedError

from streams.cluster.connection import client_options
from streams.cluster.reachability import why_unreachable
from streams.cluster.topics import Topic
from streams.settings import Settings

__all__ = [
    "BrokerUnreachableError",
    "TopicError",
    "TopicGrownError",
    "TopicMissingError",
    "TopicState",
    "admin_client",
    "create_topics",
    "describe_topics",
    "missing_topics",
    "partition_counts",
    "require_same_partitions",
    "topic_identity",
]

_TOPIC_ALREADY_EXISTS: Final = 36
_REACH_SECONDS: Final = 5.0
"""How long a broker may take to answer first."""


class BrokerUnreachableError(ConnectionError):
    """No broker answered, or did as it was asked; the message says which, why and what to do."""


class TopicError(RuntimeError):
    """A broker refused to create a topic."""


@dataclass(frozen=True, slots=True)
class TopicState:
    """One topic as the cluster has it."""

    name: str
    partitions: int
    """0: it does not exist."""
    replicas: int
    config: Mapping[str, str]
    """The configuration that a broker tells; empty where the user may not see it."""

    def differences(self, wanted: Topic) -> dict[str, tuple[str, str | None]]:
        """Where the topic's configuration is not as ``wanted``: name to (wanted, found); nothing if it is not told."""
        if not self.config:
            return {}
        return {
            name: (value, self.config.get(name))
            for name, value in wanted.config.items()
            if self.config.get(name) != value
        }


def create_topics(settings: Settings, topics: Iterable[Topic], *, replication_factor: int = -1) -> list[str]:
    """Create the topics that don't exist yet; those that do are left as they are.

    Args:
        settings: Where the brokers are.
        topics: What to create.
        replication_factor: Copies of each partition; -1 is the cluster's default.

    Returns:
        The names of the topics that were created.

    Raises:
        BrokerUnreachableError: No broker answered.
        TopicError: A broker refused; the message says which topic and why.
    """
    wanted = {
        topic.name: {
            "num_partitions": topic.partitions,
            "replication_factor": replication_factor,
            "configs": dict(topic.config),
        }
        for topic in topics
    }
    with admin_client(settings) as admin:
        answers = admin.create_topics(wanted, raise_errors=False)["topics"]
        created = [answer["name"] for answer in answers if not answer["error_code"]]
        if created:
            admin.wait_for_topics(created)
    for answer in answers:
        if answer["error_code"] not in (0, _TOPIC_ALREADY_EXISTS):
            why = answer["error_message"] or f"error code {answer['error_code']}"
            raise TopicError(f"topic {answer['name']} was not created: {why}")
    return created


def missing_topics(settings: Settings, topics: Iterable[Topic]) -> list[str]:
    """The names of those topics that the cluster does not have.

    Raises:
        BrokerUnreachableError: No broker answered.
    """
    names = [topic.name for topic in topics]
    with admin_client(settings) as admin:
        found = _partitions_of(admin, names)
    return [name for name in names if name not in found]


def topic_identity(settings: Settings, name: str) -> str | None:
    """What tells topic ``name`` from another one of that name, on this cluster or another (Kafka 2.8 and later).

    Returns:
        The topic's id; None where the broker gives topics none, or there is no such topic.

    Raises:
        BrokerUnreachableError: No broker answered.
    """
    with admin_client(settings) as admin:
        (described,) = admin.describe_topics([name])
    identity = described.get("topic_id")
    return None if identity is None else str(identity)


def partition_counts(settings: Settings, names: Iterable[str]) -> dict[str, int]:
    """How many partitions each topic has, of those that there are.

    Raises:
        BrokerUnreachableError: No broker answered.
    """
    with admin_client(settings) as admin:
        return {name: len(partitions) for name, partitions in _partitions_of(admin, list(names)).items()}


class TopicGrownError(RuntimeError):
    """The articles topic has other partitions than the group's memory; the message says how to move."""


class TopicMissingError(RuntimeError):
    """The brokers show no topic of a name: there is none, or the one that was asked has not heard of it yet."""


def require_same_partitions(settings: Settings, articles: str, memory: str) -> None:
    """Hold the articles topic against the memory, which has as many partitions as it had.

    Raises:
        BrokerUnreachableError: No broker answered.
        TopicMissingError: The brokers do not show one of them, at least for the moment.
        TopicGrownError: Articles are no longer where their memory is.
    """
    counts = partition_counts(settings, [articles, memory])
    for topic in (articles, memory):
        if topic not in counts:
            raise TopicMissingError(f"they show no topic {topic}")
    if counts[articles] != counts[memory]:
        raise TopicGrownError(
            f"{articles} has {counts[articles]} partitions, and the memory of group {settings.group}, {memory}, "
            f"has {counts[memory]}: articles are no longer on the partition where their lives are remembered. Make "
            "topics of another QUOTETAPE_TOPIC_PREFIX with the partitions that you need and produce the articles "
            "there again; docs/operating.md says how to move"
        )


def describe_topics(settings: Settings, topics: Iterable[Topic]) -> list[TopicState]:
    """Each topic as the cluster has it, in the order given.

    Raises:
        BrokerUnreachableError: No broker answered.
    """
    names = [topic.name for topic in topics]
    with admin_client(settings) as admin:
        found = _partitions_of(admin, names)
        configs = _configs(admin, list(found))
    return [
        TopicState(
            name,
            len(found.get(name, ())),
            max((len(partition["replica_nodes"]) for partition in found.get(name, ())), default=0),
            configs.get(name, {}),
        )
        for name in names
    ]


def _partitions_of(admin: Any, names: list[str]) -> dict[str, list[Any]]:
    """What the cluster has of each topic that it has.

    Raises:
        TopicAuthorizationFailedError: The user may not see one of them.
    """
    described = admin.describe_topics(names)
    hidden = [topic["name"] for topic in described if topic["error_code"] == TopicAuthorizationFailedError.errno]
    if hidden:
        raise TopicAuthorizationFailedError(", ".join(hidden))
    return {topic["name"]: topic["partitions"] for topic in described if not topic["error_code"]}


def _configs(admin: Any, names: list[str]) -> dict[str, dict[str, str]]:
    if not names:
        return {}
    answer = admin.describe_configs([ConfigResource(ConfigResourceType.TOPIC, name) for name in names])
    return {topic: {key: entry["value"] for key, entry in config.items()} for topic, config in answer["topic"].items()}


@contextmanager
def admin_client(settings: Settings, *, timeout: float = _REACH_SECONDS) -> Iterator[Any]:
    """kafka-python's admin client.

    Args:
        settings: Where the brokers are.
        timeout: How long a broker may take to answer first, seconds.

    Raises:
        BrokerUnreachableError: No broker answered.
    """
    try:
        admin = KafkaAdminClient(**client_options(settings), bootstrap_timeout_ms=round(1000 * timeout))
        try:
            yield admin
        finally:
            admin.close()
    except KafkaError as error:
        raise BrokerUnreachableError(why_unreachable(settings, error)) from error
