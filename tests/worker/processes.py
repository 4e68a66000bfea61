"""Stand-ins for what becomes of a record."""

from streams.pipeline.outcomes import Outcome
from streams.pipeline.records import IncomingRecord


def process_nothing(_: IncomingRecord) -> Outcome:
    """For an app that gets no record."""
    raise AssertionError("a record came")
