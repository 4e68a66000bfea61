"""The agent: each record is handed on with what became of it, whatever it is. No broker here."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from functools import partial
from types import SimpleNamespace
from typing import Any, cast

import orjson
import pytest

from streams.pipeline.outcomes import Enriched, Outcome, Rejection, Skipped, Tombstone
from streams.pipeline.processing import process
from streams.pipeline.records import IncomingRecord
from streams.worker.agents import article_agent, incoming
from tests.core import core


def event(value: bytes | None, *, offset: int = 0, headers: Any = None, timestamp: float | None = 1.7e9) -> Any:
    """A record as Faust hands it over; only what the agent looks at."""
    message = SimpleNamespace(
        topic="news.articles.v1",
        partition=3,
        offset=offset,
        key=b"k",
        value=value,
        headers=headers,
        timestamp=timestamp,
        generation_id=9,
    )
    return SimpleNamespace(message=message)


def handed_on(*values: bytes | None) -> list[tuple[IncomingRecord, Outcome, int]]:
    """What the agent hands on of a stream of these."""
    accepted: list[tuple[IncomingRecord, Outcome, int]] = []

    async def accept(record: IncomingRecord, outcome: Outcome, generation: int) -> None:
        accepted.append((record, outcome, generation))

    async def events() -> AsyncIterator[Any]:
        for offset, value in enumerate(values):
            yield event(value, offset=offset)

    clock = partial(datetime, 2026, 1, 2, tzinfo=UTC)
    agent = article_agent(partial(process, core=core(), max_article_bytes=1_000, clock=clock), accept)
    asyncio.run(cast("Any", agent(cast("Any", SimpleNamespace(events=events)))))
    return accepted


GOOD = orjson.dumps({"id": "a-1", "body": "Rain fell."})
WITHHELD = orjson.dumps({"id": "a-2", "body": "Rain fell.", "status": "withheld"})
NO_BODY = orjson.dumps({"id": "a-3", "body": 7})


def test_every_record_is_handed_on_in_order_with_its_outcome_and_its_generation() -> None:
    accepted = handed_on(GOOD, WITHHELD, None, b"junk")
    assert [record.offset for record, _, _ in accepted] == [0, 1, 2, 3]
    assert [type(outcome) for _, outcome, _ in accepted] == [Enriched, Skipped, Tombstone, Rejection]
    assert {generation for _, _, generation in accepted} == {9}


def test_what_comes_to_no_event_is_logged_with_the_article_and_its_place(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    handed_on(GOOD, WITHHELD, NO_BODY)
    skipped, rejected = (vars(line) for line in caplog.records)
    assert (skipped["levelname"], skipped["article_id"], skipped["offset"]) == ("INFO", "a-2", 1)
    assert (rejected["levelname"], rejected["article_id"], rejected["offset"]) == ("WARNING", "a-3", 2)
    assert (rejected["stage"], rejected["reason"], rejected["partition"]) == ("validate", "schema", 3)


def test_a_fault_of_ours_is_an_error(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr("streams.pipeline.processing.enrich_article", broken)
    handed_on(GOOD)
    assert [line.levelno for line in caplog.records] == [logging.ERROR]


def test_a_record_keeps_headers_that_repeat_and_its_milliseconds() -> None:
    record = incoming(event(b"v", headers=[("a", b"1"), ("a", b"2")], timestamp=1_700_000_000.123))
    assert record.headers == (("a", b"1"), ("a", b"2"))
    assert record.timestamp_ms == 1_700_000_000_123


def test_a_record_without_headers_or_timestamp() -> None:
    record = incoming(event(b"v", timestamp=None))
    assert (record.headers, record.timestamp_ms) == ((), -1)


def test_heartbeats_go_on_while_a_long_article_is_read() -> None:
    beats = 0

    async def beat() -> None:
        nonlocal beats
        while True:
            await asyncio.sleep(0.01)
            beats += 1

    def read(record: IncomingRecord) -> Outcome:
        time.sleep(0.3)
        return Tombstone(record.key or b"", record.timestamp_ms)

    async def accept(_record: IncomingRecord, _outcome: Outcome, _generation: int) -> None:
        pass

    async def run() -> None:
        async def events() -> AsyncIterator[Any]:
            yield event(b"x" * 200_000)

        beating = asyncio.ensure_future(beat())
        await article_agent(read, accept)(cast("Any", SimpleNamespace(events=events)))
        beating.cancel()

    asyncio.run(run())
    assert beats >= 5
