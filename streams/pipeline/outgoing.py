"""An outcome to the records that go out: keys, values and headers of the contract.

Events are CloudEvents 1.0 in binary mode (Kafka protocol binding): attributes in ``ce_`` headers, data in the
value. Dead letters keep the record as it came and say why in Kafka Connect's header names.
"""

import hashlib
from datetime import UTC, datetime
from typing import Final

import orjson

from streams.pipeline.builders import Made
from streams.pipeline.enrichment import timestamp
from streams.pipeline.outcomes import Outcome, Rejection
from streams.pipeline.outputs import DEAD_LETTERS, EVENT_TYPES, EventType
from streams.pipeline.processing import moment_of
from streams.pipeline.records import Headers, IncomingRecord, OutgoingRecord
from streams.pipeline.schemas import schema_id
from streams.version import __version__

REPLAYS_HEADER: Final = "quotetape.replays"
"""How often a dead letter was sent through again; it stays on the record."""
GROUP_HEADER: Final = "quotetape.group"
"""The consumer group whose worker made the record: it tells what a backfill made from the live stream's."""

_ERROR_PREFIXES: Final = ("__connect.errors.", "quotetape.reason", GROUP_HEADER)
_SOURCE: Final = b"/quotetape"
_MAX_MESSAGE: Final = 1_000


def outgoing(record: IncomingRecord, outcome: Outcome, *, group: str) -> list[OutgoingRecord]:
    """Every record that ``outcome`` calls for; none for a skipped article.

    Args:
        record: What came in.
        outcome: What became of it.
        group: The consumer group, which every record names.
    """
    if isinstance(outcome, Rejection):
        return [dead_letter(record, outcome, group=group)]
    events = _Events(record, group)
    return [events.record(kind, made) for kind in EVENT_TYPES for made in kind.build(outcome)]


def dead_letter(record: IncomingRecord, rejection: Rejection, *, group: str) -> OutgoingRecord:
    """``record`` unchanged, with the reason in headers beside its own."""
    replays = next((value for name, value in reversed(record.headers) if name == REPLAYS_HEADER), b"0")
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
    )
    return OutgoingRecord(DEAD_LETTERS.channel, record.key, record.value, headers, record.timestamp_ms)


def without_error_headers(headers: Headers) -> Headers:
    """``headers`` without those that :func:`dead_letter` adds."""
    return tuple(
        (name, value) for name, value in headers if not name.startswith(_ERROR_PREFIXES) and name != REPLAYS_HEADER
    )


class _Events:
    """Makes the events that come of one record; what they have in common is made once."""

    def __init__(self, source: IncomingRecord, group: str) -> None:
        self._timestamp_ms = source.timestamp_ms
        self._digest = hashlib.sha256(source.value or b"")
        self._digest.update(f"\x1f{__version__}".encode())
        self._headers: Headers = (
            *_propagated(source.headers),
            ("ce_specversion", b"1.0"),
            ("ce_source", _SOURCE),
            ("ce_time", timestamp(moment_of(source) or datetime.fromtimestamp(0, UTC)).encode()),
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
                ("ce_id", self._id(kind.name, made.subject)),
                ("ce_subject", made.subject.encode()),
            ),
            self._timestamp_ms,
        )

    def _id(self, event_type: str, subject: str) -> bytes:
        """The same input through the same version gives the same id, so that a consumer can drop a repeat."""
        digest = self._digest.copy()
        digest.update(f"\x1f{event_type}\x1f{subject}".encode())
        return digest.hexdigest()[:32].encode()


def _propagated(headers: Headers) -> Headers:
    """The input's headers that go on: all but those that an event has itself."""
    return tuple(
        (name, value)
        for name, value in headers
        if not name.lower().startswith("ce_") and name.lower() not in ("content-type", GROUP_HEADER)
    )


def _type_headers(kind: EventType) -> Headers:
    """What every event of a type says of itself; one without a schema has no data."""
    ce_type = ("ce_type", kind.ce_type.encode())
    if kind.schema is None:
        return (ce_type,)
    return ce_type, ("ce_dataschema", schema_id(kind.schema).encode()), ("content-type", b"application/json")


_TYPE_HEADERS: Final = {kind.name: _type_headers(kind) for kind in EVENT_TYPES}
