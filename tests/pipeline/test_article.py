"""What bad input gets, and what good input becomes."""

from datetime import UTC, datetime, timedelta, timezone

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.pipeline.article import Article, article_of, read_article
from streams.pipeline.outcomes import Rejection

CAP = 1_000_000


def read(value: bytes) -> Article | Rejection:
    return read_article(value, max_bytes=CAP)


def rejected(value: bytes) -> Rejection:
    outcome = read(value)
    assert isinstance(outcome, Rejection)
    return outcome


def accepted(value: bytes) -> Article:
    outcome = read(value)
    assert isinstance(outcome, Article), outcome
    return outcome


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        pytest.param(b"", "empty_value", id="no bytes"),
        pytest.param(b'\x00\x00\x00\x00\x07{"id":"1","body":"x"}', "confluent_framed", id="Confluent's framing"),
        pytest.param(b'{"id":"1","body":"caf\xe9"}', "not_utf8", id="Latin-1"),
        pytest.param(b'{"id":"1","body":"\xed\xa0\x80"}', "not_utf8", id="a surrogate in UTF-8"),
        pytest.param(b"The minister said no.", "not_json", id="plain text"),
        pytest.param(b'{"id":"1","body":"x"', "not_json", id="cut short"),
        pytest.param(b'{"id":"1","body":"x"}{}', "not_json", id="two documents"),
        pytest.param(b'{"id":"1","body":"\x01"}', "not_json", id="a raw control character"),
        pytest.param(b"[]", "not_an_object", id="an array"),
        pytest.param(b'"text"', "not_an_object", id="a string"),
        pytest.param(b"null", "not_an_object", id="null"),
        pytest.param(b'{"id":"1","body":"x","n":' + b"[" * 64 + b"]" * 64 + b"}", "too_deep", id="65 levels"),
        pytest.param(b"[" * 100_000, "too_deep", id="a bomb of brackets"),
        pytest.param(b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "too_deep", id="a bomb of objects"),
        pytest.param(b'{"id":"1","body":"x","n":NaN}', "not_finite", id="NaN"),
        pytest.param(b'{"id":"1","body":"x","n":-Infinity}', "not_finite", id="-Infinity"),
        pytest.param(b'{"id":"1","body":"x","n":1e999}', "not_finite", id="beyond a double"),
        pytest.param(b'{"id":"1","body":"x","n":' + b"9" * 5_000 + b"}", "not_finite", id="5,000 digits"),
        pytest.param(rb'{"id":"1","body":"\ud83d"}', "lone_surrogate", id="half an emoji"),
        pytest.param(rb'{"id":"1","body":"x","\udc00":1}', "lone_surrogate", id="half a character in a name"),
    ],
)
def test_undecodable_values(value: bytes, reason: str) -> None:
    rejection = rejected(value)
    assert (rejection.stage, rejection.reason) == ("decode", reason)
    assert rejection.message.endswith(".")


@pytest.mark.parametrize(
    ("value", "pointer"),
    [
        pytest.param({"body": "x"}, "/id", id="no id"),
        pytest.param({"id": "", "body": "x"}, "/id", id="an empty id"),
        pytest.param({"id": 7, "body": "x"}, "/id", id="an id that is a number"),
        pytest.param({"id": None, "body": "x"}, "/id", id="an id that is null"),
        pytest.param({"id": "1"}, "/body", id="neither title nor body"),
        pytest.param({"id": "1", "title": None, "body": " \t\n"}, "/body", id="white space alone"),
        pytest.param({"id": "1", "body": 5}, "/body", id="a body that is a number"),
        pytest.param({"id": "1", "body": "x", "published_at": "yesterday"}, "/published_at", id="a word for a date"),
        pytest.param({"id": "1", "body": "x", "published_at": "2023-02-30"}, "/published_at", id="30 February"),
        pytest.param({"id": "1", "body": "x", "published_at": "2023-02-03 10:00"}, "/published_at", id="no T, no zone"),
        pytest.param({"id": "1", "body": "x", "published_at": "0000-01-01"}, "/published_at", id="the year 0"),
        pytest.param(
            {"id": "1", "body": "x", "published_at": "0001-01-01T00:00:00+05:00"}, "/published_at", id="too early"
        ),
        pytest.param(
            {"id": "1", "body": "x", "published_at": "9999-12-31T23:00:00-05:00"}, "/published_at", id="too late"
        ),
        pytest.param({"id": "1", "body": "x", "language": "en_US"}, "/language", id="an underscore in a tag"),
        pytest.param({"id": "1", "body": "x", "version": 1.5}, "/version", id="half a version"),
        pytest.param({"id": "1", "body": "x", "status": "embargoed"}, "/status", id="an unknown status"),
        pytest.param({"id": "1", "body": "x", "content_type": "text/rtf"}, "/content_type", id="an unknown type"),
        pytest.param({"id": "1", "body": "x", "authors": ["A", 1]}, "/authors/1", id="an author that is a number"),
        pytest.param({"id": "1", "body": "x", "tickers": "META"}, "/tickers", id="a symbol for a list"),
    ],
)
def test_a_schema_fault_names_its_place(value: dict[str, object], pointer: str) -> None:
    rejection = rejected(orjson.dumps(value))
    assert (rejection.stage, rejection.reason) == ("validate", "schema")
    assert rejection.message.startswith(f"{pointer}: ")
    article_id = value.get("id")
    assert rejection.article_id == (article_id if isinstance(article_id, str) and article_id else None)


