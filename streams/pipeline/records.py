"""Kafka records as plain values: what comes in and what goes out, without a client's types."""

from dataclasses import dataclass

Headers = tuple[tuple[str, bytes | None], ...]
"""Record headers in order; a key may repeat, and a value may be null."""

Channel = str
"""What the code calls a topic: a name of the table in ``streams.pipeline.outputs``."""


@dataclass(frozen=True, slots=True)
class IncomingRecord:
    """A record of the articles topic."""

    topic: str
    partition: int
    offset: int
    key: bytes | None
    value: bytes | None
    """None is a tombstone."""
    headers: Headers
    timestamp_ms: int
    """Milliseconds since the epoch, as the broker has it."""


@dataclass(frozen=True, slots=True)
class OutgoingRecord:
    """A record for one of the output topics."""

    channel: Channel
    key: bytes | None
    value: bytes | None
    headers: Headers
    timestamp_ms: int
    """That of the record it came of, milliseconds since the epoch; -1 for the present."""
    partition: int | None = None
    """Where the key does not decide."""


def place_of(record: IncomingRecord) -> dict[str, object]:
    """Where ``record`` came from, for a log line."""
    return {"topic": record.topic, "partition": record.partition, "offset": record.offset}
