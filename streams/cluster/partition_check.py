"""Whether all versions of an article lie on one partition, as its order needs: a look at the latest records.

An article's life is remembered by partition. An id that lies on two has two lives, and what one takes back stands in
the other.
"""

import time
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from kafka import TopicPartition
from kafka.errors import AuthorizationError, KafkaError
from kafka.partitioner.default import murmur2

from streams.cluster.consumers.consumer import new_consumer
from streams.cluster.reachability import not_allowed, why_unreachable
from streams.cluster.topic_admin import BrokerUnreachableError
from streams.pipeline.article import decode
from streams.settings import Settings

__all__ = ["DividedArticle", "KeySurvey", "Sighting", "survey", "survey_articles"]

_RECORDS: Final = 1_000
"""How many of the latest records of each partition are looked at."""
_NAMED: Final = 10
"""How many divided articles are named; of the others there is the number only."""
_LONGEST_ID: Final = 100
_POLL_MS: Final = 500


class Sighting(NamedTuple):
    """A record of the articles topic, as far as it matters here."""

    article_id: str
    key: bytes | None
    partition: int


@dataclass(frozen=True, slots=True)
class DividedArticle:
    """An article whose records lie on several partitions."""

    article_id: str
    partitions: tuple[int, ...]
    why: str
    """Why that may be, in a sentence without its full stop."""


@dataclass(slots=True)
class KeySurvey:
    """What was found."""

    records: int = 0
    """How many were looked at; those whose article's id can't be read are not counted."""
    keyless: int = 0
    miskeyed: int = 0
    """Those whose key is another than the article's id."""
    divided_count: int = 0
    divided: list[DividedArticle] = field(default_factory=list)
    """The first of them, by id."""
    not_allowed: str | None = None
    """Why nothing could be looked at, in a sentence without its full stop."""

    def problems(self) -> Iterator[str]:
        """What is wrong, in a sentence each."""
        if self.not_allowed is not None:
            yield f"the latest articles can't be looked at: {self.not_allowed}"
        for each in self.divided:
            places = ", ".join(map(str, each.partitions))
            yield f"article {each.article_id!r} lies on partitions {places}, so it has several lives: {each.why}"
        if more := self.divided_count - len(self.divided):
            yield f"{more} more articles lie on several partitions"

    def as_json(self) -> dict[str, Any]:
        """For a program."""
        return {
            "looked_at": self.records,
            "keyless": self.keyless,
            "miskeyed": self.miskeyed,
            "divided": self.divided_count,
            "examples": [
                {"id": each.article_id, "partitions": list(each.partitions), "why": each.why} for each in self.divided
            ],
        }


def survey_articles(settings: Settings, topic: str, *, seconds: float) -> KeySurvey:
    """Look at the latest records of each partition of ``topic``.

    Args:
        settings: Where the brokers are.
        topic: An existing topic.
        seconds: How long to read at most; what was read by then is looked at.

    Raises:
        BrokerUnreachableError: No broker answered.
    """
    try:
        consumer = new_consumer(settings, reach_seconds=seconds)
        try:
            numbers = consumer.partitions_for_topic(topic) or ()
            partitions = [TopicPartition(topic, number) for number in sorted(numbers)]
            return survey(_latest(consumer, partitions, time.monotonic() + seconds), len(partitions))
        finally:
            consumer.close()
    except AuthorizationError as error:
        return KeySurvey(not_allowed=not_allowed(error))
    except KafkaError as error:
        raise BrokerUnreachableError(why_unreachable(settings, error)) from error


def survey(sightings: Iterable[Sighting], partitions: int) -> KeySurvey:
    """What records of a topic that has so many partitions tell."""
    found = KeySurvey()
    by_id: dict[str, set[tuple[bytes | None, int]]] = {}
    for article_id, key, partition in sightings:
        found.records += 1
        found.keyless += key is None
        found.miskeyed += key is not None and key != article_id.encode()
        by_id.setdefault(article_id, set()).add((key, partition))
    divided = sorted(each for each, seen in by_id.items() if len({partition for _, partition in seen}) > 1)
    found.divided_count = len(divided)
    for article_id in divided[:_NAMED]:
        places = tuple(sorted({partition for _, partition in by_id[article_id]}))
        why = _why(article_id.encode(), by_id[article_id], partitions)
        found.divided.append(DividedArticle(article_id[:_LONGEST_ID], places, why))
    return found


def _why(wanted: bytes, seen: Iterable[tuple[bytes | None, int]], partitions: int) -> str:
    """Why records of one article, with these keys on these partitions, lie apart."""
    keys = {key for key, _ in seen}
    if None in keys:
        return "some of its records have no key, and lie anywhere; key articles by their id"
    if keys != {wanted}:
        return "some of its records have another key than its id; key articles by their id"
    astray = {partition for _, partition in seen} - {(murmur2(wanted) & 0x7FFFFFFF) % partitions}
    if astray == {zlib.crc32(wanted) % partitions}:
        return (
            "a producer of librdkafka's places keys by another hash than Java's clients and quotetape produce;"
            " set its partitioner to murmur2_random"
        )
    return (
        "a producer does not place keys as Java's clients and quotetape produce do (murmur2),"
        " or the topic has got more partitions since"
    )


def _latest(consumer: Any, partitions: list[TopicPartition], deadline: float) -> Iterator[Sighting]:
    """The latest records of each partition, of those whose article's id can be read."""
    consumer.assign(partitions)
    starts, ends = consumer.beginning_offsets(partitions), consumer.end_offsets(partitions)
    for partition in partitions:
        consumer.seek(partition, max(starts[partition], ends[partition] - _RECORDS))
    while time.monotonic() < deadline and any(consumer.position(each) < ends[each] for each in partitions):
        for records in consumer.poll(timeout_ms=_POLL_MS).values():
            for record in records:
                if (article_id := _id(record)) is not None:
                    yield Sighting(article_id, record.key, record.partition)


def _id(record: Any) -> str | None:
    """The article's id by the value, of a tombstone by the key; None where it can't be read."""
    if record.value is None:
        return None if record.key is None else record.key.decode("utf-8", "replace")
    article = decode(record.value)
    identity = article.get("id") if isinstance(article, dict) else None
    return identity if isinstance(identity, str) else None
