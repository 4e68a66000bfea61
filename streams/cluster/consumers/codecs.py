"""kafka-python's lz4 and zstd by cramjam, which the worker's client needs anyway: what it would take has 30 MB."""

from io import BytesIO
from typing import Any, Final

import cramjam
import kafka.codec
from kafka.record import default_records, legacy_records

__all__ = ["read_every_codec"]


def _lz4_decode(payload: bytes) -> bytes:
    return bytes(cramjam.lz4.decompress(payload))


class _Decompressor:
    """As much of python-zstandard's as kafka-python uses."""

    def stream_reader(self, source: BytesIO, **_options: Any) -> BytesIO:
        return BytesIO(bytes(cramjam.zstd.decompress(source.read())))


class _Zstandard:
    """As much of python-zstandard as kafka-python uses to read records; nothing here writes compressed ones."""

    ZstdDecompressor: Final = _Decompressor


def read_every_codec() -> None:
    """Let kafka-python's consumers read batches that are compressed with lz4 or zstd; snappy it reads by cramjam."""
    kafka.codec.lz4 = cramjam.lz4  # says that there is one
    for module in (default_records, legacy_records):
        module.lz4_decode = _lz4_decode
    kafka.codec.zstd = _Zstandard
