"""What may become of an article: exactly one outcome, and what it takes back of what went out before.

Errors are values: a rejection says why, and at which stage.

How to add a reason for dead letters: ARCHITECTURE.md, "A dead letter reason".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, NamedTuple

from streams.pipeline.event import EnrichedArticle, WithdrawnBecause

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


def class_name(error: BaseException) -> str:
    """The class of ``error`` with its module: what ``Rejection.exception_class`` has of it."""
    kind = type(error)
    return f"{kind.__module__}.{kind.__qualname__}"


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


SkipReason = Literal["withheld", "canceled", "embargoed", "no_article"]
"""Why nothing goes out, for machines; none of these is a :data:`Reason`."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """The article may not be published, or the record rightly holds something other than an article.

    That is a picture or an event, for example.
    """

    article_id: str | None
    """None where what is no article has no id."""
    reason: SkipReason
    what: str = ""
    """What it is instead of an article, with its own article: "a picture"."""

    @property
    def told(self) -> str:
        """Why it is skipped, in words that go on from "it is"."""
        return self.what or self.reason


@dataclass(frozen=True, slots=True)
class Tombstone:
    """The article of this key is gone."""

    key: bytes


@dataclass(frozen=True, slots=True)
class Superseded:
    """A later version came before, or the article was canceled up to this one."""

    article_id: str


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The article says exactly what stands already."""

    article_id: str


Outcome = Enriched | Skipped | Tombstone | Superseded | Unchanged | Rejection

OutcomeName = Literal["enriched", "dead_lettered", "skipped", "tombstone", "superseded", "unchanged"]
"""What an outcome is called in metrics."""


class Part(NamedTuple):
    """A quote or a ticker mention that went out by itself."""

    kind: Literal["quote", "ticker_mention"]
    id: str
    key: str
    """Of its record; an id always has the same one."""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What is taken back of what went out of an article before."""

    because: WithdrawnBecause
    article_id: str
    version: int | None
    """Of the article that takes it back; None where it has none."""
    parts: tuple[Part, ...]
    """What stood by itself, in the order in which it went out."""
    key: bytes | None
    """The enriched topic's key under which nothing stands any more; None where an event does."""
    at: datetime
    """When it was decided."""


@dataclass(frozen=True, slots=True)
class Change:
    """All that comes of a record."""

    outcome: Outcome
    withdrawal: Withdrawal | None = None


def name_of(outcome: Outcome) -> OutcomeName:
    """What ``outcome`` is called in metrics."""
    match outcome:
        case Enriched():
            return "enriched"
        case Skipped():
            return "skipped"
        case Tombstone():
            return "tombstone"
        case Superseded():
            return "superseded"
        case Unchanged():
            return "unchanged"
        case Rejection():
            return "dead_lettered"


def article_id(outcome: Outcome) -> str | None:
    """The id of the article, where it could be read."""
    match outcome:
        case Enriched(event=event):
            return event["id"]
        case (
            Skipped(article_id=identifier)
            | Superseded(article_id=identifier)
            | Unchanged(article_id=identifier)
            | Rejection(article_id=str(identifier))
        ):
            return identifier
        case _:
            return None
