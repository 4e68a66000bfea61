"""The one way in which a range is told, of tokens or of characters: where it starts, and where it has ended."""

from typing import NamedTuple


class Range(NamedTuple):
    """A half-open range: ``start`` is in it, ``end`` is not."""

    start: int
    end: int
