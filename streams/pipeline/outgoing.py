"""A change to the records that go out: keys, values and headers of the contract.

Events are CloudEvents 1.0 in binary mode (Kafka protocol binding): attributes in ``ce_`` headers, data in the
value. Dead letters keep the record as it came and say why in Kafka Connect's header names.
"""

import hashlib
from datetime import UTC, datetime
from typing import Final

import orjson

from streams.pipeline.builders import WITHDRAWN_HEADERS, Made
from streams.pipeline.enrichment import timestamp
from streams.pipeline.outcomes import Change, Rejection
from streams.pipeline.outputs import DEAD_LETTERS, EVENT_TYPES, EventType
from streams.pipeline.processing import moment_of
from streams.pipeline.records import Headers, IncomingRecord, OutgoingRecord
from streams.pipeline.schemas import schema_id
from streams.version import __version__

REPLAYS_HEADER: Final = "quotetape.replays"
"""How often a dead letter was sent through again; it stays on the record."""
REPLAYED_FROM_HEADER: Final = "quotetape.replayed-from"
"""Partition and offset, such as ``3:41``, of the record that a replayed article came in with first."""
GROUP_HEADER: Final = "quotetape.group"
"""The consumer group whose worker made the record: it tells what a backfill made from the live stream's. Truth is per
group."""
SEQUENCE_HEADER: Final = "ce_sequence"
"""The input record's offset in 20 digits: of the records of an id the one with the highest is the truth."""

_ERROR_PREFIXES: Final = ("__connect.errors.", "quotetape.reason", GROUP_HEADER)
_OWN_HEADERS: Final = frozenset({"content-type", GROUP_HEADER, *WITHDRAWN_HEADERS})
"""Headers beside ``ce_*`` that an event has itself."""
_REPLAY_HEADERS: Final = (REPLAYS_HEADER, REPLAYED_FROM_HEADER)
_SOURCE: Final = b"/quotetape"
_MAX_MESSAGE: Final = 1_000
_MAX_DIGITS: Final = 19
"""Of the largest offset that Kafka has; more are none, and Python makes no number of thousands."""


def outgoing(record: IncomingRecord, change: Change, *, group: str) -> list[OutgoingRecord]:
    """Every record that ``change`` calls for; none where nothing changes.

    Args:
        record: What came in.
        change: What comes of it.
        group: The consumer group, which every record names.
    """
    events = _Events(record, group)
    letters = [dead_letter(record, change.outcome, group=group)] if isinstance(change.outcome, Rejection) else []
    return letters + [events.record(kind, made) for kind in EVENT_TYPES for made in kind.build(change)]


def dead_letter(record: IncomingRecord, rejection: Rejection, *, group: str) -> OutgoingRecord:
    """``record`` unchanged, with the reason in headers beside its own."""
    replays = _last(record.headers, REPLAYS_HEADER) or b"0"
    came_from = _last(record.headers, REPLAYED_FROM_HEADER)
    why = {
        "__connect.errors.topic": record.topic,
        "__connect.errors.partition": str(record.partition),
        "__connect.errors.offset": str(record.offset),
        "__connect.errors.stage": rejection.stage,
        "__connect.errors.exception.class.name": rejection.exception_class,
        "__connect.errors.exception.message": rejection.message[:_MAX_MESSAGE],
        "quotetape.reason": rejection.reason,
        GROUP_HEADER: group,
    }
    headers = (
        *without_error_headers(record.headers),
        *((name, value.encode("utf-8", "replace")) for name, value in why.items()),
        (REPLAYS_HEADER, replays),
        *(() if came_from is None else ((REPLAYED_FROM_HEADER, came_from),)),
    )
    return OutgoingRecord(DEAD_LETTERS.channel, record.key, record.value, headers, record.timestamp_ms)


def offset_of_first(record: IncomingRecord) -> int:
    """The offset with which an article that was replayed came in first; else the record's own.

    A header of another partition says nothing of the order in this one.
    """
    match (_last(record.headers, REPLAYED_FROM_HEADER) or b"").split(b":"):
        case [partition, offset] if (
            number_of(partition) == record.partition and (first := number_of(offset)) is not None
        ):
            return min(first, record.offset)
        case _:
            return record.offset


def number_of(digits: bytes) -> int | None:
    """A count, a partition or an offset as headers have it; None where it is none that Kafka has."""
    return int(digits) if digits.isdigit() and len(digits) <= _MAX_DIGITS else None


def without_error_headers(headers: Headers) -> Headers:
    """``headers`` without those that :func:`dead_letter` adds."""
    return tuple(
        (name, value) for name, value in headers if not name.startswith(_ERROR_PREFIXES) and name not in _REPLAY_HEADERS
    )


class _Events:
    """Makes the events that come of one record; what they have in common is made once."""

    def __init__(self, source: IncomingRecord, group: str) -> None:
        self._timestamp_ms = source.timestamp_ms
        place = f"{source.topic}\x1f{source.partition}\x1f{source.offset}\x1f{__version__}\x1f"
        self._digest = hashlib.sha256(place.encode())
        self._digest.update(source.value or b"")
        self._headers: Headers = (
            *_propagated(source.headers),
            ("ce_specversion", b"1.0"),
            ("ce_source", _SOURCE),
            ("ce_time", timestamp(moment_of(source) or datetime.fromtimestamp(0, UTC)).encode()),
            (SEQUENCE_HEADER, b"%020d" % source.offset),
            (GROUP_HEADER, group.encode()),
        )

    def record(self, kind: EventType, made: Made) -> OutgoingRecord:
        """One CloudEvent."""
        return OutgoingRecord(
            kind.topic.channel,
            made.key.encode() if isinstance(made.key, str) else made.key,
            None if made.data is None else orjson.dumps(made.data),
            (
                *self._headers,
                *_TYPE_HEADERS[kind.name],
                *made.headers,
                ("ce_id", self._id(kind.name, made.subject)),
                ("ce_subject", made.subject.encode()),
            ),
            self._timestamp_ms,
        )

    def _id(self, event_type: str, subject: str) -> bytes:
        """What a worker reads again has the same id, so that a consumer can drop it; what is sent again another."""
        digest = self._digest.copy()
        digest.update(f"\x1f{event_type}\x1f{subject}".encode())
        return digest.hexdigest()[:32].encode()


def _last(headers: Headers, name: str) -> bytes | None:
    """The value of the last header of this name: ours come after the article's own."""
    return next((value for each, value in reversed(headers) if each == name), None)


def _propagated(headers: Headers) -> Headers:
    """The input's headers that go on: all but those that an event has itself."""
    return tuple(
        (name, value)
        for name, value in headers
        if not name.lower().startswith("ce_") and name.lower() not in _OWN_HEADERS
    )


def _type_headers(kind: EventType) -> Headers:
    """What every event of a type says of itself; one without a schema has no data."""
    ce_type = ("ce_type", kind.ce_type.encode())
    if kind.schema is None:
        return (ce_type,)
    return ce_type, ("ce_dataschema", schema_id(kind.schema).encode()), ("content-type", b"application/json")


_TYPE_HEADERS: Final = {kind.name: _type_headers(kind) for kind in EVENT_TYPES}
