"""The topics: their names, and how each has to be set up. Declared here and nowhere else."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from streams.pipeline.records import Channel
from streams.settings import Settings

DEFAULT_PARTITIONS: Final = 8

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


@dataclass(frozen=True, slots=True)
class Topics:
    """All topics of one deployment."""

    articles: Topic
    enriched: Topic
    quotes: Topic
    ticker_mentions: Topic
    dead_letters: Topic

    def __iter__(self) -> Iterator[Topic]:
        return iter((self.articles, self.enriched, self.quotes, self.ticker_mentions, self.dead_letters))

    def of_channel(self) -> dict[Channel, str]:
        """The topic's name for each kind of outgoing record."""
        return {
            "enriched": self.enriched.name,
            "quotes": self.quotes.name,
            "ticker_mentions": self.ticker_mentions.name,
            "dead_letters": self.dead_letters.name,
        }


def topics_of(settings: Settings, *, partitions: int = DEFAULT_PARTITIONS) -> Topics:
    """The topics that ``settings`` call for.

    Args:
        settings: Prefix, and the cap that the size limits follow.
        partitions: How many each topic has. The number bounds how many workers share the work, and changing it
            later would break the order of a key.
    """
    prefix = settings.topic_prefix
    return Topics(
        articles=Topic(
            f"{prefix}articles.v1", "incoming articles", partitions, _kept(days=7, limit=input_limit(settings))
        ),
        enriched=Topic(
            f"{prefix}articles-enriched.v1",
            "the latest event of every article",
            partitions,
            # Consumers get a day to see every version and every tombstone before they are compacted away.
            {
                "cleanup.policy": "compact",
                "min.compaction.lag.ms": str(_DAY),
                "delete.retention.ms": str(_DAY),
                "max.message.bytes": str(output_limit(settings)),
            },
        ),
        quotes=Topic(f"{prefix}quotes.v1", "single quotes", partitions, _kept(days=30, limit=output_limit(settings))),
        ticker_mentions=Topic(
            f"{prefix}ticker-mentions.v1",
            "single securities of single articles",
            partitions,
            _kept(days=30, limit=output_limit(settings)),
        ),
        dead_letters=Topic(
            f"{prefix}articles.v1.dlq",
            "articles that were rejected, unchanged, with the reason",
            partitions,
            # A letter has its article's timestamp, and retention goes by that: any limit would drop the letters of
            # an archive at once, and a letter is the last copy.
            _kept(days=None, limit=dead_letter_limit(settings)),
        ),
    )


def input_limit(settings: Settings) -> int:
    """The largest record of the articles topic, bytes."""
    return max(_BROKER_DEFAULT, _INPUT_FACTOR * settings.max_article_bytes + _ENVELOPE)


def output_limit(settings: Settings) -> int:
    """The largest record of an events topic, bytes."""
    return max(_BROKER_DEFAULT, _OUTPUT_FACTOR * settings.max_article_bytes)


def dead_letter_limit(settings: Settings) -> int:
    """The largest dead letter, bytes: any record of the articles topic and the headers that say why."""
    return input_limit(settings) + _ENVELOPE


def _kept(*, days: int | None, limit: int) -> dict[str, str]:
    """Records kept for ``days`` by their timestamps; None keeps them for ever."""
    retention_ms = -1 if days is None else days * _DAY
    return {"cleanup.policy": "delete", "retention.ms": str(retention_ms), "max.message.bytes": str(limit)}
