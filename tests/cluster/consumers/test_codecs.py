"""Records that somebody compressed are read without the package zstandard."""

import kafka.codec
import pytest
from aiokafka.record.default_records import DefaultRecordBatchBuilder
from kafka.record import MemoryRecords

from streams.cluster.consumers.codecs import read_every_codec

CODECS = {"gzip": 1, "snappy": 2, "lz4": 3, "zstd": 4}


@pytest.mark.parametrize("codec", CODECS)
def test_a_batch_of_aiokafka_is_read_by_kafka_python(codec: str, monkeypatch: pytest.MonkeyPatch) -> None:
    builder = DefaultRecordBatchBuilder(
        magic=2,
        compression_type=CODECS[codec],
        is_transactional=0,
        producer_id=-1,
        producer_epoch=-1,
        base_sequence=-1,
        batch_size=1_000_000,
    )
    values = [b"value %d" % number * 50 for number in range(100)]
    for offset, value in enumerate(values):
        builder.append(offset, timestamp=0, key=None, value=value, headers=[])
    monkeypatch.setattr(kafka.codec, "zstd", None)
    read_every_codec()
    batch = MemoryRecords(bytes(builder.build())).next_batch()
    assert batch.compression_type == CODECS[codec]
    assert [record.value for record in batch] == values
