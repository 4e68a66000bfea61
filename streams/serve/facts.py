"""From a record of a topic to what it says: a plain value that the store takes in."""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import orjson

from streams.pipeline.outgoing import GROUP_HEADER, SEQUENCE_HEADER
from streams.pipeline.outputs import ARTICLES, DEAD_LETTERS, ENRICHED, QUOTES, TICKER_MENTIONS, TopicSpec
from streams.pipeline.records import IncomingRecord
from streams.pipeline.schemas import validator

LAST_MS: Final = 2**42 - 1
"""The last moment that is told from others, in the year 2109."""
_EVENT_ID_BYTES: Final = 12
_SHOWN_BYTES: Final = 65_536
"""How much of a dead letter is kept; the topic has it whole."""
_SEQUENCE: Final = re.compile(rb"[0-9]{20}")
_LARGEST: Final = 2**63 - 1
"""The largest number that the store has room for."""
_NOBODY: Final = "unknown"
"""The key of quotes whose speaker nobody names."""

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class QuoteFact:
    """One record about a quote: it stands, or it is taken back."""

    id: str
    sequence: int
    event_id: bytes
    """The same for repeats of the record."""
    at_ms: int
    """When a worker made it, milliseconds since the epoch."""
    article_id: str
    version: int | None
    live: Json | None
    """The quote; None where it is taken back."""
    because: str | None
    """Why it is taken back."""
    key: str
    """Whoever says it, in lower case."""


@dataclass(frozen=True, slots=True)
class MentionFact:
    """One record about a security of an article."""

    id: str
    sequence: int
    at_ms: int
    article_id: str
    version: int | None
    symbol: str
    live: Json | None
    because: str | None


@dataclass(frozen=True, slots=True)
class ArticleFact:
    """One record about an article as a whole."""

    id: str
    sequence: int
    at_ms: int
    """When a worker made it. A tombstone does not say when: of one, the timestamp of its record."""
    event: Json | None
    """None where it is gone."""


@dataclass(frozen=True, slots=True)
class TextFact:
    """An article's text as it came in; plain text, for offsets count in it."""

    article_id: str
    sequence: int
    at_ms: int
    body: str


@dataclass(frozen=True, slots=True)
class DeadLetterFact:
    """An article that could not be read."""

    partition: int
    offset: int
    at_ms: int
    key: str | None
    reason: str
    stage: str
    message: str
    value: bytes
    """Its beginning."""
    size: int
    """Bytes that it has in all."""


Fact = QuoteFact | MentionFact | ArticleFact | TextFact | DeadLetterFact


def fact_of(spec: TopicSpec, record: IncomingRecord, group: str) -> Fact | None:
    """What ``record`` of the topic says; None where it says nothing, or another group made it.

    Anybody who may write to a topic can write anything: what no worker writes says nothing.
    """
    headers = dict(record.headers)
    if spec is ARTICLES:
        return _text(record)
    if headers.get(GROUP_HEADER) != group.encode():
        return None
    if spec is DEAD_LETTERS:
        return _dead_letter(record, headers)
    sequence = headers.get(SEQUENCE_HEADER) or b""
    if not _SEQUENCE.fullmatch(sequence) or int(sequence) > _LARGEST:
        return None
    try:
        return _READERS[spec.channel](record, int(sequence), headers)
    except ValueError:  # a moment that there is not, a number beyond all bounds
        return None


def _quote(record: IncomingRecord, sequence: int, headers: Mapping[str, bytes | None]) -> QuoteFact | None:
    if (event := _json(record.value, "quote.v1", "quote-withdrawn.v1")) is None:
        return None
    digest = hashlib.blake2b(headers.get("ce_id") or record.value or b"", digest_size=_EVENT_ID_BYTES).digest()
    live = event["status"] == "live"
    return QuoteFact(
        id=event["id"],
        sequence=sequence,
        event_id=digest,
        at_ms=milliseconds(event["processing"]["processed_at"]),
        article_id=event["article"]["id"],
        version=_version_of(event),
        live={name: value for name, value in event.items() if name not in _NOT_KEPT} if live else None,
        because=None if live else event["withdrawn_because"],
        key=_text_of(record.key) or _NOBODY,
    )


