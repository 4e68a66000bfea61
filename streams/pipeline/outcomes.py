"""What may become of an article: exactly one of these."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from streams.pipeline.event import EnrichedArticle
from streams.pipeline.rejection import Rejection


@dataclass(frozen=True, slots=True)
class Enriched:
    """The article's event, and how long its parts took in seconds."""

    event: EnrichedArticle
    published: datetime | None
    decode_seconds: float
    enrich_seconds: float


@dataclass(frozen=True, slots=True)
class Skipped:
    """The article may not be published."""

    article_id: str
    status: Literal["withheld", "canceled"]


@dataclass(frozen=True, slots=True)
class Tombstone:
    """The article of this key is gone."""

    key: bytes
    timestamp_ms: int
    """When its record says so, milliseconds since the epoch: two tombstones of a key are two events."""


Outcome = Enriched | Skipped | Tombstone | Rejection

OutcomeName = Literal["enriched", "dead_lettered", "skipped", "tombstone"]
"""What an outcome is called in metrics."""


def name_of(outcome: Outcome) -> OutcomeName:
    """What ``outcome`` is called in metrics."""
    match outcome:
        case Enriched():
            return "enriched"
        case Skipped():
            return "skipped"
        case Tombstone():
            return "tombstone"
        case Rejection():
            return "dead_lettered"


def article_id(outcome: Outcome) -> str | None:
    """The id of the article, where it could be read."""
    match outcome:
        case Enriched(event=event):
            return event["id"]
        case Skipped(article_id=identifier) | Rejection(article_id=str(identifier)):
            return identifier
        case _:
            return None
