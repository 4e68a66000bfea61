r"""Reading records whose header names are not UTF-8.

Kafka takes any bytes for the name of a header; aiokafka reads UTF-8 only, and one such record would end the worker
that gets it, and the next one that is started, for ever. Bytes that are not UTF-8 are read as escapes here (``\xff``),
and go out as such: what reads the events or the dead letters may be as strict.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from aiokafka.consumer import fetcher
from aiokafka.errors import CorruptRecordException
from aiokafka.record.default_records import _DefaultRecordBatchPy
from aiokafka.record.memory_records import _MemoryRecordsPy

from streams.cluster.consumers.header_names import EscapingBuffer

__all__ = ["escape_header_names"]


def escape_header_names() -> None:
    """Let every consumer of this process escape header names that are not UTF-8."""
    # aiokafka has no setting for it.
    fetcher.MemoryRecords = _Records


class _Records(_MemoryRecordsPy):  # type: ignore[misc]  # aiokafka ships no types
    """Batches of a fetch, each to be read by aiokafka's compiled reader as long as that gets on."""

    def next_batch(self) -> Any:
        data = self._next_slice
        batch = super().next_batch()
        # Older formats and the markers of transactions have no headers.
        plain = batch is None or batch.magic < 2 or batch.is_control_batch
        return batch if plain else _Batch(batch, bytes(data))


class _Batch:
    """A batch that is read again, by the reader that escapes, from where the compiled one failed."""

    def __init__(self, batch: Any, data: bytes) -> None:
        self._batch = batch
        self._data = data

    def __getattr__(self, name: str) -> Any:
        return getattr(self._batch, name)

    def __iter__(self) -> Iterator[Any]:
        done = 0
        try:
            for record in self._batch:
                yield record
                done += 1
        except (UnicodeDecodeError, CorruptRecordException):  # the second if aiokafka is not compiled
            yield from islice(_EscapingBatch(self._data), done, None)


class _EscapingBatch(_DefaultRecordBatchPy):  # type: ignore[misc]  # aiokafka ships no types
    _buffer: bytearray

    def _maybe_uncompress(self) -> None:
        super()._maybe_uncompress()
        self._buffer = EscapingBuffer(self._buffer)