def _mention(record: IncomingRecord, sequence: int, _headers: Mapping[str, bytes | None]) -> MentionFact | None:
    if (event := _json(record.value, "ticker-mention.v1", "ticker-mention-withdrawn.v1")) is None:
        return None
    live = event["status"] == "live"
    return MentionFact(
        id=event["id"],
        sequence=sequence,
        at_ms=milliseconds(event["processing"]["processed_at"]),
        article_id=event["article"]["id"],
        version=_version_of(event),
        symbol=event["symbol"],
        live={name: value for name, value in event.items() if name not in _NOT_KEPT} if live else None,
        because=None if live else event["withdrawn_because"],
    )


def _article(record: IncomingRecord, sequence: int, _headers: Mapping[str, bytes | None]) -> ArticleFact | None:
    if record.value is None:
        key = _text_of(record.key)
        return None if key is None else ArticleFact(key, sequence, _clamped(record.timestamp_ms), None)
    if (event := _json(record.value, "enriched-article.v1")) is None:
        return None
    return ArticleFact(event["id"], sequence, milliseconds(event["processing"]["processed_at"]), event)


def _text(record: IncomingRecord) -> TextFact | None:
    """The text of a usable article in plain text; whether it is the one of its event, its digest tells."""
    try:
        article = orjson.loads(record.value or b"")
    except orjson.JSONDecodeError:
        return None
    match article:
        case {"id": str(article_id), "body": str(body)} if article.get("status") in (None, "usable"):
            return TextFact(article_id, record.offset, _clamped(record.timestamp_ms), body)
        case _:
            return None


def _dead_letter(record: IncomingRecord, headers: Mapping[str, bytes | None]) -> DeadLetterFact:
    def told(name: str) -> str:
        return (headers.get(name) or b"").decode("utf-8", "replace")

    value = record.value or b""
    return DeadLetterFact(
        partition=record.partition,
        offset=record.offset,
        at_ms=_clamped(record.timestamp_ms),
        key=_text_of(record.key),
        reason=told("quotetape.reason"),
        stage=told("__connect.errors.stage"),
        message=told("__connect.errors.exception.message"),
        value=value[:_SHOWN_BYTES],
        size=len(value),
    )


def milliseconds(moment: str) -> int:
    """An RFC 3339 date-time, or a date (midnight UTC), in milliseconds since the epoch, which is the first moment.

    Raises:
        ValueError: It is neither.
    """
    parsed = datetime.fromisoformat(moment)
    aware = parsed if parsed.tzinfo is not None else parsed.replace(tzinfo=UTC)
    return _clamped(int(1000 * aware.timestamp()))


def _clamped(at_ms: int) -> int:
    """The nearest moment that is told: a record's timestamp is what its producer says, in whatever unit."""
    return min(max(0, at_ms), LAST_MS)


def _version_of(event: Json) -> int | None:
    """The version of an event's article.

    Raises:
        ValueError: There is no such number in the store.
    """
    version: int | None = event["article"]["version"]
    if version is not None and not -_LARGEST - 1 <= version <= _LARGEST:
        raise ValueError(version)
    return version


def _json(value: bytes | None, *schemas: str) -> dict[str, Any] | None:
    """The JSON of ``value``, if it keeps one of the schemas."""
    try:
        event = orjson.loads(value or b"")
    except orjson.JSONDecodeError:
        return None
    return event if any(validator(schema).is_valid(event) for schema in schemas) else None


def _text_of(key: bytes | None) -> str | None:
    return None if key is None else key.decode("utf-8", "replace")


_NOT_KEPT: Final = frozenset({"status", "processing"})
_READERS: Final[Mapping[str, Callable[[IncomingRecord, int, Mapping[str, bytes | None]], Fact | None]]] = {
    QUOTES.channel: _quote,
    TICKER_MENTIONS.channel: _mention,
    ENRICHED.channel: _article,
}
