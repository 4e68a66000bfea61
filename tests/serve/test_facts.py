"""What records say; what no worker writes says nothing, and ends nothing."""

from typing import Any

import orjson
import pytest

from streams.pipeline.outputs import ARTICLES, DEAD_LETTERS, ENRICHED, QUOTES, TICKER_MENTIONS, TopicSpec
from streams.pipeline.records import IncomingRecord
from streams.pipeline.schemas import schema
from streams.serve.facts import LAST_MS, ArticleFact, DeadLetterFact, Fact, QuoteFact, TextFact, fact_of

GROUP = "quotetape"
SEQUENCE = b"%020d" % 7
EXAMPLES = ((QUOTES, "quote.v1"), (TICKER_MENTIONS, "ticker-mention.v1"), (ENRICHED, "enriched-article.v1"))


def fact(spec: TopicSpec, value: bytes | None, sequence: bytes = SEQUENCE, timestamp_ms: int = 5) -> Fact | None:
    headers = (("ce_sequence", sequence), ("quotetape.group", GROUP.encode()))
    return fact_of(spec, IncomingRecord("topic", 0, 9, b"k", value, headers, timestamp_ms), GROUP)


def example(name: str, **fields: Any) -> bytes:
    return orjson.dumps({**schema(name)["examples"][0], **fields})


@pytest.mark.parametrize(("spec", "name"), EXAMPLES)
def test_examples_of_the_contract_say_something(spec: TopicSpec, name: str) -> None:
    assert fact(spec, example(name)) is not None
    assert fact(spec, example(name), b"%020d" % (2**63 - 1)) is not None


@pytest.mark.parametrize(
    "sequence",
    [b"", b"7", b"9" * 20, b"0" * 19, b"0" * 21, b"9" * 5_000, b"%020d" % 2**63, b"-%019d" % 7, SEQUENCE + b"\n"],
    ids=lambda sequence: f"{len(sequence)} bytes, {sequence[:21]!r}",
)
@pytest.mark.parametrize(("spec", "name"), EXAMPLES)
def test_a_sequence_that_no_worker_writes_says_nothing(spec: TopicSpec, name: str, sequence: bytes) -> None:
    assert fact(spec, example(name), sequence) is None
    assert fact(ENRICHED, None, sequence) is None


@pytest.mark.parametrize("moment", ["2016-12-31T23:59:60Z", "2024-05-06t12:00:00z"])
@pytest.mark.parametrize(("spec", "name"), EXAMPLES)
def test_a_moment_that_no_worker_writes_says_nothing(spec: TopicSpec, name: str, moment: str) -> None:
    processing = schema(name)["examples"][0]["processing"]
    assert fact(spec, example(name, processing={**processing, "processed_at": moment})) is None


@pytest.mark.parametrize("version", [2**63, 1e30, -1e30])
@pytest.mark.parametrize(("spec", "name"), EXAMPLES[:2])
def test_a_version_that_no_article_has_says_nothing(spec: TopicSpec, name: str, version: float) -> None:
    article = schema(name)["examples"][0]["article"]
    assert fact(spec, example(name, article={**article, "version": version})) is None


@pytest.mark.parametrize(("timestamp", "at_ms"), [(1_700_000_000_000_000, LAST_MS), (-1, 0), (2**62, LAST_MS)])
def test_a_timestamp_in_another_unit_is_the_nearest_moment_that_is_told(timestamp: int, at_ms: int) -> None:
    gone = fact(ENRICHED, None, timestamp_ms=timestamp)
    letter = fact(DEAD_LETTERS, b"{", timestamp_ms=timestamp)
    text = fact(ARTICLES, b'{"id": "a", "body": "It rains."}', timestamp_ms=timestamp)
    assert isinstance(gone, ArticleFact)
    assert isinstance(letter, DeadLetterFact)
    assert isinstance(text, TextFact)
    assert (gone.at_ms, letter.at_ms, text.at_ms) == (at_ms, at_ms, at_ms)


@pytest.mark.parametrize(("spec", "name"), EXAMPLES)
def test_a_header_without_a_value_ends_nothing(spec: TopicSpec, name: str) -> None:
    group = ("quotetape.group", GROUP.encode())
    for headers in (
        (("quotetape.group", None),),
        (group, ("ce_sequence", None)),
        (group, ("ce_sequence", SEQUENCE), ("ce_id", None), ("trace", None)),
    ):
        fact_of(spec, IncomingRecord("topic", 0, 9, b"k", example(name), headers, 5), GROUP)
    told = ("quotetape.reason", "__connect.errors.stage", "__connect.errors.exception.message")
    letter = IncomingRecord("topic", 0, 9, b"k", b"{", (group, *((each, None) for each in told)), 5)
    found = fact_of(DEAD_LETTERS, letter, GROUP)
    assert isinstance(found, DeadLetterFact)
    assert (found.reason, found.stage, found.message) == ("", "", "")


def test_another_groups_records_say_nothing() -> None:
    headers = (("ce_sequence", SEQUENCE), ("quotetape.group", b"another"))
    record = IncomingRecord("topic", 0, 9, b"k", example("quote.v1"), headers, 5)
    assert fact_of(QUOTES, record, GROUP) is None
    assert isinstance(fact_of(QUOTES, record, "another"), QuoteFact)
