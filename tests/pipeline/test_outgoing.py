"""The records that go out: keys, headers, ids, and dead letters that keep what came in."""

from datetime import UTC, datetime

import orjson
import pytest

from streams.pipeline.event import EnrichedArticle
from streams.pipeline.outcomes import Change, Enriched, Outcome, Part, Rejection, Skipped, Tombstone, Withdrawal
from streams.pipeline.outgoing import offset_of_first, outgoing, without_error_headers
from streams.pipeline.outputs import EVENT_TYPES
from streams.pipeline.records import Headers, IncomingRecord, OutgoingRecord
from streams.pipeline.schemas import faults, schema

EVENT: EnrichedArticle = schema("enriched-article.v1")["examples"][0]
VALUE = b'{"id": "wire-2024-0001"}'
HEADERS = (
    ("traceparent", b"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),
    ("desk", b"tech"),
    ("desk", b"markets"),
    ("ce_id", b"the producer's"),
    ("Content-Type", b"application/vnd.publisher+json"),
)


def incoming(
    value: bytes | None = VALUE,
    *,
    key: bytes | None = None,
    headers: Headers = HEADERS,
    timestamp_ms: int = 1_714_996_800_000,
) -> IncomingRecord:
    return IncomingRecord("news.articles.v1", 3, 41, key, value, headers, timestamp_ms)


def enriched() -> Enriched:
    return Enriched(EVENT, datetime(2024, 5, 6, 12, tzinfo=UTC), 0.001, 0.002)


def records_of(
    outcome: Outcome, record: IncomingRecord | None = None, withdrawal: Withdrawal | None = None
) -> list[OutgoingRecord]:
    return outgoing(record or incoming(), Change(outcome, withdrawal), group="quotetape")


def withdrawal(*parts: Part, key: bytes | None = b"wire-2024-0001") -> Withdrawal:
    return Withdrawal("canceled", "wire-2024-0001", 2, parts, key, datetime(2024, 5, 6, 12, 30, tzinfo=UTC))


def test_an_enriched_article_goes_to_its_topics_under_its_keys() -> None:
    assert [(record.channel, record.key) for record in records_of(enriched())] == [
        ("enriched", b"wire-2024-0001"),
        ("quotes", b"jane doe"),
        ("ticker_mentions", b"ACM"),
    ]


def test_a_quote_of_nobody_is_keyed_unknown() -> None:
    event: EnrichedArticle = {**EVENT, "quotes": [{**EVENT["quotes"][0], "speaker": None}], "tickers": []}
    quote = records_of(Enriched(event, None, 0, 0))[1]
    assert quote.key == b"unknown"


def test_values_keep_their_schemas() -> None:
    names = {kind.ce_type: kind.schema for kind in EVENT_TYPES}
    for record in records_of(enriched()):
        headers = {name: value.decode() for name, value in record.headers if value is not None}
        name = names[headers["ce_type"]]
        assert name is not None
        assert record.value is not None
        assert [fault.message for fault in faults(name, orjson.loads(record.value))] == []
        assert headers["ce_dataschema"] == schema(name)["$id"]


def test_headers_are_a_cloud_event_and_the_inputs_own() -> None:
    record = records_of(enriched())[0]
    assert record.headers[:3] == HEADERS[:3]
    attributes = record.headers[3:]
    assert sorted(name for name, _ in attributes) == [
        "ce_dataschema",
        "ce_id",
        "ce_sequence",
        "ce_source",
        "ce_specversion",
        "ce_subject",
        "ce_time",
        "ce_type",
        "content-type",
        "quotetape.group",
    ]
    values = {name: value.decode() for name, value in attributes if value is not None}
    assert values["ce_specversion"] == "1.0"
    assert values["ce_sequence"] == "00000000000000000041"
    assert values["ce_time"] == "2024-05-06T12:00:00.000Z"
    assert values["ce_subject"] == "wire-2024-0001"
    assert values["content-type"] == "application/json"
    assert values["quotetape.group"] == "quotetape"
    assert record.timestamp_ms == incoming().timestamp_ms


def ids(record: IncomingRecord) -> list[bytes | None]:
    return [dict(out.headers)["ce_id"] for out in records_of(enriched(), record)]


def test_what_is_read_again_has_the_same_ids_and_what_is_sent_again_others() -> None:
    assert ids(incoming()) == ids(incoming(headers=(), timestamp_ms=1))
    assert len(set(ids(incoming()))) == len(ids(incoming()))
    again = IncomingRecord("news.articles.v1", 3, 42, None, VALUE, HEADERS, 1_714_996_800_000)
    assert not set(ids(incoming())) & set(ids(again))


def test_another_value_gives_other_ids() -> None:
    assert not set(ids(incoming())) & set(ids(incoming(VALUE + b" ")))


def test_a_backfill_is_told_by_its_group_and_not_by_its_ids() -> None:
    live, backfill = (outgoing(incoming(), Change(enriched()), group=group) for group in ("quotetape", "archive-2024"))
    assert {dict(record.headers)["quotetape.group"] for record in backfill} == {b"archive-2024"}
    assert all(dict(a.headers)["ce_id"] == dict(b.headers)["ce_id"] for a, b in zip(live, backfill, strict=True))


def test_a_tombstone_keeps_its_key_and_has_no_value() -> None:
    (record,) = records_of(Tombstone(b"\xffraw"), incoming(None, key=b"\xffraw"), withdrawal(key=b"\xffraw"))
    assert (record.channel, record.key, record.value) == ("enriched", b"\xffraw", None)
    assert dict(record.headers)["ce_type"] == b"quotetape.article-removed.v1"


def test_what_is_taken_back_goes_under_its_old_keys_and_without_its_words() -> None:
    parts = (Part("quote", "1" * 24, "jane doe"), Part("ticker_mention", "2" * 24, "ACM"))
    records = records_of(Skipped("wire-2024-0001", "canceled"), None, withdrawal(*parts))
    assert [(record.channel, record.key) for record in records] == [
        ("enriched", b"wire-2024-0001"),
        ("quotes", b"jane doe"),
        ("ticker_mentions", b"ACM"),
    ]
    tombstone, quote, mention = records
    assert tombstone.value is None
    told = {name: value for name, value in tombstone.headers if name.startswith("quotetape.withdrawn")}
    assert told == {
        "quotetape.withdrawn-because": b"canceled",
        "quotetape.withdrawn-quotes": b"1",
        "quotetape.withdrawn-ticker-mentions": b"1",
    }
    for record, name in ((quote, "quote-withdrawn.v1"), (mention, "ticker-mention-withdrawn.v1")):
        assert [fault.message for fault in faults(name, orjson.loads(record.value or b""))] == []
        assert b"Jane" not in (record.value or b"")
    assert dict(mention.headers)["ce_subject"] == b"ACM"


def test_what_changed_is_taken_back_beside_what_stands() -> None:
    part = Part("quote", "1" * 24, "joe bloggs")
    records = records_of(enriched(), None, withdrawal(part, key=None))
    assert [(record.channel, record.key) for record in records] == [
        ("enriched", b"wire-2024-0001"),
        ("quotes", b"jane doe"),
        ("quotes", b"joe bloggs"),
        ("ticker_mentions", b"ACM"),
    ]


def test_a_replayed_article_counts_as_of_its_first_coming() -> None:
    def first(*headers: tuple[str, bytes]) -> int:
        return offset_of_first(incoming(headers=headers))

    assert first() == 41
    assert first(("quotetape.replayed-from", b"3:7")) == 7
    assert first(("quotetape.replayed-from", b"3:99")) == 41  # nothing comes before it came
    assert first(("quotetape.replayed-from", b"4:7")) == 41  # of another partition
    assert first(("quotetape.replayed-from", b"junk")) == 41
    assert first(("quotetape.replayed-from", b"3:" + b"7" * 5_000)) == 41
    assert first(("quotetape.replayed-from", b"7" * 5_000 + b":7")) == 41


def test_a_skipped_article_leaves_nothing() -> None:
    assert records_of(Skipped("1", "withheld")) == []


REJECTION = Rejection("schema", "/id: this field is required.")


def test_a_record_of_an_impossible_time_still_has_its_event() -> None:
    record = incoming(None, key=b"1", timestamp_ms=1_714_996_800_000_000)  # microseconds, by mistake
    (tombstone,) = records_of(Tombstone(b"1"), record, withdrawal(key=b"1"))
    assert (tombstone.key, tombstone.value) == (b"1", None)


@pytest.mark.parametrize(("key", "value"), [(b"\x00key", b"\xff\xfe"), (None, b""), (None, None)])
def test_a_dead_letter_keeps_the_record(key: bytes | None, value: bytes | None) -> None:
    (letter,) = records_of(REJECTION, incoming(value, key=key))
    assert (letter.channel, letter.key, letter.value) == ("dead_letters", key, value)
    assert letter.headers[: len(HEADERS)] == HEADERS
    assert letter.timestamp_ms == incoming().timestamp_ms


def test_a_dead_letter_says_why() -> None:
    (letter,) = records_of(REJECTION)
    why = {name: text.decode() for name, text in letter.headers[len(HEADERS) :] if text is not None}
    assert [fault.message for fault in faults("dead-letter.v1", why)] == []
    assert why == {
        "__connect.errors.topic": "news.articles.v1",
        "__connect.errors.partition": "3",
        "__connect.errors.offset": "41",
        "__connect.errors.stage": "validate",
        "__connect.errors.exception.class.name": "quotetape.Rejection",
        "__connect.errors.exception.message": "/id: this field is required.",
        "quotetape.reason": "schema",
        "quotetape.group": "quotetape",
        "quotetape.replays": "0",
    }


def test_a_letter_that_dies_again_says_why_once_and_keeps_its_count() -> None:
    (first,) = records_of(REJECTION)
    replayed = (*without_error_headers(first.headers), ("quotetape.replays", b"2"), ("quotetape.replayed-from", b"3:7"))
    (second,) = records_of(REJECTION, incoming(headers=replayed))
    assert len(second.headers) == len(first.headers) + 1
    assert dict(second.headers)["quotetape.replays"] == b"2"
    assert dict(second.headers)["quotetape.replayed-from"] == b"3:7"


def test_a_long_message_is_cut() -> None:
    (letter,) = records_of(Rejection("internal_error", "é" * 5_000))
    message = dict(letter.headers)["__connect.errors.exception.message"]
    assert message is not None
    assert len(message.decode()) == 1_000


def test_an_event_names_its_own_group_alone() -> None:
    record = incoming(headers=(("quotetape.group", b"another"), ("Quotetape.Group", b"a third"), ("desk", b"tech")))
    for sent in records_of(enriched(), record):
        assert [text for name, text in sent.headers if name.lower() == "quotetape.group"] == [b"quotetape"]
        assert ("desk", b"tech") in sent.headers
