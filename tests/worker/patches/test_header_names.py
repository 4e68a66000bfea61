"""Header names that are not UTF-8, in batches as a broker gives them."""

import pytest
from aiokafka.consumer import fetcher
from aiokafka.errors import CorruptRecordException
from aiokafka.record.default_records import _DefaultRecordBatchBuilderPy

from streams.worker.patches.header_names import escape_header_names
from tests.worker.patches.raw_header_name import RawHeaderName


@pytest.fixture(autouse=True)
def _as_in_a_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetcher, "MemoryRecords", fetcher.MemoryRecords)  # put back after the test
    escape_header_names()


def batch(*names: str, compression: int = 0) -> bytes:
    """A batch of records, each with one header."""
    builder = _DefaultRecordBatchBuilderPy(2, compression, 0, -1, -1, -1, 1_000_000)
    for offset, name in enumerate(names):
        builder.append(offset, timestamp=1, key=None, value=b"value", headers=[(name, b"1"), ("empty", None)])
    return bytes(builder.build())


def names_of(data: bytes) -> list[str]:
    """The first header's name of each record, as a consumer of aiokafka reads it."""
    records = fetcher.MemoryRecords(data)
    found = []
    while records.has_next():
        read = records.next_batch()
        assert read.validate_crc()
        assert not read.is_control_batch
        for record in read:
            (name, value), empty = record.headers
            assert (value, empty) == (b"1", ("empty", None))
            found.append(name)
    return found


@pytest.mark.parametrize("compression", [0, 1, 2, 3, 4])
def test_bytes_that_are_not_utf_8_are_escaped_and_the_neighbours_are_as_they_were(compression: int) -> None:
    names = ("before", RawHeaderName(b"\xff\xfe-caf\xe9"), "café", RawHeaderName(b"\x80"))
    data = batch(*names, compression=compression) + batch("next")
    assert names_of(data) == ["before", r"\xff\xfe-caf\xe9", "café", r"\x80", "next"]


def test_a_batch_that_is_broken_is_still_an_error() -> None:
    data = bytearray(batch("name", RawHeaderName(b"\xff")))
    data[-1] = 0x7E  # the length of the last value: more than there is
    records = fetcher.MemoryRecords(bytes(data)).next_batch()
    assert not records.validate_crc()
    with pytest.raises(CorruptRecordException):
        list(records)


def test_the_marker_of_a_transaction_is_read_as_the_client_reads_it() -> None:
    data = bytearray(batch("name"))
    data[22] |= 0x20  # the attribute of a control batch
    marker = fetcher.MemoryRecords(bytes(data)).next_batch()
    assert marker.is_control_batch
    assert next(marker).value == b"value"
