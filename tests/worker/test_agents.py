"""The agent: each record is handed on, whatever it is, and what became of it is told. No broker here."""

import asyncio
import logging
from collections.abc import AsyncIterator
from types import SimpleNamespace
from typing import Any, cast

import pytest

from streams.pipeline.outcomes import Rejection, Skipped, Superseded, Unchanged
from streams.pipeline.records import IncomingRecord
from streams.worker.agents import article_agent, incoming, log_outcome


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


def handed_on(*values: bytes | None) -> list[tuple[IncomingRecord, int]]:
    """What the agent hands on of a stream of these."""
    accepted: list[tuple[IncomingRecord, int]] = []

    async def accept(record: IncomingRecord, generation: int) -> None:
        accepted.append((record, generation))

    async def events() -> AsyncIterator[Any]:
        for offset, value in enumerate(values):
            yield event(value, offset=offset)

    agent = article_agent(accept)
    asyncio.run(cast("Any", agent(cast("Any", SimpleNamespace(events=events)))))
    return accepted


def test_every_record_is_handed_on_in_order_with_its_generation() -> None:
    accepted = handed_on(b"{}", None, b"junk")
    assert [(record.offset, record.value) for record, _ in accepted] == [(0, b"{}"), (1, None), (2, b"junk")]
    assert {generation for _, generation in accepted} == {9}


def test_what_comes_to_no_event_is_logged_with_the_article_and_its_place(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    record = incoming(event(b"{}", offset=4))
    for outcome in (Skipped("a-2", "withheld"), Rejection("schema", "/id: no.", article_id="a-3"), Superseded("a-4")):
        log_outcome(record, outcome)
    skipped, rejected, superseded = (vars(line) for line in caplog.records)
    assert (skipped["levelname"], skipped["article_id"], skipped["offset"]) == ("INFO", "a-2", 4)
    assert skipped["reason"] == "withheld"
    assert (rejected["levelname"], rejected["article_id"], rejected["offset"]) == ("WARNING", "a-3", 4)
    assert (rejected["stage"], rejected["reason"], rejected["partition"]) == ("validate", "schema", 3)
    assert (superseded["levelname"], superseded["article_id"]) == ("INFO", "a-4")


def test_a_fault_of_ours_is_an_error(caplog: pytest.LogCaptureFixture) -> None:
    log_outcome(incoming(event(b"{}")), Rejection("internal_error", "by nought"))
    assert [line.levelno for line in caplog.records] == [logging.ERROR]


def test_what_stands_already_is_not_worth_a_line(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    log_outcome(incoming(event(b"{}")), Unchanged("a-1"))
    assert caplog.records == []


def test_a_record_keeps_headers_that_repeat_and_its_milliseconds() -> None:
    record = incoming(event(b"v", headers=[("a", b"1"), ("a", b"2")], timestamp=1_700_000_000.123))
    assert record.headers == (("a", b"1"), ("a", b"2"))
    assert record.timestamp_ms == 1_700_000_000_123


def test_a_record_without_headers_or_timestamp() -> None:
    record = incoming(event(b"v", timestamp=None))
    assert (record.headers, record.timestamp_ms) == ((), -1)
