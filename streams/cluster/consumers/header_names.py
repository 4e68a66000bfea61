r"""Records whose header names are not UTF-8, as kafka-python's consumers read them.

Kafka takes any bytes for the name of a header; the client reads UTF-8 only, and takes the record for a damaged one: it
would be met again at the same offset, for ever. Bytes that are not UTF-8 are read as escapes (``\xff``).
"""

from typing import Any

from kafka.record import memory_records
from kafka.record.default_records import DefaultRecordBatch

__all__ = ["EscapingBuffer", "escape_header_names"]


def escape_header_names() -> None:
    """Let every consumer of this process escape header names that are not UTF-8."""
    # kafka-python has no setting for it.
    memory_records.DefaultRecordBatch = _EscapingBatch


class EscapingBuffer(bytearray):
    """Bytes of records, whose slices are decoded whatever they are: the clients decode header names and nothing else.

    Each look into it is a call of Python's, so it is for records that can't be read otherwise.
    """

    def __getitem__(self, place: Any) -> Any:
        found = super().__getitem__(place)
        return EscapingBuffer(found) if isinstance(found, bytearray) else found

    def decode(self, encoding: str = "utf-8", errors: str = "backslashreplace") -> str:
        """What is no text of that encoding as escapes."""
        return super().decode(encoding, errors)


class _EscapingBatch(DefaultRecordBatch):  # type: ignore[misc]  # kafka-python ships no types
    """A batch that goes on with an escaping buffer from the first name that needs it."""

    _buffer: bytearray

    def _read_msg(self) -> Any:
        try:
            return super()._read_msg()
        except UnicodeDecodeError:  # where the record begins is still where it was
            self._buffer = EscapingBuffer(self._buffer)
            return super()._read_msg()
