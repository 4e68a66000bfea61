"""The topics of a deployment: names with its prefix, limits by its settings. Which there are: ``pipeline.outputs``."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from streams.pipeline.outputs import MEMORY, OUTPUT_TOPICS, TOPICS, TopicSpec
from streams.pipeline.records import Channel
from streams.settings import Settings

DEFAULT_PARTITIONS: Final = 8

_GROUP_LENGTH: Final = 100
"""Characters of a group's name that a topic's name has room for."""
_DAY: Final = 24 * 60 * 60 * 1000
_BROKER_DEFAULT: Final = 1_048_588
"""Kafka's own ``max.message.bytes``; a topic's limit is never set below it."""
_ENVELOPE: Final = 65_536
"""Room for key and headers, bytes."""
_INPUT_FACTOR: Final = 2
"""An article above the cap still gets to a worker, which says so in a dead letter."""
_OUTPUT_FACTOR: Final = 20
"""An event repeats the words of its quotes and says where each stands, so it outgrows its article: quotes of four words
and nothing else came to 15 times as much."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic as it should be."""

    name: str
    holds: str
    """What is in it, for people."""
    partitions: int
    config: Mapping[str, str]
    """Kafka's topic configuration."""


class Topics:
    """All topics of one deployment, as the table of :mod:`streams.pipeline.outputs` has them."""

    def __init__(self, topics: Mapping[TopicSpec, Topic]) -> None:
        self._topics = topics

    def __iter__(self) -> Iterator[Topic]:
        return iter(self._topics.values())

    def __getitem__(self, spec: TopicSpec) -> Topic:
        return self._topics[spec]

    def output_names(self) -> dict[Channel, str]:
        """The topic's name for each channel that a worker writes to."""
        return {spec.channel: self[spec].name for spec in (*OUTPUT_TOPICS, MEMORY)}


def topics_of(settings: Settings, *, partitions: int = DEFAULT_PARTITIONS) -> Topics:
    """The topics that ``settings`` call for.

    Args:
        settings: Prefix, and the cap that the size limits follow.
        partitions: How many each topic has. The number bounds how many workers share the work, and changing it
            later would break the order of a key.
    """
    return Topics({spec: _topic(spec, settings, partitions) for spec in TOPICS})


def _topic(spec: TopicSpec, settings: Settings, partitions: int) -> Topic:
    """``spec`` on the deployment of ``settings``."""
    limit = {"article": input_limit, "event": output_limit, "dead_letter": dead_letter_limit}[spec.size](settings)
    config = {**_retention(spec, settings), "max.message.bytes": str(limit)}
    name = spec.name.format(group=in_a_name(settings.group)) if spec.of_group else spec.name
    return Topic(settings.topic_prefix + name, spec.holds, partitions, config)


def in_a_name(group: str) -> str:
    """``group`` as part of the name of a topic or a file; where that can't have it, what can, and a digest of it."""
    if re.fullmatch(rf"[A-Za-z0-9.-]{{1,{_GROUP_LENGTH}}}", group):
        return group
    digest = hashlib.sha256(group.encode()).hexdigest()[:12]
    return f"{re.sub(r'[^A-Za-z0-9.-]+', '-', group)[:_GROUP_LENGTH]}-{digest}"


def _retention(spec: TopicSpec, settings: Settings) -> dict[str, str]:
    """How long records stay."""
    if spec.of_group:
        # What a worker reads again meets what was remembered then, so that has to outlast what came after it for a
        # while. Segments of a day, for an open one is neither compacted nor dropped.
        return {
            "cleanup.policy": "compact,delete",
            "min.compaction.lag.ms": str(_DAY),
            "retention.ms": str(settings.remember_days * _DAY),
            "segment.ms": str(_DAY),
        }
    if spec.compacted:
        # Consumers get a day to see every version and every tombstone before they are compacted away.
        return {"cleanup.policy": "compact", "min.compaction.lag.ms": str(_DAY), "delete.retention.ms": str(_DAY)}
    retention_ms = -1 if spec.kept_days is None else spec.kept_days * _DAY
    return {"cleanup.policy": "delete", "retention.ms": str(retention_ms)}


def input_limit(settings: Settings) -> int:
    """The largest record of the articles topic, bytes."""
    return max(_BROKER_DEFAULT, _INPUT_FACTOR * settings.max_article_bytes + _ENVELOPE)


def output_limit(settings: Settings) -> int:
    """The largest record of an events topic, bytes."""
    return max(_BROKER_DEFAULT, _OUTPUT_FACTOR * settings.max_article_bytes)


def dead_letter_limit(settings: Settings) -> int:
    """The largest dead letter, bytes: any record of the articles topic and the headers that say why."""
    return input_limit(settings) + _ENVELOPE
