"""A header name of any bytes, as a producer that is not written in Python can send it."""

from typing import Self


class RawHeaderName(str):
    """Text whose encoding is these bytes; for clients that are not compiled."""

    _raw: bytes

    def __new__(cls, raw: bytes) -> Self:
        name = super().__new__(cls, raw.decode("utf-8", "backslashreplace"))
        name._raw = raw
        return name

    def encode(self, *_: str) -> bytes:
        return self._raw
