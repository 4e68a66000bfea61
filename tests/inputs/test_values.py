"""Values as formats write them become those of an article."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.inputs.values import (
    by_line,
    language_of,
    moment_of,
    plain_of,
    rfc3339,
    ric_symbol,
    symbols_of,
    version_of,
)
from streams.pipeline.article import article_of
from streams.pipeline.outcomes import Rejection


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2024-05-06", "2024-05-06"),
        ("2024-05-06T12:00:00Z", "2024-05-06T12:00:00Z"),
        ("2024-05-06T14:00:00+02:00", "2024-05-06T12:00:00Z"),
        ("2024-05-06T14:00:00+0200", "2024-05-06T12:00:00Z"),
        ("2024-05-06T12:00", "2024-05-06T12:00:00Z"),
        ("2024-05-06 12:00:00 UTC", "2024-05-06T12:00:00Z"),
        ("20240506T120000Z", "2024-05-06T12:00:00Z"),
        ("Mon, 06 May 2024 08:00:00 -0400", "2024-05-06T12:00:00Z"),
        ("6 May 2024 12:00 GMT", "2024-05-06T12:00:00Z"),
        ("0001-01-01T00:00:00Z", None),
        ("0001-01-01", None),
        ("2024-02-31", None),
        ("yesterday", None),
        ("", None),
        (None, None),
        (1715000000, None),
        ("9" * 10_000, None),
    ],
)
def test_moments(written: object, read: str | None) -> None:
    assert rfc3339(written) == read


@given(st.text(max_size=70) | st.datetimes().map(str))
def test_a_moment_that_is_read_is_one_that_articles_have(text: str) -> None:
    written = rfc3339(text)
    if written is not None:
        assert not isinstance(article_of({"id": "1", "body": "x", "published_at": written}), Rejection)


def test_moments_have_a_zone() -> None:
    assert moment_of("2024-05-06T12:00:00") == datetime(2024, 5, 6, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("version", "created", "number"),
    [
        (3, None, 3),
        ("3", "2024-05-06T12:00:00Z", 3),
        ("3.1", "2024-05-06T12:00:00Z", 1714996800),
        (None, "2024-05-06T12:00:00Z", 1714996800),
        ("9" * 40, None, None),
        (True, None, None),
        (None, None, None),
    ],
)
def test_versions(version: object, created: object, number: int | None) -> None:
    assert version_of(version, created) == number


@pytest.mark.parametrize(
    ("written", "tags"),
    [("en-US", "en-US"), ("en_US", "en-US"), ("en_US.UTF-8", "en-US"), ("?", None), ("x" * 99, None)],
)
def test_languages(written: str, tags: str | None) -> None:
    assert language_of(written) == tags


def test_symbols_lose_their_exchange() -> None:
    given = ["XNAS AAPL", "NYSE: BRK.B", "Nasdaq:acme", "$META", "META", "no symbol at all", None, ""]
    assert symbols_of(given) == ["AAPL", "BRK.B", "ACME", "META"]


@pytest.mark.parametrize(("code", "symbol"), [("AAPL.OQ", "AAPL"), ("BRKb.N", "BRK.B"), ("R:META.O", "META")])
def test_instrument_codes(code: str, symbol: str) -> None:
    assert ric_symbol(code) == symbol


def test_by_lines_and_titles_are_plain() -> None:
    assert by_line("By  Jane Roe") == "Jane Roe"
    assert by_line("Byron Moe") == "Byron Moe"
    assert plain_of("Johnson &amp; Johnson &#8220;grows&#8221;") == "Johnson & Johnson “grows”"
    assert plain_of("<em>Acme</em> grows") == "Acme grows"
