"""kafka-python's clients as the commands need them, and what they say when no broker answers."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from kafka import KafkaProducer, TopicPartition
from kafka.errors import KafkaError

from streams.cli.errors import CommandError
from streams.cluster.connection import client_options
from streams.cluster.consumers.consumer import new_consumer
from streams.cluster.group_admin import Start
from streams.cluster.reachability import why_unreachable
from streams.cluster.topic_admin import BrokerUnreachableError, missing_topics
from streams.cluster.topics import Topic, input_limit, topics_of
from streams.pipeline.outputs import ARTICLES
from streams.settings import Settings

_REACH_SECONDS: Final = 10.0
DELIVERY_SECONDS: Final = 60.0
"""How long brokers have to take an article."""
LINGER_MS: Final = 20
_BATCH_BYTES: Final = 262_144


def require_topic(settings: Settings, topic: Topic) -> None:
    """Make sure, before anything is done, that the brokers answer and have ``topic``.

    Raises:
        CommandError: They do not; the message says what to do.
    """
    try:
        missing = missing_topics(settings, [topic])
    except BrokerUnreachableError as error:
        raise CommandError(str(error)) from error
    if missing:
        raise CommandError(f"there is no topic {topic.name}; make the topics with: quotetape topics create")


@contextmanager
def article_producer(settings: Settings) -> Iterator[Any]:
    """An idempotent producer for the articles topic; what is still on its way is sent at the end.

    Raises:
        CommandError: There is no broker, or no such topic.
    """
    require_topic(settings, topics_of(settings)[ARTICLES])
    with _reaching(settings):
        producer = KafkaProducer(
            **client_options(settings),
            acks="all",
            enable_idempotence=True,
            linger_ms=LINGER_MS,
            batch_size=_BATCH_BYTES,
            max_request_size=input_limit(settings),
            delivery_timeout_ms=round(1000 * DELIVERY_SECONDS),
            bootstrap_timeout_ms=round(1000 * _REACH_SECONDS),
            allow_auto_create_topics=False,
        )
    try:
        yield producer
    finally:
        producer.close(timeout=0)


@contextmanager
def topic_consumer(settings: Settings, topics: list[Topic], start: Start) -> Iterator[Any]:
    """A consumer of every partition of ``topics``, placed; it belongs to no group and commits nothing.

    Args:
        settings: Where the brokers are.
        topics: What to read.
        start: Where to begin.

    Raises:
        CommandError: There is no broker, or no such topic.
    """
    for topic in topics:
        require_topic(settings, topic)
    with _reaching(settings):
        consumer = new_consumer(settings, reach_seconds=_REACH_SECONDS)
    try:
        with _reaching(settings):
            partitions = [
                TopicPartition(topic.name, partition)
                for topic in topics
                for partition in sorted(consumer.partitions_for_topic(topic.name) or ())
            ]
            consumer.assign(partitions)
            for partition, offset in _offsets(consumer, partitions, start).items():
                consumer.seek(partition, offset)
        yield consumer
    finally:
        consumer.close()


def _offsets(consumer: Any, partitions: list[TopicPartition], start: Start) -> dict[TopicPartition, int]:
    """Where ``start`` is in each partition; at the end where nothing came since."""
    if start == "earliest":
        return dict(consumer.beginning_offsets(partitions))
    ends: dict[TopicPartition, int] = consumer.end_offsets(partitions)
    if start == "latest":
        return ends
    since = consumer.offsets_for_times(dict.fromkeys(partitions, start))
    return {partition: since[partition].offset if since.get(partition) else end for partition, end in ends.items()}


@contextmanager
def _reaching(settings: Settings) -> Iterator[None]:
    try:
        yield
    except KafkaError as error:
        raise CommandError(why_unreachable(settings, error)) from error
