"""What goes out, in one table: the topics, and each type of event with its topic, schema and builder.

How to add one: ARCHITECTURE.md, "A type of event, or a topic".
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from streams.pipeline import builders
from streams.pipeline.builders import Made
from streams.pipeline.outcomes import Change
from streams.pipeline.records import Channel


@dataclass(frozen=True, slots=True)
class TopicSpec:
    """A topic as it should be on any deployment, whose prefix comes before its name."""

    channel: Channel
    """What the code calls it."""
    name: str
    holds: str
    """What is in it, for people."""
    size: Literal["article", "event", "dead_letter"]
    """What the limit of its records follows."""
    kept_days: int | None = None
    """Days that records are kept by their timestamps; None keeps them for ever."""
    compacted: bool = False
    """Whether only the latest record of a key is kept."""
    of_group: bool = False
    """Whether each consumer group has one of its own: ``{group}`` in its name, and kept as long as it remembers."""


ARTICLES: Final = TopicSpec("articles", "articles.v1", "incoming articles", "article", kept_days=7)
ENRICHED: Final = TopicSpec(
    "enriched", "articles-enriched.v1", "the latest event of every article", "event", compacted=True
)
QUOTES: Final = TopicSpec("quotes", "quotes.v1", "single quotes", "event", kept_days=30)
TICKER_MENTIONS: Final = TopicSpec(
    "ticker_mentions", "ticker-mentions.v1", "single securities of single articles", "event", kept_days=30
)
# A letter has its article's timestamp, and retention goes by that: any limit would drop the letters of an archive at
# once, and a letter is the last copy.
DEAD_LETTERS: Final = TopicSpec(
    "dead_letters", "articles.v1.dlq", "articles that were rejected, unchanged, with the reason", "dead_letter"
)
MEMORY: Final = TopicSpec(
    "memory",
    "memory.{group}.v1",
    "what the group remembers of each article's life; for its workers alone",
    "event",
    compacted=True,
    of_group=True,
)


@dataclass(frozen=True, slots=True)
class EventType:
    """One type of event that goes out."""

    name: str
    """``quote`` is ``quotetape.quote.v1`` in the ``ce_type`` of its records."""
    topic: TopicSpec
    schema: str | None
    """Name of the JSON Schema of its values; None where it has no value, as a tombstone."""
    build: Callable[[Change], Iterable[Made]]
    """The events of this type that a change calls for, each with its key; none for most changes."""

    @property
    def ce_type(self) -> str:
        """The CloudEvents type of its records."""
        return f"quotetape.{self.name}.v1"


EVENT_TYPES: Final[Sequence[EventType]] = (
    EventType("article-enriched", ENRICHED, "enriched-article.v1", builders.article_enriched),
    EventType("article-removed", ENRICHED, None, builders.article_removed),
    EventType("quote", QUOTES, "quote.v1", builders.quotes),
    EventType("quote-withdrawn", QUOTES, "quote-withdrawn.v1", builders.quotes_withdrawn),
    EventType("ticker-mention", TICKER_MENTIONS, "ticker-mention.v1", builders.ticker_mentions),
    EventType(
        "ticker-mention-withdrawn",
        TICKER_MENTIONS,
        "ticker-mention-withdrawn.v1",
        builders.ticker_mentions_withdrawn,
    ),
)

OUTPUT_TOPICS: Final[Sequence[TopicSpec]] = (*dict.fromkeys(kind.topic for kind in EVENT_TYPES), DEAD_LETTERS)
"""Every topic that others read what a worker wrote."""
TOPICS: Final[Sequence[TopicSpec]] = (ARTICLES, *OUTPUT_TOPICS, MEMORY)


def event_types_of(topic: TopicSpec) -> list[EventType]:
    """The types of events that ``topic`` holds; none for articles and dead letters."""
    return [kind for kind in EVENT_TYPES if kind.topic is topic]
