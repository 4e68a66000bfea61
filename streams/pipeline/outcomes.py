"""What may become of an article: exactly one of these. Errors are values: a rejection says why, and at which stage.

How to add a reason for dead letters: ARCHITECTURE.md, "A dead letter reason".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from streams.pipeline.event import EnrichedArticle

Stage = Literal["decode", "validate", "enrich", "publish"]
Reason = Literal[
    "empty_value",
    "confluent_framed",
    "not_utf8",
    "not_json",
    "not_an_object",
    "too_deep",
    "not_finite",
    "lone_surrogate",
    "schema",
    "too_large",
    "internal_error",
    "refused_by_broker",
    "no_key",
    "wrong_format",
    "not_xml",
    "no_text",
    "several_articles",
]

STAGE_OF: Final[Mapping[Reason, Stage]] = {
    "empty_value": "decode",
    "confluent_framed": "decode",
    "not_utf8": "decode",
    "not_json": "decode",
    "not_an_object": "decode",
    "too_deep": "decode",
    "not_finite": "decode",
    "lone_surrogate": "decode",
    "schema": "validate",
    "too_large": "validate",
    "no_key": "validate",
    "wrong_format": "decode",
    "not_xml": "decode",
    "no_text": "decode",
    "several_articles": "validate",
    "internal_error": "enrich",
    "refused_by_broker": "publish",
}
"""Where each reason is found."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """Why an article was not enriched."""

    reason: Reason
    message: str
    """One sentence that says what is wrong and, for a schema fault, where (a JSON pointer)."""
    exception_class: str = "quotetape.Rejection"
    article_id: str | None = None
    """The article's id where it could be read."""

    @property
    def stage(self) -> Stage:
        """Where it was found."""
        return STAGE_OF[self.reason]


@dataclass(frozen=True, slots=True)
class Enriched:
    """The article's event, and how long its parts took in seconds."""

    event: EnrichedArticle
    published: datetime | None
    decode_seconds: float
    enrich_seconds: float


@dataclass(frozen=True, slots=True)
class Skipped:
    """The article may not be published, or the record is something else than an article, as it should be."""

    article_id: str | None
    """None where what is no article has no id."""
    status: Literal["withheld", "canceled", "no_article"]
    what: str = ""
    """What it is instead of an article, with its own article: "a picture"."""

    @property
    def told(self) -> str:
        """Why it is skipped, in words that go on from "it is"."""
        return self.what or self.status


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
