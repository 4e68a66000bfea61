"""kafka-python's zstd by cramjam, which the worker's client needs anyway: the package zstandard has 24 MB."""

from io import BytesIO
from typing import Any, Final

import cramjam
import kafka.codec

__all__ = ["read_every_codec"]


class _Decompressor:
    """As much of python-zstandard's as kafka-python uses."""

    def stream_reader(self, source: BytesIO, **_options: Any) -> BytesIO:
        return BytesIO(bytes(cramjam.zstd.decompress(source.read())))


class _Zstandard:
    """As much of python-zstandard as kafka-python uses to read records; nothing here writes compressed ones."""

    ZstdDecompressor: Final = _Decompressor


def read_every_codec() -> None:
    """Let kafka-python's consumers read batches that are compressed with zstd; the other codecs they read."""
    kafka.codec.zstd = _Zstandard
