"""A stand-in for how articles are read."""

from typing import NoReturn

from streams.memory.rules import Reader
from streams.worker.app import Reading


def _nothing(_: object) -> NoReturn:
    raise AssertionError("a record came")


READ_NOTHING = Reading(_nothing, Reader(_nothing, "2026-01-01"))
"""For an app that gets no record."""
