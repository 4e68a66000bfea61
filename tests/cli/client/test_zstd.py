"""Records that somebody compressed with zstd are read without python-zstandard."""

from aiokafka.record.default_records import DefaultRecordBatchBuilder
from kafka.record import MemoryRecords

from streams.cli.client.zstd import read_zstd

_ZSTD = 4


def test_a_batch_of_aiokafka_is_read_by_kafka_python() -> None:
    builder = DefaultRecordBatchBuilder(
        magic=2,
        compression_type=_ZSTD,
        is_transactional=0,
        producer_id=-1,
        producer_epoch=-1,
        base_sequence=-1,
        batch_size=1_000_000,
    )
    values = [b"value %d" % number * 50 for number in range(100)]
    for offset, value in enumerate(values):
        builder.append(offset, timestamp=0, key=None, value=value, headers=[])
    read_zstd()
    batch = MemoryRecords(bytes(builder.build())).next_batch()
    assert batch.compression_type == _ZSTD
    assert [record.value for record in batch] == values
