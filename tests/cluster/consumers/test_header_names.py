"""Header names that are not UTF-8, in batches as a broker gives them to kafka-python."""

import pytest
from aiokafka.record.default_records import _DefaultRecordBatchBuilderPy
from kafka.errors import CorruptRecordError
from kafka.record import MemoryRecords, memory_records

from streams.cluster.consumers.codecs import read_every_codec
from streams.cluster.consumers.header_names import escape_header_names
from tests.worker.patches.raw_header_name import RawHeaderName


@pytest.fixture(autouse=True)
def _as_in_a_consumer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory_records, "DefaultRecordBatch", memory_records.DefaultRecordBatch)  # put back afterwards
    read_every_codec()
    escape_header_names()


def batch(*names: str, compression: int = 0) -> bytes:
    """A batch of records, each with this header and an empty one."""
    builder = _DefaultRecordBatchBuilderPy(2, compression, 0, -1, -1, -1, 1_000_000)
    for offset, name in enumerate(names):
        builder.append(offset, timestamp=1, key=b"k", value=b"value", headers=[(name, b"1"), ("empty", None)])
    return bytes(builder.build())


@pytest.mark.parametrize("compression", [0, 1, 2, 3, 4])
def test_bytes_that_are_not_utf_8_are_escaped_and_the_neighbours_are_as_they_were(compression: int) -> None:
    names = ("before", RawHeaderName(b"\xff\xfe-caf\xe9"), "café", RawHeaderName(b"\x80"))
    read = MemoryRecords(batch(*names, compression=compression)).next_batch()
    assert read.validate_crc()
    records = list(read)
    assert [record.headers[0][0] for record in records] == ["before", r"\xff\xfe-caf\xe9", "café", r"\x80"]
    for offset, record in enumerate(records):
        assert (record.offset, record.key, record.value) == (offset, b"k", b"value")
        assert [value for _, value in record.headers] == [b"1", None]


def test_a_batch_that_is_broken_is_still_an_error() -> None:
    data = bytearray(batch("name", RawHeaderName(b"\xff")))
    data[-1] = 0x7E  # the length of the last value: more than there is
    with pytest.raises(CorruptRecordError):
        list(MemoryRecords(bytes(data)).next_batch())
