"""What must hold whatever a record says: one outcome, no fault of ours, and output that keeps the contract."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from typing import Any, Final

import orjson

from streams.memory.rules import Reader, step
from streams.pipeline.outcomes import Enriched, Outcome, Rejection, Skipped, Tombstone
from streams.pipeline.outgoing import outgoing
from streams.pipeline.outputs import EVENT_TYPES
from streams.pipeline.processing import arrive, resolve
from streams.pipeline.records import IncomingRecord, OutgoingRecord
from streams.pipeline.schemas import faults
from tests.core import core

NOW: Final = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
_SCHEMAS: Final = {kind.ce_type.encode(): kind.schema for kind in EVENT_TYPES}


def incoming(
    value: bytes | None, *, key: bytes | None = b"k", headers: tuple[tuple[str, bytes], ...] = ()
) -> IncomingRecord:
    """A record of the articles topic."""
    return IncomingRecord("news.articles.v1", 3, 41, key, value, headers, 1_700_000_000_000)


def outcome_that_holds(record: IncomingRecord, *, max_article_bytes: int = 1_000_000) -> Outcome:
    """What becomes of ``record``, once all of it is checked.

    Raises:
        AssertionError: Something does not hold; or a fault of ours became a dead letter.
    """
    resolving = partial(resolve, core=core(), max_article_bytes=max_article_bytes, clock=lambda: NOW)
    arrival = arrive(record, max_article_bytes=max_article_bytes, clock=lambda: NOW)
    change = step(None, arrival, Reader(resolving, "2026-01-01"), at=NOW).change
    outcome = change.outcome
    assert isinstance(outcome, Enriched | Skipped | Tombstone | Rejection)
    if isinstance(outcome, Rejection):
        assert outcome.reason != "internal_error", (outcome, record.value)
    for out in outgoing(record, change, group="quotetape"):
        _check_record(out, record)
    if isinstance(outcome, Enriched):
        _check_places({**outcome.event}, orjson.loads((record.value or b"").removeprefix(b"\xef\xbb\xbf")))
    return outcome


def _check_record(out: OutgoingRecord, record: IncomingRecord) -> None:
    for name, value in out.headers:
        name.encode()
        assert value is None or isinstance(value, bytes)
    if out.channel == "dead_letters":
        assert (out.key, out.value) == (record.key, record.value)
        return
    assert out.key
    schema = _SCHEMAS[dict(out.headers)["ce_type"] or b""]
    assert (schema is None) == (out.value is None)
    if schema is not None and out.value is not None:
        assert [fault.message for fault in faults(schema, orjson.loads(out.value))] == []


def _check_places(event: dict[str, Any], article: dict[str, Any]) -> None:
    """Every offset leads to the words that it is told to lead to."""
    texts = {"title": article.get("title") or "", "body": event["text"].get("body", article.get("body") or "")}
    for place in _places(event):
        assert texts[place["field"]][place["start"] : place["end"]] == place["text"]


def _places(event: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for quote in event["quotes"]:
        yield quote
        if quote["cue"]:
            yield quote["cue"]
        if quote["speaker"]:
            yield quote["speaker"]["mention"]
    for ticker in event["tickers"]:
        yield from ticker["mentions"]
