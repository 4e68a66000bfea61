"""What kafka-python's consumers give, as plain values."""

from typing import Any

from streams.pipeline.records import IncomingRecord


def incoming(record: Any) -> IncomingRecord:
    """kafka-python's ``record`` as a plain value."""
    return IncomingRecord(
        record.topic,
        record.partition,
        record.offset,
        record.key,
        record.value,
        tuple(record.headers),
        record.timestamp,
    )


__all__ = ["incoming"]