def test_a_value_above_the_cap_names_both_sizes() -> None:
    rejection = read_article(b'{"id":"1","body":"x"}', max_bytes=20)
    assert isinstance(rejection, Rejection)
    assert (rejection.stage, rejection.reason) == ("validate", "too_large")
    assert "21 bytes" in rejection.message
    assert "20" in rejection.message
    assert isinstance(read_article(b'{"id":"1","body":"x"}', max_bytes=21), Article)


def test_sixty_four_levels_are_read() -> None:
    assert accepted(b'{"id":"1","body":"x","n":' + b"[" * 63 + b"]" * 63 + b"}").extra["n"]


def test_brackets_inside_a_string_are_no_levels() -> None:
    assert rejected(b'{"id":"1","n":"' + b"[" * 500 + b'","m":NaN}').reason == "not_finite"


def test_null_means_absent_and_unknown_fields_are_kept() -> None:
    fields = "title content_type url source authors published_at language version status tickers".split()
    article = accepted(orjson.dumps({"id": "1", "body": "x", "desk": {"name": "tech"}, **dict.fromkeys(fields)}))
    assert (article.title, article.content_type, article.status) == ("", "text/plain", "usable")
    assert (article.version, article.published, article.language, article.tickers) == (None, None, None, ())
    assert article.extra == {"desk": {"name": "tech"}}


def test_a_byte_order_mark_is_read_over() -> None:
    assert accepted(b'\xef\xbb\xbf{"id":"1","body":"x"}').id == "1"


@pytest.mark.parametrize(
    ("published_at", "moment"),
    [
        ("2024-05-06", datetime(2024, 5, 6, tzinfo=UTC)),
        ("2024-05-06T12:00:00Z", datetime(2024, 5, 6, 12, tzinfo=UTC)),
        ("2024-05-06t12:00:00.25z", datetime(2024, 5, 6, 12, 0, 0, 250_000, tzinfo=UTC)),
        ("2024-05-06T12:00:00-04:00", datetime(2024, 5, 6, 12, tzinfo=timezone(timedelta(hours=-4)))),
        ("2016-12-31T23:59:60Z", datetime(2016, 12, 31, 23, 59, 59, tzinfo=UTC)),
    ],
)
def test_dates(published_at: str, moment: datetime) -> None:
    assert accepted(orjson.dumps({"id": "1", "body": "x", "published_at": published_at})).published == moment


def test_a_bare_date_is_said_in_full() -> None:
    article = accepted(b'{"id":"1","body":"x","published_at":"2024-05-06"}')
    assert article.published_at == "2024-05-06T00:00:00Z"


@pytest.mark.parametrize("body", [b"bytes", {"a", "set"}, datetime.now(UTC), {1: "x"}])
def test_what_json_has_not_is_refused_by_the_library_too(body: object) -> None:
    outcome = article_of({"id": "1", "body": body})
    assert isinstance(outcome, Rejection)
    assert outcome.reason == "schema"


@given(st.binary(max_size=200))
def test_any_bytes_are_an_article_or_a_reason(value: bytes) -> None:
    assert isinstance(read(value), Article | Rejection)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)
FIELDS = st.sampled_from(
    "id title body content_type url source authors published_at language version status tickers other".split()
)


@given(st.dictionaries(FIELDS, JSON))
def test_any_json_object_is_an_article_or_a_reason(value: dict[str, object]) -> None:
    assert isinstance(article_of(value), Article | Rejection)
