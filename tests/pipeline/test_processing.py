"""Every record has exactly one outcome."""

from datetime import UTC, datetime

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

import streams.pipeline.processing
from streams.pipeline.outcomes import Enriched, Outcome, Rejection, Skipped, Tombstone, article_id
from streams.pipeline.processing import process
from streams.pipeline.records import IncomingRecord
from tests.core import core

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def record(value: bytes | None, *, key: bytes | None = b"k", timestamp_ms: int = 1_700_000_000_000) -> IncomingRecord:
    return IncomingRecord("news.articles.v1", 3, 41, key, value, (), timestamp_ms)


def outcome_of(value: object, **options: object) -> Outcome:
    body = value if value is None or isinstance(value, bytes) else orjson.dumps(value)
    return process(record(body, **options), core(), max_article_bytes=1_000_000, clock=lambda: NOW)  # type: ignore[arg-type]


def test_a_good_article_is_enriched() -> None:
    outcome = outcome_of({"id": "1", "body": "Rain fell."})
    assert isinstance(outcome, Enriched)
    assert outcome.event["id"] == "1"
    assert outcome.event["processing"]["processed_at"] == "2026-01-02T03:04:05.000Z"
    assert (outcome.event["processing"]["duration_ms"] or 0) > 0


@pytest.mark.parametrize("status", ["withheld", "canceled"])
def test_what_may_not_be_published_is_skipped(status: str) -> None:
    assert outcome_of({"id": "1", "body": "x", "status": status}) == Skipped("1", status)  # type: ignore[arg-type]


def test_a_null_value_is_a_tombstone_if_it_says_whose() -> None:
    assert outcome_of(None) == Tombstone(b"k")
    keyless = outcome_of(None, key=None)
    assert isinstance(keyless, Rejection)
    assert keyless.reason == "no_key"


def test_a_fault_of_ours_is_a_value(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr(streams.pipeline.processing, "enrich_article", broken)
    assert outcome_of({"id": "77", "body": "x"}) == Rejection(
        "internal_error", "by nought", "builtins.ZeroDivisionError", "77"
    )


def test_a_fault_of_ours_while_a_record_is_read_is_a_value_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr(streams.pipeline.processing, "read_record", broken)
    assert outcome_of({"id": "77", "body": "x"}) == Rejection(
        "internal_error", "by nought", "builtins.ZeroDivisionError"
    )


def test_an_undated_article_has_its_records_day(monkeypatch: pytest.MonkeyPatch) -> None:
    days: list[datetime] = []

    def spy(*_: object, now: datetime, **__: object) -> dict[str, object]:
        days.append(now)
        return {"processing": {}, "quotes": [], "tickers": []}

    monkeypatch.setattr(streams.pipeline.processing, "enrich_article", spy)
    outcome_of({"id": "1", "body": "x"}, timestamp_ms=0)
    outcome_of({"id": "1", "body": "x"}, timestamp_ms=-1)
    assert days == [datetime(1970, 1, 1, tzinfo=UTC), NOW]


@given(st.none() | st.binary(max_size=100), st.none() | st.binary(max_size=5))
def test_any_record_has_an_outcome(value: bytes | None, key: bytes | None) -> None:
    assert isinstance(outcome_of(value, key=key), Enriched | Skipped | Tombstone | Rejection)


def test_the_id_of_an_article_is_known_whatever_became_of_it() -> None:
    assert article_id(outcome_of({"id": "1", "body": "Rain fell."})) == "1"
    assert article_id(outcome_of({"id": "1", "body": "Rain fell.", "status": "withheld"})) == "1"
    assert article_id(outcome_of({"id": "1", "body": 7})) == "1"
    assert article_id(outcome_of(b"junk")) is None
    assert article_id(outcome_of(None)) is None
